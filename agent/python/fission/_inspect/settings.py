"""The keys of a config.py as settings of the network."""
from __future__ import annotations

import ast
import os
from typing import Any, Callable, Dict, List, Tuple

from fission._inspect.problems import Problem, problem

#: Heartbeats that may be missing before a node is suspected, and before it is given up.
SUSPECT_AFTER_HEARTBEATS = 3
LOST_AFTER_HEARTBEATS = 6

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

#: What nodes do when the client is gone.
CLIENT_LOST = ("continue", "stop")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_head_size(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 64


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for pair in value.items() for text in pair)


def _is_above_zero(value: Any) -> bool:
    return _is_number(value) and value > 0


def _is_from_zero(value: Any) -> bool:
    return _is_number(value) and value >= 0


#: Key → name in the description (empty: it stands elsewhere there), check, and what the value is to be.
KEYS: Dict[str, Tuple[str, Callable[[Any], bool], str]] = {
    "USER": ("user", _is_text, "a text"),
    "REMOTE_ROOT": ("remoteRoot", _is_text, "a text"),
    "LOG_LEVEL": ("logLevel", LOG_LEVELS.__contains__, "one of " + ", ".join(LOG_LEVELS)),
    "LOG_FILE": ("logFile", _is_text, "a text"),
    "CLIENT_IP": ("clientIp", _is_text, "a text"),
    "DEBUG_WINDOW": ("debugWindow", _is_flag, "True or False"),
    "PRE_COPY": ("preCopy", _is_flag, "True or False"),
    "HEAD_SIZE": ("headSize", _is_head_size, "a whole number of bytes from 1 to 64"),
    "PULSE_INTERVAL": ("heartbeatIntervalMs", _is_above_zero, "seconds above 0"),
    "SUSPECT_AFTER_MS": ("suspectAfterMs", _is_above_zero, "milliseconds above 0"),
    "LOST_AFTER_MS": ("lostAfterMs", _is_above_zero, "milliseconds above 0"),
    "ON_CLIENT_LOST": ("onClientLost", CLIENT_LOST.__contains__, "one of " + ", ".join(CLIENT_LOST)),
    "CLIENT_GRACE_MS": ("clientGraceMs", _is_from_zero, "milliseconds of at least 0"),
    "COPY_STATES": ("copyStates", _is_flag, "True or False"),
    "PYTHON": ("python", _is_text, "the name or path of an interpreter, as a text"),
    "XML_FILE": ("", lambda value: isinstance(value, (str, os.PathLike)), "the path of an XML file"),
    "XML_ARGS": ("", _is_names, "a dict of texts"),
    "CRASH": ("crash", lambda value: isinstance(value, dict), "a dict"),
}


def describe_settings(config: Any) -> Dict[str, Any]:
    """The settings that the config makes; None, and an empty text, leave the default."""
    found: Dict[str, Any] = {}
    for key, (name, _check, _meaning) in KEYS.items():
        value = getattr(config, key, None)
        if name and value is not None and value != "":
            found[name] = value
    if "heartbeatIntervalMs" in found:
        interval = found["heartbeatIntervalMs"] * 1000
        found["heartbeatIntervalMs"] = interval
        found.setdefault("suspectAfterMs", SUSPECT_AFTER_HEARTBEATS * interval)
        found.setdefault("lostAfterMs", LOST_AFTER_HEARTBEATS * interval)
    return found


def describe_topology(config: Any, file: str) -> Dict[str, Any]:
    """The XML file that describes the network or a part of it, and how it calls things."""
    path = getattr(config, "XML_FILE", None)
    if not path:
        return {}
    place = {"file": file, "line": line_of(config.__file__, "XML_FILE")}
    return {"topology": {"file": str(path), "names": getattr(config, "XML_ARGS", None) or {}, "position": place}}


def settings_problems(config: Any, file: str) -> List[Problem]:
    """Values of the wrong kind, each at its line."""
    problems = []
    for key, (_name, check, meaning) in KEYS.items():
        value = getattr(config, key, None)
        if value is not None and value != "" and not check(value):
            words = f"{key} of {file} is {meaning}, not {value!r}"
            place = {"file": file, "line": line_of(config.__file__, key)}
            problems.append(problem("setting-invalid", words, f"Set {key} to {meaning}, or leave it out.", place))
    return problems


def line_of(path: str, key: str) -> int:
    """The last line of the file that assigns to the name; 1 where none does."""
    with open(path, "rb") as source:
        tree = ast.parse(source.read())
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == key
    ]
    return max(lines, default=1)
