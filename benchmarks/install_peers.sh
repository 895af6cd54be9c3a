#!/usr/bin/env bash
# Installs the programs that `make bench` measures beside the app: mail readers by the system's package manager, the
# others by pip, each into a virtual environment of its own (their versions of Textual differ), in benchmarks/out/peers.
# What cannot be installed is left out of the bench.
set -uo pipefail
cd "$(dirname "$0")"
readers="neomutt aerc alot notmuch"
for reader in $readers; do
	command -v "$reader" >/dev/null || missing="${missing:-} $reader"
done
if [ -n "${missing:-}" ]; then
	if command -v apt-get >/dev/null; then
		sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
		for reader in $missing; do
			$sudo apt-get install -y "$reader" || echo "$reader cannot be had here." >&2
		done
	else
		echo "No apt-get here. Install by hand:$missing" >&2
	fi
fi
mkdir -p out/peers/bin
install() { # the package, its command, and what it needs besides
	python3 -m venv "out/peers/$1" &&
		"out/peers/$1/bin/python" -m pip install --quiet --disable-pip-version-check "$1" "${@:3}" &&
		ln -sf "../$1/bin/$2" "out/peers/bin/$2" || echo "$1 cannot be had here." >&2
}
install posting posting 'tree-sitter==0.25.*' # with 0.26 it dies of a fault in its grammars
install harlequin harlequin
install toolong tl
echo "In out/peers/bin: $(ls out/peers/bin | xargs). Now: make bench"
