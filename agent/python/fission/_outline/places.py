"""Places of a syntax tree as offsets in UTF-16, which is what editors count in."""
from __future__ import annotations

import ast
import re
from typing import List, Tuple

Span = Tuple[int, int]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def utf16_length(text: str) -> int:
    """How many units of UTF-16 a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Places:
    """Turns the lines and bytes of ``ast`` into offsets."""

    def __init__(self, text: str) -> None:
        #: The text with one character per unit of UTF-16, so that offsets can be searched for.
        self.units = re.sub("[\U00010000-\U0010ffff]", "\ue000\ue000", text)
        self._lines: List[bytes] = []
        self._starts: List[int] = []
        start = 0
        for line in _LINE.findall(text):
            self._lines.append(line.encode("utf-8", "surrogatepass"))
            self._starts.append(start)
            start += utf16_length(line)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line, from 1, and a byte in it, from 0."""
        before = self._lines[line - 1][:column].decode("utf-8", "surrogatepass")
        return self._starts[line - 1] + utf16_length(before)

    def span(self, node: ast.AST) -> Span:
        """From where a node begins to where it ends."""
        start = self.offset(getattr(node, "lineno"), getattr(node, "col_offset"))
        return start, self.offset(getattr(node, "end_lineno"), getattr(node, "end_col_offset"))
