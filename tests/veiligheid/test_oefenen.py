"""The own pitch and what was practised, outside the pages. Who meets it on a page: tests/policies/lezers.toml."""

import uuid

import pytest
from django.test import Client

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, sign_in
from tests.policies.wereld import Wereld, make_wereld
from wissel import klok
from wissel.database.context import set_context
from wissel.oefenen.actions import bellen
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.policies import visible
from wissel.trajecten.models import Logboekregel


@pytest.fixture
def wereld(cast: Cast) -> Wereld:
    made = make_wereld(cast)
    set_context(bureau_id=cast.bureau.pk)
    return made


@pytest.mark.parametrize("who", ["piet", "verzekeraar", "mo", "backoffice", "visser", "joris"])
def test_nobody_else_hears_a_pitch(wereld: Wereld, who: str) -> None:
    client = sign_in(Client(), getattr(wereld.cast, who))
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
