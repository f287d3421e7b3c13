"""The pictures of the documents: all are there, shown somewhere, small, and hold nothing but the picture."""

import runpy
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import ROOT

IMAGES = ROOT / "docs" / "images"
SVG = "http://www.w3.org/2000/svg"
SCRIPT = runpy.run_path(str(ROOT / "docs" / "pictures.py"))
# Palette, pixels, what a viewer needs to draw them; text and time would tell where and when they were made.
DRAWN = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"bKGD", b"pHYs", b"sBIT"}


def chunks(data: bytes) -> set[bytes]:
    found, place = set(), 8
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        found.add(data[place + 4 : place + 8])
        place += length + 12
    return found


def test_the_pictures_are_those_that_the_script_makes() -> None:
    assert sorted(path.name for path in IMAGES.glob("*.png")) == sorted(SCRIPT["PICTURES"])


def test_the_drawing_is_that_of_the_measurements_and_loads_nothing() -> None:
    drawing = ROOT / runpy.run_path(str(ROOT / "docs" / "measure.py"))["PICTURE"]
    assert list(IMAGES.glob("*.svg")) == [drawing]
    assert f"images/{drawing.name})" in (ROOT / "docs" / "measurements.md").read_text(encoding="utf-8")
    root = ET.fromstring(drawing.read_text(encoding="utf-8"))  # noqa: S314 - our own
    names = {name for each in root.iter() for name in each.attrib}
    assert not any(name.endswith("href") or name == "src" for name in names)
    assert not {each.tag for each in root.iter()} & {f"{{{SVG}}}script", f"{{{SVG}}}image", f"{{{SVG}}}style"}


@pytest.mark.parametrize("name", SCRIPT["PICTURES"])
def test_a_picture_is_small_and_only_a_picture(name: str) -> None:
    data = (IMAGES / name).read_bytes()
    assert len(data) <= SCRIPT["LARGEST"]
    assert chunks(data) <= DRAWN


@pytest.mark.parametrize("name", SCRIPT["PICTURES"])
def test_a_picture_is_shown(name: str) -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    assert any(f"images/{name})" in Path(page).read_text(encoding="utf-8") for page in pages)
