"""Reads one request from standard input, runs the config, and answers with one JSON document on descriptor 3."""
from __future__ import annotations

import importlib
import json
import os
import sys
import types
from typing import Any, Dict, List

from fission import _sites
from fission._parent import watch_parent_if_told
from fission.core.base import JOBS, PIPES
from fission.core.nodes import NodeInfo
from fission.travel import TravelError, unpack_job
from fission._inspect.describe_job import dependencies_of, describe_job, travel_problem
from fission._inspect.describe_nodes import describe_nodes
from fission._inspect.describe_pipe import describe_pipe
from fission._inspect.foreign import construct_jobs
from fission._inspect.problems import Problem, explain
from fission._inspect.settings import describe_settings, describe_topology, settings_problems
from fission._inspect.source_files import source_files

REPLY_DESCRIPTOR = 3

Reply = Dict[str, Any]


def main() -> None:
    """Answers one request and ends; whatever the config left running does not keep the process."""
    watch_parent_if_told()
    # White space before the reply: this program has started, whatever becomes of the config.
    os.write(REPLY_DESCRIPTOR, b"\n")
    request = json.loads(sys.stdin.buffer.read())
    network = request["network"]
    root = os.path.abspath(network["root"])
    try:
        reply = TASKS[request["task"]](request, root)
    except BaseException as error:
        reply = {"type": "problems", "problems": [explain(network["config"], error)]}
    with os.fdopen(REPLY_DESCRIPTOR, "w") as answer:
        json.dump(reply, answer)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def describe(request: Dict[str, Any], root: str) -> Reply:
    """Runs the config and describes all that it constructed."""
    network = request["network"]
    sys.path.insert(0, root)
    _sites.record_below(root)
    config = importlib.import_module(network["config"][: -len(".py")].replace("/", "."))
    problems = settings_problems(config, network["config"])
    jobs = _describe_jobs(root, problems)
    if problems:
        return {"type": "problems", "problems": problems}
    given = [item for job in JOBS.values() for item in dependencies_of(job)]
    described = {
        "name": network["name"],
        "config": network["config"],
        "settings": describe_settings(config),
        **describe_topology(config, network["config"]),
        "jobs": jobs,
        "pipes": [describe_pipe(PIPES[id]) for id in sorted(PIPES)],
        "nodes": describe_nodes(getattr(config, "NODES", None)),
    }
    modules = [item for item in given if isinstance(item, (types.ModuleType, type))]
    return {
        "type": "described",
        "network": described,
        "interpreter": sys.executable,
        "files": source_files(root, network["config"], modules),
    }


def preference(request: Dict[str, Any], root: str) -> Reply:
    """Asks the job's ``preference`` which of the candidates it likes."""
    sys.path.insert(0, request["bundle"])
    _sites.record_below(request["bundle"])
    candidates = [
        NodeInfo(
            node["name"],
            node["cpuPercent"],
            node["memoryPercent"],
            node["diskPercent"],
            node["swapPercent"],
            node["transmitQuality"],
        )
        for node in request["candidates"]
    ]
    job: Any = unpack_job(request["attributes"], request["job"])
    liked = job.preference(candidates)
    return {"type": "preferred", "node": liked.name if isinstance(liked, NodeInfo) else None}


def describe_jobs(request: Dict[str, Any], root: str) -> Reply:
    """Constructs the Python jobs that a config in another language names."""
    sys.path.insert(0, root)
    _sites.record_below(root)
    problems = construct_jobs(request["jobs"], request["pipes"])
    jobs = [] if problems else _describe_jobs(root, problems)
    if problems:
        return {"type": "problems", "problems": problems}
    files = source_files(root, request["network"]["config"], [])
    return {"type": "jobs", "jobs": jobs, "interpreter": sys.executable, "files": files}


TASKS = {"describe": describe, "preference": preference, "describe-jobs": describe_jobs}


def _describe_jobs(root: str, problems: List[Problem]) -> List[Dict[str, Any]]:
    described = []
    for job in JOBS.values():
        try:
            described.append(describe_job(job, root))
        except TravelError as error:
            problems.append(travel_problem(job, error))
    return described
