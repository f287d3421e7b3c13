from decimal import Decimal

from procurement_rules.report.charts import Line, Segment, Series, chart
from procurement_rules.report.words import ChartWords

WORDS = ChartWords("标题", "说明", "单位")
SERIES = (Series("violation", "不合规"), Series("doubt", "需人工核实"), Series("compliant", "合规"))


def line(label, *values, section=""):
    return Line(label, [Decimal(value) for value in values], section)


def bars(drawn):
    return [bar for _, rows in drawn.sections for bar in rows]


def test_bars_share_one_scale_and_segments_follow_each_other():
    drawn = chart(WORDS, SERIES, [line("甲", 1, 2, 1), line("乙", 0, 1, 0)])
    first, second = bars(drawn)
    assert first.segments == (
        Segment("violation", "0.00%", "25.00%"),
        Segment("doubt", "25.00%", "50.00%"),
        Segment("compliant", "75.00%", "25.00%"),
    )
    assert second.segments == (Segment("doubt", "0.00%", "25.00%"),)


def test_every_bar_has_its_figures_and_its_words():
    (bar,) = bars(chart(WORDS, SERIES, [line("甲", 1, 0, 3)]))
    assert (bar.label, bar.figures, bar.said) == ("甲", ("1", "3"), "不合规 1，合规 3")


def test_a_series_without_a_figure_is_left_out_and_nought_is_a_dash():
    drawn = chart(WORDS, SERIES, [line("甲", 1, 0, 0), line("乙", 0, 0, 2)])
    assert [one.label for one in drawn.series] == ["不合规", "合规"]
    assert [bar.figures for bar in bars(drawn)] == [("1", "–"), ("–", "2")]


def test_lines_of_a_section_stand_together():
    lines = [line("甲", 1, 0, 0, section="目录编制"), line("乙", 1, 0, 0, section="预算编制")]
    assert [title for title, _ in chart(WORDS, SERIES, lines).sections] == ["目录编制", "预算编制"]


def test_nothing_to_show_is_an_empty_chart():
    drawn = chart(WORDS, SERIES, [])
    assert (drawn.series, drawn.sections) == ((), ())


def test_sums_beyond_all_measure_do_not_break_the_scale():
    drawn = chart(WORDS, SERIES, [line("甲", "1E+999", 1, 0)])
    assert bars(drawn)[0].segments[0].width == "100.00%"
