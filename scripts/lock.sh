#!/bin/sh
# Pins every dependency by version and hash, for every platform from Python 3.11 on.
# The files name no host, so a site's own mirror is honoured. Argument: the uv to use.
set -eu
cd "$(dirname "$0")/.."
uv=${1:-uv}
unset UV_INDEX UV_INDEX_URL UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS

lock() {
    "$uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        pyproject.toml requirements/build.in "$@"
}

lock --extra dev --extra ocr --output-file requirements/dev.txt
lock --extra ocr --constraint requirements/dev.txt --output-file requirements/ocr.txt
lock --constraint requirements/dev.txt --output-file requirements/run.txt
