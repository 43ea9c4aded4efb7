"""The employer's own pages: papers to bring, spoor 1 with its log, the own view, efforts (S1.7, S1.8, S1.13, S1.14)."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.documenten import stukken as bestanden
from wissel.database.context import set_context
from wissel.documenten import actions
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier, Spoor1Actie, Spoor1Onderzoek
from wissel.dossiers.plichten import standen
from wissel.policies import visible
from wissel.trajecten.actions import logboek
from wissel.trajecten.models import Taak


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-03-12T10:00")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


@pytest.fixture
def piet(cast: Cast, dossier: Dossier, inloggen: Any) -> Any:
    return inloggen(cast.piet)


def url(name: str, dossier: Dossier, *args: Any) -> str:
    return reverse(f"opdrachtgever:{name}", args=[dossier.pk, *args])


# Papers


def bring(client: Any, dossier: Dossier, **changes: Any) -> Any:
    file = SimpleUploadedFile("pa.pdf", bestanden.plain_pdf(), content_type="application/pdf")
    data = {
        "bestand": file, "soort": "probleemanalyse", "titel": "Probleemanalyse", "datum": "10-4-2025",
        "auteur": "dr. Visser, bedrijfsarts", "ondertekend": "ja", "publiek": "allen", **changes,
    }  # fmt: skip
    return client.post(url("stuk_nieuw", dossier), data)


def test_a_paper_is_brought_tied_to_its_duty_and_the_coach_is_asked_to_look(
    cast: Cast, dossier: Dossier, piet: Any, inloggen: Any
) -> None:
    before = text_of(piet.get(url("stukken", dossier)))
    assert "Zonder probleemanalyse is het re-integratieverslag niet compleet." in before
    assert bring(piet, dossier).status_code == 302
    after = text_of(piet.get(url("stukken", dossier)))
    assert "Zonder probleemanalyse" not in after
    assert "10 apr 2025 · dr. Visser, bedrijfsarts · ondertekend" in after
    duties = text_of(piet.get(url("dossier_verplichtingen", dossier)))
    assert "Probleemanalyse , 10 apr 2025 · ondertekend" in duties
    set_context(bureau_id=cast.bureau.pk)
    row = Document.objects.get()
    assert (row.soort, row.auteur, row.ondertekend) == ("probleemanalyse", "dr. Visser, bedrijfsarts", "ja")
    task = Taak.objects.get(voor_rol="coach")
    assert task.titel == "Stuk van de werkgever bekijken: Probleemanalyse" and task.due_on == dt.date(
        2026, 3, 19
    )
    assert not dossier.feit_set.filter(pad="probleemanalyse").exists()
    words = text_of(inloggen(cast.anna).get(reverse("bureau:plichtstukken", args=[dossier.pk])))
    assert "dr. Visser, bedrijfsarts" in words and "ondertekend" in words


def test_the_same_paper_twice_is_one(cast: Cast, dossier: Dossier, piet: Any) -> None:
    bring(piet, dossier)
    bring(piet, dossier)
    set_context(bureau_id=cast.bureau.pk)
    assert Document.objects.count() == 1 and Taak.objects.filter(voor_rol="coach").count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"soort": "belastbaarheid"}, "Wat is het?"), ({"publiek": "bureau"}, "Wie mag dit lezen?"),
     ({"titel": "Verslag depressie"}, "Dit lijkt over ziekte te gaan: depressie"),
     ({"auteur": ""}, "Van wie is het stuk?"),
     ({"bestand": SimpleUploadedFile("x.pdf", b"geen pdf")}, "Bestand")],
)  # fmt: skip
def test_what_an_employer_does_not_bring_is_refused_at_the_field(
    cast: Cast, dossier: Dossier, piet: Any, changes: dict[str, Any], words: str
) -> None:
    answer = bring(piet, dossier, **changes)
    assert answer.status_code == 422 and words in text_of(answer)
    set_context(bureau_id=cast.bureau.pk)
    assert not Document.objects.exists()


def test_papers_of_the_bureau_and_on_belastbaarheid_stay_out_of_sight(
    cast: Cast, dossier: Dossier, piet: Any, inloggen: Any
) -> None:
    """The canary of D1: the coach and the kandidaat read it, nobody else of the case does."""
    base: dict[str, Any] = {"dossier": dossier, "by": cast.anna.actor, "datum": dt.date(2026, 3, 1)}
    actions.upload_document(
        **base, titel="KANARIE-bureau", soort="evaluatie", publiek="bureau",
        bestand=SimpleUploadedFile("a.pdf", bestanden.plain_pdf()),
    )  # fmt: skip
    secret = actions.upload_document(
        **base, titel="KANARIE-fml", soort="belastbaarheid", publiek="kandidaat",
        bestand=SimpleUploadedFile("b.pdf", bestanden.plain_pdf()),
    )  # fmt: skip
    assert "bij het bureau" in text_of(piet.get(url("stukken", dossier)))
    for name in ("stukken", "dossier_documenten", "dossier_verplichtingen", "dossier"):
        assert "KANARIE" not in piet.get(url(name, dossier)).content.decode()
    set_context(bureau_id=cast.bureau.pk)
    seen = {
        who: visible(getattr(cast, who).actor, Document).filter(pk=secret.pk).exists()
        for who in ("anna", "samira", "joris", "mo", "backoffice", "piet", "visser", "verzekeraar")
    }
    assert seen == {**dict.fromkeys(seen, False), "anna": True, "samira": True}
    for who in ("joris", "mo"):
        client = inloggen(getattr(cast, who))
        assert client.get(reverse("document", args=[secret.pk])).status_code == 404
        page = client.get(reverse("bureau:documenten", args=[dossier.pk])).content.decode()
        assert "KANARIE-fml" not in page and "KANARIE-bureau" in page


def test_a_paper_on_belastbaarheid_is_never_shared_wider(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    data = {
        "bestand": SimpleUploadedFile("fml.pdf", bestanden.plain_pdf()), "titel": "FML", "soort": "belastbaarheid",
        "datum": "1-3-2026", "publiek": "allen",
    }  # fmt: skip
    answer = inloggen(cast.anna).post(reverse("bureau:document_nieuw", args=[dossier.pk]), data)
    assert answer.status_code == 422 and "lezen alleen de coach en de kandidaat" in text_of(answer)


# The calendar


def test_what_is_not_needed_is_shown_with_its_reason_and_asks_nothing(
    cast: Cast, dossier: Dossier, piet: Any
) -> None:
    standen.waive(
        dossier=dossier,
        code="spoor2_start",
        reden="Terug in de eigen functie per 1 maart.",
        by=cast.anna.actor,
    )
    words = text_of(piet.get(reverse("opdrachtgever:verplichtingen")))
    apart = words.split("Niet nodig ")[1]
    assert "Uiterste start spoor 2" in apart and "Terug in de eigen functie" in apart
    assert "Uiterste start spoor 2" not in words.split("Niet nodig ")[0]
    assert "Uiterste start spoor 2" not in text_of(piet.get(reverse("opdrachtgever:medewerkers")))
    own = text_of(piet.get(url("dossier_verplichtingen", dossier)))
    assert "Terug in de eigen functie per 1 maart." in own and "Gezegd door Anna Bakker" in own


def test_both_ends_are_shown_apart(cast: Cast, dossier: Dossier, piet: Any) -> None:
    words = text_of(piet.get(url("dossier_verplichtingen", dossier)))
    assert "U betaalt het loon door tot en met 28 februari 2027 104 weken na de eerste ziektedag" in words
    assert "Het traject eindigt nog niet afgesproken" in words


# Spoor 1


def test_all_three_ways_back_are_asked_and_can_be_answered(cast: Cast, dossier: Dossier, piet: Any) -> None:
    words = text_of(piet.get(url("spoor1", dossier)))
    assert "Nog 3 van de 3 vragen zijn niet beantwoord" in words and "nog geen conclusie" in words
    path = url("spoor1_onderzoek", dossier, "eigen_werk")
    half = piet.post(path, {"onderzocht": "true", "gezien": ""})
    assert half.status_code == 422 and "Vul in wie dit heeft onderzocht." in text_of(half)
    data = {
        "onderzocht": "true", "onderzocht_door": "P. Bos", "onderzocht_op": "1-3-2026",
        "uitkomst": "Tillen kan niet, plannen wel.", "gezien": "",
    }  # fmt: skip
    assert piet.post(path, data).status_code == 302
    words = text_of(piet.get(url("spoor1", dossier)))
    assert "Nog 2 van de 3 vragen" in words and "Tillen kan niet, plannen wel." in words
    other = piet.post(path, {**data, "uitkomst": "Iets anders"})
    assert other.status_code == 422 and "Iemand anders heeft dit net gewijzigd" in text_of(other)
    assert "Er staat nu: Tillen kan niet" in text_of(other) and "Iets anders" in other.content.decode()
    set_context(bureau_id=cast.bureau.pk)
    assert Spoor1Onderzoek.objects.get().door_id == cast.piet.lidmaatschap.pk


def test_two_tracks_have_their_own_stand(cast: Cast, dossier: Dossier, piet: Any) -> None:
    conclude_spoor1(cast, dossier)
    words = text_of(piet.get(url("spoor1", dossier)))
    assert "Spoor 1 loopt door naast spoor 2" in words
    assert "nog niet begonnen" in words and "uiterste start 12 april 2026" in words


def line(client: Any, dossier: Dossier, **changes: Any) -> Any:
    data = {
        "datum": "2-3-2026", "optie": "aangepast_werk", "wat": "Taken geruild met een collega",
        "resultaat": "Vier uur per dag lukt.", **changes,
    }  # fmt: skip
    return client.post(url("spoor1_regel_nieuw", dossier), data)


def test_a_line_of_the_log_is_seen_by_coach_and_kandidaat_and_lands_in_the_column_of_the_employer(
    cast: Cast, dossier: Dossier, piet: Any, inloggen: Any
) -> None:
    assert line(piet, dossier).status_code == 302
    logboek.write_note(
        dossier=dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2026, 3, 3), wie="Samira",
        waarom="Doelen besproken", publiek="allen", kolom="bureau",
    )  # fmt: skip
    logboek.write_note(
        dossier=dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2026, 3, 3), wie="Samira",
        waarom="KANARIE-bureau", publiek="bureau", kolom="werknemer",
    )  # fmt: skip
    anna, samira = inloggen(cast.anna), inloggen(cast.samira)
    for client, path in (
        (anna, reverse("bureau:spoor1_logboek", args=[dossier.pk])), (samira, reverse("kandidaat:terugweg")),
    ):  # fmt: skip
        assert "Taken geruild met een collega" in text_of(client.get(path))
    for client, path in (
        (anna, reverse("bureau:inspanningen", args=[dossier.pk])), (samira, reverse("kandidaat:inspanningen")),
        (piet, url("inspanningen", dossier)),
    ):  # fmt: skip
        words = text_of(client.get(path))
        employer, bureau = words.split(" Bureau ")[0], words.split(" Bureau ")[-1]
        assert words.count("Taken geruild met een collega") == 1 and "Taken geruild" in employer
        if client is piet:
            assert "Doelen besproken" not in words and "Gesprek" in bureau
        else:
            assert words.count("Doelen besproken") == 1 and "Doelen besproken" in bureau
        assert ("KANARIE" in words) == (client is anna)


def test_a_line_is_corrected_in_the_open(cast: Cast, dossier: Dossier, piet: Any) -> None:
    line(piet, dossier)
    set_context(bureau_id=cast.bureau.pk)
    row = Spoor1Actie.objects.get()
    path = url("spoor1_regel", dossier, row.pk)
    assert "Taken geruild met een collega" in piet.get(path).content.decode()
    sent = piet.post(
        path, {"datum": "3-3-2026", "optie": "aangepast_werk", "wat": "Taken geruild met twee collega's"}
    )
    assert sent.status_code == 302
    words = text_of(piet.get(url("spoor1", dossier)))
    assert "Taken geruild met twee collega's" in words and "Verbeterd op" in words
    assert "Taken geruild met een collega" in words
    columns = text_of(piet.get(url("inspanningen", dossier)))
    assert "twee collega's" in columns and "een collega" not in columns


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"datum": "13-3-2026"}, "Deze dag ligt in de toekomst"), ({"datum": "2-3-2025"}, "voor de eerste ziektedag"),
     ({"wat": ""}, "Wat deed u?"), ({"resultaat": "Zij heeft een burn-out."}, "Dit lijkt over ziekte te gaan")],
)  # fmt: skip
def test_a_wrong_line_is_refused_and_what_was_typed_stays(
    cast: Cast, dossier: Dossier, piet: Any, changes: dict[str, str], words: str
) -> None:
    answer = line(piet, dossier, **changes)
    assert answer.status_code == 422 and words in text_of(answer)
    assert "Vier uur per dag lukt." in answer.content.decode() or "resultaat" in changes
    set_context(bureau_id=cast.bureau.pk)
    assert not Spoor1Actie.objects.exists()


def test_efforts_are_filtered_by_period(dossier: Dossier, piet: Any) -> None:
    line(piet, dossier)
    path = url("inspanningen", dossier)
    assert "Taken geruild" in text_of(piet.get(path, {"van": "1-3-2026", "tot": "2-3-2026"}))
    assert "Taken geruild" not in text_of(piet.get(path, {"van": "3-3-2026"}))
    wrong = text_of(piet.get(path, {"van": "gisteren"}))
    assert "Vul een datum in" in wrong and "Taken geruild" in wrong


def test_another_opdrachtgever_and_the_bureau_cannot_write_here(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    for who in ("verzekeraar", "anna", "samira", "bram"):
        client = inloggen(getattr(cast, who))
        assert line(client, dossier).status_code == 404
        assert bring(client, dossier).status_code == 404
        assert client.post(url("spoor1_onderzoek", dossier, "eigen_werk"), {}).status_code == 404
    set_context(bureau_id=cast.bureau.pk)
    assert not Spoor1Actie.objects.exists() and not Document.objects.exists()
