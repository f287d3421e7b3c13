"""Items a second beside rapidfuzz's extractOne on the same rows in the same run.

pytest tests/benchmarks --benchmark-only
"""

from datetime import date

import pytest
from rapidfuzz import fuzz, process

from procurement_rules import Screener, ServiceItem

TITLES = 300
# Our own wording, so that the benchmark runs without the reference material.
_STEMS = [
    "机关办公楼物业管理", "城区道路清扫保洁", "信息系统等级保护测评", "农村妇女两癌筛查", "低保对象入户核查", "财政专项资金审计",
    "松材线虫病飞防作业", "社区日间照料中心运营", "执法车辆维修保养", "建设项目结算审核", "全民阅读活动组织", "危险化学品企业隐患排查",
]  # fmt: skip


@pytest.fixture(scope="module")
def titles() -> list[str]:
    return [
        f"某县{2020 + number % 6}年{_STEMS[number % len(_STEMS)]}服务采购项目" for number in range(TITLES)
    ]


@pytest.fixture(scope="module")
def screeners() -> dict[str, Screener]:
    return {
        engine: Screener.for_jurisdiction("jiaozuo", as_of=date(2023, 6, 1), engine=engine)
        for engine in ("plain", "auto")
    }


@pytest.mark.parametrize("engine", ["plain", "auto"])
def test_screening(benchmark, titles, screeners, engine) -> None:
    items = [ServiceItem(name=title) for title in titles]
    benchmark.extra_info["items"] = len(items)
    verdicts = benchmark(lambda: [screeners[engine].screen(item) for item in items])
    assert len(verdicts) == len(items)


def test_coding_alone(benchmark, titles, screeners) -> None:
    items = [ServiceItem(name=title) for title in titles]
    benchmark.extra_info["items"] = len(items)
    read = benchmark(lambda: [screeners["plain"].case(item) for item in items])
    assert len(read) == len(items)


def test_rapidfuzz_extract_one(benchmark, titles, screeners) -> None:
    names = [entry.name for entry in screeners["plain"].catalog.leaves]
    benchmark.extra_info["items"] = len(titles)
    found = benchmark(lambda: [process.extractOne(title, names, scorer=fuzz.WRatio) for title in titles])
    assert len(found) == len(titles)
