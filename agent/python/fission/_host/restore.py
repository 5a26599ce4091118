"""Makes the job of this process: its files, its class and its attributes."""
from __future__ import annotations

import os
import sys
from typing import Any, Dict

from fission.core.base import BaseJob
from fission.travel import unpack_job
from fission._host.failure import JobFailure, missing_module

#: Within a bundle: the project's Python files, and the directories that DEPENDENCIES name.
CODE_FOLDER = "python"
DEPENDENCIES_FOLDER = "dependencies"


def code_root(start: Dict[str, Any]) -> str:
    """Where the project's modules lie on this node."""
    return os.path.join(start["bundle"], CODE_FOLDER)


def restore_job(start: Dict[str, Any]) -> BaseJob:
    """The job as its constructor left it on the client. Raises JobFailure."""
    described = start["job"]
    label = f"{described['type']} {described['id']}"
    os.chdir(start["directory"])
    sys.path.insert(0, code_root(start))
    try:
        _bring_dependencies(start)
        return unpack_job(described["attributes"], described["id"])
    except ModuleNotFoundError as error:
        raise missing_module(label, error) from error
    except Exception as error:
        raise JobFailure("load", f"{label} could not be made where it is to run", error) from error


def set_up(job: BaseJob) -> None:
    """Runs setup() once. Raises JobFailure."""
    setup: Any = type(job).setup
    code = getattr(setup, "__code__", None)
    # FISSION passes the folder, which most overrides hand on to super and some do not take.
    takes_more = code is None or code.co_argcount > 1 or code.co_flags & 0x04
    try:
        job.setup(*[os.getcwd()] if takes_more else [])
    except ModuleNotFoundError as error:
        raise missing_module(str(job), error) from error
    except Exception as error:
        raise JobFailure("setup", f"setup() of {job} failed", error) from error
    if not job.__dict__.pop("_setup_called", False):
        consequence = "so what its base classes set up is missing"
        print(
            f"warning: setup() of {job} does not call super().setup(*args, **kwargs), {consequence}", file=sys.stderr
        )


def _bring_dependencies(start: Dict[str, Any]) -> None:
    """The files of a DEPENDENCIES directory lie in the job's own folder."""
    for dependency in start["job"]["dependencies"]:
        if dependency["kind"] != "directory":
            continue
        # Only few jobs have any.
        import hashlib
        import shutil

        name = hashlib.sha256(dependency["path"].encode()).hexdigest()[:16]
        source = os.path.join(start["bundle"], DEPENDENCIES_FOLDER, name)
        def copy_unless_there(source: str, target: str) -> None:
            # From an earlier start of the job here; one that the job has changed is brought again.
            if not (os.path.isfile(target) and _looks_same(os.stat(source), os.stat(target))):
                shutil.copy2(source, target)

        shutil.copytree(source, os.getcwd(), dirs_exist_ok=True, copy_function=copy_unless_there)


def _looks_same(source: os.stat_result, copy: os.stat_result) -> bool:
    return source.st_size == copy.st_size and abs(source.st_mtime - copy.st_mtime) < 0.001
