"""`--lang en`: what the commands print is English, but for what they quote."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.cli.main import cli
from procurement_rules.cli.speaking import spoken
from procurement_rules.english import Translator
from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.english import read_english
from procurement_rules.read import read_grids
from tests.cli.conftest import SAMPLE, Ran
from tests.conftest import ROOT

Run = Callable[..., Ran]
CHINESE = re.compile("[\u3400-\u9fff]+")
PUYANG = ROOT / "corpus" / "samples" / "濮阳三例.csv"


@pytest.fixture
def english(run: Run) -> Run:
    return lambda *arguments: run("--lang", "en", *arguments)


@pytest.fixture(scope="module")
def quotable(knowledge: Knowledge) -> str:
    """What an English line may quote: the samples, names of catalogs, places and instruments, examples of rules."""
    catalogs = [knowledge.catalog(name) for name in knowledge.catalog_ids]
    grids = [grid for file in (SAMPLE, PUYANG) for grid in read_grids(file)]
    places = knowledge.jurisdictions.values()
    instruments = knowledge.instruments.values()
    examples = [example for rule in knowledge.rules.all for example in rule.examples]
    parts = (
        (SAMPLE.name, PUYANG.name),
        (grid.sheet for grid in grids),
        (cell for grid in grids for _, row in grid.rows for cell in row),
        (each.header.title for each in catalogs),
        (entry.name for each in catalogs for entry in each.entries),
        (term.term for each in catalogs for term in each.terms),
        (name for place in places for name in (place.name, *place.aliases)),
        (f"{each.number}《{each.title}》" for each in instruments),
        (f"{each.number}{clause.locator}" for each in instruments for clause in each.clauses),
        (f"{each.title} {each.model_dump(include={'item', 'items'})}" for each in examples),
    )
    return "\n".join(str(text) for part in parts for text in part)


def not_english(printed: str, quotable: str) -> list[str]:
    """Return what is Chinese and no quotation; a narrow column may break one anywhere."""
    return [word for word in CHINESE.findall(printed) if word not in quotable]


def commands(command=cli, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", {})
    return [path, *(each for name in sorted(below) for each in commands(below[name], (*path, name)))]


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_the_help_of_every_command_is_english(english: Run, path: tuple[str, ...]) -> None:
    ran = english(*path, "--help")
    # Names of columns, and examples of what a user types, stand there as they are typed.
    typed = "忽略 估算金额 建议编码 认定编码 复核意见 某市第一中学 聊城市 焦作市 目录建议 报告"
    assert (ran.code, not_english(ran.out, typed)) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["screen"], "Error: FILE... is missing; please see procurement-rules screen --help"),
        (["nonsense"], "Error: the command is wrong: nonsense; commands: catalog, compare-law,"),
        (
            ["rules", "list", "--nope"],
            "Error: there is no option --nope; please see procurement-rules rules list --help",
        ),
        (
            ["rules", "list", "--as-of", "明天"],
            "Error: the value “明天” of --as-of is wrong; expected: a day of the calendar, written year-month-day",
        ),
        (
            ["rules", "explain", "nope"],
            "Error: there is no rule 'nope'; please see all rules with rules list",
        ),
        (
            ["match", "explain", "x"],
            "Error: no catalog was chosen; expected: --jurisdiction PLACE or --catalog",
        ),
        (
            ["screen", "no.xlsx", "--jurisdiction", "mars"],
            "Error: there is no place 'mars'; expected: national（全国）, shandong",
        ),
        (
            ["screen", "no.xlsx", "--jurisdiction", "liaocheng", "--output", "x.pdf"],
            "Error: cannot tell what format x.pdf is; expected: .html, .json",
        ),
        (["verify", "no.zip"], "Error: no.zip: the evidence bundle cannot be read (the file does not exist)"),
    ],
)
def test_errors_are_english(english: Run, arguments: list[str], said: str) -> None:
    ran = english(*arguments)
    assert (ran.code, ran.err.startswith(said)) == (2, True), ran.err


@pytest.mark.parametrize(
    ("place", "day", "file"),
    [("liaocheng", "2020-11-05", SAMPLE), ("jiaozuo", "2023-06-01", PUYANG)],
)
def test_the_summary_of_a_screening_is_english(
    english: Run, quotable: str, place: str, day: str, file: Path
) -> None:
    ran = english("screen", file, "--jurisdiction", place, "--as-of", day)
    assert ran.code == 1
    for word in ("Screening report", "screened", "violation", "Items that need attention", "Findings"):
        assert word in ran.out
    assert not_english(ran.out, quotable) == []


def test_items_and_catalogs_keep_their_names(english: Run) -> None:
    ran = english("screen", SAMPLE, "--jurisdiction", "liaocheng", "--as-of", "2020-11-05")
    assert "聊城市市级政府购买服务通用类项目目录" in ran.out
    assert "办公用计算机采购" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["rules", "lint"],
        ["rules", "explain", "contract-elements-missing"],
        ["rules", "explain", "labour-dispatched"],
        ["rules", "explain", "item-submitted-twice"],
        ["catalog", "lint", "jiaozuo-2023"],
        ["inspect", SAMPLE],
        ["match", "explain", "保洁服务", "--jurisdiction", "jiaozuo"],
        ["compare-law", PUYANG, "--jurisdiction", "puyang", "--as-of", "2016-06-01", "--as-of", "2020-06-01"],
    ],
    ids=lambda arguments: " ".join(map(str, arguments[:2])),
)
def test_results_are_english(english: Run, quotable: str, arguments: list[str | Path]) -> None:
    ran = english(*arguments)
    assert (ran.err, ran.out == "") == ("", False)
    assert not_english(ran.out, quotable) == []


def test_what_told_entries_apart_is_english(english: Run) -> None:
    ran = english(
        "match", "explain", "道路清扫保洁", "--description", "城区道路", "--jurisdiction", "jiaozuo"
    )
    contexts = [line.rpartition(": ")[2] for line in ran.out.splitlines() if line.startswith("Context: ")]
    assert contexts == ["facilities that the public uses, not offices", "public facilities of the town"]


def test_what_became_of_a_reviewed_row_is_english(knowledge: Knowledge) -> None:
    said = Translator(read_english(knowledge.root)).translated
    for chinese, line in (
        ("收下，采纳，3 个问题成立", "taken, 采纳 (adopted), 3 finding(s) stand"),
        ("收下，改判，记入先例：D0702", "taken, 改判 (corrected), a precedent: D0702"),
        (
            "单元格 A4 没有收：问题编号不全，这一项还有 abc，核对编号是否删去了",
            "cell A4 not taken: the numbers of findings are not complete, this item also has abc;"
            " check whether numbers were deleted",
        ),
    ):
        between = "：" if chinese.startswith("收下") else " "
        told = said(f"台账.xlsx 整改台账 第 4 行{between}{chinese}")
        assert told == f"台账.xlsx 整改台账 row 4{': ' if between == '：' else ' '}{line}"


def test_the_message_of_every_example_of_a_rule_is_english(knowledge: Knowledge, quotable: str) -> None:
    said = Translator(read_english(knowledge.root)).translated
    units = " ".join(
        unit.name for place in knowledge.jurisdictions.values() for unit in knowledge.units(place)
    )
    messages = [
        example.message for rule in knowledge.rules.all for example in rule.examples if example.message
    ]
    assert len(messages) > 300
    left = {message: not_english(said(message), f"{quotable} {units}") for message in messages}
    assert {message: words for message, words in left.items() if words} == {}


def test_an_evidence_bundle_is_verified_in_english(english: Run, tmp_path: Path) -> None:
    packed = tmp_path / "packed.zip"
    ran = english("screen", PUYANG, "--jurisdiction", "puyang", "--as-of", "2020-06-01", "--bundle", packed)
    assert f"written to {packed}" in ran.err
    ran = english("verify", packed)
    assert (ran.code, CHINESE.findall(ran.out)) == (0, [])
    assert "Agrees: 3 item(s) screened again" in ran.out


@pytest.mark.parametrize(
    "arguments", [["rules", "lint"], ["rules", "list"], ["rules", "explain", "works-purchased"]]
)
def test_chinese_is_the_default_and_is_not_touched(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran == run("--lang", "zh", *arguments)
    assert CHINESE.search(ran.out)


def test_the_option_may_stand_behind_the_command(run: Run) -> None:
    first = run("--lang", "en", "rules", "list")
    assert first == run("rules", "--lang", "en", "list") == run("rules", "list", "--lang=en")
    assert "Labour dispatch" in first.out


def test_the_environment_may_choose_and_the_option_prevails(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROCUREMENT_RULES_LANG", "en")
    assert run("rules", "lint").out == run("--lang", "en", "rules", "lint").out
    assert run("--lang", "zh", "rules", "list").out != run("rules", "list").out


def test_a_run_leaves_no_language_behind(english: Run) -> None:
    assert english("rules", "explain", "nope").err.startswith("Error: ")
    assert spoken("错误：没有规则 'nope'") == "错误：没有规则 'nope'"


@pytest.mark.parametrize("asked", ["fr", "", "中文"])
def test_an_unknown_language_is_refused_in_chinese(run: Run, asked: str) -> None:
    ran = run("--lang", asked, "rules", "lint")
    assert (ran.code, ran.err) == (
        2,
        f"错误：--lang 的值“{asked}”不对；应为：zh、en；请用 procurement-rules --help 查看用法\n",
    )


def test_data_for_other_programs_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    written = []
    for language in ("zh", "en"):
        output = tmp_path / f"{language}.jsonl"
        day = ("--as-of", "2020-06-01")
        run("screen", PUYANG, "--jurisdiction", "puyang", *day, "--output", output, "--lang", language)
        written.append(output.read_bytes())
    assert written[0] == written[1] != b""


def test_everything_is_printed_through_one_door() -> None:
    folder = ROOT / "procurement_rules" / "cli"
    prints = re.compile(r"\bclick\.echo\(|(?<![.\w])print\(|(?<!\w)Console\(")
    elsewhere = [
        f"{path.name}: {line.strip()}"
        for path in sorted(folder.glob("*.py"))
        if not path.name.startswith("speaking")
        for line in path.read_text(encoding="utf-8").splitlines()
        if prints.search(line)
    ]
    # A rule file as it stands, and data for editors.
    assert elsewhere == [
        'rules.py: click.echo(path.read_text(encoding="utf-8"))',
        "rules.py: click.echo(json.dumps(schema, ensure_ascii=False, indent=2))",
    ]


@pytest.mark.parametrize(
    ("chinese", "said"),
    [
        (
            "注意：第 1 行起 2 张表并排（A–E 列、F–I 列），各按自己的表头读取；同一行里有几个事项",
            "(columns A–E, columns F–I)",
        ),
        ("a.xlsx 民政 第 4 行【B 列】：没有收，驳回没有写批准人", "a.xlsx 民政 row 4 [column B]: not taken"),
        (
            "第 3 行：事项名称和说明都为空；B3 是 Excel 的错误值，请改正公式",
            "B3: an error value of Excel; please correct",
        ),
        (
            "B13 公式没有保存结果，请用 Excel 打开后保存（市A局 | 5）",
            "B13: the formula was saved without its result",
        ),
        ("第 9 行是隐藏的，照样审查", "row(s) 9 hidden"),
    ],
)
def test_lines_that_were_put_together_are_english(chinese: str, said: str) -> None:
    assert said in Translator(read_english(ROOT)).translated(chinese)
