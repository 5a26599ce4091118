"""All that the playbook wants to know of a host, asked in one go: each task of its own costs a login's round trip."""

from __future__ import annotations

import glob
import grp
import os
import pwd
import re
import shutil
import subprocess
import sys

from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = """
module: fission_facts
short_description: Facts about a host that is or shall become a node
description:
    - Gives the fact C(fission), and changes nothing.
options:
    root:
        description: Where the agent is installed.
        type: path
        required: true
    user:
        description: Whom the agent runs as.
        type: str
        required: true
    packages:
        description: Debian packages that are asked for; the fact tells the versions of those that are there.
        type: list
        elements: str
        default: []
author: Fission
"""

EXAMPLES = """
- name: Look at the host
  fission_facts:
    root: /opt/fission
    user: pi
    packages: [python3-numpy]
"""

RETURN = """
ansible_facts:
    description: The fact C(fission), with what is looked at.
    returned: always
    type: dict
"""

# Any of these keeps the clock right.
CLOCKS = {"systemd-timesyncd", "chrony", "ntpsec", "ntp", "openntpd"}


def main():
    options = {
        "root": {"type": "path", "required": True},
        "user": {"type": "str", "required": True},
        "packages": {"type": "list", "elements": "str", "default": []},
    }
    module = AnsibleModule(argument_spec=options, supports_check_mode=True)
    root = module.params["root"]
    installed = installed_packages()
    address, interface = leading_out()
    found = {
        "system": system_name(),
        "is_fit": os.path.exists("/usr/bin/apt-get") and os.path.isdir("/run/systemd/system"),
        "address": address,
        "interface": interface,
        "processor": said(["dpkg", "--print-architecture"]).strip(),
        "python": "{0}.{1}".format(*sys.version_info[:2]),
        "node": node_version(root),
        "packages": {name: installed[name] for name in module.params["packages"] if name in installed},
        "keeps_time": any(name in CLOCKS for name in installed),
        "free_mb": free_megabytes("/opt"),
        "groups": [group.gr_name for group in grp.getgrall()],
        "home": home_of(module.params["user"]),
        "has_avahi": os.path.isdir("/etc/avahi/services"),
        "has_service": os.path.exists("/etc/systemd/system/fission-agent.service"),
        "agent": link_target(os.path.join(root, "agent")),
        "agents": agents(root),
        "has_environment": has_environment(root),
    }
    module.exit_json(changed=False, ansible_facts={"fission": found})


def said(argv, **options):
    """What a program prints; nothing where it cannot be started."""
    try:
        return subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **options).stdout
    except OSError:
        return ""


def installed_packages():
    """Name and version of every package that is there."""
    lines = said(["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package} ${Version}\\n"]).splitlines()
    parts = (line.split(" ") for line in lines)
    return {part[1]: part[2] for part in parts if len(part) == 3 and part[0] == "installed"}


def node_version(root):
    """Ours first: where it is there, the system's did not do."""
    path = ":".join([os.path.join(root, "node", "bin"), "/usr/local/bin", "/usr/bin", "/bin"])
    program = shutil.which("node", path=path)
    version = re.match(r"v(\d+)", said([program, "--version"])) if program else None
    return int(version.group(1)) if version else 0


def leading_out():
    """Address and interface of the way out of the network; empty where there is none."""
    told = said(["ip", "-4", "route", "get", "192.0.2.1"])
    found = [re.search(r"\b{0} (\S+)".format(word), told) for word in ("src", "dev")]
    return tuple(match.group(1) if match else "" for match in found)


def agents(root):
    """The agents that are there, whole or not: an unpacking may have been interrupted before the last file."""
    folders = sorted(glob.glob(os.path.join(root, "agents", "*")))
    return [{"path": folder, "is_whole": os.path.exists(os.path.join(folder, "VERSION"))} for folder in folders]


def link_target(path):
    return os.readlink(path) if os.path.islink(path) else ""


def has_environment(root):
    """An environment for jobs in which the package fission is found."""
    known = glob.glob(os.path.join(root, "venv", "lib", "python3.*", "site-packages", "fission.pth"))
    return len(known) > 0 and os.path.exists(os.path.join(root, "venv", "bin", "python"))


def system_name():
    try:
        with open("/etc/os-release", encoding="utf-8") as file:
            found = re.search(r'^PRETTY_NAME="?([^"\n]+)', file.read(), re.MULTILINE)
            return found.group(1) if found else "This system"
    except OSError:
        return "This system"


def free_megabytes(path):
    while not os.path.isdir(path):
        path = os.path.dirname(path)
    disk = os.statvfs(path)
    return disk.f_bavail * disk.f_frsize // (1024 * 1024)


def home_of(user):
    try:
        return pwd.getpwnam(user).pw_dir
    except KeyError:
        return ""


if __name__ == "__main__":
    main()
