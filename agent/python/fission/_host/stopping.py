"""Ends a job whose own code does not return: first by an exception in it, then without it."""
from __future__ import annotations

import os
import signal
import threading
import time
from types import FrameType
from typing import Any, Callable, Optional

from fission._host.failure import StopJob

#: A job that was told to stop has this long to come out of what it waits for.
STOP_GRACE_SECONDS = 0.2

#: After the exception it has this long to clean up.
CLEAN_UP_SECONDS = 0.2

_OWN_FOLDER = os.path.dirname(os.path.abspath(__file__)) + os.sep


class Stopper:
    """Made in the process's first thread, in which the job runs."""

    def __init__(self, give_up: Callable[[], Any]) -> None:
        self._give_up = give_up
        self._begun = False
        self._thread = threading.get_ident()
        signal.signal(signal.SIGUSR1, self._interrupt)

    def begin(self) -> None:
        """The job has been told to stop."""
        if self._begun:
            return
        self._begun = True
        threading.Thread(target=self._insist, name="fission-stop", daemon=True).start()

    def _insist(self) -> None:
        time.sleep(STOP_GRACE_SECONDS)
        signal.pthread_kill(self._thread, signal.SIGUSR1)
        time.sleep(CLEAN_UP_SECONDS)
        self._give_up()

    def _interrupt(self, _signal: int, frame: Optional[FrameType]) -> None:
        # Within this package a block may be half written; it looks at `stopping` itself.
        if self._begun and frame is not None and not frame.f_code.co_filename.startswith(_OWN_FOLDER):
            raise StopJob
