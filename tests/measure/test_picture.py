"""The picture: one well-formed SVG that tells in words what it draws."""

from xml.etree import ElementTree as ET

import pytest

from procurement_rules.measure import Answer, Series, picture

SVG = "{http://www.w3.org/2000/svg}"
SOME = [Answer(n / 20, right=n % 4 != 1) for n in range(1, 21)]


def _drawn(*series: Series) -> ET.Element:
    return ET.fromstring(picture(series))  # noqa: S314 - our own picture


def _texts(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def test_it_has_a_title_and_tells_every_figure_in_words() -> None:
    root = _drawn(Series("真实标题", SOME))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby", "").split() == [
        root.find(f"{SVG}title").get("id"),
        root.find(f"{SVG}desc").get("id"),
    ]
    told = root.find(f"{SVG}desc").text
    assert "真实标题（20 项）：给出编码的占比与其中正确的占比：10% 时 100.0%" in told
    assert "100% 时 75.0%；平均把握与答对的占比：5% 时 0%" in told


def test_series_differ_by_dash_and_mark_and_not_by_colour_alone() -> None:
    root = _drawn(*(Series(f"第{n}份", SOME) for n in range(4)))
    lines = [each for each in root.iter(f"{SVG}path") if each.get("stroke-width") == "2"]
    assert len(lines) == 3 * 4
    assert len({each.get("stroke-dasharray") for each in lines}) == 4
    marks = {each.get("d") for each in root.iter(f"{SVG}path") if each.get("transform")}
    assert len(marks) == 4
    assert [text for text in _texts(root) if text.startswith("第")] == [f"第{n}份（20 项）" for n in range(4)]


def test_every_point_lies_inside_its_panel() -> None:
    root = _drawn(Series("全部", [Answer(1.0, right=False), *SOME]))
    for each in root.iter(f"{SVG}path"):
        if each.get("transform") and each.get("stroke") == "#fff":
            x, y = map(float, each.get("transform")[len("translate(") : -1].split(","))
            assert 70 <= x <= 820
            assert 56 <= y <= 430


@pytest.mark.parametrize("label", ["<script>alert(1)</script>", "甲&乙", "铃\x07\x1b[31m", "\ud800"])
def test_no_label_breaks_out_of_its_text(label: str) -> None:
    root = _drawn(Series(label, SOME))
    assert {each.tag for each in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "g", "path", "text")
    }
    picture([Series(label, SOME)]).encode("utf-8")


@pytest.mark.parametrize("series", [(), (Series("空", []),)])
def test_nothing_to_draw_is_still_a_picture(series: tuple[Series, ...]) -> None:
    assert _drawn(*series).tag == f"{SVG}svg"


def test_the_same_answers_give_the_same_bytes() -> None:
    assert picture([Series("全部", SOME)]) == picture([Series("全部", list(SOME))])
