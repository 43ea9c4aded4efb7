"""Leads of the employer: they arrive as a vacancy for one kandidaat, and nothing of the answer goes back."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from wissel import klok
from wissel.arbeidsmarkt.actions import bronnen, vacatures
from wissel.arbeidsmarkt.feeds.ophalen import Antwoord
from wissel.arbeidsmarkt.models import Initiatief, Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal import actions, leads
from wissel.jobportal.models import Werkgeverslead
from wissel.jobportal.zoeken import may_meet
from wissel.policies import visible
from wissel.trajecten.models import Taak

PLEK = {
    "organisatie": "Bol Transport",
    "werk": "Planner",
    "plaats": "Ede",
    "url": "https://bol.example/planner",
}


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def give(cast: Cast, dossier: Dossier, **said: Any) -> Werkgeverslead:
    return leads.give_lead(
        dossier_id=dossier.pk, by=cast.piet.actor, **{"sleutel": uuid.uuid4(), **PLEK, **said}
    )


def test_a_lead_is_a_vacancy_for_one_kandidaat_until_it_turns_up_in_public(
    cast: Cast, dossier: Dossier
) -> None:
    key = uuid.uuid4()
    row = give(cast, dossier, sleutel=key)
    assert give(cast, dossier, sleutel=key).pk == row.pk
    assert row.vacature.toegevoegd_door_rol == Initiatief.WERKGEVER and row.vacature.titel == "Planner"
    assert Taak.objects.get(soort="lead_bekijken").voor_rol in {"coach", "jobhunter"}
    [lead] = leads.of_dossier(dossier.pk)
    assert lead.vacature_id == row.vacature_id
    rows = visible(cast.samira.actor, Vacature)
    assert not may_meet(rows, ()) and may_meet(rows, [row.vacature_id]).count() == 1
    bron = bronnen.save_source(by=cast.joris.actor, naam="Bank", soort="csv", url="https://bank.example/x")
    table = "functie;werkgever;plaats;omschrijving\nPlanner;Bol Transport;Ede;Je tilt 5 kg.\n"
    bronnen.take_in(by=cast.joris.actor, bron=bron, antwoord=Antwoord(table.encode(), "", "", ""))
    assert may_meet(rows, ()).get().tekst == "Je tilt 5 kg."


def test_what_staff_finds_too_is_of_the_whole_bureau(cast: Cast, dossier: Dossier) -> None:
    row = give(cast, dossier)
    vacatures.add_vacature(
        by=cast.joris.actor, velden=Velden(titel="Planner", url=PLEK["url"], tekst="Je belt.")
    )
    assert may_meet(Vacature.objects.all(), ()).get().pk == row.vacature_id


@pytest.mark.parametrize(
    ("said", "veld"),
    [
        ({"organisatie": " "}, "organisatie"), ({"werk": ""}, "werk"), ({"url": "javascript:x"}, "url"),
        ({"contact_naam": "Jan"}, "contact_hoe"), ({"contact_hoe": "06"}, "contact_naam"),
        ({"contact_naam": "Jan", "contact_hoe": "06"}, "contact_akkoord"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_at_the_field(cast: Cast, dossier: Dossier, said: Any, veld: str) -> None:
    with pytest.raises(DomainError) as refused:
        give(cast, dossier, **said)
    assert refused.value.veld == veld


def test_the_contact_is_forgotten(cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    row = give(cast, dossier, contact_naam="Jan Jansen", contact_hoe="06", contact_akkoord=True)
    leads.forget_contact(lead=row, by=cast.piet.actor)
    assert leads.of_dossier(dossier.pk)[0].contact_naam == ""
    event = Werkgeverslead._meta.get_field("events").related_model
    assert not {"contact_naam", "contact_hoe"} & {each.name for each in event._meta.get_fields()}
    give(cast, dossier, werk="Bakker", url="", contact_naam="Jan", contact_hoe="06", contact_akkoord=True)
    assert leads.forget_old(dossier.bureau_id) == 0
    later = klok.now() + dt.timedelta(days=184)
    monkeypatch.setattr(klok, "now", lambda: later)
    assert (
        leads.forget_old(dossier.bureau_id) == 1
        and not Werkgeverslead.objects.exclude(contact_naam="").exists()
    )


def test_the_employer_sees_the_own_leads_and_that_they_arrived(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    piet, samira = inloggen(cast.piet), inloggen(cast.samira)
    new = reverse("opdrachtgever:lead_nieuw", args=[dossier.pk])
    refused = piet.post(new, {"sleutel": uuid.uuid4(), "organisatie": "Bol", "contact_naam": "Jan"})
    assert (
        refused.status_code == 422
        and "wat voor werk" in text_of(refused)
        and 'value="Bol"' in refused.content.decode()
    )
    sent = {
        "sleutel": uuid.uuid4(),
        **PLEK,
        "contact_naam": "Jan Jansen",
        "contact_hoe": "06",
        "contact_akkoord": "on",
    }
    page = text_of(piet.post(new, sent, follow=True))
    assert "Doorgegeven." in page and "aangekomen" in page and "Jan Jansen" in page
    row = Werkgeverslead.objects.get()
    mine = text_of(samira.get(reverse("kandidaat:jobportal")))
    assert "Planner" in mine and "uw werkgever" in mine
    actions.hide(dossier_id=dossier.pk, vacature=row.vacature, reden="werkgever", by=cast.samira.actor)
    after = text_of(piet.get(reverse("opdrachtgever:leads", args=[dossier.pk])))
    assert "aangekomen" in after and "verborg" not in after and "Niet bij deze werkgever" not in after
    gone = text_of(piet.post(reverse("opdrachtgever:lead_contact", args=[dossier.pk, row.pk]), follow=True))
    assert "Jan Jansen" not in gone and "contact weggehaald" in gone
    Werkgeverslead.objects.update(door=None)
    assert "Bol Transport" not in text_of(piet.get(reverse("opdrachtgever:leads", args=[dossier.pk])))
    assert samira.get(reverse("opdrachtgever:leads", args=[dossier.pk])).status_code == 404
