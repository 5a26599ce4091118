"""Predefined pipes and the mix-ins to make others of."""
from __future__ import annotations

import json
import pickle
from typing import Any, Optional

from fission import _sites
from fission.core import messagepack
from fission.core.base import BasePipe
from fission.core.registry import CONFLICTS

__all__ = [
    "BasePipe", "BytesPipe", "JSONMixIn", "JSONPipe", "MessagePackMixIn", "MessagePackPipe", "OptionalBytesPipe",
    "OptionalJSONPipe", "OptionalMessagePackPipe", "OptionalMixIn", "OptionalPicklePipe", "PickleMixIn", "PicklePipe",
    "ReadJSONMixIn", "ReadMessagePackMixIn", "ReadPickleMixIn", "WriteJSONMixIn", "WriteMessagePackMixIn",
    "WritePickleMixIn",
]

PICKLE_PROTOCOL = 5


class OptionalMixIn:
    """Put before a pipe class: ``run`` never waits for the pipe.

    ``class LatestPipe(OptionalMixIn, PicklePipe): OPTIONAL_DEFAULT = 0``
    """

    #: ``run`` never waits for the pipe.
    ASYNC = True
    #: What ``run`` gets until a value has come. It is unpacked like a block, unless it is None; where blocks are
    #: bytes (JSON, custom pipes), only a default that is bytes.
    OPTIONAL_DEFAULT: Any = None
    #: True: the last value stays. False: each value is passed once, then the default returns.
    OPTIONAL_STORE = True
    #: Blocks that wait while the receiver is busy; 0: as many as memory limits allow.
    OPTIONAL_BUFFER_SIZE = 0
    #: Which block gives way when the buffer is full: ``'oldest'`` or ``'newest'``, the new one.
    OPTIONAL_DELETE_MODE = "oldest"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """:raises ValueError: for an ``OPTIONAL_DELETE_MODE`` that is neither"""
        super().__init__(*args, **kwargs)
        if self.OPTIONAL_DELETE_MODE not in ("oldest", "newest"):
            raise ValueError(
                f"OPTIONAL_DELETE_MODE of {self} is 'oldest' or 'newest', not {self.OPTIONAL_DELETE_MODE!r}"
            )


class ReadPickleMixIn:
    """Reads pickled values."""

    def read(self, file_obj: Any) -> Any:
        """Reads one pickled value."""
        return pickle.load(file_obj)

    def read_wrapper(self, file_obj: Any) -> bytes:
        """The bytes of one pickle, which is not loaded."""
        # Only needed beside executables, and slow to import.
        from pickletools import genops

        recorder: Any = _Recorder(file_obj)
        for _ in genops(recorder):
            continue
        return bytes(recorder.seen)


class WritePickleMixIn:
    """Writes values as pickles."""

    def write(self, file_obj: Any, data: Any) -> Any:
        """Pickles a value of any class that can be imported on the node."""
        pickle.dump(data, file_obj, PICKLE_PROTOCOL)


class PickleMixIn(ReadPickleMixIn, WritePickleMixIn):
    """Reads and writes pickles; ``pack`` and ``unpack`` may be overridden to convert the values."""


class ReadJSONMixIn:
    """Reads JSON values, each a line of UTF-8."""

    def read(self, file_obj: Any) -> bytes:
        """Reads one line."""
        return file_obj.readline()

    def read_wrapper(self, file_obj: Any) -> bytes:
        """Reads one line."""
        return file_obj.readline()

    def unpack(self, data: bytes) -> Any:
        """The value of a line."""
        return json.loads(data)


class WriteJSONMixIn:
    """Writes values as JSON, each as a line of UTF-8."""

    def pack(self, data: Any) -> bytes:
        """The line for a value; raises TypeError for one that JSON does not have."""
        return json.dumps(data).encode() + b"\n"

    def write(self, file_obj: Any, data: bytes) -> Any:
        """Writes the line."""
        return file_obj.write(data)


class JSONMixIn(ReadJSONMixIn, WriteJSONMixIn):
    """Reads and writes JSON."""


class ReadMessagePackMixIn:
    """Reads MessagePack values."""

    def read(self, file_obj: Any) -> bytes:
        """Reads the bytes of one value."""
        return messagepack.read_block(file_obj)

    def read_wrapper(self, file_obj: Any) -> bytes:
        """Reads the bytes of one value."""
        return messagepack.read_block(file_obj)

    def unpack(self, data: bytes) -> Any:
        """The value; raises ValueError for bytes that are not MessagePack."""
        return messagepack.unpack(data)


