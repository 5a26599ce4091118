"""The loop of a job with one input whose rounds are single blocks: the usual connector or sink, and the fast one."""
from __future__ import annotations

from types import GeneratorType

from fission._host.protocol import BLOCK
from fission._host.round_loop import RoundLoop


class SingleLoop(RoundLoop):
    """Takes small blocks from where they were read, without the way through a queue."""

    def run(self) -> None:
        stream = self.streams[0]
        while not self.is_over:
            if stream.waiting:
                self._run_round()
            elif self._has_ended:
                return
            else:
                self._run_chunk()
                if not self.is_over:
                    self.take(self.reader.next())

    def _run_chunk(self) -> None:
        """Runs a round for each whole block at the front of what was read."""
        reader, stream, socket, job = self.reader, self.streams[0], self.socket, self.job
        unpack = reader.header.unpack
        header_bytes = reader.header.bytes
        wanted = BLOCK << 24 | stream.pipe.id
        run, decode, emit = job.run, stream.decode_raw, self.emit
        is_sink = not job.outputs
        chunk, at = reader.chunk, reader.at
        length = len(chunk)
        last = length - header_bytes
        data = None
        stride = left = 1
        try:
            while at <= last:
                size, kind_and_pipe, number, head = unpack(chunk, at)
                end = at + 4 + size
                if kind_and_pipe != wanted or end > length:
                    break
                data = chunk[at + header_bytes : end]
                at = reader.at = end
                self.next = number + 1
                try:
                    value = decode(data)
                except Exception as error:
                    raise stream.failure(data, error) from error
                result = run(value)
                if result.__class__ is GeneratorType or (result is None and not is_sink):
                    return self.round_ran(result, number, head)
                emit(result, number, head)
                left -= 1
                if not left:
                    # Counted before the call, which may raise.
                    left = stride
                    stride = left = socket.rounds_done(stride)
                if self.stopping or job.finished:
                    self.is_over = True
                    return
        finally:
            socket.rounds += stride - left
            if data is not None:
                stream.remember(data)
