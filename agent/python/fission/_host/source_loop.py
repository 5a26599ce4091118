"""The loop of a job that counts its own rounds: a source, or one whose inputs are all ASYNC."""
from __future__ import annotations

import time
from types import GeneratorType
from typing import Any, Dict, List, Optional

from fission._host.inputs import AsyncInput
from fission._host.loop import JobLoop
from fission._host.protocol import BLOCK, END, RESET, ROUND_BITS, ROUND_MASK
from fission._host.reader import Frame


class SourceLoop(JobLoop):
    """Another thread reads the socket meanwhile."""

    def __init__(self, inputs: List[AsyncInput], *rest: Any) -> None:
        super().__init__(*rest)
        self.inputs: Dict[int, AsyncInput] = {entry.pipe.id: entry for entry in inputs}
        self._readers = inputs
        self._generation = self.next >> ROUND_BITS
        self._reset_to: Optional[int] = None
        #: The other thread wants something of this one.
        self._attention = False
        self._reset_bit = self.bit(RESET)
        #: Head of the next block; the first of a generation tells of the reset.
        self._head = self._reset_bit if self.next & ROUND_MASK == 1 else 0
        self._stride = 1
        self._left = 1

    def run(self) -> None:
        run = self.job.run
        try:
            while True:
                if self.heads is not None:
                    self.heads.show([], 0)
                result = run(*[entry.read() for entry in self._readers])
                if isinstance(result, GeneratorType):
                    return self._drain(result)
                if not self._emit(result):
                    return
                if self._readers:
                    # Lets the other thread bring new values.
                    time.sleep(0)
        finally:
            self.socket.rounds += self._stride - self._left

    def stop(self) -> None:
        super().stop()
        self._attention = True

    def reset(self, generation: int) -> None:
        if generation > self._generation:
            self._generation = generation
            self._reset_to = generation
            self._attention = True

    def save_state(self) -> None:
        # After the next round: what a generator does after a yield belongs to that one.
        if self.saver is not None:
            self.saver.want(False)

    def take(self, frame: Frame) -> None:
        """A block of an ASYNC input, or the end of all of them."""
        kind_and_pipe, _number, _head, data = frame
        kind = kind_and_pipe >> 24
        if kind == BLOCK:
            self.inputs[kind_and_pipe & 0xFFFFFF].push(data)
        elif kind == END:
            self.stop()

    def _drain(self, generator: Any) -> None:
        try:
            for value in generator:
                if not self._emit(value):
                    return
                if self.heads is not None:
                    self.heads.show([], 0)
        finally:
            generator.close()

    def _emit(self, result: Any) -> bool:
        """Writes the blocks of one round; False where the job ends."""
        if result is None and self.job.outputs:
            return False
        # A reset may have come while run was at work, so the round is numbered only now.
        if self._attention:
            self._begin_again()
        number, head = self.next, self._head
        if self.heads is None:
            self.emit(result, number, head)
        else:
            self.emit(result, number, [own | head for own in self.heads.collect()])
        self._head = 0
        self.next = number + 1
        if self.saver is not None:
            self.saver.round_done(number)
        self._left -= 1
        if not self._left:
            self._left = self._stride
            self._stride = self._left = self.socket.rounds_done(self._stride)
        return not (self.stopping or self.job.finished)

    def _begin_again(self) -> None:
        self._attention = False
        generation, self._reset_to = self._reset_to, None
        if generation is not None:
            self.next = generation << ROUND_BITS | 1
            self._head = self._reset_bit