class WriteMessagePackMixIn:
    """Writes values as MessagePack."""

    def pack(self, data: Any) -> bytes:
        """The bytes of a value; raises TypeError for one that MessagePack does not have."""
        return messagepack.pack(data)

    def write(self, file_obj: Any, data: bytes) -> Any:
        """Writes the bytes."""
        return file_obj.write(data)


class MessagePackMixIn(ReadMessagePackMixIn, WriteMessagePackMixIn):
    """Reads and writes MessagePack."""


class PicklePipe(PickleMixIn, BasePipe):
    """Carries any Python object that can be pickled, numpy arrays included. Python jobs at both ends."""

    #: Each pickle says where it ends.
    BLOCK_SIZE = "PKL"


class JSONPipe(JSONMixIn, BasePipe):
    """Carries JSON values, each as one line of UTF-8 text. Every language can read it."""

    #: The end of the line ends a block.
    BLOCK_SIZE = "JSON"


class MessagePackPipe(MessagePackMixIn, BasePipe):
    """Carries numbers, texts, lists, dicts, bytes and arrays of numbers between Python and TypeScript jobs.

    ================================================  =====================================================
    Python                                            TypeScript
    ================================================  =====================================================
    int within ±(2**53 - 1)                           number
    any other int                                     bigint, which always arrives as an int
    float, nan and the infinities too                 number
    str, bool, None                                   string, boolean, null (undefined arrives as None)
    list; a tuple arrives as a list                   array
    dict with keys that are str or int                plain object, keys as texts
    bytes; a bytearray arrives as bytes               Uint8Array
    numpy array of one dimension, ``array.array``     typed array: Float32Array and so on
    numpy array of other dimensions, ``memoryview``   NdArray (data, shape)
    datetime; arrives with a time zone                Date
    ================================================  =====================================================

    Numbers of numpy arrive as plain ones. Arrays have elements of int8 to int64, uint8 to uint64, float32 or float64.
    Where numpy is not installed, an array arrives as an ``array.array``, one of several dimensions as a ``memoryview``.
    """

    #: Each value says where it ends.
    BLOCK_SIZE = "MSGPACK"


class BytesPipe(BasePipe):
    """Carries blocks of a fixed number of bytes. Every language can read it."""

    def __init__(self, id: int, block_size: Optional[int] = None, block_count: Optional[int] = None) -> None:
        """
        :param id: identifies the pipe in its network
        :param block_size: bytes of each block, at least 1; may be a class attribute ``BLOCK_SIZE`` instead
        :param block_count: blocks that one call of the receiver's ``run`` takes (1 unless the class says otherwise)
        """
        super().__init__(id)
        wanted = (
            type(self).BLOCK_SIZE if block_size is None else block_size,
            type(self).BLOCK_COUNT if block_count is None else block_count,
        )
        if "BLOCK_SIZE" in self.__dict__ and (self.BLOCK_SIZE, self.BLOCK_COUNT) != wanted:
            kind = f"{type(self).__name__} (BLOCK_SIZE {wanted[0]}, BLOCK_COUNT {wanted[1]})"
            CONFLICTS.append((id, kind, _sites.site(self)))
        else:
            self.BLOCK_SIZE, self.BLOCK_COUNT = wanted


class RawPipe(BasePipe):
    """Carries blocks as they are: stands for a custom pipe whose class is in another language."""

    #: A block is what its writer sent as one.
    BLOCK_SIZE = "RAW"

    def read(self, file_obj: Any) -> bytes:
        """All that is there, which is one block."""
        return file_obj.read()


class OptionalRawPipe(OptionalMixIn, RawPipe):
    """A RawPipe that ``run`` never waits for."""


class OptionalPicklePipe(OptionalMixIn, PicklePipe):
    """A PicklePipe that ``run`` never waits for."""


class OptionalJSONPipe(OptionalMixIn, JSONPipe):
    """A JSONPipe that ``run`` never waits for."""


class OptionalMessagePackPipe(OptionalMixIn, MessagePackPipe):
    """A MessagePackPipe that ``run`` never waits for."""


class OptionalBytesPipe(OptionalMixIn, BytesPipe):
    """A BytesPipe that ``run`` never waits for."""


class _Recorder:
    """Remembers what is read from a file."""

    def __init__(self, file_obj: Any) -> None:
        self._file = file_obj
        self.seen = bytearray()

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self.seen += data
        return data

    def readline(self) -> bytes:
        data = self._file.readline()
        self.seen += data
        return data
