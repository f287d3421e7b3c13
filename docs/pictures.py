"""Write docs/images/: what `screen` writes of the sample workbook, as a reader sees it.

    python docs/pictures.py

Needs LibreOffice, Chromium, `pdftoppm` (Debian: poppler-utils), ImageMagick, and a Chinese font such as Noto CJK.
A picture whose programs are not there is left as it is, and the command says so. No check runs this: fonts and
versions differ, and with them every byte.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

from lxml import html
from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"
PLACE = ("--jurisdiction", "liaocheng", "--as-of", "2020-11-05")
# Key areas are told since 2022, and this one says who is to do the work.
PLAN = SAMPLE.with_name("社区服务计划.csv")
PLAN_PLACE = ("--jurisdiction", "liaocheng", "--as-of", "2023-03-01")
# Whose papers are shown, and one of whose items: several problems on one page.
DEPARTMENT = "聊城市城市管理局"
# A reader over a slow line should not wait for them.
LARGEST = 150_000
COLOURS = 48
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_LIBREOFFICE = ("soffice", "libreoffice")
_A3 = 8
# What other programs read, and how much of each is shown.
_FORMS = ("jsonl", "csv", "sarif")
_WANTED = (
    *("--output", "report.html", "--annotated", ".", "--ledger", "ledger.xlsx", "--papers", "."),
    *("--statistics", "statistics.xlsx", *(f"--output=report.{kind}" for kind in _FORMS)),
)
_SHOWN_LINES = 12
_WIDEST = 150
# What a machine without the fonts of official papers should draw them with; LibreOffice asks fontconfig alone.
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{aliases}
</fontconfig>
"""
_SERIF = ("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "宋体")
_ALIAS = (
    '<alias binding="same"><family>{}</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>'
)


class Box(NamedTuple):
    """The comment of a cell and where it is drawn: column, pixels, row, pixels of its corners, counted from 0."""

    cell: str
    anchor: tuple[int, int, int, int, int, int, int, int]


class NotThereError(Exception):
    """A program that a picture needs is not installed."""


def main() -> int:
    """Write every picture that can be made; exit code 1 where one could not."""
    IMAGES.mkdir(exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _screen(folder, SAMPLE, PLACE, *_WANTED)
        _screen(folder, PLAN, PLAN_PLACE, "--statistics", "plan.xlsx")
        for picture, make in PICTURES.items():
            target = IMAGES / picture
            try:
                make(folder, target)
            except NotThereError as error:
                print(f"left as it is: {target.relative_to(ROOT)}: {error}")
                failed = 1
                continue
            _smaller(target)
            size = target.stat().st_size
            print(f"written: {target.relative_to(ROOT)} ({size // 1000} KB)")
            failed |= size > LARGEST
    return failed


def _screen(folder: Path, submitted: Path, place: Sequence[str], *wanted: str) -> None:
    command = [sys.executable, "-m", "procurement_rules", "screen", str(submitted), *place, *wanted]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    # The samples have violations; a fault of the program itself would end with the same code.
    if done.returncode != 1 or not (folder / wanted[1]).exists():
        sys.exit(done.stderr)


def _report(folder: Path, target: Path) -> None:
    _shot(folder / "report.html", target, height=1180)


def _chain(folder: Path, target: Path) -> None:
    """Draw one item of the report, in a copy that holds nothing else."""
    page = html.parse(folder / "report.html")
    kept = page.xpath("//details[.//span[contains(@class, 'unit')] = $unit]", unit=DEPARTMENT)[0]
    while kept.tag != "body":
        for beside in kept.getparent().iterchildren():
            # The patterns and signs that the page draws with.
            if beside is not kept and beside.tag != "svg":
                kept.getparent().remove(beside)
        kept = kept.getparent()
    copy = folder / "chain.html"
    page.write(copy, method="html", encoding="utf-8", doctype="<!doctype html>")
    _shot(copy, target, height=900)


def _forms(folder: Path, target: Path) -> None:
    """Draw the first lines of what other programs read."""
    parts = []
    for kind in _FORMS:
        text = (folder / f"report.{kind}").read_text(encoding="utf-8-sig")
        shown = "\n".join(line[:_WIDEST] for line in text.splitlines()[:_SHOWN_LINES])
        parts.append(f"<h4>report.{kind}</h4><pre>{escape(shown)}</pre>")
    page = folder / "forms.html"
    page.write_text(f'<!doctype html><meta charset="utf-8">{"".join(parts)}', encoding="utf-8")
    _shot(page, target, height=820)


def _print(folder: Path, target: Path) -> None:
    document = folder / "print.pdf"
    printed = ("--no-pdf-header-footer", f"--print-to-pdf={document}")
    _run(*_browser(folder), *printed, (folder / "report.html").as_uri())
    _draw(document, target, 80)


def _shot(page: Path, target: Path, height: int) -> None:
    seen = ("--hide-scrollbars", f"--window-size=1100,{height}", f"--screenshot={target}")
    _run(*_browser(page.parent), *seen, page.as_uri())


def _browser(folder: Path) -> tuple[str, ...]:
    profile = f"--user-data-dir={folder / 'browser'}"
    return _program(*_CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", profile


def _paper(kind: str, folder: Path, target: Path) -> None:
    _page(folder / f"{kind}-{DEPARTMENT}.docx", target, 80)


def _sheet(name: str, title: str, area: str, folder: Path, target: Path) -> None:
    """Draw an area of a sheet on one page, in a copy that holds nothing else."""
    book = _alone(folder / name, title, area)
    copy = folder / f"{target.stem}.xlsx"
    book.save(copy)
    _page(copy, target, 96)


def _commented(name: str, title: str, area: str, box: Box, folder: Path, target: Path) -> None:
    """Draw an area of a sheet with the comment of one cell as it is shown when the mouse is over it."""
    book, copy = _alone(folder / name, title, area), folder / f"{target.stem}.xlsx"
    for row in book[title].iter_rows():
        for cell in row:
            if cell.comment and cell.coordinate != box.cell:
                cell.comment = None
    book.save(copy)
    _show_comment(copy, box)
    _page(copy, target, 96)


def _show_comment(workbook: Path, box: Box) -> None:
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (drawing,) = (name for name in parts if name.endswith(".vml"))
    shown = parts[drawing].replace(b"visibility:hidden", b"visibility:visible")
    placed = rb"<\1:Visible/><\1:Anchor>%s</\1:Anchor><\1:Row>" % ", ".join(map(str, box.anchor)).encode()
    parts[drawing] = re.sub(rb"<(\w+):Row>", placed, shown)
    with zipfile.ZipFile(workbook, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _alone(workbook: Path, title: str, area: str) -> Workbook:
    book = load_workbook(workbook)
    for sheet in book.worksheets:
        if sheet.title != title:
            del book[sheet.title]
    sheet = book[title]
    sheet.print_area, sheet.print_title_rows = area, None
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.oddHeader.center.text = sheet.oddFooter.center.text = None
    sheet.oddHeader.left.text = sheet.oddFooter.left.text = None
    sheet.oddHeader.right.text = sheet.oddFooter.right.text = None
    return book


def _page(document: Path, target: Path, dots: int) -> None:
    """Draw the first page of an Office file, without the empty margin around it."""
    folder = document.parent
    office, profile = _program(*_LIBREOFFICE), f"-env:UserInstallation={(folder / 'office').as_uri()}"
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(aliases="\n".join(map(_ALIAS.format, _SERIF))), encoding="utf-8")
    convert = ("--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document))
    _run(office, profile, *convert, FONTCONFIG_FILE=str(fonts))
    _draw(document.with_suffix(".pdf"), target, dots)


def _draw(pdf: Path, target: Path, dots: int) -> None:
    drawing = _program("pdftoppm")
    _run(drawing, "-png", "-singlefile", "-r", str(dots), str(pdf), str(target.with_suffix("")))


def _smaller(target: Path) -> None:
    """Cut the empty margin off, keep few colours and nothing but the picture: no names, no times."""
    if magick := shutil.which("magick") or shutil.which("convert"):
        border = ("-trim", "+repage", "-bordercolor", "white", "-border", "12")
        plain = ("-strip", "+dither", "-colors", str(COLOURS), "-define", "png:exclude-chunks=date,time")
        _run(magick, str(target), *border, *plain, f"PNG8:{target}")


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise NotThereError(f"needs {' or '.join(names)}")
    return found


def _run(*command: str, **environment: str) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})


_ANNOTATED = "目录建议（审查批注）.xlsx"
_STATISTICS = "statistics.xlsx"
PICTURES: dict[str, Callable[[Path, Path], None]] = {
    "report.png": _report,
    "chain.png": _chain,
    "print.png": _print,
    "forms.png": _forms,
    "annotated.png": partial(_sheet, _ANNOTATED, "目录建议", "D3:N12"),
    "comment.png": partial(
        _commented, _ANNOTATED, "目录建议", "C3:I10", Box("D7", (4, 40, 7, 6, 5, 60, 8, 34))
    ),
    "summary.png": partial(_sheet, _ANNOTATED, "审查汇总", "A1:D42"),
    "ledger.png": partial(_sheet, "ledger.xlsx", "整改台账", "A1:T9"),
    "opinion.png": partial(_paper, "审查意见书"),
    "working-paper.png": partial(_paper, "审查工作底稿"),
    "form.png": partial(_sheet, _STATISTICS, "附件1", "A1:C19"),
    "check.png": partial(_sheet, _STATISTICS, "附件1 核对", "A1:I24"),
    "survey.png": partial(_sheet, _STATISTICS, "调查表", "A1:D16"),
    "shares.png": partial(_sheet, "plan.xlsx", "重点领域和社会组织", "A1:E32"),
}


if __name__ == "__main__":
    sys.exit(main())
