"""Fit the curves of confidence on the tuning halves of corpus/cases/ and print them for corpus/matching.yaml.

    python docs/calibrate.py [REAL_TITLES.csv]

Real titles, if given, are labelled by their row number: in `corpus/cases/real-titles.csv`, of which every other one is
for tuning, and in `corpus/cases/real-titles-tuning.csv`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.match import Matcher
from procurement_rules.normalise import fold

ROOT = Path(__file__).parent.parent
CASES = ROOT / "corpus" / "cases"
CATALOGS = ("jiaozuo-2023", "liaocheng-2020")
_CAP = 12.0
# There are several real titles to each authored row; both catalogs and both kinds are to count.
_AUTHORED = 4

Row = tuple[str, str, frozenset[str]]


def main(arguments: list[str]) -> None:
    """Print both curves as YAML."""
    knowledge = Knowledge(knowledge_root())
    listed, right = [], []
    for catalog in CATALOGS:
        matcher = Matcher(knowledge.catalog(catalog), knowledge.matching, fold)
        rows = _AUTHORED * list(tuning_rows(catalog))
        if arguments and catalog == CATALOGS[0]:
            rows += real_titles(Path(arguments[0]))
        texts = [(fold(name), fold(description)) for name, description, _ in rows]
        for (_, _, codes), standing in zip(rows, matcher.standings(texts), strict=True):
            if standing is None:
                continue
            first = matcher.leaves[standing.places[0]]
            listed.append(([_capped(standing.inside), standing.known], bool(codes)))
            if codes:
                right.append(([_capped(standing.lead), standing.known], first.code in codes))
    print("confidence:")
    for name, points in (("listed", listed), ("right", right)):
        model = LogisticRegression(C=10).fit([x for x, _ in points], [y for _, y in points])
        lead, known = model.coef_[0]
        print(f"  {name}: {{bias: {model.intercept_[0]:.2f}, lead: {lead:.2f}, known: {known:.2f}}}")


def tuning_rows(catalog: str) -> Iterator[Row]:
    """Yield the authored rows for tuning."""
    with (CASES / "coding-authored.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["catalog"] == catalog and row["split"] == "tune":
                yield row["name"], row["description"], frozenset(row["codes"].split("|")) - {"NONE"}


def real_titles(titles: Path) -> Iterator[Row]:
    """Yield the labelled real titles for tuning."""
    with titles.open(encoding="utf-8-sig") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    labelled = [*_labelled("real-titles.csv")[::2], *_labelled("real-titles-tuning.csv")]
    for row in labelled:
        yield names[int(row["row"])], "", frozenset(row["codes"].split("|")) - {"NONE"}


def _labelled(file_name: str) -> list[dict[str, str]]:
    with (CASES / file_name).open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["codes"] != "?"]


def _capped(lead: float) -> float:
    return max(-_CAP, min(lead, _CAP))


if __name__ == "__main__":
    main(sys.argv[1:])
