"""Takes passwords from standard input, so that they are in no argument, no environment, no file and no log.

With FISSION_SECRETS=stdin the program that starts ansible-playbook writes one JSON object on one line:

{"password": …, "becomePassword": …, "hosts": {"pi1": {"password": …, "becomePassword": …}}}

All of it may be left out; what is said of a host goes before what is said of all. Without the variable nothing is read.
"""

from __future__ import annotations

import json
import os
import sys

from ansible.inventory.host import Host
from ansible.plugins.vars import BaseVarsPlugin
from ansible.utils.unsafe_proxy import wrap_var

DOCUMENTATION = """
    name: fission_secrets
    short_description: Passwords from standard input
    description:
        - Takes passwords from standard input where FISSION_SECRETS=stdin.
"""

NAMES = {"password": "ansible_password", "becomePassword": "ansible_become_password"}

_secrets = None


class VarsModule(BaseVarsPlugin):
    """Gives each host its passwords as variables."""

    def get_vars(self, loader, path, entities, cache=True):
        values = {}
        for host in (entity for entity in entities if isinstance(entity, Host)):
            secrets = _read()
            own = secrets.get("hosts", {}).get(host.get_name(), {})
            for name, variable in NAMES.items():
                value = own.get(name, secrets.get(name))
                if value is not None:
                    # Unsafe says: not a template, a password may have braces.
                    values[variable] = wrap_var(value)
        return values


def _read():
    global _secrets
    if _secrets is None:
        text = sys.stdin.readline() if os.environ.get("FISSION_SECRETS") == "stdin" else ""
        _secrets = json.loads(text or "{}")
    return _secrets
