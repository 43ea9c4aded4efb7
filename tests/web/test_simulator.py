"""The datum-simulator on screen, and the link that shares what it showed."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel import klok
from wissel.dossiers.actions.simulaties import share_simulatie, withdraw_simulatie
from wissel.dossiers.feitsoorten import SOORTEN
from wissel.dossiers.models import Berekening, Dossier, Feit, Milestone, SimulatieLink

VERLOF = {
    "feit": ["verlof", "aow_datum"], "sleutel": str(uuid.uuid4()),
    "verlof-TOTAL_FORMS": "1", "verlof-INITIAL_FORMS": "0", "verlof-0-eerste_dag": "2-6-2025",
    "verlof-0-laatste_dag": "21-9-2025", "verlof-0-zelfde_oorzaak": "ja",
    "aow_datum-TOTAL_FORMS": "1", "aow_datum-INITIAL_FORMS": "0", "aow_datum-0-waarde": "",
}  # fmt: skip
AOW = {"aow_datum": "2026-06-01"}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


@pytest.fixture
def link(cast: Cast, dossier: Dossier) -> SimulatieLink:
    return share_simulatie(dossier=dossier, wijzigingen=AOW, sleutel=uuid.uuid4(), by=cast.anna.actor)


def text(response: Any) -> str:
    return str(response.content.decode())


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text(response)).split())


def counted() -> tuple[int, ...]:
    return tuple(table._default_manager.count() for table in (Feit, Berekening, Milestone, SimulatieLink))


def test_every_fact_can_be_chosen_and_comes_with_what_is_recorded(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/simulator/"
    page = text(client.get(url))
    assert page.count('name="feit"') == len(SOORTEN)
    assert "Er wordt niets vastgelegd" in page
    page = text(client.get(url, {"feit": ["ziekteperioden", "verlof"]}))
    assert 'value="3-3-2025"' in page and "verlof-0-eerste_dag" in page


def test_what_would_move_is_shown_with_reason_and_nothing_is_kept(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    before, client = counted(), inloggen(cast.anna)
    response = client.post(f"/dossiers/{dossier.pk}/simulator/", VERLOF)
    told = words(response)
    assert response.status_code == 200
    assert "zondag 28 februari 2027" in told and "zondag 20 juni 2027" in told and "112 dagen later" in told
    assert "Waarom deze datum?" in told and "Andere keuze" in told
    assert 'value="21-9-2025"' in text(response)
    assert counted() == before


def test_a_day_that_lies_ahead_may_be_tried(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    form = {
        "feit": "ziekteperioden", "ziekteperioden-TOTAL_FORMS": "1", "ziekteperioden-INITIAL_FORMS": "1",
        "ziekteperioden-0-eerste_dag": "3-3-2025", "ziekteperioden-0-laatste_dag": "1-7-2026",
    }  # fmt: skip
    assert inloggen(cast.anna).post(f"/dossiers/{dossier.pk}/simulator/", form).status_code == 200


def test_what_cannot_be_is_refused_at_its_field_and_stays(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    form = {**VERLOF, "feit": ["verlof", "aow_datum"], "verlof-0-laatste_dag": "1-6-2025"}
    response = inloggen(cast.anna).post(f"/dossiers/{dossier.pk}/simulator/", form)
    assert response.status_code == 422
    assert 'id="id_verlof-0-laatste_dag_error"' in text(response) and 'value="1-6-2025"' in text(response)
    response = inloggen(cast.anna).post(
        f"/dossiers/{dossier.pk}/simulator/", {**VERLOF, "verlof-0-eerste_dag": "31-2-2025"}
    )
    assert response.status_code == 422 and "Deze dag bestaat niet" in words(response)


def test_a_tried_fact_goes_to_the_page_that_records_it_for_real(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    client = inloggen(cast.anna)
    page = text(client.post(f"/dossiers/{dossier.pk}/simulator/", VERLOF))
    found = re.search(
        rf'<form method="post" action="(/dossiers/{dossier.pk}/feiten/verlof/)">(.*?)</form>', page, re.S
    )
    assert found
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', found[2]))
    response = client.post(found[1], sent)
    assert "Er is nog niets vastgelegd" in words(response) and "20 juni 2027" in words(response)


def test_sharing_twice_makes_one_link_and_records_no_fact(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/simulator/"
    facts = Feit.objects.count()
    for _ in range(2):
        response = client.post(url, {**VERLOF, "delen": "ja"})
    link = SimulatieLink.objects.get(dossier=dossier)
    assert response.headers["Location"] == f"/dossiers/{dossier.pk}/simulator/{link.pk}/"
    assert list(link.wijzigingen) == ["verlof"] and Feit.objects.count() == facts
    page = client.get(response.headers["Location"])
    assert f"/simulaties/{link.pk}/" in text(page) and "20 juni 2027" in words(page)


def test_sharing_nothing_is_refused(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    form = {
        "feit": "aow_datum", "aow_datum-TOTAL_FORMS": "1", "aow_datum-INITIAL_FORMS": "0", "aow_datum-0-waarde": "",
        "delen": "ja",
    }  # fmt: skip
    response = inloggen(cast.anna).post(f"/dossiers/{dossier.pk}/simulator/", form)
    assert response.status_code == 422 and "Verander eerst een feit" in words(response)


@pytest.mark.parametrize(
    ("who", "shell"), [("samira", "/mijn/"), ("piet", "/opdrachtgever/"), ("mo", "/dossiers/")]
)
def test_each_party_reads_a_shared_simulation_in_the_own_pages(
    cast: Cast, inloggen: Any, link: SimulatieLink, who: str, shell: str
) -> None:
    response = inloggen(getattr(cast, who)).get(f"/simulaties/{link.pk}/", follow=True)
    assert response.status_code == 200 and response.redirect_chain[-1][0].startswith(shell)
    assert "12 juli 2026" in words(response) and "28 februari 2027" in words(response)
    assert Feit.objects.filter(pad="aow_datum").count() == 0


def test_a_link_that_expired_or_was_withdrawn_opens_for_no_party(
    cast: Cast, inloggen: Any, link: SimulatieLink
) -> None:
    clients = [inloggen(cast.samira), inloggen(cast.piet)]
    withdraw_simulatie(link=link, by=cast.anna.actor)
    assert [client.get(f"/simulaties/{link.pk}/").status_code for client in clients] == [404, 404]
    assert inloggen(cast.samira).get(f"/mijn/simulaties/{link.pk}/").status_code == 404
    SimulatieLink.objects.update(ingetrokken_op=None)
    assert inloggen(cast.samira).get(f"/simulaties/{link.pk}/").status_code == 302
    SimulatieLink.objects.update(vervalt_op=klok.now())
    assert inloggen(cast.samira).get(f"/simulaties/{link.pk}/").status_code == 404
    assert link.vervalt_op - link.gemaakt_op == dt.timedelta(days=14)


def test_nobody_without_the_dossier_opens_a_link(
    cast: Cast, inloggen: Any, link: SimulatieLink, client: Any
) -> None:
    for who in (cast.bram, cast.verzekeraar, cast.visser, cast.ander_kandidaat):
        assert inloggen(who).get(f"/simulaties/{link.pk}/").status_code == 404
    assert client.get(f"/simulaties/{link.pk}/").status_code == 302


def test_withdrawing_is_a_button_and_happens_once(
    cast: Cast, inloggen: Any, dossier: Dossier, link: SimulatieLink
) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/simulator/{link.pk}/intrekken/"
    client.get(url)
    link.refresh_from_db()
    assert link.ingetrokken_op is None
    for _ in range(2):
        assert client.post(url).status_code == 302
    assert "verlopen of ingetrokken" in words(client.get(f"/dossiers/{dossier.pk}/simulator/{link.pk}/"))


def test_a_link_that_no_longer_fits_the_facts_says_so(
    cast: Cast, inloggen: Any, dossier: Dossier, link: SimulatieLink
) -> None:
    SimulatieLink.objects.update(wijzigingen={"vrijwillige_verlenging": {"laatste_dag": "2026-12-01"}})
    response = inloggen(cast.piet).get(f"/simulaties/{link.pk}/", follow=True)
    assert response.status_code == 200 and "past niet meer" in words(response)
