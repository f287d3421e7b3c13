"""What of the program's Chinese never reaches the terminal, and why; everything else has a row in the table."""

from __future__ import annotations

# All of a module; otherwise the names in it, with blanks between them.
ALL = ""

UNSPOKEN: dict[str, dict[str, str]] = {
    "official papers, workbooks and the HTML report are Chinese documents and stay so": {
        "report/papers/words.py": ALL,
        "report/papers/paper.py": ALL,
        "report/statistics/words.py": ALL,
        "report/view.py": ALL,
        "report/words.py": (
            "GROUPS GROUP_HINTS SEVERITIES KEY_AREAS UNVERIFIED NO_PURCHASER OTHER_PURCHASERS"
            " BY_DEPARTMENT BY_STAGE MONEY_BY_CATEGORY BY_CONFIDENCE multiplier SINCE IDLE_WAIVERS CHANGES RESOLVED IDLE"
        ),
        "report/workbook/columns.py": ALL,
        "report/workbook/ledger.py": ALL,
        "report/workbook/look.py": ALL,
        "report/workbook/review.py": ALL,
        "report/workbook/summary.py": ALL,
        "report/workbook/words.py": ALL,
    },
    "written to files and data that other programs read": {
        "cli/rules.py": "_SCAFFOLD",
        "measure/picture.py": ALL,
        "model/item_fields.py": ALL,
        "read/headers/mapping.py": "_HEAD",
        "report/machine/sarif.py": ALL,
        "report/machine/sarif_rules.py": ALL,
    },
    "looked for in tables and texts, or quoted from them": {
        "coding/scanned.py": "_CHINESE",
        "coding/words.py": "SUGGESTED DECIDED OPINION REASON NO_ENTRY",
        "compare/numerals.py": ALL,
        "detect/head.py": ALL,
        "evaluate/stated_period.py": ALL,
        "importing/cell.py": ALL,
        "importing/heading.py": ALL,
        "importing/level.py": ALL,
        "match/query.py": ALL,
        "normalise/joints.py": ALL,
        "read/headers/column_names.py": "_AMONG",
        "read/headers/column_numbers.py": ALL,
        "read/headers/columns.py": "REMARKS _COUNTS _UNIT_NAMES _UNITS_OF_MONEY _SUMS",
        "read/rows/column_remarks.py": ALL,
        "read/rows/continued.py": "_GOING_ON",
        "read/rows/ditto.py": "_DITTO",
        "read/rows/group_rows.py": ALL,
        "read/headers/header_rows.py": "_WHOLE _PART_ONLY _CLASSES _DETAILS _DETAIL _SUMS _AMOUNT",
        "read/rows/note_rows.py": ALL,
        "read/rows/row_kind.py": "_EXAMPLES _GROUP_LEVELS",
        "read/rows/total_rows.py": ALL,
        "read/rows/totals.py": "_PARTIAL",
        "read/around/unit_names.py": ALL,
        "read/tables/nested_keys.py": ALL,
        "read/values/amount.py": "UNITS _BEFORE _AFTER",
        "read/values/answer.py": "YES NO _WHETHER _phrases",
        "read/values/chinese_number.py": ALL,
        "read/values/term.py": ALL,
        "read/values/value.py": "_NOT_GIVEN _BARE_REMARKS",
        "read/words.py": "IGNORE",
        "release/changelog.py": "DATE CONTENT LABELS",
        "remedy/words.py": ALL,
        "review/mask.py": ALL,
        "review/words.py": "OPINION REASON APPROVER VALID_UNTIL KEY SUGGESTED DECIDED PROBLEM",
    },
    "told only within shortlists, which have rows of their own": {
        "report/words.py": "decision _DIGITS",
    },
}
# Parts of these modules that are told all the same.
SPOKEN = {"report/workbook/words.py": "KEPT_SIMPLIFIED RENAMED REBUILT NOT_OPENED"}


def is_told(module: str, part: str) -> bool:
    """Tell whether what a part of a module says may reach the terminal."""
    if part in SPOKEN.get(module, "").split():
        return True
    named = [parts[module] for parts in UNSPOKEN.values() if module in parts]
    return ALL not in named and part not in " ".join(named).split()
