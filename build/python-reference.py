"""Prints the docstrings of the public classes and functions of the package fission as Markdown; imports nothing of it."""
import ast
import inspect
import pathlib
import sys

MODULES = ["fission/core/jobs.py", "fission/core/pipes.py", "fission/core/nodes.py", "fission/core/head.py",
           "fission/core/base.py", "fission/emulate.py"]


def is_public(name: str) -> bool:
    return name == "__init__" or not name.startswith("_")


def doc(node: ast.AST) -> str:
    return inspect.cleandoc(ast.get_docstring(node) or "")


def one_line(text: str) -> str:
    return " ".join(text.replace(":param ", " _parameter_ ").replace(":raises ", " _raises_ ").split())


def function(node: ast.FunctionDef) -> str:
    text = one_line(doc(node))
    return f"- `{node.name}({ast.unparse(node.args)})`" + (f": {text}" if text else "")


def attribute(node: ast.stmt, source: "list[str]") -> str:
    """The assignment, and what the lines that begin with ``#:`` above it say."""
    above = node.lineno - 2
    words = []
    while source[above].strip().startswith("#:"):
        words.insert(0, source[above].strip()[2:].strip())
        above -= 1
    return f"- `{ast.unparse(node)}`" + (": " + " ".join(words).replace("``", "`") if words else "")


def class_part(node: ast.ClassDef, source: "list[str]") -> str:
    bases = ", ".join(ast.unparse(base) for base in node.bases)
    lines = [f"### {node.name}", f"`class {node.name}({bases})`", doc(node).replace("``", "`")]
    members = []
    for item in node.body:
        if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) and is_public(item.name):
            if item.name != "__init__" or doc(item):
                members.append(function(item))
        elif isinstance(item, (ast.Assign, ast.AnnAssign)):
            target = item.targets[0] if isinstance(item, ast.Assign) else item.target
            if isinstance(target, ast.Name) and is_public(target.id):
                members.append(attribute(item, source))
    if members:
        lines.append("\n".join(members))
    return "\n\n".join(line for line in lines if line)


root = pathlib.Path(sys.argv[1])
for name in MODULES:
    text = (root / name).read_text()
    module = ast.parse(text)
    print(f"## {name[:-3].replace('/', '.')}\n\n{doc(module)}\n")
    for item in module.body:
        if isinstance(item, ast.ClassDef) and is_public(item.name):
            print(class_part(item, text.splitlines()) + "\n")
        elif isinstance(item, ast.FunctionDef) and is_public(item.name):
            print(f"### {item.name}\n\n{function(item)[2:]}\n")
