"""Disjoint sets."""

from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.compare.forest import Forest


def test_joining_tells_whether_there_were_two() -> None:
    forest = Forest(3)
    assert forest.join(2, 1)
    assert not forest.join(1, 2)
    assert [forest.find(number) for number in range(3)] == [0, 1, 1]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_the_least_number_stands_for_a_set(pairs: list[tuple[int, int]]) -> None:
    forest, sets = Forest(10), [{number} for number in range(10)]
    for one, other in pairs:
        forest.join(one, other)
        both = sets[one] | sets[other]
        for number in both:
            sets[number] = both
    assert [forest.find(number) for number in range(10)] == [min(each) for each in sets]
