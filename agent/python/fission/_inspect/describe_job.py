"""What a constructed job says about itself, and how it travels."""
from __future__ import annotations

import base64
import os
import types
from typing import Any, Dict, List

from fission.core.base import BaseGroup, BaseJob, BaseNode
from fission.core.jobs import ExecutableJob, InteractiveJob, LocalJob, TypeScriptJob
from fission.program import describe_program
from fission.travel import TravelError, pack_job
from fission._inspect.describe_pipe import whole
from fission._inspect.problems import Problem, problem


def describe_job(job: Any, root: str) -> Dict[str, Any]:
    """Describes a job; raises TravelError for an attribute that cannot be sent to a node."""
    if isinstance(job, TypeScriptJob):
        return _describe_typescript(job)
    is_executable = isinstance(job, ExecutableJob)
    described = {
        "id": job.id,
        "type": type(job).__name__,
        "bases": [kind.__name__ for kind in type(job).__mro__[1:] if kind is not object],
        "language": "executable" if is_executable else "python",
        "groups": ["LOCAL"] if isinstance(job, LocalJob) else group_names(job.GROUPS),
        "defaultNode": job.DEFAULT_NODE.ip if isinstance(job.DEFAULT_NODE, BaseNode) else job.DEFAULT_NODE,
        "head": bool(job.HEAD),
        "maxQueue": whole(job.MAX_QUEUE),
        "inputs": [pipe.id for pipe in job.inputs],
        "outputs": [pipe.id for pipe in job.outputs],
        "interactive": isinstance(job, InteractiveJob),
        "hasPreference": callable(getattr(job, "preference", None)),
        "dependencies": [_describe_dependency(item, root) for item in dependencies_of(job)],
        "attributes": base64.b64encode(pack_job(job)).decode(),
    }
    if is_executable:
        described = {**described, "host": "python", "program": describe_program(job, root)}
    saves = None if is_executable else _save_rule(job)
    if saves is not None:
        described["saves"] = saves
    place = job.__dict__.get("_site")
    return described if place is None else {**described, "position": place}


def _save_rule(job: BaseJob) -> Any:
    """When the job's state is saved; None where it has none."""
    lacking = [name for name in ("save", "restore") if not callable(getattr(job, name, None))]
    if len(lacking) == 2:
        return None
    return {
        "everyRounds": whole(job.SAVE_EVERY_ROUNDS),
        "everyMs": whole(job.SAVE_EVERY_SECONDS * 1000),
        "lacks": lacking[0] if lacking else None,
    }


def _describe_typescript(job: TypeScriptJob) -> Dict[str, Any]:
    """What the config says; TypeScript's inspector says the rest."""
    described = {
        "id": job.id,
        "type": job.name,
        "bases": [],
        "language": "typescript",
        "groups": [],
        "defaultNode": None,
        "head": False,
        "maxQueue": 0,
        "inputs": [pipe.id for pipe in job.inputs],
        "outputs": [pipe.id for pipe in job.outputs],
        "interactive": False,
        "hasPreference": False,
        "dependencies": [],
        "attributes": "",
        "foreign": {"module": job.module, "name": job.name, "arguments": job.options},
    }
    place = job.__dict__.get("_site")
    return described if place is None else {**described, "position": place}


def travel_problem(job: BaseJob, error: TravelError) -> Problem:
    """An attribute that cannot be sent, with the job's place."""
    hint = "Set it in setup(), which runs on the node; or use what pickle can carry: a function or class of a module."
    return problem("job-attribute", str(error), hint, job.__dict__.get("_site"), job=job.id)


def dependencies_of(job: BaseJob) -> List[Any]:
    """Directories (paths) and modules, in a list."""
    given = job.DEPENDENCIES
    return [] if given is None or given == "" else list(given) if isinstance(given, (list, tuple)) else [given]


def group_names(groups: Any) -> List[str]:
    """Names in order of priority, from one group or a list of groups."""
    listed = groups if isinstance(groups, (list, tuple)) else [groups] if groups else []
    return [group.name if isinstance(group, BaseGroup) else str(group) for group in listed]


def _describe_dependency(item: Any, root: str) -> Dict[str, str]:
    if isinstance(item, (types.ModuleType, type)):
        return {"path": item.__name__ if isinstance(item, types.ModuleType) else item.__module__, "kind": "module"}
    path = os.path.join(root, str(item))
    kind = "directory" if os.path.isdir(path) else "file" if os.path.exists(path) else "missing"
    return {"path": str(item), "kind": kind}

