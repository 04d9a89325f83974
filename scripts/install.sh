#!/bin/sh
# Make the environment hold exactly the packages of one requirements file, each checked against its hash, and the project itself.
set -eu
requirements=$1
venv=.venv
tools=build/tools

test -x $venv/bin/python || "$tools/bin/python" -m venv $venv
if ! VIRTUAL_ENV=$venv "$tools/bin/uv" pip sync --quiet --system-certs --require-hashes --python $venv/bin/python "$requirements"; then
  echo "uv did not succeed; trying with pip." >&2
  $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
fi

# The project: an editable wheel, built by the checked build tools and installed without asking any index.
rm -rf build/wheels
mkdir -p build/wheels
"$tools/bin/python" -c 'from hatchling.build import build_editable; build_editable("build/wheels")' > build/wheels/name
"$tools/bin/uv" pip install --quiet --no-deps --no-index --python $venv/bin/python build/wheels/*.whl
