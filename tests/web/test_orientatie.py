"""The bureau's pages of the orientation: register, own measurement, result, nabespreking, profile."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.arrange import orientatie as arrange
from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast, sign_in
from wissel.database.context import set_context
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.orientatie.actions import afnemen
from wissel.orientatie.models import Afname, Instrument, Orientatieprofiel, Orientatieregel, Vragenlijstversie

VANDAAG = dt.date(2026, 4, 1)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", VANDAAG.isoformat())


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    set_context(bureau_id=cast.bureau.pk)
    return start_traject_for(cast).dossier


@pytest.fixture
def anna(cast: Cast) -> Client:
    return sign_in(Client(), cast.anna)


@pytest.fixture
def mo(cast: Cast) -> Client:
    return sign_in(Client(), cast.mo)


def text(response: Any) -> str:
    return response.content.decode()


NIEUW = {
    "naam": "Beroepentest", "soort": "test", "waar": "extern", "meet": "Interesse", "leverancier": "Testhuis",
    "versie": "2", "talen": ["nl"],
}  # fmt: skip


def test_a_test_without_proof_is_refused_at_the_field_and_what_was_typed_stays(
    cast: Cast, mo: Client
) -> None:
    page = mo.post("/instrumenten/nieuw/", NIEUW)
    assert (
        page.status_code == 422 and "Noem het bewijs van validatie" in text(page) and "Testhuis" in text(page)
    )
    page = mo.post("/instrumenten/nieuw/", {**NIEUW, "soort": "vragenlijst"})
    assert "Zo mag alleen een gevalideerd instrument heten" in text(page)
    page = mo.post(
        "/instrumenten/nieuw/", {**NIEUW, "soort": "vragenlijst", "naam": "Beroepenlijst"}, follow=True
    )
    assert "Vragenlijst, niet gevalideerd" in text(page)
    good = {**NIEUW, "bewijs": "COTAN 2024", "geldig_tot": "1-1-2028", "normgroep": "Werkenden"}
    page = mo.post("/instrumenten/nieuw/", {**good, "bestand": arrange.proof()}, follow=True)
    assert "Gevalideerde test" in text(page) and "cotan.pdf" in text(page)
    url = re.search(r"/bewijzen/[0-9a-f-]+/", text(page))
    assert url and mo.get(url[0]).status_code == 200


def test_the_register_says_from_which_day_a_test_is_none(
    cast: Cast, mo: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_context(bureau_id=cast.bureau.pk)
    arrange.external_test(cast, geldig_tot=dt.date(2026, 5, 1))
    page = text(mo.get("/instrumenten/"))
    assert "Gevalideerde test" in page and "loopt af" in page and "Wat vind ik leuk om te doen?" in page
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-05-02")
    page = text(sign_in(Client(), cast.mo).get("/instrumenten/"))
    assert "Gevalideerde test" not in page and "bewijs van validatie verlopen op 1 mei 2026" in page


def test_a_bureau_makes_its_own_measurement_on_screen(cast: Cast, mo: Client) -> None:
    form = {
        "naam": "Onze veerkracht",
        "soort": "eigen_meting",
        "waar": "wissel",
        "meet": "Veerkracht",
        "talen": ["nl"],
    }
    where = mo.post("/instrumenten/nieuw/", form)["Location"]
    assert where.endswith("/vragen/")
    mo.post(where, {"doe": "beginnen"})
    general = {
        "algemeen-antwoorden": "Nee\nSoms\nJa", "algemeen-minuten": "4", "algemeen-marge": "10", "slot": "1",
        "algemeen-vraag": "Klopt dit?", "algemeen-bespreken": "on",
    }  # fmt: skip
    assert mo.post(where, {**general, "doe": "erbij:schaal"})["Location"].endswith("#rij-s1")
    scale = {"schaal": ["s1"], "s1-naam": "Veerkracht", "s1-minimum": "1"}
    assert mo.post(where, {**general, **scale, "slot": "2", "doe": "erbij:item"})["Location"].endswith(
        "#rij-v1"
    )
    page = mo.post(
        where, {**general, **scale, "slot": "3", "item": ["v1"], "v1-schaal": "s1", "doe": "publiceren"}
    )
    assert page.status_code == 422 and "#rij-v1" in text(page)
    items = {"item": ["v1", "v2"], "v1-tekst": "Ik sta weer op", "v1-schaal": "s1", "v2-tekst": "Ik geef op",
             "v2-schaal": "s1", "v2-omgekeerd": "on"}  # fmt: skip
    stale = mo.post(where, {**general, **scale, **items, "slot": "1", "doe": "bewaren"})
    assert stale.status_code == 409 and "Ik geef op" in text(stale)
    slot = str(Vragenlijstversie.objects.get().slot)
    moved = mo.post(where, {**general, **scale, **items, "slot": slot, "doe": "op:item:v2"})
    assert moved["Location"].endswith("#rij-v2")
    row = Vragenlijstversie.objects.get()
    assert [each["sleutel"] for each in row.inhoud["items"]] == ["v2", "v1"] and row.inhoud["items"][0][
        "omgekeerd"
    ]
    items["item"] = ["v2", "v1"]
    done = mo.post(
        where, {**general, **scale, **items, "slot": str(row.slot), "doe": "publiceren"}, follow=True
    )
    assert "gepubliceerd" in text(done) and "Eigen meting, niet gevalideerd" in text(done)
    shown = text(mo.get(where.replace("/vragen/", "/voorbeeld/")))
    assert "Ik geef op" in shown and "omgekeerd" in shown and "niet gevalideerd" in shown


def test_from_giving_to_a_conclusion_in_the_logboek(cast: Cast, anna: Client, dossier: Dossier) -> None:
    base = f"/dossiers/{dossier.pk}/orientatie/"
    instrument = arrange.external_test(cast)
    assert "Er is nog niets klaargezet" in text(anna.get(base))
    assert anna.post(base + "klaarzetten/", {"waarom": "x"}).status_code == 422
    form = {
        "instrument": str(instrument.pk),
        "sleutel": str(uuid.uuid4()),
        "waarom": "Om uw richting te kiezen",
    }
    page = anna.post(base + "klaarzetten/", form, follow=True)
    assert "Uitslag vastleggen" in text(page) and "Gevalideerde test" in text(page)
    row = Afname.objects.get()
    one = f"{base}afnames/{row.pk}/"
    bad = {"afgenomen_op": "1-4-2026", "versie": "3.1", "schaal_1": "Techniek", "score_1": "80",
           "eenheid_1": "percentiel", "norm": ""}  # fmt: skip
    page = anna.post(one + "uitslag/", bad)
    assert page.status_code == 422 and "Een percentiel zegt alleen iets met een normgroep" in text(page)
    anna.post(one + "uitslag/", {**bad, "norm": "Werkenden 2023"})
    assert "Wacht op de nabespreking" in text(anna.get(base))
    assert anna.get(one + "conclusie/").status_code == 409
    page = anna.post(one + "bespreken/", {"op": "1-4-2026"}, follow=True)
    assert "De kandidaat ziet de uitslag" in text(page) and "Werkenden 2023" in text(page)
    page = anna.post(one + "conclusie/", {"tekst": "Samira heeft een depressie", "in_rapport": "on"})
    assert page.status_code == 422
    page = anna.post(one + "conclusie/", {"tekst": "Werk met techniek past", "in_rapport": "on"}, follow=True)
    assert "Staat in het logboek" in text(page)
    assert "Werk met techniek past" in text(anna.get(f"/dossiers/{dossier.pk}/logboek/"))
    seen = text(sign_in(Client(), cast.samira).get(f"/mijn/werk/vragenlijsten/{row.pk}/"))
    assert "Werkenden 2023" in seen and "3.1" in seen and "80" in seen


def test_what_comes_with_wissel_can_be_given_without_first_adding_it(
    cast: Cast, anna: Client, dossier: Dossier
) -> None:
    base = f"/dossiers/{dossier.pk}/orientatie/"
    anna.post(base + "klaarzetten/", {"instrument": "talenten", "sleutel": str(uuid.uuid4())})
    assert Afname.objects.get().naam == "Waar ben ik goed in?" and Instrument.objects.get().meegeleverd
    assert "Waar ben ik goed in?" in text(anna.get(base + "klaarzetten/"))
    anna.post(f"{base}afnames/{Afname.objects.get().pk}/intrekken/")
    assert Afname.objects.get().ingetrokken_op is not None


def test_the_profile_is_written_fixed_and_a_document(cast: Cast, anna: Client, dossier: Dossier) -> None:
    base = f"/dossiers/{dossier.pk}/orientatie/"
    page = anna.post(
        base + "profiel/nieuw/", {"deel": "belemmeringen", "tekst": "Zij heeft kanker", "bron": "gesprek"}
    )
    assert page.status_code == 422 and "Zij heeft kanker" in text(page)
    for part in Orientatieregel.Deel.values:
        form = {"deel": part, "tekst": f"Tekst van {part}", "bron": "gesprek", "bron_op": "30-3-2026"}
        anna.post(base + "profiel/nieuw/", form)
        if part == "capaciteiten":
            assert "Nog leeg: Drijfveren" in text(anna.get(base))
    line = Orientatieregel.objects.filter(deel="drijfveren").get()
    one = f"{base}profiel/{line.pk}/"
    assert "Weghalen" in text(anna.get(one))
    form = {"deel": "drijfveren", "tekst": "Met mensen werken", "bron": "gesprek", "bron_op": "30-3-2026"}
    anna.post(one, {**form, "slot": "1"})
    clash = anna.post(one, {**form, "tekst": "Iets anders", "slot": "1"})
    assert clash.status_code == 422 and "Iets anders" in text(clash)
    anna.post(one, {"weg": "ja"})
    assert not Orientatieregel.objects.filter(deel="drijfveren").exists()
    anna.post(base + "profiel/nieuw/", form)
    page = anna.post(base + "profiel/vaststellen/", follow=True)
    assert "versie 1, vastgesteld op 1-4-2026" in text(page) or "vastgesteld op" in text(page)
    row = Orientatieprofiel.objects.get()
    document = row.document
    assert document is not None
    assert document.publiek == "kandidaat" and document.inhoud_sha256 == row.inhoud_sha256
    samira = sign_in(Client(), cast.samira)
    assert samira.get(f"/documenten/{document.pk}/").status_code == 200
    assert sign_in(Client(), cast.piet).get(f"/documenten/{document.pk}/").status_code == 404
    anna.post(base + "profiel/vaststellen/")
    assert Document.objects.filter(reeks=document.reeks).count() == 1


def test_a_shared_measure_is_a_chart_for_the_coach_and_gone_when_taken_back(
    cast: Cast, anna: Client, dossier: Dossier
) -> None:
    arrange.answered(cast, afnemen.start_measure(dossier=dossier, by=cast.samira.actor))
    base = f"/dossiers/{dossier.pk}/orientatie/"
    assert "Niet met u gedeeld" in text(anna.get(base)) and 'class="s1"' not in text(anna.get(base))
    afnemen.share_measures(dossier=dossier, aan=True, by=cast.samira.actor)
    assert 'class="s1"' in text(anna.get(base))
    row = Afname.objects.get()
    assert anna.get(f"{base}afnames/{row.pk}/").status_code == 200
    assert anna.get(f"{base}afnames/{row.pk}/bespreken/").status_code == 404
    afnemen.share_measures(dossier=dossier, aan=False, by=cast.samira.actor)
    assert (
        'class="s1"' not in text(anna.get(base)) and anna.get(f"{base}afnames/{row.pk}/").status_code == 404
    )


def test_the_page_costs_few_queries_whatever_there_is(
    cast: Cast, anna: Client, dossier: Dossier, django_assert_max_num_queries: Any
) -> None:
    for key in ("interesse", "talenten", "werkwaarden"):
        arrange.answered(cast, arrange.assigned(cast, dossier, arrange.built_in(cast, key)))
    arrange.filled_profile(cast, dossier)
    afnemen.share_measures(dossier=dossier, aan=True, by=cast.samira.actor)
    for _n in range(3):
        arrange.answered(cast, afnemen.start_measure(dossier=dossier, by=cast.samira.actor))
    anna.get(f"/dossiers/{dossier.pk}/orientatie/")
    with django_assert_max_num_queries(18):
        anna.get(f"/dossiers/{dossier.pk}/orientatie/")
    assert not mail.outbox
