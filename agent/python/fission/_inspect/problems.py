"""Mistakes of a project, said so that its author can mend them: the same shape in every language."""
from __future__ import annotations

import ast
import os
import sys
import traceback
from typing import Any, Dict, List, Optional

from fission import _sites

#: Jobs that a message names.
SHOWN_JOBS = 3

Problem = Dict[str, Any]
Place = Optional[Dict[str, Any]]


def problem(code: str, message: str, hint: str, place: Place, **subject: Any) -> Problem:
    """One error; `subject` may name a job or a pipe by its id."""
    found: Problem = {"code": code, "severity": "error", "message": message, "hint": hint, **subject}
    return found if place is None else {**found, "position": place}


def explain(config: str, error: BaseException) -> Problem:
    """Something was raised while the config ran, or one of the modules that it imports."""
    calls = _calls(error)
    place = calls[-1] if calls else {"file": config, "line": 1}
    if isinstance(error, SyntaxError) and error.filename:
        return _syntax_problem(error)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _missing_module(error, place)
    if isinstance(error, SystemExit):
        shown = "" if error.code is None else repr(error.code)
        return problem(
            "config-exit",
            f"{config} called sys.exit({shown}) while it was read",
            "Remove the call: a config only describes the network. A job ends itself with self.finish().",
            place,
        )
    hint = "Look for it in the files that the config reads."
    if calls:
        lines = [f"    {call['file']}:{call['line']} in {call['function']}" for call in calls]
        hint = "The calls that led there:\n" + "\n".join(lines)
    place = {key: value for key, value in place.items() if key != "function"}
    return problem("config-error", f"{config} cannot be used: {describe_error(error)}", hint, place)


def describe_error(error: BaseException) -> str:
    """`ValueError: too large`."""
    return "".join(traceback.format_exception_only(type(error), error)).strip()


def problem_text(found: Problem) -> str:
    """Two lines or more: the place and what is wrong, then the hint."""
    place = found.get("position")
    where = f"{place['file']}:{place['line']} " if place else ""
    return f"{where}{found['message']}\nhint: {found['hint']}"


def _calls(error: BaseException) -> List[Dict[str, Any]]:
    calls: List[Dict[str, Any]] = []
    for frame, line in traceback.walk_tb(error.__traceback__):
        name = frame.f_code.co_filename
        if _sites.is_project_file(name):
            calls.append({"file": _sites.relative(name), "line": line, "function": frame.f_code.co_name})
    return calls


def _syntax_problem(error: SyntaxError) -> Problem:
    place: Dict[str, Any] = {"file": _sites.relative(os.path.abspath(error.filename or "")), "line": error.lineno or 1}
    if error.offset:
        place["column"] = max(1, error.offset)
    words = f"{place['file']} is not valid Python: {error.msg}"
    return problem("python-syntax", words, f"Correct the line: {(error.text or '').strip()}", place)


def _missing_module(error: ModuleNotFoundError, place: Dict[str, Any]) -> Problem:
    name = error.name or ""
    here = {"file": place["file"], "line": place["line"]}
    folder = _sites.absolute(name.split(".")[0])
    if os.path.isdir(folder) or os.path.isfile(f"{folder}.py"):
        words = f"{place['file']} imports {name}, which is not in the project"
        return problem("module-missing", words, "Check the name and the path of the import.", here)
    top = name.split(".")[0]
    words = f"{_who_needs(place['file'])} {top}, which {sys.executable} does not have"
    return problem("module-missing", words, install_hint(top), here)


def _who_needs(file: str) -> str:
    """The jobs that a file defines, or the file itself: `FilterJob and TrackJob (jobs.py) need`."""
    with open(_sites.absolute(file), "rb") as source:
        jobs = [node.name for node in ast.parse(source.read()).body if isinstance(node, ast.ClassDef) and _runs(node)]
    if not jobs:
        return f"{file} needs"
    names = jobs[:SHOWN_JOBS] + ([f"{len(jobs) - SHOWN_JOBS} more jobs"] if len(jobs) > SHOWN_JOBS else [])
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return f"{listed} ({file}) {'needs' if len(jobs) == 1 else 'need'}"


def _runs(kind: ast.ClassDef) -> bool:
    return any(isinstance(part, ast.FunctionDef) and part.name == "run" for part in kind.body)


def install_hint(module: str) -> str:
    """How the nodes and this computer get a module."""
    return (
        f"Add {module} to the provisioning packages of the nodes, and on this computer to the project's environment "
        f"({sys.executable} -m venv .venv, then .venv/bin/pip install {module}); or correct the import."
    )
