"""The voice of the kandidaat: four answers, own papers with the envelope, requests about data, the own plan."""

import datetime as dt
import uuid
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from tests.documenten import stukken
from wissel.belastbaarheid.stand import Stand
from wissel.database.context import set_context
from wissel.documenten import actions as documenten
from wissel.documenten.models import Document
from wissel.documenten.soorten import SOORTEN
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.models import LogbookEntry
from wissel.outbox.models import Melding
from wissel.regie import realiteit
from wissel.regie.actions import eigenstukken, stem, toekomst, verzoeken
from wissel.regie.models import Documentstem, EigenStuk, Gegevensverzoek, Toekomstplan
from wissel.regie.realiteit import Antwoord, Marktfeit, Wens
from wissel.regie.samenvatting import explain, known, meanings
from wissel.trajecten.models import Taak

TODAY = dt.date(2026, 4, 6)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


@pytest.fixture
def document(cast: Cast, dossier: Dossier) -> Document:
    return documenten.upload_document(
        dossier=dossier, by=cast.anna.actor, titel="Advies van april", soort="advies_bedrijfsarts",
        datum=dt.date(2026, 4, 1), publiek="allen", bestand=pdf("advies.pdf"),
    )  # fmt: skip


def pdf(name: str = "stuk.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(
        name, stukken.plain_pdf() + uuid.uuid4().hex.encode(), content_type="application/pdf"
    )


def body(page: Any) -> str:
    return str(page.content.decode())


# --- Mijn stem (D10)


def test_every_kind_of_paper_has_plain_words() -> None:
    assert not set(SOORTEN) - known()
    assert set(meanings()) == set(Documentstem.Antwoord.values)
    for kind in known():
        words = explain(kind)
        for text in (words.wat, words.waarvoor, words.let_op):
            assert text and max(len(each.split()) for each in text.split(".")) <= 20, (kind, text)
    assert explain("bestaat_niet") == explain("overig")


def test_not_agreed_gives_the_coach_a_task_and_the_werkgever_only_hears_in_overleg(
    cast: Cast, dossier: Dossier, document: Document, inloggen: Any
) -> None:
    """D10: niet akkoord → task with a term, the opdrachtgever sees "in overleg", the text only once shared."""
    secret = "Dit klopt niet: KANARIE-stem"
    where = reverse("kandidaat:stuk", args=[document.pk])
    client = inloggen(cast.samira)
    page = client.get(where)
    assert explain("advies_bedrijfsarts").wat in body(page) and "Wat betekenen de vier antwoorden?" in body(
        page
    )
    done = client.post(where, {"antwoord": "niet_akkoord", "tekst": secret}, follow=True)
    client.post(where, {"antwoord": "niet_akkoord", "tekst": secret})
    assert "Uw coach antwoordt uiterlijk op" in body(done)
    set_context(bureau_id=cast.bureau.pk)
    row = Documentstem.objects.get()
    task = Taak.objects.get(sleutel=stem.task_key(row))
    assert task.voor_rol == "coach" and task.due_on == row.antwoord_uiterlijk
    employer = reverse("opdrachtgever:dossier_documenten", args=[dossier.pk])
    seen = body(inloggen(cast.piet).get(employer))
    assert "in overleg" in seen and "KANARIE" not in seen and "niet akkoord" not in seen
    coach = inloggen(cast.anna)
    assert "KANARIE-stem" in body(coach.get(reverse("bureau:stem", args=[dossier.pk])))
    answer = reverse("bureau:documentstem", args=[dossier.pk, row.pk])
    assert coach.post(answer, {"reactie": "Wij vragen het na."}).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    task.refresh_from_db()
    assert task.klaar_op is not None
    client = inloggen(cast.samira)
    after = body(client.get(where))
    assert "Wij vragen het na." in after and reverse("kandidaat:oordelen") in after
    client.post(reverse("kandidaat:stem_delen", args=[row.pk]), {"deel": "ja"})
    assert "KANARIE-stem" in body(inloggen(cast.piet).get(employer))
    inloggen(cast.samira).post(reverse("kandidaat:stem_delen", args=[row.pk]), {"deel": "nee"})
    assert "KANARIE-stem" not in body(inloggen(cast.piet).get(employer))


