"""Yes and no, as forms are ticked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from procurement_rules.model.field import FieldSpec
from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import cell_text
from procurement_rules.read.values.understood import NotUnderstood

YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "对", "已", "y", "yes", "true", "t", "1"})
NO = frozenset({"否", "无", "×", "✗", "✘", "✕", "✖", "未", "没有", "不是", "x", "n", "no", "false", "f", "0"})
_WHETHER = "是否"
# Online forms export the letter of the answer with it: A.是.
_OPTION = re.compile(r"^[a-d][.、:]\s*(?=\S)")
_EMPTY = frozenset("□☐○〇")
_BOX = re.compile("[□☐○〇☑☒√✓✔■●]")
_FEWEST_BOXES = 2
_A_VERB = 2
_STOPS = "。.，,；;！! \r\n\t"


def read_answer(cell: Cell, field: FieldSpec, fold: Callable[[str], str]) -> bool | NotUnderstood:
    """Return the answer; 是否已备案 may also be answered by 已备案 or 未备案."""
    if isinstance(cell, bool):
        return cell
    text = _OPTION.sub("", fold(_ticked(cell_text(cell).strip(_STOPS))).strip(_STOPS))
    if text in YES:
        return True
    if text in NO:
        return False
    for answer, start, phrase in _phrases(field):
        # Of 是否安排预算, 未安排 is answer enough.
        if text == fold(phrase) or (
            len(text) >= len(start) + _A_VERB and fold(phrase).startswith(text) and start
        ):
            return answer
    return NotUnderstood("应为“是”或“否”")


def _ticked(text: str) -> str:
    """Return the one answer that is ticked among boxes, ☑是 □否 or 是☑ 否□; any other text as it is."""
    boxes = _BOX.findall(text)
    if len(boxes) < _FEWEST_BOXES or not set(boxes) & _EMPTY:
        return text
    words = [word.strip(_STOPS) for word in _BOX.split(text)]
    before, behind = words[:-1], words[1:]
    answers = behind if not words[0] else before
    ticked = [word for box, word in zip(boxes, answers, strict=True) if box not in _EMPTY]
    return ticked[0] if len(ticked) == 1 and all(answers) else text


def _phrases(field: FieldSpec) -> Iterator[tuple[bool, str, str]]:
    """Yield every answer with the word that it begins with and the whole of its phrase."""
    for question in (field.label, *field.aliases):
        if question.startswith(_WHETHER):
            done = question.removeprefix(_WHETHER).removeprefix("已")
            yield from ((True, start, start + done) for start in ("", "已", "是"))
            yield from ((False, start, start + done) for start in ("未", "不", "没有", "没", "尚未"))
            if done.startswith("有"):
                yield False, "无", "无" + done.removeprefix("有")
