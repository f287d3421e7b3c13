import unicodedata

import pytest

from procurement_rules.report.file_names import FileNames

KIND = "审查意见书-"
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
    "\x1b[2J红",
    "<script>alert(1)</script>",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_safe_everywhere(name) -> None:
    made = FileNames().of(name, before=KIND, after=".docx")
    assert made.startswith("审查意见书-")
    assert made.endswith(".docx")
    assert not set(made) & set('/\\:*?"<>|\n\0\x1b\u202e')
    assert not made.removesuffix(".docx").endswith((".", " "))


@pytest.mark.parametrize("character", ["局", "😀", "a"])
def test_a_long_name_fits_into_255_bytes(character) -> None:
    names = FileNames()
    made = [names.of(character * 500, after="（审查批注）.xlsx.part") for _ in range(12)]
    assert len(set(made)) == 12
    assert max(len(name.encode()) for name in made) <= 255


def test_names_that_a_system_may_take_for_the_same_are_told_apart() -> None:
    names = FileNames()
    given = ["abc局", "ABC局", "ａｂｃ局", "abc局-2", "é局", unicodedata.normalize("NFD", "é局")]
    made = [names.of(name, before=KIND, after=".docx") for name in given]
    assert made[:4] == [
        "审查意见书-abc局.docx",
        "审查意见书-ABC局-2.docx",
        "审查意见书-ａｂｃ局-3.docx",
        "审查意见书-abc局-2-2.docx",
    ]
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in made}) == len(given)


def test_the_same_names_give_the_same_file_names() -> None:
    given = ["甲局", "甲局", "乙/局"]
    first, second = FileNames(), FileNames()
    assert (
        [first.of(name) for name in given]
        == [second.of(name) for name in given]
        == ["甲局", "甲局-2", "乙_局"]
    )


@pytest.mark.parametrize("name", ["CON", "nul.csv", "com1.表", "LPT9"])
def test_a_name_that_windows_keeps_for_a_device_is_not_used(name) -> None:
    assert FileNames().of(name, after=".xlsx") == f"_{name}.xlsx"
    assert FileNames().of(f"{name}a", after=".xlsx").startswith(("_", name))
