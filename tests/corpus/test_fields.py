"""corpus/fields.yaml and the item are one."""

import types
import typing
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.model.field import FieldType
from procurement_rules.model.item import ServiceItem
from procurement_rules.normalise import fold

PYTHON_TYPES = {
    FieldType.TEXT: str,
    FieldType.CODE: str,
    FieldType.MONEY: Decimal,
    FieldType.BOOLEAN: bool,
    FieldType.YEAR: int,
    FieldType.DATE: date,
    FieldType.CHOICE: typing.Literal,
    FieldType.CHOICES: frozenset,
}


def _python_type(name: str) -> object:
    """Return the type of an item's field without its None."""
    annotation = ServiceItem.model_fields[name].annotation
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        [annotation] = [part for part in typing.get_args(annotation) if part is not type(None)]
    if typing.get_origin(annotation) is typing.Annotated:
        annotation = typing.get_args(annotation)[0]
    return annotation


def test_the_fields_are_those_of_the_item_in_their_order(knowledge: Knowledge) -> None:
    names = [field.name for field in knowledge.dictionary.fields]
    assert names == [name for name in ServiceItem.model_fields if name != "source"]


def test_every_field_has_the_type_that_the_item_gives_it(knowledge: Knowledge) -> None:
    wrong = [
        field.name
        for field in knowledge.dictionary.fields
        if PYTHON_TYPES[field.type] not in (kind := _python_type(field.name), typing.get_origin(kind))
    ]
    assert wrong == []


def test_the_choices_are_those_of_the_item(knowledge: Knowledge) -> None:
    wrong = []
    for field in knowledge.dictionary.fields:
        kind = _python_type(field.name)
        if field.type is FieldType.CHOICES:
            [kind] = typing.get_args(kind)
        if field.type in (FieldType.CHOICE, FieldType.CHOICES) and typing.get_args(kind) != tuple(
            field.values
        ):
            wrong.append((field.name, typing.get_args(kind), tuple(field.values)))
    assert wrong == []


def test_only_choices_have_values(knowledge: Knowledge) -> None:
    choices = (FieldType.CHOICE, FieldType.CHOICES)
    assert [f.name for f in knowledge.dictionary.fields if bool(f.values) is not (f.type in choices)] == []


def test_labels_of_the_item_are_those_of_the_dictionary(knowledge: Knowledge) -> None:
    titles = {name: field.title for name, field in ServiceItem.model_fields.items() if name != "source"}
    assert titles == knowledge.dictionary.labels()


def test_no_column_name_belongs_to_two_fields(knowledge: Knowledge) -> None:
    names = Counter(
        name
        for field in knowledge.dictionary.fields
        for name in {fold(each).folded for each in (field.label, *field.aliases)}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_alias_is_written_twice_or_blank(knowledge: Knowledge) -> None:
    written = {
        field.name: Counter(fold(alias).folded for alias in field.aliases)
        for field in knowledge.dictionary.fields
    }
    assert {name: count for name, count in written.items() if "" in count or count.total() > len(count)} == {}


def test_no_word_stands_for_two_values_of_a_field(knowledge: Knowledge) -> None:
    wrong = {}
    for field in knowledge.dictionary.fields:
        words = Counter(
            word
            for value in field.values.values()
            for word in {fold(each).folded for each in (value.label, *value.aliases)}
        )
        wrong[field.name] = [word for word, count in words.items() if count > 1]
    assert {name: words for name, words in wrong.items() if words} == {}


@pytest.mark.parametrize("part", ["label", "help"])
def test_every_field_says_what_it_is(knowledge: Knowledge, part: str) -> None:
    assert [field.name for field in knowledge.dictionary.fields if not getattr(field, part).strip()] == []
