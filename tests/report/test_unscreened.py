"""Rows that hold no item are known by the words that reading has for them."""

import pytest

from procurement_rules.read.rows import row_kind
from procurement_rules.report.unscreened import holds_item

WITHOUT_ITEM = (row_kind.TOTAL, row_kind.NOTE, row_kind.GROUP, row_kind.REPEATED_HEADER)


@pytest.mark.parametrize("reason", WITHOUT_ITEM)
def test_totals_notes_groups_and_headers_hold_no_item(build, reason) -> None:
    assert not holds_item(build.rejected(reason=reason))


def test_a_row_that_names_nothing_was_meant_as_an_item(build) -> None:
    assert holds_item(build.rejected(reason=row_kind.NOTHING_NAMED))
