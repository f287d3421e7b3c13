"""The bounds are never too tight, whatever two texts are compared."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from procurement_rules.compare.bounds import GRAM_SIZES, Bounds, band
from procurement_rules.compare.grams import RankedGrams

TEXTS = st.text(alphabet="路河道清扫", min_size=1, max_size=40)
SIMILARITIES = st.one_of(st.integers(50, 100), st.floats(50, 100))


@given(TEXTS, TEXTS, SIMILARITIES)
def test_alike_texts_share_one_of_the_grams_that_are_looked_for(
    one: str, other: str, similarity: float
) -> None:
    short, long = sorted((one, other), key=len)
    if fuzz.ratio(short, long) < similarity:
        return
    bounds = Bounds(similarity)
    assert band(len(short)) in set(bounds.bands(len(long)))
    for size in GRAM_SIZES:
        count = bounds.probes(size, len(long), band(len(short)))
        if count is not None:
            ranked = RankedGrams(size, [one, other])
            found_by = ranked.ranks(short)[: bounds.kept(size, len(short))]
            assert set(ranked.ranks(long)[:count]) & set(found_by)


@given(st.integers(1, 5000))
def test_bands_are_narrow(length: int) -> None:
    assert band(length) <= length < band(length) * 17 / 16 + 1


def test_a_text_of_twelve_looks_with_three_characters_for_texts_of_ten() -> None:
    bounds = Bounds(90)
    assert list(bounds.bands(12)) == [10, 11, 12]
    assert bounds.probes(1, 12, 10) == 3
    assert bounds.kept(1, 12) == 2


def test_pairs_of_characters_do_not_do_for_texts_that_may_differ_much() -> None:
    assert Bounds(55).probes(2, 12, 12) is None
