"""A pipe without jobs at its ends."""
from __future__ import annotations

import io
from typing import Any, List, Tuple

from fission.core.base import BasePipe
from fission._emulate.failure import EmulationError
from fission._inspect.describe_pipe import has_fixed_size


class PipeEmulator:
    """Takes values from ``pack`` to ``unpack``, and shows each stage."""

    def __init__(self, pipe: BasePipe) -> None:
        self.pipe = pipe
        #: The stages of the last call, with what each gave: ``pack``, ``write``, ``read_wrapper``, ``read``, ``unpack``.
        self.stages: List[Tuple[str, Any]] = []

    def __call__(self, value: Any) -> Any:
        """Prints what each stage gives and returns the value that arrives.

        :raises EmulationError: when ``write`` gives a block of the wrong length, or ``read`` leaves a part of one
        """
        pipe = self.pipe
        self.stages = []
        packed = self._stage("pack", pipe.pack(value))
        written = io.BytesIO()
        pipe.write(written, packed)
        block = self._stage("write", written.getvalue())
        self._check(block)
        self._stage("read_wrapper", self._whole("read_wrapper", pipe.read_wrapper, block))
        read = self._stage("read", self._whole("read", pipe.read, block))
        return self._stage("unpack", pipe.unpack(read))

    def kill(self) -> None:
        """There is nothing to end; so that jobs and pipes can be treated alike."""

    def _stage(self, name: str, value: Any) -> Any:
        self.stages.append((name, value))
        print(f"{name + ':':13} {value!r}")
        return value

    def _check(self, block: bytes) -> None:
        if not block:
            raise EmulationError(f"{self.pipe} wrote a block of no bytes; it must have at least one")
        if has_fixed_size(self.pipe) and len(block) != self.pipe.BLOCK_SIZE:
            size = self.pipe.BLOCK_SIZE
            raise EmulationError(f"{self.pipe} wrote a block of {len(block)} bytes, but its blocks have {size}")

    def _whole(self, stage: str, read: Any, block: bytes) -> Any:
        """What a reader gives for a block, which it must read to its end: the next one begins there."""
        file = io.BytesIO(block)
        value = read(file)
        left = len(block) - file.tell()
        if left:
            raise EmulationError(f"{stage}() of {self.pipe} left {left} of {len(block)} bytes of a block")
        return value
