"""From values to the bytes of a block and back, by the shortest way that a pipe's class allows."""
from __future__ import annotations

import io
import pickle
from typing import Any, Callable

from fission.core.base import BasePipe
from fission.core.pipes import (
    PICKLE_PROTOCOL, ReadJSONMixIn, ReadMessagePackMixIn, ReadPickleMixIn, WriteJSONMixIn, WriteMessagePackMixIn,
    WritePickleMixIn,
)
from fission._host.failure import JobFailure

Encode = Callable[[Any], bytes]
Decode = Callable[[bytes], Any]

#: These neither add to what pack() made nor take from what unpack() gets.
PLAIN_WRITES = (BasePipe.write, WriteJSONMixIn.write, WriteMessagePackMixIn.write)
PLAIN_READS = (BasePipe.read, ReadJSONMixIn.read, ReadMessagePackMixIn.read)


def encoder(pipe: BasePipe, fixed_size: Any, label: str) -> Encode:
    """What turns a value into a block; `fixed_size` is None where blocks delimit themselves."""
    kind = type(pipe)
    if kind.write is WritePickleMixIn.write:
        dumps = pickle.dumps
        if kind.pack is BasePipe.pack:
            return lambda value: dumps(value, PICKLE_PROTOCOL)
        pack = pipe.pack
        return lambda value: dumps(pack(value), PICKLE_PROTOCOL)
    if kind.write in PLAIN_WRITES:
        return _checked(pipe, pipe.pack, fixed_size, label)

    def write(value: Any) -> bytes:
        file = io.BytesIO()
        pipe.write(file, pipe.pack(value))
        return file.getvalue()

    return _checked(pipe, write, fixed_size, label)


def is_plain_pickle(pipe: BasePipe) -> bool:
    """True when a block is the pickle of the value itself."""
    return type(pipe).write is WritePickleMixIn.write and type(pipe).pack is BasePipe.pack


def decoder(pipe: BasePipe) -> Decode:
    """What turns a block into the value that `run` gets."""
    kind = type(pipe)
    if kind.read is ReadPickleMixIn.read:
        loads = pickle.loads
        if kind.unpack is BasePipe.unpack:
            return loads
        unpack = pipe.unpack
        return lambda data: unpack(loads(data))
    if kind.read in PLAIN_READS:
        return pipe.unpack
    return lambda data: pipe.unpack(pipe.read(io.BytesIO(data)))


def default_value(pipe: Any) -> Any:
    """What an optional pipe gives while there is no block. FISSION unpacks it like one, so configs hold it packed."""
    default = pipe.OPTIONAL_DEFAULT
    carries_bytes = type(pipe).read is not ReadPickleMixIn.read
    if default is None or (carries_bytes and not isinstance(default, bytes)):
        return default
    return pipe.unpack(default)


def _checked(pipe: BasePipe, pack: Callable[[Any], Any], fixed_size: Any, label: str) -> Encode:
    def encode(value: Any) -> bytes:
        data = pack(value)
        if type(data) is not bytes:
            data = _as_bytes(pipe, data)
        if fixed_size is not None and len(data) != fixed_size:
            raise JobFailure(
                "output", f"{label} gave {pipe} a block of {len(data)} bytes, but its blocks have {fixed_size}"
            )
        if not data:
            raise JobFailure("output", f"{label} gave {pipe} a block of no bytes; it must have at least one")
        return data

    return encode


def _as_bytes(pipe: BasePipe, data: Any) -> bytes:
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"{pipe} carries bytes, not {type(data).__name__}; pack() must return bytes") from None
