"""Add what the program says and `corpus/english.csv` lacks, with an empty `en` to be filled in; see english.md.

python docs/english.py             add what is lacking, and print the rows that need a hand
python docs/english.py --check     exit 1 where something is lacking, empty or said no more
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from english_texts import CHINESE, HOLE, numbered, texts
from english_unspoken import is_told

from procurement_rules.evaluate.wording import BRACKETED, PLACEHOLDER
from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.csv_text import csv_lines, unguarded
from procurement_rules.knowledge.english import ENGLISH_COLUMNS
from procurement_rules.knowledge.rules import WORDS
from procurement_rules.model.rule import Rule
from procurement_rules.model.verdict import Candidate, Decision, Match
from procurement_rules.report.words import decision

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "corpus" / "english.csv"
PACKAGE = ROOT / "procurement_rules"

# As many as a shortlist has.
MOST_CANDIDATES = 5
# What the translator takes apart before it looks anything up.
_APART = re.compile(r"\n|\t| {2,}")
_WORDS = re.compile(f"{CHINESE.pattern}+")


def said() -> dict[str, str]:
    """Return every text that the program may tell, as a template, and the first place where it stands."""
    found: dict[str, str] = {}
    for place, text in every_text():
        for part in _APART.split(text):
            template = numbered(part.strip())
            if CHINESE.search(template):
                found.setdefault(template, place)
    return found


def every_text() -> Iterator[tuple[str, str]]:
    """Yield the place and the text of everything that may reach the terminal."""
    yield from said_by_the_program()
    yield from said_by_the_knowledge()
    yield from (("procurement_rules/report/words.py", shortlist) for shortlist in shortlists())


def said_by_the_program() -> Iterator[tuple[str, str]]:
    """Yield the place and the text of every Chinese string that may reach the terminal."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for part, line, text in texts(path.read_text(encoding="utf-8"), help_texts=name.startswith("cli/")):
            if is_told(name, part):
                yield f"procurement_rules/{name}:{line}", text


def said_by_the_knowledge() -> Iterator[tuple[str, str]]:
    """Yield the place and the text of everything in rules/ and corpus/ that is told on the terminal."""
    knowledge = Knowledge(ROOT)
    for rule in knowledge.rules.all:
        place = f"rules/{rule.jurisdiction}/{rule.id}.yaml"
        messages = (rule.message, getattr(rule, "message_undetermined", ""), rule.remedy)
        forms = [rule.title, *messages]
        if isinstance(rule, Rule):
            forms += map(_where_nothing_is_known, messages)
        yield from ((place, PLACEHOLDER.sub(HOLE, text)) for text in forms)
    for concept in knowledge.concepts.concepts:
        yield from (
            (f"rules/concepts/{concept.id}.yaml", text)
            for text in (concept.title, concept.question, concept.element)
        )
    yield from (("rules/pack.yaml", category.label) for category in knowledge.categories)
    for field in knowledge.dictionary.fields:
        choices = (choice.label for choice in field.values.values())
        yield from (("corpus/fields.yaml", text) for text in (field.label, *choices))
    yield from (("corpus/facts.yaml", fact.label) for fact in knowledge.derived_facts)
    for figure in knowledge.parameters.values():
        yield from (("corpus/parameters.yaml", text) for text in (figure.label, figure.unit))
    for instrument in knowledge.instruments.values():
        yield from (("corpus/instruments.yaml", clause.summary) for clause in instrument.clauses)
    catalogs = [knowledge.catalog(identifier) for identifier in knowledge.catalog_ids]
    # In English they would be so too where they are quoted from a submission.
    terms = {term.term for catalog in catalogs for term in catalog.terms}
    for catalog in catalogs:
        yield from (("corpus/catalogs/outside.csv", example.outside) for example in catalog.examples)
        place = f"corpus/catalogs/{catalog.header.id}/contexts.csv"
        yield from ((place, context.note) for context in catalog.contexts if context.note not in terms)


def _where_nothing_is_known(message: str) -> str:
    """Return a message as it reads where what its brackets would hold is not known."""
    return BRACKETED.sub(
        lambda part: "" if set(PLACEHOLDER.findall(part.group())) - WORDS else part.group(), message
    )


def shortlists() -> Iterator[str]:
    """Yield what is said of shortlists of each length, which the program counts in Chinese."""
    one = Candidate(code="A", name="", score=0)
    for length in range(1, MOST_CANDIDATES + 1):
        yield decision(
            Match(catalog="", decision=Decision.SHORTLIST, confidence=0, candidates=(one,) * length)
        )


def rows() -> dict[str, str]:
    """Return the table as it stands, empty cells and all."""
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        return {unguarded(row["zh"]): unguarded(row["en"]) for row in csv.DictReader(file)}


def lacking() -> list[str]:
    """Return what is said and has no row, each with its place."""
    known = rows()
    return [f"{place}: {template}" for template, place in said().items() if template not in known]


def said_no_more() -> list[str]:
    """Return the rows of which some words stand in no text that is said.

    A row may be made of several texts, as one is put into another; what it is made of must be said.
    """
    everything = "\n".join(text for _, text in every_text())
    return [
        chinese for chinese in rows() if not all(words in everything for words in _WORDS.findall(chinese))
    ]


def empty() -> list[str]:
    """Return the rows that are not yet in English."""
    return [f"en is empty: {chinese}" for chinese, english in rows().items() if not english]


def add() -> int:
    """Write the table with what is lacking, in the order of the Chinese texts; return how much that was."""
    known = rows()
    new = {template: "" for template in said() if template not in known}
    content = csv_lines([ENGLISH_COLUMNS, *sorted((known | new).items())])
    TABLE.write_text(content, encoding="utf-8", newline="\n")
    return len(new)


def main(check: bool) -> int:
    """Add what is lacking, or with `check` only tell it."""
    if not check:
        print(f"{add()} added to {TABLE.relative_to(ROOT)}")
    faults = [*lacking(), *empty(), *(f"said no more: {chinese}" for chinese in said_no_more())]
    for fault in faults:
        print(fault)
    return int(check and bool(faults))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
