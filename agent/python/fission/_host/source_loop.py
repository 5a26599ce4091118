"""The loop of a job that counts its own rounds: a source, or one whose inputs are all ASYNC."""
from __future__ import annotations

import time
from types import GeneratorType
from typing import Any, Dict, List, Union

from fission._host.inputs import AsyncInput
from fission._host.loop import JobLoop
from fission._host.protocol import RESET, ROUND_BITS, ROUND_MASK


class SourceLoop(JobLoop):
    """Another thread reads the socket meanwhile."""

    def __init__(self, inputs: List[AsyncInput], *rest: Any) -> None:
        super().__init__(*rest)
        self.inputs: Dict[int, AsyncInput] = {entry.pipe.id: entry for entry in inputs}
        self._readers = inputs
        self._all_ended = False
        self._generation = self.next >> ROUND_BITS
        self._reset_to: Union[int, None] = None
        self._reset_bit = self.bit(RESET)

    def run(self) -> None:
        run = self.job.run
        while True:
            self._begin_round()
            result = run(*[entry.read() for entry in self._readers])
            if isinstance(result, GeneratorType):
                return self._drain(result)
            if not self._emit(result):
                return
            if self._readers:
                # Lets the other thread bring new values.
                time.sleep(0)

    def reset(self, generation: int) -> None:
        if generation > self._generation:
            self._generation = generation
            self._reset_to = generation

    def end_input(self) -> None:
        """No ASYNC input will bring anything more."""
        self._all_ended = True

    def _drain(self, generator: Any) -> None:
        try:
            for value in generator:
                if not self._emit(value):
                    return
                if self.heads is not None:
                    self._begin_round()
        finally:
            generator.close()

    def _begin_round(self) -> None:
        if self.heads is not None:
            self.heads.show([], 0)

    def _emit(self, result: Any) -> bool:
        """Writes the blocks of one round; False where the job ends."""
        if result is None and self.job.outputs:
            return False
        # A reset may have come while run was at work, so the round is numbered only now.
        if self._reset_to is not None:
            self.next = self._reset_to << ROUND_BITS | 1
            self._reset_to = None
        number = self.next
        head = self._reset_bit if number & ROUND_MASK == 1 else 0
        if self.heads is None:
            self.emit(result, number, head)
        else:
            self.emit(result, number, [own | head for own in self.heads.collect()])
        self.next = number + 1
        self.socket.round_done()
        return not (self.stopping or self._all_ended or self.job.finished)
