"""What a program writes to one output, cut into blocks."""
from __future__ import annotations

import io
from typing import Any, Callable, Optional

from fission._host.agent_socket import FLUSH_BYTES, AgentSocket
from fission._host.failure import JobFailure
from fission._host.program_pipes import READ_BYTES, ProgramPipe, WatchedReads
from fission._host.program_rounds import Rounds
from fission._host.protocol import BLOCK, RESET, BlockHeader


class ProgramOutput:
    """Works in a thread of its own."""

    def __init__(
        self,
        job: Any,
        place: int,
        fixed_size: Optional[int],
        end: ProgramPipe,
        rounds: Rounds,
        header: BlockHeader,
        socket: AgentSocket,
        before_waiting: Callable[[], None],
    ) -> None:
        """`before_waiting` is called before the thread waits for the program; blocks may wait then."""
        self.pipe: Any = job.outputs[place]
        self._place = place
        self._fixed_size = fixed_size
        self._end = end
        self._rounds = rounds
        self._header = header
        self._head_size = header.head_size if job.HEAD else 0
        self._reset = RESET << 8 * (header.head_size - 1)
        self._kind_and_pipe = BLOCK << 24 | self.pipe.id
        self._extend = socket.add_output().extend
        self._socket = socket
        self._before_waiting = before_waiting
        #: Blocks and their bytes so far.
        self.blocks = 0
        self.bytes = 0
        #: Bytes of a block whose rest never came.
        self.left_over = 0

    def work(self) -> None:
        """Reads to the end. Raises JobFailure where the pipe's class cannot find the end of a block."""
        self._end.open()
        raw = WatchedReads(self._end.descriptor, self._before_waiting)
        file = io.BufferedReader(raw, READ_BYTES)
        taken = 0
        while file.peek(1):
            own = file.read(self._head_size) if self._head_size else b""
            data = self._cut(file, raw)
            if data is None or len(own) < self._head_size:
                self.left_over = raw.count - taken
                return
            taken += len(own) + len(data)
            self._add(own, data)

    def _cut(self, file: io.BufferedReader, raw: WatchedReads) -> Optional[bytes]:
        """The next block; None where the output ended before the block did."""
        if self._fixed_size is not None:
            data = file.read(self._fixed_size)
            return data if len(data) == self._fixed_size else None
        try:
            data = bytes(self.pipe.read_wrapper(file))
        except Exception as error:
            if raw.has_ended:
                return None
            raise JobFailure("output", f"{self.pipe} could not find the end of a block", error) from error
        # A whole block is read without a look beyond it.
        return None if raw.has_ended or not data else data

    def _add(self, own: bytes, data: bytes) -> None:
        number, head = self._rounds.take(self._place)
        if self._head_size:
            head = int.from_bytes(own, "big") & ~self._reset | head & self._reset
        size = len(data)
        self.blocks += 1
        self.bytes += size
        frame_size = size + self._header.bytes - 4
        # In one step, since another thread may write out what waits at any time.
        self._extend((self._header.pack(frame_size, self._kind_and_pipe, number, head), data))
        self._socket.buffered += size
        if self._socket.buffered >= FLUSH_BYTES:
            self._socket.flush_blocks()
