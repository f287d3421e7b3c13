"""What the package offers, and what importing it costs."""

import ast
import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import procurement_rules

PACKAGES = [
    each.name
    for each in pkgutil.iter_modules(procurement_rules.__path__, "procurement_rules.")
    if each.ispkg and hasattr(importlib.import_module(each.name), "__all__")
]


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )


def test_all_lists_what_can_be_imported_and_nothing_else() -> None:
    missing = [name for name in procurement_rules.__all__ if not hasattr(procurement_rules, name)]
    assert (missing, dir(procurement_rules)) == ([], procurement_rules.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        procurement_rules.nothing  # noqa: B018


def test_type_checkers_see_the_same_names() -> None:
    tree = ast.parse(inspect.getsource(procurement_rules))
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    ours = (node for node in imports if str(node.module).startswith("procurement_rules."))
    assert sorted(alias.name for node in ours for alias in node.names) == procurement_rules.__all__


def test_all_is_in_order_and_says_nothing_twice() -> None:
    assert procurement_rules.__all__ == sorted(set(procurement_rules.__all__))


@pytest.mark.parametrize("package", PACKAGES)
def test_a_stage_exports_only_what_it_has(package: str) -> None:
    module = importlib.import_module(package)
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_everything_that_is_exported_has_a_docstring() -> None:
    exported = {
        name: getattr(procurement_rules, name) for name in procurement_rules.__all__ if name != "__version__"
    }
    assert [name for name, value in exported.items() if not inspect.getdoc(value)] == []


def test_importing_prints_nothing() -> None:
    done = _python("import procurement_rules")
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("slow", ["jieba", "durable", "rich", "jinja2", "pydantic"])
def test_importing_leaves_out_what_only_some_work_needs(slow: str) -> None:
    done = _python(f"import sys, procurement_rules; print({slow!r} in sys.modules)")
    assert done.stdout.strip() == "False"
