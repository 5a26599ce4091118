"""The loop of a job with one input whose rounds are single blocks: the usual connector or sink, and the fast one."""
from __future__ import annotations

from fission._host.protocol import BLOCK
from fission._host.round_loop import RoundLoop


class SingleLoop(RoundLoop):
    """Takes small blocks from where they were read, without the way through a queue."""

    def run(self) -> None:
        reader = self.reader
        stream = self.streams[0]
        unpack = reader.header.unpack
        header_bytes = reader.header.bytes
        wanted = BLOCK << 24 | stream.pipe.id
        run, decode, emit, job = self.job.run, stream.decode_raw, self.emit, self.job
        round_done = self.socket.round_done
        is_sink = not job.outputs
        while not self.is_over:
            chunk, at = reader.chunk, reader.at
            last = len(chunk) - header_bytes
            data = None
            while at <= last:
                size, kind_and_pipe, number, head = unpack(chunk, at)
                end = at + 4 + size
                if kind_and_pipe != wanted or end > len(chunk):
                    break
                data = chunk[at + header_bytes : end]
                at = reader.at = end
                self.next = number + 1
                try:
                    value = decode(data)
                except Exception as error:
                    raise stream.failure(data, error) from error
                result = run(value)
                if is_sink and result is None:
                    round_done()
                elif result.__class__ in PLAIN:
                    emit(result, number, head)
                    round_done()
                else:
                    self.round_ran(result, number, head)
                if self.stopping or job.finished or self.is_over:
                    self.is_over = True
                    return
            if data is not None:
                stream.remember(data)
            self.take(reader.next())
            while not self.is_over and stream.waiting:
                self._run_round()


#: Results that need no further look.
PLAIN = frozenset((int, float, str, bytes, list, dict, bool))
