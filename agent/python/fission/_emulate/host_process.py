"""The process of one emulated job: the job host of a run, started and spoken to as an agent does."""
from __future__ import annotations

import atexit
import os
import signal
import socket
import subprocess
import sys
import weakref
from typing import Any, Dict, List, Optional

from fission._emulate.failure import EmulationError
from fission._host.failure import AgentGone
from fission._host.protocol import BLOCK, BlockHeader, control_frame
from fission._host.reader import Frame, FrameReader

PROGRAM = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

#: A job that is told to end has this long for it.
END_SECONDS = 2.0

#: What a job writes ahead of the calls that read it.
AHEAD_BYTES = 4096

_running: "weakref.WeakSet[HostProcess]" = weakref.WeakSet()


class HostProcess:
    """Frames in both directions; ends with this process."""

    def __init__(self, head_size: int, timeout: Optional[float], output: Any = None) -> None:
        """:param output: file that gets what the job prints, on stdout and stderr; those of this process unless given"""
        self._header = BlockHeader(head_size)
        self._socket, theirs = socket.socketpair()
        self._timeout = timeout
        self._socket.settimeout(timeout)
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, AHEAD_BYTES)
        self._reader = FrameReader(self._socket)
        self._reader.header = self._header
        with theirs:
            self._child = subprocess.Popen(
                [sys.executable, "-u", PROGRAM, "host", "--socket", str(theirs.fileno()), "--watch-parent"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": _module_path()},
            )
        _running.add(self)

    def send(self, message: Dict[str, Any]) -> None:
        """Says something to the job host."""
        self._write([control_frame(message)])

    def send_blocks(self, blocks: List[Any]) -> None:
        """Writes blocks, each as (pipe id, number, head, data)."""
        size = self._header.bytes - 4
        self._write(
            [self._header.pack(size + len(data), BLOCK << 24 | pipe, number, head) + data
             for pipe, number, head, data in blocks]
        )

    def receive(self) -> Optional[Frame]:
        """The next frame, or None when the process has ended. Raises EmulationError when that takes too long."""
        try:
            return self._reader.next()
        except AgentGone:
            return None
        except socket.timeout as error:
            raise EmulationError(f"it took more than {self._timeout} s") from error

    def how_it_ended(self) -> str:
        """`exit code 3`, or the name of a signal."""
        self.kill()
        code = self._child.returncode
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def kill(self) -> None:
        """Ends the process: it sees its socket close, and where that does not help, it is killed."""
        _running.discard(self)
        self._socket.close()
        try:
            self._child.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()

    def _write(self, frames: List[bytes]) -> None:
        try:
            self._socket.sendall(b"".join(frames))
        except OSError:
            # It has ended; what it said before says why, and is still to be read.
            return


def _module_path() -> str:
    """Where the child finds what this process can import; the package itself is beside its program."""
    return os.pathsep.join(os.path.abspath(folder) for folder in sys.path if os.path.abspath(folder) != PROGRAM)


@atexit.register
def _kill_all() -> None:
    for process in list(_running):
        process.kill()
