"""The list of vacaturebanken: werk.nl first, each with a safe address and short sentences."""

import re
from urllib.parse import urlsplit

from wissel.arbeidsmarkt.banken import SOORTEN, load


def test_the_list_can_be_shown_to_a_kandidaat() -> None:
    found = load()
    assert found[0].naam == "werk.nl" and len(found) >= 12
    assert (
        len({each.naam for each in found})
        == len({urlsplit(each.url).hostname for each in found})
        == len(found)
    )
    for each in found:
        assert urlsplit(each.url).scheme == "https" and each.soort in SOORTEN
        for sentence in re.split(r"(?<=[.!?])\s", f"{each.waarvoor} {each.tip}"):
            assert len(sentence.split()) <= 16, sentence
