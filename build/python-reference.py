"""Prints the docstrings of the public classes and functions of the package fission as Markdown; imports nothing of it."""
import ast
import inspect
import pathlib
import re
import sys

MODULES = ["fission/core/jobs.py", "fission/core/pipes.py", "fission/core/nodes.py", "fission/core/head.py",
           "fission/core/base.py", "fission/core/places.py", "fission/emulate.py", "fission/_emulate/job_emulator.py",
           "fission/_emulate/pipe_emulator.py", "fission/_emulate/failure.py", "fission/pytest_plugin.py"]

#: Where a class is imported from that lies elsewhere.
SHOWN_AS = {"fission.core.places": "fission.core.base and fission.core.nodes"}


def is_public(name: str) -> bool:
    return name in ("__init__", "__call__") or not name.startswith(("_", "pytest_"))


def doc(node: ast.AST) -> str:
    return inspect.cleandoc(ast.get_docstring(node) or "")


def one_line(text: str) -> str:
    """The text with each field (``:param x: …``) as a part of one sentence."""
    fields = re.sub(r"\n?:(param|raises) (\w+):", lambda field: f"; {shown(*field.groups())}:", text)
    return " ".join(fields.replace("``", "`").split()).lstrip("; ").replace(" ;", ";").replace(".;", ".")


def shown(kind: str, name: str) -> str:
    return f"`{name}`" if kind == "param" else f"_raises_ `{name}`"


def tables(text: str) -> str:
    """Tables between lines of ``=`` as those of Markdown."""
    def table(found: "re.Match[str]") -> str:
        cut = found.group(1).index(" ")
        rows = [(line[:cut].strip(), line[cut:].strip()) for line in found.group(0).splitlines() if line[0] != "="]
        cells = [f"| {one} | {other} |" for one, other in rows]
        return "\n".join([cells[0], "| --- | --- |", *cells[1:]])

    return re.sub(r"^(=+ +=+)\n(?:.+\n)+?\1\n(?:.+\n)+?\1$", table, text, flags=re.M)


def function(node: ast.FunctionDef) -> str:
    arguments = ast.unparse(node.args).removeprefix("self, ").removeprefix("self")
    is_property = any(ast.unparse(decorator) == "property" for decorator in node.decorator_list)
    gives = ast.unparse(node.returns).strip("'") if node.returns else "None"
    call = node.name if is_property else f"{node.name}({arguments})"
    return f"- `{call}{'' if gives == 'None' else f' -> {gives}'}`" + (f": {one_line(doc(node))}" if doc(node) else "")


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
    head = f"class {node.name}({bases})" if bases else f"class {node.name}"
    lines = [f"### {node.name}", f"`{head}`", tables(doc(node)).replace("``", "`")]
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
    dotted = name[:-3].replace("/", ".")
    # What lies in modules of which nobody imports is shown with those that give it.
    if "._" not in dotted:
        print(f"## {SHOWN_AS.get(dotted, dotted)}\n\n{doc(module).replace('``', '`')}\n")
    for item in module.body:
        if isinstance(item, ast.ClassDef) and is_public(item.name):
            print(class_part(item, text.splitlines()) + "\n")
        elif isinstance(item, ast.FunctionDef) and is_public(item.name):
            print(f"### {item.name}\n\n{function(item)[2:]}\n")
