"""The library: one item in, one verdict out, from any thread."""

import subprocess
import sys
import threading
from datetime import date
from decimal import Decimal

import pytest

from procurement_rules import Decision, Outcome, Screener, ServiceItem, UsageError

DAY = date(2020, 11, 5)


@pytest.fixture(scope="module")
def liaocheng() -> Screener:
    return Screener.for_jurisdiction("liaocheng", as_of=DAY)


@pytest.fixture(scope="module")
def jiaozuo() -> Screener:
    return Screener.for_jurisdiction("jiaozuo", as_of=date(2023, 6, 1))


def test_a_prohibited_content_names_every_clause_of_the_chain_the_highest_first(liaocheng: Screener) -> None:
    verdict = liaocheng.screen(ServiceItem(name="窗口人员劳务派遣", in_budget=True))
    (finding,) = [each for each in verdict.findings if each.category == "labour_dispatch"]
    assert [(each.instrument, each.clause) for each in finding.basis] == [
        ("财政部令第102号", "第十条第（五）项"),
        ("聊财采〔2020〕84号", "第三条第（二）项第5目"),
    ]
    assert finding.also == ("dispatch-listed-liaocheng",)
    assert [each.text for each in finding.evidence] == ["劳务派遣"]


def test_what_is_not_given_is_undetermined_and_named(jiaozuo: Screener) -> None:
    verdict = jiaozuo.screen(ServiceItem(name="财务审计服务"))
    assert verdict.outcome is Outcome.UNDETERMINED
    assert [each.missing for each in verdict.findings] == [("in_budget", "budget")]


def test_a_clean_item_with_its_budget_is_compliant(jiaozuo: Screener) -> None:
    verdict = jiaozuo.screen(ServiceItem(name="财务审计服务", budget=Decimal(200000)))
    assert (verdict.outcome, verdict.findings) == (Outcome.COMPLIANT, ())
    assert (verdict.match.decision, verdict.match.code) == (Decision.ACCEPTED, "B0302")


def test_prohibited_content_withdraws_an_accepted_code(jiaozuo: Screener) -> None:
    verdict = jiaozuo.screen(
        ServiceItem(name="物业管理服务", description="物业人员由劳务派遣公司派遣，我局负责管理和考勤")
    )
    assert (verdict.match.decision, verdict.match.code) == (Decision.NONE, None)
    assert "labour_dispatch" in verdict.match.vetoed_by
    assert verdict.match.candidates


def test_the_law_of_the_day_decides() -> None:
    item = ServiceItem(name="窗口人员劳务派遣", in_budget=True)
    for day, breached in ((date(2020, 2, 29), False), (date(2020, 3, 1), True)):
        verdict = Screener.for_jurisdiction("national", as_of=day, engine="plain").screen(item)
        assert ("labour_dispatch" in {each.category for each in verdict.findings}) is breached


def test_without_a_day_the_items_own_date_decides_and_never_today() -> None:
    screener = Screener.for_jurisdiction("national", engine="plain")
    assert screener.screen(ServiceItem(name="审计", issued_on=date(2019, 5, 1))).as_of == date(2019, 5, 1)
    assert screener.screen(ServiceItem(name="审计", fiscal_year=2021)).as_of == date(2021, 1, 1)
    with pytest.raises(UsageError, match="没有日期"):
        screener.screen(ServiceItem(name="审计"))


def test_every_rule_in_force_has_an_outcome(liaocheng: Screener) -> None:
    item = ServiceItem(name="窗口人员劳务派遣", in_budget=True, purchaser="聊城市财政局")
    outcomes = liaocheng.screen(item, all_rules=True).rules
    said = {each.rule: each for each in outcomes}
    assert said["labour-dispatched"].outcome is Outcome.VIOLATION
    assert said["general-item-repeated-liaocheng"].outcome is Outcome.NOT_APPLICABLE
    assert said["general-item-repeated-liaocheng"].decided_by == "purchaser"
    assert len(said) == len(outcomes) > 20


def test_threads_get_the_same_verdicts(liaocheng: Screener) -> None:
    items = [
        ServiceItem(name=name) for name in ("窗口人员劳务派遣", "审计服务", "道路改造工程施工", "法律顾问")
    ] * 25
    expected = [liaocheng.screen(item).model_dump_json() for item in items]
    got: dict[int, list[str]] = {}

    def work(number: int) -> None:
        got[number] = [liaocheng.screen(item).model_dump_json() for item in items]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(verdicts == expected for verdicts in got.values())
    assert len(got) == 4


def test_the_same_item_gives_the_same_bytes_under_any_hash_seed() -> None:
    code = (
        "from datetime import date\n"
        "from procurement_rules import Screener, ServiceItem\n"
        "s = Screener.for_jurisdiction('liaocheng', as_of=date(2020, 11, 5))\n"
        "i = ServiceItem(name='道路改造工程施工', description='含垫资建设，分八年回购', contract_elements=['scope', 'term', 'breach'])\n"
        "print(s.screen(i).model_dump_json())\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1


@pytest.mark.parametrize("name", ["聊城市", "liaocheng", "焦作市", "博山"])
def test_a_place_is_known_by_id_name_and_alias(name: str) -> None:
    assert Screener.for_jurisdiction(name, as_of=DAY, engine="plain").place.name


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"name": "火星"}, "没有地区"),
        ({"name": "jiaozuo", "engine": "drools"}, "没有引擎"),
        ({"name": "jiaozuo", "catalog": "x"}, "没有目录"),
    ],
)
def test_what_does_not_exist_is_a_usage_error(arguments: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Screener.for_jurisdiction(**arguments)


def test_what_is_no_item_is_refused_in_words() -> None:
    screener = Screener.for_jurisdiction("jiaozuo", as_of=date(2023, 6, 1), engine="plain")
    with pytest.raises(UsageError, match="要审查的不是事项"):
        screener.screen("窗口人员劳务派遣")  # type: ignore[arg-type]


def test_screeners_of_the_bundled_knowledge_share_what_reads() -> None:
    one, other = (
        Screener.for_jurisdiction(place, as_of=date(2023, 6, 1), engine="plain")
        for place in ("jiaozuo", "puyang")
    )
    assert one.knowledge is other.knowledge
    assert one.catalog is other.catalog
