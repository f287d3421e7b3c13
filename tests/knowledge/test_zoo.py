"""Every file of the zoo has one fault; its first line says what must be told of it, … standing for anything."""

import re
from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from tests.knowledge.conftest import ZOO, load_everything

FILES = sorted(ZOO.glob("*.yaml"))
_ENCODINGS = {"not-utf-8": "gb18030"}
_TOLD = re.compile(r"# 应报：(?P<message>(?P<path>[\w./-]+).*)")


def _expected(file: Path) -> re.Match[str]:
    first = file.read_text(encoding=_ENCODINGS.get(file.stem, "utf-8")).split("\n")[0]
    told = _TOLD.fullmatch(first)
    assert told, f"{file.name} does not begin with what must be told of it"
    return told


def _pattern(message: str) -> str:
    return ".*".join(map(re.escape, message.split("…")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_fault_is_told_with_its_place(file: Path, root: Path) -> None:
    expected = _expected(file)
    (root / expected["path"]).write_bytes(file.read_bytes())
    with pytest.raises(KnowledgeError) as told:
        load_everything(root)
    assert re.fullmatch(_pattern(expected["message"]), str(told.value)), str(told.value)


def test_without_a_file_of_the_zoo_the_root_is_sound(root: Path) -> None:
    assert [rule.id for rule in load_everything(root).rules.rules] == ["works-bought", "unbudgeted"]


def test_the_zoo_holds_every_file_that_was_put_in_it() -> None:
    assert len(FILES) >= 70
    assert {path.suffix for path in ZOO.iterdir()} == {".yaml"}
