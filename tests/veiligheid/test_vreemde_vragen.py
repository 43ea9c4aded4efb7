"""Addresses and forms that no page of ours makes: each gets a calm answer, and nothing is half done."""

import base64
import json
import uuid
from typing import Any

import pytest
from django.test import Client

from tests.arrange.dossiers import open_samira
from tests.arrange.rapportage import complete, log, report, running_traject
from tests.cast import Cast, make_lid, sign_in
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.database.context import als
from wissel.trajecten.actions import rapport
from wissel.trajecten.models import Beoordeling, Klad

ID = "0190a000-0000-7000-8000-00000000000f"


def key(value: Any, row_id: str = ID) -> str:
    return base64.urlsafe_b64encode(json.dumps([value, row_id]).encode()).decode()


@pytest.mark.parametrize("who", ["anna", "mo", "piet", "verzekeraar"])
def test_the_sign_nul_in_an_address_is_refused_before_the_database_meets_it(cast: Cast, who: str) -> None:
    client = sign_in(Client(), getattr(cast, who))
    for path in ("/zoeken/", "/organisaties/", "/medewerkers/", "/dossiers/", "/opdrachtgever/"):
        response = client.get(path + "?q=a%00b")
        assert response.status_code == 400 and "begrijpen wij niet" in response.content.decode(), path


@pytest.mark.parametrize("value", [1, 1.5, True, [1], {"a": 1}, "a\x00b"])
def test_a_made_up_key_of_a_page_begins_at_the_beginning(cast: Cast, value: Any) -> None:
    dossier = open_samira(cast)
    client = sign_in(Client(), cast.anna)
    for name in ("na", "voor"):
        response = client.get("/dossiers/", {"volgorde": "naam", name: key(value)})
        assert response.status_code == 200 and dossier.nummer in response.content.decode()


def test_a_draft_keeps_everything_but_the_sign_nul(cast: Cast) -> None:
    dossier = open_samira(cast)
    answer = sign_in(Client(), cast.anna).post(
        f"/dossiers/{dossier.pk}/logboek/", {"bewaren": "concept", "waarom": "a\x00b", "soort": "gesprek"}
    )
    assert answer.status_code == 302
    assert Klad.objects.get(dossier=dossier).inhoud["waarom"] == "ab"


def test_a_role_of_another_bureau_does_not_exist(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    for row_id in (cast.bram.lidmaatschap.pk, uuid.uuid4()):
        for method in (client.get, client.post):
            assert method(f"/medewerkers/rollen/{row_id}/intrekken/").status_code == 404
    with als(cast.ander_bureau):
        assert Lidmaatschap.objects.get(pk=cast.bram.lidmaatschap.pk).tot is None
    with als(cast.bureau):
        gone = make_lid(cast.bureau, "Wim", "Weg", Rol.COACH).lidmaatschap
        Lidmaatschap.objects.filter(pk=gone.pk).update(tot=gone.van)
    assert client.post(f"/medewerkers/rollen/{gone.pk}/intrekken/").status_code == 302


@pytest.mark.parametrize(
    "path", ["/static/wissel/wissel.css", "/static/wissel/mark.svg", "/inloggen", "/bestaat-niet/"]
)
def test_files_and_short_answers_carry_the_same_headers_as_pages(db: None, path: str) -> None:
    response = Client().get(path)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in response.headers


def test_no_score_for_a_report_that_can_still_change(cast: Cast) -> None:
    traject = running_traject(cast)
    log(cast, traject, traject.start_op, "Kennismaking")
    row = rapport.start_draft(rapport=report(traject), by=cast.anna.actor)
    rapport.to_kandidaat(rapport=complete(cast, row), by=cast.anna.actor)
    scores = {"voortgang": "7", "werkwijze": "7", "samenwerking": "7", "tekst": ""}
    client = sign_in(Client(), cast.samira)
    response = client.post(f"/mijn/verslagen/{row.pk}/cijfers/", scores)
    assert response.status_code == 422 and not Beoordeling.objects.filter(rapportage=row).exists()
    rapport.give_zienswijze(rapport=row, tekst="", by=cast.samira.actor)
    rapport.freeze(rapport=row, by=cast.anna.actor)
    assert client.post(f"/mijn/verslagen/{row.pk}/cijfers/", scores).status_code == 302
    assert Beoordeling.objects.filter(rapportage=row, van="kandidaat").exists()
