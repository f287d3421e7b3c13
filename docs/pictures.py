"""Write docs/images/: what `screen` writes of the sample workbook, as a reader sees it.

    python docs/pictures.py

Needs LibreOffice, Chromium, `pdftoppm` (Debian: poppler-utils), ImageMagick, and a Chinese font such as Noto CJK.
A picture whose programs are not there is left as it is, and the command says so. No check runs this: fonts and
versions differ, and with them every byte.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"
PLACE = ("--jurisdiction", "liaocheng", "--as-of", "2020-11-05")
# Whose opinion is shown: several problems on one page.
DEPARTMENT = "聊城市城市管理局"
# A reader over a slow line should not wait for them.
LARGEST = 150_000
COLOURS = 48
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_LIBREOFFICE = ("soffice", "libreoffice")
_A3 = 8


class NotThereError(Exception):
    """A program that a picture needs is not installed."""


def main() -> int:
    """Write every picture that can be made; exit code 1 where one could not."""
    IMAGES.mkdir(exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _screen(folder)
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


def _screen(folder: Path) -> None:
    wanted = ("--output", "report.html", "--annotated", ".", "--ledger", "ledger.xlsx", "--papers", ".")
    command = [sys.executable, "-m", "procurement_rules", "screen", str(SAMPLE), *PLACE, *wanted]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    # The sample has violations.
    if done.returncode != 1:
        sys.exit(done.stderr)


def _report(folder: Path, target: Path) -> None:
    _run(
        _program(*_CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--window-size=1100,1180",
        f"--user-data-dir={folder / 'browser'}",
        f"--screenshot={target}",
        (folder / "report.html").as_uri(),
    )


def _annotated(folder: Path, target: Path) -> None:
    _sheet(folder / "目录建议（审查批注）.xlsx", "目录建议", "D3:N12", target)


def _ledger(folder: Path, target: Path) -> None:
    _sheet(folder / "ledger.xlsx", "整改台账", "A1:T9", target)


def _opinion(folder: Path, target: Path) -> None:
    _page(folder / f"审查意见书-{DEPARTMENT}.docx", target, 80)


def _sheet(workbook: Path, title: str, area: str, target: Path) -> None:
    """Draw an area of a sheet on one page, in a copy that holds nothing else."""
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
    copy = workbook.with_name(f"{target.stem}.xlsx")
    book.save(copy)
    _page(copy, target, 96)


def _page(document: Path, target: Path, dots: int) -> None:
    """Draw the first page of an Office file, without the empty margin around it."""
    folder = document.parent
    office, drawing = _program(*_LIBREOFFICE), _program("pdftoppm")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    _run(office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document))
    pdf = str(document.with_suffix(".pdf"))
    _run(drawing, "-png", "-singlefile", "-r", str(dots), pdf, str(target.with_suffix("")))


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


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


PICTURES: dict[str, Callable[[Path, Path], None]] = {
    "report.png": _report,
    "annotated.png": _annotated,
    "ledger.png": _ledger,
    "opinion.png": _opinion,
}


if __name__ == "__main__":
    sys.exit(main())
