"""How tense somebody was, the own pitch and what was practised: who meets it, and who never does."""

import uuid
from typing import Any

import pytest
from django.test import Client

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, sign_in
from tests.policies.kamers.oefenen import NAMEN
from tests.policies.test_elke_url import OWN, fill
from tests.policies.wereld import Wereld, make_wereld
from wissel import klok
from wissel.database.context import set_context
from wissel.oefenen.actions import bellen
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.policies import visible
from wissel.trajecten.models import Logboekregel

PRIVE = {"spanning", "pitch", "pitchantwoord"}


@pytest.fixture
def wereld(cast: Cast) -> Wereld:
    made = make_wereld(cast)
    set_context(bureau_id=cast.bureau.pk)
    return made


def seen(client: Any, wereld: Wereld, part: str) -> set[str]:
    """Which of the planted words somebody meets on all pages of one audience."""
    words = {name: wereld.eigen.kanaries[name].encode() for name in NAMEN}
    found: set[str] = set()
    for route, name, _pattern in OWN:
        path = fill(route, wereld.eigen) if name.startswith(part) else None
        if path is None:
            continue
        response = client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        found |= {key for key, word in words.items() if word in body}
    return found


def test_kandidaat_and_coach_meet_it(wereld: Wereld) -> None:
    samira, anna = sign_in(Client(), wereld.cast.samira), sign_in(Client(), wereld.cast.anna)
    assert seen(samira, wereld, "kandidaat:") == set(NAMEN)
    assert seen(anna, wereld, "bureau:") >= set(NAMEN) - {"belscript"}


def test_a_jobhunter_meets_neither_tension_nor_pitch(wereld: Wereld) -> None:
    joris = sign_in(Client(), wereld.cast.joris)
    found = seen(joris, wereld, "bureau:")
    assert not found & PRIVE and {"kaart", "voorwaarde", "belgesprek"} <= found


@pytest.mark.parametrize("who", ["piet", "verzekeraar", "mo", "backoffice", "visser"])
def test_nobody_else_meets_any_of_it(wereld: Wereld, who: str) -> None:
    client = sign_in(Client(), getattr(wereld.cast, who))
    assert seen(client, wereld, "opdrachtgever:") == set() == seen(client, wereld, "bureau:")
    assert client.get(f"/opnames/{wereld.eigen.ids['pitch_id']}/").status_code == 404


def test_no_mail_carries_it(wereld: Wereld) -> None:
    mails = [text_of(row) + row.onderwerp for row in Bericht.objects.all()]
    assert not any(word in mail for mail in mails for word in wereld.eigen.kanaries.values())


def test_whom_the_kandidaat_called_is_for_bureau_and_kandidaat(cast: Cast) -> None:
    """The coach decides what of it a report says; the form says that these three read it."""
    dossier = open_samira(cast)
    bellen.log_call(
        dossier_id=dossier.pk, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever="KANARIE BV",
        dag=klok.today(), uitkomst="nee",
    )  # fmt: skip
    line = Logboekregel.objects.get(wie="KANARIE BV")
    readers = (cast.samira, cast.anna, cast.joris)
    assert all(visible(who.actor, Logboekregel).filter(pk=line.pk).exists() for who in readers)
    assert not visible(cast.piet.actor, Logboekregel).filter(pk=line.pk).exists()