def test_sharing_words_about_health_is_asked_once_more(cast: Cast, document: Document, inloggen: Any) -> None:
    row = stem.give_stem(
        document=document, antwoord="vraag", tekst="Staat mijn hernia erin?", by=cast.samira.actor
    )
    client, where = inloggen(cast.samira), reverse("kandidaat:stem_delen", args=[row.pk])
    assert "hernia" in body(client.post(where, {"deel": "ja"})) and "Toch delen" in body(
        client.post(where, {"deel": "ja"})
    )
    set_context(bureau_id=cast.bureau.pk)
    row.refresh_from_db()
    assert row.gedeeld_op is None
    client.post(where, {"deel": "ja", "toch": "ja"})
    set_context(bureau_id=cast.bureau.pk)
    row.refresh_from_db()
    assert row.gedeeld_op is not None


def test_an_answer_needs_its_words_and_agreeing_asks_nothing(cast: Cast, document: Document) -> None:
    with pytest.raises(DomainError) as refused:
        stem.give_stem(document=document, antwoord="vraag", tekst=" ", by=cast.samira.actor)
    assert refused.value.veld == "tekst"
    stem.give_stem(document=document, antwoord="akkoord", tekst="", by=cast.samira.actor)
    assert not Taak.objects.filter(soort="documentstem").exists()
    with pytest.raises(DomainError):
        stem.give_stem(document=document, antwoord="akkoord", tekst="", by=cast.anna.actor)


def test_a_new_answer_ends_the_task_of_the_old_one(cast: Cast, document: Document) -> None:
    first = stem.give_stem(document=document, antwoord="vraag", tekst="Wat is dit?", by=cast.samira.actor)
    stem.give_stem(document=document, antwoord="akkoord", tekst="", by=cast.samira.actor)
    assert Taak.objects.get(sleutel=stem.task_key(first)).klaar_op is not None


# --- own papers and the envelope (category E)


def test_the_envelope_is_for_the_kandidaat_alone(
    cast: Cast, dossier: Dossier, inloggen: Any, settings: Any
) -> None:
    """Canary: visible to the kandidaat, and on no page, file, mail or log line of anybody else."""
    canary = "KANARIE-ENVELOP"
    client = inloggen(cast.samira)
    where = reverse("kandidaat:eigen")
    data = {"titel": canary, "plek": "envelop", "bestand": pdf(f"{canary}.pdf")}
    assert canary in body(client.post(where, data, follow=True))
    set_context(bureau_id=cast.bureau.pk)
    row = EigenStuk.objects.get()
    file = reverse("eigenstuk", args=[row.pk])
    assert client.get(file).status_code == 200 and canary in body(client.get(where))
    pages = [
        reverse("bureau:dossier", args=[dossier.pk]), reverse("bureau:stem", args=[dossier.pk]),
        reverse("bureau:documenten", args=[dossier.pk]), reverse("bureau:logboek", args=[dossier.pk]), "/vandaag/",
        reverse("opdrachtgever:dossier", args=[dossier.pk]),
        reverse("opdrachtgever:dossier_documenten", args=[dossier.pk]),
    ]  # fmt: skip
    for who in (cast.anna, cast.mo, cast.joris, cast.backoffice, cast.piet, cast.visser, cast.verzekeraar):
        other = inloggen(who)
        assert other.get(file).status_code == 404, who
        for page in pages:
            assert canary not in other.get(page).content.decode(errors="replace"), (who, page)
    set_context(bureau_id=cast.bureau.pk)
    told = [*Melding.objects.values_list(), *LogbookEntry.objects.values_list()]
    assert told and canary not in str(told)
    assert canary not in str(Document.objects.values_list())


