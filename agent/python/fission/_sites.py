"""Where in the project objects were constructed; recorded for the inspector only, as it costs a little each time."""
from __future__ import annotations

import os
import sys
from itertools import islice
from types import FrameType
from typing import Any, Dict, Optional

_OWN_FOLDER = os.path.dirname(os.path.abspath(__file__)) + os.sep
_root: Optional[str] = None


def record_below(root: str) -> None:
    """From now on the place of each construction below this folder is kept."""
    global _root
    _root = os.path.abspath(root) + os.sep


def site(skip: Any = None) -> Optional[Dict[str, Any]]:
    """The innermost call in the project that is not inside a constructor of `skip` itself."""
    frame: Optional[FrameType] = sys._getframe(1) if _root is not None else None
    while frame is not None:
        if is_project_file(frame.f_code.co_filename) and not _constructs(frame, skip):
            return position(frame)
        frame = frame.f_back
    return None


def is_project_file(name: str) -> bool:
    """True for a source file of the project itself: not of this package, nor of an environment below the root."""
    if _root is None or not name.startswith(_root) or name.startswith(_OWN_FOLDER):
        return False
    return "site-packages" not in name and not name[len(_root):].startswith(".")


def position(frame: FrameType) -> Dict[str, Any]:
    """The place at which a frame stands."""
    place: Dict[str, Any] = {"file": relative(frame.f_code.co_filename), "line": frame.f_lineno}
    positions = getattr(frame.f_code, "co_positions", None)
    if positions is not None:
        column = next(islice(positions(), frame.f_lasti // 2, None))[2]
        if column is not None:
            place["column"] = column + 1
    return place


def relative(name: str) -> str:
    """A file of the project relative to its root, with forward slashes."""
    return (name[len(_root):] if _root is not None and name.startswith(_root) else name).replace(os.sep, "/")


def absolute(name: str) -> str:
    """The inverse of `relative`, wherever the process is by now."""
    return os.path.join(_root or "", name)


def _constructs(frame: FrameType, skip: Any) -> bool:
    code = frame.f_code
    if code.co_name not in ("__init__", "__new__") or code.co_argcount == 0:
        return False
    first = frame.f_locals.get(code.co_varnames[0])
    return first is skip or first is type(skip)
