"""What the user says of columns → a mapping; kept in a file of its own, it serves the next year too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import yaml

from procurement_rules.errors import InputError, Place, UsageError
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import ColumnReading, TableReading
from procurement_rules.read.files.encoding import decode
from procurement_rules.read.files.source_file import file_name, read_bytes
from procurement_rules.read.headers.column_names import LONGEST_HEADER, ColumnMapping
from procurement_rules.read.words import IGNORE

_COLUMNS = "columns"
# The one field that several columns may hold each for itself.
_SEVERAL = "description"
_EXPECTED = f"columns: 下每行一个“列名: 字段”，不读的列写“列名: {IGNORE}”"
_HEAD = f"""\
# 列名模板：左边是表中的列名，右边是字段（英文名或中文名，见 docs/fields.md）；不读的列写“{IGNORE}”。
# 用法：procurement-rules inspect 文件 --template 本文件
"""


def column_mapping(pairs: Iterable[str], dictionary: DataDictionary) -> dict[str, str | None]:
    """Return the mapping that texts such as 估算金额=budget give. Raises UsageError."""
    mapping: dict[str, str | None] = {}
    for pair in pairs:
        # A column's name may hold the sign, a field's cannot.
        header, sign, word = pair.rpartition("=")
        if not (sign and header.strip() and word.strip()):
            raise UsageError(
                f"看不懂列名对应 {pair!r}", expected="列名=字段，例如 估算金额=budget", remedy="照此改写"
            )
        mapping[header.strip()] = _field(word.strip(), dictionary, None)
    return mapping


def read_template(path: Path, dictionary: DataDictionary) -> dict[str, str | None]:
    """Return the mapping that a template file keeps. Raises InputError, UsageError for a field that does not exist."""
    file = file_name(path)
    mapping: dict[str, str | None] = {}
    for key, value in _column_nodes(decode(read_bytes(path), file), file):
        place = Place(file, key.start_mark.line + 1, key.start_mark.column + 1)
        if not (isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)):
            raise InputError("不是一个列名对应一个字段", where=place, expected=_EXPECTED, remedy="照此改写")
        header = key.value.strip()
        if header in mapping:
            raise InputError(f"列名“{header}”写了两次", where=place, remedy="留下其中一行")
        mapping[header] = _field(value.value.strip(), dictionary, place)
    return mapping


def template_text(tables: Iterable[TableReading]) -> str:
    """Return the template that reads these tables as they were read."""
    columns: dict[str, str] = {}
    for column in (column for table in tables for column in _kept(table)):
        if len(column.header) <= LONGEST_HEADER and columns.get(column.header, IGNORE) == IGNORE:
            columns[column.header] = column.field or IGNORE
    return _HEAD + yaml.safe_dump({_COLUMNS: columns}, allow_unicode=True, sort_keys=False, width=1000)


def _kept(table: TableReading) -> Iterator[ColumnReading]:
    """Yield what the user may have decided: neither parts of a sum nor labels of a form that were left blank."""
    uses = Counter(column.field for column in table.columns if column.field != _SEVERAL)
    for column in table.columns:
        blank = column.row is not None and column.field is None and column.matched_field is not None
        if not blank and (column.field is None or uses[column.field] <= 1):
            yield column


def unmatched(mapping: ColumnMapping, tables: Iterable[TableReading]) -> tuple[str, ...]:
    """Return the column names of a mapping that no table bears."""
    met = {column.matched for table in tables for column in table.columns if column.mapped}
    return tuple(header for header in mapping if header not in met)


def _column_nodes(text: str, file: str) -> list[tuple[yaml.Node, yaml.Node]]:
    try:
        # Nodes and not values: they keep repeated keys, and where each stands.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise InputError("不是合法的 YAML", where=where, expected=_EXPECTED, remedy="照此改写") from error
    parts = root.value if isinstance(root, yaml.MappingNode) else []
    other = next((key for key, _ in parts if key.value != _COLUMNS), None)
    columns = next((value for key, value in parts if key.value == _COLUMNS), None)
    if other is not None or not isinstance(columns, yaml.MappingNode):
        where = Place(file, other.start_mark.line + 1) if other is not None else Place(file)
        raise InputError("不是列名模板", where=where, expected=_EXPECTED, remedy="照此改写")
    return list(columns.value)


def _field(word: str, dictionary: DataDictionary, where: Place | None) -> str | None:
    if word == IGNORE:
        return None
    names = {name: field.name for field in dictionary.fields for name in (field.name, field.label)}
    if word in names:
        return names[word]
    near = get_close_matches(word, names, n=1, cutoff=0.4)
    hint = f"是否想写 {near[0]}；" if near else ""
    raise UsageError(
        f"没有字段 {word!r}",
        where=where,
        expected=f"{hint}docs/fields.md 中的字段，或“{IGNORE}”",
        remedy="改正字段名",
    )
