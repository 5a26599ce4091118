"""Why a job cannot go on, in words and with the places in the project's own files."""
from __future__ import annotations

import os
import sys
import traceback
from typing import Optional


class JobFailure(Exception):
    """Ends the job; `phase` is one of job-host.ts."""

    def __init__(self, phase: str, message: str = "", cause: Optional[BaseException] = None) -> None:
        super().__init__(message)
        self.phase = phase
        self.message = message
        self.cause = cause

    @property
    def retry(self) -> bool:
        """Starting again may help: the same code may fail only now and then."""
        return self.phase in ("setup", "run")

    def summary(self) -> str:
        """One line."""
        reason = "" if self.cause is None else error_line(self.cause)
        return ": ".join(text for text in (self.message, reason) if text)

    def stack(self, root: str) -> str:
        """The message and the traceback of the cause."""
        trace = "" if self.cause is None else user_traceback(self.cause, root)
        return "\n".join(text for text in (self.message, trace) if text)


class StopJob(BaseException):
    """Raised in a job's own code that does not return when the job is told to stop."""


class AgentGone(BaseException):
    """The agent has closed the socket: nobody wants this job any more."""


def error_line(error: BaseException) -> str:
    """`ZeroDivisionError: division by zero`."""
    return "".join(traceback.format_exception_only(type(error), error)).strip()


def user_traceback(error: BaseException, root: str) -> str:
    """A traceback of the frames in files below `root` only, which are named relative to it."""
    described = traceback.TracebackException.from_exception(error)
    _keep_user_frames(described, os.path.join(root, ""), 0)
    return "".join(described.format()).rstrip()


def user_failure(label: str, error: BaseException) -> JobFailure:
    """The job's own code raised something while it ran."""
    if isinstance(error, JobFailure):
        return error
    if isinstance(error, ModuleNotFoundError):
        return missing_module(label, error)
    if isinstance(error, SystemExit):
        return JobFailure("run", f"{label} called sys.exit({error.code!r})")
    return JobFailure("run", "", error)


def missing_module(label: str, error: ModuleNotFoundError) -> JobFailure:
    """A module that a job imports is not on this node."""
    name = (error.name or str(error)).split(".")[0]
    remedy = "add it to the provisioning packages or the environment"
    return JobFailure("load", f"{label} needs {name}, which {sys.executable} does not have; {remedy}", error)


def _keep_user_frames(described: traceback.TracebackException, root: str, depth: int) -> None:
    kept = []
    for frame in described.stack:
        if frame.filename.startswith(root):
            # The source line is read while the file's whole name is still known.
            line = frame.line
            name = frame.filename[len(root) :].replace(os.sep, "/")
            kept.append(traceback.FrameSummary(name, frame.lineno, frame.name, line=line))
    described.stack[:] = kept
    for inner in (described.__cause__, described.__context__, *(getattr(described, "exceptions", None) or ())):
        if inner is not None and depth < 8:
            _keep_user_frames(inner, root, depth + 1)
