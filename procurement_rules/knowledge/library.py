"""Everything that rules/ and corpus/ say, loaded when it is first asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from procurement_rules.errors import UsageError
from procurement_rules.knowledge.catalogs import read_catalog, read_units
from procurement_rules.knowledge.document import read_document
from procurement_rules.knowledge.likeness import read_examples, read_table
from procurement_rules.knowledge.packs import own_rule_files, rule_files
from procurement_rules.knowledge.person_names import read_person_names
from procurement_rules.knowledge.rules import RuleReader, Vocabulary
from procurement_rules.knowledge.spellings import read_spellings
from procurement_rules.knowledge.statistics import Names, read_statistics
from procurement_rules.knowledge.validate import unknown_name, validated
from procurement_rules.model.catalog import Catalog, Jurisdiction, Unit
from procurement_rules.model.concept import Concept, ConceptLibrary, SharedSignals
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.item_fields import ItemFields
from procurement_rules.model.key_area import KeyAreas
from procurement_rules.model.likeness import LikenessExample, LikenessTable
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.person_names import PersonNames
from procurement_rules.model.rule import (
    Category,
    ComparisonRule,
    DerivedFact,
    Instrument,
    Parameter,
    Rule,
    RulePack,
)
from procurement_rules.model.screening import Basis, Labels
from procurement_rules.model.statistics import Statistics

# Labelled cases, translations, what is covered in logs: no verdict depends on them.
_JUDGES_NOTHING = (
    *("corpus/cases/", "corpus/adversarial/", "corpus/conformance/"),
    *("corpus/english.csv", "corpus/person-names.yaml"),
)


class _Facts(BaseModel):
    model_config = ConfigDict(extra="forbid")
    facts: tuple[DerivedFact, ...]


class _Categories(BaseModel):
    model_config = ConfigDict(extra="forbid")
    version: str
    categories: tuple[Category, ...]


class _Jurisdictions(BaseModel):
    model_config = ConfigDict(extra="forbid")
    jurisdictions: tuple[Jurisdiction, ...]


class _Parameters(BaseModel):
    model_config = ConfigDict(extra="forbid")
    parameters: tuple[Parameter, ...]


class _Instruments(BaseModel):
    model_config = ConfigDict(extra="forbid")
    instruments: tuple[Instrument, ...]


class Knowledge:
    """The data of one installation, and rule packs of the user's own beside the bundled one.

    Every part is read once; faults raise KnowledgeError. `rules` is read in place of the rules/ of the root,
    and a file that the corpus of an older root does not have yet from the root `newer`.
    """

    def __init__(
        self,
        root: Path,
        packs: Sequence[Path] = (),
        *,
        rules: Path | None = None,
        newer: Path | None = None,
    ) -> None:
        self.root = root
        self._corpus = root / "corpus"
        self._newer = newer
        self._rules = rules or root / "rules"
        self._own_packs = tuple(packs)
        self._packs = (self._rules, *packs)
        self._catalogs: dict[str, Catalog] = {}
        for pack in packs:
            if not pack.is_dir():
                raise UsageError(
                    f"没有规则文件夹 {pack}", expected="其中每个地区一个文件夹", remedy="检查 --rules"
                )

    @property
    def rules_folder(self) -> Path:
        """The folder of the pack itself, which holds its version, its record and its changelog."""
        return self._rules

    @property
    def has_own_packs(self) -> bool:
        """Whether rules of the user's own are read beside the bundled ones."""
        return bool(self._own_packs)

    @property
    def likeness_folder(self) -> Path:
        """The folder of the labelled examples of prohibited content and of what was learned from them."""
        return self._corpus_file("likeness/examples.csv").parent

    @cached_property
    def dictionary(self) -> DataDictionary:
        """The data dictionary of the item."""
        document = read_document(self._corpus_file("fields.yaml"), self.root)
        dictionary = validated(DataDictionary, document)
        for number, field in enumerate(dictionary.fields):
            if field.name not in ItemFields.model_fields:
                raise document.fault(
                    f"字段 {field.name} 不在程序的模型里",
                    ("fields", number, "name"),
                    remedy="运行 python docs/generate.py 重新生成模型",
                )
        return dictionary

    @cached_property
    def derived_facts(self) -> tuple[DerivedFact, ...]:
        """The facts that the program works out."""
        return validated(_Facts, read_document(self._corpus_file("facts.yaml"), self.root)).facts

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The kinds of finding."""
        return self._categories.categories

    @cached_property
    def jurisdictions(self) -> dict[str, Jurisdiction]:
        """All places by id."""
        document = read_document(self._corpus_file("jurisdictions.yaml"), self.root)
        places: dict[str, Jurisdiction] = {}
        for number, place in enumerate(validated(_Jurisdictions, document).jurisdictions):
            path = ("jurisdictions", number)
            if place.id in places:
                raise document.fault(f"地区 {place.id} 写了两次", (*path, "id"), remedy="合并或改名")
            # Naming only places above keeps the chain free of loops.
            if place.parent is not None and place.parent not in places:
                raise document.fault(
                    f"上级地区 {place.parent} 不在前面",
                    (*path, "parent"),
                    expected="、".join(places) or "先写上级",
                )
            places[place.id] = place
        return places

    @cached_property
    def matching(self) -> MatchingParameters:
        """The parameters of the coding."""
        return validated(MatchingParameters, read_document(self._corpus_file("matching.yaml"), self.root))

    @cached_property
    def spellings(self) -> dict[str, tuple[str, ...]]:
        """Telltale words, and the misspelt forms that stand for them."""
        return read_spellings(self._corpus_file("spellings.yaml"), self.root)

    @cached_property
    def person_names(self) -> PersonNames:
        """The words by which the name of a person is known, so that a log can leave it out."""
        return read_person_names(self._corpus_file("person-names.yaml"), self.root)

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """The register of legal instruments by number."""
        document = read_document(self._corpus_file("instruments.yaml"), self.root)
        return {each.number: each for each in validated(_Instruments, document).instruments}

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """The dated figures of the law by id."""
        document = read_document(self._corpus_file("parameters.yaml"), self.root)
        return {each.id: each for each in validated(_Parameters, document).parameters}

    @cached_property
    def key_areas(self) -> KeyAreas:
        """The key areas that items are tagged with."""
        document = read_document(self._corpus_file("key-areas.yaml"), self.root)
        areas = validated(KeyAreas, document)
        if areas.jurisdiction not in self.jurisdictions:
            raise unknown_name(document, ("jurisdiction",), "地区", areas.jurisdiction, self.jurisdictions)
        return areas

    @cached_property
    def statistics(self) -> Statistics:
        """The forms in which purchases are reported, and what their shares need."""
        names = Names(
            dictionary=self.dictionary,
            findings=tuple(each.id for each in self.categories),
            instruments=self.instruments,
            places=self.jurisdictions,
        )
        document = read_document(self._corpus_file("statistics.yaml"), self.root)
        binding = self.key_areas.jurisdiction
        bound = (
            place.id
            for place in self.jurisdictions.values()
            if any(each.id == binding for each in self.chain(place))
        )
        return Statistics(read_statistics(document, names), self.key_areas, frozenset(bound))

    @cached_property
    def concepts(self) -> ConceptLibrary:
        """The concepts of prohibited content and the signals that they share."""
        folder = self._rules / "concepts"
        shared = validated(SharedSignals, read_document(folder / "shared.yaml", self.root))
        files = (
            path
            for pack in self._packs
            for path in sorted((pack / "concepts").glob("*.yaml"))
            if path.stem != "shared"
        )
        reader = RuleReader(self._vocabulary_without_concepts)
        concepts = tuple(reader.concept(read_document(path, self.root), shared) for path in files)
        return ConceptLibrary(shared=shared, concepts=concepts)

    @cached_property
    def likeness(self) -> LikenessTable:
        """What texts are like, as far as labelled examples tell."""
        return read_table(self.likeness_folder, self.root)

    @cached_property
    def likeness_examples(self) -> tuple[LikenessExample, ...]:
        """The labelled examples from which the weights of `likeness` are learned."""
        concepts = frozenset(concept.id for concept in self.concepts.concepts)
        return tuple(read_examples(self.likeness_folder / "examples.csv", self.root, concepts))

    @cached_property
    def rules(self) -> RulePack:
        """Every rule of every jurisdiction: higher places first, in one place the newer law first."""
        reader = RuleReader(self._vocabulary(self.concepts.concepts))
        places = tuple(self.jurisdictions)
        files = [
            *rule_files(self._rules, places),
            *(path for pack in self._own_packs for path in own_rule_files(pack, places)),
        ]
        ranks = {place: rank for rank, place in enumerate(self.jurisdictions)}
        rules = sorted(
            (reader.rule(read_document(path, self.root)) for path in files),
            key=lambda rule: (ranks[rule.jurisdiction], -rule.in_force.since.toordinal(), rule.id),
        )
        return RulePack(
            rules=tuple(rule for rule in rules if isinstance(rule, Rule)),
            comparisons=tuple(rule for rule in rules if isinstance(rule, ComparisonRule)),
            version=self._categories.version,
            digest=self._digest(),
        )

    def _corpus_file(self, name: str) -> Path:
        path = self._corpus / name
        return path if self._newer is None or path.is_file() else self._newer / "corpus" / name

    @cached_property
    def names(self) -> dict[str, str]:
        """The Chinese names of everything that a condition may test or compare with."""
        derived = {fact.name: fact.label for fact in self.derived_facts}
        return self.dictionary.labels() | derived | {each.id: each.label for each in self.parameters.values()}

    @cached_property
    def labels(self) -> Labels:
        """The Chinese words for what verdicts name by id."""
        return Labels(
            fields=self.dictionary.labels(),
            categories={each.id: each.label for each in self.categories},
            concepts={each.id: each.title for each in self.concepts.concepts},
            rules={each.id: each.title for each in self.rules.all},
            key_areas={each.id: each.label for each in self.key_areas.areas},
            choices={
                field.name: {value: one.label for value, one in field.values.items()}
                for field in self.dictionary.fields
                if field.values
            },
            bases={
                f"{instrument.number} {clause.locator}": Basis(
                    title=instrument.title,
                    verified=clause.verified,
                    issuer=instrument.issuer,
                    summary=clause.summary,
                )
                for instrument in self.instruments.values()
                for clause in instrument.clauses
            },
            rule_bases={each.id: each.basis for each in self.rules.all},
        )

    def place(self, name: str) -> Jurisdiction:
        """Return the jurisdiction with that id, name or alias. Raises UsageError."""
        for place in self.jurisdictions.values():
            if name in (place.id, place.name, *place.aliases):
                return place
        known = "、".join(f"{place.id}（{place.name}）" for place in self.jurisdictions.values())
        raise UsageError(f"没有地区 {name!r:.60}", expected=known, remedy="从中选一个")

    def chain(self, place: Jurisdiction) -> tuple[Jurisdiction, ...]:
        """Return the jurisdictions that bind `place`, the highest first."""
        upper = (*self.chain(self.jurisdictions[place.parent]),) if place.parent else ()
        return (*upper, place)

    def catalog(self, identifier: str) -> Catalog:
        """Return a catalog, by id or by the folder that `catalog import` wrote. Raises UsageError."""
        if (Path(identifier) / "catalog.yaml").is_file():
            return read_catalog(Path(identifier), self._outside, self.root)
        if identifier not in self.catalog_ids:
            known = "、".join([*self.catalog_ids, "导入目录的文件夹"])
            raise UsageError(f"没有目录 {identifier!r:.60}", expected=known)
        if identifier not in self._catalogs:
            folder = self._corpus / "catalogs" / identifier
            self._catalogs[identifier] = read_catalog(folder, self._outside, self.root)
        return self._catalogs[identifier]

    @property
    def catalog_ids(self) -> tuple[str, ...]:
        """The catalogs that come with the program."""
        return tuple(sorted(path.parent.name for path in self._corpus.glob("catalogs/*/catalog.yaml")))

    @property
    def _outside(self) -> Path:
        return self._corpus / "catalogs" / "outside.csv"

    def units(self, place: Jurisdiction) -> tuple[Unit, ...]:
        """Return the units that compile catalogs there, none where no list is known."""
        return read_units(self._corpus / "units" / f"{place.units}.csv", self.root) if place.units else ()

    @cached_property
    def _categories(self) -> _Categories:
        return validated(_Categories, read_document(self._rules / "pack.yaml", self.root))

    @cached_property
    def _vocabulary_without_concepts(self) -> Vocabulary:
        return self._vocabulary(())

    def _vocabulary(self, concepts: tuple[Concept, ...]) -> Vocabulary:
        return Vocabulary(
            fields=frozenset(field.name for field in self.dictionary.fields),
            types={field.name: field.type.value for field in self.dictionary.fields}
            | {fact.name: fact.type for fact in self.derived_facts},
            choices={field.name: frozenset(field.values) for field in self.dictionary.fields if field.values}
            | {fact.name: frozenset(fact.values) for fact in self.derived_facts if fact.values},
            derived=frozenset(fact.name for fact in self.derived_facts),
            concepts=frozenset(concept.id for concept in concepts),
            categories=frozenset(category.id for category in self.categories),
            parameters=frozenset(self.parameters),
            clauses={
                number: frozenset(clause.locator for clause in instrument.clauses)
                for number, instrument in self.instruments.items()
            },
        )

    def _digest(self) -> str:
        """Return the SHA-256 over everything that a verdict can depend on."""
        digest = hashlib.sha256()
        known = [(path.relative_to(self.root).as_posix(), path) for path in self._corpus.rglob("*.*")]
        for number, pack in enumerate(self._packs):
            # Where a user keeps a pack of his own says nothing of what is in it.
            known += [
                (f"rules{number}/{path.relative_to(pack).as_posix()}", path) for path in pack.rglob("*.yaml")
            ]
        for name, path in sorted(known):
            if path.suffix not in (".yaml", ".csv") or name.startswith(_JUDGES_NOTHING):
                continue
            # Line ends differ between machines; the content does not.
            digest.update(name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
        return digest.hexdigest()