def test_nothing_opens_the_envelope(cast: Cast, dossier: Dossier) -> None:
    row = eigenstukken.add_stuk(
        dossier=dossier, titel="Brief", bestand=pdf(), envelop=True, by=cast.samira.actor
    )
    with pytest.raises(DomainError):
        eigenstukken.share_stuk(stuk=row, deel=True, by=cast.samira.actor)
    with pytest.raises(DomainError):
        eigenstukken.open_stuk(stuk=row, by=cast.anna.actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        EigenStuk.objects.filter(pk=row.pk).update(gedeeld_op=dt.datetime(2026, 4, 1, tzinfo=dt.UTC))
    with pytest.raises(DomainError):
        eigenstukken.add_stuk(dossier=dossier, titel="x", bestand=pdf(), envelop=False, by=cast.anna.actor)


def test_an_own_paper_is_shared_and_taken_away_by_choice(
    cast: Cast, dossier: Dossier, inloggen: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    row = eigenstukken.add_stuk(
        dossier=dossier, titel="Diploma", bestand=pdf(), envelop=False, by=cast.samira.actor
    )
    file = reverse("eigenstuk", args=[row.pk])
    assert inloggen(cast.anna).get(file).status_code == 404
    inloggen(cast.samira).post(reverse("kandidaat:eigen_delen", args=[row.pk]), {"deel": "ja"})
    assert inloggen(cast.anna).get(file).status_code == 200
    assert "Diploma" in body(inloggen(cast.anna).get(reverse("bureau:stem", args=[dossier.pk])))
    assert inloggen(cast.mo).get(file).status_code == 404 and inloggen(cast.piet).get(file).status_code == 404
    set_context(bureau_id=cast.bureau.pk)
    assert LogbookEntry.objects.filter(actie="eigen_stuk_geopend").count() == 1
    path = Path(settings.MEDIA_ROOT) / row.pad
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        eigenstukken.remove_stuk(stuk=row, by=cast.samira.actor)
        eigenstukken.remove_stuk(stuk=row, by=cast.samira.actor)
    assert not path.exists() and not EigenStuk.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('regie_eigenstukevent')")
        assert cursor.fetchone() == (None,)


# --- requests about data (AVG 16 and 18)


def test_a_request_has_a_month_a_task_and_an_answer(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client, where = inloggen(cast.samira), reverse("kandidaat:gegevens")
    data = {"sleutel": uuid.uuid4(), "soort": "beperking", "over": "Verslag 1", "tekst": "Dit klopt niet."}
    assert "Het bureau weet dat u dit vraagt." in body(client.post(where, data, follow=True))
    client.post(where, data)
    set_context(bureau_id=cast.bureau.pk)
    row = Gegevensverzoek.objects.get()
    assert Taak.objects.get(sleutel=verzoeken.task_key(row)).due_on == row.antwoord_uiterlijk
    assert "Gegevens beperkt gebruiken" in body(
        inloggen(cast.anna).get(reverse("bureau:dossier", args=[dossier.pk]))
    )
    decide = reverse("bureau:gegevensverzoek", args=[dossier.pk, row.pk])
    assert inloggen(cast.mo).post(decide, {"besluit": "ja"}).status_code == 422
    assert (
        inloggen(cast.mo).post(decide, {"besluit": "ja", "reactie": "Wij wachten ermee."}).status_code == 302
    )
    assert "Wij gebruiken dit nu niet." in body(inloggen(cast.samira).get(where))
    lift = reverse("bureau:beperking_opheffen", args=[dossier.pk, row.pk])
    assert inloggen(cast.anna).post(lift, {"reden": "Uitgezocht: het klopt."}).status_code == 302
    assert "Uitgezocht: het klopt." in body(inloggen(cast.samira).get(where))
    page = body(inloggen(cast.anna).get(reverse("bureau:dossier", args=[dossier.pk])))
    assert "Gegevens beperkt gebruiken" not in page


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-01-31", "2026-02-28"), ("2026-12-15", "2027-01-15"), ("2028-01-30", "2028-02-29")],
)
def test_a_month_is_the_same_day_of_the_next(day: str, last: str) -> None:
    assert verzoeken.in_a_month(dt.date.fromisoformat(day)) == dt.date.fromisoformat(last)


# --- the own plan (S2.31)


def stand(**changes: Any) -> Stand:
    values: dict[str, Any] = {
        "id": uuid.uuid4(), "soort": "fml", "datum": dt.date(2026, 3, 1), "bron_naam": "FML", "auteur": "x",
        "auteur_rol": "bedrijfsarts", "verouderd": False, "uren_dag": Decimal(4), "uren_week": Decimal(16),
        "punten": {}, "lijst": "1",
    }  # fmt: skip
    return Stand(**{**values, **changes})


WENS = Wens("Conciërge", Decimal(24), dt.date(2026, 9, 1), (("Bellen", dt.date(2026, 4, 1)),))


def test_unknown_stays_unknown_and_says_what_is_missing() -> None:
    empty = Wens("", None, None, ())
    found = realiteit.check(empty, None, [], None, None, None, TODAY)
    assert [each.antwoord for each in found] == [Antwoord.ONBEKEND] * 3 and all(each.mist for each in found)
    assert realiteit.check(empty, None, [], [], None, None, TODAY)[1].antwoord is Antwoord.ONBEKEND


def test_a_wish_lies_beside_hours_market_and_time_with_its_reasons() -> None:
    fact = Marktfeit("Conciërge", 12, "werk.nl", dt.date(2025, 12, 1), "ja", "")
    can, market, time = realiteit.check(
        WENS, stand(), [], [fact], dt.date(2026, 8, 1), dt.date(2026, 10, 1), TODAY
    )
    assert can.antwoord is Antwoord.LET_OP and "U wilt 24 uur per week. Nu kan 16 uur." in can.redenen[0]
    assert market.antwoord is Antwoord.LET_OP and "12 vacatures op 1 december 2025" in market.redenen[0]
    assert time.antwoord is Antwoord.LET_OP and "Over 16 weken (1 augustus 2026)" in time.redenen[0]
    assert any("Uw plan is later klaar." in each for each in time.redenen)
    assert any("Bellen" in each for each in time.redenen)


def test_what_fits_is_said_too() -> None:
    wens = Wens("Conciërge", Decimal(12), dt.date(2026, 7, 1), ())
    fact = Marktfeit("Conciërge", 12, "werk.nl", dt.date(2026, 4, 1), "ja", "")
    _can, market, time = realiteit.check(wens, stand(), [], [fact], dt.date(2026, 8, 1), None, TODAY)
    assert market.antwoord is Antwoord.PAST and time.antwoord is Antwoord.PAST


def test_the_own_plan_is_written_checked_and_shared_by_choice(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    client, where = inloggen(cast.samira), reverse("kandidaat:toekomst_schrijven")
    assert client.get(reverse("kandidaat:toekomst")).url == where
    data = {
        "versie": 0, "doel": "Werken met mensen KANARIE-plan", "uren_per_week": "20", "klaar_op": "1-9-2026",
        "beroep_zoek": "", "wat_0": "Open dag", "wanneer_0": "1-6-2026", "wat_1": "Bellen", "gedaan_1": "on",
    }  # fmt: skip
    page = client.post(where, data, follow=True)
    assert (
        "KANARIE-plan" in body(page)
        and "Past uw plan bij wat wij weten?" in body(page)
        and "Open dag" in body(page)
    )
    assert "Er is nog geen lijst van wat u kunt in werk." in body(page)
    assert client.post(where, data).status_code == 422
    coach = reverse("bureau:stem", args=[dossier.pk])
    assert "KANARIE-plan" not in body(inloggen(cast.anna).get(coach))
    inloggen(cast.samira).post(reverse("kandidaat:toekomst_delen"), {"deel": "ja"})
    assert "KANARIE-plan" in body(inloggen(cast.anna).get(coach))
    assert "KANARIE-plan" not in body(inloggen(cast.mo).get(coach))
    set_context(bureau_id=cast.bureau.pk)
    row = Toekomstplan.objects.get()
    assert row.stappen.count() == 2 and row.stappen.get(wat="Bellen").gedaan_op is not None
    with pytest.raises(DomainError):
        toekomst.share_plan(plan=row, deel=False, by=cast.anna.actor)


def test_a_file_that_no_row_knows_goes_after_a_day(
    cast: Cast, dossier: Dossier, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = eigenstukken.add_stuk(
        dossier=dossier, titel="Diploma", bestand=pdf(), envelop=False, by=cast.samira.actor
    )
    lost = Path(settings.MEDIA_ROOT) / str(cast.bureau.pk) / eigenstukken.FOLDER / "los"
    lost.write_bytes(b"half")
    monkeypatch.setattr(eigenstukken.klok, "now", lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=2))
    assert eigenstukken.sweep(cast.bureau.pk) == 1
    assert not lost.exists() and (Path(settings.MEDIA_ROOT) / row.pad).exists()
