"""The kandidaat's applications on screen: four fields, stages, proof, rejection, approval, network and overview."""

import io
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.sollicitaties.test_bewijs import MAIL
from wissel import klok
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.sollicitaties.actions import akkoord, begin
from wissel.sollicitaties.models import Afwijzing, Netwerkcontact, Sollicitatie, Sollicitatiebewijs, Stand
from wissel.trajecten.models import Taak


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def mijn(name: str, *more: Any) -> str:
    return reverse(f"kandidaat:{name}", args=more)


def four(**over: Any) -> dict[str, Any]:
    return {
        "sleutel": str(uuid.uuid4()), "werkgever": "Van Dam B.V.", "functie": "Planner", "soort": "vacature",
        "datum": "1-6-2026", **over,
    }  # fmt: skip


def move(client: Any, row: Sollicitatie, stand: str, **over: Any) -> Any:
    data = {"sleutel": str(uuid.uuid4()), "stand": stand, "datum": "2-6-2026", **over}
    return client.post(mijn("sollicitatie_stap", row.pk), data, follow=True)


def upload(client: Any, row: Sollicitatie, bytes_: bytes, name: str = "mail.eml") -> Any:
    data = {"bestand": SimpleUploadedFile(name, bytes_)}
    return client.post(mijn("sollicitatie_bewijs", row.pk), data, follow=True)


