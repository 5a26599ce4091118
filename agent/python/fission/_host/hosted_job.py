"""The job of this process from its start message to its end."""
from __future__ import annotations

import json
import os
import queue
import socket
import sys
import threading
import time
from typing import Any, Dict, List, NoReturn, Optional, Union

from fission.core.base import BaseJob
from fission.core.jobs import ExecutableJob, InteractiveJob
from fission._host.agent_socket import AgentSocket
from fission._host.failure import AgentGone, JobFailure, StopJob, user_failure
from fission._host.heads import JobHeads
from fission._host.inputs import AsyncInput, InputStream
from fission._host.loop import JobLoop
from fission._host.outputs import make_emit
from fission._host.protocol import CONTROL, BlockHeader
from fission._host.reader import FrameReader
from fission._host.restore import code_root, restore_job, set_up
from fission._host.round_loop import RoundLoop
from fission._host.saver import restore_state
from fission._host.single_loop import SingleLoop
from fission._host.source_loop import SourceLoop
from fission._host.stopping import Stopper

#: A job that has been in one call of run for this long has its messages read by another thread.
LOOK_SECONDS = 0.1

STDERR = 2

#: Threads that a job left running hold the process up for this long at most.
EXIT_SECONDS = 1.0


class HostedJob:
    """Runs one job and ends the process."""

    def __init__(self, start: Dict[str, Any], sock: socket.socket, reader: FrameReader) -> None:
        self._start = start
        self._label = f"{start['job']['type']} {start['job']['id']}"
        self._reader = reader
        self._socket = AgentSocket(sock)
        self._lines: "queue.SimpleQueue[Optional[str]]" = queue.SimpleQueue()
        self._loop: Optional[JobLoop] = None
        self._generation: int = start["generation"]
        self._over = threading.Lock()
        self._stopper = Stopper(self._give_up)

    def run(self) -> NoReturn:
        """Loads the job, runs it to its end and leaves."""
        threading.excepthook = self._thread_failed
        self._reader.header = BlockHeader(self._start["headSize"])
        is_source = all(pipe["async"] for pipe in self._start["inputs"])
        listens = is_source or self._start["job"]["language"] == "executable"
        threading.Thread(target=self._listen if listens else self._watch, name="fission-read", daemon=True).start()
        try:
            self._work()
        except StopJob:
            self._end()
        except AgentGone:
            _leave(0)
        except BaseException as error:
            # FISSION's sources end themselves with exit(0).
            if not isinstance(error, SystemExit) or error.code not in (None, 0):
                self._fail(user_failure(self._label, error))
        self._end()

    def _work(self) -> None:
        job = restore_job(self._start)
        if isinstance(job, InteractiveJob):
            job._next_line = self._next_line
        set_up(job)
        restore_state(job, self._start)
        loop = self._make_loop(job)
        self._loop = loop
        loop.reset(self._generation)
        self._socket.send({"type": "started"})
        loop.run()

    def _make_loop(self, job: BaseJob) -> JobLoop:
        start, header = self._start, self._reader.header
        if isinstance(job, ExecutableJob):
            # Only needed for executables.
            from fission._host.program_loop import ProgramLoop

            return ProgramLoop(job, self._socket, header, start)
        inputs: List[Union[InputStream, AsyncInput]] = [
            AsyncInput(pipe, described["buffer"]) if described["async"] else InputStream(pipe, described["blockSize"])
            for pipe, described in zip(job.inputs, start["inputs"])
        ]
        heads = JobHeads(job, header.head_size) if job.HEAD else None
        sizes = [described["blockSize"] for described in start["outputs"]]
        rest = (job, self._socket, make_emit(job, sizes, header, self._socket), heads, start)
        waiting = [entry for entry in inputs if isinstance(entry, AsyncInput)]
        if len(waiting) == len(inputs):
            return SourceLoop(waiting, *rest)
        self._reader.before_waiting = self._socket.flush
        saves = self._start["job"].get("saves") is not None
        is_single = len(inputs) == 1 and inputs[0].count == 1 and heads is None and not saves
        kind = SingleLoop if is_single else RoundLoop
        return kind(inputs, self._reader, self._take_message, *rest)

    def _take_message(self, data: bytes) -> None:
        self._handle(json.loads(data))

    def _handle(self, message: Dict[str, Any]) -> None:
        if message["type"] == "line":
            self._lines.put(message["text"])
        elif message["type"] == "reset":
            self._generation = max(self._generation, message["generation"])
            if self._loop is not None:
                self._loop.reset(message["generation"])
        elif message["type"] == "save":
            if self._loop is not None:
                self._loop.save_state()
        elif message["type"] == "stop":
            self._lines.put(None)
            if self._loop is None:
                os._exit(0)
            self._loop.stop()
            self._stopper.begin()

    def _next_line(self) -> Optional[str]:
        self._socket.flush()
        return self._lines.get()

    def _listen(self) -> None:
        """For a job that never waits for a block, or whose program does: reads all that comes."""
        try:
            while True:
                frame = self._reader.next()
                if frame[0] >> 24 == CONTROL:
                    self._take_message(frame[3])
                elif self._loop is not None:
                    self._loop.take(frame)
        except AgentGone:
            os._exit(0)

    def _watch(self) -> None:
        """For a job that reads its blocks itself: reads its messages while it is at work for long."""
        try:
            while True:
                rounds = self._socket.rounds
                time.sleep(LOOK_SECONDS)
                if rounds != self._socket.rounds:
                    continue
                for message in self._reader.messages_ahead():
                    if message["type"] == "stop":
                        self._handle(message)
        except AgentGone:
            os._exit(0)

    def _thread_failed(self, failed: Any) -> None:
        if failed.exc_type is SystemExit:
            return
        name = failed.thread.name if failed.thread is not None else "?"
        self._report(JobFailure("run", f"thread {name} of {self._label} failed", failed.exc_value))
        os._exit(1)

    def _end(self) -> NoReturn:
        """The streams end with the rounds that were written, and the process with them."""
        if not self._over.acquire(blocking=False):
            _wait_for_exit()
        try:
            self._socket.finish(self._outputs(), self._next())
            self._socket.wait_until_read(EXIT_SECONDS)
        except AgentGone:
            pass
        _leave(0)

    def _fail(self, failure: JobFailure) -> NoReturn:
        self._report(failure)
        _leave(1)

    def _report(self, failure: JobFailure) -> None:
        """Says why the job cannot go on, once."""
        if not self._over.acquire(blocking=False):
            _wait_for_exit()
        stack = failure.stack(code_root(self._start))
        _say(stack)
        message = {"phase": failure.phase, "message": failure.summary(), "stack": stack, "retry": failure.retry}
        try:
            self._socket.send({"type": "failed", **message})
            self._socket.wait_until_read(EXIT_SECONDS)
        except AgentGone:
            pass

    def _give_up(self) -> None:
        """The job does not end by itself: its streams end without it."""
        if self._over.acquire(blocking=False):
            try:
                self._socket.finish(self._outputs(), self._next(), timeout=LOOK_SECONDS)
            except AgentGone:
                pass
            os._exit(0)

    def _outputs(self) -> List[int]:
        return [pipe["id"] for pipe in self._start["outputs"]]

    def _next(self) -> int:
        return 1 if self._loop is None else self._loop.next


def _wait_for_exit() -> NoReturn:
    """Another thread is about to end the process."""
    while True:
        time.sleep(EXIT_SECONDS)


def _leave(code: int) -> NoReturn:
    """Ends the process as Python does, so that files are written, but does not wait for threads of the job for long."""
    for stream in (sys.stdout, sys.stderr):
        _flush(stream)

    def exit_anyway() -> None:
        time.sleep(EXIT_SECONDS)
        os._exit(code)

    threading.Thread(target=exit_anyway, daemon=True).start()
    sys.exit(code)


def _say(text: str) -> None:
    """Into the job's console, though the job may have closed or replaced its stream."""
    _flush(sys.stderr)
    try:
        os.write(STDERR, f"{text}\n".encode("utf-8", "backslashreplace"))
    except OSError:
        # It closed the descriptor itself; the agent hears the text by the other way.
        return


def _flush(stream: Any) -> None:
    try:
        stream.flush()
    except (AttributeError, OSError, ValueError):
        # The job closed it, or put something else in its place.
        return
