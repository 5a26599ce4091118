#!/bin/sh
# emulated.sh QEMU LIBRARIES PROGRAM ARGS...: runs a program for another processor, and what it starts. To be called by
# `unshare --map-root-user --mount`: since Linux 6.7 the programs that a user namespace's kernel takes are its own affair.
set -e
qemu=$1
export QEMU_LD_PREFIX=$2
shift 2
kinds=/proc/sys/fs/binfmt_misc
mount -t binfmt_misc binfmt_misc $kinds
sed "s#^:[^:]*\(.*\):[^:]*:[A-Z]*\$#:emulated\1:/usr/bin/$qemu-static:FC#" "/usr/lib/binfmt.d/$qemu.conf" >$kinds/register
exec "$@"
