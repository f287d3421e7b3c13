"""What the XML of a sheet says that the library does not hand on."""

import io
import zipfile
from pathlib import Path

from procurement_rules.report.workbook.sheet_xml import fixed_rows

ROWS = (
    b'<row r="3" ht="30" customHeight="1"/>'
    b'<row customHeight="true" ht="12.5" r="4" spans="1:2"></row>'
    b'<row r="5" ht="30"/><row r="6" customHeight="1"/><row r="7" ht="30" customHeight="0"/>'
    b'<row r="8"><c r="A8"><v>1</v></c></row>'
)


def test_only_heights_that_somebody_set_are_fixed(submitted) -> None:
    path: Path = submitted()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b"</sheetData>", ROWS + b"</sheetData>"))
    assert fixed_rows(changed.getvalue()) == [frozenset({3, 4})]
