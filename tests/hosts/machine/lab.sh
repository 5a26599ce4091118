# Part of test-hosts.sh: the lab, a network namespace with a bridge, held by one sleeping process.

lab_pid() { head -n1 "$CG/lab/cgroup.procs" 2>/dev/null || true; }

lab() {
  local p; p=$(lab_pid); [ -n "$p" ] || die "no hosts are up"
  nsenter -t "$p" --net -- "$@"
}

lab_up() {
  [ -z "$(lab_pid)" ] || return 0
  local n
  mkdir -p "$CG/lab" "$RUN"
  [ -e "$RUN/id_ed25519" ] || ssh-keygen -q -t ed25519 -N '' -C "$NAME" -f "$RUN/id_ed25519"
  ( echo "$BASHPID" >"$CG/lab/cgroup.procs"
    exec setsid unshare --net --mount bash "$SELF" _lab ) </dev/null >"$RUN/lab.log" 2>&1 9>&- &
  for n in {1..250}; do
    [ "$(cat "/proc/$(lab_pid)/comm" 2>/dev/null)" != sleep ] || return 0
    sleep 0.02
  done
  cat "$RUN/lab.log" >&2; die "the lab did not come up"
}

lab_init() {
  foreign_programs
  ip link set lo up
  ip link add br0 type bridge
  ip addr add "$NET.1/24" dev br0
  ip link set br0 up
  exec sleep infinity
}

slow() {                                         # host I's network, towards it and from it
  local i=$1 rate=$2 p; p=$(host_pid "$i"); [ -n "$p" ] || die "pi$i is not up"
  local -a there=(lab tc qdisc) back=(nsenter -t "$p" --net -- tc qdisc)
  if [ "$rate" = off ]; then
    "${there[@]}" del dev "pi$i" root 2>/dev/null || true
    "${back[@]}" del dev eth0 root 2>/dev/null || true
    return 0
  fi
  local -a way=(root tbf rate "$rate" burst 64kb latency 400ms)
  "${there[@]}" replace dev "pi$i" "${way[@]}"
  "${back[@]}" replace dev eth0 "${way[@]}"
}
