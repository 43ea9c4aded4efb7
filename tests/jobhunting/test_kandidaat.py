"""What the kandidaat sees: proposals with two answers, and which employers were approached."""

import datetime as dt
import uuid

import pytest
from django.test import Client

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast, sign_in
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.jobhunting.actions import benaderen, voorstellen
from wissel.jobhunting.models import Vacaturevoorstel


def test_a_kandidaat_answers_a_proposal_and_reads_who_was_approached(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2026-06-02T10:00")
    dossier, by = open_samira(cast), cast.joris.actor
    job = add_vacature(by=by, velden=Velden(titel="Planner", werkgever_naam="Van Dam"))
    row = voorstellen.propose(dossier=dossier, vacature=job, waarom="U plant graag", by=by)
    benaderen.approach(
        dossier=dossier, by=by, sleutel=uuid.uuid4(), naam="Bakker BV", datum=dt.date(2026, 6, 1), kanaal="telefoon",
        uitkomst="denkt_mee",
    )  # fmt: skip
    samira = sign_in(Client(), cast.samira)
    page = samira.get("/mijn/vacatures/voorstellen/").content.decode()
    assert "U plant graag" in page and "Gevonden door jobhunter op" in page
    assert "/mijn/vacatures/voorstellen/" in samira.get("/mijn/werk/").content.decode()
    place = f"/mijn/vacatures/voorstellen/{row.pk}/"
    refused = samira.post(place + "niet/", {"toelichting": "Ik heb last van mijn depressie"})
    assert refused.status_code == 422 and "depressie" in refused.content.decode()
    samira.post(place + "niet/", {"reden": "uren"})
    assert Vacaturevoorstel.objects.get().antwoord == "niet"
    page = samira.post(place + "interessant/", follow=True).content.decode()
    assert "Uw antwoord:" in page and Vacaturevoorstel.objects.get().antwoord == "interessant"
    page = samira.get("/mijn/vacatures/benaderd/").content.decode()
    assert "Er is 1 werkgever benaderd" in page and "Bakker BV" in page and "Denkt mee" in page
    for other in (cast.piet, cast.joris, cast.ander_kandidaat):
        assert sign_in(Client(), other).get(place + "niet/").status_code == 404
