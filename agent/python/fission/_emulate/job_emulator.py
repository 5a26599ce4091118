"""A job in its own process, between pipes that lead nowhere else."""
from __future__ import annotations

import json
import os
import shutil
import tempfile
import weakref
from collections import deque
from typing import Any, Callable, Deque, Dict, List, NoReturn, Optional, Tuple

from fission.core.base import BaseJob
from fission.core.head import Head
from fission._emulate.failure import EmulationError
from fission._emulate.host_process import HostProcess
from fission._emulate.start_message import make_bundle, start_message
from fission._host.codec import decoder, encoder
from fission._host.failure import JobFailure
from fission._host.protocol import BLOCK, CONTROL, DONE


class JobEmulator:
    """Each call is one round: a value for each input, and the values of all outputs as a list."""

    def __init__(
        self,
        job: BaseJob,
        path: str = ".emulate",
        timeout: Optional[float] = None,
        head_size: int = 1,
        show: Callable[[str], Any] = print,
        output: Any = None,
    ) -> None:
        """Starts the job's process and waits until its ``setup`` has returned.

        :param head_size: bytes of a head, as HEAD_SIZE of a config
        :param show: takes a line for each value that goes in or comes out
        :param output: file that gets what the job prints; stdout and stderr of this process unless given
        """
        #: The job as it was constructed here; the one in the process is another object.
        self.job = job
        #: The job's working directory, absolute.
        self.cwd = os.path.abspath(os.path.join(path, str(job.id)))
        #: Heads of the last call's outputs.
        self.heads: List[Head] = []
        self._show = show
        self._head_size = head_size
        self._rounds = 0
        self._done = 0
        self._ended = ""
        self._waiting: Dict[int, Deque[Tuple[int, bytes]]] = {pipe.id: deque() for pipe in job.outputs}
        self._decoders = [decoder(pipe) for pipe in job.outputs]
        bundle = tempfile.mkdtemp(prefix="fission-emulate-")
        # Also where nobody calls kill().
        self._remove_bundle = weakref.finalize(self, shutil.rmtree, bundle, True)
        try:
            message = start_message(job, head_size, bundle, self.cwd)
            make_bundle(message, os.getcwd())
            self._encoders = [
                encoder(pipe, described["blockSize"], "the call")
                for pipe, described in zip(job.inputs, message["inputs"])
            ]
            shutil.rmtree(self.cwd, ignore_errors=True)
            os.makedirs(self.cwd)
            self._process = HostProcess(head_size, timeout, output)
        except BaseException:
            self._remove_bundle()
            raise
        self._process.send(message)
        self._started = False
        self._receive_until(lambda: self._started)

    def __call__(self, *values: Any, head: int = 0) -> List[Any]:
        """Runs one round and returns one value per output, in order.

        An input with ``BLOCK_COUNT`` n above 1 takes a tuple or list of n values. ASYNC inputs come first, so ``run`` gets
        their new values in this round already; a job whose inputs are all ASYNC does not wait for them.

        :param head: head of every block that goes in
        :raises EmulationError: for a wrong number of values, and when the job fails, ends, or takes too long
        """
        job = self.job
        if len(values) != len(job.inputs):
            raise EmulationError(f"{job} takes {_counted(len(job.inputs), 'value')}, one per input, not {len(values)}")
        if self._ended and job.inputs:
            self._fail(f"{job} has ended: {self._ended}")
        blocks = [self._blocks(place, value, head) for place, value in enumerate(values)]
        self._rounds += 1
        ordered = sorted(zip(job.inputs, blocks), key=lambda entry: not entry[0].ASYNC)
        self._process.send_blocks([block for _, own in ordered for block in own])
        if job.outputs:
            self._receive_until(lambda: all(self._waiting.values()))
        else:
            self._receive_until(lambda: self._done >= self._rounds)
        self.heads = []
        return [self._take(place) for place in range(len(job.outputs))]

    def type(self, line: str) -> None:
        """Gives an InteractiveJob a line, as a user would."""
        self._process.send({"type": "line", "text": line})

    def kill(self) -> None:
        """Ends the job's process; its folder stays. May be called again."""
        self._ended = self._ended or "it was killed"
        self._process.kill()
        for waiting in self._waiting.values():
            waiting.clear()
        self._remove_bundle()

    def __enter__(self) -> "JobEmulator":
        return self

    def __exit__(self, *_: Any) -> None:
        self.kill()

    def _blocks(self, place: int, value: Any, head: int) -> List[Tuple[int, int, int, bytes]]:
        pipe = self.job.inputs[place]
        count = pipe.BLOCK_COUNT
        parts = [value] if count == 1 else value
        if count > 1 and (not isinstance(value, (tuple, list)) or len(value) != count):
            raise EmulationError(f"{pipe} takes a tuple or list of {count} values, its BLOCK_COUNT, not {value!r}")
        first = self._rounds * count + 1
        blocks = []
        for number, part in enumerate(parts, first):
            self._show(f"in   {pipe}: {part!r}")
            try:
                blocks.append((pipe.id, number, head, self._encoders[place](part)))
            except (JobFailure, TypeError) as error:
                raise EmulationError(f"{pipe} cannot carry {part!r}: {error}") from error
        return blocks

    def _take(self, place: int) -> Any:
        pipe = self.job.outputs[place]
        head, data = self._waiting[pipe.id].popleft()
        self.heads.append(Head(head, self._head_size))
        value = self._decoders[place](data)
        self._show(f"out  {pipe}: {value!r}")
        return value

    def _receive_until(self, is_enough: Callable[[], bool]) -> None:
        while not is_enough():
            if self._ended:
                self._fail(f"{self.job} has ended: {self._ended}")
            try:
                frame = self._process.receive()
            except EmulationError as error:
                self._fail(f"{self.job} does not answer: {error}")
            if frame is None:
                self._ended = f"its process is gone ({self._process.how_it_ended()})"
                continue
            kind_and_pipe, _number, head, data = frame
            kind = kind_and_pipe >> 24
            if kind == BLOCK:
                self._waiting[kind_and_pipe & 0xFFFFFF].append((head, data))
            elif kind == DONE:
                self._done += int.from_bytes(data, "big")
            elif kind == CONTROL:
                self._take_message(json.loads(data))

    def _take_message(self, message: Dict[str, Any]) -> None:
        if message["type"] == "started":
            self._started = True
        elif message["type"] == "finished":
            self._ended = "it called finish(), returned None, or its generator is through"
        elif message["type"] == "failed":
            self._fail(f"{self.job} failed: {message['message']}\n{message['stack']}")

    def _fail(self, message: str) -> NoReturn:
        self._ended = self._ended or "it failed"
        self.kill()
        raise EmulationError(message)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
