"""Arrays of numbers as bytes: the array extension of MessagePack (resources/help/messagepack.md).

With numpy an array is a ``numpy.ndarray``. Without it, one of one dimension is an ``array.array`` and one of more
dimensions a ``memoryview``, indexed as ``view[row, column]``; an empty one is an empty ``array.array``.
"""
from __future__ import annotations

import struct
import sys
from array import array
from typing import Any, Optional, Sequence, Tuple

#: Kind and bytes of an element → its letter, which is that of the modules `struct` and `array`, and of numpy.
LETTERS = {
    ("i", 1): "b", ("u", 1): "B", ("i", 2): "h", ("u", 2): "H", ("i", 4): "i", ("u", 4): "I", ("i", 8): "q",
    ("u", 8): "Q", ("f", 4): "f", ("f", 8): "d",
}  # fmt: skip

_KIND_OF_FORMAT = {**dict.fromkeys("bhilq", "i"), **dict.fromkeys("BHILQ", "u"), **dict.fromkeys("fd", "f")}


def pack(value: Any) -> Optional[bytes]:
    """The extension's data; None for what is no array. Raises TypeError for elements that no typed array has."""
    numpy: Any = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.ndarray):
        letter = _letter(value.dtype.kind, value.dtype.itemsize, value.dtype)
        elements = value.astype(value.dtype.newbyteorder("<"), copy=False).tobytes()
        return _header(letter, value.shape) + elements
    if isinstance(value, (array, memoryview)):
        view = memoryview(value)
        letter = _letter(_KIND_OF_FORMAT.get(view.format), view.itemsize, view.format)
        return _header(letter, view.shape) + _little_endian(letter, view.tobytes())
    return None


def unpack(data: bytes) -> Any:
    """The array in the extension's data, which may be changed. Raises ValueError for other bytes."""
    letter, dimensions = chr(data[0]), data[1]
    if letter not in LETTERS.values():
        raise ValueError(f"an array has the unknown kind {letter!r}")
    shape = struct.unpack_from(f">{dimensions}I", data, 2)
    elements = bytearray(data[2 + 4 * dimensions :])
    wanted = struct.calcsize("<" + letter)
    for length in shape:
        wanted *= length
    if len(elements) != wanted:
        raise ValueError(f"an array of shape {shape} has {len(elements)} bytes, not {wanted}")
    numpy = _numpy()
    if numpy is not None:
        return numpy.frombuffer(elements, "<" + letter).reshape(shape)
    flat = array(letter, _little_endian(letter, elements))
    return memoryview(flat).cast("B").cast(letter, shape) if len(shape) != 1 and flat else flat


def _numpy() -> Any:
    """Imported when the first array comes, since it takes a while; None where it is not installed."""
    try:
        import numpy
    except ImportError:
        return None
    return numpy


def _letter(kind: Any, size: int, shown: Any) -> str:
    letter = LETTERS.get((kind, size))
    if letter is None:
        raise TypeError(
            f"MessagePack carries arrays of int8 to int64, uint8 to uint64, float32 and float64, not of {shown}; "
            "convert it, as by astype()"
        )
    return letter


def _header(letter: str, shape: Optional[Sequence[int]]) -> bytes:
    lengths: Tuple[int, ...] = tuple(shape or ())
    return struct.pack(f">cB{len(lengths)}I", letter.encode(), len(lengths), *lengths)


def _little_endian(letter: str, elements: Any) -> bytes:
    if sys.byteorder == "little":
        return bytes(elements)
    swapped = array(letter, bytes(elements))
    swapped.byteswap()
    return swapped.tobytes()
