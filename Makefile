# Every target makes .venv by itself, from requirements.lock.
.DEFAULT_GOAL := help
.PHONY: help install demo test short check reliability reliability-quick typed monkey lint types imports wheel docs pictures snapshots fuzz hostile audit sbom format lock clean bench bench-quick price profile mail-figures

# The first interpreter that runs and is new enough; PYTHON=... overrides.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
UV ?= $(BIN)/uv
READY := .venv/.ready
# Compiled once: tests and benches start the program hundreds of times.
unexport PYTHONDONTWRITEBYTECODE
# Tests mostly wait: for idle, for terminals, for the disk.
JOBS ?= $(shell echo $$((2 * $$(getconf _NPROCESSORS_ONLN || echo 1))))
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "triage-tui needs Python 3.11 or newer; none was found. Install one, or run: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; exit 1; }
	"$(PYTHON)" -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(READY)

install: $(READY)  ## make .venv with everything in it

demo: $(READY)  ## open the app on a made-up inbox: no key, no network
	@$(BIN)/triage-tui demo

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m "not long"

short: $(READY)  ## run what is long, in its short form: terminals, kills, faults, hostile text, every key and size (four minutes)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m long

format: $(READY)  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: lint types imports test wheel  ## lint, types, import rules, tests, the wheel

reliability: $(READY)  ## measure what must hold under kill, fault, flood and damage (an hour)
	$(BIN)/python -m benchmarks.reliability --full --talk

reliability-quick: $(READY)  ## the same in a short form (six minutes)
	$(BIN)/python -m benchmarks.reliability --quick

typed: $(READY)  ## forms filled in and handed over at once, a thousand times (ten minutes)
	$(BIN)/python -m benchmarks.reliability --full --talk --only R15

MONKEY ?= --seconds 600
monkey: $(READY)  ## random keys, clicks, pastes, faults and kills; MONKEY="--seconds 30 --seed 7"
	$(BIN)/python -m benchmarks.monkey $(MONKEY)

lint: $(READY)  ## is it formatted, and clean?
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)  ## do the types hold?
	$(BIN)/mypy

imports: $(READY)  ## does each package import only what it may?
	$(BIN)/lint-imports

wheel: $(READY)  ## build sdist and wheel, install the wheel, start it
	$(BIN)/python -m tests.wheel

docs: $(READY)  ## write anew what the documents take from the code: keys, settings, tree, contracts
	$(BIN)/python -m tests.documents

pictures: $(READY)  ## draw the pictures of docs/ anew, from the app itself
	$(BIN)/python -m tests.pictures

fuzz: $(READY)  ## a million made-up strings through the cleaner
	$(BIN)/python -m benchmarks.fuzz_text --count 1000000

hostile: $(READY)  ## the whole corpus of hostile texts in a terminal, every cell clicked
	$(BIN)/python -m benchmarks.hostile

audit: $(READY)  ## is the lock whole, and is a vulnerability known?
	$(BIN)/python -m tests.packages audit

sbom: $(READY)  ## list the packages of the lock as CycloneDX, in dist/sbom.json
	$(BIN)/python -m tests.packages sbom

snapshots: $(READY)  ## accept the screens as they are now; look at the report first
	$(BIN)/python -m pytest tests/snapshots --snapshot-update

bench: $(READY)  ## measure every budget, beside an empty app and other programs (a quarter of an hour)
	$(BIN)/python -m benchmarks

bench-quick: $(READY)  ## the ratios alone, in a minute: did anything get much slower?
	$(BIN)/python -m benchmarks --quick

PRICE ?=
price: $(READY)  ## a rep in real time: what is read before its key, at what price; PRICE="--pace 10"
	$(BIN)/python -m benchmarks.price $(PRICE)

mail-figures: $(READY)  ## how well new words are told from old mail, over 300 made-up replies
	@$(BIN)/python -m benchmarks.mail_figures

profile: $(READY)  ## where the time goes: of a start, and of one key
	$(BIN)/python -m benchmarks.profile

lock: $(READY)  ## bring requirements.lock in line with pyproject.toml; what fits stays as it is
	"$(UV)" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links --extra dev -o requirements.lock pyproject.toml

clean:  ## remove what the targets made
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
