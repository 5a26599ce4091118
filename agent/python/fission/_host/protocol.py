"""Frames as agent/protocol/frame.ts defines them, and the messages of agent/protocol/job-host.ts."""
from __future__ import annotations

import json
import struct
from typing import Any, Callable, Dict

#: Counts changes that an older side could not follow.
JOB_HOST_PROTOCOL = 1

#: Bytes before the head.
HEADER_BYTES = 16

BLOCK, DUMMY, END, DONE, CONTROL, STATE = 1, 2, 3, 4, 5, 7

#: Bytes that the state of a job may have.
MAX_STATE_BYTES = 16 * 1024 * 1024

#: Bits of a head of one byte.
CORRUPTED, RESET, FINISHED = 0x80, 0x40, 0x20

#: A generation and a round in it make one number that counts on by 1.
ROUND_BITS = 48
ROUND_MASK = (1 << ROUND_BITS) - 1

#: Size, kind and pipe, generation and round.
_HEADER = struct.Struct(">IIQ")

#: (bytes, offset) → (size, kind and pipe, generation and round)
unpack_header: Callable[..., Any] = _HEADER.unpack_from


def frame(kind: int, pipe: int, number: int, data: bytes = b"") -> bytes:
    """A whole frame of a kind that has no head."""
    return _HEADER.pack(HEADER_BYTES - 4 + len(data), kind << 24 | pipe, number) + data


def control_frame(message: Dict[str, Any]) -> bytes:
    """A frame that carries one message."""
    return frame(CONTROL, 0, 0, json.dumps(message).encode())


def done_frame(rounds: int) -> bytes:
    """Tells the agent that so many rounds were finished."""
    return frame(DONE, 0, 0, rounds.to_bytes(4, "big"))


class BlockHeader:
    """Header and head of blocks; the head is a number here."""

    #: (size after the size field, kind and pipe, generation and round, head) → bytes
    pack: Callable[[int, int, int, int], bytes]
    #: The inverse, from an offset on.
    unpack: Callable[..., Any]

    def __init__(self, head_size: int) -> None:
        self.head_size = head_size
        self.bytes = HEADER_BYTES + head_size
        if head_size == 1:
            short = struct.Struct(">IIQB")
            self.pack, self.unpack = short.pack, short.unpack_from
        else:
            self.pack, self.unpack = self._pack_long, self._unpack_long

    def _pack_long(self, size: int, kind_and_pipe: int, number: int, head: int) -> bytes:
        return _HEADER.pack(size, kind_and_pipe, number) + head.to_bytes(self.head_size, "big")

    def _unpack_long(self, data: bytes, at: int) -> Any:
        head = int.from_bytes(data[at + HEADER_BYTES : at + self.bytes], "big")
        return (*unpack_header(data, at), head)
