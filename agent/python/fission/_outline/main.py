"""Outlines Python files: one JSON text per line comes in, one outline per line goes out."""
from __future__ import annotations

import json
import sys

from fission._outline.outline import outline


def main() -> None:
    """Answers until standard input ends."""
    for line in sys.stdin.buffer:
        sys.stdout.write(json.dumps(outline(json.loads(line))) + "\n")
        sys.stdout.flush()
