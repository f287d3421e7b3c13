"""An answer comes back from its line as it was, or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules import Screener, ServiceItem, Source, Verdict
from procurement_rules.errors import UsageError
from procurement_rules.journal.line import answer_of, item_key, line_of


def test_every_answer_comes_back_byte_by_byte(screener: Screener, items: list[ServiceItem]) -> None:
    for item, answer in zip(items, screener.screen_many(items, all_rules=True), strict=True):
        line = line_of(item_key(item), answer)
        assert line.endswith(b"\n")
        assert line.count(b"\n") == 1
        found = answer_of(line)
        assert found is not None
        key, again = found
        assert key == item_key(item)
        if isinstance(answer, Verdict):
            assert isinstance(again, Verdict)
            assert again.model_dump_json() == answer.model_dump_json()
        else:
            assert isinstance(again, UsageError)
            assert str(again) == str(answer)


@given(
    st.text(min_size=1).filter(str.strip),
    st.none() | st.decimals(min_value=0, allow_nan=False, allow_infinity=False),
    st.none() | st.dates(),
    st.none() | st.floats(0, 1),
)
def test_no_value_is_lost(
    screener: Screener, name: str, budget: Decimal | None, day: date | None, confidence: float | None
) -> None:
    item = ServiceItem(
        name=name, budget=budget, issued_on=day, contract_elements=frozenset({"term", "scope"})
    )
    verdict = Verdict.model_validate(
        {
            "item": item,
            "outcome": "compliant",
            "as_of": day or date(2020, 1, 1),
            "match": {"catalog": "x", "decision": "none", "confidence": confidence or 0.1},
        }
    )
    found = answer_of(line_of(item_key(item), verdict))
    assert found is not None
    assert isinstance(found[1], Verdict)
    assert found[1].model_dump_json() == verdict.model_dump_json()


def test_the_key_is_of_content_and_place() -> None:
    item = ServiceItem(name="审计", source=Source(file="a.csv", row=2))
    assert item_key(item) == item_key(item.model_copy())
    others = (
        ServiceItem(name="审计", source=Source(file="a.csv", row=3)),
        ServiceItem(name="审计", source=Source(file="b.csv", row=2)),
        ServiceItem(name="审计", budget=Decimal(1), source=Source(file="a.csv", row=2)),
        ServiceItem(name="审计"),
    )
    assert len({item_key(each) for each in (item, *others)}) == 5


def test_a_line_with_any_byte_changed_is_not_taken(screener: Screener, items: list[ServiceItem]) -> None:
    (answer,) = screener.screen_many(items[:1])
    line = line_of(item_key(items[0]), answer)
    for place in range(0, len(line), 7):
        damaged = line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :]
        assert answer_of(damaged) is None, place


@pytest.mark.parametrize(
    "kept",
    [
        "null",
        "[]",
        "{}",
        '{"item":"x","verdict":{}}',
        '{"item":"x","verdict":null,"reason":3}',
        '{"item":"x","reason":"y","more":1}',
        '{"item":1,"reason":"y"}',
        "[" * 100_000,
        '{"item":"\udcff"}',
    ],
)
def test_what_nobody_wrote_is_not_taken_though_its_check_fits(kept: str) -> None:
    from hashlib import sha256

    said = kept.encode("utf-8", "surrogateescape")
    line = b'{"check":"%s","kept":%s}\n' % (sha256(said).hexdigest().encode(), said)
    assert answer_of(line) is None
