#!/usr/bin/env bash
# Installs the programs that `make bench` measures beside the app: mail readers by the system's
# package manager, the others into a virtual environment of their own, benchmarks/out/peers.
set -euo pipefail
cd "$(dirname "$0")"
if command -v apt-get >/dev/null; then
	sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
	$sudo apt-get install -y neomutt aerc
else
	echo "No apt-get here: install neomutt and aerc by hand; what is missing is left out." >&2
fi
python3 -m venv out/peers
out/peers/bin/python -m pip install --quiet posting harlequin toolong
echo "Now: make bench"
