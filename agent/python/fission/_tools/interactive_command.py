"""`fission interactive` for a network whose config is Python: `interactive ROOT CONFIG_MODULE NAME`."""
from __future__ import annotations

import code
import importlib
import sys
from contextlib import suppress
from types import SimpleNamespace
from typing import List

from fission import _sites
from fission.core.base import GROUPS, JOBS, NODES, PIPES, BaseGroup
from fission.core.nodes import LocalNode
from fission.emulate import emulate
from fission._inspect.describe_job import group_names
from fission._inspect.problems import explain, problem_text


def main() -> None:
    """Runs the config, then what the user types, until the input ends."""
    root, module, name = sys.argv[2:]
    sys.path.insert(0, root)
    del sys.argv[1:]
    try:
        config = importlib.import_module(module)
    except Exception as error:
        _sites.record_below(root)
        sys.exit("error: " + problem_text(explain(module.replace(".", "/") + ".py", error)))
    _fill_groups()
    network = SimpleNamespace(name=name, config=config, jobs=JOBS, pipes=PIPES, nodes=NODES, groups=GROUPS)
    names = {
        "network": network, "JOBS": JOBS, "PIPES": PIPES, "NODES": NODES, "GROUPS": GROUPS, "emulate": emulate,
    }
    if sys.stdin.isatty():
        # Line editing and history, where this Python has them.
        with suppress(ModuleNotFoundError):
            importlib.import_module("readline")
    code.interact(banner=_banner(name), local=names, exitmsg="")


def _fill_groups() -> None:
    """Every group with its jobs and nodes; all nodes but the client's are in ALL."""
    for job in JOBS.values():
        for name in group_names(job.GROUPS):
            BaseGroup(name).add_job(job)
    for node in NODES.values():
        names = group_names(node.GROUPS) + ([] if isinstance(node, LocalNode) else ["ALL"])
        for name in dict.fromkeys(names):
            BaseGroup(name).add_node(node)


def _banner(name: str) -> str:
    version = sys.version.split()[0]
    return "\n".join(
        [
            f"{name}: {len(JOBS)} jobs, {len(PIPES)} pipes (Python {version}; Ctrl+D ends it)",
            "network, JOBS, PIPES, NODES, GROUPS, emulate",
            *_example(),
        ]
    )


def _example() -> List[str]:
    job = next((job for job in JOBS.values() if job.inputs), None)
    if job is None:
        return []
    values = ", ".join(str(place) for place in range(1, len(job.inputs) + 1))
    return [f"For example: emulate(JOBS[{job.id}])({values})"]
