from datetime import date

import pytest

from procurement_rules.model.rule import Outcome, Severity, Stage
from procurement_rules.model.verdict import Decision
from procurement_rules.report import words
from procurement_rules.report.groups import Group


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (words.OUTCOMES, Outcome),
        (words.GROUPS, Group),
        (words.GROUP_HINTS, Group),
        (words.SEVERITIES, Severity),
        (words.STAGES, Stage),
        (words.DECISIONS, Decision),
    ],
)
def test_every_member_has_a_word_of_its_own(table, members):
    assert set(table) == set(members)
    assert len(set(table.values())) == len(table)


def test_what_has_no_label_is_called_by_its_id():
    assert words.label({"works": "工程"}, "works") == "工程"
    assert words.label({"works": ""}, "works") == "works"
    assert words.label({}, "works") == "works"


@pytest.mark.parametrize(
    ("decision", "count", "said"),
    [(Decision.SHORTLIST, 5, "备选五项"), (Decision.SHORTLIST, 12, "备选12项"), (Decision.NONE, 0, "未找到")],
)
def test_a_decision_in_words(build, decision, count, said):
    assert words.decision(build.match(decision, count)) == said


def test_an_accepted_code_is_certain_and_a_vetoed_one_is_withdrawn(build):
    assert words.decision(build.accepted()) == "已确定"
    assert words.decision(build.match(Decision.NONE, 2, vetoed_by=("works",))) == "因禁止内容撤回"


@pytest.mark.parametrize(
    ("factor", "said"),
    [(1, ""), (1000, "千元换算为元"), (10_000, "万元换算为元"), (1_000_000, "乘以 1,000,000")],
)
def test_a_multiplier_in_words(factor, said):
    assert words.multiplier(factor) == said


def test_days_are_one_or_the_first_and_the_last():
    first, second, third = (date(2026, 9, day) for day in (1, 2, 3))
    assert words.days([second, second]) == "2026-09-02"
    assert words.days([third, first, second]) == "2026-09-01 至 2026-09-03"
    assert words.days([]) == ""
