"""What an operator types: a demo code, a lost factor, a new bureau."""

import io
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from tests.cast import WACHTWOORD, Cast
from wissel.accounts.models import BureauInstelling, Uitnodiging
from wissel.accounts.sleutels import encrypt_text
from wissel.database.context import als
from wissel.logbook.models import LogbookEntry
from wissel.trajecten.actions.bureau import invite_manager

GEHEIM = "WISSELDEMOWISSELDEMOWISSELDEMO23"


@pytest.fixture
def met_app(cast: Cast) -> Cast:
    data = {"secret": encrypt_text(GEHEIM, context="mfa")}
    Authenticator.objects.create(user=cast.anna.user, type="totp", data=data)
    cast.anna.user.set_password(WACHTWOORD)
    cast.anna.user.save()
    return cast


def code(email: str) -> str:
    out = io.StringIO()
    call_command("demo_code", email, stdout=out, stderr=io.StringIO())
    return out.getvalue().strip()


def test_the_code_of_the_demo_signs_in_once(met_app: Cast, settings: Any) -> None:
    settings.DEMO = True
    shown = code(met_app.anna.user.email.upper())
    for status in (302, 422):
        client = Client()
        client.post("/inloggen/", {"login": met_app.anna.user.email, "password": WACHTWOORD})
        assert client.post("/inloggen/code/", {"code": shown}).status_code == status


def test_outside_the_demo_no_code_is_shown(met_app: Cast, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="alleen in de demo"):
        code(met_app.anna.user.email)


def test_an_unknown_address_is_answered_with_those_that_exist(met_app: Cast, settings: Any) -> None:
    settings.DEMO = True
    with pytest.raises(CommandError, match=met_app.anna.user.email):
        code("niemand@voorbeeld.example")
    with pytest.raises(CommandError, match="zonder code"):
        code(met_app.samira.user.email)


def test_the_operator_takes_a_lost_factor_away_and_the_logbook_says_so(met_app: Cast) -> None:
    call_command("tweede_factor_wissen", met_app.anna.user.email, stdout=io.StringIO())
    assert not Authenticator.objects.filter(user=met_app.anna.user).exists()
    with als(met_app.bureau):
        assert LogbookEntry.objects.filter(actie="tweede_factor_gewist").count() == 1
    with pytest.raises(CommandError, match="geen tweede factor"):
        call_command("tweede_factor_wissen", met_app.anna.user.email)


def test_the_web_may_not_open_a_bureau(cast: Cast) -> None:
    arguments = [
        "Nieuw Bureau",
        "--manager",
        "m@voorbeeld.example",
        "--voornaam",
        "M",
        "--achternaam",
        "Manager",
    ]
    with pytest.raises(CommandError, match="eigenaar van de database"):
        call_command("bureau", *arguments)


def test_a_bureau_that_is_there_gets_one_more_manager(cast: Cast) -> None:
    out = io.StringIO()
    arguments = [
        "spoorzicht",
        "--manager",
        "m@voorbeeld.example",
        "--voornaam",
        "M",
        "--achternaam",
        "Manager",
    ]
    call_command("bureau", *arguments, stdout=out)
    with als(cast.bureau):
        row = Uitnodiging.objects.get(email="m@voorbeeld.example")
    assert row.rol == "bureaumanager" and f"/u/{cast.bureau.pk}." in out.getvalue()
    made = invite_manager(bureau=cast.bureau, email="m@voorbeeld.example", voornaam="M", achternaam="Manager")
    assert Client().get(f"/u/{made.token}/").status_code == 200
    with pytest.raises(CommandError, match="geen e-mailadres"):
        call_command("bureau", "spoorzicht", "--manager", "x", "--voornaam", "M", "--achternaam", "M")
    with als(cast.bureau):
        assert BureauInstelling.objects.count() == 1
