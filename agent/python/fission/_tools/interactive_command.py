"""`fission interactive` for a network whose config is Python: `interactive ROOT CONFIG_MODULE NAME`."""
from __future__ import annotations

import code
import importlib
import sys
from contextlib import suppress
from types import SimpleNamespace

from fission.core.base import GROUPS, JOBS, NODES, PIPES
from fission.emulate import emulate


def main() -> None:
    """Runs the config, then what the user types, until the input ends."""
    root, module, name = sys.argv[2:]
    sys.path.insert(0, root)
    del sys.argv[1:]
    config = importlib.import_module(module)
    network = SimpleNamespace(name=name, config=config, jobs=JOBS, pipes=PIPES, nodes=NODES, groups=GROUPS)
    names = {
        "network": network, "JOBS": JOBS, "PIPES": PIPES, "NODES": NODES, "GROUPS": GROUPS, "emulate": emulate,
    }
    if sys.stdin.isatty():
        # Line editing and history, where this Python has them.
        with suppress(ModuleNotFoundError):
            importlib.import_module("readline")
    code.interact(banner=_banner(name), local=names, exitmsg="")


def _banner(name: str) -> str:
    version = sys.version.split()[0]
    return "\n".join(
        [
            f"{name}: {len(JOBS)} jobs, {len(PIPES)} pipes (Python {version}; Ctrl+D ends it)",
            "network, JOBS, PIPES, NODES, GROUPS, emulate",
            "For example: emulate(JOBS[1])() or emulate(PIPES[101])(5)",
        ]
    )
