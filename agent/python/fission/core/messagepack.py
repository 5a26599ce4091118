"""Values as MessagePack, with extension types for arrays and big integers (resources/help/messagepack.md).

Written here, and as small as it can be, because nodes need nothing but Python's standard library: no package has to be
installed there for a pipe that both languages read.
"""
from __future__ import annotations

import struct
from datetime import datetime, timedelta, timezone
from typing import Any, Callable, Dict, List, Optional, Tuple

from fission.core import arrays

EXT_ARRAY = 1
EXT_BIG_INTEGER = 2
EXT_TIMESTAMP = -1

#: Whole numbers within ± this are numbers in TypeScript, others bigints.
MAX_SAFE = 2**53 - 1

#: Lists and dicts within each other; more are taken for a cycle.
MAX_DEPTH = 100

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

CONSTANT, NUMBER, TEXT, BYTES, LIST, MAP, EXTENSION = range(7)

#: What kind of value begins with a byte; the value itself or its length, where the byte says it; else how that is read.
Form = Tuple[int, Any, Optional[struct.Struct]]


def _make_forms() -> List[Optional[Form]]:
    forms: List[Optional[Form]] = [None] * 256
    forms[0x00:0x80] = [(CONSTANT, value, None) for value in range(128)]
    forms[0x80:0x90] = [(MAP, length, None) for length in range(16)]
    forms[0x90:0xA0] = [(LIST, length, None) for length in range(16)]
    forms[0xA0:0xC0] = [(TEXT, length, None) for length in range(32)]
    forms[0xE0:] = [(CONSTANT, value, None) for value in range(-32, 0)]
    for first, value in ((0xC0, None), (0xC2, False), (0xC3, True)):
        forms[first] = (CONSTANT, value, None)
    for kind, first, letters in (
        (BYTES, 0xC4, "BHI"),
        (EXTENSION, 0xC7, "BHI"),
        (NUMBER, 0xCA, "fdBHIQbhiq"),
        (TEXT, 0xD9, "BHI"),
        (LIST, 0xDC, "HI"),
        (MAP, 0xDE, "HI"),
    ):
        for offset, letter in enumerate(letters):
            forms[first + offset] = (kind, None, struct.Struct(">" + letter))
    for offset in range(5):
        forms[0xD4 + offset] = (EXTENSION, 1 << offset, None)
    return forms


_FORMS = _make_forms()


def pack(value: Any) -> bytes:
    """The bytes of a value. Raises TypeError for what MessagePack cannot carry, ValueError for a cycle."""
    out = bytearray()
    _write(out, value, 0)
    return bytes(out)


def unpack(data: bytes) -> Any:
    """The value of a whole block. Raises ValueError for bytes that are no value, or more than one."""
    try:
        value, end = _read(data, 0)
    except (IndexError, struct.error):
        raise ValueError("the value is cut off") from None
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes follow the value")
    return value


def read_block(file_obj: Any) -> bytes:
    """Reads the bytes of exactly one value from a binary file; no bytes at its end.

    :raises EOFError: when the file ends within a value
    """
    block = bytearray(file_obj.read(1))
    if not block:
        return b""
    waiting, first = 1, block[0]
    while True:
        kind, size, length = _form(first)
        if length is not None:
            raw = _take(file_obj, length.size)
            block += raw
            size = 0 if kind == NUMBER else length.unpack(raw)[0]
        if kind in (TEXT, BYTES, EXTENSION):
            block += _take(file_obj, size + (kind == EXTENSION))
        waiting += {LIST: size, MAP: 2 * size if kind == MAP else 0}.get(kind, 0) - 1
        if not waiting:
            return bytes(block)
        first = _take(file_obj, 1)[0]
        block.append(first)


def _take(file_obj: Any, size: int) -> bytes:
    data: bytes = file_obj.read(size)
    if len(data) < size:
        raise EOFError("the file ends within a MessagePack value")
    return data


def _form(first: int) -> Form:
    form = _FORMS[first]
    if form is None:
        raise ValueError(f"no MessagePack value begins with byte {first}")
    return form


def _read(data: bytes, at: int) -> Tuple[Any, int]:
    kind, size, length = _form(data[at])
    at += 1
    if kind == CONSTANT:
        return size, at
    if length is not None:
        size = length.unpack_from(data, at)[0]
        at += length.size
    if kind == NUMBER:
        return size, at
    if kind == LIST:
        items = []
        for _ in range(size):
            item, at = _read(data, at)
            items.append(item)
        return items, at
    if kind == MAP:
        entries = {}
        for _ in range(size):
            key, at = _read(data, at)
            entries[key], at = _read(data, at)
        return entries, at
    end = at + size + (kind == EXTENSION)
    if end > len(data):
        raise IndexError
    if kind == TEXT:
        return str(data[at:end], "utf-8", "surrogatepass"), end
    if kind == BYTES:
        return data[at:end], end
    return _read_extension(data[at], data[at + 1 : end]), end


def _read_extension(code: int, data: bytes) -> Any:
    if code == EXT_ARRAY:
        return arrays.unpack(data)
    if code == EXT_BIG_INTEGER:
        return int.from_bytes(data, "big", signed=True)
    if code == EXT_TIMESTAMP % 256:
        return _read_time(data)
    raise ValueError(f"the extension type {code} is unknown")


