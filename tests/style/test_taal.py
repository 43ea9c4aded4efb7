"""What a kandidaat reads is short and plain: at most fifteen words a sentence, no words of letters from an office."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Pages and mails that reach a kandidaat: the own pages, the door, error pages and what is sent.
GELEZEN = (
    "wissel/web/kandidaat/", "wissel/web/openbaar/", "wissel/web/shared/errors.py", "wissel/outbox/",
    "wissel/mensen/uitnodigingsmail.py", "wissel/mensen/adapter.py", "wissel/accounts/validators.py",
    "wissel/trajecten/actions/klad.py", "wissel/berichten/", "wissel/web/shared/draden.py",
)  # fmt: skip
KANTOORTAAL = re.compile(
    r"\b(dient|dienen te|indien|middels|alsmede|hetgeen|teneinde|betreffende|derhalve|succesvol|oeps|d\.m\.v)\b",
    re.IGNORECASE,
)


def read_by_kandidaat() -> list[str]:
    spec = importlib.util.spec_from_file_location("vertaling", ROOT / "scripts" / "vertaling.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return sorted(
        text
        for (text, _plural), files in module.messages().items()
        if any(path.startswith(GELEZEN) for path in files)
    )


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?:])\s+", text)


def words(sentence: str) -> int:
    return len(re.findall(r"[\w%()'’-]+", sentence))


@pytest.fixture(scope="module")
def teksten() -> list[str]:
    return read_by_kandidaat()


def test_sentences_are_short(teksten: list[str]) -> None:
    every = [each for text in teksten for each in sentences(text)]
    assert len(every) > 300
    long = [each for each in every if words(each) > 15]
    assert not long, "\n".join(long)
    assert sum(map(words, every)) / len(every) <= 10


def test_no_office_words_and_no_shouting(teksten: list[str]) -> None:
    assert KANTOORTAAL.search("Indien u vragen heeft")
    wrong = [text for text in teksten if KANTOORTAAL.search(text) or "!" in text or "U moet" in text]
    assert not wrong, "\n".join(wrong)
