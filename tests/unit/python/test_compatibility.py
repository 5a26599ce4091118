"""The package runs on Python 3.9 to 3.13, whichever of them runs the tests."""
import ast
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[3] / "agent" / "python").rglob("*.py"))


def test_there_are_files_to_check():
    assert len(FILES) > 30


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_is_valid_in_python_3_9(file):
    tree = ast.parse(file.read_text(), feature_version=(3, 9))
    assert not (_annotated(tree) and not _annotations_are_texts(tree)), "annotations need the __future__ import"
    assert [node.lineno for node in ast.walk(tree) if _is_union_of_types(node, tree)] == []


@pytest.mark.parametrize("source", ["match x:\n    case 1: pass", "try: pass\nexcept* OSError: pass"])
def test_newer_syntax_is_found(source):
    with pytest.raises(SyntaxError):
        ast.parse(source, feature_version=(3, 9))


@pytest.mark.parametrize("source", ["isinstance(x, int | str)", "Alias = Optional[str] | None", "x: A = cast(bytes | None, y)"])
def test_a_union_that_needs_python_3_10_is_found(source):
    tree = ast.parse(source)
    assert any(_is_union_of_types(node, tree) for node in ast.walk(tree))


def _annotations_are_texts(tree):
    return any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)


def _annotated(tree):
    return any(isinstance(node, (ast.AnnAssign, ast.arg)) and node.annotation for node in ast.walk(tree))


def _is_union_of_types(node, tree):
    """An `X | Y` outside annotations whose side is None, a builtin class or a subscript such as List[int]."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)) or _is_in_annotation(node, tree):
        return False
    return any(_looks_like_a_type(side) for side in (node.left, node.right))


def _looks_like_a_type(side):
    if isinstance(side, ast.Constant):
        return side.value is None
    return isinstance(side, ast.Name) and side.id in ("int", "float", "str", "bytes", "bool", "list", "dict", "tuple")


def _is_in_annotation(node, tree):
    for outer in ast.walk(tree):
        annotation = getattr(outer, "annotation", None) or getattr(outer, "returns", None)
        if annotation is not None and any(inner is node for inner in ast.walk(annotation)):
            return True
    return False
