"""The words by which a personal name is known are read strictly."""

import re

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.person_names import read_person_names
from tests.conftest import ROOT

TEXT = (ROOT / "corpus" / "person-names.yaml").read_text(encoding="utf-8")


def test_the_file_is_sound():
    names = read_person_names(ROOT / "corpus" / "person-names.yaml", ROOT)
    assert {"联系人", "经办人"} <= set(names.labels)
    assert names.surnames.startswith("王李张")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("surnames: 王李", "surnames: 王李李", "“李”写了两次；请删去一处"),
        ("[同志, ", "[同志, 同志, ", "“同志”写了两次"),
        ("surnames: 王李", "surnames: 王li", "值 王li"),
        ("[欧阳, ", "[欧, ", "值 欧 不符合要求；应为：不能是空的"),
        ("roles:", "role:", "不认识的键 role"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, old, new, message):
    path = tmp_path / "person-names.yaml"
    assert old in TEXT
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"person-names\.yaml:\d+:\d+：.*{re.escape(message)}"):
        read_person_names(path, tmp_path)
