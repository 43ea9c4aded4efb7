"""Learning on screen: the kandidaat reads and hands in, the coach gives and answers, nobody else reads it."""

import re
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.leren.test_bibliotheek import ARTIKEL, film
from tests.leren.test_stappen import give
from wissel.dossiers.models import Dossier
from wissel.leren.actions import beheer
from wissel.leren.models import Inlevering, Leeritem, Leerstap

GEHEIM, REFLECTIE, ANTWOORD = "MIJN-ANTWOORD-7431", "MIJN-REFLECTIE-7431", "COACH-ANTWOORD-7431"


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def mijn(name: str, *more: Any) -> str:
    return reverse(f"kandidaat:{name}", args=more)


def bureau(name: str, *more: Any) -> str:
    return reverse(f"bureau:{name}", args=more)


# --- the kandidaat ---


def test_the_kandidaat_finds_reads_and_hands_in(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    assert "Leren" in text_of(client.get(mijn("werk")))
    found = text_of(client.get(mijn("leren_zoeken") + "?q=bellen&minuten=10&soort=artikel"))
    assert "Bellen zonder zweethanden" in found and "Bel één werkgever" not in found
    first = client.post(mijn("leren_item", "belscript-maken"))
    assert first.url == mijn("leren_deel", "belscript-maken", 1)
    page = client.get(first.url)
    assert "Deel 1 van 2" in text_of(page) and "Zes regels" in text_of(page)
    client.post(mijn("leren_deel", "belscript-maken", 1))
    assert "Ga verder waar u was" in text_of(client.get(mijn("leren")))
    assert client.post(mijn("leren_item", "belscript-maken")).url == mijn("leren_deel", "belscript-maken", 2)
    last = client.post(mijn("leren_deel", "belscript-maken", 2))
    assert last.url == mijn("leren_oefenen", "belscript-maken")
    sent = {"tekst": GEHEIM, "reflectie": REFLECTIE, "sleutel": uuid.uuid4()}
    done = client.post(last.url, sent, follow=True)
    client.post(last.url, sent)
    assert "Uw coach leest het en geeft u antwoord." in text_of(done) and GEHEIM in text_of(done)
    assert Inlevering.objects.count() == 1


def test_what_was_typed_stays_and_is_kept_meanwhile(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client, where = inloggen(cast.samira), mijn("leren_oefenen", "belscript-maken")
    kept = client.post(where, {"tekst": "Half", "bewaren": "concept"}, headers={"X-Wissel-Autosave": "1"})
    assert kept.status_code == 200 and "Half</textarea>" in client.get(where).content.decode()
    refused = client.post(where, {"tekst": "Heel verhaal", "reflectie": ""})
    assert refused.status_code == 422 and "Schrijf kort wat u hiervan leerde." in text_of(refused)
    assert "Heel verhaal</textarea>" in refused.content.decode() and not Leerstap.objects.exists()
    wrong = SimpleUploadedFile("x.pdf", b"MZ")
    refused = client.post(where, {"tekst": "Ja", "reflectie": "Ja", "bestand": wrong})
    assert refused.status_code == 422 and "Dit is geen pdf, PNG of JPEG" in text_of(refused)


def test_an_article_is_done_without_handing_in(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    give(cast, dossier, "slim-zoeken")
    client = inloggen(cast.samira)
    home = text_of(client.get("/mijn/"))
    assert "Slim zoeken: minder sites, betere woorden" in home and "Dit helpt bij uw gesprek" in home
    client.post(mijn("leren_oefenen", "slim-zoeken"), {"klaar": "ja"})
    assert "Slim zoeken" not in text_of(client.get("/mijn/"))
    assert "Dit heeft u gedaan" in text_of(client.get(mijn("leren")))


def test_what_is_hidden_is_not_found_but_stays_for_who_has_it(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    beheer.hide_item(by=cast.mo.actor, sleutel="vacature-lezen", verbergen=True)
    client = inloggen(cast.samira)
    assert client.get(mijn("leren_item", "vacature-lezen")).status_code == 404
    assert "drie kleuren" not in text_of(client.get(mijn("leren_zoeken")))
    beheer.hide_item(by=cast.mo.actor, sleutel="vacature-lezen", verbergen=False)
    give(cast, dossier, "vacature-lezen")
    beheer.hide_item(by=cast.mo.actor, sleutel="vacature-lezen", verbergen=True)
    assert client.get(mijn("leren_item", "vacature-lezen")).status_code == 200
    for wrong in (mijn("leren_item", "bestaat-niet"), mijn("leren_deel", "slim-zoeken", 9)):
        assert client.get(wrong).status_code == 404


def test_a_closed_dossier_can_be_read_and_not_handed_in(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op="2026-06-01")
    client = inloggen(cast.samira)
    for where in (mijn("leren"), mijn("leren_item", "slim-zoeken"), mijn("leren_oefenen", "slim-zoeken")):
        page = client.get(where)
        assert page.status_code == 200 and "Inleveren</button>" not in page.content.decode()
    assert client.post(mijn("leren_oefenen", "slim-zoeken"), {"klaar": "ja"}).status_code == 409


# --- the bureau ---


def test_the_coach_gives_a_whole_module_to_more_than_one(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    data = {"wat": "m:nabellen", "kandidaten": [str(dossier.pk)], "waarom": "Na dinsdag", "voor": "9-6-2026"}
    done = client.post(bureau("leren_geven"), data, follow=True)
    assert "Gegeven. De kandidaten krijgen bericht." in text_of(done)
    assert Leerstap.objects.filter(dossier=dossier, module="nabellen").count() == 2
    again = client.post(bureau("leren_geven"), data, follow=True)
    assert "Zij hadden dit al." in text_of(again)
    refused = client.post(bureau("leren_geven"), {**data, "voor": "1-6-2026", "kandidaten": []})
    assert refused.status_code == 422 and "Kies ten minste één kandidaat." in text_of(refused)


def test_the_coach_answers_what_was_handed_in(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    [stap] = give(cast, dossier, "belscript-maken")
    inloggen(cast.samira).post(
        mijn("leren_oefenen", stap.item), {"tekst": GEHEIM, "reflectie": REFLECTIE, "sleutel": uuid.uuid4()}
    )
    client = inloggen(cast.anna)
    assert "Wacht op uw antwoord" in text_of(client.get(bureau("leren_voortgang")))
    where = bureau("leerstap", dossier.pk, stap.pk)
    page = text_of(client.get(where))
    assert GEHEIM in page and REFLECTIE in page
    assert client.post(where, {"tekst": " "}).status_code == 422
    done = client.post(where, {"tekst": ANTWOORD, "opnieuw": "ja", "voor": "12-6-2026"}, follow=True)
    assert "nog een keer gevraagd" in text_of(done)
    samira = inloggen(cast.samira)
    assert "Antwoord van uw coach lezen" in text_of(samira.get(mijn("leren")))
    assert ANTWOORD in text_of(samira.get(mijn("leren_item", stap.item)))


def test_the_bureau_writes_changes_and_hides_on_screen(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.mo)
    refused = client.post(bureau("leeritem_nieuw"), {**ARTIKEL, "soort": "werkopdracht", "oefening": ""})
    assert refused.status_code == 422 and "Schrijf wat de kandidaat gaat doen." in text_of(refused)
    done = client.post(bureau("leeritem_nieuw"), ARTIKEL, follow=True)
    assert "Kandidaten lezen vanaf nu deze versie." in text_of(done) and "Versie 1" in text_of(done)
    form = client.get(bureau("leeritem_wijzigen", "rustig-reizen")).context["form"]
    assert form.initial["tekst"] == ARTIKEL["tekst"] and form.initial["versie"] == 1
    stale = client.post(bureau("leeritem_wijzigen", "rustig-reizen"), {**ARTIKEL, "titel": "X", "versie": 0})
    assert stale.status_code == 422 and "Een collega heeft dit intussen gewijzigd." in text_of(stale)
    client.post(bureau("leeritem_verbergen", "rustig-reizen"), {"verbergen": "ja"})
    assert Leeritem.objects.get().verborgen_op
    module = {"titel": "Onze start", "items": "slim-zoeken\nvacature-lezen", "versie": 0}
    assert client.post(bureau("leermodule_nieuw"), module).status_code == 302
    assert "Onze start" in text_of(client.get(bureau("leren_bibliotheek")))
    client.post(bureau("leermodule_verbergen", "bellen"), {"verbergen": "ja"})
    assert "Bellen met een werkgever" not in text_of(inloggen(cast.samira).get(mijn("leren")))


# --- a film ---


def test_a_film_plays_in_pieces_and_only_for_who_may_see_it(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    client = inloggen(cast.anna)
    data = {**ARTIKEL, "soort": "film", "uitgeschreven": "Iemand belt en zegt zijn naam."}
    client.post(bureau("leeritem_nieuw"), {**data, "film": film()})
    samira = inloggen(cast.samira)
    page = samira.get(mijn("leren_deel", "rustig-reizen", 1)).content.decode()
    assert "Iemand belt en zegt zijn naam." in page
    src = re.search(r'<video[^>]+src="([^"]+)"', page)
    assert src is not None
    whole = samira.get(src[1])
    body = b"".join(whole.streaming_content)
    assert whole.status_code == 200 and whole["Content-Type"] == "video/mp4" and body.endswith(b"mdatfilm")
    assert whole["Accept-Ranges"] == "bytes" and "sandbox" in whole["Content-Security-Policy"]
    part = samira.get(src[1], headers={"Range": "bytes=-4"})
    assert part.status_code == 206 and b"".join(part.streaming_content) == b"film"
    assert part["Content-Range"] == f"bytes {len(body) - 4}-{len(body) - 1}/{len(body)}"
    assert samira.get(src[1], headers={"Range": "bytes=9999-"}).status_code == 416
    assert samira.get(src[1], headers={"Range": "bytes=0-1,3-4"}).status_code == 416
    for who in (cast.piet, cast.bram, cast.visser, cast.backoffice):
        assert inloggen(who).get(src[1]).status_code == 404, who.persoon


def test_a_film_elsewhere_is_a_link_that_says_so(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    data = {
        **ARTIKEL,
        "soort": "film",
        "film_url": "https://film.example/1?utm_source=x",
        "uitgeschreven": "Tekst.",
    }
    beheer.write_item(by=cast.anna.actor, sleutel="", **data)
    page = inloggen(cast.samira).get(mijn("leren_deel", "rustig-reizen", 1)).content.decode()
    assert 'href="https://film.example/1"' in page and 'rel="noopener noreferrer"' in page
    assert "<iframe" not in page and "<video" not in page and "kan bijhouden dat u kijkt" in page


# --- what it costs ---


def test_the_pages_cost_the_same_with_more_on_them(
    cast: Cast, dossier: Dossier, inloggen: Any, django_assert_max_num_queries: Any
) -> None:
    give(
        cast,
        dossier,
        "slim-zoeken",
        "drie-vacatures",
        "vacature-lezen",
        "bellen-voorbereiden",
        "nabellen-doen",
    )
    samira, anna = inloggen(cast.samira), inloggen(cast.anna)
    for client, where, most in (
        (samira, mijn("leren"), 13), (samira, mijn("leren_zoeken"), 13),
        (samira, mijn("leren_item", "slim-zoeken"), 14),
        (anna, bureau("leren_voortgang"), 14), (anna, bureau("leren", dossier.pk), 14),
        (anna, bureau("leren_bibliotheek"), 12),
    ):  # fmt: skip
        client.get(where)
        with django_assert_max_num_queries(most):
            assert client.get(where).status_code == 200
