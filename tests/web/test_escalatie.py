"""The pages of a traject that runs aground: for the bureau, the opdrachtgever and the kandidaat."""

import datetime as dt
import uuid
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.escalatie import add_paper, bytes_of, file_of, paper, sanction, texts
from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast, Lid, sign_in
from wissel import klok
from wissel.database.context import set_context
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.escalatie import ronde
from wissel.escalatie.actions import oordeel as verbs
from wissel.escalatie.models import Deskundigenoordeel, Hersteltaak, Herstelverzoek, Stagnatie
from wissel.trajecten.actions.intake import save_answer
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.models import Intake, Taak

NU = dt.datetime(2027, 3, 15, 9, tzinfo=dt.UTC)
PAPIEREN = ("probleemanalyse", "plan_van_aanpak", "advies_bedrijfsarts")


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def client_of(lid: Lid) -> Client:
    client: Client = sign_in(Client(), lid)
    return client


def page(lid: Lid, name: str, *args: Any, code: int = 200) -> str:
    response = client_of(lid).get(reverse(name, args=args))
    assert response.status_code == code, (name, response.status_code)
    return response.content.decode()


def ask(dossier: Dossier, lid: Lid, soort: str = "DO-2", van: str = "werkgever") -> Deskundigenoordeel:
    return verbs.begin_oordeel(dossier=dossier, soort=soort, van=van, sleutel=uuid.uuid4(), by=lid.actor)


@pytest.fixture
def stil(cast: Cast) -> Stagnatie:
    with time_machine.travel(NU - dt.timedelta(days=60), tick=False):
        row = start_traject_for(cast)
    Dossier.objects.filter(pk=row.dossier_id).update(laatste_activiteit_op=dt.date(2027, 1, 20))
    ronde.look(cast.bureau, klok.today())
    set_context(bureau_id=cast.bureau.pk)
    return Stagnatie.objects.get()


def test_the_tab_shows_since_when_and_why_with_thresholds_and_their_source(
    cast: Cast, stil: Stagnatie
) -> None:
    html = page(cast.anna, "bureau:escalatie", stil.dossier_id)
    for words in (
        "20 januari 2027",
        "Geen activiteit",
        "Kiezen wat er gebeurt",
        "praktijk",
        "Geen loonsanctie"[5:],
    ):
        assert words in html
    assert "Kiezen wat er gebeurt" not in page(cast.joris, "bureau:escalatie", stil.dossier_id)
    assert "Vraag voorbereiden" not in page(cast.joris, "bureau:escalatie", stil.dossier_id)
    page(cast.backoffice, "bureau:escalatie", stil.dossier_id, code=404)


def test_settling_leads_to_the_page_of_the_choice(cast: Cast, stil: Stagnatie) -> None:
    client, url = client_of(cast.anna), reverse("bureau:stagnatie", args=[stil.dossier_id, stil.pk])
    empty = client.post(url, {"versie": stil.versie})
    assert empty.status_code == 422 and "Er gaat nog iets mis" in empty.content.decode()
    medical = client.post(
        url, {"versie": stil.versie, "keuze": "gesprek", "toelichting": "Samira heeft een depressie"}
    )
    assert medical.status_code == 422 and "depressie" in medical.content.decode()
    done = client.post(url, {"versie": stil.versie, "keuze": "deskundigenoordeel", "toelichting": ""})
    assert done.url == reverse("bureau:oordeel_nieuw", args=[stil.dossier_id])  # type: ignore[attr-defined]
    html = page(cast.anna, "bureau:escalatie", stil.dossier_id)
    assert "Dit traject loopt" in html and "Eerdere meldingen" in html
    late = client.post(url, {"versie": stil.versie, "keuze": "plan", "toelichting": ""})
    assert late.status_code == 422 and "al gesloten" in late.content.decode()


def test_the_manager_sees_it_on_the_overview_and_first_when_asked(cast: Cast, stil: Stagnatie) -> None:
    html = page(cast.mo, "bureau:overzicht")
    assert "Trajecten die stilstaan" in html and "Samira Yilmaz" in html
    client_of(cast.anna).post(
        reverse("bureau:stagnatie", args=[stil.dossier_id, stil.pk]),
        {"versie": stil.versie, "keuze": "manager"},
    )
    assert "de coach vraagt u mee te denken" in page(cast.mo, "bureau:overzicht")
    assert "bureaumanager is erbij" in page(cast.anna, "bureau:escalatie", stil.dossier_id)


def test_the_coach_sees_the_task_on_the_work_list(cast: Cast, stil: Stagnatie) -> None:
    assert "Het traject staat stil: kies wat er gebeurt" in page(cast.anna, "bureau:dossier", stil.dossier_id)


