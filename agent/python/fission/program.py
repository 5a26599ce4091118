"""How an executable job's program is called, said in one place for the inspector and for the job host."""
from __future__ import annotations

import os
from typing import Any, Dict, List, Optional

from fission.core.base import BaseJob


def words_of(given: Any) -> List[str]:
    """Arguments from a text, which is cut at white space as FISSION does, or from a list of arguments."""
    if given is None:
        return []
    return given.split() if isinstance(given, str) else [str(word) for word in given]


def directory_of(job: BaseJob) -> Optional[str]:
    """The directory among the job's DEPENDENCIES, as the config names it."""
    given = job.DEPENDENCIES
    listed = given if isinstance(given, (list, tuple)) else [given]
    return next((str(item) for item in listed if isinstance(item, (str, os.PathLike)) and str(item)), None)


def describe_program(job: Any, root: str) -> Dict[str, Any]:
    """The program of an executable job, as agent/core/network/description.ts has it."""
    command = words_of(job.EXECUTABLE)
    return {
        "command": command,
        "parameters": words_of(job.PARAMETERS),
        "inputFlag": str(job.INPUT_FLAG),
        "outputFlag": str(job.OUTPUT_FLAG),
        "pipesAs": job._PIPES_AS,
        "openTimeoutMs": max(0, job.OPEN_TIMEOUT * 1000),
        "isMissing": bool(command) and _is_missing(command[0], os.path.join(root, directory_of(job) or "")),
    }


def _is_missing(program: str, directory: str) -> bool:
    """True for a path that can only mean a file among the dependencies, where there is none."""
    is_beside = os.sep in program and not os.path.isabs(program)
    return is_beside and not os.path.isfile(os.path.join(directory, program))
