"""Blocks that wait in this process, decoded as rounds take them."""
from __future__ import annotations

import threading
from collections import deque
from typing import Any, Deque, Dict, List, Optional, Tuple

from fission.core.base import BasePipe
from fission.core.pipes import OptionalMixIn
from fission._host.codec import decoder, default_value
from fission._host.failure import JobFailure
from fission._host.protocol import ROUND_BITS, ROUND_MASK

#: Stands for a missing block for which nothing can stand in.
NO_VALUE = object()

#: Bytes that an ASYNC input may hold when its rule sets no number of blocks.
MAX_ASYNC_BYTES = 16 * 1024 * 1024


class InputStream:
    """A synchronous input."""

    def __init__(self, pipe: BasePipe, fixed_size: Optional[int]) -> None:
        self.pipe = pipe
        self.count = pipe.BLOCK_COUNT
        #: (generation and block number, head, data or None for a missing block)
        self.waiting: Deque[Tuple[int, int, Optional[bytes]]] = deque()
        self._fixed_size = fixed_size
        self.decode_raw = decoder(pipe)
        self._last: Optional[bytes] = None

    def push_missing(self, number: int, count: int, head: int) -> None:
        """So many blocks will not come."""
        self.waiting.extend((number + i, head, None) for i in range(count))

    @property
    def round(self) -> int:
        """Generation and round to which the next block belongs."""
        number = self.waiting[0][0]
        block = number & ROUND_MASK
        return number >> ROUND_BITS << ROUND_BITS | ((block - 1) // self.count + 1)

    def read(self, heads: List[int]) -> Any:
        """The value of the next block, or NO_VALUE; its head is added to the list."""
        _number, head, data = self.waiting.popleft()
        heads.append(head)
        if data is None:
            return self.stand_in()
        self._last = data
        return self.decode(data)

    def stand_in(self) -> Any:
        """A value for a missing block, or NO_VALUE."""
        own = self.pipe.get_dummy()
        if own is not None and (self._fixed_size is None or len(own) == self._fixed_size):
            return self.decode(own)
        if self._fixed_size is not None:
            return self.decode(bytes(self._fixed_size))
        return NO_VALUE if self._last is None else self.decode(self._last)

    def decode(self, data: bytes) -> Any:
        """The value of a block."""
        try:
            return self.decode_raw(data)
        except Exception as error:
            raise self.failure(data, error) from error

    def failure(self, data: bytes, error: Exception) -> JobFailure:
        """A block could not be unpacked."""
        return unpack_failure(self.pipe, data, error)

    def remember(self, data: bytes) -> None:
        """The block was taken past this object; it may have to stand in for a missing one."""
        self._last = data


class AsyncInput:
    """An ASYNC input: run never waits for it and gets the stored, the passing or the default value."""

    def __init__(self, pipe: BasePipe, rule: Dict[str, Any]) -> None:
        self.pipe = pipe
        self.count = pipe.BLOCK_COUNT
        self._size = rule["size"] or None
        self._drops_newest = rule["deleteMode"] == "newest"
        # Where no input is synchronous, another thread pushes.
        self._lock = threading.Lock()
        self._waiting: Deque[bytes] = deque()
        self._bytes = 0
        self._decode = decoder(pipe)
        self._window: List[Any] = []
        optional: Any = pipe if isinstance(pipe, OptionalMixIn) else None
        self._default = None if optional is None else default_value(optional)
        # A pipe that is merely ASYNC always gives the newest value it has had.
        self._stores = optional is None or optional.OPTIONAL_STORE
        self._stored = self._default

    def push(self, data: bytes) -> None:
        """Keeps a block, dropping the oldest or this newest one where the buffer is full."""
        with self._lock:
            if self._drops_newest and self._is_full(data):
                return
            while self._is_full(data):
                self._bytes -= len(self._waiting.popleft())
            self._waiting.append(data)
            self._bytes += len(data)

    def read(self) -> Any:
        """What run gets now; its head is left out, as it belongs to no round."""
        while len(self._window) < self.count:
            with self._lock:
                if not self._waiting:
                    return self._stored if self._stores else self._default
                data = self._waiting.popleft()
                self._bytes -= len(data)
            self._window.append(self._value_of(data))
        value = self._window if self.count > 1 else self._window[0]
        self._window = []
        if self._stores:
            self._stored = value
        return value

    def _is_full(self, data: bytes) -> bool:
        # An empty buffer takes any block, so that one above the limit still comes through.
        if not self._waiting:
            return False
        return (self._size is not None and len(self._waiting) >= self._size) or (
            self._bytes + len(data) > MAX_ASYNC_BYTES
        )

    def _value_of(self, data: bytes) -> Any:
        try:
            return self._decode(data)
        except Exception as error:
            raise unpack_failure(self.pipe, data, error) from error


def unpack_failure(pipe: BasePipe, data: bytes, error: Exception) -> JobFailure:
    """A block that its pipe cannot make sense of."""
    return JobFailure("run", f"{pipe} could not unpack a block of {len(data)} bytes", error)