def test_stagnation_is_not_for_kandidaat_and_opdrachtgever(cast: Cast, stil: Stagnatie) -> None:
    for lid in (cast.piet, cast.samira, cast.verzekeraar):
        page(lid, "bureau:escalatie", stil.dossier_id, code=404)
    html = page(cast.piet, "opdrachtgever:escalatie", stil.dossier_id)
    assert (
        "Geen activiteit" not in html and "stil" not in html.lower().split("<main")[-1].split("deskundig")[0]
    )


def test_piet_picks_a_question_adds_the_missing_paper_and_gets_one_pack(cast: Cast, dossier: Dossier) -> None:
    made = [add_paper(cast, dossier, soort, words=f"KANARIE {soort}") for soort in PAPIEREN]
    add_paper(cast, dossier, "brief", publiek="bureau", words="GEHEIM bureau", titel="Interne brief")
    add_paper(cast, dossier, "brief", publiek="kandidaat", words="GEHEIM kandidaat", titel="Eigen brief")
    client = client_of(cast.piet)
    start = page(cast.piet, "opdrachtgever:oordeel_nieuw", dossier.pk)
    assert "Re-integratie-inspanningen van de werknemer (DO-2)" in start and "€ 400" in start
    begun = client.post(
        reverse("opdrachtgever:oordeel_nieuw", args=[dossier.pk]),
        {"soort": "DO-2", "sleutel": str(uuid.uuid4())},
    )
    row = Deskundigenoordeel.objects.get()
    assert begun.url == reverse("opdrachtgever:oordeel", args=[dossier.pk, row.pk])  # type: ignore[attr-defined]
    html = page(cast.piet, "opdrachtgever:oordeel", dossier.pk, row.pk)
    assert "3 van 4 verplichte stukken zijn er" in html
    assert "Interne brief" not in html and "Eigen brief" not in html
    added = client.post(
        reverse("opdrachtgever:oordeel_stuk", args=[dossier.pk, row.pk, "aanspreken"]),
        {"bestand": file_of(paper("KANARIE brief")), "titel": "Waarschuwing", "datum": "1-3-2027"},
    )
    assert added.status_code == 302
    assert "Alle verplichte stukken zijn er" in page(cast.piet, "opdrachtgever:oordeel", dossier.pk, row.pk)
    row.refresh_from_db()
    brief = Document.objects.get(titel="Waarschuwing")
    choice = {"probleemanalyse": made[0].pk, "plan_van_aanpak": made[1].pk, "advies_bedrijfsarts": made[2].pk}
    data = {**choice, "aanspreken": brief.pk, "versie": row.versie, "doe": "bundel"}
    assert client.post(reverse("opdrachtgever:oordeel", args=[dossier.pk, row.pk]), data).status_code == 302
    html = page(cast.piet, "opdrachtgever:oordeel", dossier.pk, row.pk)
    assert "De bundel is compleet" in html
    row.refresh_from_db()
    assert row.bundel is not None
    words = " ".join(texts(bytes_of(row.bundel)))
    assert words.count("KANARIE") == 4 and "GEHEIM" not in words
    assert client.get(reverse("document", args=[row.bundel.pk])).status_code == 200
    assert client_of(cast.samira).get(reverse("document", args=[row.bundel.pk])).status_code == 404


def test_a_pack_of_nothing_is_refused_at_the_form(cast: Cast, dossier: Dossier) -> None:
    row = ask(dossier, cast.piet)
    response = client_of(cast.piet).post(
        reverse("opdrachtgever:oordeel", args=[dossier.pk, row.pk]), {"versie": row.versie, "doe": "bundel"}
    )
    assert response.status_code == 422 and "Kies eerst de stukken" in response.content.decode()


def test_private_words_never_reach_the_pack(cast: Cast) -> None:
    traject = start_traject_for(cast)
    dossier, intake = traject.dossier, Intake.objects.get(traject=traject, soort="werknemer")
    save_answer(
        intake=intake, domein="financien", tekst="GEHEIM intake", zichtbaarheid="coach", by=cast.anna.actor
    )
    for publiek in ("coach", "bureau", "allen"):
        write_note(
            dossier=dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2027, 3, 10), wie="Samira",
            waarom=f"GEHEIM notitie {publiek}", publiek=publiek,
        )  # fmt: skip
    document = add_paper(cast, dossier, "probleemanalyse", words="KANARIE")
    row = ask(dossier, cast.anna)
    pack = verbs.build_pack(
        oordeel=row, keuze={"probleemanalyse": [document.pk]}, versie=row.versie, by=cast.anna.actor
    )
    words = " ".join(texts(bytes_of(pack)))
    assert "KANARIE" in words and "GEHEIM" not in words


