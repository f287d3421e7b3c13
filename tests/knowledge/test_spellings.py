"""The spellings are read whole, and what could change innocent texts is refused where it stands."""

from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.spellings import read_spellings
from procurement_rules.normalise import Speller


def read(folder: Path, text: str) -> dict[str, tuple[str, ...]]:
    path = folder / "spellings.yaml"
    path.write_text(f"spellings:\n{text}", encoding="utf-8")
    return read_spellings(path, folder)


def test_characters_are_combined_and_the_word_itself_is_no_form(tmp_path: Path) -> None:
    found = read(tmp_path, "  - {word: 垫资, characters: {垫: 塾, 资: 姿咨}, forms: [垫zi]}\n")
    assert found == {"垫资": ("垫姿", "垫咨", "塾资", "塾姿", "塾咨", "垫zi")}


def test_what_holds_a_form_and_means_something_else_stands_for_itself(tmp_path: Path) -> None:
    speller = Speller(read(tmp_path, "  - {word: 家具, forms: [家俱], unless: [家俱乐部]}\n"))
    assert speller.fold("企业家俱乐部联谊，办公家俱").folded == "企业家俱乐部联谊，办公家具"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  - {word: 垫资, forms: [垫]}", "写法“垫”只有一个字"),
        ("  - {word: 垫资, forms: [垫姿, 垫姿]}", "已经属于“垫资”"),
        ("  - {word: 垫资, forms: [融姿]}\n  - {word: 融资, forms: [融姿]}", "写法“融姿”已经属于“垫资”"),
        ("  - {word: 垫资, forms: [融资]}\n  - {word: 融资}", "“融资”本身是要找的词"),
        ("  - {word: 垫资, characters: {融: 溶}}", "“垫资”里没有“融”"),
        ("  - {word: 垫资, form: [垫姿]}", "不认识的键 form"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read(tmp_path, f"{text}\n")
    assert words in str(caught.value)
    assert "spellings.yaml:" in str(caught.value)
