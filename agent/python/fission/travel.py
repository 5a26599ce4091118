"""How a job travels from the config to its node: the names of its classes, and its attributes as pickles."""
from __future__ import annotations

import base64
import importlib
import io
import pickle
from typing import Any, Dict, List

from fission.core.base import JOBS, PIPES, BaseJob, BasePipe

PROTOCOL = 5


class TravelError(Exception):
    """An attribute cannot be sent; the message names the job and the attribute."""


def pack_job(job: BaseJob) -> bytes:
    """The job with its pipes. Raises TravelError for what cannot be pickled."""
    pipes = {pipe.id: pipe for pipe in [*job.inputs, *job.outputs]}.values()
    return pickle.dumps(
        {
            "class": _class_name(job, str(job)),
            "state": _pack_state(job, job.__getstate__(), str(job)),
            "pipes": [
                {
                    "class": _class_name(pipe, f"{job}: {pipe}"),
                    "id": pipe.id,
                    "state": _pack_state(job, pipe.__getstate__(), f"{job}: {pipe}"),
                }
                for pipe in pipes
            ],
            "inputs": [pipe.id for pipe in job.inputs],
            "outputs": [pipe.id for pipe in job.outputs],
        },
        PROTOCOL,
    )


def unpack_job(attributes: str, id: int) -> BaseJob:
    """The job as it was described, without running ``__init__``. Raises whatever its modules raise."""
    packed: Dict[str, Any] = pickle.loads(base64.b64decode(attributes))
    for parcel in packed["pipes"]:
        pipe = object.__new__(_find_class(parcel["class"]))
        pipe.source = pipe.destination = None
        pipe.id = parcel["id"]
        PIPES[pipe.id] = pipe
    job: BaseJob = object.__new__(_find_class(packed["class"]))
    JOBS[id] = job
    job._prepare()
    job.id = id
    for parcel in packed["pipes"]:
        PIPES[parcel["id"]].__setstate__(_Unpickler(io.BytesIO(parcel["state"]), job).load())
    job.__setstate__(_Unpickler(io.BytesIO(packed["state"]), job).load())
    job._join([PIPES[pipe] for pipe in packed["inputs"]], [PIPES[pipe] for pipe in packed["outputs"]])
    return job


class _Pickler(pickle.Pickler):
    """Pickles references to the job and its own pipes as such."""

    def __init__(self, file: Any, job: BaseJob) -> None:
        super().__init__(file, PROTOCOL)
        self._job = job

    def persistent_id(self, obj: Any) -> Any:
        if obj is self._job:
            return ("job",)
        if isinstance(obj, BasePipe) and any(obj is pipe for pipe in [*self._job.inputs, *self._job.outputs]):
            return ("pipe", obj.id)
        return None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: Any, job: BaseJob) -> None:
        super().__init__(file)
        self._job = job

    def persistent_load(self, pid: Any) -> Any:
        return self._job if pid[0] == "job" else PIPES[pid[1]]


def _pack_state(job: BaseJob, state: Dict[str, Any], owner: str) -> bytes:
    try:
        return _dump(job, state)
    except Exception as error:
        culprits = _unpicklable(job, state)
        name = f"attribute {culprits[0]}" if culprits else "the state"
        reason = "pickle cannot carry a lambda" if "<lambda>" in str(error) else str(error) or type(error).__name__
        raise TravelError(f"{owner}: {name} cannot be sent to a node: {reason}") from error


def _unpicklable(job: BaseJob, state: Any) -> List[str]:
    found = []
    for name, value in state.items() if isinstance(state, dict) else ():
        try:
            _dump(job, value)
        except Exception:
            found.append(str(name))
    return found


def _dump(job: BaseJob, value: Any) -> bytes:
    file = io.BytesIO()
    _Pickler(file, job).dump(value)
    return file.getvalue()


def _class_name(obj: Any, owner: str) -> str:
    kind = type(obj)
    name = f"{kind.__module__}:{kind.__qualname__}"
    if "<locals>" in name:
        raise TravelError(f"{owner}: its class {kind.__name__} is defined inside a function, so no node can find it")
    return name


def _find_class(name: str) -> Any:
    module, _, path = name.partition(":")
    found: Any = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return found

