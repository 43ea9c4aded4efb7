"""The coach asks an expert one thing by a link: the code on screen, the state in lists, withdrawing."""

import re
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange.betrokkenen import asked, paused
from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.betrokkenen.actions.antwoorden import judge
from wissel.betrokkenen.actions.taaklinks import try_code
from wissel.betrokkenen.models import Taaklink
from wissel.dossiers.actions.partijen import add_partij
from wissel.dossiers.models import Dossier
from wissel.outbox.models import Bericht

VRAAG = {"naam": "R. de Wit", "email": "dewit@arbeidsdeskundig.example", "publiek": "allen"}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-04T10:00")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def url(dossier: Any, name: str, *rest: Any) -> str:
    return reverse(f"bureau:{name}", args=[dossier.pk, *rest])


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def key(response: Any) -> str:
    return str(re.search(r'name="sleutel" value="([^"]+)"', response.content.decode())[1])  # type: ignore[index]


def test_the_code_is_on_screen_for_who_asked_and_for_nobody_else(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    anna, address = inloggen(cast.anna), url(dossier, "taaklink_nieuw", "functieoordelen")
    form = anna.get(address)
    assert "De link werkt 14 dagen en opent verder niets van het dossier" in words(form)
    page = anna.post(address, {**VRAAG, "sleutel": key(form)}, follow=True)
    code = re.search(r'class="big num" translate="no">(\w{4} \w{4})<', page.content.decode())
    assert code and "Code voor R. de Wit" in words(page) and "Zet de code nooit in een mail" in words(page)
    assert "verstuurd" in words(page)
    row = Taaklink.objects.get()
    assert (row.rol, row.publiek, row.persoon) == ("arbeidsdeskundige", "allen", None)
    other = inloggen(cast.mo).get(url(dossier, "taaklinks"))
    assert "R. de Wit" in words(other) and code[1] not in words(other) and "Intrekken" not in words(other)


def test_a_form_sent_twice_asks_once(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    anna, address = inloggen(cast.anna), url(dossier, "taaklink_nieuw", "functieoordelen")
    sent = {**VRAAG, "sleutel": key(anna.get(address))}
    for _ in range(2):
        assert "Code voor R. de Wit" in words(anna.post(address, sent, follow=True))
    assert Taaklink.objects.count() == Bericht.objects.filter(soort="taaklink").count() == 1


def test_people_of_the_dossier_stand_ready(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    add_partij(
        dossier=dossier, persoon=cast.visser.persoon, rol="bedrijfsarts", by=cast.anna.actor,
        organisatie=cast.arbodienst,
    )  # fmt: skip
    anna, address = inloggen(cast.anna), url(dossier, "taaklink_nieuw", "advies")
    form = anna.get(address)
    assert "dr. Visser, bedrijfsarts, dr.visser@voorbeeld.example" in words(form).replace("&#x27;", "'")
    sent = {"rol": "bedrijfsarts", "wie": str(cast.visser.persoon.pk), "sleutel": key(form)}
    assert anna.post(address, sent).status_code == 302
    row = Taaklink.objects.get()
    assert (row.persoon, row.naam, row.email) == (
        cast.visser.persoon,
        "dr. Visser",
        cast.visser.persoon.email,
    )


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"naam": ""}, "naam", "Vul in wie u het vraagt"),
        ({"email": ""}, "email", "Daar gaat de link naartoe"),
        ({"email": "geen adres"}, "email", "bijvoorbeeld naam@arbodienst.nl"),
        ({"email": "samira.yilmaz@voorbeeld.example"}, "email", "het adres van de kandidaat"),
        ({"email": "piet.bos@voorbeeld.example"}, "email", "iemand met een andere rol"),
        ({"publiek": ""}, "publiek", "Kies wie het rapport mag lezen"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    cast: Cast, inloggen: Any, dossier: Dossier, changes: dict[str, str], field: str, said: str
) -> None:
    anna, address = inloggen(cast.anna), url(dossier, "taaklink_nieuw", "arbeidsdeskundig_rapport")
    response = anna.post(address, {**VRAAG, "sleutel": key(anna.get(address)), **changes})
    html = response.content.decode()
    assert response.status_code == 422 and f'id="id_{field}_error"' in html and said in html
    assert not Taaklink.objects.exists()


def test_a_pause_is_asked_about_only_while_it_lasts(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    anna = inloggen(cast.anna)
    address = url(dossier, "taaklink_nieuw", "hervatverklaring")
    assert anna.get(address).status_code == 302
    assert "Vraag of het traject" not in words(anna.get(url(dossier, "taaklinks")))
    assert anna.get(url(dossier, "taaklink_nieuw", "verzonnen")).status_code == 404


def test_the_lists_show_how_far_it_is(
    cast: Cast, inloggen: Any, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, made = inloggen(cast.anna), asked(cast, dossier, "functieoordelen")
    pages = [url(dossier, name) for name in ("taaklinks", "partijen", "spoor1")]
    for state in ("verstuurd", "geopend", "beantwoord"):
        for page in pages:
            assert state in words(anna.get(page)), (state, page)
        if state == "verstuurd":
            try_code(token=made.token, code=made.code)
        elif state == "geopend":
            verdict = ("passend", "Zonder tillen")
            judge(
                token=made.token, datum=made.taaklink.gemaakt_op.date(),
                oordelen={"eigen_werk": ("onbekend", ""), "aangepast_werk": verdict, "ander_werk": ("onbekend", "")},
            )  # fmt: skip
    page = words(anna.get(url(dossier, "spoor1")))
    assert "Aangepast eigen werk: Passend Zonder tillen" in page and "Eigen werk: Nog niet te zeggen" in page
    asked(cast, dossier)
    monkeypatch.setenv("WISSEL_NU", "2026-05-19T10:00")
    assert "verlopen" in words(inloggen(cast.anna).get(url(dossier, "taaklinks")))


def test_a_link_is_withdrawn_and_asked_again(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    anna, row = inloggen(cast.anna), asked(cast, dossier, "functieoordelen").taaklink
    address = url(dossier, "taaklink_intrekken", row.pk)
    assert anna.get(address).status_code == 405
    page = words(anna.post(address, follow=True))
    assert "De link is ingetrokken en werkt niet meer" in page and "ingetrokken 4 mei 2026" in page
    again = anna.get(url(dossier, "taaklink_nieuw", "functieoordelen") + f"?van={row.pk}").content.decode()
    assert 'value="R. de Wit"' in again and 'value="dewit@arbeidsdeskundig.example"' in again


def test_only_the_coach_of_the_dossier_asks(cast: Cast, inloggen: Any) -> None:
    pauze = paused(cast)
    row = asked(cast, pauze.dossier, "hervatverklaring", onderbreking=pauze).taaklink
    for lid in (cast.joris, cast.mo, cast.backoffice, cast.piet, cast.samira, cast.bram, cast.visser):
        client = inloggen(lid)
        assert client.get(url(pauze.dossier, "taaklink_nieuw", "advies")).status_code == 404
        assert client.post(url(pauze.dossier, "taaklink_intrekken", row.pk)).status_code == 404
    row.refresh_from_db()
    assert row.ingetrokken_op is None
