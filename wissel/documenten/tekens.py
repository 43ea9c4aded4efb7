"""Getting free text ready for a page: signs a document cannot show, words longer than a line, lines from right to left.

Two signs from the private area tell the template where a word may break and which paragraph runs from right to left;
a text that holds such a sign itself has it spelled out first.
"""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

BREEK, RECHTS = "\ue000", "\ue001"
LANG, STUK = 30, 5
# Control signs, and signs that turn the direction of the text around them: they would change what others wrote.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff\ue000-\uf8ff]"
)
_LONG = re.compile(rf"\S{{{LANG},}}")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def prepare(value: Any, unknown: Collection[str] = ()) -> Any:
    """The same data with every text ready for a template; signs in `unknown` are spelled out as well."""
    if isinstance(value, str):
        return _ready(value, unknown)
    if isinstance(value, dict):
        return {key: prepare(each, unknown) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [prepare(each, unknown) for each in value]
    return value


def _ready(text: str, unknown: Collection[str]) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HIDDEN.sub(lambda found: name(found[0]), text)
    if not text.isascii():
        if unknown:
            text = "".join(name(sign) if sign in unknown else sign for sign in text)
        text = "\n\n".join(_directed(part) for part in _BLANK.split(text.strip()))
    elif "\n" in text:
        text = _BLANK.sub("\n\n", text.strip())
    return _LONG.sub(_breakable, text) if len(text) >= LANG else text


def _directed(paragraph: str) -> str:
    """A paragraph whose first letter is Arabic, Hebrew or the like, marked so."""
    for sign in paragraph:
        direction = unicodedata.bidirectional(sign)
        if direction in {"R", "AL"}:
            return RECHTS + paragraph
        if direction == "L":
            break
    return paragraph


def _breakable(found: re.Match[str]) -> str:
    """Pieces of a few signs; a sign stays with the accents and joiners that follow it."""
    pieces, piece = [], ""
    for sign in found[0]:
        if len(piece) >= STUK and not unicodedata.combining(sign) and sign not in "\u200c\u200d\ufe0f":
            pieces.append(piece)
            piece = ""
        piece += sign
    return BREEK.join([*pieces, piece])


def name(sign: str) -> str:
    """`[U+1F600 grinning face]`"""
    words = unicodedata.name(sign, "").lower()
    words = "" if words.startswith("cjk ") else words
    return f"[U+{ord(sign):04X}{' ' if words else ''}{words}]"
