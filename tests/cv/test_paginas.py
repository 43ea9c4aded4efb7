"""Cv's and letters on screen: for the kandidaat one question at a time, and the same room under a dossier."""

import io
import json
import re
import uuid
from typing import Any

import docx
import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.cv.voorbeeld import example
from wissel.cv.actions import brieven, cvs, samen
from wissel.cv.models import Brief, Briefversie, Cv, Cvdeling, Cvtip, Cvversie, Inzending
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.trajecten.models import Logboekregel, Taak

AUTOSAVE = {"HTTP_X_WISSEL_AUTOSAVE": "1"}


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> Dossier:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


@pytest.fixture
def cv(cast: Cast, dossier: Dossier) -> Cv:
    return cvs.start_cv(
        dossier=dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), naam="Planner", inhoud=example()
    )


@pytest.fixture
def brief(cast: Cast, cv: Cv) -> Brief:
    return brieven.start_brief(
        dossier=cv.dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), soort="sollicitatie", werkgever="Van Dam BV",
        functie="planner", cv=cv,
    )  # fmt: skip


def mijn(name: str, *args: Any) -> str:
    return reverse(f"kandidaat:{name}", args=args)


def bureau(name: str, dossier: Dossier, *args: Any) -> str:
    return reverse(f"bureau:{name}", args=[dossier.pk, *args])


