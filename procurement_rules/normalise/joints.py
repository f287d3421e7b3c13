"""Signs that stand between the characters of a word: put there to hide it, or left there by a table's layout."""

from __future__ import annotations

import re

_CHINESE = "\u3400-\u9fff"
# ASCII signs, dots and dashes, then arrows to dingbats, the geta mark, and emoji.
_JOINTS = r"\n\-*/\\|~^+_.=#@&$`·•・‧∙\u2010-\u2015\u2190-\u2bff〓\U0001f000-\U0001faff"
_NUMERALS = "一二三四五六七八九十"
_LIST_NUMBER = rf"[0-9{_NUMERALS}]{{1,3}}[、.）]"

# Up to three signs; a row of more is a border. Before a list number they are the end of a line, and the dot is its own.
JOINT = re.compile(
    rf"[{_JOINTS}](?<=[{_CHINESE}][{_JOINTS}])(?<![{_NUMERALS}]\.)[{_JOINTS}]{{0,2}}"
    rf"(?=[{_CHINESE}])(?!{_LIST_NUMBER})"
)
