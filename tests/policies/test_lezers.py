"""Who meets which words: everybody opens every page of one case, and lezers.toml says what they may read there.

The list holds both ways: whoever is named met the word on some page, and nobody else did on any.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.cast import sign_in
from tests.policies.conftest import seen_from
from tests.policies.test_elke_url import KWARG, OWN, SAMPLES
from tests.policies.wereld import Wereld
from wissel.policies.action import Action
from wissel.policies.engine import can
from wissel.policies.toegang import action_of

LEZERS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("lezers.toml").read_text())["lezers"]
# Who is of the other bureau stands in test_twee_muren.py.
MENSEN = ("samira", "anna", "joris", "mo", "piet", "verzekeraar", "visser", "backoffice")
# A second test of the same person: one is a measure of our own, the other a test of others.
TWEEDE = {"afname_id": "testafname_id"}


def addresses(wereld: Wereld) -> list[tuple[str, Action]]:
    """Every address of the own case, with what it needs."""
    found: list[tuple[str, Action]] = []
    for route, _name, pattern in OWN:
        names = [name for _kind, name in KWARG.findall(route)]
        for swap in ({}, TWEEDE) if set(names) & set(TWEEDE) else ({},):
            values = {**SAMPLES, **wereld.eigen.ids}
            values |= {name: values[other] for name, other in swap.items()}
            if all(name in values for name in names):
                path = re.sub(KWARG, lambda m, v=values: str(v[m[2]]), route)  # type: ignore[misc]
                found.append(("/" + path, Action(action_of(pattern))))
    return found


def read(client: Client, path: str) -> bytes:
    answer: Any = client.get(path)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture(scope="module")
def gelezen(gevuld: Wereld) -> dict[str, set[str]]:
    """Per word who met it. What a role may not do at all is a 404 for it (test_elke_url.py) and is not opened here."""
    words = {name: word.encode() for name, word in gevuld.eigen.kanaries.items()}
    found: dict[str, set[str]] = {name: set() for name in words}
    paths = addresses(gevuld)
    assert len(paths) > 300
    for who in MENSEN:
        with seen_from(gevuld.cast.bureau.pk):
            lid = getattr(gevuld.cast, who)
            client = sign_in(Client(), lid)
            for path, action in paths:
                if action not in {Action.OPENBAAR, Action.INGELOGD} and not can(lid.actor, action):
                    continue
                body = read(client, path)
                if b"KANARIE" in body:
                    for name, word in words.items():
                        if word in body:
                            found[name].add(who)
    return found


def test_every_word_that_is_planted_has_its_readers(gelezen: dict[str, set[str]]) -> None:
    assert set(LEZERS) == set(gelezen)


@pytest.mark.parametrize("name", sorted(LEZERS))
def test_who_meets_it_and_nobody_else(gelezen: dict[str, set[str]], name: str) -> None:
    assert gelezen[name] == set(LEZERS[name])
