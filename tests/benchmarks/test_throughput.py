"""Items a second beside rapidfuzz's extractOne and BM25 on the same rows in the same run.

pytest tests/benchmarks --benchmark-only
"""

import itertools
import statistics
import subprocess
import sys
from datetime import date

import bm25s
import pytest
from click.testing import CliRunner
from rapidfuzz import fuzz, process

from procurement_rules import Screener, ServiceItem
from procurement_rules.cli.main import cli
from procurement_rules.detect.occurrences import SignalIndex
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.match import Matcher
from procurement_rules.normalise import fold
from procurement_rules.readers import readers_of

KNOWLEDGE = Knowledge(knowledge_root())

# Our own wording, so that the benchmark runs without the reference material; no title stands twice.
_STEMS = [
    "机关办公楼物业管理", "城区道路清扫保洁", "信息系统等级保护测评", "农村妇女两癌筛查", "低保对象入户核查", "财政专项资金审计",
    "松材线虫病飞防作业", "社区日间照料中心运营", "执法车辆维修保养", "建设项目结算审核", "全民阅读活动组织", "危险化学品企业隐患排查",
    "政务热线坐席", "不动产登记档案整理", "河道水质采样检测", "耕地地力调查", "残疾儿童康复训练", "义务教育质量监测",
    "企业安全生产培训", "文物保护规划编制", "公交站亭日常维护", "退役军人档案数字化", "社区矫正心理辅导", "农产品抽样检验",
    "学生营养餐食材检测", "重点人群结核病筛查", "地质灾害隐患点巡查", "公共自行车运营", "非遗展演策划", "养老护理员技能竞赛",
]  # fmt: skip
_PLACES = [
    "某县",
    "东城区",
    "西湖镇",
    "临江市",
    "高新区管委会",
    "南关街道办事处",
    "某市第二中学",
    "市人民医院",
    "北山林场",
    "县财政局",
]


@pytest.fixture(scope="module")
def titles() -> list[str]:
    return [
        f"{place}{2020 + number % 6}年{stem}服务采购项目"
        for number, (place, stem) in enumerate(itertools.product(_PLACES, _STEMS))
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
    verdicts = benchmark(lambda: list(screeners[engine].screen_many(items)))
    assert len(verdicts) == len(items)


def test_coding_and_detection_alone(benchmark, titles, screeners) -> None:
    items = [ServiceItem(name=title) for title in titles]
    benchmark.extra_info["items"] = len(items)
    read = benchmark(lambda: screeners["plain"].cases(items))
    assert len(read) == len(items)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    knowledge = Knowledge(knowledge_root())
    return Matcher(knowledge.catalog("jiaozuo-2023"), knowledge.matching, fold)


@pytest.mark.parametrize("evidence", [False, True])
def test_coding(benchmark, titles, matcher, evidence) -> None:
    texts = [(fold(title), None) for title in titles * 10]
    benchmark.extra_info["items"] = len(texts)
    found = benchmark(lambda: matcher.match_many(texts, evidence=evidence))
    assert len(found) == len(texts)


def test_coding_by_the_national_catalog(shared, benchmark, titles, tmp_path) -> None:
    folder = tmp_path / "national"
    source = shared / "data" / "category-catalog-2022.csv"
    CliRunner().invoke(
        cli, ["catalog", "import", str(source), "--output", str(folder), "--issued-on", "2022-09-02"]
    )
    knowledge = Knowledge(knowledge_root())
    large = Matcher(knowledge.catalog(str(folder)), knowledge.matching, fold)
    texts = [(fold(title), None) for title in titles * 10]
    benchmark.extra_info["items"] = len(texts)
    found = benchmark(lambda: large.match_many(texts, evidence=False))
    assert len(found) == len(texts)


FIRST_ANSWER = """
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.match import Matcher
from procurement_rules.normalise import fold
from time import perf_counter
begun = perf_counter()
knowledge = Knowledge(knowledge_root())
matcher = Matcher(knowledge.catalog("jiaozuo-2023"), knowledge.matching, fold)
assert matcher.match(fold("办公楼保洁"), None).code == "B1105"
print(perf_counter() - begun)
"""


def test_the_first_answer_after_import(benchmark) -> None:
    """Time the first answer of a fresh process, catalog, weights and evidence included; its median seconds are `extra_info`."""

    seconds = []

    def first() -> None:
        ran = subprocess.run([sys.executable, "-c", FIRST_ANSWER], capture_output=True, text=True, check=True)
        seconds.append(float(ran.stdout))

    benchmark.pedantic(first, rounds=5)
    benchmark.extra_info["seconds"] = statistics.median(seconds)


def test_detection(benchmark, titles) -> None:
    detector = readers_of(KNOWLEDGE).detector
    texts = [{"name": fold(title)} for title in titles]
    benchmark.extra_info["items"] = len(texts)
    assert len(benchmark(lambda: detector.detect_many(texts, evidence=False))) == len(texts)


def test_bm25(benchmark, titles, matcher) -> None:
    names = [list(entry.name) for entry in matcher.leaves]
    index = bm25s.BM25()
    index.index(names, show_progress=False)
    benchmark.extra_info["items"] = len(titles)
    queries = [list(title) for title in titles]
    found = benchmark(lambda: index.retrieve(queries, k=5, show_progress=False, n_threads=1))
    assert len(found.documents) == len(titles)


@pytest.mark.parametrize("terms", [1_000, 100_000])
def test_terms_are_found_in_time_that_does_not_grow_with_their_number(benchmark, titles, terms) -> None:
    letters = [chr(0x4E00 + number) for number in range(400)]
    words = ("".join(each) for each in itertools.product(letters, repeat=3))
    index = SignalIndex({"any": itertools.islice(words, terms)}, fold)
    texts = [fold(title) for title in titles]
    benchmark.extra_info["items"] = len(texts)
    assert len(benchmark(lambda: [index.find(text) for text in texts])) == len(texts)


def test_rapidfuzz_extract_one(benchmark, titles, screeners) -> None:
    names = [entry.name for entry in screeners["plain"].catalog.leaves]
    benchmark.extra_info["items"] = len(titles)
    found = benchmark(lambda: [process.extractOne(title, names, scorer=fuzz.WRatio) for title in titles])
    assert len(found) == len(titles)
