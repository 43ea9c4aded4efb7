"""An aanmelding at the bureau: the queue, a question back, the offerte, and the dossier it becomes (J1, step 8)."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast
from tests.documenten.stukken import png
from tests.web.test_aanmelden import DATUMS, WERKGEVER, WERKNEMER, begin, fill, row_of, step
from tests.web.test_site import text
from wissel.aanmeldingen.models import Aanmelding, Aanmeldstuk, Offerte
from wissel.accounts.models import Organisatie, Persoon, Uitnodiging
from wissel.database.context import als
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier, Feit, Milestone, Spoor1Conclusie, Spoor1Onderzoek
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.trajecten.actions.sjablonen import add_built_in

QUEUE = "/backoffice/"


@pytest.fixture
def bezoeker(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("WISSEL_NU", "2026-03-16T15:00")
    cache.clear()
    with als(cast.bureau):
        add_built_in(by=cast.mo.actor)
    return Client()


def hand_in(client: Client, monkeypatch: pytest.MonkeyPatch, *, told: bool = True) -> str:
    """Fill in everything that matters and hand it in; gives its address."""
    base, _code = begin(client, monkeypatch)
    fill(client, base)
    step(client, base, "datums", **DATUMS, binnen_drie_maanden="nee", eigen_organisatie="nee")
    step(client, base, "spoor1", eigen_werk_onderzocht="ja", eigen_werk_door="Arbeidsdeskundige Vos",
         eigen_werk_op="2-2-2026", eigen_werk_uitkomst="Past niet.", conclusie="uitgesloten",
         conclusie_door="Arbeidsdeskundige Vos", conclusie_op="2-2-2026")  # fmt: skip
    for kind in ("arbeidsdeskundig", "belastbaarheid"):
        file = SimpleUploadedFile(f"{kind}.png", png())
        client.post(base + "stap/stukken/", {"soort": kind, "datum": "2-2-2026", "bestand": file})
    if told:
        step(client, base, "informeren", geinformeerd="ja", geinformeerd_op="1-3-2026")
    assert client.post(base + "stap/overzicht/", {"actie": "indienen"}).status_code == 302
    return base


def page_of(cast: Cast) -> str:
    return f"/aanmeldingen/{row_of(cast).pk}/"


def choices(client: Client, path: str) -> dict[str, str]:
    """What the page of accepting has chosen already."""
    html = client.get(path).content.decode()
    found = re.findall(r'<input type="radio" name="(\w+)" value="([^"]+)"[^>]*checked', html)
    return dict(found)


def accept(cast: Cast, client: Client, **changes: Any) -> Any:
    path = page_of(cast) + "accepteren/"
    data = {
        "coach": str(cast.anna.persoon.pk), "grond": "afspraak", "nodig_kandidaat_uit": "on",
        "nodig_contact_uit": "on", **choices(client, path), **changes,
    }  # fmt: skip
    return client.post(path, data)


def test_an_aanmelding_stands_in_the_one_queue_with_its_term(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(bezoeker, monkeypatch)
    bea = inloggen(cast.backoffice)
    queue = text(bea.get(QUEUE))
    assert (
        "Jan Kowalski" in queue and "Aanmelding van De Vries Logistiek BV" in queue and "18 mrt 2026" in queue
    )
    assert "Jan Kowalski" not in text(bea.get(QUEUE + "?wat=vraag"))
    bea.post(page_of(cast) + "oppakken/")
    assert "Jan Kowalski" in text(bea.get(QUEUE + "?filter=mijn&wat=aanmelding"))
    monkeypatch.setenv("WISSEL_NU", "2026-03-19T09:00")
    assert "Jan Kowalski" in text(inloggen(cast.mo).get("/overzicht/"))
    assert inloggen(cast.anna).get(page_of(cast)).status_code == 404
    assert inloggen(cast.bram).get(page_of(cast)).status_code == 404


def test_asking_for_more_opens_the_link_again(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = hand_in(bezoeker, monkeypatch)
    bea = inloggen(cast.backoffice)
    assert bea.post(page_of(cast) + "aanvulling/", {"tekst": " "}).status_code == 422
    for _twice in range(2):
        bea.post(page_of(cast) + "aanvulling/", {"tekst": "Stuur het plan van aanpak."})
    with als(cast.bureau):
        mails = Bericht.objects.filter(soort="aanmelding", onderwerp="Er staat een bericht klaar")
        assert mails.count() == 1
        assert "plan van aanpak" not in text_of(mails[0]) and "Kowalski" not in text_of(mails[0])
    assert "Stuur het plan van aanpak." in text(bezoeker.get(base))
    assert "wacht op de opdrachtgever" in text(bea.get(QUEUE))
    monkeypatch.setenv("WISSEL_NU", "2026-03-16T15:20")
    step(bezoeker, base, "werknemer", **{**WERKNEMER, "functie": "planner"})
    assert bezoeker.post(base + "stap/overzicht/", {"actie": "indienen"}).status_code == 302
    assert row_of(cast).gegevens["werknemer"]["functie"] == "planner" and "aangevuld" in text(bea.get(QUEUE))


def test_accepting_makes_the_dossier_with_facts_papers_coach_and_invitations(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(bezoeker, monkeypatch)
    bea = inloggen(cast.backoffice)
    bea.post(page_of(cast) + "oppakken/")
    assert accept(cast, bea, grond="").status_code == 422
    assert accept(cast, bea, grond="offerte").status_code == 422
    done = accept(cast, bea)
    assert done.status_code == 302, text(done)
    row = row_of(cast)
    with als(cast.bureau):
        dossier = Dossier.objects.select_related("kandidaat", "werkgever", "coach").get()
        feit = Feit.objects.get(pad="ziekteperioden")
        dates = dict(Milestone.objects.values_list("code", "due_on"))
        papers = dict(Document.objects.values_list("soort", "publiek"))
        invited = dict(Uitnodiging.objects.values_list("rol", "email"))
        words = Spoor1Onderzoek.objects.get(optie="eigen_werk").uitkomst
        assert Spoor1Conclusie.objects.get().conclusie == "uitgesloten"
        assert Organisatie.objects.filter(naam="De Vries Logistiek BV").count() == 1
    assert row.stand == "geaccepteerd" and row.dossier_id == dossier.pk and row.grond == "afspraak"
    assert dossier.werkgever_id == cast.werkgever.pk and dossier.coach_id == cast.anna.persoon.pk
    assert dossier.kandidaat.taal == "pl" and dossier.uren_per_week == 36
    assert feit.bron == f"aanmelding {row.nummer}" and dates["spoor2_start"] == dt.date(2026, 3, 31)
    assert papers == {"arbeidsdeskundig": "opdracht", "belastbaarheid": "bureau"}
    assert invited == {"kandidaat": "jan.k@prive.example", "opdrachtgever": "piet@devries.example"}
    with als(cast.bureau):
        mail = Bericht.objects.get(soort="uitnodiging", naar="jan.k@prive.example")
        assert "zaprasza" in text_of(mail) and mail.onderwerp == "Zaproszenie do Wissel od Spoorzicht"
    assert words == "Past niet." and "Geef de codes hieronder" in text(bea.get(done.url))


def test_accepting_twice_is_one_dossier(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(bezoeker, monkeypatch)
    mo = inloggen(cast.mo)
    accept(cast, mo)
    again = mo.post(page_of(cast) + "accepteren/", {"coach": str(cast.anna.persoon.pk), "grond": "afspraak"})
    assert again.status_code == 302
    with als(cast.bureau):
        assert Dossier.objects.count() == 1 and Uitnodiging.objects.count() == 2
    assert "Intakegesprek plannen" in text(mo.get(QUEUE + "?wat=planning"))


def test_a_kandidaat_who_was_not_told_is_not_invited(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(bezoeker, monkeypatch, told=False)
    mo = inloggen(cast.mo)
    assert "nog niet geïnformeerd" in text(mo.get(page_of(cast) + "accepteren/"))
    accept(cast, mo)
    with als(cast.bureau):
        assert list(Uitnodiging.objects.values_list("rol", flat=True)) == ["opdrachtgever"]


def test_a_known_person_is_chosen_by_a_person(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(bezoeker, monkeypatch)
    with als(cast.bureau):
        known = Persoon.objects.create(
            bureau=cast.bureau, voornaam="Jan", achternaam="Kowalski", sorteernaam="kowalski jan",
            email="jan.k@prive.example",
        )  # fmt: skip
    mo = inloggen(cast.mo)
    assert choices(mo, page_of(cast) + "accepteren/")["kandidaat"] == str(known.pk)
    accept(cast, mo)
    with als(cast.bureau):
        assert Dossier.objects.get().kandidaat_id == known.pk
    assert accept(cast, mo, kandidaat=str(uuid.uuid4())).status_code == 302  # it was decided already


def offer(cast: Cast, client: Client, **changes: str) -> Any:
    path = page_of(cast) + "offerte/"
    key = re.search(r'name="sleutel" value="([^"]+)"', client.get(path).content.decode())
    assert key
    data = {"sleutel": key[1], "sjabloon": "algemeen", "prijs": "4100", "geldig_tot": "15-4-2026", **changes}
    return client.post(path, data)


def test_an_offerte_is_agreed_behind_the_link_and_becomes_the_order(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = hand_in(bezoeker, monkeypatch)
    bea = inloggen(cast.backoffice)
    bea.post(page_of(cast) + "oppakken/")
    assert offer(cast, bea, geldig_tot="1-1-2026").status_code == 422
    assert offer(cast, bea, prijs="gratis").status_code == 422
    assert offer(cast, bea).status_code == 302
    assert "Offerte wacht op antwoord" in text(bea.get(QUEUE + "?wat=planning"))
    page = bezoeker.get(base)
    assert "€ 4.100" in text(page) and "Akkoord: ik geef de opdracht" in text(page)
    key = re.search(r'name="sleutel" value="([^"]+)"', page.content.decode())
    assert key
    nameless = bezoeker.post(base + "offerte/", {"sleutel": key[1], "antwoord": "akkoord", "naam": ""})
    assert nameless.status_code == 422
    for _twice in range(2):
        bezoeker.post(base + "offerte/", {"sleutel": key[1], "antwoord": "akkoord", "naam": "Piet Bos"})
    other = bezoeker.post(
        base + "offerte/", {"sleutel": key[1], "antwoord": "niet", "naam": "X", "reden": "Y"}
    )
    assert other.status_code == 422
    row = row_of(cast)
    assert row.grond == "offerte" and row.opdracht_op == dt.date(2026, 3, 16)
    assert choices(bea, page_of(cast) + "accepteren/")["grond"] == "offerte"
    assert accept(cast, bea, grond="offerte").status_code == 302


def test_an_offerte_that_ran_out_cannot_be_agreed_and_is_shown_late(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = hand_in(bezoeker, monkeypatch)
    bea = inloggen(cast.backoffice)
    bea.post(page_of(cast) + "oppakken/")
    offer(cast, bea, geldig_tot="16-3-2026")
    with als(cast.bureau):
        key = str(Offerte.objects.get().pk)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-17")
    late = bezoeker.post(base + "offerte/", {"sleutel": key, "antwoord": "akkoord", "naam": "Piet"})
    assert late.status_code == 422 and "gold tot en met 16 maart 2026" in text(late)
    assert "Offerte verlopen" in text(bea.get(QUEUE + "?filter=laat&wat=planning"))


def test_refusing_needs_a_reason_and_can_be_taken_back(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = hand_in(bezoeker, monkeypatch)
    bea = inloggen(cast.backoffice)
    assert bea.post(page_of(cast) + "afwijzen/", {"reden": ""}).status_code == 422
    bea.post(page_of(cast) + "afwijzen/", {"reden": "Wij werken niet in deze regio."})
    assert "Wij werken niet in deze regio." in text(bezoeker.get(base)) and row_of(cast).stand == "afgewezen"
    assert accept(cast, bea).status_code == 422
    bea.post(page_of(cast) + "heropenen/")
    assert row_of(cast).stand == "in_behandeling"


def test_a_paper_opens_for_the_bureau_but_never_one_on_belastbaarheid(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(bezoeker, monkeypatch)
    with als(cast.bureau):
        ids = {stuk.soort: stuk.pk for stuk in Aanmeldstuk.objects.all()}
    bea = inloggen(cast.backoffice)
    path = page_of(cast) + "stukken/{}/"
    answer = bea.get(path.format(ids["arbeidsdeskundig"]))
    assert answer.status_code == 200 and b"".join(answer.streaming_content) == png()
    assert bea.get(path.format(ids["belastbaarheid"])).status_code == 409
    for lid in (cast.anna, cast.bram, cast.piet):
        assert inloggen(lid).get(path.format(ids["arbeidsdeskundig"])).status_code == 404


def test_one_that_was_not_handed_in_is_found_by_its_number_and_not_read(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _code = begin(bezoeker, monkeypatch)
    fill(bezoeker, base)
    row = row_of(cast)
    bea = inloggen(cast.backoffice)
    assert row.nummer not in text(bea.get(QUEUE)) and "Kowalski" not in text(bea.get(QUEUE + "?q=Kowalski"))
    assert "nog niet ingediend" in text(bea.get(f"{QUEUE}?q={row.nummer.lower()}"))
    page = text(bea.get(page_of(cast)))
    assert row.nummer in page and "Kowalski" not in page and "Logistiek" not in page
    assert "Nieuwe code" in text(bea.post(page_of(cast) + "code/"))


def test_a_new_code_is_shown_once_and_the_old_one_stops(
    cast: Cast, bezoeker: Client, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(bezoeker, monkeypatch)
    page = inloggen(cast.backoffice).post(page_of(cast) + "code/")
    assert re.search(r"[A-Z2-9]{4} [A-Z2-9]{4}", text(page)) and "Nieuwe code" in text(page)
    assert isinstance(row_of(cast), Aanmelding) and WERKGEVER["werkgever_naam"] in text(page)
