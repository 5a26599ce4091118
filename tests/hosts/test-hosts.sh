#!/usr/bin/env bash
# test-hosts.sh - throw-away, Raspberry-Pi-like Debian hosts on one Linux machine.
#
# Each host has its own systemd (PID 1), sshd, IP address, disk (an overlay over one cached
# root file system) and user `pi` (password `raspberry`, may sudo with it).  Hosts hang on a
# bridge inside a network namespace of their own (the "lab"); nothing touches the machine's
# own network, and there is no way out of the lab: use `lab` to run a program next to them.
#
#   up N             boot hosts 1..N (those not yet up) and wait until systemd says "running"
#   down             pull every plug and delete everything but the cached root file system
#   exec I CMD..     run CMD as root inside host I (without the capabilities a host lacks)
#   lab CMD..        run CMD on the controller's side: 10.77.0.1; host I is 10.77.0.(10+I)
#   cut I|heal I     unplug host I's network cable (carrier lost) | plug it back in
#   mute I|talk I    the switch drops all of host I's packets (carrier stays) | passes them again
#   stall I S        mutes host I for S seconds
#   slow I RATE|off  host I's network carries RATE (as `tc` writes it: 1mbit) both ways | all again
#   kill I           power cut: no FIN, no RST, no shutdown; the disk stays
#   start I          power back on: boots from the same disk
#   wipe I           power cut, then a new disk and new host keys at the next start: a re-flashed Pi
#   status           one line per host
#   ssh-key          path of a private key that every host accepts for pi
#   check            says in one line what keeps hosts from running here, and fails; else says nothing
#
# Needs: root, cgroup v2 mounted anywhere (hybrid is fine), overlayfs, veth, bridge;
# Debian packages: mmdebstrap iproute2 util-linux openssh-client, and for TEST_HOSTS_ARCH=arm64
# on another kind of machine qemu-user-static arch-test.
#
# Everything a host is made of is a process in one cgroup: namespaces, mounts, veths and the
# bridge live only as long as these processes, so killing the cgroup leaves files at most.
# With TEST_HOSTS_OWNER=PID the hosts also go down by themselves when that process ends.
# Sets of hosts with different TEST_HOSTS_NAMEs share the cached root file system and nothing else.
set -euo pipefail

SELF=$(realpath "${BASH_SOURCE[0]}")
NAME=${TEST_HOSTS_NAME:-hosts-$(echo "$SELF" | cksum | cut -d' ' -f1)}
DIR=${TEST_HOSTS_DIR:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/test-hosts}
SUITE=${TEST_HOSTS_SUITE:-bookworm}
MIRROR=${TEST_HOSTS_MIRROR:-}                     # default: the one that this machine's apt uses
NATIVE=$(dpkg --print-architecture 2>/dev/null || true)
ARCH=${TEST_HOSTS_ARCH:-$NATIVE}                 # arm64, armhf: real Pi programs, run by qemu (slow)
NET=${TEST_HOSTS_NET:-10.77.0}                   # /24, seen by no other set of hosts
PASSWORD=${TEST_HOSTS_PASSWORD:-raspberry}
INSTALL=${TEST_HOSTS_INSTALL:-}                  # packages every host has from the start
DEBS=${TEST_HOSTS_DEBS:-}                        # packages hosts can `apt-get install` offline
OWNER=${TEST_HOSTS_OWNER:-}
RUN=$DIR/run/$NAME
export PATH=$PATH:/usr/sbin:/sbin
umask 022

die() { echo "test-hosts: $*" >&2; exit 1; }

find_cgroup() {
  local mnt; mnt=$(findmnt -nrt cgroup2 -o TARGET | head -n1)
  [ -n "$mnt" ] || die "no cgroup v2 is mounted"
  ID=$NAME-$(echo "$RUN" | cksum | cut -d' ' -f1)
  CG=$mnt/$ID
}

# shellcheck source-path=SCRIPTDIR
. "$(dirname "$SELF")/machine/image.sh"
. "$(dirname "$SELF")/machine/lab.sh"
. "$(dirname "$SELF")/machine/host.sh"

lock() { mkdir -p "$DIR"; exec 9>"$DIR/$NAME.lock"; flock 9; }

