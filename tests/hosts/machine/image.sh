# Part of test-hosts.sh: the root file system, built once per recipe and shared read-only by all hosts.

PACKAGES=systemd,systemd-sysv,dbus,libpam-systemd,openssh-server,sudo,python3,python3-apt
PACKAGES+=,iproute2,iputils-ping,procps,netbase,ca-certificates
PACKAGES+=${INSTALL:+,${INSTALL// /,}}

SETUP='
  useradd -m -s /bin/bash -G sudo,adm,dialout,audio,video,plugdev,games,users pi
  echo "pi:$TEST_HOSTS_PASSWORD" | chpasswd
  # every host makes its own identity on its first boot
  rm -f /etc/ssh/ssh_host_* /etc/hostname; : >/etc/machine-id
  mkdir -p /etc/systemd/system/ssh.service.d
  printf "[Service]\nExecStartPre=\nExecStartPre=/usr/bin/ssh-keygen -A\nExecStartPre=/usr/sbin/sshd -t\n" \
    >/etc/systemd/system/ssh.service.d/host-keys.conf
  # what qemu-user cannot run: credentials need the new mount calls; systemd --user spins
  [ -z "$TEST_HOSTS_FOREIGN" ] || systemctl mask user@.service
  for u in sysctl sysusers tmpfiles-setup tmpfiles-setup-dev; do
    [ -n "$TEST_HOSTS_FOREIGN" ] || continue
    mkdir -p /etc/systemd/system/systemd-$u.service.d
    printf "[Service]\nLoadCredential=\nSetCredential=\n" >/etc/systemd/system/systemd-$u.service.d/no-credentials.conf
  done
  systemctl mask apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer
  # an offline package source, so that `apt update` and `apt install` work inside the lab
  mkdir -p /srv/apt/partial; cd /srv/apt
  if [ -n "$TEST_HOSTS_DEBS" ]; then
    apt-get install -y --no-install-recommends --download-only -o Dir::Cache::archives=/srv/apt $TEST_HOSTS_DEBS
  fi
  for f in *.deb; do [ -e "$f" ] || continue
    dpkg-deb -f "$f"; echo "Filename: ./$f"; echo "Size: $(stat -c %s "$f")"
    echo "SHA256: $(sha256sum "$f" | cut -d" " -f1)"; echo
  done >Packages
  rm -rf partial lock /var/lib/apt/lists/* /etc/apt/sources.list.d/* /etc/resolv.conf
  echo "deb [trusted=yes] file:/srv/apt ./" >/etc/apt/sources.list
  apt-get clean; apt-get update'

rootfs() {                                       # sets ROOTFS; builds it if it is not there
  local key tmp
  [ -n "$MIRROR" ] || MIRROR=$(apt-get indextargets --format '$(REPO_URI)' | sed -n 's#/debian/$##p' | sort -u | head -n1)
  [ -n "$MIRROR" ] || die "no Debian mirror known: run apt-get update, or set TEST_HOSTS_MIRROR"
  export TEST_HOSTS_MIRROR=$MIRROR
  key=$(echo "$SUITE $ARCH $MIRROR $PASSWORD $DEBS $PACKAGES $SETUP" | sha256sum | cut -c1-12)
  ROOTFS=$DIR/rootfs-$key
  mkdir -p "$DIR"
  exec 8>"$DIR/build.lock"; flock 8
  if [ ! -d "$ROOTFS" ]; then
    command -v mmdebstrap >/dev/null || die "mmdebstrap is missing: apt-get install mmdebstrap"
    echo "test-hosts: building $ROOTFS (once: half a minute, or three with an emulator)" >&2
    tmp=$DIR/build; rm -rf --one-file-system "$tmp"
    # in namespaces of its own, so that even a SIGKILL of us leaves no process and no mount behind
    setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc \
      bash "$SELF" _build "$tmp" </dev/null >"$DIR/build.log" 2>&1 8>&- 9>&- ||
      { tail -n 20 "$DIR/build.log" >&2; die "building the root file system failed"; }
    mv "$tmp" "$ROOTFS"
  fi
  exec 8>&-
}

build() {
  foreign_programs
  TEST_HOSTS_FOREIGN=${ARCH#"$NATIVE"} TEST_HOSTS_PASSWORD=$PASSWORD TEST_HOSTS_DEBS=$DEBS TEST_HOSTS_SETUP=$SETUP \
  exec mmdebstrap --mode=root --variant=minbase --architectures="$ARCH" --include="$PACKAGES" \
    --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --skip=cleanup/apt/lists --customize-hook='chroot "$1" sh -ec "$TEST_HOSTS_SETUP"' \
    "$SUITE" "$1" "deb $MIRROR/debian $SUITE main" "deb $MIRROR/debian $SUITE-updates main" \
    "deb $MIRROR/debian-security $SUITE-security main"
}

foreign_programs() {       # lets the kernel run $ARCH programs, as long as this mount namespace lives
  [ "$ARCH" != "$NATIVE" ] || return 0
  local q reg=/proc/sys/fs/binfmt_misc
  case $ARCH in arm64) q=aarch64 ;; armhf|armel) q=arm ;; *) die "no emulator known for $ARCH" ;; esac
  [ -x "/usr/bin/qemu-$q-static" ] || die "qemu is missing: apt-get install qemu-user-static arch-test"
  mount -t binfmt_misc binfmt_misc "$reg"
  # F: works in every chroot; C: setuid programs (sudo) keep working
  [ -e "$reg/$ID" ] ||
    sed "s#^:[^:]*\(.*\):[^:]*:[A-Z]*\$#:$ID\1:/usr/bin/qemu-$q-static:FC#" "/usr/lib/binfmt.d/qemu-$q.conf" >"$reg/register"
}
