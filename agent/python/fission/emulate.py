"""Calls jobs and pipes like functions, for tests and for trying things out.

``emulate(pipe)(value)`` takes a value through the pipe; ``emulate(job)(*inputs)`` runs the job's real process.
"""
from __future__ import annotations

from typing import Any, Optional, Union

from fission.core.base import BaseJob, BasePipe
from fission._emulate.failure import EmulationError
from fission._emulate.job_emulator import JobEmulator
from fission._emulate.pipe_emulator import PipeEmulator

__all__ = ["EmulationError", "JobEmulator", "PipeEmulator", "emulate"]


def emulate(obj: Any, path: str = ".emulate", timeout: Optional[float] = None) -> Union[JobEmulator, PipeEmulator]:
    """Something to call in the place of a job or a pipe.

    :param obj: a job with its pipes, or a pipe; a pipe may be open at either end
    :param path: folder in which a job gets a folder of its own, named after its id; what lay there is removed
    :param timeout: seconds that ``setup`` and each call of the job may take; None: any time
    :raises EmulationError: where the job's ``setup`` fails, or what the job needs cannot be sent to its process
    :raises TypeError: for anything but a job or a pipe
    """
    if isinstance(obj, BasePipe):
        return PipeEmulator(obj)
    if isinstance(obj, BaseJob):
        return JobEmulator(obj, path, timeout)
    raise TypeError(f"emulate() takes a job or a pipe, not {type(obj).__name__}")
