"""Applications as the bureau works with them: the board, preparing one, numbers with their lines, and lessons."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.jobportal.test_lijst import vacancy
from wissel.dossiers.models import Dossier
from wissel.sollicitaties import cijfers
from wissel.sollicitaties.actions import akkoord, begin, lessen, netwerk, sollicitatie
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie, Sollicitatiebewijs, Stand
from wissel.trajecten.models import Taak
from wissel.zoekprofielen.models import Zoekprofiel

DAG = dt.date(2026, 6, 2)
MAIL = b"From: Samira <s@example.org>\r\nTo: Van Dam <werk@vandam.example>\r\nSubject: Planner\r\n\r\nDag"


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


@pytest.fixture
def url(dossier: Dossier) -> Any:
    def address(name: str, *more: Any) -> str:
        return reverse(f"bureau:{name}", args=[dossier.pk, *more])

    return address


def test_a_jobhunter_prepares_and_sends_only_what_was_approved(
    cast: Cast, dossier: Dossier, inloggen: Any, url: Any
) -> None:
    joris = inloggen(cast.joris)
    assert "Er staat nog niets." in text_of(joris.get(url("sollicitaties")))
    job = vacancy(cast, "Planner", werkgever_naam="Van Dam")
    begun = joris.get(url("sollicitatie_nieuw") + f"?vacature={job.pk}").content.decode()
    assert str(job.pk) in begun and 'value="Van Dam"' in begun
    data = {"sleutel": uuid.uuid4(), "werkgever": "Van Dam", "functie": "Planner", "soort": "vacature",
            "vacature": job.pk, "tekst": "Geachte heer, ik heb een depressie"}  # fmt: skip
    refused = joris.post(url("sollicitatie_nieuw"), data)
    assert refused.status_code == 422 and "Dit lijkt over ziekte te gaan" in text_of(refused)
    data["tekst"] = "Geachte heer, ik plan graag"
    for _twice in range(2):
        made = joris.post(url("sollicitatie_nieuw"), data, follow=True)
    row = Sollicitatie.objects.get()
    assert "Nog niet voorgelegd" in text_of(made) and row.initiatief == "jobhunter" and row.begeleid
    assert row.vacature_id == job.pk
    double = joris.post(url("sollicitatie_nieuw"), {**data, "sleutel": uuid.uuid4()})
    assert double.status_code == 422 and "Toch toevoegen" in text_of(double)
    step = {"stand": Stand.VERSTUURD, "datum": "2-6-2026"}
    for lid in (cast.joris, cast.anna):
        stopped = inloggen(lid).post(url("sollicitatie_stap", row.pk), {**step, "sleutel": uuid.uuid4()})
        assert stopped.status_code == 422 and "nog geen akkoord gegeven" in text_of(stopped)
    joris = inloggen(cast.joris)
    laid = joris.post(url("sollicitatie_voorleggen", row.pk), follow=True)
    assert "Wacht op akkoord van de kandidaat" in text_of(laid)
    akkoord.ask_change(sollicitatie=row, by=cast.samira.actor, gevraagd="Graag korter")
    assert "Graag korter" in text_of(joris.get(url("sollicitatie", row.pk)))
    joris.post(url("sollicitatie_voorleggen", row.pk))
    row.refresh_from_db()
    akkoord.approve(sollicitatie=row, by=cast.samira.actor, versie=row.versie)
    change = {"versie": row.versie, "werkgever": "Van Dam", "functie": "Planner", "soort": "vacature"}
    assert "nieuw akkoord nodig" in text_of(joris.get(url("sollicitatie_wijzigen", row.pk)))
    joris.post(url("sollicitatie_wijzigen", row.pk), {**change, "tekst": "Anders"})
    clash = joris.post(url("sollicitatie_wijzigen", row.pk), {**change, "tekst": "Nog anders"})
    assert clash.status_code == 409 and "Iemand anders heeft dit net gewijzigd" in text_of(clash)
    stopped = joris.post(url("sollicitatie_stap", row.pk), {**step, "sleutel": uuid.uuid4()})
    assert stopped.status_code == 422
    row.refresh_from_db()
    akkoord.approve(sollicitatie=row, by=cast.samira.actor, versie=row.versie)
    sent = joris.post(
        url("sollicitatie_stap", row.pk),
        {"stand": Stand.VERSTUURD, "sleutel": uuid.uuid4(), "van": "bord"},
        follow=True,
    )
    assert "staat nu op: Verstuurd" in text_of(sent) and "Planner" in text_of(sent)


def test_proof_contact_and_undo_from_the_page(cast: Cast, dossier: Dossier, inloggen: Any, url: Any) -> None:
    row = begin(
        dossier=dossier,
        by=cast.samira.actor,
        sleutel=uuid.uuid4(),
        werkgever="Van Dam",
        stand=Stand.VERSTUURD,
    )
    anna = inloggen(cast.anna)
    page = url("sollicitatie_bewijs", row.pk)
    for _twice in range(2):
        kept = anna.post(page, {"bestand": SimpleUploadedFile("mail.eml", MAIL)}, follow=True)
    assert "Dit bewijs stond er al." in text_of(kept) and "werk@vandam.example" in text_of(kept)
    assert anna.post(page, {"doe": "hand", "datum": "3-6-2026", "aan": "Ans"}).status_code == 422
    assert anna.post(page, {"bestand": SimpleUploadedFile("x.exe", b"MZ" * 40)}).status_code == 422
    anna.post(page, {"doe": "hand", "datum": "2-6-2026", "aan": "Ans", "hoe": "gebeld"})
    proof = Sollicitatiebewijs.objects.get(soort="hand")
    gone = anna.post(url("sollicitatie_bewijs_weg", row.pk, proof.pk), follow=True)
    assert "Ans" not in text_of(gone)
    anna.post(
        url("sollicitatie_stap", row.pk), {"stand": "gesprek", "datum": "1-6-2026", "sleutel": uuid.uuid4()}
    )
    step = row.stappen.get(stand="gesprek")
    back = anna.post(url("sollicitatie_stap_terug", row.pk, step.pk), follow=True)
    assert "teruggezet" in text_of(back) and "achteraf opgeschreven" in text_of(back)
    contact = {"sleutel": uuid.uuid4(), "wie": "Ans van Dam", "kanaal": "telefoon", "datum": "2-6-2026",
               "sollicitatie": str(row.pk)}  # fmt: skip
    said = anna.post(url("netwerkcontact_nieuw"), contact, follow=True)
    assert "Ans van Dam" in text_of(said) and "initiatief Coach" in text_of(said)
    assert "Contact in het netwerk" in text_of(anna.get(url("logboek")))
    anna.post(url("netwerkcontact_weg", Netwerkcontact.objects.get().pk))
    assert Netwerkcontact.objects.get().weg_op
    listed = text_of(anna.get(url("sollicitaties") + "?als=lijst"))
    assert "1 bewijs" in listed and "Initiatief Kandidaat" in listed
    anna.post(url("sollicitatie_weg", row.pk))
    assert "telt niet mee" in text_of(anna.get(url("sollicitatie", row.pk)))
    anna.post(url("sollicitatie_weg", row.pk), {"doe": "terug"})
    row.refresh_from_db()
    assert row.weg_op is None


def test_who_reads_and_who_does_not(cast: Cast, dossier: Dossier, inloggen: Any, url: Any) -> None:
    row = begin(dossier=dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever="Van Dam")
    sollicitatie.change(sollicitatie=row, by=cast.samira.actor, versie=1, volgende="Bellen")
    mo = inloggen(cast.mo)
    seen = mo.get(url("sollicitaties"))
    assert "Van Dam" in text_of(seen) and "Sollicitatie klaarmaken" not in text_of(seen)
    assert mo.post(url("sollicitatie_voorleggen", row.pk)).status_code == 404
    for lid in (cast.piet, cast.samira):
        client = inloggen(lid)
        for name, more in (("sollicitaties", ()), ("sollicitatie", (row.pk,)), ("sollicitatie_nieuw", ())):
            assert client.get(url(name, *more)).status_code == 404


def test_each_number_opens_its_lines_and_counts_kandidaat_and_bureau_apart(
    cast: Cast, dossier: Dossier, inloggen: Any, url: Any
) -> None:
    for name in ("Van Dam", "Bakker"):
        begin(
            dossier=dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever=name, stand=Stand.VERSTUURD
        )
    ours = begin(dossier=dossier, by=cast.joris.actor, sleutel=uuid.uuid4(), werkgever="Smid", soort="open")
    akkoord.approve(sollicitatie=ours, by=cast.samira.actor, versie=ours.versie)
    sollicitatie.move(
        sollicitatie=ours, by=cast.joris.actor, stand=Stand.VERSTUURD, datum=DAG, sleutel=uuid.uuid4()
    )
    for lid in (cast.anna, cast.joris):
        netwerk.add_contact(
            dossier=dossier, by=lid.actor, sleutel=uuid.uuid4(), wie="Ans", kanaal="mail", datum=DAG,
            netwerkgesprek=lid == cast.anna,
        )  # fmt: skip
    found = cijfers.numbers(bureau_id=dossier.bureau_id, dossier_id=dossier.pk, van=DAG, tot=DAG)
    count = {
        (row.sleutel, party): row.aantal(party) for row in found.regels for party in ("kandidaat", "bureau")
    }
    assert (
        count["verstuurd", "kandidaat"] == 2
        and count["verstuurd", "bureau"] == count["soort-open", "bureau"] == 1
    )
    assert count["netwerk", "bureau"] == 2 and count["netwerkgesprek", "bureau"] == 1
    words = cijfers.sentence(found)
    assert "kandidaat: 2 sollicitaties verstuurd, 0 gesprekken" in words and "bureau: 1 sollicitatie" in words
    mo = inloggen(cast.mo)
    page = url("sollicitatie_cijfers")
    lines = text_of(mo.get(page + "?regel=verstuurd&partij=kandidaat"))
    assert "Van Dam" in lines and "Bakker" in lines and "Smid" not in lines
    assert "Ans" in text_of(mo.get(page + "?regel=netwerk&partij=bureau&van=1-6-2026&tot=2026-06-02"))
    assert "Geen regels" in text_of(mo.get(page + "?regel=netwerk&partij=bureau&van=1-5-2026&tot=2-5-2026"))
    assert mo.get(page + "?van=2-6-2026&tot=1-6-2026").status_code == 422
    assert mo.get(page + "?regel=x&partij=y").status_code == 200


def test_a_lesson_changes_the_zoekprofiel_and_its_history_says_so(
    cast: Cast, dossier: Dossier, inloggen: Any, url: Any
) -> None:
    row = begin(
        dossier=dossier,
        by=cast.samira.actor,
        sleutel=uuid.uuid4(),
        werkgever="Van Dam",
        stand=Stand.AFGEWEZEN,
    )
    lesson = lessen.learn(
        sollicitatie=row,
        by=cast.samira.actor,
        reden="uren",
        les="Eerder vragen",
        voorstel="Liever in de ochtend",
    )
    joris = inloggen(cast.joris)
    seen = text_of(joris.get(url("sollicitatie_lessen")))
    assert "Liever in de ochtend" in seen and "Zoekprofiel bijstellen" not in seen
    assert joris.get(url("sollicitatie_les", lesson.pk)).status_code == 404
    anna = inloggen(cast.anna)
    page = url("sollicitatie_les", lesson.pk)
    assert "Na een afwijzing op 2 juni 2026: Liever in de ochtend" in text_of(anna.get(page))
    assert anna.post(page, {"geleerd": " "}).status_code == 422
    for _twice in range(2):
        done = anna.post(page, {"geleerd": "Ochtenden passen beter", "koers": "smaller"}, follow=True)
    draft = Zoekprofiel.objects.get()
    assert draft.geleerd == "Ochtenden passen beter" and draft.koers == "smaller"
    assert "Gewijzigd na afwijzing Van Dam, 2 juni 2026" in text_of(done)
    assert not Taak.objects.filter(soort="zoekprofiel_bijstellen", klaar_op=None).exists()
    assert "Verwerkt in versie 1" in text_of(anna.get(url("sollicitatie_lessen")))
    other = begin(
        dossier=dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever="Smid", stand=Stand.AFGEWEZEN
    )
    left = lessen.learn(sollicitatie=other, by=cast.samira.actor, reden="ander", voorstel="Niets")
    anna.post(url("sollicitatie_les", left.pk), {"doe": "niets"})
    left.refresh_from_db()
    assert left.bekeken_op and left.zoekprofiel_id is None
