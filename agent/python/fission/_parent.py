"""Ends this process when its parent dies, on systems where the kernel does not."""
from __future__ import annotations

import os
import sys
import threading
import time

WATCH_SECONDS = 0.5


def watch_parent_if_told() -> None:
    """Watches with `--watch-parent`, in a thread that a job which computes without end cannot hold up."""
    if "--watch-parent" in sys.argv:
        threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    os._exit(1)
