"""Which part of a workbook's archive holds which sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from xml.parsers import expat

from procurement_rules.errors import InputError, Place

_CHUNK = 1024**2
_SAVE_AGAIN = "用 Office 或 WPS 打开后另存一次"
Attributes = dict[str, str]


def sheet_parts(archive: zipfile.ZipFile, file: str) -> dict[str, str]:
    """Return sheet name → name of its part in the archive."""
    # The library that reads the cells does not mind the case of part names; neither may this.
    members = {name.lower(): name for name in archive.namelist()}
    targets = relationship_targets(archive, "xl/_rels/workbook.xml.rels", file)
    sheets: dict[str, str] = {}

    def sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            part = members.get(targets.get(_relation(attributes), "").lower())
            if part:
                sheets.setdefault(attributes.get("name", ""), part)

    parse_part(archive, "xl/workbook.xml", sheet, file)
    return sheets


def relationship_targets(archive: zipfile.ZipFile, part: str, file: str) -> dict[str, str]:
    """Return the id of every relationship of the workbook → the part that it leads to."""
    targets: dict[str, str] = {}

    def relationship(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = _part(attributes.get("Target", ""))

    parse_part(archive, part, relationship, file)
    return targets


def parse_part(
    archive: zipfile.ZipFile, part: str, start: Callable[[str, Attributes], None], file: str
) -> None:
    """Call `start` with every element's local name and attributes; nothing is resolved or fetched."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    feed(parser, archive, part, file)


def feed(
    parser: expat.XMLParserType,
    archive: zipfile.ZipFile,
    part: str,
    file: str,
    shorten: Callable[[bytes], bytes] = bytes,
) -> None:
    """Run `parser` over a part; a part that is not plain XML is a fault of the file."""

    def refuse_doctype(*_: object) -> None:
        # No office program writes one: it only serves to smuggle entities in.
        raise InputError(f"部件 {part} 含有 DTD 声明", where=Place(file), remedy=_SAVE_AGAIN)

    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        with archive.open(_member(archive, part, file)) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(shorten(chunk), False)
            parser.Parse(b"", True)
    # ValueError, LookupError: an encoding that the parser has no table for.
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InputError(f"部件 {part} 已损坏{_at(error)}", where=Place(file), remedy=_SAVE_AGAIN) from error


def _at(error: Exception) -> str:
    return f"（第 {error.lineno} 行）" if isinstance(error, expat.ExpatError) else ""


def _member(archive: zipfile.ZipFile, part: str, file: str) -> str:
    """Return the name that the part has in the archive, where only its case may differ."""
    names = archive.namelist()
    member = part if part in names else next((name for name in names if name.lower() == part), None)
    if member is None:
        raise InputError(f"文件缺少部件 {part}", where=Place(file), remedy=_SAVE_AGAIN)
    return member


def _relation(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
