"""The head of a block: a few bits that travel with the data."""
from __future__ import annotations

from typing import Any, List, Union


class Head:
    """Bits counted from 0, the most significant first; 0 corrupted, 1 reset, 2 finished, all others are yours.

    Only ``head[i] = True`` changes a head; every operator gives a new one of the same size.
    """

    __slots__ = ("_bits", "_size")

    def __init__(self, head: Union[int, bytes] = 0, head_length: int = 1) -> None:
        """
        :param head: the bits, as an unsigned number or as bytes
        :param head_length: size in bytes, at least 1
        """
        self._size = head_length
        number = int.from_bytes(head, "big") if isinstance(head, (bytes, bytearray, memoryview)) else int(head)
        self._bits = number & self._mask

    @property
    def head(self) -> int:
        """The bits as an unsigned number."""
        return self._bits

    @property
    def head_size(self) -> int:
        """Size in bytes."""
        return self._size

    def to_bytes(self, *args: Any, **kwargs: Any) -> bytes:
        """The bits as bytes; without arguments as many as the head has, else as ``int.to_bytes``."""
        return self._bits.to_bytes(*args, **kwargs) if args or kwargs else self._bits.to_bytes(self._size, "big")

    def __len__(self) -> int:
        return self._size

    def __bool__(self) -> bool:
        return True

    def __int__(self) -> int:
        return self._bits

    __index__ = __int__

    def __getitem__(self, key: Union[int, slice]) -> Any:
        """One bit as a bool, or several as the lowest bits of a new head. Raises IndexError outside the head."""
        if not isinstance(key, slice):
            return bool(self._bits >> self._shift(key) & 1)
        number = 0
        for bit in self._list()[key]:
            number = number << 1 | bit
        return Head(number, self._size)

    def __setitem__(self, index: int, value: Any) -> None:
        """Sets one bit. Raises ValueError for bit 1 (reset), which belongs to the system."""
        shift = self._shift(index)
        if value and shift == self._size * 8 - 2:
            raise ValueError("Bit 1 (reset) of a head belongs to the system: a job may read it but not set it")
        self._bits = self._bits | 1 << shift if value else self._bits & ~(1 << shift)

    def __and__(self, other: Any) -> "Head":
        return Head(self._bits & self._number(other), self._size)

    def __or__(self, other: Any) -> "Head":
        return Head(self._bits | self._number(other), self._size)

    def __xor__(self, other: Any) -> "Head":
        return Head(self._bits ^ self._number(other), self._size)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__

    def __lshift__(self, places: int) -> "Head":
        return Head(self._bits << places, self._size)

    def __rshift__(self, places: int) -> "Head":
        return Head(self._bits >> places, self._size)

    def __invert__(self) -> "Head":
        return Head(self._bits ^ self._mask, self._size)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (Head, int)):
            return self._bits == self._number(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._bits)

    def __str__(self) -> str:
        return f"HEAD: {self._bits:0{self._size * 8}b}"

    __repr__ = __str__

    @property
    def _mask(self) -> int:
        return (1 << self._size * 8) - 1

    def _list(self) -> List[int]:
        return [self._bits >> shift & 1 for shift in reversed(range(self._size * 8))]

    def _shift(self, index: int) -> int:
        length = self._size * 8
        at = index + length if index < 0 else index
        if not 0 <= at < length:
            raise IndexError(f"This head has no bit {index}: it has {length} bits, counted from 0")
        return length - 1 - at

    @staticmethod
    def _number(other: Any) -> int:
        if isinstance(other, (Head, int)):
            return int(other)
        raise TypeError(f"A head cannot be combined with {type(other).__name__}")
