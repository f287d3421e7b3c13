from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read.files.kind import Kind, kind_of

FILES = Path(__file__).parents[1] / "samples"


def packed(*parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in parts:
            archive.writestr(name, b"")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (packed("xl/workbook.xml"), ".xls", Kind.XLSX),
        (packed("XL/Workbook.XML"), ".csv", Kind.XLSX),
        (packed("xl/workbook.bin"), ".xlsx", Kind.XLSB),
        (packed("word/document.xml"), ".xlsx", Kind.DOCX),
        (packed("content.xml"), ".xlsx", Kind.ODS),
        (b"PAR1", ".csv", Kind.PARQUET),
        (b"<html><table><tr><td>1", ".xls", Kind.HTML),
        ("\ufeff<!DOCTYPE html>".encode(), ".xlsx", Kind.HTML),
        ("名称,说明\n保洁,楼内".encode("gb18030"), ".xls", Kind.DELIMITED),
        ("\ufeff名称\t说明".encode("utf-16-le"), ".xls", Kind.DELIMITED),
        (b'{"items": []}', ".xlsx", Kind.JSON),
        (b"[1]", ".csv", Kind.DELIMITED),
        (b"<a>", ".jsonl", Kind.JSON_LINES),
    ],
)
def test_content_goes_before_the_suffix(data: bytes, suffix: str, kind: Kind) -> None:
    assert kind_of(data, suffix, "x") is kind


def test_an_old_workbook_is_known_by_its_stream() -> None:
    assert kind_of((FILES / "旧版.xls").read_bytes(), ".xlsx", "x") is Kind.XLS


@pytest.mark.parametrize(
    ("data", "suffix", "told"),
    [
        (b"%PDF-1.7", ".xlsx", "像是PDF 文档；应为：Excel 工作簿"),
        (b"%PDF-1.7", ".csv", "像是PDF"),
        (b"<?xml version='1.0'?><Workbook/>", ".xls", "像是XML"),
        (b"\x00\x01\x02", ".xlsx", "未知的二进制文件"),
        (b"PK\x03\x04" + b"x" * 99, ".xlsx", "已损坏"),
        (packed("ppt/presentation.xml"), ".xlsx", "像是演示文稿"),
        (packed("a.txt"), ".docx", "像是别的压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, ".xls", "已损坏"),
    ],
)
def test_what_is_nothing_that_is_read_is_called_by_its_name(data: bytes, suffix: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        kind_of(data, suffix, "x")
    assert "\n" not in str(error.value)


def test_a_password_is_told() -> None:
    with pytest.raises(InputError, match=r"加了密码.*去掉打开密码"):
        kind_of((FILES / "加密.xlsx").read_bytes(), ".xlsx", "x")


def test_another_document_in_the_container_of_old_workbooks_is_told() -> None:
    data = (FILES / "旧版.xls").read_bytes()
    renamed = data.replace("Workbook".encode("utf-16-le"), "Drawings".encode("utf-16-le"))
    with pytest.raises(InputError, match="不是工作簿，像是别的 Office 文档"):
        kind_of(renamed, ".xls", "x")