def hidden(response: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    assert found, name
    return found[1]


# --- from nothing to a file ---


def test_a_new_kandidaat_answers_one_question_at_a_time_and_gets_a_file(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    page = client.get(mijn("cv_overzicht"))
    assert "U heeft nog geen cv" in text_of(page)
    page = client.get(mijn("cv_nieuw"))
    data = {"sleutel": hidden(page, "sleutel"), "naam": "Planner", "taal": "nl"}
    first = client.post(mijn("cv_nieuw"), data)
    cv = Cv.objects.get()
    assert first.url == mijn("cv_vraag", cv.pk, "contact")
    assert client.post(mijn("cv_nieuw"), data).url == first.url and Cv.objects.count() == 1
    page = client.get(first.url)
    assert "Vraag 1 van 12" in text_of(page) and 'value="Samira Yilmaz"' in page.content.decode()
    answers: list[tuple[str, dict[str, Any]]] = [
        ("contact", {"naam": "Samira Yilmaz", "plaats": "Utrecht", "email": "samira@voorbeeld.example"}),
        ("werkzoek", {"werk": "Planner", "over": "Ik houd overzicht."}),
        ("werk", {}), ("opleiding", {}), ("vaardigheden", {}), ("talen", {}),
        ("rijbewijs", {"rijbewijs": ["B"], "computer": "Excel\nScanner"}), ("certificaten", {}), ("vrijwillig", {}),
        ("hobby", {"hobby": "Koken"}), ("referentiekeuze", {"referenties": "op_verzoek"}),
    ]  # fmt: skip
    here = first.url
    for part, fields in answers:
        assert here == mijn("cv_vraag", cv.pk, part)
        if part == "werk":
            row = {
                "functie": "Magazijnmedewerker",
                "bedrijf": "De Vries",
                "van": "maart 2015",
                "taken": "- Orders\nPlannen",
            }
            added = client.post(mijn("cv_rij_nieuw", cv.pk, "werk"), row)
            assert added.url == here and "Magazijnmedewerker" in text_of(client.get(here))
        here = client.post(here, fields).url
    assert here == mijn("cv_vraag", cv.pk, "layout")
    here = client.post(here, {"layout": "klassiek", "taal": "nl", "naam": "Planner"}).url
    assert here == mijn("cv_bekijken", cv.pk)
    assert "Ja, dit is mijn cv" in text_of(client.get(here))
    done = client.post(mijn("cv_klaar", cv.pk), follow=True)
    assert "Versie 1 is klaar" in text_of(done)
    versie = Cvversie.objects.get()
    made = b"".join(client.get(mijn("cvversie", versie.pk, "pdf")).streaming_content)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    for word in (
        "Samira Yilmaz",
        "Magazijnmedewerker",
        "maart 2015 tot nu",
        "Rijbewijs B",
        "Excel",
        "Koken",
        "Orders",
    ):
        assert word in text
    paper = docx.Document(io.BytesIO(client.get(mijn("cvversie", versie.pk, "docx")).content))
    assert "Magazijnmedewerker" in "\n".join(each.text for each in paper.paragraphs)
    resume = json.loads(client.get(mijn("cvversie", versie.pk, "json")).content)
    assert resume["work"][0]["highlights"] == ["Orders", "Plannen"] and "_id" not in resume["work"][0]
    again = client.post(mijn("cv_klaar", cv.pk), follow=True)
    assert again.status_code == 200 and Cvversie.objects.count() == 1


def test_a_cv_without_a_name_is_not_made_and_says_why(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    page = client.post(mijn("cv_nieuw"), {"sleutel": uuid.uuid4(), "naam": "", "taal": "nl"})
    assert page.status_code == 422 and "Geef het cv een naam" in text_of(page)


# --- writing ---


def test_what_is_typed_is_kept_by_itself_and_the_picture_follows(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    address = mijn("cv_vraag", cv.pk, "werkzoek")
    stand = hidden(client.get(address), "stand")
    data = {"werk": "Roostermaker", "over": "Kort.", "stand": stand, "bewaren": "concept"}
    kept = client.post(address, data, **AUTOSAVE).json()
    assert kept["stand"].startswith("Bewaard om")
    cv.refresh_from_db()
    assert cv.inhoud["basics"]["label"] == "Roostermaker"
    again = client.post(address, {**data, "werk": "Planner", "stand": kept["toon"]["id_stand"]}, **AUTOSAVE)
    assert again.status_code == 200
    picture = client.get(mijn("cv_beeld", cv.pk))
    assert picture["Content-Type"] == "image/svg+xml" and picture.content.startswith(b"<svg")
    assert "sandbox" in picture["Content-Security-Policy"]
    # Each page fills its own place in the whole: one unit is one unit.
    assert re.search(rb'<svg y="0.00" width="595.\d+" height="841.\d+"', picture.content)
    assert not re.search(rb'<svg[^>]*pt"', picture.content)


def test_a_half_new_row_is_kept_as_a_draft_and_becomes_one_row(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    address = mijn("cv_rij_nieuw", cv.pk, "werk")
    rij = hidden(client.get(address), "rij")
    client.post(address, {"bedrijf": "Half BV", "rij": rij, "bewaren": "concept"}, **AUTOSAVE)
    page = client.get(address)
    assert "Half BV" in page.content.decode() and hidden(page, "rij") == rij
    assert len(Cv.objects.get(pk=cv.pk).inhoud["work"]) == 2
    for _turn in range(2):
        client.post(address, {"functie": "Chauffeur", "bedrijf": "Half BV", "rij": rij})
    assert len(Cv.objects.get(pk=cv.pk).inhoud["work"]) == 3
    assert "Half BV" not in client.get(address).content.decode()


def test_a_month_that_does_not_exist_is_said_at_its_field_and_what_was_typed_stays(
    cast: Cast, cv: Cv, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    data = {"functie": "Chauffeur", "van": "13-2019", "tot": "maart 2018"}
    page = client.post(mijn("cv_rij_nieuw", cv.pk, "werk"), data)
    assert page.status_code == 422
    assert "Vul een maand en een jaar in" in text_of(page) and 'value="13-2019"' in page.content.decode()
    page = client.post(mijn("cv_rij_nieuw", cv.pk, "werk"), {**data, "van": "april 2019"})
    assert "U stopte voor u begon" in text_of(page)


def test_words_about_health_are_pointed_out_once_and_the_kandidaat_decides(
    cast: Cast, cv: Cv, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    address = mijn("cv_vraag", cv.pk, "werkzoek")
    data = {"werk": "Planner", "over": "Door mijn depressie zoek ik ander werk."}
    page = client.post(address, data)
    assert (
        page.status_code == 422
        and "depressie" in text_of(page)
        and "mag er niet naar vragen" in text_of(page)
    )
    assert "depressie" not in json.dumps(Cv.objects.get(pk=cv.pk).inhoud)
    name = re.search(r'<select name="(woord-[0-9a-f]+)"', page.content.decode())
    assert name
    sent = client.post(address, {**data, name[1]: "eigen"})
    assert sent.status_code == 302
    assert "depressie" in json.dumps(Cv.objects.get(pk=cv.pk).inhoud)


def test_words_about_health_that_came_with_a_file_are_answered_before_a_version_is_made(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    raw = json.dumps(
        {**example(), "volunteer": [{"position": "Hulp", "summary": "Ik heb een depressie gehad."}]}
    )
    client.post(mijn("cv_inlezen"), {"sleutel": uuid.uuid4(), "tekst": raw})
    cv = Cv.objects.get()
    assert "depressie" in text_of(client.get(mijn("cv_bekijken", cv.pk)))
    page = client.post(mijn("cv_klaar", cv.pk))
    assert page.status_code == 422 and "zeg dat ze mogen blijven" in text_of(page)
    with pytest.raises(DomainError):
        cvs.approve_cv(cv=cv, by=cast.samira.actor)
    assert not Cvversie.objects.exists()
    client.post(mijn("cv_klaar", cv.pk), {"mag_blijven": "ja"})
    assert Cvversie.objects.count() == 1
    assert "depressie" not in text_of(client.get(mijn("cv", cv.pk)))


def test_a_row_is_taken_out_and_put_back(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    rij = cv.inhoud["work"][0]["_id"]
    gone = client.post(mijn("cv_rij_weg", cv.pk, "werk", rij))
    page = client.get(gone.url)
    assert "Ongedaan maken" in text_of(page) and "Verkoopmedewerker" not in text_of(page)
    client.post(mijn("cv_rij_terug", cv.pk, "werk", rij))
    assert cv.inhoud["work"][0] in Cv.objects.get(pk=cv.pk).inhoud["work"]


def test_a_gap_is_met_with_friendly_words_without_health(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    content = {**cv.inhoud, "education": [], "volunteer": []}
    content["work"] = [
        {**row, "endDate": "2017"} if row["startDate"] == "2015-03" else row for row in content["work"]
    ]
    Cv.objects.filter(pk=cv.pk).update(inhoud=content)
    text = text_of(client.get(mijn("cv_vraag", cv.pk, "werk")))
    assert "januari 2018 tot en met juni 2026" in text and "U hoeft niets uit te leggen" in text
    assert "januari 2015" not in text


def test_nothing_asks_for_a_photo_age_or_health(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    for part in ("contact", "werkzoek", "rijbewijs", "hobby", "referentiekeuze", "layout"):
        page = client.get(mijn("cv_vraag", cv.pk, part)).content.decode()
        labels = " ".join(re.findall(r"<(?:label|legend)[^>]*>(.*?)</(?:label|legend)>", page, re.S)).lower()
        for word in (
            "foto",
            "geboorte",
            "leeftijd",
            "geslacht",
            "burgerlijke",
            "ziek",
            "gezondheid",
            "diagnose",
        ):
            assert word not in labels, (part, word)


def test_two_writers_of_one_part_both_keep_their_words(cast: Cast, cv: Cv, inloggen: Any) -> None:
    samira, anna = inloggen(cast.samira), inloggen(cast.anna)
    address = mijn("cv_vraag", cv.pk, "werkzoek")
    stand = hidden(samira.get(address), "stand")
    anna.post(bureau("cv_vraag", cv.dossier, cv.pk, "werkzoek"), {"werk": "Wat Anna schrijft", "over": ""})
    data = {"werk": "Wat Samira schrijft", "over": "", "stand": stand}
    page = samira.post(address, data)
    assert page.status_code == 409
    assert "Wat Anna schrijft" in text_of(page) and 'value="Wat Samira schrijft"' in page.content.decode()
    auto = samira.post(address, {**data, "bewaren": "concept"}, **AUTOSAVE)
    assert auto.status_code == 409 and "Wat Anna schrijft" in auto.json()["botsing"]
    assert samira.post(address, {**data, "stand": hidden(page, "stand")}).status_code == 302
    assert Cv.objects.get(pk=cv.pk).inhoud["basics"]["label"] == "Wat Samira schrijft"
    assert "Het laatst gewijzigd door Samira" in text_of(
        anna.get(bureau("cv_vraag", cv.dossier, cv.pk, "contact"))
    )


# --- together ---


def test_the_coach_writes_along_but_only_the_kandidaat_approves(cast: Cast, cv: Cv, inloggen: Any) -> None:
    anna, samira = inloggen(cast.anna), inloggen(cast.samira)
    page = anna.get(bureau("cv", cv.dossier, cv.pk))
    assert "Vraag de kandidaat om te kijken" in text_of(page)
    assert anna.post(mijn("cv_klaar", cv.pk)).status_code == 404
    anna.post(bureau("cv_tip", cv.dossier, cv.pk), {"deel": "werk", "tekst": "Noem ook het inwerken."})
    anna.post(bureau("cv_voorleggen", cv.dossier, cv.pk))
    assert Taak.objects.get(soort="cv_bekijken").voor_rol == "kandidaat"
    text = text_of(samira.get(mijn("cv_vraag", cv.pk, "werk")))
    assert "Tip van Anna Bakker" in text and "Noem ook het inwerken." in text
    samira.post(mijn("cvtip_klaar", Cvtip.objects.get().pk))
    assert "Tip van" not in text_of(samira.get(mijn("cv_vraag", cv.pk, "werk")))
    taak = Taak.objects.get(soort="cv_bekijken")
    assert samira.get(mijn("taak", taak.pk)).url == mijn("cv_overzicht")
    samira.post(mijn("cv_klaar", cv.pk))
    taak.refresh_from_db()
    assert taak.klaar_op is not None and Cvversie.objects.get().door == cast.samira.lidmaatschap


def test_a_version_stays_as_it_was_when_the_cv_changes(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    client.post(mijn("cv_klaar", cv.pk))
    assert "Uw cv is klaar" in text_of(client.get(mijn("cv", cv.pk)))
    client.post(mijn("cv_vraag", cv.pk, "werkzoek"), {"werk": "Heel iets anders", "over": ""})
    assert "U heeft iets gewijzigd" in text_of(client.get(mijn("cv", cv.pk)))
    client.post(mijn("cv_klaar", cv.pk))
    old, new = Cvversie.objects.order_by("nummer")
    first = b"".join(client.get(mijn("cvversie", old.pk, "pdf")).streaming_content)
    text = PdfReader(io.BytesIO(first)).pages[0].extract_text()
    assert "Planner in transport" in text and "Heel iets anders" not in text
    assert (old.nummer, new.nummer) == (1, 2) and old.inhoud_sha256 != new.inhoud_sha256
    assert client.get(mijn("cvversie", new.pk, "pdf"))["Content-Disposition"] == (
        "inline; filename=\"planner-versie-2.pdf\"; filename*=UTF-8''planner-versie-2.pdf"
    )


def test_a_cv_can_be_copied_thrown_away_and_put_back(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    client.post(mijn("cv_kopie", cv.pk))
    assert set(Cv.objects.values_list("naam", flat=True)) == {"Planner", "Kopie van Planner"}
    page = client.post(mijn("cv_weg", cv.pk), follow=True)
    assert "Terugzetten" in text_of(page)
    assert client.post(mijn("cv_vraag", cv.pk, "werkzoek"), {"werk": "x"}).status_code == 422
    client.post(mijn("cv_terug", cv.pk))
    assert Cv.objects.get(pk=cv.pk).weg_op is None


# --- in and out ---


def test_a_file_with_faults_comes_in_with_each_fault_named(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    raw = {**example(), "work": [{"name": "A", "position": "B", "startDate": "ooit"}], "eigen": {"x": [1]}}
    page = client.get(mijn("cv_inlezen"))
    file = io.BytesIO(json.dumps(raw).encode())
    file.name = "cv.json"
    sent = client.post(mijn("cv_inlezen"), {"sleutel": hidden(page, "sleutel"), "bestand": file}, follow=True)
    assert "1 ding uit uw bestand paste niet" in text_of(sent) and "work[0].startDate" in text_of(sent)
    out = json.loads(client.get(mijn("cv_json", Cv.objects.get().pk)).content)
    assert out["eigen"] == {"x": [1]}
    assert out["meta"]["wissel"]["apart"] == [{"pad": "work[0].startDate", "waarde": "ooit"}]


@pytest.mark.parametrize("raw", ["", "{", "[1, 2]", "[" * 50_000])
def test_a_file_that_is_no_cv_is_refused_at_its_field(
    cast: Cast, dossier: Dossier, inloggen: Any, raw: str
) -> None:
    client = inloggen(cast.samira)
    page = client.post(mijn("cv_inlezen"), {"sleutel": uuid.uuid4(), "tekst": raw})
    assert page.status_code == 422 and not Cv.objects.exists()
    assert 'class="error"' in page.content.decode()


# --- letters ---


def test_a_letter_is_written_from_blocks_and_approved(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    page = client.get(mijn("brief_nieuw"))
    data = {
        "sleutel": hidden(page, "sleutel"), "soort": "sollicitatie", "werkgever": "Van Dam BV", "functie": "planner",
        "cv": str(cv.pk),
    }  # fmt: skip
    here = client.post(mijn("brief_nieuw"), data).url
    brief = Brief.objects.get()
    turns = 0
    while "/deel/" in here:
        page = client.get(here + "?voorstel")
        text = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page.content.decode(), re.S)
        assert text and len(text[1]) > 30
        here = client.post(here, {"tekst": text[1], "stand": hidden(page, "stand")}).url
        turns += 1
    assert turns == 4 and here == mijn("brief_bekijken", brief.pk)
    assert "Ja, dit is mijn brief" in text_of(client.get(here))
    done = client.post(mijn("brief_klaar", brief.pk), follow=True)
    assert "Versie 1 is klaar" in text_of(done)
    versie = Briefversie.objects.get()
    made = b"".join(client.get(mijn("briefversie", versie.pk, "pdf")).streaming_content)
    text = " ".join(PdfReader(io.BytesIO(made)).pages[0].extract_text().split())
    for words in (
        "Samira Yilmaz",
        "Van Dam BV",
        "Sollicitatie: planner",
        "Ik ben goed in plannen",
        "2 juni 2026",
    ):
        assert words in text
    paper = docx.Document(io.BytesIO(client.get(mijn("briefversie", versie.pk, "docx")).content))
    assert "Sollicitatie: planner" in [each.text for each in paper.paragraphs]
    assert client.get(mijn("briefversie", versie.pk, "json")).status_code == 404


def test_two_letters_for_two_vacancies(cast: Cast, brief: Brief, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    client.post(mijn("brief_blok", brief.pk, "opening"), {"tekst": "Ik las uw vacature."})
    here = client.post(mijn("brief_kopie", brief.pk)).url
    copied = Brief.objects.exclude(pk=brief.pk).get()
    assert here == mijn("brief_kop", copied.pk) and copied.werkgever == ""
    assert copied.inhoud["blokken"] == {"opening": "Ik las uw vacature."}
    data = {
        "werkgever": "Tweede BV",
        "functie": "planner",
        "layout": "klassiek",
        "taal": "nl",
        "cv": str(brief.cv_id),
    }
    assert client.post(here, data).status_code == 302
    for each in (brief, copied):
        client.post(mijn("brief_klaar", each.pk))
    assert sorted(Briefversie.objects.values_list("werkgever", flat=True)) == ["Tweede BV", "Van Dam BV"]
    found = text_of(client.get(mijn("cv_overzicht") + "?q=tweede"))
    assert "Tweede BV" in found and "Van Dam BV" not in found


def test_a_letter_without_a_word_is_not_approved(cast: Cast, brief: Brief, inloggen: Any) -> None:
    page = inloggen(cast.samira).post(mijn("brief_klaar", brief.pk))
    assert "Schrijf ten minste één deel" in text_of(page) and not Briefversie.objects.exists()


def test_two_writers_of_one_block_both_keep_their_words(cast: Cast, brief: Brief, inloggen: Any) -> None:
    samira, anna = inloggen(cast.samira), inloggen(cast.anna)
    stand = hidden(samira.get(mijn("brief_blok", brief.pk, "waarom")), "stand")
    anna.post(bureau("brief_blok", brief.dossier, brief.pk, "waarom"), {"tekst": "Van Anna"})
    page = samira.post(mijn("brief_blok", brief.pk, "waarom"), {"tekst": "Van Samira", "stand": stand})
    assert page.status_code == 409 and "Van Anna" in text_of(page) and "Van Samira" in page.content.decode()


# --- where it went ---


def test_which_version_went_where_is_seen_at_the_version(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    versie = cvs.approve_cv(cv=cv, by=cast.samira.actor)
    page = client.get(mijn("inzending_nieuw") + f"?cvversie={versie.pk}")
    data = {
        "sleutel": hidden(page, "sleutel"), "werkgever": "Van Dam BV", "functie": "planner", "datum": "1-6-2026",
        "cvversie": str(versie.pk), "briefversie": "", "hoe": "mail",
    }  # fmt: skip
    for _turn in range(2):
        assert client.post(mijn("inzending_nieuw"), data).status_code == 302
    row = Inzending.objects.get()
    assert "Ging naar Van Dam BV" in text_of(client.get(mijn("cv", cv.pk)))
    assert "opgeschreven door u" in text_of(client.get(mijn("cv_overzicht")))
    [line] = Logboekregel.objects.filter(soort="sollicitatie")
    assert (line.wie, line.kolom, line.publiek) == ("Van Dam BV", "werknemer", "kandidaat")
    assert line.waarom == "Sollicitatie verstuurd: cv versie 1"
    client.post(mijn("inzending_weg", row.pk))
    assert "Ging naar" not in text_of(client.get(mijn("cv", cv.pk)))
    [line] = Logboekregel.objects.filter(soort="sollicitatie", vervangen_door__isnull=True)
    assert line.resultaat.startswith("Toch niet verstuurd")
    client.post(mijn("inzending_terug", row.pk))
    [line] = Logboekregel.objects.filter(soort="sollicitatie", vervangen_door__isnull=True)
    assert line.resultaat == "planner"
    later = client.post(mijn("inzending_nieuw"), {**data, "sleutel": uuid.uuid4(), "datum": "1-6-2027"})
    assert later.status_code == 422 and "moet nog komen" in text_of(later)
    none = client.post(mijn("inzending_nieuw"), {**data, "sleutel": uuid.uuid4(), "cvversie": ""})
    assert none.status_code == 422 and "Kies wat u stuurde" in text_of(none)


# --- speed ---


def test_pages_ask_the_database_the_same_few_things_however_much_there_is(
    cast: Cast, cv: Cv, inloggen: Any, django_assert_max_num_queries: Any
) -> None:
    client = inloggen(cast.samira)
    for turn in range(6):
        other = cvs.copy_cv(cv=cv, by=cast.samira.actor, sleutel=uuid.uuid4())
        versie = cvs.approve_cv(cv=other, by=cast.samira.actor)
        samen.send_in(
            dossier=cv.dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever=f"Bedrijf {turn}",
            datum=versie.op.date(), hoe="mail", cvversie=versie,
        )  # fmt: skip
    client.get(mijn("cv_overzicht"))
    with django_assert_max_num_queries(26):
        client.get(mijn("cv_overzicht"))
    with django_assert_max_num_queries(24):
        client.get(mijn("cv", cv.pk))
    with django_assert_max_num_queries(18):
        client.get(mijn("cv_vraag", cv.pk, "werk"))


def test_sharing_lives_until_it_is_stopped(cast: Cast, cv: Cv, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    versie = cvs.approve_cv(cv=cv, by=cast.samira.actor)
    for _turn in range(2):
        client.post(mijn("cv_delen", versie.pk))
    assert Cvdeling.objects.filter(tot__isnull=True).count() == 1
    assert "De werkgever leest deze versie" in text_of(client.get(mijn("cv", cv.pk)))
    client.post(mijn("cv_delen_stop", versie.pk))
    assert not Cvdeling.objects.filter(tot__isnull=True).exists()
