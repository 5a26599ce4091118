"""What a job's process is told about its job, as an agent would say it."""
from __future__ import annotations

import hashlib
import os
from typing import Any, Dict

from fission.core.base import BaseJob
from fission.core.jobs import TypeScriptJob
from fission.travel import TravelError
from fission._emulate.failure import EmulationError
from fission._host.protocol import JOB_HOST_PROTOCOL
from fission._host.restore import CODE_FOLDER, DEPENDENCIES_FOLDER
from fission._inspect.describe_job import describe_job
from fission._inspect.describe_pipe import describe_pipe


def start_message(job: BaseJob, head_size: int, bundle: str, directory: str) -> Dict[str, Any]:
    """Describes the job and its pipes. Raises EmulationError for a job that cannot be sent to a process."""
    if isinstance(job, TypeScriptJob):
        raise EmulationError(f"{job} is written in TypeScript; `fission emulate` runs it")
    for part in (job, *job.inputs, *job.outputs):
        if type(part).__module__ == "__main__":
            name = type(part).__name__
            raise EmulationError(f"{part}: its class {name} is not in a module, so no other process can import it")
    try:
        described = describe_job(job, os.getcwd())
    except TravelError as error:
        raise EmulationError(str(error)) from error
    return {
        "type": "start",
        "protocol": JOB_HOST_PROTOCOL,
        "network": "emulation",
        "job": described,
        "inputs": [describe_pipe(pipe) for pipe in job.inputs],
        "outputs": [describe_pipe(pipe) for pipe in job.outputs],
        "headSize": head_size,
        "bundle": bundle,
        "directory": directory,
        "generation": 0,
    }


def make_bundle(message: Dict[str, Any], root: str) -> None:
    """Makes the project itself look like a bundle that was sent. Raises EmulationError for what is not there."""
    bundle = message["bundle"]
    job = f"{message['job']['type']} {message['job']['id']}"
    os.symlink(root, os.path.join(bundle, CODE_FOLDER))
    os.mkdir(os.path.join(bundle, DEPENDENCIES_FOLDER))
    for dependency in message["job"]["dependencies"]:
        path, kind = dependency["path"], dependency["kind"]
        if kind in ("file", "missing"):
            raise EmulationError(f"DEPENDENCIES of {job} names {path}, which is no directory in {root}")
        if kind == "directory":
            name = hashlib.sha256(path.encode()).hexdigest()[:16]
            os.symlink(os.path.join(root, path), os.path.join(bundle, DEPENDENCIES_FOLDER, name))
