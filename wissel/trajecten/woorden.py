"""Words about illness in a text that others will read: pointed out to the writer, never refused."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

LIJST = Path(__file__).parent / "medische_woorden.toml"


def medical_words(text: str) -> list[str]:
    """The words in a text that may say something about illness, cause or treatment, each once, as written."""
    return list(dict.fromkeys(found.lower() for found in _pattern().findall(text)))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lists = tomllib.loads(LIJST.read_text(encoding="utf-8"))
    stems = [stem for words in lists.values() if isinstance(words, list) for stem in words]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(stems, reverse=True)))})\w*", re.IGNORECASE
    )
