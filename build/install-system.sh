#!/usr/bin/env bash
# Installs the system packages that the tests need, and only when something is missing. Needs root and apt.
set -euo pipefail

# Debian's own Python, whatever other one is first on the PATH; the tests of Python jobs run with it.
python=(python3 python3-numpy python3-pytest)
# Compiles programs that tests run as jobs.
compiler=(gcc libc6-dev)
# What tests/hosts/test-hosts.sh makes its hosts with.
hosts=(mmdebstrap iproute2 util-linux openssh-client)
# The playbooks, a password where there is no key yet, and what checks the playbooks.
ansible=(ansible-core sshpass ansible-lint)
# Runs programs for the processors of Pis, with the libraries that Node needs there.
emulation=(qemu-user-static libc6-{arm64,armhf}-cross libstdc++6-{arm64,armhf}-cross libgcc-s1-{arm64,armhf}-cross)
emulation+=(libatomic1-armhf-cross)
# Shows the window in the end-to-end tests.
browser=(chromium fonts-noto-core fonts-dejavu-core)

has() { command -v "$1" >/dev/null; }
PATH=$PATH:/usr/sbin:/sbin
/usr/bin/python3 -c 'import numpy, pytest' 2>/dev/null &&
  has cc && has mmdebstrap && has ip && has tc && has setpriv && has ssh-keygen &&
  has ansible-playbook && has sshpass && has ansible-lint && has chromium &&
  has qemu-arm-static && [ -e /usr/aarch64-linux-gnu/lib/libstdc++.so.6 ] &&
  [ -e /usr/arm-linux-gnueabihf/lib/libatomic.so.1 ] && exit 0

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${python[@]}" "${compiler[@]}" "${hosts[@]}" "${ansible[@]}" "${emulation[@]}" "${browser[@]}"
