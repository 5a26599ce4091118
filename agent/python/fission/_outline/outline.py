"""What a config or a module says about jobs, with the places of it. The shape is that of electron/config-edit."""
from __future__ import annotations

import ast
from typing import Any, Dict, List, Optional, Tuple

from fission._outline.classes import outline_classes
from fission._outline.imports import outline_imports
from fission._outline.places import Places, Span

Json = Dict[str, Any]


def outline(text: str) -> Json:
    """Outlines the text, or says what is wrong with it."""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        return {"type": "fault", "line": error.lineno or 1, "column": error.offset or 1, "message": error.msg}
    except ValueError as error:
        return {"type": "fault", "line": 1, "column": 1, "message": str(error)}
    places = Places(text)
    reader = _Reader(tree, places)
    return {
        "type": "outline",
        **reader.jobs(),
        **reader.nodes(),
        **outline_imports(tree, places),
        "uses": _uses(tree),
        "classes": outline_classes(tree, places),
    }


def _uses(tree: ast.Module) -> Dict[str, int]:
    uses: Dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            uses[node.id] = uses.get(node.id, 0) + 1
    return uses


class _Reader:
    def __init__(self, tree: ast.Module, places: Places) -> None:
        self._places = places
        self._assigned: Dict[str, List[ast.AST]] = {}
        for node in ast.walk(tree):
            for target in _targets(node):
                self._assigned.setdefault(target, []).append(node)

    def jobs(self) -> Json:
        """The list that JOBS is set to, if that is one list and stays it."""
        value, line = self._setting("JOBS")
        if value is None:
            return {"jobs": None, "jobsLine": line}
        items = [self._job(element) for element in value.elts]
        return {"jobs": {"list": self._list(value), "items": items}, "jobsLine": line}

    def nodes(self) -> Json:
        """The list that NODES is set to, if that is one list and stays it."""
        value, line = self._setting("NODES")
        if value is None:
            return {"nodes": None, "nodesLine": line}
        items = [{"address": self._address(element)} for element in value.elts]
        return {"nodes": {"list": self._list(value), "items": items}, "nodesLine": line}

    def _setting(self, name: str) -> Tuple[Optional[ast.List], Optional[int]]:
        assigned = self._assigned.get(name, [])
        first = assigned[0] if assigned else None
        value = first.value if isinstance(first, (ast.Assign, ast.AnnAssign)) else None
        is_plain = len(assigned) == 1 and isinstance(value, ast.List)
        return value if is_plain and isinstance(value, ast.List) else None, getattr(first, "lineno", None)

    def _address(self, element: ast.expr) -> Optional[str]:
        made = self._resolve(element)
        if not isinstance(made, ast.Call):
            return None
        host = made.args[0] if made.args else next((word.value for word in made.keywords if word.arg == "host"), None)
        return host.value if isinstance(host, ast.Constant) and isinstance(host.value, str) else None

    def _list(self, node: ast.List) -> Json:
        return {"span": self._places.span(node), "items": [self._places.span(item) for item in node.elts]}

    def _resolve(self, node: ast.expr) -> ast.expr:
        if not isinstance(node, ast.Name):
            return node
        assigned = self._assigned.get(node.id, [])
        only = assigned[0] if len(assigned) == 1 else None
        if isinstance(only, ast.Assign) and only.col_offset == 0 and isinstance(only.targets[0], ast.Name):
            return only.value
        return node

    def _job(self, element: ast.expr) -> Json:
        made = self._resolve(element)
        call = self._call(made) if isinstance(made, ast.Call) else None
        return {
            "span": self._places.span(element),
            "line": made.lineno if call else element.lineno,
            "call": call,
            "isInline": made is element,
        }

    def _call(self, made: ast.Call) -> Json:
        arguments = [self._argument(None, value, self._places.span(value)) for value in made.args]
        for keyword in made.keywords:
            arguments.append(self._argument(keyword.arg, keyword.value, self._keyword_span(keyword)))
        arguments.sort(key=lambda argument: argument["span"])
        end = self._places.span(made)[1]
        start = self._places.units.index("(", self._places.span(made.func)[1])
        return {
            "className": ast.unparse(made.func),
            "line": made.lineno,
            "column": made.col_offset + 1,
            "span": self._places.span(made),
            "args": {"span": (start, end), "items": [argument["span"] for argument in arguments]},
            "isBare": False,
            "arguments": arguments,
            "inputs": self._pipes(made, "inputs"),
            "outputs": self._pipes(made, "outputs"),
        }

    def _argument(self, name: Optional[str], value: ast.expr, span: Span) -> Json:
        is_spread = isinstance(value, ast.Starred) or (name is None and span != self._places.span(value))
        return {"name": name, "span": span, "value": self._places.span(value), "isSpread": is_spread}

    def _keyword_span(self, keyword: ast.keyword) -> Span:
        return self._places.span(keyword)

    def _pipes(self, made: ast.Call, name: str) -> Optional[Json]:
        # By position they are the first two, and only where those are lists of pipes.
        positional = [value for value in made.args if isinstance(value, (ast.List, ast.ListComp))]
        index = 0 if name == "inputs" else 1
        value: Optional[ast.expr] = positional[index] if index < len(positional) else None
        for keyword in made.keywords:
            if keyword.arg == name:
                value = keyword.value
        if value is None:
            return None
        if not isinstance(value, ast.List):
            return {"line": value.lineno, "list": None, "items": []}
        items = [{"span": self._places.span(item), "pipe": self._pipe(item)} for item in value.elts]
        return {"line": value.lineno, "list": self._list(value), "items": items}

    def _pipe(self, element: ast.expr) -> Optional[Json]:
        made = self._resolve(element)
        if not isinstance(made, ast.Call):
            return None
        id = made.args[0] if made.args else next((word.value for word in made.keywords if word.arg == "id"), None)
        is_number = isinstance(id, ast.Constant) and type(id.value) is int and id.value >= 0
        return {
            "className": ast.unparse(made.func),
            "id": id.value if is_number and isinstance(id, ast.Constant) else None,
            "idSpan": self._places.span(id) if is_number and id is not None else None,
        }


def _targets(node: ast.AST) -> List[str]:
    """The names that a statement sets or changes."""
    if isinstance(node, ast.Assign):
        found = node.targets
    elif isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.For, ast.comprehension)):
        found = [node.target]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        # JOBS.append(…) and its like.
        found = [node.func.value]
    else:
        return []
    return [name.id for target in found for name in ast.walk(target) if isinstance(name, ast.Name)]
