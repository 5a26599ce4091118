"""The named pipes, or descriptors, by which a program reads its inputs and writes its outputs."""
from __future__ import annotations

import io
import os
import shutil
import threading
from typing import Any, Callable, List, Optional, Union

from fission._host.failure import JobFailure

#: Within the job's folder; removed when the job ends.
FOLDER = ".pipes"

READ_BYTES = 64 * 1024


class NamedPipe:
    """A named pipe between this process and the program, which opens it when it likes."""

    def __init__(self, path: str, flag: str, is_input: bool) -> None:
        """`is_input`: the program reads it."""
        self.argument = path
        self.flag = flag
        self.descriptor = -1
        #: Keeps the pipe open while the program closes and opens it, as a shell script does for every line.
        self._kept = -1
        self._is_input = is_input
        self._opened = threading.Event()
        self._closed = False
        os.mkfifo(path)

    @property
    def was_opened(self) -> bool:
        """The program has opened its end."""
        return self._opened.is_set()

    def open(self) -> None:
        """Waits until the program has opened its end, or this one is closed."""
        ours, theirs = (os.O_WRONLY, os.O_RDONLY) if self._is_input else (os.O_RDONLY, os.O_WRONLY)
        self.descriptor = os.open(self.argument, ours)
        self._kept = os.open(self.argument, theirs | os.O_NONBLOCK)
        if self._closed:
            self._close_kept()
        else:
            self._opened.set()

    def let_go(self) -> None:
        """The program is gone: what it left can be read to the end, and nothing more can be written."""
        if self.was_opened:
            self._close_kept()
        else:
            self._unblock()

    def close(self) -> None:
        """The program will read the end of its input."""
        os.close(self.descriptor)
        self._close_kept()

    def wait_until_opened(self, seconds: float) -> bool:
        """Waits at most so long for the program to open its end."""
        return self._opened.wait(seconds)

    def _close_kept(self) -> None:
        kept, self._kept = self._kept, -1
        if kept >= 0:
            os.close(kept)

    def _unblock(self) -> None:
        """Lets `open` return though the program never came."""
        self._closed = True
        try:
            os.close(os.open(self.argument, os.O_RDWR | os.O_NONBLOCK))
        except OSError:
            # The folder is gone with the network; nobody waits for this thread.
            return


class Descriptor:
    """A pipe whose other end the program has from the beginning, as an open descriptor."""

    was_opened = True

    def __init__(self, flag: str, is_input: bool) -> None:
        """`is_input`: the program reads it."""
        self.flag = flag
        theirs, ours = os.pipe() if is_input else reversed(os.pipe())
        self.theirs: int = theirs
        self.descriptor: int = ours
        self.argument = str(theirs)

    def started(self) -> None:
        """The program has its end; this process needs it no more."""
        os.close(self.theirs)

    def open(self) -> None:
        """It is."""

    def let_go(self) -> None:
        """What the program left can be read to the end in any case."""

    def close(self) -> None:
        """The program will read the end of its input."""
        os.close(self.descriptor)

    def wait_until_opened(self, seconds: float) -> bool:
        """It is."""
        return True


ProgramPipe = Union[NamedPipe, Descriptor]


def make_pipes(job: Any) -> List[ProgramPipe]:
    """One for each input, then one for each output. Raises JobFailure where the system has no such pipes."""
    ends = [(pipe, job.INPUT_FLAG, True) for pipe in job.inputs] + [(pipe, job.OUTPUT_FLAG, False) for pipe in job.outputs]
    if job._PIPES_AS == "descriptors":
        return [Descriptor(flag, is_input) for _, flag, is_input in ends]
    if not hasattr(os, "mkfifo"):
        raise JobFailure("load", f"{job} needs named pipes, which Windows does not have; run it on Linux or macOS")
    folder = os.path.join(os.getcwd(), FOLDER)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        os.mkdir(folder)
        return [
            NamedPipe(os.path.join(folder, f"{pipe.id}.fifo"), flag, is_input) for pipe, flag, is_input in ends
        ]
    except OSError as error:
        raise JobFailure("load", f"the named pipes of {job} cannot be made in {folder}: {error.strerror}") from error


def remove_pipes() -> None:
    """Removes the named pipes of the job in this folder."""
    shutil.rmtree(os.path.join(os.getcwd(), FOLDER), ignore_errors=True)


class WatchedReads(io.RawIOBase):
    """Reads a descriptor, and says when it is about to wait for more."""

    def __init__(self, descriptor: int, before_read: Callable[[], None]) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._before_read = before_read
        #: Bytes read so far.
        self.count = 0
        self.has_ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> Optional[int]:
        self._before_read()
        count = os.readv(self._descriptor, [buffer])
        self.count += count
        self.has_ended = count == 0
        return count
