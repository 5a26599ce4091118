"""Which rounds the blocks of a program belong to: its n-th block on an output is that of its n-th round."""
from __future__ import annotations

import threading
from collections import deque
from typing import Callable, Deque, List, Tuple

from fission._host.protocol import ROUND_BITS

Round = Tuple[int, int]


class Rounds:
    """What the inputs and outputs of a program ask about its rounds."""

    def add(self, number: int, head: int) -> None:
        """The program is about to be given a round."""

    def end(self) -> None:
        """It will be given no more."""

    def reset(self, generation: int) -> None:
        """Rounds begin at 1 again, where the program counts its own."""

    def take(self, place: int) -> Round:
        """Number and head of the next block on an output."""
        raise NotImplementedError

    @property
    def next(self) -> int:
        """The first round of which no output will have a block."""
        raise NotImplementedError


class FedRounds(Rounds):
    """For a program with synchronous inputs: its outputs carry the numbers and heads of the rounds that it was given."""

    def __init__(self, outputs: int, first: int, on_early: Callable[[int], None]) -> None:
        """`on_early` is told the output on which a block came before its round, once."""
        self._changed = threading.Condition()
        #: For each output what it has not used yet: [number of the first, how many follow each other, head of all].
        self._waiting: List[Deque[List[int]]] = [deque() for _ in range(outputs)]
        self._on_early = on_early
        self._was_early = False
        self._has_ended = False
        self._next = [first] * outputs
        self._after_last = first

    def add(self, number: int, head: int) -> None:
        with self._changed:
            self._after_last = number + 1
            for waiting in self._waiting:
                if waiting and waiting[-1][2] == head and waiting[-1][0] + waiting[-1][1] == number:
                    waiting[-1][1] += 1
                else:
                    waiting.append([number, 1, head])
            self._changed.notify_all()

    def end(self) -> None:
        """Blocks beyond the last round, such as the last words of a filter, are numbered on."""
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()

    def take(self, place: int) -> Round:
        """Waits for the round."""
        with self._changed:
            waiting = self._waiting[place]
            while not waiting and not self._has_ended:
                if not self._was_early:
                    self._was_early = True
                    self._on_early(place)
                self._changed.wait()
            if not waiting:
                number = max(self._next[place], self._after_last)
                self._next[place] = number + 1
                return number, 0
            run = waiting[0]
            number, head = run[0], run[2]
            run[0] += 1
            run[1] -= 1
            if run[1] == 0:
                waiting.popleft()
            self._next[place] = number + 1
            return number, head

    @property
    def next(self) -> int:
        with self._changed:
            return max([self._after_last, *self._next])


class OwnRounds(Rounds):
    """For a program that counts its own rounds: a source, or one whose inputs are all ASYNC."""

    def __init__(self, outputs: int, generation: int, reset_bit: int) -> None:
        self._lock = threading.Lock()
        self._taken = [0] * outputs
        self._reset_bit = reset_bit
        #: (block from which on, on every output, the generation counts)
        self._starts: List[Tuple[int, int]] = [(0, generation)]

    def reset(self, generation: int) -> None:
        """Rounds begin at 1 again, on every output at the same block."""
        with self._lock:
            if generation > self._starts[-1][1]:
                self._starts.append((max(self._taken, default=0), generation))

    def take(self, place: int) -> Round:
        with self._lock:
            block = self._taken[place]
            self._taken[place] = block + 1
            return self._number(block), self._reset_bit if self._begins(block) else 0

    @property
    def written(self) -> int:
        """Rounds of which every output has its block."""
        return min(self._taken, default=0)

    @property
    def next(self) -> int:
        with self._lock:
            return self._number(max(self._taken, default=0))

    def _begins(self, block: int) -> bool:
        return any(start == block for start, _ in self._starts)

    def _number(self, block: int) -> int:
        start, generation = next(entry for entry in reversed(self._starts) if entry[0] <= block)
        return generation << ROUND_BITS | (block - start + 1)
