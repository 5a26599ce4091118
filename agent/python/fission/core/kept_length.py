"""The length of a CSV file as a job's state: rows that come again after a restart are cut off before."""
from __future__ import annotations

import os
from typing import Optional, TextIO

#: By its second save a job's first state is kept somewhere.
SAVES_UNTIL_KEPT = 2


class KeptLength:
    """Where the next row of a file goes, also after the process that wrote it was killed."""

    def __init__(self, file: TextIO, path: str) -> None:
        """
        :param file: open for appending, with its header
        :param path: where it is; a mark is left in the job's folder, which a run has for itself
        """
        self._file = file
        self._mark = f".{os.path.basename(path)}.beginning"
        self._saves = 0
        # A process that ended before any state was kept has left its rows in the file, and where they begin.
        self._beginning: Optional[int] = self._read_mark()
        if self._beginning is None:
            self._beginning = self._length()
            with open(self._mark, "w") as mark:
                mark.write(str(self._beginning))

    def before_row(self) -> None:
        """Comes before each row."""
        if self._beginning is not None:
            self._cut_to(self._beginning)
        self._beginning = None

    def save(self) -> int:
        """Gives the length in bytes."""
        self._saves += 1
        if self._saves == SAVES_UNTIL_KEPT and os.path.exists(self._mark):
            os.remove(self._mark)
        return self._length()

    def restore(self, length: int) -> None:
        """Cuts off what was written after the file had this length."""
        self._beginning = None
        self._cut_to(length)

    def _length(self) -> int:
        self._file.flush()
        return os.fstat(self._file.fileno()).st_size

    def _cut_to(self, length: int) -> None:
        if self._length() > length:
            self._file.truncate(length)

    def _read_mark(self) -> Optional[int]:
        if not os.path.exists(self._mark):
            return None
        with open(self._mark) as mark:
            return int(mark.read())
