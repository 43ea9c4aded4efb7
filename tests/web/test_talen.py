"""Languages: the pages of the kandidaat in the own language, what stays Dutch, and who read a translation."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange import trajecten as T
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from tests.documenten import stukken
from wissel import talen
from wissel.accounts.models import Persoon, Vertaalkeuring
from wissel.documenten import actions as documenten
from wissel.dossiers.models import Dossier
from wissel.mensen import vertalingen
from wissel.opmaak import datum, korte_datum, lange_datum
from wissel.outbox.actions import notify, text_of
from wissel.outbox.models import Bericht
from wissel.regie import samenvatting
from wissel.trajecten.models import Afspraak


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-03-12T10:00")


@pytest.fixture
def samira(cast: Cast, inloggen: Any) -> Any:
    T.offered_plan(cast, T.start_traject_for(cast, open_samira(cast)))
    return inloggen(cast.samira)


def choose(client: Any, language: str) -> None:
    client.post(reverse("taal"), {"taal": language, "next": "/mijn/"})


@pytest.mark.parametrize(
    ("language", "home", "plan"),
    [
        ("pl", "Proszę przeczytać plan", "Co chcemy osiągnąć?"),
        ("tr", "Planınızı okuyun", "Neye ulaşmak istiyoruz?"),
        ("ar", "اقرأ خطتك", "ماذا نريد أن نحقق؟"),
    ],
)
def test_home_and_plan_are_there_in_the_own_language(
    samira: Any, language: str, home: str, plan: str
) -> None:
    choose(samira, language)
    page = samira.get(reverse("kandidaat:vandaag"))
    text = page.text
    assert home in text
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in text
    assert plan in samira.get(reverse("kandidaat:plan")).text


def test_a_page_that_is_not_translated_is_wholly_dutch_and_says_so(samira: Any) -> None:
    choose(samira, "ar")
    page = samira.get(reverse("kandidaat:inzage"))
    assert '<html lang="nl" dir="ltr">' in page.text
    assert '<p class="note" lang="ar" dir="rtl">' in page.text
    assert "هذه الصفحة بالهولندية فقط" in page.text
    assert page.headers["Content-Language"] == "nl"


def test_staff_and_public_pages_fall_back_to_dutch(samira: Any, cast: Cast, inloggen: Any) -> None:
    anna = inloggen(cast.anna)
    choose(anna, "pl")
    assert '<html lang="nl"' in anna.get(reverse("bureau:vandaag")).text
    assert "Polski" not in anna.get(reverse("bureau:vandaag")).text
    assert "Polski" in samira.get(reverse("kandidaat:vandaag")).text


def test_the_note_stays_until_a_person_read_the_words(samira: Any, cast: Cast, inloggen: Any) -> None:
    unread = "To tłumaczenie nie zostało jeszcze sprawdzone"
    choose(samira, "pl")
    assert unread in samira.get(reverse("kandidaat:vandaag")).text
    anna = inloggen(cast.anna)
    page = anna.get(reverse("bureau:vertaling", args=["pl"]))
    assert "Co chcemy osiągnąć?" in page.text
    url = reverse("bureau:vertaling", args=["pl"])
    old = anna.post(url, {"sha256": "0" * 64})
    assert old.status_code == 409
    assert not Vertaalkeuring.objects.exists()
    anna.post(url, {"sha256": vertalingen.words("pl").sha256})
    anna.post(url, {"sha256": vertalingen.words("pl").sha256})
    assert Vertaalkeuring.objects.get().door == cast.anna.lidmaatschap
    assert unread not in samira.get(reverse("kandidaat:vandaag")).text
    choose(samira, "tr")
    assert "henüz kontrol edilmedi" in samira.get(reverse("kandidaat:vandaag")).text


def test_changed_words_ask_for_reading_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    now = vertalingen.words("tr")
    vertalingen.check(taal="tr", sha256=now.sha256, by=cast.anna.actor)
    assert vertalingen.checked(cast.bureau.pk, "tr") is not None
    changed = vertalingen.Vertaling("tr", "1" * 64, now.paren)
    monkeypatch.setattr(vertalingen, "words", lambda taal: changed)
    assert vertalingen.checked(cast.bureau.pk, "tr") is None


def test_mails_are_written_in_a_language_that_is_whole(cast: Cast) -> None:
    Persoon.objects.filter(pk=cast.samira.persoon.pk).update(taal="pl", email="samira@thuis.example")
    person = Persoon.objects.get(pk=cast.samira.persoon.pk)
    notify(cast.anna.actor, persoon=person, soort="afspraak", pad="/mijn/afspraken/")
    mail = Bericht.objects.get(persoon=person)
    assert "Log in om het te bekijken" in text_of(mail)


def test_choosing_a_coach_shows_who_speaks_the_language(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast)
    Persoon.objects.filter(pk=cast.samira.persoon.pk).update(taal="tr")
    manager = inloggen(cast.mo)
    url = reverse("bureau:spreektalen", args=[cast.joris.persoon.pk])
    assert manager.post(url, {"talen": ["tr", "nl"]}).status_code == 302
    assert Persoon.objects.get(pk=cast.joris.persoon.pk).talen == ["nl", "tr"]
    page = manager.get(reverse("bureau:overdracht", args=[dossier.pk])).text
    assert "De kandidaat spreekt Turks" in page
    assert f"{cast.joris.persoon.naam}, spreekt Turks" in page
    assert f"{cast.anna.persoon.naam}, geen Turks" in page
    assert manager.post(url, {"talen": ["xx"]}).status_code == 422


def test_dates_are_written_as_the_language_does() -> None:
    from django.utils.translation import override

    day = dt.date(2026, 11, 25)
    seen = {}
    for code, _name in talen.every():
        with override(code):
            seen[code] = (datum(day), korte_datum(day), lange_datum(day))
    assert seen["nl"] == ("woensdag 25 november 2026", "25 nov 2026", "25 november 2026")
    assert seen["pl"] == ("środa 25 listopada 2026", "25 lis 2026", "25 listopada 2026")
    assert seen["tr"] == ("25 Kasım 2026 Çarşamba", "25 Kas 2026", "25 Kasım 2026")
    assert seen["ar"] == ("الأربعاء 25 نوفمبر 2026", "25 نوفمبر 2026", "25 نوفمبر 2026")


def test_an_interpreter_comes_to_an_appointment(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast)
    Persoon.objects.filter(pk=cast.samira.persoon.pk).update(taal="tr")
    anna, samira = inloggen(cast.anna), inloggen(cast.samira)
    anna.post(
        reverse("bureau:afspraken", args=[dossier.pk]),
        {"soort": "gesprek", "titel": "Kennismaken", "dag": "2026-03-16", "tijd": "10:00", "minuten": "60",
         "vorm": "kantoor", "plaats": "Utrecht", "met": "", "tolk_taal": "tr"},
    )  # fmt: skip
    row = Afspraak.objects.get()
    assert (row.tolk_taal, row.tolk) == ("tr", "")
    assert "nog te regelen" in anna.get(reverse("bureau:afspraken", args=[dossier.pk])).text
    assert "Er komt een tolk." in samira.get(reverse("kandidaat:afspraken")).text
    url = reverse("bureau:afspraak_tolk", args=[dossier.pk, row.pk])
    assert "De kandidaat spreekt Turks." in anna.get(url).text
    assert anna.post(url, {"tolk_taal": "xx"}).status_code == 422
    anna.post(url, {"tolk_taal": "tr", "tolk": "mevrouw Demir"})
    page = anna.get(reverse("bureau:afspraak", args=[dossier.pk, row.pk])).text
    assert "Turks, mevrouw Demir" in page
    assert "nog te regelen" not in page
    assert "Demir" not in samira.get(reverse("kandidaat:afspraken")).text
    anna.post(url, {"tolk_taal": "", "tolk": "mevrouw Demir"})
    assert Afspraak.objects.get().tolk == ""


def test_a_paper_is_explained_in_dutch_and_in_the_own_language_beside_it(
    cast: Cast, samira: Any, tmp_path: Any, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("plan.pdf", stukken.plain_pdf(), content_type="application/pdf")
    paper = documenten.upload_document(
        dossier=Dossier.objects.get(), by=cast.anna.actor, titel="Plan van aanpak", soort="plan_van_aanpak",
        datum=dt.date(2026, 3, 1), publiek="allen", bestand=file,
    )  # fmt: skip
    where = reverse("kandidaat:stuk", args=[paper.pk])
    assert 'class="stack gap3" lang=' not in samira.get(where).text
    choose(samira, "ar")
    text = samira.get(where).text
    assert "Dit is het plan van u en uw werkgever" in text
    assert "هذه خطتك وخطة صاحب العمل للعودة إلى العمل." in text
    assert '<div class="stack gap3" lang="ar" dir="rtl">' in text


def test_the_words_beside_the_dutch_are_of_kinds_that_exist() -> None:
    data = samenvatting._languages()
    assert set(data) == {"en", *dict(talen.partial())}
    for words in data.values():
        assert set(words["soorten"]) <= samenvatting.known()
        assert set(words["antwoorden"]) == set(samenvatting.meanings())
        assert set(words["koppen"]) >= {"kop", "wat", "waarvoor", "let_op", *words["antwoorden"]}
        assert all(set(kind) == {"wat", "waarvoor", "let_op"} for kind in words["soorten"].values())
