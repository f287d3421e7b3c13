import unicodedata

import pytest

from procurement_rules.report.papers.filenames import FileNames

HOSTILE = [
    "../../etc",
    "a/b\\c",
    "C:\\x",
    "a\0b",
    'x"<>|?*',
    "CON",
    "nul",
    " .",
    "",
    "财政局. ",
    "\u202e财政局",
    "a\nb",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_safe_everywhere(name) -> None:
    made = FileNames("审查意见书").of(name)
    assert made.startswith("审查意见书-")
    assert made.endswith(".docx")
    assert not set(made) & set('/\\:*?"<>|\n\0\u202e')
    assert not made.removesuffix(".docx").endswith((".", " "))


@pytest.mark.parametrize("character", ["局", "😀", "a"])
def test_a_long_name_fits_into_255_bytes(character) -> None:
    names = FileNames("审查工作底稿")
    made = [names.of(character * 500) for _ in range(12)]
    assert len(set(made)) == 12
    assert max(len(name.encode()) for name in made) <= 255


def test_names_that_a_system_may_take_for_the_same_are_told_apart() -> None:
    names = FileNames("审查意见书")
    given = ["abc局", "ABC局", "ａｂｃ局", "abc局-2", "é局", unicodedata.normalize("NFD", "é局")]
    made = [names.of(name) for name in given]
    assert made[:4] == [
        "审查意见书-abc局.docx",
        "审查意见书-ABC局-2.docx",
        "审查意见书-ａｂｃ局-3.docx",
        "审查意见书-abc局-2-2.docx",
    ]
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in made}) == len(given)


def test_the_same_names_give_the_same_file_names() -> None:
    given = ["甲局", "甲局", "乙/局"]
    assert [FileNames("x").of(name) for name in given[:1]] == ["x-甲局.docx"]
    first, second = FileNames("x"), FileNames("x")
    assert [first.of(name) for name in given] == [second.of(name) for name in given]
