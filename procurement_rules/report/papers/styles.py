"""Our styles for a template that lacks them, looking as they do in our layout whatever its own Normal is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import deepcopy
from itertools import count
from typing import Any

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

from procurement_rules.report.papers.words import BASE_STYLE

_REFERENCES = (qn("w:basedOn"), qn("w:next"))


def add_styles(document: DocumentObject, layout: DocumentObject, names: Collection[str]) -> None:
    """Copy the named styles of `layout` into `document`; those that it has stay, and ours may be based on them."""
    if not names:
        return
    ours = {style.name: style for style in layout.styles}
    theirs = {style.name: style.style_id for style in document.styles}
    ids = _free_ids(document)
    # Our id → the id that the style has in the document.
    known = {style.style_id: theirs[name] for name, style in ours.items() if name in theirs}
    base = _base(layout)
    known[base.get(qn("w:styleId"))] = theirs.get(BASE_STYLE) or next(ids)
    added = [] if BASE_STYLE in theirs else [base]
    for name in names:
        known[ours[name].style_id] = next(ids)
        added.append(deepcopy(ours[name].element))
    for style in added:
        _rename(style, known)
        document.styles.element.append(style)


def _base(layout: DocumentObject) -> Any:
    base: Any = deepcopy(layout.styles["Normal"].element)
    base.attrib.pop(qn("w:default"))
    base.set(qn("w:customStyle"), "1")
    base.find(qn("w:name")).set(qn("w:val"), BASE_STYLE)
    base.append(deepcopy(layout.styles.element.find(f"{qn('w:docDefaults')}/*/{qn('w:rPr')}")))
    return base


def _rename(style: Any, known: dict[str, str]) -> None:
    style.set(qn("w:styleId"), known[style.get(qn("w:styleId"))])
    for tag in _REFERENCES:
        for reference in style.findall(tag):
            if identity := known.get(reference.get(qn("w:val"))):
                reference.set(qn("w:val"), identity)
            else:
                style.remove(reference)


def _free_ids(document: DocumentObject) -> Iterator[str]:
    taken = {style.style_id for style in document.styles}
    return (name for name in map("OfficialPaper{}".format, count(1)) if name not in taken)
