"""What this process writes to its agent: blocks are gathered and leave in few large writes."""
from __future__ import annotations

import os
import socket
import sys
import threading
import time
from typing import Any, Dict, List

from fission._host.failure import AgentGone
from fission._host.protocol import control_frame, done_frame, frame, END, STATE

#: Bytes that are written out at once.
FLUSH_BYTES = 64 * 1024

#: Nothing waits longer than this for the next write.
FLUSH_SECONDS = 0.001

#: The clock is read once in so many rounds where rounds are short.
MAX_STRIDE = 64

#: A thread that looks after waiting output sleeps when there was none so many times.
PATIENCE = 20

#: Blocks of this size on average are not copied into one buffer.
LARGE_BYTES = 4096

#: Buffers that one system call takes.
MAX_BUFFERS = 512

clock = time.monotonic


class AgentSocket:
    """Written to by the job's own thread, and by others under the lock."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._lock = threading.Lock()
        #: For each output the blocks that wait; together on the way, so that the agent passes them on as one run.
        self._outputs: List[List[bytes]] = []
        #: Bytes that wait, about.
        self.buffered = 0
        #: Rounds finished so far; changed by the job's thread only.
        self.rounds = 0
        self._reported = 0
        self._stride = 1
        self._checked_at = 0.0
        self._flushes = 0
        self._flushed_at = 0.0
        #: Blocks of a round that was not through then have left by themselves.
        self._is_early = False
        self._watched = False
        self._wake = threading.Semaphore(0)
        threading.Thread(target=self._look_after, name="fission-flush", daemon=True).start()

    def add_output(self) -> List[bytes]:
        """A list to extend by the header and the data of each block, in one step."""
        waiting: List[bytes] = []
        self._outputs.append(waiting)
        return waiting

    def output(self, place: int) -> List[bytes]:
        """The list that was added so many lists after the first."""
        return self._outputs[place]

    def rounds_done(self, count: int = 1) -> int:
        """So many rounds are through and their blocks are added; they leave now, or soon where others follow.

        :returns: how many rounds may pass before the next call
        """
        self.rounds += count
        now = clock()
        took = now - self._checked_at
        self._checked_at = now
        if took < FLUSH_SECONDS / 10:
            self._stride = min(self._stride * 2, MAX_STRIDE)
        elif took > FLUSH_SECONDS:
            self._stride = 1
        if self._is_early:
            # The agent pauses a job that is too fast only when it hears that a round is through.
            self._stride = 1
            self.flush()
        elif self.buffered >= FLUSH_BYTES or now - self._flushed_at >= FLUSH_SECONDS:
            self.flush()
        if not self._watched and (self.buffered or self._stride > 1):
            self._watched = True
            self._wake.release()
        return self._stride

    def flush(self) -> None:
        """Between two rounds: writes out what waits and how many rounds are done. Raises AgentGone."""
        with self._lock:
            self._is_early = False
            self._write_waiting(self._done())

    def flush_blocks(self) -> None:
        """At any time: writes out the blocks that wait. Raises AgentGone."""
        with self._lock:
            self._is_early = True
            self._write_waiting()

    def send(self, message: Dict[str, Any]) -> None:
        """Writes out what waits, then a message."""
        with self._lock:
            self._write_waiting(self._done() + control_frame(message))

    def send_state(self, number: int, state: bytes) -> None:
        """Writes out what waits, then the job's state after this round."""
        with self._lock:
            self._write_waiting(self._done() + frame(STATE, 0, number, state))

    def finish(self, pipes: List[int], number: int, timeout: float = -1) -> bool:
        """Ends every output before the given round and says that the job is finished; False if that took too long."""
        if not self._lock.acquire(timeout=timeout):
            return False
        try:
            ends = b"".join(frame(END, pipe, number) for pipe in pipes)
            self._write_waiting(self._done() + ends + control_frame({"type": "finished"}))
        finally:
            self._lock.release()
        return True

    def wait_until_read(self, seconds: float) -> None:
        """Waits until the agent has read everything: once it cannot write to this process, it does not read either."""
        # Only needed once, at the end.
        import fcntl
        import termios

        end = clock() + seconds
        try:
            while int.from_bytes(fcntl.ioctl(self._sock, termios.TIOCOUTQ, bytes(4)), sys.byteorder) and clock() < end:
                time.sleep(FLUSH_SECONDS)
        except OSError:
            # A system that does not say; nearly always the agent is quicker.
            return

    def _write_waiting(self, behind: bytes = b"") -> None:
        """Writes the blocks that wait and what is to follow them, all at once."""
        pieces: List[bytes] = []
        for waiting in self._outputs:
            # The job's thread may add to the end meanwhile.
            count = len(waiting)
            pieces += waiting[:count]
            del waiting[:count]
        average = self.buffered / max(1, len(pieces))
        self.buffered = 0
        self._flushed_at = clock()
        self._flushes += 1
        if behind:
            pieces.append(behind)
        if average < LARGE_BYTES and len(pieces) > 1:
            pieces = [b"".join(pieces)]
        self._write(pieces)

    def _done(self) -> bytes:
        """Where this stands the agent pauses a job that is too fast, so every round that is begun must be through."""
        rounds = self.rounds - self._reported
        self._reported += rounds
        return done_frame(rounds) if rounds else b""

    def _write(self, pieces: List[bytes]) -> None:
        try:
            for at in range(0, len(pieces), MAX_BUFFERS):
                group = pieces[at : at + MAX_BUFFERS]
                sent = self._sock.sendmsg(group)
                if sent < sum(map(len, group)):
                    self._sock.sendall(memoryview(b"".join(group))[sent:])
        except OSError as error:
            raise AgentGone from error

    def _look_after(self) -> None:
        """Writes out what waits while the job computes or sleeps."""
        while True:
            self._wake.acquire()
            quiet = 0
            while quiet < PATIENCE:
                flushes = self._flushes
                time.sleep(FLUSH_SECONDS)
                if self._flushes != flushes:
                    quiet = 0
                elif self._is_waiting():
                    self._flush_or_exit()
                else:
                    quiet += 1
            self._watched = False
            if self._is_waiting():
                self._flush_or_exit()

    def _is_waiting(self) -> bool:
        return any(self._outputs)

    def _flush_or_exit(self) -> None:
        try:
            self.flush_blocks()
        except AgentGone:
            os._exit(0)
