"""The glossary and the models say the same words."""

import re
from pathlib import Path

from django.apps import apps

from wissel.database.rls import is_history

LIST = Path(__file__).resolve().parents[2] / "docs" / "begrippen.md"
ENGLISH = {"User", "LogbookEntry", "LogbookSeal"}


def words() -> set[str]:
    return set(re.findall(r"^\| (\w+) \|", LIST.read_text(), re.M)) - {"woord"}


def test_every_noun_of_the_models_is_explained() -> None:
    own = {m.__name__ for m in apps.get_models() if m.__module__.startswith("wissel.") and not is_history(m)}
    assert own - ENGLISH == words()


def test_every_word_has_a_meaning_and_a_source() -> None:
    for line in LIST.read_text().splitlines():
        if line.startswith("| ") and not line.startswith("| woord"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            assert len(cells) == 3 and all(cells), line
