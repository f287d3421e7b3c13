"""Files that are not opened, and what is to be done with them instead."""

from __future__ import annotations

from procurement_rules.errors import InputError, Place

SAVE_AGAIN = "用 Excel 或 WPS 打开，另存为 .xlsx 后再送审"
UNPACK = "解压后把里面的表格送审"
_TYPE_OUT = "把内容录入 .xlsx 后再送审"
_CHOOSE = "核对是否选错了文件"
_REMEDIES = {
    **dict.fromkeys((".doc", ".wps", ".pdf", ".rtf", ".odt", ".xml"), "另存为 .xlsx 或 .docx 后再送审"),
    **dict.fromkeys((".dbf", ".slk", ".dif", ".xltx", ".xltm", ".fods", ".numbers", ".ett"), SAVE_AGAIN),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar", ".tgz"), UNPACK),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".ofd"), _TYPE_OUT),
}


def remedy_of(suffix: str) -> str:
    """Return what to do with a file of a kind that is not read."""
    return _REMEDIES.get(suffix, _CHOOSE)


def encrypted(file: str) -> InputError:
    """Return the error for a file that opens only with its password."""
    return InputError(
        "文件加了密码，打不开",
        where=Place(file),
        expected="没有密码的文件",
        remedy="去掉打开密码后另存，再送审",
    )
