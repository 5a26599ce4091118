"""Which Python files of the project travel with a network."""
from __future__ import annotations

import ast
import os
import sys
import types
from typing import Any, Dict, Iterable, Iterator, List, Set

#: Folders that hold no code of the project.
SKIPPED = {"__pycache__", "simulation", "local", "collection", "node_modules", "site-packages"}


def source_files(root: str, network: str, modules: Iterable[Any]) -> List[Dict[str, str]]:
    """Files to copy, as ``from`` (absolute) and ``to`` (relative, with forward slashes).

    These are the top-level packages and modules of the project that the network, or what it imports, names in any
    import, also one inside a function; and modules outside the project that DEPENDENCIES names.
    """
    waiting = [network.split("/")[0], "shared", *_imported(root)]
    taken: Set[str] = set()
    files: Dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        if name in taken:
            continue
        taken.add(name)
        for path in _files_of(root, name):
            files[_slashes(os.path.relpath(path, root))] = path
            waiting += _names_imported_by(path)
    for module in modules:
        files.update(_outside(root, module))
    return [{"from": path, "to": name} for name, path in sorted(files.items())]


def _imported(root: str) -> Iterator[str]:
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and os.path.abspath(file).startswith(root + os.sep):
            yield name.split(".")[0]


def _files_of(root: str, name: str) -> Iterator[str]:
    path = os.path.join(root, name)
    if os.path.isfile(f"{path}.py"):
        yield f"{path}.py"
    if os.path.isdir(path) and not name.startswith("."):
        yield from _files_below(path)


def _files_below(folder: str) -> Iterator[str]:
    for directory, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in SKIPPED and not name.startswith(".")]
        yield from (os.path.join(directory, name) for name in names if name.endswith(".py"))


def _names_imported_by(path: str) -> Iterator[str]:
    with open(path, "rb") as file:
        try:
            tree = ast.parse(file.read())
        except SyntaxError:
            # A file that nobody imports may be anything; one that is imported was found to be wrong before.
            return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]


def _outside(root: str, item: Any) -> Dict[str, str]:
    """A module that is neither the project's nor installed; a package with all its files."""
    module = item if isinstance(item, types.ModuleType) else sys.modules.get(item.__module__)
    file = os.path.abspath(getattr(module, "__file__", None) or root)
    installed = "site-packages" in file or "dist-packages" in file or file.startswith(os.path.dirname(os.__file__))
    if module is None or installed or file.startswith(root) or not file.endswith(".py"):
        return {}
    top = module.__name__.split(".")[0]
    folder = os.path.dirname(os.path.abspath(getattr(sys.modules[top], "__file__", None) or file))
    if not hasattr(sys.modules[top], "__path__"):
        return {f"{top}.py": file}
    return {f"{top}/{_slashes(os.path.relpath(path, folder))}": path for path in _files_below(folder)}


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
