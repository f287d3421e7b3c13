"""A department that submits again reads what it has put right, what is still open, and what is new."""

import pytest

from procurement_rules.model.baseline import Change, Gone
from procurement_rules.report.papers import opinions, working_papers

COUNTED = "上次审查（上次.jsonl）提出的问题，已整改 1 项，因事项撤回消除 1 项，仍存在 1 项；本次新出现 1 项。"


@pytest.fixture
def again(build, ruled):
    """Two departments that submit again; of the first one problem is new, one old, and two are gone."""
    return build.screening(
        ruled(
            build.violation(change=Change.UNCHANGED),
            build.lack(change=Change.NEW),
            name="食堂",
            purchaser="甲局",
        ),
        ruled(build.violation(change=Change.UNCHANGED), name="保安", purchaser="乙局", row=3),
        baseline=build.baseline(
            build.gone(Gone.REVISED),
            build.gone(Gone.COPY_WITHDRAWN, name=""),
            build.gone(Gone.NOT_RESUBMITTED, purchaser="丙局"),
        ),
    )


@pytest.mark.parametrize("make", [opinions, working_papers])
def test_both_papers_count_and_list_what_is_resolved(again, labels, read, make) -> None:
    first, second = [read.lines(data) for _, data in make(again, labels)]
    start = next(at for at, line in enumerate(first) if line.endswith("、与上次审查相比"))
    assert first[start + 1 : start + 4] == [
        COUNTED,
        "1. “门卫劳务派遣”：以服务名义购买劳务派遣用工（事项说明已修改）。",
        "2. “（未填事项名称）”：以服务名义购买劳务派遣用工（撤回了重复的一项）。",
    ]
    assert any(line.endswith("已整改 0 项，仍存在 1 项；本次新出现 0 项。") for line in second)
    assert not any("门卫" in line for line in second)


@pytest.mark.parametrize("make", [opinions, working_papers])
def test_every_problem_says_whether_it_is_new(again, labels, read, make) -> None:
    told = read.lines(next(make(again, labels))[1])
    assert [line for line in told if line.startswith("问题描述：")] == [
        "问题描述：以服务名义购买劳务派遣用工（上次已提出）。",
        "问题描述：没有写明预算（新出现）。",
    ]


@pytest.mark.parametrize("make", [opinions, working_papers])
def test_without_an_earlier_screening_nothing_is_said_of_it(build, ruled, only, read, make) -> None:
    told = read.lines(only(make, build.screening(ruled(build.violation()))))
    assert not [line for line in told if "上次" in line or "新出现" in line]
