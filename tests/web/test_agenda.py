"""Appointments in a calendar elsewhere, opened by another library than the one that wrote them."""

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
import vobject
from django.test import Client

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, sign_in
from wissel import klok
from wissel.accounts.models import Lidmaatschap, User
from wissel.berichten.models import Agendalink
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier
from wissel.trajecten.actions.afspraken import cancel, plan_afspraak
from wissel.trajecten.models import Afspraak

NU = dt.datetime(2026, 3, 20, 9, 0, tzinfo=klok.NEDERLAND)


@pytest.fixture
def tijd() -> Any:
    with time_machine.travel(NU, tick=False) as traveller:
        yield traveller


@pytest.fixture
def dossier(cast: Cast, tijd: Any) -> Dossier:
    return open_samira(cast)


def plan(cast: Cast, dossier: Dossier, moment: dt.datetime, **velden: Any) -> Afspraak:
    values = {"soort": "gesprek", "titel": "Gesprek over burn-out", "minuten": 60, "vorm": "kantoor"}
    values |= {"plaats": "GGZ Utrecht", **velden}
    return plan_afspraak(dossier=dossier, by=cast.anna.actor, begint_op=moment, **values)


def switch_on(client: Any) -> str:
    """The path of the address that is shown once."""
    html = client.post("/account/agenda/", {"aan": "1"}).content.decode()
    return re.findall(r'value="http[^"]*?(/agenda/[^"]+)"', html)[0]


def read(path: str) -> Any:
    answer = Client().get(path)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    return vobject.readOne(answer.content.decode())


def events(path: str) -> list[Any]:
    return list(read(path).contents.get("vevent", []))


def test_a_calendar_reads_the_appointments_and_learns_nothing_else(cast: Cast, dossier: Dossier) -> None:
    # One before and one after the clock moves: both at ten in the Netherlands.
    for day in (27, 30):
        plan(cast, dossier, dt.datetime(2026, 3, day, 10, 0, tzinfo=klok.NEDERLAND))
    for lid in (cast.samira, cast.anna):
        found = events(switch_on(sign_in(Client(), lid)))
        assert [each.summary.value for each in found] == ["Afspraak", "Afspraak"]
        begins = [each.dtstart.value for each in found]
        assert [moment.astimezone(dt.UTC).hour for moment in begins] == [9, 8]
        assert {moment.astimezone(klok.NEDERLAND).hour for moment in begins} == {10}
        assert found[0].dtend.value - begins[0] == dt.timedelta(hours=1)
        text = "".join(each.serialize() for each in found)
        assert not any(word in text for word in ("burn", "GGZ", "Samira", "Anna", "Vries", dossier.nummer))


def test_it_is_off_until_somebody_switches_it_on(cast: Cast, dossier: Dossier) -> None:
    client = sign_in(Client(), cast.samira)
    assert "De agendalink staat uit" in client.get("/account/agenda/").content.decode()
    assert not Agendalink.objects.exists()
    path = switch_on(client)
    page = client.get("/account/agenda/").content.decode()
    assert "De agendalink staat aan" in page and path not in page, "het adres staat er één keer"
    set_context(bureau_id=cast.bureau.pk)
    assert path.encode() not in bytes(Agendalink.objects.get().token_hash)


def test_a_new_address_or_switching_off_ends_the_old_one(cast: Cast, dossier: Dossier) -> None:
    client = sign_in(Client(), cast.samira)
    first = switch_on(client)
    second = switch_on(client)
    assert Client().get(first).status_code == 404 and Client().get(second).status_code == 200
    assert client.post("/account/agenda/", {"uit": "1"}).status_code == 302
    gone = Client().get(second)
    assert gone.status_code == 404 and "werkt niet meer" in gone.content.decode()


def test_the_address_dies_with_the_membership(cast: Cast, dossier: Dossier, tijd: Any) -> None:
    path = switch_on(sign_in(Client(), cast.anna))
    assert Client().get(path).status_code == 200
    set_context(bureau_id=cast.bureau.pk)
    Lidmaatschap.objects.filter(pk=cast.anna.lidmaatschap.pk).update(tot=NU.date() - dt.timedelta(days=1))
    assert Client().get(path).status_code == 404


