"""Join the stages for one item: normalise → match and detect → evaluate."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache, cached_property
from itertools import islice
from pathlib import Path

from procurement_rules.errors import UsageError
from procurement_rules.evaluate import (
    ENGINES,
    Evaluator,
    FactFinder,
    Wording,
    durable_available,
    rule_on,
)
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.knowledge.precedents import read_precedents
from procurement_rules.match import Matcher
from procurement_rules.model.case import Case
from procurement_rules.model.catalog import Jurisdiction
from procurement_rules.model.field import ApplicabilityGroup
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Outcome, Rule
from procurement_rules.model.text import FoldedText
from procurement_rules.model.verdict import Decision, Finding, Match, Verdict
from procurement_rules.portions import portions
from procurement_rules.readers import readers_of
from procurement_rules.remedy import with_cures

# Items that are coded and read together.
_TOGETHER = 256
# How sure the best entry must be where a text is asked for no more than whether it names a service at all.
_LEAST_TO_NAME = 0.25


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
        precedents: Path | None = None,
    ) -> None:
        self.knowledge = knowledge
        self.place = place
        self.as_of = _day_given(as_of)
        self.engine = _engine(engine, verify)
        self._verify = verify
        self.catalog = knowledge.catalog(catalog or place.catalog)
        self.precedents = read_precedents(precedents, self.catalog) if precedents else ()
        self._readers = readers_of(knowledge)
        fold = self._readers.fold
        shared = not self.precedents and (catalog or place.catalog) in knowledge.catalog_ids
        self._matcher = (
            self._readers.matcher(self.catalog)
            if shared
            else Matcher(self.catalog, knowledge.matching, fold, self.precedents)
        )
        self._facts = FactFinder(
            place, self.catalog, knowledge.units(place), fold, knowledge.dictionary.placeholders
        )
        read = {name for each in knowledge.concepts.concepts for r in each.readings for name in r.fields}
        self._text_fields = sorted(read | {"name", "description", "purchaser"})
        self._content = frozenset(each.id for each in knowledge.categories if each.group == "content")
        chain = {each.id for each in knowledge.chain(place)}
        self._rules = [rule for rule in knowledge.rules.rules if rule.jurisdiction in chain]
        self.comparisons = tuple(rule for rule in knowledge.rules.comparisons if rule.jurisdiction in chain)
        self._has_key_areas = knowledge.key_areas.jurisdiction in chain
        # Rules are compiled once for each set that was ever in force together, however many days items name.
        self._regimes: list[tuple[list[Rule], Evaluator]] = []
        self._evaluators: dict[date, Evaluator] = {}
        self._lock = threading.Lock()
        if self.as_of is not None:
            self._evaluator(self.as_of)

    @classmethod
    def for_jurisdiction(
        cls,
        name: str,
        *,
        as_of: date | None = None,
        engine: str = "auto",
        verify: bool = False,
        catalog: str | None = None,
        rules: Sequence[Path] = (),
        precedents: Path | None = None,
    ) -> Screener:
        """Return a screener for a place, given by id or Chinese name.

        `as_of` is the day whose law applies; without it each item is judged by its own date. `engine` is `durable`,
        `plain` or `auto` (durable where it is installed); `verify` judges with both and compares. `catalog` codes
        against another catalog than the place's own. `rules` are folders of rule packs that apply beside the bundled
        one. `precedents` is the file of what the office decided before. Raises UsageError for an unknown name and
        KnowledgeError for a fault in a pack or in the precedents.
        """
        knowledge = Knowledge(knowledge_root(), rules) if rules else _bundled(knowledge_root())
        return cls(
            knowledge,
            knowledge.place(name),
            as_of=as_of,
            engine=engine,
            verify=verify,
            catalog=catalog,
            precedents=precedents,
        )

    def screen(self, item: ServiceItem, *, all_rules: bool = False) -> Verdict:
        """Return the verdict on one item, with `all_rules` naming every rule that was examined.

        Raises UsageError where no date says which law applies.
        """
        [verdict] = self.screen_many([item], all_rules=all_rules)
        if isinstance(verdict, UsageError):
            raise verdict
        return verdict

    def screen_many(
        self, items: Iterable[ServiceItem], *, all_rules: bool = False
    ) -> Iterator[Verdict | UsageError]:
        """Yield the verdict on each item in turn, or the error that `screen` would raise; the fast way for many."""
        waiting = map(_item, items)
        while together := list(islice(waiting, _TOGETHER)):
            judged = [self._verdict_or_error(case, all_rules) for case in self.cases(together)]
            verdicts = [each for each in judged if isinstance(each, Verdict)]
            cured = iter(with_cures(verdicts, self._content, self._judge, self._name_services))
            yield from (next(cured) if isinstance(each, Verdict) else each for each in judged)

    def case(self, item: ServiceItem) -> Case:
        """Return what is known of an item before any rule is asked: its coding, its facts, its concepts."""
        return self.cases([item])[0]

    def cases(self, items: Sequence[ServiceItem]) -> list[Case]:
        """Return the case of each item; many at once are coded and read faster than one at a time."""
        return [case for portion in portions(items, self._length) for case in self._cases(portion)]

    def _cases(self, items: Sequence[ServiceItem]) -> list[Case]:
        texts = [self._texts(item) for item in items]
        matches = self._matcher.match_many(
            [(each.get("name"), each.get("description"), each.get("purchaser")) for each in texts]
        )
        found = self._readers.detector.detect_many(texts)
        return [
            Case(
                item=item,
                match=match,
                facts=self._facts.facts(item, match, self.as_of or _own_day(item)),
                hits={hit.concept: hit for hit in hits},
                key_areas=self._readers.tagger.tags(each) if self._has_key_areas else (),
            )
            for item, each, match, hits in zip(items, texts, matches, found, strict=True)
        ]

    def _judge(self, items: Sequence[ServiceItem]) -> list[Verdict]:
        return [self._verdict(case, all_rules=False) for case in self.cases(items)]

    def _name_services(self, items: Sequence[ServiceItem]) -> list[bool]:
        """Tell of each item whether it names a service of the place's catalog or, failing that, of another."""
        texts = [self._texts(item) for item in items]
        named = [False] * len(items)
        for catalog in dict.fromkeys([self.catalog.header.id, *self.knowledge.catalog_ids]):
            left = [number for number, known in enumerate(named) if not known]
            if left:
                asked = [(texts[number].get("name"), texts[number].get("description")) for number in left]
                matches = self._matcher_of(catalog).match_many(asked, evidence=False)
                for number, match in zip(left, matches, strict=True):
                    named[number] = match.decision is not Decision.NONE and match.confidence >= _LEAST_TO_NAME
        return named

    def _matcher_of(self, catalog: str) -> Matcher:
        own = catalog == self.catalog.header.id
        return self._matcher if own else self._readers.matcher(self.knowledge.catalog(catalog))

    def _verdict_or_error(self, case: Case, all_rules: bool) -> Verdict | UsageError:
        try:
            return self._verdict(case, all_rules)
        except UsageError as error:
            return error

    def _verdict(self, case: Case, all_rules: bool) -> Verdict:
        day = self._day(case.item)
        evaluator = self._evaluator(day)
        findings = evaluator.findings(case)
        return Verdict(
            item=case.item,
            outcome=_worst(findings),
            as_of=day,
            match=self._vetoed(case.match, findings),
            findings=findings,
            key_areas=case.key_areas if self.knowledge.key_areas.in_force.covers(day) else (),
            rules=evaluator.trace(case) if all_rules else (),
        )

    def _texts(self, item: ServiceItem) -> dict[str, FoldedText]:
        given = {name: getattr(item, name) for name in self._text_fields}
        return {name: self._readers.fold(text) for name, text in given.items() if text}

    def _length(self, item: ServiceItem) -> int:
        return sum(len(getattr(item, name) or "") for name in self._text_fields)

    def _day(self, item: ServiceItem) -> date:
        if self.as_of is not None:
            return self.as_of
        own = _own_day(item)
        if own is None:
            raise UsageError(
                "没有日期，无法确定适用哪一天的法规",
                remedy="指定法规截止日（命令行 --as-of，程序中 as_of），或填写预算年度",
            )
        return own

    def _evaluator(self, day: date) -> Evaluator:
        with self._lock:
            if day not in self._evaluators:
                self._evaluators[day] = self._regime(day)
            return self._evaluators[day]

    def _regime(self, day: date) -> Evaluator:
        """Return the evaluator of the rules of a day; days under the same law share one."""
        resolved = (rule_on(rule, day, self.knowledge.parameters) for rule in self._rules)
        rules = [rule for rule in resolved if rule is not None]
        if not rules:
            first = min(rule.in_force.since for rule in self._rules)
            raise UsageError(
                f"{day} 没有任何规则施行，无法审查", expected=f"{first} 及以后的日期", remedy="核对日期"
            )
        for known, evaluator in self._regimes:
            if known == rules:
                return evaluator
        evaluator = Evaluator(rules, self.engine, self.wording, verify=self._verify)
        self._regimes.append((rules, evaluator))
        return evaluator

    @cached_property
    def wording(self) -> Wording:
        """The words that findings are told in."""
        fields = self.knowledge.dictionary.labels()
        asks = {name: (name,) for name in fields} | {
            fact.name: fact.asks for fact in self.knowledge.derived_facts
        }
        concepts = self.knowledge.concepts.concepts
        questions = {concept.id: concept.question for concept in concepts}
        elements = {concept.id: concept.element for concept in concepts}
        order = list(ApplicabilityGroup)
        ranks = {field.name: order.index(field.group) for field in self.knowledge.dictionary.fields}
        return Wording(fields, asks, questions, elements, ranks)

    def _vetoed(self, match: Match, findings: tuple[Finding, ...]) -> Match:
        """Withdraw the coding of an item whose content may not be bought at all."""
        prohibited = tuple(
            each.category
            for each in findings
            if each.outcome is Outcome.VIOLATION and each.category in self._content
        )
        if not prohibited:
            return match
        # What was sure stays in sight as withdrawn; a shortlist for what may not be bought only misleads.
        candidates = match.candidates if match.decision is Decision.ACCEPTED else ()
        return match.model_copy(
            update={
                "decision": Decision.NONE,
                "code": None,
                "candidates": candidates,
                "vetoed_by": prohibited,
                "reason": "内容属于禁止购买的事项，不给编码",
            }
        )


