"""What the agent writes to this process, frame by frame."""
from __future__ import annotations

import json
import socket
import threading
from typing import Any, Callable, Dict, List, Tuple

from fission._host.failure import AgentGone
from fission._host.protocol import BLOCK, CONTROL, HEADER_BYTES, BlockHeader, unpack_header

#: Bytes asked for at once.
READ_BYTES = 128 * 1024

#: Frames from this size on are read into memory of their own, so that their data is not copied again.
LARGE_BYTES = 32 * 1024

#: Bytes after which the agent learns what was finished, though more is there to read.
REPORT_BYTES = 256 * 1024

#: (kind and pipe, generation and round, head, data)
Frame = Tuple[int, int, int, bytes]


class FrameReader:
    """One thread reads frames; another may read ahead while that one is at work."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._lock = threading.Lock()
        self._ahead: List[bytes] = []
        self._unreported = 0
        self._after_large = False
        self.header = BlockHeader(1)
        #: Whole frames, and the beginning of one, from the offset `at` on.
        self.chunk = b""
        self.at = 0
        #: Called before the thread waits for more.
        self.before_waiting: Callable[[], None] = lambda: None

    def next(self) -> Frame:
        """The next frame; waits for it. Raises AgentGone at the end."""
        while True:
            have = len(self.chunk) - self.at
            if have < HEADER_BYTES:
                self._more(self.header.bytes - have if self._after_large else READ_BYTES)
                continue
            size, kind_and_pipe, number = unpack_header(self.chunk, self.at)
            is_block = kind_and_pipe >> 24 == BLOCK
            header_bytes = self.header.bytes if is_block else HEADER_BYTES
            end = self.at + 4 + size
            if have < header_bytes:
                self._more(READ_BYTES)
            elif end <= len(self.chunk):
                self._after_large = False
                return self._take(kind_and_pipe, number, header_bytes, end)
            elif is_block and size >= LARGE_BYTES:
                return self._take_large(kind_and_pipe, number, end)
            else:
                self._after_large = False
                self._more(max(READ_BYTES, end - len(self.chunk)))

    def at_hand(self) -> List[Frame]:
        """Frames that have come already."""
        with self._lock:
            try:
                self._ahead.append(self._received(self._receive(READ_BYTES, socket.MSG_DONTWAIT)))
            except BlockingIOError:
                pass
            self.chunk = self.chunk[self.at :] + b"".join(self._ahead)
            self._ahead.clear()
            self.at = 0
        frames = []
        while self._has_whole_frame():
            frames.append(self.next())
        return frames

    def messages_ahead(self) -> List[Dict[str, Any]]:
        """Messages among what has come while the other thread is at work, which will get them too."""
        if not self._lock.acquire(blocking=False):
            return []
        try:
            came = self._receive(READ_BYTES, socket.MSG_DONTWAIT)
            if not came:
                raise AgentGone
            self._ahead.append(came)
            return self._find_messages(self.chunk + b"".join(self._ahead))
        except BlockingIOError:
            return []
        finally:
            self._lock.release()

    def _has_whole_frame(self) -> bool:
        have = len(self.chunk) - self.at
        return have >= HEADER_BYTES and have >= 4 + unpack_header(self.chunk, self.at)[0]

    def _take(self, kind_and_pipe: int, number: int, header_bytes: int, end: int) -> Frame:
        start = self.at + header_bytes
        head = int.from_bytes(self.chunk[self.at + HEADER_BYTES : start], "big")
        data = self.chunk[start:end]
        self.at = end
        return kind_and_pipe, number, head, data

    def _take_large(self, kind_and_pipe: int, number: int, end: int) -> Frame:
        start = self.at + self.header.bytes
        head = int.from_bytes(self.chunk[self.at + HEADER_BYTES : start], "big")
        begun = self.chunk[start:]
        missing = end - len(self.chunk)
        with self._lock:
            self.chunk = b""
            self.at = 0
            rest = self._exactly(missing)
        self._after_large = True
        return kind_and_pipe, number, head, begun + rest if begun else rest

    def _more(self, size: int) -> None:
        """Adds to what is left of the chunk."""
        rest = self.chunk[self.at :]
        with self._lock:
            came = b"".join(self._ahead) or self._wait_for(size)
            self._ahead.clear()
            self.chunk = rest + came if rest else came
            self.at = 0

    def _exactly(self, size: int) -> bytes:
        pieces = []
        came = b"".join(self._ahead)
        self._ahead.clear()
        if len(came) > size:
            self._ahead.append(came[size:])
            came = came[:size]
        while True:
            if came:
                pieces.append(came)
                size -= len(came)
            if size == 0:
                return pieces[0] if len(pieces) == 1 else b"".join(pieces)
            came = self._wait_for(size, socket.MSG_WAITALL)

    def _wait_for(self, size: int, flags: int = 0) -> bytes:
        if self._unreported >= REPORT_BYTES:
            self._unreported = 0
            self.before_waiting()
        if not flags:
            try:
                return self._received(self._receive(size, socket.MSG_DONTWAIT))
            except BlockingIOError:
                self.before_waiting()
        return self._received(self._receive(size, flags))

    def _received(self, came: bytes) -> bytes:
        if not came:
            raise AgentGone
        self._unreported += len(came)
        return came

    def _receive(self, size: int, flags: int) -> bytes:
        try:
            return self._sock.recv(size, flags)
        except ConnectionError as error:
            raise AgentGone from error

    @staticmethod
    def _find_messages(data: bytes) -> List[Dict[str, Any]]:
        messages = []
        at = 0
        while len(data) - at >= HEADER_BYTES:
            size, kind_and_pipe, _number = unpack_header(data, at)
            end = at + 4 + size
            if kind_and_pipe >> 24 == CONTROL and end <= len(data):
                messages.append(json.loads(data[at + HEADER_BYTES : end]))
            at = end
        return messages
