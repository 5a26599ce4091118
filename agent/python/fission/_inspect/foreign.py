"""Python jobs that a config in another language names."""
from __future__ import annotations

import importlib
from typing import Any, Dict, List

from fission.core.base import BaseJob, BasePipe
from fission.core.pipes import (
    BytesPipe, JSONPipe, MessagePackPipe, OptionalBytesPipe, OptionalJSONPipe, OptionalMessagePackPipe, OptionalRawPipe,
    RawPipe,
)
from fission.core.registry import count_jobs_from
from fission._inspect.problems import Problem, describe_error, install_hint, problem


def construct_jobs(jobs: List[Dict[str, Any]], pipes: List[Dict[str, Any]]) -> List[Problem]:
    """Constructs them with their ids, joined to pipes as the other language describes them; gives what went wrong."""
    by_id = {pipe["id"]: pipe for pipe in pipes}
    problems = []
    for described in jobs:
        if "foreign" not in described:
            continue
        try:
            _construct(described, by_id)
        except Exception as error:
            problems.append(_problem(described, error))
    return problems


def _construct(described: Dict[str, Any], pipes: Dict[int, Dict[str, Any]]) -> None:
    foreign = described["foreign"]
    kind = getattr(importlib.import_module(foreign["module"]), foreign["name"])
    if not isinstance(kind, type) or not issubclass(kind, BaseJob):
        raise TypeError(f"{foreign['name']} is no class of jobs")
    ends = {
        end: [_pipe(pipes[id]) for id in described[end]] for end in ("inputs", "outputs") if described[end]
    }
    count_jobs_from(described["id"])
    kind(**ends, **foreign["arguments"])


def _pipe(described: Dict[str, Any]) -> BasePipe:
    is_optional = "optional" in described
    made: Any
    if described["encoding"] == "json":
        made = (OptionalJSONPipe if is_optional else JSONPipe)(described["id"])
    elif described["encoding"] == "messagepack":
        made = (OptionalMessagePackPipe if is_optional else MessagePackPipe)(described["id"])
    elif described["blockSize"] is not None:
        made = (OptionalBytesPipe if is_optional else BytesPipe)(described["id"], described["blockSize"])
    else:
        made = (OptionalRawPipe if is_optional else RawPipe)(described["id"])
    made.BLOCK_COUNT = described["blockCount"]
    made.ASYNC = described["async"]
    if is_optional:
        made.OPTIONAL_DEFAULT = described["optional"].get("default")
        made.OPTIONAL_STORE = described["optional"]["store"]
    return made


def _problem(described: Dict[str, Any], error: Exception) -> Problem:
    foreign = described["foreign"]
    label = f"{foreign['name']} {described['id']}"
    words = f"{label} of {foreign['module']} cannot be made: {describe_error(error)}"
    hint = "Check the module, the class and its arguments."
    if isinstance(error, ModuleNotFoundError):
        hint = install_hint((error.name or "the module").split(".")[0])
    return problem("python-job", words, hint, described.get("position"), job=described["id"])
