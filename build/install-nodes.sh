#!/usr/bin/env bash
# Installs the Node versions under which the agent is tested, and those for other processors, which are emulated, where there
# are packages of them (Linux on x64). They are no
# devDependencies: those install on every system, and would put another `node` first on the path of every npm script.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../tests/integration/agent/nodes"
[ "$(uname -sm)" = 'Linux x86_64' ] || { echo 'No further Node versions: their packages are for Linux on x64'; exit 0; }
cmp -s package-lock.json node_modules/.installed && exit 0
# By force: also those for other processors.
npm ci --force --ignore-scripts --no-audit --no-fund
cp package-lock.json node_modules/.installed
