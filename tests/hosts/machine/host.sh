# Part of test-hosts.sh: one host, from power-on to power cut.

# Capabilities that would reach out of the host: the clock, kernel modules, device nodes, ...
DROP=-sys_time,-sys_module,-sys_rawio,-mknod,-syslog,-mac_admin,-mac_override,-wake_alarm,-block_suspend

host_pid() { head -n1 "$CG/pi$1/os/init.scope/cgroup.procs" 2>/dev/null || true; }  # its PID 1
is_on()    { grep -qs '^populated 1' "$CG/pi$1/cgroup.events"; }

in_host() {
  local i=$1 p; shift; p=$(host_pid "$i"); [ -n "$p" ] || die "pi$i is not up"
  # nsenter keeps our full capabilities: drop what the host itself does not have
  nsenter -t "$p" --mount --uts --ipc --net --pid --cgroup -- \
    env -i HOME=/root USER=root LANG=C.UTF-8 TERM="${TERM:-dumb}" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    setpriv --bounding-set="$DROP" -- "$@"
}

power() {                                        # host I's mains: boots it, and after each reboot again
  local rc; echo "$BASHPID" >"$CG/pi$1/cgroup.procs"
  export LAB_NS; LAB_NS=/proc/$(lab_pid)/ns/net  # inside the PID namespace the number means nothing
  while rc=0; do
    ( echo "$BASHPID" >"$CG/pi$1/os/cgroup.procs"
      exec unshare --fork --pid --mount --net --uts --ipc --cgroup bash "$SELF" _init "$1" ) || rc=$?
    [ "$rc" = 129 ] || exit 0                    # reboot ends a PID namespace by SIGHUP, poweroff by SIGINT
  done
}

init() {                                         # the host's first program, already in its namespaces
  local i=$1 h=$RUN/pi$1 r=$RUN/pi$1/root d
  hostname "pi$i"
  # network: always the same MAC address, as a real board has
  nsenter --net="$LAB_NS" ip link del "pi$i" 2>/dev/null || true
  ip link add eth0 address "02:00:00:77:00:$(printf %02x $((10 + i)))" type veth peer name "pi$i" netns "$LAB_NS"
  nsenter --net="$LAB_NS" ip link set "pi$i" master br0 up
  ip link set lo up
  ip addr add "$NET.$((10 + i))/24" dev eth0
  ip link set eth0 up
  # disk
  mount -t overlay overlay -o "lowerdir=$ROOTFS,upperdir=$h/upper,workdir=$h/work" "$r"
  if [ ! -e "$r/etc/hostname" ]; then            # first boot
    echo "pi$i" >"$r/etc/hostname"
    { echo "127.0.0.1 localhost"; echo "$NET.1 controller"
      for d in {1..99}; do echo "$NET.$((10 + d)) pi$d"; done; } >"$r/etc/hosts"
    install -d -o 1000 -g 1000 -m 700 "$r/home/pi/.ssh"
    install -o 1000 -g 1000 -m 600 "$RUN/id_ed25519.pub" "$r/home/pi/.ssh/authorized_keys"
  fi
  # what a kernel would have mounted; read-only where a write would reach the whole machine
  mount -t proc -o nosuid,nodev,noexec proc "$r/proc"
  for d in sys irq bus sysrq-trigger; do
    [ -e "$r/proc/$d" ] || continue
    mount --bind "$r/proc/$d" "$r/proc/$d"
    mount -o remount,bind,ro,nosuid,nodev,noexec "$r/proc/$d"
  done
  mount -t proc -o nosuid,nodev,noexec proc "$h/proc"
  mount --bind "$h/proc/sys/net" "$r/proc/sys/net"      # sysctl net.* is the host's own
  umount "$h/proc"
  mount -t sysfs -o ro,nosuid,nodev,noexec sysfs "$r/sys"
  mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 "$r/sys/fs/cgroup"
  mount -t tmpfs -o nosuid,nodev,mode=755 tmpfs "$r/run"
  cp /proc/sys/kernel/random/uuid "$r/run/boot_id"      # or nobody could tell that it rebooted
  mount --bind "$r/run/boot_id" "$r/proc/sys/kernel/random/boot_id"
  mount -t tmpfs -o nosuid,mode=755,size=4m tmpfs "$r/dev"
  for d in null zero full random urandom tty; do : >"$r/dev/$d"; mount --bind "/dev/$d" "$r/dev/$d"; done
  mkdir "$r/dev/pts" "$r/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5,nosuid,noexec devpts "$r/dev/pts"
  ln -s pts/ptmx "$r/dev/ptmx"; ln -s /proc/self/fd "$r/dev/fd"
  for d in 0:stdin 1:stdout 2:stderr; do ln -s "fd/${d%:*}" "$r/dev/${d#*:}"; done
  # leave the machine's own tree, then become systemd
  cd "$r"; mkdir -p .old; pivot_root . .old
  exec chroot . /bin/sh -ec "umount -l /.old; rmdir /.old
    exec env -i container=test-host setpriv --bounding-set=$DROP /lib/systemd/systemd"
}

start() {                                        # boots host I unless it is on
  local i=$1
  is_on "$i" && return 0
  mkdir -p "$CG/pi$i/os" "$RUN/pi$i"/{upper,work,root,proc}
  ROOTFS=$ROOTFS setsid bash "$SELF" _power "$i" </dev/null >"$RUN/pi$i/power.log" 2>&1 9>&- &
}

ready() {                                        # waits until host I has booted
  local i=$1 state='' n
  for n in {1..1200}; do
    state=$(in_host "$i" timeout 100 systemctl is-system-running --wait 2>/dev/null </dev/null) || true
    case $state in
      running) return 0 ;;
      degraded) echo "test-hosts: pi$i is up, but some unit failed" >&2; return 0 ;;
    esac
    [ "$n" -lt 10 ] || is_on "$i" || break       # it went off again
    sleep 0.1
  done
  cat "$RUN/pi$i/power.log" >&2; die "pi$i did not come up (${state:-no answer})"
}

unplug() {                                       # power cut: first the cable, so that no FIN gets out
  is_on "$1" || return 0
  lab ip link set "pi$1" down 2>/dev/null || true
  kill_cgroup "$CG/pi$1"
}

kill_cgroup() {
  [ -d "$1" ] || return 0
  echo 1 >"$1/cgroup.kill"
  local n
  for n in {1..250}; do grep -q '^populated 0' "$1/cgroup.events" && break; sleep 0.02; done
  find "$1" -depth -type d -exec rmdir {} +
}
