"""What a program is given on one input: a thread of its own writes it, since the program may read another one first."""
from __future__ import annotations

import os
import queue
import threading
from collections import deque
from typing import Any, Callable, Deque, Dict, Optional

from fission._host.inputs import MAX_ASYNC_BYTES
from fission._host.program_pipes import ProgramPipe

#: Rounds are gathered to writes of about this size, the room in a pipe.
WRITE_BYTES = 64 * 1024


class Feed:
    """A synchronous input: every round is written, however long the program takes. The agent bounds what waits."""

    def __init__(self, pipe: ProgramPipe, on_written: Callable[[], None]) -> None:
        """`on_written` is called when `rounds` has grown."""
        self._pipe = pipe
        self._on_written = on_written
        self._waiting: "queue.SimpleQueue[Optional[bytes]]" = queue.SimpleQueue()
        #: Rounds that the program has been given.
        self.rounds = 0

    def put(self, data: bytes) -> None:
        """Adds the blocks of one round."""
        self._waiting.put(data)

    def end(self) -> None:
        """The program reads the end of the input after what waits."""
        self._waiting.put(None)

    def work(self) -> None:
        """Writes until the input ends."""
        self._pipe.open()
        ended = False
        while not ended:
            first = self._waiting.get()
            ended = first is None
            pieces = [] if first is None else [first]
            size = sum(map(len, pieces))
            while not ended and size < WRITE_BYTES:
                try:
                    following = self._waiting.get_nowait()
                except queue.Empty:
                    break
                if following is None:
                    ended = True
                else:
                    pieces.append(following)
                    size += len(following)
            _write_all(self._pipe.descriptor, b"".join(pieces))
            self.rounds += len(pieces)
            self._on_written()
        self._pipe.close()


class AsyncFeed:
    """An ASYNC input: the program gets what its pipe's buffer rule keeps while it does not read."""

    def __init__(self, pipe: ProgramPipe, rule: Dict[str, Any]) -> None:
        self._pipe = pipe
        self._size = rule["size"] or None
        self._drops_newest = rule["deleteMode"] == "newest"
        self._changed = threading.Condition()
        self._waiting: Deque[bytes] = deque()
        self._bytes = 0
        self._has_ended = False

    def put(self, data: bytes) -> None:
        """Adds a block, dropping the oldest or this newest one where the buffer is full."""
        with self._changed:
            if self._drops_newest and self._is_full(data):
                return
            while self._is_full(data):
                self._bytes -= len(self._waiting.popleft())
            self._waiting.append(data)
            self._bytes += len(data)
            self._changed.notify()

    def end(self) -> None:
        """The program reads the end of the input after what waits."""
        with self._changed:
            self._has_ended = True
            self._changed.notify()

    def work(self) -> None:
        """Writes until the input ends."""
        self._pipe.open()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._has_ended)
                if not self._waiting:
                    break
                data = self._waiting.popleft()
                self._bytes -= len(data)
            _write_all(self._pipe.descriptor, data)
        self._pipe.close()

    def _is_full(self, data: bytes) -> bool:
        if not self._waiting:
            return False
        return (self._size is not None and len(self._waiting) >= self._size) or (
            self._bytes + len(data) > MAX_ASYNC_BYTES
        )


def _write_all(descriptor: int, data: bytes) -> None:
    """Writes it; a program that has closed its input for good wants nothing more, and what comes is dropped."""
    view = memoryview(data)
    at = 0
    try:
        while at < len(view):
            at += os.write(descriptor, view[at:])
    except BrokenPipeError:
        return
