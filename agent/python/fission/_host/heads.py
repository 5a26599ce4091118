"""Heads for jobs that use them: what came in becomes Head objects, and the job's heads become numbers again."""
from __future__ import annotations

from typing import Any, List, Optional

from fission.core.base import BaseJob
from fission.core.head import Head
from fission._host.protocol import RESET


class JobHeads:
    """The heads of the round that is being run."""

    def __init__(self, job: BaseJob, head_size: int) -> None:
        self._job: Any = job
        self._size = head_size
        self._reset = RESET << 8 * (head_size - 1)
        self._current = 0
        job.head = Head(0, head_size)

    def show(self, per_input: List[Optional[List[int]]], current: int) -> None:
        """Gives the job the heads of its inputs; None for an ASYNC one. `current` is the OR of all."""
        job = self._job
        self._current = current
        job.out_heads = [None] * len(job.outputs)
        if not per_input:
            return
        entries = [[Head(head, self._size) for head in heads or [0]] for heads in per_input]
        job.in_heads = [entry if pipe.BLOCK_COUNT > 1 else entry[0] for entry, pipe in zip(entries, job.inputs)]
        job.head = job.head_reduce()

    def collect(self) -> List[int]:
        """The head of every output; the reset bit is the system's whatever the job did."""
        job = self._job
        return [self._number(job.head if head is None else head) for head in self._padded(job.out_heads)]

    def _padded(self, heads: Any) -> List[Any]:
        count = len(self._job.outputs)
        return (list(heads or []) + [None] * count)[:count]

    def _number(self, head: Any) -> int:
        number = int(Head(0 if head is None else head, self._size))
        return number & ~self._reset | self._current & self._reset
