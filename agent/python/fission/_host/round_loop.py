"""The loop of a job with synchronous inputs: runs a round whenever every input has its blocks."""
from __future__ import annotations

import time
from types import GeneratorType
from typing import Any, List, Optional, Union

from fission._host.failure import JobFailure
from fission._host.inputs import NO_VALUE, AsyncInput, InputStream
from fission._host.loop import JobLoop
from fission._host.protocol import BLOCK, CONTROL, CORRUPTED, DUMMY, END
from fission._host.reader import Frame, FrameReader

#: New values of ASYNC inputs are looked for at least so often while rounds follow each other.
ASYNC_SECONDS = 0.004


class RoundLoop(JobLoop):
    """Reads the socket itself, so that no thread has to hand anything over."""

    def __init__(
        self, inputs: List[Union[InputStream, AsyncInput]], reader: FrameReader, control: Any, *rest: Any
    ) -> None:
        super().__init__(*rest)
        self.inputs = inputs
        self.by_pipe = {entry.pipe.id: entry for entry in inputs}
        self.streams = [entry for entry in inputs if isinstance(entry, InputStream)]
        self.reader = reader
        #: Takes messages.
        self.control = control
        self.is_over = False
        #: The inputs bring nothing more than what waits.
        self._has_ended = False
        self._corrupted = self.bit(CORRUPTED)
        self._looked_at = 0.0
        self._has_async = len(self.streams) < len(inputs)

    def run(self) -> None:
        while not self.is_over:
            if self._is_ready():
                self._look_for_async()
                self._run_round()
            elif self._has_ended:
                return
            else:
                self.take(self.reader.next())

    def take(self, frame: Frame) -> None:
        """Puts a frame where it belongs."""
        kind_and_pipe, number, head, data = frame
        kind = kind_and_pipe >> 24
        entry = self.by_pipe.get(kind_and_pipe & 0xFFFFFF)
        if kind == BLOCK and isinstance(entry, InputStream):
            entry.waiting.append((number, head, data))
        elif kind == BLOCK and isinstance(entry, AsyncInput):
            entry.push(data)
        elif kind == DUMMY and isinstance(entry, InputStream):
            entry.push_missing(number, int.from_bytes(data, "big"), self._corrupted)
        elif kind == END:
            self._has_ended = True
        elif kind == CONTROL:
            self.control(data)
            self.is_over = self.is_over or self.stopping

    def round_ran(self, result: Any, number: int, heads: Union[int, List[int]]) -> None:
        """Writes what run returned."""
        if isinstance(result, GeneratorType):
            raise JobFailure("run", f"run() of {self.job} is a generator, which only a source's may be")
        if result is None and self.job.outputs:
            self.next = number
            self.is_over = True
        else:
            self.emit(result, number, heads)
        self.socket.rounds_done()
        if self.saver is not None and not self.is_over:
            self.saver.round_done(number)
        if self.stopping or self.job.finished:
            self.is_over = True

    def save_state(self) -> None:
        # Messages are taken between rounds.
        if self.saver is not None:
            self.saver.want(True)

    def _is_ready(self) -> bool:
        return all(len(stream.waiting) >= stream.count for stream in self.streams)

    def _look_for_async(self) -> None:
        if not self._has_async or time.monotonic() - self._looked_at < ASYNC_SECONDS:
            return
        self._looked_at = time.monotonic()
        for frame in self.reader.at_hand():
            self.take(frame)

    def _run_round(self) -> None:
        number = self.streams[0].round
        self.next = number + 1
        heads: List[int] = []
        per_input: List[Optional[List[int]]] = []
        values = []
        for entry in self.inputs:
            if isinstance(entry, AsyncInput):
                values.append(entry.read())
                per_input.append(None)
                continue
            own: List[int] = []
            values.append(_read_window(entry, own))
            heads += own
            per_input.append(own)
        current = 0
        for head in heads:
            current |= head
        if any(value is NO_VALUE for value in values):
            self.socket.rounds_done()
            if self.saver is not None:
                self.saver.round_done(number)
            return
        if self.heads is None:
            self.round_ran(self.job.run(*values), number, current)
        else:
            self.heads.show(per_input, current)
            result = self.job.run(*values)
            self.round_ran(result, number, self.heads.collect())


def _read_window(stream: InputStream, heads: List[int]) -> Any:
    if stream.count == 1:
        return stream.read(heads)
    values = [stream.read(heads) for _ in range(stream.count)]
    return NO_VALUE if any(value is NO_VALUE for value in values) else values