@cache
def _bundled(root: Path) -> Knowledge:
    """Return the bundled knowledge, read once in the life of the program."""
    return Knowledge(root)


def _item(item: object) -> ServiceItem:
    if isinstance(item, ServiceItem):
        return item
    raise UsageError(
        f"要审查的不是事项：{item!r:.60}",
        expected="ServiceItem",
        remedy='写成 ServiceItem(name="…", description="…")',
    )


def _day_given(as_of: object) -> date | None:
    if isinstance(as_of, datetime):
        return as_of.date()
    if as_of is None or isinstance(as_of, date):
        return as_of
    raise UsageError(f"as_of 不是日期：{as_of!r:.40}", expected="datetime.date，如 date(2020, 11, 5)")


def _own_day(item: ServiceItem) -> date | None:
    """Return the day that an item itself says it belongs to."""
    own = item.issued_on or item.publicity_start or item.contract_start
    return date(item.fiscal_year, 1, 1) if own is None and item.fiscal_year is not None else own


def _engine(name: str, verify: bool) -> str:
    if verify and not durable_available():
        raise UsageError(
            "本机没有 durable-rules，无法用两个引擎互相核对",
            expected="Python 3.11 或 3.12 并已安装 durable-rules",
            remedy="去掉 --verify",
        )
    if name == "auto":
        return "durable" if durable_available() else "plain"
    if name not in ENGINES:
        raise UsageError(
            f"没有引擎 {name!r:.40}", expected=f"auto、{'、'.join(ENGINES)}", remedy="从中选一个"
        )
    return name


def _worst(findings: tuple[Finding, ...]) -> Outcome:
    outcomes = {each.outcome for each in findings}
    for outcome in (Outcome.VIOLATION, Outcome.UNDETERMINED):
        if outcome in outcomes:
            return outcome
    return Outcome.COMPLIANT
