#!/usr/bin/env bash
# Installs the system packages that the tests need, and only those that are missing. Needs root and apt.
set -euo pipefail

# command=package: the package is installed when the command is not there.
needed=(
  python3=python3
)

missing=()
for entry in "${needed[@]}"; do
  command -v "${entry%%=*}" >/dev/null || missing+=("${entry#*=}")
done
[ ${#missing[@]} -eq 0 ] && exit 0

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}"
