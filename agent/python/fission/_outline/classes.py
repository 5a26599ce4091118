"""The classes of a module, as far as jobs and pipes are made of them."""
from __future__ import annotations

import ast
from typing import Any, Dict, List, Optional

from fission._outline.places import Places

#: Set elsewhere.
_USUAL = {"self", "inputs", "outputs", "id"}


def outline_classes(tree: ast.Module, places: Places) -> List[Dict[str, Any]]:
    """Every class at the top of the module."""
    return [_outline(node, places) for node in tree.body if isinstance(node, ast.ClassDef)]


def _outline(node: ast.ClassDef, places: Places) -> Dict[str, Any]:
    constructors = [item for item in node.body if isinstance(item, ast.FunctionDef) and item.name == "__init__"]
    attributes = [
        {"name": item.targets[0].id, "span": places.span(item), "value": places.span(item.value)}
        for item in node.body
        if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name)
    ]
    first = node.body[0]
    documented = ast.get_docstring(node, clean=False) is not None
    if documented:
        start = places.span(first)[1]
    else:
        decorators = getattr(first, "decorator_list", [])
        start = places.offset(min([first.lineno] + [item.lineno for item in decorators]), 0)
    return {
        "name": node.name,
        "bases": [ast.unparse(base) for base in node.bases],
        "isExported": not node.name.startswith("_"),
        "isAbstract": False,
        "parameters": _parameters(constructors[0]) if constructors else None,
        "attributes": attributes,
        "bodyStart": start,
    }


def _parameters(constructor: ast.FunctionDef) -> List[Dict[str, Any]]:
    given = constructor.args
    positional = given.posonlyargs + given.args
    required = len(positional) - len(given.defaults)
    listed = [_parameter(item, index >= required) for index, item in enumerate(positional)]
    listed += [_parameter(item, default is not None) for item, default in zip(given.kwonlyargs, given.kw_defaults)]
    return [item for item in listed if item["name"] not in _USUAL]


def _parameter(item: ast.arg, is_optional: bool) -> Dict[str, Any]:
    annotation: Optional[ast.expr] = item.annotation
    return {"name": item.arg, "isOptional": is_optional, "type": ast.unparse(annotation) if annotation else ""}
