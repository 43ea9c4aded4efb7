"""Papers with the fact they prove, advice that was followed, and the eerstejaarsevaluatie with the view of both."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pdfua import validate

from tests.arrange.dossiers import open_samira, record_consult
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.documenten import stukken as bestanden
from wissel.database.context import set_context
from wissel.documenten.evaluaties import finish_evaluatie
from wissel.documenten.models import Document
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.models import Dossier, Eerstejaarsevaluatie, Feit, Milestone
from wissel.dossiers.plichten import evaluatie as verbs
from wissel.fouten import Changed, DomainError
from wissel.outbox.models import Melding
from wissel.policies import visible
from wissel.trajecten.models import Klad

AUTOSAVE = {"HTTP_X_WISSEL_AUTOSAVE": "1"}


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-02-26T10:00")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def url(name: str, dossier: Dossier, *args: Any) -> str:
    return reverse(f"bureau:{name}", args=[dossier.pk, *args])


# Papers and the fact they prove


def test_adding_a_paper_offers_its_fact_and_records_nothing_by_itself(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    anna = inloggen(cast.anna)
    data = {
        "bestand": SimpleUploadedFile("pva.pdf", bestanden.plain_pdf()), "titel": "Plan van aanpak 2025",
        "soort": "plan_van_aanpak", "datum": "25-4-2025", "publiek": "bureau", "auteur": "P. Bos, werkgever",
        "ondertekend": "ja",
    }  # fmt: skip
    sent = anna.post(url("document_nieuw", dossier), data)
    set_context(bureau_id=cast.bureau.pk)
    paper = Document.objects.get()
    assert sent.url == url("plicht_feit", dossier, "plan_van_aanpak") + f"?stuk={paper.pk}"
    assert not Feit.objects.filter(pad="plan_van_aanpak").exists()
    page = anna.get(sent.url).content.decode()
    assert 'value="25-4-2025"' in page and 'value="Plan van aanpak 2025"' in page and "Nu niet" in page
    words = text_of(anna.get(url("plichtstukken", dossier)))
    assert "Plan van aanpak 2025 · 25 apr 2025 · P. Bos, werkgever · ondertekend" in words
    words = text_of(anna.get(url("documenten", dossier)))
    assert "van: P. Bos, werkgever · ondertekend" in words


def test_a_later_plan_keeps_what_was_recorded_before(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    record_feit(
        dossier=dossier, pad="plan_van_aanpak", waarde={"opgesteld_op": "2025-04-25"}, by=cast.anna.actor
    )
    anna = inloggen(cast.anna)
    data = {
        "bestand": SimpleUploadedFile("b.pdf", bestanden.plain_pdf()), "titel": "Bijstelling", "soort": "bijstelling",
        "datum": "1-2-2026", "publiek": "bureau",
    }  # fmt: skip
    page = anna.get(anna.post(url("document_nieuw", dossier), data).url).content.decode()
    assert 'value="25-4-2025"' in page and 'value="1-2-2026"' in page


def test_missing_papers_are_named_with_what_they_cost(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    words = text_of(inloggen(cast.anna).get(url("plichtstukken", dossier)))
    assert "Zonder plan van aanpak is het re-integratieverslag niet compleet" in words
    assert "Eindevaluatie RPG art. 6 lid 1 sub h nog niet nodig" in words
    assert "Zonder eindevaluatie" not in words and "alleen als er iets veranderde" in words


# Advice


def test_advice_shows_its_age_and_what_was_done(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    anna = inloggen(cast.anna)
    empty = text_of(anna.get(url("adviezen", dossier)))
    assert "Er is nog geen advies van de bedrijfsarts" in empty
    record_consult(cast, dossier, dt.date(2025, 8, 20))
    words = text_of(anna.get(url("adviezen", dossier)))
    assert "nog actueel? ouder dan 6 maanden" in words and "nog niet vastgelegd of dit is opgevolgd" in words
    set_context(bureau_id=cast.bureau.pk)
    advies = dossier.advies_set.get()
    path = url("advies_opvolging", dossier, advies.pk)
    wrong = anna.post(path, {"wijze": "geheel", "opgevolgd_op": "1-8-2025", "wat": "Uren opgebouwd"})
    assert wrong.status_code == 422 and "Deze dag ligt voor het advies zelf" in text_of(wrong)
    anna.post(path, {"wijze": "deels", "opgevolgd_op": "1-9-2025", "wat": "Tien uur opgebouwd"})
    words = text_of(anna.get(url("adviezen", dossier)))
    assert "deels opgevolgd" in words and "Tien uur opgebouwd" in words
    assert inloggen(cast.joris).get(path).status_code == 404


def test_a_missing_bedrijfsarts_is_orange(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast, arbodienst=None)
    assert "geen bedrijfsarts of arbodienst" in text_of(inloggen(cast.anna).get(url("adviezen", dossier)))


# The evaluation


@pytest.fixture
def evaluatie(cast: Cast, dossier: Dossier) -> Eerstejaarsevaluatie:
    return verbs.begin(dossier=dossier, by=cast.anna.actor)


FORM = {
    "gehouden_op": "20-2-2026", "besluit_spoor1": "doorgaan", "toelichting_spoor1": "Er is nog licht werk.",
    "besluit_spoor2": "starten", "toelichting_spoor2": "", "afspraken": "Wij zoeken op twee plekken.",
}  # fmt: skip


def test_from_begin_to_document_and_fact(cast: Cast, dossier: Dossier, inloggen: Any, tmp_path: Any) -> None:
    anna, piet, samira = (inloggen(each) for each in (cast.anna, cast.piet, cast.samira))
    own, other = reverse("opdrachtgever:evaluatie", args=[dossier.pk]), reverse("kandidaat:evaluatie")
    assert "nog niet met deze evaluatie begonnen" in text_of(piet.get(own))
    assert "Dit gesprek is er nog niet" in text_of(samira.get(other))
    anna.post(url("evaluatie", dossier))
    assert "Uw visie op het eerste jaar geven" in text_of(piet.get(reverse("opdrachtgever:medewerkers")))
    assert "Zeg hoe u het jaar ziet" in text_of(samira.get(reverse("kandidaat:vandaag")))
    saved = anna.post(url("evaluatie", dossier), {**FORM, "versie": "1", "verder": "1"})
    assert saved.url == url("evaluatie_vaststellen", dossier)
    need = text_of(anna.get(saved.url))
    assert "de visie van de werkgever" in need and "Vaststellen en versturen" not in need
    piet.post(own, {"tekst": "Wij deden wat wij konden."})
    samira.post(other, {"tekst": "Ik wil graag weer aan het werk."})
    assert "Ik wil graag" not in text_of(piet.get(own)) and "Wij deden" not in text_of(samira.get(other))
    page = anna.get(saved.url)
    assert "Uiterste start spoor 2" in text_of(page)
    again = anna.post(saved.url, {"inhoud_sha256": "x", "datums_gezien": "oud"})
    assert again.status_code == 422
    mark, seen = page.context["merk"], page.context["inhoud_sha256"]
    samira.post(other, {"tekst": "Ik wil graag weer aan het werk. Liefst in de ochtend."})
    late = anna.post(saved.url, {"inhoud_sha256": seen, "datums_gezien": mark})
    assert late.status_code == 422 and "Lees haar eerst opnieuw" in text_of(late)
    assert "Liefst in de ochtend." in text_of(late)
    seen = late.context["inhoud_sha256"]
    assert anna.post(saved.url, {"inhoud_sha256": seen, "datums_gezien": mark}).status_code == 302
    assert anna.post(saved.url, {"inhoud_sha256": seen, "datums_gezien": mark}).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    assert Feit.objects.get(pad="eerstejaarsevaluatie").waarde == {"gehouden_op": "2026-02-20"}
    assert Milestone.objects.get(dossier=dossier, code="eerstejaarsevaluatie").done_on == dt.date(2026, 2, 20)
    document = Document.objects.get(soort="eerstejaarsevaluatie")
    content = default_storage.open(document.pad).read()
    words = bestanden.words(content)
    assert "Wij deden wat wij konden." in words and "Ik wil graag weer aan het werk." in words
    assert "Spoor 2 begint" in words and "zelf geschreven" in words
    (tmp_path / "evaluatie.pdf").write_bytes(content)
    assert list(validate(tmp_path / "evaluatie.pdf").findings) == []
    assert Melding.objects.filter(soort="document").count() == 2
    assert "Ik wil graag weer aan het werk." in text_of(piet.get(own))
    assert "Wij deden wat wij konden." in text_of(samira.get(other))
    assert "Eerstejaarsevaluatie , 26 feb 2026" in text_of(anna.get(url("plichten", dossier)))


def test_it_is_not_finished_while_words_seem_medical(cast: Cast, evaluatie: Eerstejaarsevaluatie) -> None:
    Eerstejaarsevaluatie.objects.filter(pk=evaluatie.pk).update(afspraken="Zij rust uit van haar chemokuur.")
    evaluatie.refresh_from_db()
    with pytest.raises(DomainError, match="lijkt medisch"):
        finish_evaluatie(evaluatie=evaluatie, by=cast.anna.actor, inhoud_sha256="x")


def test_the_coach_writes_down_what_was_said_but_never_over_own_words(
    cast: Cast, dossier: Dossier, evaluatie: Eerstejaarsevaluatie, inloggen: Any
) -> None:
    anna, samira = inloggen(cast.anna), inloggen(cast.samira)
    path = url("evaluatie_visie", dossier, "werknemer")
    anna.post(path, {"naam": "Samira Yilmaz", "tekst": "Zij wil terug."})
    assert "genoteerd door de coach" in text_of(anna.get(url("evaluatie", dossier)))
    assert "Dit schreef uw coach op" in text_of(samira.get(reverse("kandidaat:evaluatie")))
    samira.post(reverse("kandidaat:evaluatie"), {"tekst": "Zelf gezegd."})
    refused = anna.post(path, {"naam": "Samira Yilmaz", "tekst": "Toch anders."})
    assert refused.status_code == 422 and "Deze visie is zelf geschreven" in text_of(refused)
    set_context(bureau_id=cast.bureau.pk)
    evaluatie.refresh_from_db()
    assert evaluatie.visie_werknemer == "Zelf gezegd."
    with pytest.raises(DomainError):
        verbs.give_view(evaluatie=evaluatie, tekst="x", by=cast.joris.actor)


def test_typing_is_kept_per_writer_and_two_people_do_not_overwrite(
    cast: Cast, dossier: Dossier, evaluatie: Eerstejaarsevaluatie, inloggen: Any
) -> None:
    anna, piet = inloggen(cast.anna), inloggen(cast.piet)
    own = reverse("opdrachtgever:evaluatie", args=[dossier.pk])
    assert piet.post(own, {"tekst": "Half", "bewaren": "concept"}, **AUTOSAVE).status_code == 200
    assert "Half" in piet.get(own).content.decode()
    kept = {**FORM, "afspraken": "Halve afspraak", "versie": "1", "bewaren": "concept"}
    assert anna.post(url("evaluatie", dossier), kept, **AUTOSAVE).status_code == 200
    assert "Halve afspraak" in anna.get(url("evaluatie", dossier)).content.decode()
    set_context(bureau_id=cast.bureau.pk)
    assert Klad.objects.count() == 2
    assert visible(cast.anna.actor, Klad).count() == 1
    verbs.save(evaluatie=evaluatie, by=cast.anna.actor, versie=1, afspraken="Van een ander")
    with pytest.raises(Changed):
        verbs.save(evaluatie=evaluatie, by=cast.anna.actor, versie=1, afspraken="Weer anders")
    answer = anna.post(url("evaluatie", dossier), {**FORM, "versie": "1"})
    body = answer.content.decode()
    assert answer.status_code == 422 and "Iemand anders heeft de evaluatie net gewijzigd" in body
    assert "Wij zoeken op twee plekken." in body


def test_when_spoor_2_does_not_start_the_reason_is_asked(
    cast: Cast, dossier: Dossier, evaluatie: Eerstejaarsevaluatie
) -> None:
    row = verbs.save(
        evaluatie=evaluatie, by=cast.anna.actor, versie=1, gehouden_op=dt.date(2026, 2, 20), besluit_spoor1="doorgaan",
        besluit_spoor2="uitgesteld",
    )  # fmt: skip
    assert "waarom spoor 2 niet begint (UWV vraagt ernaar)" in verbs.missing(row)
    with pytest.raises(DomainError) as refused:
        verbs.finish(evaluatie=row, by=cast.anna.actor, inhoud_sha256=verbs.content_sha256(row))
    assert refused.value.code == "onvolledig" and not Feit.objects.filter(pad="eerstejaarsevaluatie").exists()


def test_nobody_else_reads_or_writes_it(
    cast: Cast, dossier: Dossier, evaluatie: Eerstejaarsevaluatie, inloggen: Any
) -> None:
    for who in ("joris", "backoffice", "visser", "bram", "verzekeraar"):
        client = inloggen(getattr(cast, who))
        for path in (url("evaluatie", dossier), reverse("opdrachtgever:evaluatie", args=[dossier.pk])):
            assert client.get(path).status_code == 404 and client.post(path).status_code == 404
    mo = inloggen(cast.mo)
    assert mo.get(url("evaluatie", dossier)).status_code == 200
    assert mo.post(url("evaluatie", dossier), FORM).status_code == 404


# The kandidaat


def test_the_kandidaat_sees_what_to_do_in_plain_words(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    samira = inloggen(cast.samira)
    words = text_of(samira.get(reverse("kandidaat:plichten")))
    own, others = words.split("Wat doen anderen?")
    assert "Dit moet van de wet" in own and "WIA aanvragen" in own and "u doet dit zelf" in own
    assert "u doet dit samen met uw werkgever" in own
    assert "Brief van het UWV" in others and "Dit is de laatste dag om de WIA aan te vragen." in own
    row = Milestone.objects.get(dossier=dossier, code="wia_aanvraag")
    assert row.uitleg in own and row.bron in own
    assert "Wat moet ik doen?" in text_of(samira.get(reverse("kandidaat:traject")))
