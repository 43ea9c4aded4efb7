"""The pages of jobhunting at the bureau: network, register of one kandidaat, proposing, and the board."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast, make_lid, sign_in
from wissel.accounts.models import Rol
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.dossiers.models import Dossier
from wissel.jobhunting import bord
from wissel.jobhunting.actions import voorstellen
from wissel.jobhunting.models import Benadering, Matchstand, Netwerkorganisatie, Netwerkpersoon, Netwerkregel
from wissel.klok import NEDERLAND
from wissel.oefenen.models import Zoekstart
from wissel.sollicitaties.actions import netwerk as eigen_netwerk

DAG = dt.date(2026, 6, 5)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-05T10:00")
    return open_samira(cast)


@pytest.fixture
def joris(cast: Cast, dossier: Dossier) -> Client:
    return sign_in(Client(), cast.joris)


def add(client: Client, **fields: Any) -> Any:
    return client.post(
        "/jobhunting/netwerk/nieuw/", {"sleutel": str(uuid.uuid4()), "naam": "Van Dam", **fields}
    )


def test_an_employer_is_added_asked_about_when_double_and_found_again(joris: Client, cast: Cast) -> None:
    assert "Hier komen de werkgevers die u kent" in joris.get("/jobhunting/netwerk/").content.decode()
    add(joris, plaats="Ede", zoekt="Planners", branche="Logistiek")
    row = Netwerkorganisatie.objects.get()
    page = add(joris, naam="van dam bv", plaats="Ede", werk="typte ik").content.decode()
    assert "Deze staat er al" in page and "typte ik" in page and 'name="toch"' in page
    assert add(joris, naam="van dam bv", plaats="Ede", toch="on").status_code == 302
    assert add(joris, naam="Zorg", notitie="heeft veel last van burn-out").status_code == 422
    page = joris.get("/jobhunting/netwerk/?q=planner&branche=Logistiek").content.decode()
    assert "Planners" in page and f"/jobhunting/netwerk/{row.pk}/" in page
    page = joris.get("/jobhunting/netwerk/?q=bakkerij").content.decode()
    assert "Niets gevonden" in page and "Voeg ‘bakkerij’ toe" in page
    place = f"/jobhunting/netwerk/{row.pk}/"
    assert "lijkt dezelfde organisatie" in joris.get(place).content.decode()
    other = Netwerkorganisatie.objects.exclude(pk=row.pk).get()
    assert joris.post(place + "samenvoegen/", {"naar": str(other.pk)}).status_code == 302
    assert joris.get(place).headers["Location"] == f"/jobhunting/netwerk/{other.pk}/"
    stale = {"naam": "Van Dam", "plaats": "Ede", "versie": "1", "werk": "mijn woorden"}
    clash = joris.post(f"/jobhunting/netwerk/{other.pk}/wijzigen/", stale)
    assert clash.status_code == 409 and "mijn woorden" in clash.content.decode()


def test_people_and_contacts_of_an_employer(joris: Client, cast: Cast) -> None:
    add(joris, plaats="Ede")
    row = Netwerkorganisatie.objects.get()
    place = f"/jobhunting/netwerk/{row.pk}/"
    who = {"naam": "René Dekker", "telefoon": "0318 123", "herkomst": "zelf", "benaderen": "vrij"}
    assert joris.post(place + "personen/", {**who, "naam": ""}).status_code == 422
    joris.post(place + "personen/", {**who, "sleutel": str(uuid.uuid4())})
    rene = Netwerkpersoon.objects.get()
    line = {"sleutel": str(uuid.uuid4()), "datum": "5-6-2026", "kanaal": "telefoon", "uitkomst": "werk",
            "persoon": str(rene.pk), "volgende_wat": "terugbellen", "volgende_op": "9-6-2026"}  # fmt: skip
    refused = joris.post(place + "contacten/", {**line, "datum": "31-2-2026", "resultaat": "getypt"})
    assert refused.status_code == 422 and "getypt" in refused.content.decode()
    joris.post(place + "contacten/", line)
    page = joris.get(place).content.decode()
    assert "terugbellen" in page and "bewaard tot" in page and "Heeft werk of een plek" in page
    board = joris.get("/jobhunting/").content.decode()
    assert "terugbellen" in board and "Van Dam" in board
    assert "terugbellen" in joris.get("/jobhunting/netwerk/?keuze=mijn").content.decode()
    joris.post(place + "klaar/")
    joris.post(place + f"contacten/{Netwerkregel.objects.get().pk}/weghalen/")
    joris.post(place + f"personen/{rene.pk}/wissen/")
    page = joris.get(place).content.decode()
    assert "Nog geen contact opgeschreven" in page and "Dekker" not in page.replace("naam gewist", "")
    done = joris.post(place + "vacature/", {"titel": "Planner", "werkgever_naam": "Van Dam", "plaats": "Ede"})
    assert done.status_code == 302 and "Planner" in joris.get(place).content.decode()
    for lid, code in (
        (cast.mo, 200),
        (cast.anna, 200),
        (cast.piet, 404),
        (cast.samira, 404),
        (cast.bram, 404),
    ):
        assert sign_in(Client(), lid).get(place).status_code == code
    assert sign_in(Client(), cast.mo).get(place + "wijzigen/").status_code == 404


def test_the_number_of_employers_opens_its_lines(joris: Client, cast: Cast, dossier: Dossier) -> None:
    add(joris, plaats="Ede")
    place = f"/dossiers/{dossier.pk}/jobhunting/"
    contact = eigen_netwerk.add_contact(
        dossier=dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), wie="Petra", kanaal="gesprek", datum=DAG
    )
    assert "0 werkgevers benaderd" in joris.get(place).content.decode()
    given = {"sleutel": str(uuid.uuid4()), "naam": "Van Dam, Ede", "datum": "4-6-2026", "kanaal": "telefoon",
             "uitkomst": "gesproken"}  # fmt: skip
    medical = joris.post(place + "benaderen/", {**given, "resultaat": "zij vertelde over haar depressie"})
    assert medical.status_code == 422 and not Benadering.objects.exists()
    joris.post(place + "benaderen/", given)
    row = Benadering.objects.get()
    assert row.organisatie == Netwerkorganisatie.objects.get() and row.naam == "Van Dam"
    assert "Petra" in joris.get(place + f"benaderen/?contact={contact.pk}").content.decode()
    joris.post(
        place + "benaderen/", {**given, "sleutel": str(uuid.uuid4()), "naam": "Jansen", "contact": contact.pk}
    )
    page = joris.get(place).content.decode()
    assert "2 werkgevers benaderd" in page and "2 contacten" in page
    page = joris.get(place + "?van=2026-06-05&tot=5-6-2026").content.decode()
    assert "0 werkgevers benaderd" in page or "1 werkgever benaderd" in page
    assert "Niets in deze keuze" in joris.get(place + "?partij=werkgever").content.decode()
    joris.post(place + f"benaderd/{row.pk}/weghalen/")
    assert "1 werkgever benaderd" in joris.get(place).content.decode()
    assert (
        "Benaderd voor uw kandidaten"
        not in sign_in(Client(), cast.bram).get("/jobhunting/netwerk/").content.decode()
    )
    for lid in (cast.piet, cast.visser, cast.bram):
        assert sign_in(Client(), lid).get(place).status_code == 404


def test_a_vacancy_is_proposed_to_those_of_the_reader_only(
    joris: Client, cast: Cast, dossier: Dossier
) -> None:
    vacature = add_vacature(by=cast.joris.actor, velden=Velden(titel="Planner", werkgever_naam="Van Dam"))
    place = f"/vacatures/{vacature.pk}/voorstellen/"
    assert joris.post(place, {"waarom": "Dichtbij", "dossiers": [str(uuid.uuid4())]}).status_code == 422
    assert joris.post(place, {"waarom": "Dichtbij", "dossiers": [str(dossier.pk)]}).status_code == 302
    page = joris.get(place).content.decode()
    assert "Al voorgesteld" in page and "nog geen antwoord" in page
    page = joris.get(f"/dossiers/{dossier.pk}/jobhunting/").content.decode()
    assert "Dichtbij" in page and "Intrekken" in page
    row = dossier.vacaturevoorstel_set.get()
    voorstellen.answer(voorstel=row, by=cast.samira.actor, antwoord="interessant")
    assert "Sollicitatie klaarmaken" in joris.get(f"/dossiers/{dossier.pk}/jobhunting/").content.decode()
    assert "vindt 1 voorstel interessant" in joris.get("/jobhunting/").content.decode()


def test_who_needs_something_first_stands_first() -> None:
    begun, friday = dt.date(2026, 5, 1), DAG
    calm = bord.weigh(bord.Feiten(begonnen=begun, doel=2, gedaan=2, laatste=friday), friday)
    assert calm.redenen == () and calm.stil == 0
    states = {
        "wil anders": bord.Feiten(begonnen=begun, laatste=friday, anders=1),
        "stil": bord.Feiten(begonnen=begun, laatste=dt.date(2026, 5, 20)),
        "achter": bord.Feiten(begonnen=begun, laatste=friday, doel=3, gedaan=1),
        "wacht": bord.Feiten(begonnen=begun, laatste=friday, voorstellen=1, wacht_sinds=friday),
    }
    weights = [bord.weigh(each, friday).gewicht for each in states.values()]
    assert weights == sorted(weights, reverse=True)
    monday = dt.date(2026, 6, 1)
    assert bord.behind(bord.Feiten(begonnen=begun, doel=4), monday) == 0
    assert bord.behind(bord.Feiten(begonnen=begun, doel=4), monday + dt.timedelta(days=2)) == 2
    assert bord.weigh(bord.Feiten(), friday).redenen == () and bord.weigh(bord.Feiten(), friday).stil is None


def test_the_board_costs_the_same_for_one_and_for_many(
    joris: Client, cast: Cast, dossier: Dossier, django_assert_max_num_queries: Any
) -> None:
    for n in range(12):
        lid = make_lid(cast.bureau, f"Kandidaat{n}", "Jansen", Rol.KANDIDAAT)
        other = open_samira(cast, kandidaat=lid.persoon)
        Zoekstart.objects.create(
            bureau=cast.bureau, dossier=other, op=dt.datetime(2026, 5, 1, tzinfo=NEDERLAND)
        )
        Matchstand.objects.create(bureau=cast.bureau, dossier=other, nieuw=["x"] * n)
    with django_assert_max_num_queries(26):
        page = joris.get("/jobhunting/").content.decode()
    assert "35 dagen stil" in page and "11 nieuwe matches" in page and "Samira" not in page
    assert page.index("Kandidaat11") < page.index("Kandidaat3")
    later = joris.get("/jobhunting/?keuze=niet").content.decode()
    assert "Samira" in later and "zoekt nog niet" in later and "Kandidaat3" not in later
    page = joris.get("/jobhunting/?keuze=nieuw").content.decode()
    assert "Kandidaat11" in page and "Samira" not in page
    assert "Samira" not in sign_in(Client(), cast.bram).get("/jobhunting/").content.decode()
