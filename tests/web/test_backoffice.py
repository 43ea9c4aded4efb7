"""The queue of questions from outside (J1, steps 2 and 3)."""

import re
import uuid
from typing import Any

import pytest

from tests.cast import Cast, make_lid
from tests.web.test_site import text
from wissel.aanmeldingen import contact, openbaar
from wissel.aanmeldingen.models import Contactstap, Contactvraag
from wissel.accounts.models import Rol
from wissel.database.context import als, set_context
from wissel.dossiers.models import Dossier

QUEUE = "/backoffice/"


def ask(cast: Cast, bureau: Any = None, **changes: Any) -> Contactvraag:
    """Let a visitor ask something."""
    site, key = bureau or cast.bureau, uuid.uuid4()
    by = openbaar.enter(site.slug)
    assert by is not None
    values = {"soort": "werkgever", "naam": "Ria Jansen", "telefoon": "06 1234 5678", "vraag": "Kan het?"}
    contact.ask(by=by, sleutel=key, **{**values, **changes})
    with als(site):
        row = Contactvraag.objects.get(sleutel=key)
    set_context(bureau_id=cast.bureau.pk)
    return row


def page_of(row: Contactvraag) -> str:
    return f"{QUEUE}vragen/{row.pk}/"


@pytest.fixture(autouse=True)
def donderdag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-04-02T15:00")


def test_a_question_is_taken_called_and_answered(cast: Cast, inloggen: Any) -> None:
    row = ask(cast)
    client = inloggen(cast.backoffice)
    queue = text(client.get(QUEUE))
    assert row.nummer in queue and "7 apr 2026" in queue and "nog niemand" in queue
    client.post(page_of(row) + "oppakken/")
    assert "Bea Kok" in text(client.get(QUEUE + "?filter=mijn"))
    assert row.nummer not in text(client.get(QUEUE + "?filter=vrij"))
    sent = {"wijze": "gebeld", "tekst": "Uitleg gegeven over de start.", "beantwoord": "on"}
    page = client.post(page_of(row) + "antwoord/", sent, follow=True)
    assert "De vraag is beantwoord." in text(page) and "0 werkdagen" in text(page)
    assert row.nummer in text(client.get(QUEUE + "?filter=klaar"))
    assert "Hier wacht nu niets" in text(client.get(QUEUE))


def test_an_unanswered_question_is_red_and_on_the_overview_of_the_manager(
    cast: Cast, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ask(cast)
    for day, late in (("2026-04-07T17:00", False), ("2026-04-08T09:00", True)):
        monkeypatch.setenv("WISSEL_NU", day)
        queue = inloggen(cast.backoffice).get(QUEUE).content.decode()
        overview = inloggen(cast.mo).get("/overzicht/").content.decode()
        assert ('class="due late"' in queue) is late, day
        assert (page_of(row) in overview) is late, day
    assert row.nummer in text(inloggen(cast.mo).get(QUEUE + "?filter=laat"))


def test_nobody_answered_is_logged_and_stays_open(cast: Cast, inloggen: Any) -> None:
    row = ask(cast)
    client = inloggen(cast.backoffice)
    client.post(page_of(row) + "antwoord/", {"wijze": "gebeld", "tekst": "Geen gehoor"})
    row.refresh_from_db()
    assert row.beantwoord_op is None and row.behandelaar == cast.backoffice.lidmaatschap
    page = client.post(page_of(row) + "antwoord/", {"wijze": "gebeld", "tekst": "", "beantwoord": "on"})
    assert page.status_code == 422 and "Schrijf in een zin" in text(page)
    assert Contactstap.objects.count() == 1


def test_a_question_is_handed_over_opened_again_and_linked(cast: Cast, inloggen: Any) -> None:
    row = ask(cast)
    client = inloggen(cast.backoffice)
    client.post(page_of(row) + "oppakken/", {"behandelaar": str(cast.mo.lidmaatschap.pk)})
    row.refresh_from_db()
    assert row.behandelaar == cast.mo.lidmaatschap
    wrong = client.post(page_of(row) + "oppakken/", {"behandelaar": str(cast.anna.lidmaatschap.pk)})
    assert wrong.status_code == 422
    client.post(page_of(row) + "antwoord/", {"wijze": "gemaild", "tekst": "Zo", "beantwoord": "on"})
    late = client.post(
        page_of(row) + "antwoord/", {"wijze": "gemaild", "tekst": "Nog eens", "beantwoord": "on"}
    )
    assert late.status_code == 422 and "al beantwoord" in text(late)
    client.post(page_of(row) + "heropenen/", {"reden": "Zij belde terug"})
    row.refresh_from_db()
    assert row.beantwoord_op is None
    dossier = Dossier.objects.create(
        bureau=cast.bureau, nummer="2026-0042", kandidaat=cast.samira.persoon, opdrachtgever=cast.werkgever,
        werkgever=cast.werkgever, betaler=cast.werkgever, aangemaakt_op=row.gesteld_op, sorteernaam="x", zoektekst="x",
    )  # fmt: skip
    assert client.post(page_of(row) + "dossier/", {"nummer": "2026-9999"}).status_code == 422
    page = client.post(page_of(row) + "dossier/", {"nummer": " 2026-0042 "}, follow=True)
    assert f"/dossiers/{dossier.pk}/" in page.content.decode()
    steps = re.findall(r'<p class="who"><b>([^<]+)</b>', page.content.decode())
    assert steps == ["gekoppeld aan een dossier", "heropend", "gemaild", "opgepakt", "ontvangen"]


def test_a_question_taken_by_somebody_else_is_not_taken_again(cast: Cast, inloggen: Any) -> None:
    row = ask(cast)
    contact.take(vraag=row, by=cast.mo.actor)
    page = inloggen(cast.backoffice).post(page_of(row) + "oppakken/", follow=True)
    assert "Mo Haddou" in text(page)
    row.refresh_from_db()
    assert row.behandelaar == cast.mo.lidmaatschap


def test_the_queue_of_one_bureau_is_not_that_of_another(cast: Cast, inloggen: Any) -> None:
    own, other = ask(cast), ask(cast, cast.ander_bureau, naam="Overkant Vrager")
    with als(cast.ander_bureau):
        bo = make_lid(cast.ander_bureau, "Otto", "Over", Rol.BACKOFFICE)
    queue = text(inloggen(bo).get(QUEUE))
    assert other.nummer in queue and own.nummer not in queue
    assert inloggen(bo).get(page_of(own)).status_code == 404
    for verb in ("oppakken", "antwoord", "heropenen", "dossier"):
        assert inloggen(bo).post(f"{page_of(own)}{verb}/").status_code == 404
    assert "Overkant Vrager" not in text(inloggen(cast.backoffice).get(QUEUE))


@pytest.mark.parametrize("who", ["anna", "joris", "samira", "piet", "visser", "verzekeraar"])
def test_only_backoffice_and_manager_read_the_queue(cast: Cast, inloggen: Any, who: str) -> None:
    row = ask(cast)
    client = inloggen(getattr(cast, who))
    assert client.get(QUEUE).status_code == client.get(page_of(row)).status_code == 404
    assert 'href="/backoffice/"' in inloggen(cast.mo).get("/overzicht/").content.decode()


def test_a_search_finds_number_and_name(cast: Cast, inloggen: Any) -> None:
    row = ask(cast)
    client = inloggen(cast.backoffice)
    assert row.nummer in text(client.get(f"{QUEUE}?q={row.nummer[2:6].lower()}"))
    assert "Niets gevonden" in text(client.get(QUEUE + "?q=zzzz"))
    assert client.get(QUEUE + "?filter=onzin").status_code == 200
