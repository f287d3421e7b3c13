"""Read `corpus/statistics.yaml`: every name in it must be one of the corpus."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from procurement_rules.knowledge.document import Document, YamlPath
from procurement_rules.knowledge.validate import unknown_name, validated
from procurement_rules.model.field import DataDictionary, FieldType
from procurement_rules.model.rule import BasisRef, Instrument
from procurement_rules.model.statistics import FigureTest, StatisticsForm, SupplierShare


@dataclass(frozen=True, slots=True)
class Names:
    """What the file may name: fields with their values, categories of findings, clauses, places."""

    dictionary: DataDictionary
    findings: Collection[str]
    instruments: Mapping[str, Instrument]
    places: Collection[str]


def read_statistics(document: Document, names: Names) -> StatisticsForm:
    """Return the forms. Raises KnowledgeError where a name is unknown."""
    form = validated(StatisticsForm, document)
    for path, basis in _bases(form):
        _check_basis(document, path, basis, names.instruments)
    for number, place in enumerate(form.unnamed_places):
        _check(document, ("unnamed_places", number), "地区", place, names.places)
    if form.duplicates:
        _check(document, ("duplicates",), "问题类别", form.duplicates, names.findings)
    _check_entries(document, form)
    for number, reading in enumerate(form.texts):
        _check_field(document, ("texts", number, "field"), reading.field, FieldType.TEXT, names)
    for path, test in _tests(form):
        _check_test(document, path, test, form, names)
    for path, field in _counted_fields(form):
        _check_field(document, path, field, FieldType.TEXT, names)
    _check_others(document, form.suppliers, names)
    return form


def _check(document: Document, path: YamlPath, what: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise unknown_name(document, path, what, name, known)


def _check_field(
    document: Document, path: YamlPath, field: str, kind: FieldType | None, names: Names
) -> None:
    _check(document, path, "字段", field, names.dictionary.labels())
    if kind not in (None, names.dictionary[field].type):
        raise document.fault(f"字段 {field} 不能这样比较", path, expected=f"类型是 {kind} 的字段")


def _bases(form: StatisticsForm) -> Iterator[tuple[YamlPath, BasisRef]]:
    yield ("basis",), form.basis
    for number, catalog in enumerate(form.catalogs):
        yield ("catalogs", number, "basis"), catalog.basis
    yield ("survey", "basis"), form.survey.basis
    yield ("suppliers", "basis"), form.suppliers.basis


def _check_basis(
    document: Document, path: YamlPath, basis: BasisRef, instruments: Mapping[str, Instrument]
) -> None:
    _check(document, (*path, "instrument"), "文件", basis.instrument, instruments)
    clauses = [clause.locator for clause in instruments[basis.instrument].clauses]
    _check(document, (*path, "clause"), "条款", basis.clause, clauses)


def _check_entries(document: Document, form: StatisticsForm) -> None:
    categories = {each.id for each in form.categories}
    for number, catalog in enumerate(form.catalogs):
        codes: set[str] = set()
        for place, entry in enumerate(catalog.entries):
            path = ("catalogs", number, "entries", place)
            _check(document, (*path, "category"), "类别", entry.category, categories)
            if entry.code in codes:
                raise document.fault(f"编码 {entry.code} 写了两次", (*path, "code"), remedy="删去一处")
            codes.add(entry.code)


def _check_others(document: Document, suppliers: SupplierShare, names: Names) -> None:
    """Raise KnowledgeError where a term is one of the field's choices, which is read before."""
    values = names.dictionary[suppliers.test.field or ""].values.values()
    read = {name for value in values for name in (value.label, *value.aliases)}
    for number, other in enumerate(suppliers.others):
        for place, term in enumerate(other.terms):
            if term in read:
                path = ("suppliers", "others", number, "terms", place)
                raise document.fault(f"“{term}”已经是可填的内容", path, remedy="从这里删去")


def _tests(form: StatisticsForm) -> Iterator[tuple[YamlPath, FigureTest]]:
    yield ("suppliers", "test"), form.suppliers.test
    for section, group in enumerate(form.survey.sections):
        for place, question in enumerate(group.questions):
            for number, figure in enumerate(question.figures):
                path = ("survey", "sections", section, "questions", place, "figures", number)
                yield from (((*path, "all", at), test) for at, test in enumerate(figure.all))
                yield from (((*path, "any", at), test) for at, test in enumerate(figure.any))


def _counted_fields(form: StatisticsForm) -> Iterator[tuple[YamlPath, str]]:
    for section, group in enumerate(form.survey.sections):
        for place, question in enumerate(group.questions):
            for number, figure in enumerate(question.figures):
                if figure.field is not None:
                    path = ("survey", "sections", section, "questions", place, "figures", number, "field")
                    yield path, figure.field


def _check_test(
    document: Document, path: YamlPath, test: FigureTest, form: StatisticsForm, names: Names
) -> None:
    if test.finding is not None:
        _check(document, (*path, "finding"), "发现的类别", test.finding, names.findings)
        return
    field = test.field or ""
    _check_field(document, (*path, "field"), field, _kind(test), names)
    values = names.dictionary[field].values
    for number, value in enumerate(test.one_of or ()):
        _check(document, (*path, "one_of", number), "取值", value, values)
    if test.includes is not None:
        _check(document, (*path, "includes"), "取值", test.includes, values)
    if test.reads is not None:
        read = next((each.values for each in form.texts if each.field == field), {})
        _check(document, (*path, "reads"), "texts 中的取值", test.reads, read)


def _kind(test: FigureTest) -> FieldType | None:
    """Return the kind of field that the comparison needs, None where any will do."""
    needed = {
        "equals": FieldType.BOOLEAN,
        "one_of": FieldType.CHOICE,
        "includes": FieldType.CHOICES,
        "reads": FieldType.TEXT,
    }
    return next((kind for name, kind in needed.items() if getattr(test, name) is not None), None)
