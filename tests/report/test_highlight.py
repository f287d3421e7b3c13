from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.report.highlight import Segment, segments

SPANS = st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=8)


def test_overlapping_and_touching_spans_are_one_mark():
    assert segments("由派遣公司派出十人", [(1, 3), (2, 5), (5, 7)]) == (
        Segment("由", marked=False),
        Segment("派遣公司派出", marked=True),
        Segment("十人", marked=False),
    )


def test_offsets_are_code_points():
    assert segments("𠮷野🏢派遣", [(3, 5)]) == (Segment("𠮷野🏢", marked=False), Segment("派遣", marked=True))


def test_a_text_without_spans_is_one_segment_and_no_text_is_none():
    assert segments("清扫", []) == (Segment("清扫", marked=False),)
    assert segments("", [(0, 3)]) == ()


def test_empty_reversed_and_far_spans_mark_nothing():
    assert segments("清扫", [(1, 1), (2, 0), (9, 12), (-4, 0)]) == (Segment("清扫", marked=False),)


@given(st.text(max_size=30), SPANS)
def test_marks_are_exactly_the_spans_and_nothing_is_lost(text, spans):
    cut = segments(text, spans)
    assert "".join(segment.text for segment in cut) == text
    assert all(segment.text for segment in cut)
    marks = [segment.marked for segment in cut for _ in segment.text]
    assert marks == [any(start <= at < end for start, end in spans if start < end) for at in range(len(text))]