def test_the_address_dies_with_the_account(cast: Cast, dossier: Dossier) -> None:
    path = switch_on(sign_in(Client(), cast.samira))
    User.objects.filter(pk=cast.samira.user.pk).update(is_active=False)
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    "token",
    ["x", "0190a000-0000-7000-8000-000000000001.", "a" * 500, "%00", "0190a000-0000-7000-8000-00000000000"],
)
def test_a_guessed_address_tells_nothing(cast: Cast, dossier: Dossier, token: str) -> None:
    switch_on(sign_in(Client(), cast.samira))
    assert Client().get(f"/agenda/{token}.ics").status_code == 404


def test_a_coach_sees_the_own_appointments_in_the_own_cases(cast: Cast, dossier: Dossier) -> None:
    moment = dt.datetime(2026, 3, 27, 10, 0, tzinfo=klok.NEDERLAND)
    plan(cast, dossier, moment)
    plan(cast, dossier, moment, met=cast.joris.persoon, titel="Met Joris")
    path = switch_on(sign_in(Client(), cast.anna))
    assert len(events(path)) == 1
    set_context(bureau_id=cast.bureau.pk)
    Dossier.objects.filter(pk=dossier.pk).update(coach=None)
    assert events(path) == []


def test_a_cancelled_appointment_is_cancelled_there_too(cast: Cast, dossier: Dossier) -> None:
    row = plan(cast, dossier, dt.datetime(2026, 3, 27, 10, 0, tzinfo=klok.NEDERLAND))
    path = switch_on(sign_in(Client(), cast.samira))
    (before,) = events(path)
    set_context(bureau_id=cast.bureau.pk)
    cancel(afspraak=row, by=cast.anna.actor)
    (after,) = events(path)
    assert before.uid.value == after.uid.value and after.status.value == "CANCELLED"
    assert int(after.sequence.value) > int(before.sequence.value)


def test_one_appointment_is_a_file_for_who_may_see_it(cast: Cast, dossier: Dossier) -> None:
    row = plan(cast, dossier, dt.datetime(2026, 3, 27, 10, 0, tzinfo=klok.NEDERLAND))
    mine, hers = (
        f"/mijn/afspraken/{row.pk}/agenda.ics",
        f"/dossiers/{dossier.pk}/afspraken/{row.pk}/agenda.ics",
    )
    for lid, path in ((cast.samira, mine), (cast.anna, hers)):
        answer = sign_in(Client(), lid).get(path)
        assert answer["Content-Disposition"].startswith("attachment")
        assert vobject.readOne(answer.content.decode()).vevent.summary.value == "Afspraak"
    for lid, path in ((cast.piet, mine), (cast.piet, hers), (cast.bram, hers), (cast.samira, hers)):
        assert sign_in(Client(), lid).get(path).status_code == 404
    assert mine in sign_in(Client(), cast.samira).get("/mijn/afspraken/").content.decode()


def test_who_has_no_appointments_is_told_so(cast: Cast, dossier: Dossier) -> None:
    client = sign_in(Client(), cast.piet)
    assert "In deze rol heeft u geen afspraken" in client.get("/account/agenda/").content.decode()
    assert client.post("/account/agenda/", {"aan": "1"}).status_code == 409
    assert not Agendalink.objects.exists()


def test_without_the_second_factor_nobody_makes_an_address(
    cast: Cast, dossier: Dossier, settings: Any
) -> None:
    settings.TWEEDE_FACTOR_UIT = False
    client = Client()
    client.force_login(cast.anna.user)
    answer = client.post("/account/agenda/", {"aan": "1"})
    assert answer.status_code == 302 and "tweede-factor" in answer["Location"]


def test_everyone_chooses_what_comes_by_mail(cast: Cast, dossier: Dossier) -> None:
    client = sign_in(Client(), cast.samira)
    page = client.get("/account/meldingen/").content.decode()
    assert "Herinneringen aan een termijn" in page and "Geen mail" in page
    assert client.post("/account/meldingen/", {"berichten": "geen"}).status_code == 422
    topics = re.findall(r'name="(\w+)" value="geen"', page)
    assert client.post("/account/meldingen/", dict.fromkeys(topics, "geen")).status_code == 302
    assert client.get("/account/meldingen/").content.decode().count("checked") == len(topics)
