"""Short forms of titles of work (boa, vig, nt2) and the words they stand for, as a list of our own."""

import re
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "gegevens" / "afkortingen.txt"


@lru_cache(maxsize=1)
def short_forms() -> dict[str, str]:
    """Short form in lower case -> words."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("|", 1) for line in lines if line and not line.startswith("#"))


def written_out(text: str) -> str:
    """The text with every short form in it written out; a short form is a whole word."""
    known = short_forms()
    words = re.split(r"[\s,/()]+", text.lower().replace("’", "'"))
    return " ".join(known.get(word, known.get(word.rstrip("."), word)) for word in words if word)