def _read_time(data: bytes) -> datetime:
    if len(data) == 12:
        nanoseconds, seconds = struct.unpack(">Iq", data)
    else:
        whole = int.from_bytes(data, "big")
        nanoseconds, seconds = (whole >> 34, whole & (1 << 34) - 1) if len(data) == 8 else (0, whole)
    return _EPOCH + timedelta(seconds=seconds, microseconds=nanoseconds // 1000)


_UINTS = [(first, struct.Struct(">B" + letter), 1 << bits) for first, letter, bits in (
    (0xCC, "B", 8), (0xCD, "H", 16), (0xCE, "I", 32), (0xCF, "Q", 64),
)]  # fmt: skip
_INTS = [(first, struct.Struct(">B" + letter), -1 << (bits - 1)) for first, letter, bits in (
    (0xD0, "b", 8), (0xD1, "h", 16), (0xD2, "i", 32), (0xD3, "q", 64),
)]  # fmt: skip
_FLOAT = struct.Struct(">Bd").pack


def _write(out: bytearray, value: Any, depth: int) -> None:
    writer = _WRITERS.get(type(value))
    if writer is None:
        _write_other(out, value, depth)
    else:
        writer(out, value, depth)


def _write_int(out: bytearray, value: int, _depth: int) -> None:
    if -32 <= value < 128:
        out.append(value & 0xFF)
    elif not -MAX_SAFE <= value <= MAX_SAFE:
        size = (value.bit_length() if value >= 0 else (~value).bit_length()) // 8 + 1
        _write_extension(out, EXT_BIG_INTEGER, value.to_bytes(size, "big", signed=True))
    elif value >= 0:
        for first, form, limit in _UINTS:
            if value < limit:
                out += form.pack(first, value)
                return
    else:
        for first, form, limit in _INTS:
            if value >= limit:
                out += form.pack(first, value)
                return


def _write_float(out: bytearray, value: float, _depth: int) -> None:
    out += _FLOAT(0xCB, value)


def _write_text(out: bytearray, value: str, _depth: int) -> None:
    data = value.encode("utf-8", "surrogatepass")
    if len(data) < 32:
        out.append(0xA0 | len(data))
    else:
        _write_length(out, len(data), (0xD9, 0xDA, 0xDB))
    out += data


def _write_bytes(out: bytearray, value: Any, _depth: int) -> None:
    _write_length(out, len(value), (0xC4, 0xC5, 0xC6))
    out += value


def _write_list(out: bytearray, value: Any, depth: int) -> None:
    _check_depth(depth)
    if len(value) < 16:
        out.append(0x90 | len(value))
    else:
        _write_length(out, len(value), (None, 0xDC, 0xDD))
    for item in value:
        _write(out, item, depth + 1)


def _write_dict(out: bytearray, value: Dict[Any, Any], depth: int) -> None:
    _check_depth(depth)
    if len(value) < 16:
        out.append(0x80 | len(value))
    else:
        _write_length(out, len(value), (None, 0xDE, 0xDF))
    for key, item in value.items():
        if not isinstance(key, (str, int)) or isinstance(key, bool):
            raise TypeError(f"a dict's keys are str or int, not {type(key).__name__} ({key!r})")
        _write(out, key, depth + 1)
        _write(out, item, depth + 1)


def _write_time(out: bytearray, value: datetime, _depth: int) -> None:
    # One without a time zone is in the zone of this computer, as everywhere in Python.
    since = value.astimezone(timezone.utc) - _EPOCH
    seconds = since.days * 86400 + since.seconds
    _write_extension(out, EXT_TIMESTAMP, struct.pack(">Iq", since.microseconds * 1000, seconds))


def _write_other(out: bytearray, value: Any, depth: int) -> None:
    """A value of a class of its own: one derived from a known one, an array, or a number of numpy's."""
    data = arrays.pack(value)
    if data is not None:
        return _write_extension(out, EXT_ARRAY, data)
    if hasattr(value, "dtype") and hasattr(value, "item"):
        plain = value.item()
        if type(plain) in _WRITERS:
            return _write(out, plain, depth)
    for kind, writer in _WRITERS.items():
        if isinstance(value, kind):
            return writer(out, value, depth)
    raise TypeError(f"MessagePack has no {type(value).__name__}; use numbers, texts, lists, dicts, bytes, arrays")


_WRITERS: Dict[type, Callable[[bytearray, Any, int], None]] = {
    int: _write_int,
    float: _write_float,
    str: _write_text,
    bool: lambda out, value, _depth: out.append(0xC3 if value else 0xC2),
    type(None): lambda out, _value, _depth: out.append(0xC0),
    bytes: _write_bytes,
    bytearray: _write_bytes,
    list: _write_list,
    tuple: _write_list,
    dict: _write_dict,
    datetime: _write_time,
}


def _write_extension(out: bytearray, code: int, data: bytes) -> None:
    _write_length(out, len(data), (0xC7, 0xC8, 0xC9))
    out.append(code % 256)
    out += data


def _write_length(out: bytearray, length: int, firsts: Tuple[Optional[int], int, int]) -> None:
    """The first byte for lengths of one, two or four bytes, and the length."""
    for first, letter, limit in zip(firsts, "BHI", (1 << 8, 1 << 16, 1 << 32)):
        if first is not None and length < limit:
            out += struct.pack(">B" + letter, first, length)
            return
    raise ValueError(f"MessagePack carries up to 2**32 - 1 bytes or items, not {length}")


def _check_depth(depth: int) -> None:
    if depth >= MAX_DEPTH:
        raise ValueError(f"a value more than {MAX_DEPTH} deep; does it contain itself?")
