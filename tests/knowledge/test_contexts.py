"""contexts.csv: what it may hold, and the cell of its first fault."""

from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.contexts import read_contexts
from procurement_rules.model.catalog import Context, ContextField, Effect, Strength

HEADER = "codes,beside,where,terms,effect,strength,note"
LEAVES = {"D0401", "D0402"}
SOUND = "D0402,D0401,name|purchaser,审计|查账,towards,weak,做的是审计"


def _read(folder: Path, *lines: str, header: str = HEADER) -> list[Context]:
    path = folder / "contexts.csv"
    path.write_text("\n".join((header, *lines, "")), encoding="utf-8")
    return list(read_contexts(path, folder, LEAVES))


def test_a_row_is_a_context(tmp_path: Path) -> None:
    assert _read(tmp_path, SOUND) == [
        Context(
            codes=("D0402",),
            beside=("D0401",),
            where=(ContextField.NAME, ContextField.PURCHASER),
            terms=("审计", "查账"),
            effect=Effect.TOWARDS,
            strength=Strength.WEAK,
            note="做的是审计",
        )
    ]


def test_siblings_may_be_left_out(tmp_path: Path) -> None:
    [context] = _read(tmp_path, "D0401,,purchaser,学校,away,strong,学校自己记账")
    assert (context.beside, context.effect, context.strength) == ((), Effect.AWAY, Strength.STRONG)


def test_parts_are_told_once_and_without_blanks(tmp_path: Path) -> None:
    [context] = _read(tmp_path, "D0402 | D0402|,,name, 审计 ||查账|审计,towards,weak,做的是审计")
    assert (context.codes, context.terms) == (("D0402",), ("审计", "查账"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",D0401,name,审计,towards,weak,因", r"2:1：codes 列是空的；请补上这一格"),
        ("D0409,,name,审计,towards,weak,因", r"2:1：目录没有末级编码 D0409；应为：目录中的末级编码"),
        ("D04,,name,审计,towards,weak,因", r"2:1：目录没有末级编码 D04；"),
        ("D0402,D0409,name,审计,towards,weak,因", r"2:7：目录没有末级编码 D0409；"),
        (
            "D0402,,budget,审计,towards,weak,因",
            r"2:8：where 列不能写 budget；应为：name、description、purchaser",
        ),
        ("D0402,,,审计,towards,weak,因", r"2:8：where 列是空的"),
        ("D0402,,name,|,towards,weak,因", r"2:13：terms 列是空的"),
        ("D0402,,name,审计,up,weak,因", r"2:16：effect 列不能写 up；应为：towards、away"),
        ("D0402,,name,审计,towards|away,weak,因", r"2:16：effect 列只能写一个；应为：towards、away"),
        ("D0402,,name,审计,towards,1.5,因", r"2:24：strength 列不能写 1.5；应为：strong、weak"),
        ("D0402,,name,审计,towards,weak,", r"2:29：note 列是空的"),
        ("D0402,,name,审计,towards,weak", r"2:1：这一行的列数与表头不同"),
    ],
)
def test_a_fault_is_told_with_its_cell(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"^contexts\.csv:{told}"):
        _read(tmp_path, line)


def test_a_row_written_twice_is_refused_whatever_its_note(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"contexts\.csv:3:1：这一行与前面的重复"):
        _read(tmp_path, SOUND, SOUND.replace("做的是审计", "同上"))


def test_another_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=rf"contexts\.csv:1:1：表头不对；应为：{HEADER}"):
        _read(tmp_path, SOUND, header=HEADER.replace("terms", "term"))
