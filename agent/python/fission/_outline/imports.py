"""The imports of a module."""
from __future__ import annotations

import ast
import re
from typing import Any, Dict, List

from fission._outline.places import Places


def outline_imports(tree: ast.Module, places: Places) -> Dict[str, Any]:
    """Every import at the top, and where a further one goes."""
    found = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    imports = [_from(node, places) for node in found if isinstance(node, ast.ImportFrom)]
    if found:
        end = places.span(found[-1])[1]
    else:
        others = [node for node in tree.body if not _is_docstring(node)]
        end = places.offset(others[0].lineno, 0) if others else len(places.units)
    return {"imports": imports, "importsEnd": end}


def _from(node: ast.ImportFrom, places: Places) -> Dict[str, Any]:
    start, end = places.span(node)
    text = places.units
    at = re.compile(r"import\b").search(text, start + 4)
    position = at.end() if at else end
    opening = re.compile(r"\s*\(").match(text, position)
    names: List[Dict[str, Any]] = []
    for alias in node.names:
        words = re.escape(alias.name) + (r"\s+as\s+" + re.escape(alias.asname) if alias.asname else "")
        # Comments in the list may have any words in them.
        found = re.compile(r"(?:#[^\n]*\n|[\s,(])*(" + words + r")").match(text, position)
        if found is None:
            break
        position = found.end()
        names.append({"imported": alias.name, "local": alias.asname or alias.name, "span": found.span(1)})
    spans = [name["span"] for name in names]
    is_whole = len(names) == len(node.names) and node.names[0].name != "*"
    outer = (opening.end() - 1, end) if opening else (spans[0][0], spans[-1][1]) if spans else (end, end)
    return {
        "module": "." * node.level + (node.module or ""),
        "span": (start, end),
        "list": {"span": outer, "items": spans} if is_whole else None,
        "names": names,
        "hasOthers": not is_whole,
    }


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