up() {
  local n=$1 i
  lock; rootfs; lab_up
  echo "$ROOTFS" >"$RUN/rootfs"
  if [ -n "$OWNER" ] && [ ! -d "$CG/watch-$OWNER" ]; then
    mkdir -p "$CG/watch-$OWNER"
    setsid bash "$SELF" _watch </dev/null >/dev/null 2>&1 9>&- &
  fi
  for ((i = 1; i <= n; i++)); do start "$i"; done
  for ((i = 1; i <= n; i++)); do ready "$i"; done
}

down() {
  lock
  kill_cgroup "$CG"
  [ ! -e "/proc/sys/fs/binfmt_misc/$ID" ] || echo -1 >"/proc/sys/fs/binfmt_misc/$ID"
  rm -rf --one-file-system "$RUN"
  rmdir "$DIR/run" 2>/dev/null || true
  rm -f "$DIR/$NAME.lock"
}

watch() {                                        # ends the hosts when their owner has ended
  echo "$BASHPID" >"$CG/watch-$OWNER/cgroup.procs"
  tail --pid="$OWNER" -f /dev/null
  echo "$BASHPID" >"$(dirname "$CG")/cgroup.procs"      # out of the cgroup that `down` kills
  TEST_HOSTS_OWNER='' exec bash "$SELF" down
}

status() {
  local d i
  for d in "$RUN"/pi*/; do
    [ -d "$d" ] || { echo "no hosts"; return; }
    i=${d%/}; i=${i##*/pi}
    echo "pi$i $NET.$((10 + i)) $(is_on "$i" && echo on || echo off)"
  done
}

check() {                                        # prints the first thing that is missing
  [ "$(uname)" = Linux ] && [ -n "$NATIVE" ] || { echo "they need Debian or a system made from it"; return 1; }
  [ "$(id -u)" = 0 ] || { echo "they need root"; return 1; }
  local program
  for program in mmdebstrap ip unshare setpriv ssh-keygen findmnt flock; do
    command -v "$program" >/dev/null || { echo "$program is missing: build/install-system.sh installs it"; return 1; }
  done
  [ -n "$(findmnt -nrt cgroup2 -o TARGET)" ] || { echo "no cgroup v2 is mounted"; return 1; }
  unshare --net --mount --pid --fork --uts --ipc --cgroup true 2>/dev/null ||
    { echo "the system allows no namespaces here"; return 1; }
}

usage() { sed -n '2,/^set /{/^set /!s/^# \{0,1\}//p}' "$SELF"; exit 2; }

[ $# -ge 1 ] || usage
cmd=$1; shift
case $cmd in
  up|exec|cut|heal|mute|talk|stall|slow|kill|start|wipe)
    [[ ${1-} =~ ^[1-9][0-9]?$ ]] || die "$cmd needs a number from 1 to 99" ;;
  check) check; exit ;;
esac
[ "$(id -u)" = 0 ] || die "run me as root"
find_cgroup
case $cmd in
  up)      up "$1" ;;
  down)    down ;;
  exec)    in_host "$@" ;;
  lab)     lab "$@" ;;
  cut)     lab ip link set "pi$1" down ;;
  heal)    lab ip link set "pi$1" up ;;
  mute)    lab ip link set "pi$1" nomaster ;;
  talk)    lab ip link set "pi$1" master br0 ;;
  stall)   lab sh -c 'ip link set "$1" nomaster; sleep "$2"; ip link set "$1" master br0' stall "pi$1" "$2" ;;
  slow)    slow "$1" "${2:-off}" ;;
  kill)    unplug "$1" ;;
  start)   lock; [ -d "$RUN/pi$1" ] || die "pi$1 was never up"
           ROOTFS=$(cat "$RUN/rootfs"); start "$1"; ready "$1" ;;
  wipe)    lock; unplug "$1"; rm -rf --one-file-system "$RUN/pi$1"; mkdir "$RUN/pi$1" ;;
  status)  status ;;
  ssh-key) echo "$RUN/id_ed25519" ;;
  _build)  build "$1" ;;
  _lab)    lab_init ;;
  _power)  power "$1" ;;
  _init)   init "$1" ;;
  _watch)  watch ;;
  *)       usage ;;
esac
