"""Languages: which there are, which pages exist in them, and what a text falls back to.

Dutch and English are whole. Other languages hold the pages a kandidaat needs most (talen.toml); everything else stays
Dutch, since half a page in another language helps nobody. Imports nothing of Django, so that settings can read it.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

LIJST = Path(__file__).parent / "talen.toml"


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """What talen.toml says."""
    return tomllib.loads(LIJST.read_text(encoding="utf-8"))


def everywhere() -> tuple[tuple[str, str], ...]:
    """Code and own name of the languages in which every page exists."""
    return tuple(table()["overal"].items())


def partial() -> tuple[tuple[str, str], ...]:
    """Code and own name of the languages in which only some pages exist."""
    return tuple(table()["deels"].items())


def every() -> tuple[tuple[str, str], ...]:
    return everywhere() + partial()


def whole(code: str | None) -> str:
    """This language when every text exists in it, else Dutch: for mails and calendars."""
    return code if code and code in table()["overal"] else "nl"


def is_partial(code: str | None) -> bool:
    return code in table()["deels"]


def open_to(path: str) -> bool:
    """Whether pages under this address can be shown in a partial language."""
    return path.startswith(tuple(table()["delen"]["adressen"]))


def offered(path: str) -> tuple[tuple[str, str], ...]:
    """The languages to choose from on a page with this address."""
    return every() if open_to(path) else everywhere()


def covers(name: str) -> bool:
    """Whether the page of the kandidaat with this name of an address is whole in the partial languages."""
    return name in table()["delen"]["namen"]


def files() -> frozenset[str]:
    """Files whose strings belong in a partial language, as paths from the root of the project."""
    parts = table()["delen"]
    pages = (f"wissel/web/kandidaat/templates/kandidaat/{name}.html" for name in parts["paginas"])
    return frozenset([*pages, *parts["bestanden"]])
