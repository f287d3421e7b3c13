"""Join the stages: read → normalise → match and detect → evaluate → report."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from procurement_rules.detect import Detector
from procurement_rules.errors import UsageError
from procurement_rules.evaluate import ENGINES, Evaluator, FactFinder, Wording, durable_available
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.match import Matcher
from procurement_rules.model.catalog import Jurisdiction
from procurement_rules.model.concept import ConceptHit
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Basis, Labels, Screening
from procurement_rules.model.source import RejectedRow, Source
from procurement_rules.model.text import FoldedText
from procurement_rules.model.verdict import Decision, Finding, Match, RuleOutcome, Verdict
from procurement_rules.normalise import fold
from procurement_rules.read import read_items
from procurement_rules.version import __version__

ReadRow = ServiceItem | RejectedRow


class Screener:
    """Screens items by the law of one place. Immutable to its users and safe for several threads."""

    def __init__(
        self,
        knowledge: Knowledge,
        place: Jurisdiction,
        *,
        as_of: date | None = None,
        engine: str = "auto",
        verify: bool = False,
        catalog: str | None = None,
    ) -> None:
        self.knowledge = knowledge
        self.place = place
        self.as_of = as_of
        self.engine = _engine(engine)
        self._verify = verify
        self.catalog = knowledge.catalog(catalog or place.catalog)
        self._matcher = Matcher(self.catalog, knowledge.matching, fold)
        self._detector = Detector(knowledge.concepts, fold)
        self._facts = FactFinder(place, self.catalog, knowledge.units(place), fold)
        self._text_fields = {name for each in knowledge.concepts.concepts for r in each.readings for name in r.fields}
        self._chain = {each.id for each in knowledge.chain(place)}
        self._evaluators: dict[tuple[str, ...], Evaluator] = {}
        self._lock = threading.Lock()

    @classmethod
    def for_jurisdiction(
        cls,
        name: str,
        *,
        as_of: date | None = None,
        engine: str = "auto",
        verify: bool = False,
        catalog: str | None = None,
    ) -> Screener:
        """Return a screener for a place, given by id or Chinese name.

        `as_of` is the day whose law applies; without it each item is judged by its own date. `engine` is `durable`,
        `plain` or `auto` (durable where it is installed); `verify` judges with both and compares. `catalog` codes
        against another catalog than the place's own. Raises UsageError for an unknown name.
        """
        knowledge = Knowledge(knowledge_root())
        return cls(knowledge, knowledge.place(name), as_of=as_of, engine=engine, verify=verify, catalog=catalog)

    def screen(self, item: ServiceItem) -> Verdict:
        """Return the verdict on one item. Raises UsageError where no date says which law applies."""
        day = self._day(item)
        match, facts, hits = self.read(item)
        findings = self._evaluator(day).findings(item, facts, hits)
        return Verdict(
            item=item, outcome=_worst(findings), as_of=day, match=self._vetoed(match, findings), findings=findings
        )

    def all_rules(self, item: ServiceItem) -> tuple[RuleOutcome, ...]:
        """Return what every rule in force says of the item, not only the findings."""
        _, facts, hits = self.read(item)
        return self._evaluator(self._day(item)).outcomes(facts, hits)

    def read(self, item: ServiceItem) -> tuple[Match, Mapping[str, Any], Mapping[str, ConceptHit]]:
        """Return what is known of an item before any rule is asked: its coding, its facts, its concepts."""
        texts = self._texts(item)
        match = self._matcher.match(texts.get("name"), texts.get("description"))
        return match, self._facts.facts(item, match), {hit.concept: hit for hit in self._detector.detect(texts)}

    @cached_property
    def labels(self) -> Labels:
        """The Chinese words for what verdicts name by id."""
        known = self.knowledge
        return Labels(
            fields=known.dictionary.labels(),
            categories={each.id: each.label for each in known.categories},
            concepts={each.id: each.title for each in known.concepts.concepts},
            rules={each.id: each.title for each in known.rules.rules},
            bases={
                f"{instrument.number} {clause.locator}": Basis(title=instrument.title, verified=clause.verified)
                for instrument in known.instruments.values()
                for clause in instrument.clauses
            },
        )

    def _texts(self, item: ServiceItem) -> dict[str, FoldedText]:
        given = {name: getattr(item, name) for name in sorted(self._text_fields)}
        return {name: fold(text) for name, text in given.items() if text}

    def _day(self, item: ServiceItem) -> date:
        if self.as_of is not None:
            return self.as_of
        own = item.issued_on or item.publicity_start or item.contract_start
        if own is None and item.fiscal_year is not None:
            own = date(item.fiscal_year, 1, 1)
        if own is None:
            raise UsageError("没有日期，无法确定适用哪一天的法规", remedy="指定法规截止日（--as-of），或填写预算年度")
        return own

    def _evaluator(self, day: date) -> Evaluator:
        rules = [rule for rule in self.knowledge.rules.rules if rule.jurisdiction in self._chain and rule.in_force.covers(day)]
        key = tuple(rule.id for rule in rules)
        with self._lock:
            if key not in self._evaluators:
                self._evaluators[key] = Evaluator(rules, self.engine, self.wording, verify=self._verify)
            return self._evaluators[key]

    @cached_property
    def wording(self) -> Wording:
        """The words that findings are told in."""
        fields = self.knowledge.dictionary.labels()
        asks = {name: (name,) for name in fields} | {fact.name: fact.asks for fact in self.knowledge.derived_facts}
        questions = {concept.id: concept.question for concept in self.knowledge.concepts.concepts}
        return Wording(fields, asks, questions)

    def _vetoed(self, match: Match, findings: tuple[Finding, ...]) -> Match:
        """Withdraw an accepted code from an item whose content may not be bought at all."""
        content = {category.id for category in self.knowledge.categories if category.group == "content"}
        prohibited = tuple(
            each.category for each in findings if each.outcome is Outcome.VIOLATION and each.category in content
        )
        if not prohibited or match.decision is not Decision.ACCEPTED:
            return match
        return match.model_copy(
            update={
                "decision": Decision.NONE,
                "code": None,
                "vetoed_by": prohibited,
                "reason": "内容属于禁止购买的事项，编码已撤回",
            }
        )


def screen_files(
    paths: Sequence[Path],
    screener: Screener,
    progress: Callable[[list[ReadRow]], Iterable[ReadRow]] = iter,
) -> Screening:
    """Screen every row of the files: each is judged, or rejected with its reason.

    `progress` may wrap the rows to show how far the work is. Raises InputError for a file that cannot be read.
    """
    results = [read_items(path, screener.knowledge.dictionary, _folded) for path in paths]
    rows: list[ReadRow] = [row for result in results for row in result.rows]
    judged = [_judged(row, screener) for row in progress(rows)]
    pack = screener.knowledge.rules
    return Screening(
        files=tuple(path.name for path in paths),
        jurisdiction=screener.place.id,
        jurisdiction_name=screener.place.name,
        as_of=screener.as_of,
        catalog=screener.catalog.header.id,
        catalog_title=screener.catalog.header.title,
        engine=screener.engine,
        program_version=__version__,
        rules_version=pack.version,
        rules_digest=pack.digest,
        tables=tuple(table for result in results for table in result.tables),
        verdicts=tuple(each for each in judged if isinstance(each, Verdict)),
        rejected=tuple(each for each in judged if isinstance(each, RejectedRow)),
    )


def _judged(row: ReadRow, screener: Screener) -> Verdict | RejectedRow:
    if isinstance(row, RejectedRow):
        return row
    try:
        return screener.screen(row)
    except UsageError as error:
        # Only a missing date can be the fault of a row; it must not stop the others.
        source = row.source or Source(file="")
        return RejectedRow(source=source, reason=str(error), text=(row.name or row.description or "")[:200])


def _folded(text: str) -> str:
    return fold(text).folded


def _engine(name: str) -> str:
    if name == "auto":
        return "durable" if durable_available() else "plain"
    if name not in ENGINES:
        raise UsageError(f"没有引擎 {name!r:.40}", expected=f"auto、{'、'.join(ENGINES)}", remedy="从中选一个")
    return name


def _worst(findings: tuple[Finding, ...]) -> Outcome:
    outcomes = {each.outcome for each in findings}
    for outcome in (Outcome.VIOLATION, Outcome.UNDETERMINED):
        if outcome in outcomes:
            return outcome
    return Outcome.COMPLIANT