def test_four_fields_and_the_same_again_asks_for_a_reason(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    samira = inloggen(cast.samira)
    assert "U heeft nog niets toegevoegd" in text_of(samira.get(mijn("sollicitaties")))
    wrong = samira.post(mijn("sollicitatie_nieuw"), four(werkgever="", datum="31-2-2026"))
    assert wrong.status_code == 422 and "Vul in bij welk bedrijf het is." in text_of(wrong)
    page = samira.post(mijn("sollicitatie_nieuw"), four(), follow=True)
    assert "Nu: Verstuurd" in text_of(page) and "achteraf opgeschreven" in text_of(page)
    double = samira.post(mijn("sollicitatie_nieuw"), four(werkgever="van dam"))
    row = Sollicitatie.objects.get()
    assert double.status_code == 422 and "U heeft dit al" in text_of(double)
    assert mijn("sollicitatie", row.pk) in double.content.decode() and "Wat is er anders?" in text_of(double)
    bare = samira.post(mijn("sollicitatie_nieuw"), four(werkgever="van dam", toch="on"))
    assert "Schrijf kort wat er anders is." in text_of(bare)
    done = samira.post(
        mijn("sollicitatie_nieuw"),
        four(werkgever="van dam", toch="on", waarom="Andere afdeling"),
        follow=True,
    )
    assert "Andere afdeling" in text_of(done) and Sollicitatie.objects.count() == 2
    for view in ("", "?als=lijst"):
        board = text_of(samira.get(mijn("sollicitaties") + view))
        assert "Planner" in board and "van dam" in board
    later = samira.post(mijn("sollicitatie_nieuw"), four(werkgever="Bos", datum=""), follow=True)
    assert "Nu: Bewaard" in text_of(later)


def test_a_vacancy_fills_the_form(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    now = klok.now()
    row = Vacature.objects.create(
        bureau=cast.bureau, titel="Kok", werkgever_naam="Hotel Zon", toegevoegd_op=now, gezien_op=now,
        gewijzigd_op=now, sleutel="x", zoektekst="kok",
    )  # fmt: skip
    samira = inloggen(cast.samira)
    page = samira.get(mijn("sollicitatie_nieuw") + f"?vacature={row.pk}")
    assert "Hotel Zon" in page.content.decode()
    samira.post(mijn("sollicitatie_nieuw"), four(vacature=row.pk))
    made = Sollicitatie.objects.get()
    assert (
        made.vacature_id == row.pk
        and samira.get(mijn("sollicitatie_nieuw") + "?vacature=x").status_code == 200
    )


def test_stages_undo_talk_and_change(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira = inloggen(cast.samira)
    samira.post(mijn("sollicitatie_nieuw"), four())
    row = Sollicitatie.objects.get()
    assert "Kies wat er gebeurde" in text_of(move(samira, row, ""))
    asked = move(samira, row, "gesprek")
    assert "Wanneer is of was het gesprek?" in text_of(asked)
    last = row.stappen.order_by("-id").first()
    assert last is not None
    back = samira.post(mijn("sollicitatie_stap_terug", row.pk, last.pk), follow=True)
    assert "De stap is teruggezet." in text_of(back) and "Nu: Verstuurd" in text_of(back)
    talk = {"sleutel": str(uuid.uuid4()), "dag": "9-6-2026", "tijd": "11.00", "plaats": "Utrecht"}
    card = samira.post(mijn("sollicitatie_gesprek", row.pk), talk, follow=True)
    assert "Mijn kaart" in text_of(card)
    page = text_of(samira.get(mijn("sollicitatie", row.pk)))
    assert "Gesprek op 9 juni 2026" in page and "Kaart voor het gesprek" in page
    row.refresh_from_db()
    stale = {
        "versie": row.versie - 1,
        "werkgever": "Van Dam",
        "soort": "open",
        "volgende": "Bellen",
        "tekst": "x",
    }
    met = samira.post(mijn("sollicitatie_wijzigen", row.pk), stale)
    assert met.status_code == 422 and "Iemand anders heeft dit net gewijzigd" in text_of(met)
    assert f'value="{row.versie}"' in met.content.decode()
    ill = samira.post(
        mijn("sollicitatie_wijzigen", row.pk), {**stale, "versie": row.versie, "tekst": "door mijn hernia"}
    )
    assert ill.status_code == 422 and "Dit lijkt over ziekte te gaan" in text_of(ill)
    samira.post(mijn("sollicitatie_wijzigen", row.pk), {**stale, "versie": row.versie})
    gone = samira.post(mijn("sollicitatie_weg", row.pk), follow=True)
    assert "staat niet meer in uw lijst" in text_of(gone)
    assert "Bellen" in text_of(samira.post(mijn("sollicitatie_weg", row.pk), {"terug": "1"}, follow=True))


def test_proof_is_kept_once_and_harm_gives_a_clear_note(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira = inloggen(cast.samira)
    samira.post(mijn("sollicitatie_nieuw"), four())
    row = Sollicitatie.objects.get()
    page = upload(samira, row, MAIL)
    shown = text_of(page)
    proof = Sollicitatiebewijs.objects.get()
    assert "René van Dam" in shown and proof.sha256 in shown and "KANARIE" not in page.content.decode()
    assert "Dit bewijs stond er al." in text_of(upload(samira, row, MAIL, "nog een keer.eml"))
    file = samira.get(reverse("document", args=[proof.document_id]))
    assert file["Content-Type"] == "application/octet-stream" and "attachment" in file["Content-Disposition"]
    for bad, words in (
        (b"From: a@b\r\nTo: c@d\r\n" + b"X-Lang: 1\r\n" * 30_000 + b"\r\nx", "geen opgeslagen e-mail"),
        (b"<script>alert(1)</script>", "geen opgeslagen e-mail"), (b"", "Dit bestand is leeg"),
    ):  # fmt: skip
        refused = upload(samira, row, bad)
        assert refused.status_code == 422 and words in text_of(refused), words
    strange = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: =?utf-99?q?=FF=FE?=\r\nDate: morgen\r\n\r\nx"
    assert "Zonder datum" in text_of(upload(samira, row, strange))
    facts = {"datum": "1-6-2026", "aan": "Mevrouw Bos", "onderwerp": "Planner", "hoe": "gebeld"}
    assert "Mevrouw Bos" in text_of(samira.post(mijn("sollicitatie_bewijs", row.pk), facts, follow=True))
    samira.post(mijn("sollicitatie_nieuw"), four(werkgever="Bakker"))
    other = Sollicitatie.objects.get(werkgever="Bakker")
    assert "Dit bewijs staat al bij" in text_of(upload(samira, other, MAIL))
    gone = samira.post(mijn("sollicitatie_bewijs_weg", row.pk, proof.pk), follow=True)
    assert "Het bewijs is weggehaald." in text_of(gone) and proof.sha256 not in text_of(gone)


def test_a_rejection_teaches_and_gives_a_call(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira = inloggen(cast.samira)
    samira.post(mijn("sollicitatie_nieuw"), four())
    row = Sollicitatie.objects.get()
    asked = text_of(move(samira, row, "afgewezen", bord="1"))
    assert "Waarom zei de werkgever nee?" in asked and "Wat gaf bij u de doorslag?" in asked
    assert samira.post(mijn("afwijzing", row.pk), {"les": ""}).status_code == 422
    said = {"reden": "uren", "les": "Eerder vragen", "voorstel": "Ook avonden", "nabellen": "on"}
    page = text_of(samira.post(mijn("afwijzing", row.pk), said, follow=True))
    assert "Eerder vragen" in page and "Uw coach kijkt hier nog naar." in page
    task = Taak.objects.get(soort="nabellen")
    assert samira.get(mijn("taak", task.pk)).status_code == 302 and "Van Dam" in text_of(
        samira.get(mijn("nabellen"))
    )
    samira.post(mijn("afwijzing_gebeld", row.pk))
    task.refresh_from_db()
    assert task.klaar_op and Afwijzing.objects.get().reden == "uren"


def test_what_the_bureau_prepared_waits_for_a_yes(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = begin(
        dossier=dossier,
        by=cast.joris.actor,
        sleutel=uuid.uuid4(),
        werkgever="Van Dam",
        functie="Kok",
        tekst="Beste heer",
    )
    akkoord.propose(sollicitatie=row, by=cast.joris.actor)
    samira = inloggen(cast.samira)
    assert "Lezen en antwoord geven" in text_of(samira.get(mijn("sollicitaties")))
    page = mijn("sollicitatie_akkoord", row.pk)
    assert "Beste heer" in text_of(samira.get(page))
    refused = move(samira, row, "verstuurd")
    assert refused.status_code == 422 and Sollicitatie.objects.get().stand == Stand.BEWAARD
    assert "Schrijf wat er anders moet." in text_of(samira.post(page, {"antwoord": "anders"}))
    asked = samira.post(page, {"antwoord": "anders", "gevraagd": "Niet Beste maar Geachte"}, follow=True)
    assert "Niet Beste maar Geachte" in text_of(asked)
    row.refresh_from_db()
    akkoord.propose(sollicitatie=row, by=cast.joris.actor)
    assert samira.post(page, {"antwoord": "ja", "versie": "1"}).status_code == 409
    row.refresh_from_db()
    done = samira.post(page, {"antwoord": "ja", "versie": row.versie}, follow=True)
    assert "U gaf akkoord" in text_of(done) and "Nu: Verstuurd" in text_of(move(samira, row, "verstuurd"))


def test_network_and_the_overview_as_sheet_and_pdf(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira = inloggen(cast.samira)
    contact = {"sleutel": str(uuid.uuid4()), "wie": "=HYPERLINK(1)", "kanaal": "gesprek", "datum": "1-6-2026",
               "netwerkgesprek": "on", "resultaat": "Belt terug"}  # fmt: skip
    assert samira.post(mijn("netwerkcontact_nieuw"), {**contact, "wie": ""}).status_code == 422
    assert "Belt terug" in text_of(samira.post(mijn("netwerkcontact_nieuw"), contact, follow=True))
    samira.post(mijn("sollicitatie_nieuw"), four(werkgever="=1+1"))
    row = Sollicitatie.objects.get()
    upload(samira, row, MAIL)
    move(samira, row, "geen_reactie")
    begin(dossier=dossier, by=cast.joris.actor, sleutel=uuid.uuid4(), werkgever="Bureauwerk")
    page = text_of(samira.get(mijn("sollicitatieoverzicht")))
    assert (
        "Sollicitaties verstuurd U: 1 · Bureau: 0" in page
        and "Waarvan netwerkgesprekken U: 1 · Bureau: 0" in page
    )
    wrong = samira.get(mijn("sollicitatieoverzicht") + "?van=3-6-2026&tot=1-6-2026")
    assert wrong.status_code == 422
    made = samira.get(mijn("sollicitatieoverzicht_bestand", "xlsx") + "?van=2026-06-01&tot=2026-06-02")
    book = load_workbook(io.BytesIO(made.content))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert not any(cell.data_type == "f" for cell in cells)
    values = {str(cell.value) for cell in cells}
    assert {"=1+1", "=HYPERLINK(1)", "Geen reactie", Sollicitatiebewijs.objects.get().sha256} <= values
    pdf = samira.get(mijn("sollicitatieoverzicht_bestand", "pdf"))
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")
    assert samira.get(mijn("sollicitatieoverzicht_bestand", "exe")).status_code == 404
    drop = mijn("netwerkcontact_weg", Netwerkcontact.objects.get().pk)
    assert "staat niet meer in uw lijst" in text_of(samira.post(drop))
    assert "Belt terug" in text_of(samira.post(drop, {"terug": "1"}, follow=True))


def test_a_closed_case_is_read_only(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira = inloggen(cast.samira)
    samira.post(mijn("sollicitatie_nieuw"), four())
    row = Sollicitatie.objects.get()
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=row.stand_op)
    for name, more in (
        ("sollicitaties", ()),
        ("sollicitatie", (row.pk,)),
        ("netwerk", ()),
        ("sollicitatieoverzicht", ()),
    ):
        page = samira.get(mijn(name, *more))
        assert page.status_code == 200 and "toevoegen</a>" not in page.content.decode()
    assert move(samira, row, "gesprek").status_code == 409