def test_a_question_of_the_other_party_is_seen_once_asked_without_its_papers(
    cast: Cast, dossier: Dossier
) -> None:
    row = ask(dossier, cast.piet)
    page(cast.samira, "kandidaat:oordeel", row.pk, code=404)
    verbs.record_asked(oordeel=row, gevraagd_op=dt.date(2027, 3, 1), by=cast.piet.actor)
    html = page(cast.samira, "kandidaat:oordeel", row.pk)
    assert "Bij UWV" in html and "Welke stukken" not in html and "Ik heb antwoord" not in html
    for name, extra in (("oordeel_stuk", ["aanspreken"]), ("oordeel_stap", ["antwoord"])):
        page(cast.samira, f"kandidaat:{name}", row.pk, *extra, code=404)
    own = ask(dossier, cast.samira, "DO-4", "werknemer")
    page(cast.piet, "opdrachtgever:oordeel", dossier.pk, own.pk, code=404)


def test_the_insurer_and_outsiders_see_nothing(cast: Cast, dossier: Dossier) -> None:
    row = ask(dossier, cast.piet)
    verbs.record_asked(oordeel=row, gevraagd_op=dt.date(2027, 3, 1), by=cast.piet.actor)
    sanction(cast, dossier)
    for lid in (cast.verzekeraar, cast.visser, cast.backoffice, cast.bram, cast.ander_kandidaat):
        for name, *args in (
            ("opdrachtgever:escalatie", dossier.pk), ("opdrachtgever:oordeel", dossier.pk, row.pk),
            ("opdrachtgever:herstel", dossier.pk), ("opdrachtgever:sanctiekosten", dossier.pk),
            ("bureau:oordeel", dossier.pk, row.pk), ("bureau:herstel", dossier.pk),
        ):  # fmt: skip
            page(lid, name, *args, code=404)


def test_the_clock_of_uwv_and_the_answer(cast: Cast, dossier: Dossier) -> None:
    row, client = ask(dossier, cast.piet), client_of(cast.piet)
    url = reverse("opdrachtgever:oordeel_stap", args=[dossier.pk, row.pk, "gevraagd"])
    assert client.post(url, {"dag": "16-3-2027"}).status_code == 422
    assert client.post(url, {"dag": "22-2-2027"}).status_code == 302
    html = page(cast.piet, "opdrachtgever:oordeel", dossier.pk, row.pk)
    assert "8 maart 2027" in html or "8 mrt 2027" in html
    assert "te laat" in html
    answer = reverse("opdrachtgever:oordeel_stap", args=[dossier.pk, row.pk, "antwoord"])
    data = {"antwoord_op": "12-3-2027", "uitkomst": "De werknemer doet genoeg."}
    assert client.post(answer, data).status_code == 302
    html = page(cast.samira, "kandidaat:oordeel", row.pk)
    assert "De werknemer doet genoeg." in html and "later dan de wettelijke termijn" in html
    page(cast.piet, "opdrachtgever:oordeel_stap", dossier.pk, row.pk, "bestaat-niet", code=404)


def test_the_kandidaat_asks_in_plain_words_with_the_fee_and_its_source(cast: Cast, dossier: Dossier) -> None:
    html = page(cast.samira, "kandidaat:oordelen")
    assert "€ 100" in html and "UWV Beleidsregel kosten aanvraag deskundigenoordeel 2013" in html
    html = page(cast.samira, "kandidaat:oordeel_nieuw")
    assert "Doet uw werkgever genoeg?" in html and "DO-5" not in html
    client = client_of(cast.samira)
    client.post(reverse("kandidaat:oordeel_nieuw"), {"soort": "DO-4", "sleutel": str(uuid.uuid4())})
    row = Deskundigenoordeel.objects.get()
    assert row.van == "werknemer"
    assert "mist nog" in page(cast.samira, "kandidaat:oordeel", row.pk)
    url = reverse("kandidaat:oordeel_stuk", args=[row.pk, "toelichting"])
    data: dict[str, Any] = {
        "bestand": file_of(paper("KANARIE uitleg")),
        "titel": "Mijn uitleg",
        "datum": "1-3-2027",
    }
    assert client.post(url, data).status_code == 302
    document = Document.objects.get(titel="Mijn uitleg")
    assert document.publiek == "kandidaat"
    assert client_of(cast.piet).get(reverse("document", args=[document.pk])).status_code == 404
    row.refresh_from_db()
    data = {"toelichting": str(document.pk), "versie": row.versie, "doe": "bundel"}
    assert client.post(reverse("kandidaat:oordeel", args=[row.pk]), data).status_code == 302
    assert "Alles wat nodig is zit erin" in page(cast.samira, "kandidaat:oordeel", row.pk)
    client.post(reverse("kandidaat:oordeel_stuk_vragen", args=[row.pk, "probleemanalyse"]))
    assert Taak.objects.filter(soort="oordeel", voor_rol="coach").count() == 1


