"""Signs in free text that a document cannot show as they are."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

# Control signs, and signs that turn the direction of the text around them: they would change what others wrote.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff]")


def spell_out(value: Any, unknown: Collection[str] = ()) -> Any:
    """The same data with hidden signs, and those in `unknown`, written as their number and name."""
    if isinstance(value, str):
        return _spell(value, unknown)
    if isinstance(value, dict):
        return {key: spell_out(each, unknown) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [spell_out(each, unknown) for each in value]
    return value


def _spell(text: str, unknown: Collection[str]) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HIDDEN.sub(lambda found: name(found[0]), text)
    if unknown and not text.isascii():
        text = "".join(name(sign) if sign in unknown else sign for sign in text)
    return text


def name(sign: str) -> str:
    """`[U+1F600 grinning face]`"""
    words = unicodedata.name(sign, "").lower()
    words = "" if words.startswith("cjk ") else words
    return f"[U+{ord(sign):04X}{' ' if words else ''}{words}]"
