"""The Chinese texts of a Python source: strings, f-strings and sums of them, each form that they can take."""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from collections.abc import Iterator

# Stands for a part that is not known before the program runs.
HOLE = "\0"
CHINESE = re.compile("[\u3400-\u9fff]")
# More forms than that would be no text but a program.
MOST_FORMS = 64
# What is given to these is looked for, not told.
SEEKING = {
    *("compile", "findall", "fullmatch", "match", "search", "split", "sub"),
    *(
        "count",
        "endswith",
        "find",
        "index",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "startswith",
    ),
    *("strip", "lstrip", "rstrip", "maketrans", "translate"),
}
_FIELD = re.compile(r"\{[a-z_][a-z_0-9.]*(?:![rs])?(?::[^{}]*)?\}")

Function = ast.FunctionDef


def texts(source: str, *, help_texts: bool) -> Iterator[tuple[str, int, str]]:
    """Yield what a source may tell: the name of the part of the module that tells it, the line, the text.

    With `help_texts` the docstrings of functions are told too.
    """
    for part in ast.parse(source).body:
        name = _name(part)
        yield from ((name, line, text) for line, text in _within(part))
        if help_texts and isinstance(part, Function):
            yield name, part.lineno, inspect.cleandoc(ast.get_docstring(part) or "")


def _name(part: ast.stmt) -> str:
    """Return what a statement of a module defines, nothing where that is no single name."""
    match part:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return ""


def _within(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.expr) and _is_text(node):
        for form in forms(node):
            if CHINESE.search(form):
                yield node.lineno, form
        # What is given to a function inside a text is a text of its own.
        for part in ast.walk(node):
            if isinstance(part, ast.Call):
                yield from _within(part)
        return
    for child in _told(node):
        yield from _within(child)


def _told(node: ast.AST) -> list[ast.AST]:
    """Return the parts of a node in which something may be told."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Compare() | ast.MatchValue():
            return []
        case ast.Subscript(value=value, slice=ast.Constant()):
            return [value]
        case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in SEEKING:
            return [value]
        case _:
            return list(ast.iter_child_nodes(node))


def _is_text(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _is_text(left) or _is_text(right)
        case _:
            return False


def forms(node: ast.expr) -> list[str]:
    """Return every form of a text, with a hole for each part that is not known."""
    match node:
        case ast.Constant(value=str(text)):
            # What is filled later, by str.format or by a rule.
            return [_FIELD.sub(HOLE, text).replace("{{", "{").replace("}}", "}")]
        case ast.JoinedStr(values=parts):
            return _joined(
                [[part.value] if isinstance(part, ast.Constant) else _shown(part) for part in parts]
            )
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _joined([forms(left), forms(right)])
        case ast.IfExp(body=body, orelse=other):
            return [*forms(body), *forms(other)]
        case ast.BoolOp(values=values):
            return [form for value in values for form in forms(value)]
        case _:
            return [HOLE]


def _shown(part: ast.expr) -> list[str]:
    return forms(part.value) if isinstance(part, ast.FormattedValue) and part.conversion == -1 else [HOLE]


def _joined(parts: list[list[str]]) -> list[str]:
    joined = itertools.islice(itertools.product(*parts), MOST_FORMS)
    return list(dict.fromkeys(re.sub(f"{HOLE}+", HOLE, "".join(each)) for each in joined))


def numbered(text: str) -> str:
    """Return the text with holes {0}, {1}… in order."""
    numbers = itertools.count()
    return re.sub(f"{HOLE}+", lambda _: f"{{{next(numbers)}}}", text)