def test_too_large_a_paper_is_said_at_the_field(cast: Cast, dossier: Dossier) -> None:
    row = ask(dossier, cast.piet)
    url = reverse("opdrachtgever:oordeel_stuk", args=[dossier.pk, row.pk, "aanspreken"])
    data = {"bestand": file_of(b"%PDF-" + b"0" * (21 * 1024 * 1024)), "titel": "Groot", "datum": "1-3-2027"}
    response = client_of(cast.piet).post(url, data)
    assert response.status_code == 422 and "groter dan 20 MB" in response.content.decode()


def test_without_a_loonsanctie_there_is_no_repair(cast: Cast, dossier: Dossier) -> None:
    page(cast.piet, "opdrachtgever:herstel", dossier.pk, code=404)
    assert "Er is geen loonsanctie vastgelegd" in page(cast.anna, "bureau:herstel", dossier.pk)


def test_findings_become_tasks_and_proven_tasks_a_request(cast: Cast, dossier: Dossier) -> None:
    sanction(cast, dossier)
    assert "Er is nog geen herstelplan" in page(cast.piet, "opdrachtgever:escalatie", dossier.pk)
    client = client_of(cast.piet)
    new = reverse("opdrachtgever:herstel_nieuw", args=[dossier.pk])
    assert client.post(new, {}).status_code == 422
    data = {"bevindingen": ["zoekprofiel_smal"], "regels": "Er is niet bemiddeld"}
    assert client.post(new, data).status_code == 302
    html = page(cast.piet, "opdrachtgever:herstel", dossier.pk)
    assert (
        "0 van 2 taken hebben bewijs" in html and "27 februari 2028" in html and "Verzoek maken" not in html
    )
    refused = client.post(reverse("opdrachtgever:herstel_bundel", args=[dossier.pk]), follow=True)
    assert "Nog niet elke taak heeft bewijs" in refused.content.decode()
    for row in Hersteltaak.objects.all():
        url = reverse("opdrachtgever:hersteltaak", args=[dossier.pk, row.pk])
        assert client.post(url, {"bewezen_op": "12-3-2027", "versie": row.versie}).status_code == 422
        proof: dict[str, Any] = {"bewezen_op": "12-3-2027", "versie": row.versie}
        proof["bestand"] = file_of(paper(f"KANARIE {row.volgorde}"))
        assert client.post(url, proof).status_code == 302
    assert "Elke taak heeft bewijs" in page(cast.piet, "opdrachtgever:herstel", dossier.pk)
    client.post(reverse("opdrachtgever:herstel_bundel", args=[dossier.pk]))
    request = Herstelverzoek.objects.get()
    assert len(texts(bytes_of(request.bundel))) == 3
    sent = reverse("opdrachtgever:herstel_verstuurd", args=[dossier.pk, request.pk])
    assert client.post(sent, {"dag": "15-3-2027"}).status_code == 302
    assert "15 maart 2027" in page(cast.anna, "bureau:herstel", dossier.pk)


def test_a_task_is_changed_left_out_and_opened_again(cast: Cast, dossier: Dossier) -> None:
    sanction(cast, dossier)
    client = client_of(cast.anna)
    client.post(reverse("bureau:herstel_nieuw", args=[dossier.pk]), {"bevindingen": ["stilstand"]})
    row = Hersteltaak.objects.get()
    url = reverse("bureau:hersteltaak_wijzigen", args=[dossier.pk, row.pk])
    data = {"wat": "Weekplan maken", "eigenaar": "coach", "due_on": "1-4-2027", "versie": row.versie}
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 422
    row.refresh_from_db()
    assert (
        client.post(url + "?vervalt", {"reden": "UWV trok dit in", "versie": row.versie}).status_code == 302
    )
    assert "UWV trok dit in" in page(cast.anna, "bureau:herstel", dossier.pk)
    client.post(reverse("bureau:hersteltaak_heropenen", args=[dossier.pk, row.pk]))
    row.refresh_from_db()
    assert row.vervallen_op is None


def test_the_cost_meter_keeps_nothing_and_is_for_the_opdrachtgever(cast: Cast, dossier: Dossier) -> None:
    sanction(cast, dossier)
    client = client_of(cast.piet)
    url = reverse("opdrachtgever:sanctiekosten", args=[dossier.pk])
    html = client.post(url, {"maandloon": "3.000", "lasten": "650"}).content.decode()
    # Vijftien dagen van 120 euro, en 364 dagen tot en met 27 februari 2028.
    for words in ("€ 840", "€ 1.800", "€ 43.680", "16 mei 2027", "€ 9.240", "€ 34.440"):
        assert words in html, words
    assert client.post(url, {"maandloon": "veel"}).status_code == 422
    assert "€ 1.800" not in client.get(url).content.decode()
    page(cast.anna, "opdrachtgever:sanctiekosten", dossier.pk, code=404)
