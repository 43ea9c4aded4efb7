"""Opening and using an invitation, as the invited person meets it."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.arrange.uitnodigingen import invited, newcomer
from tests.cast import WACHTWOORD, Cast, sign_in
from wissel.accounts.models import Lidmaatschap, Uitnodiging, User
from wissel.database.context import als, set_context
from wissel.mensen.uitnodigen import Gemaakt, withdraw


def text(response: Any) -> str:
    return str(response.content.decode())


def h1(response: Any) -> str:
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", text(response), re.S)
    assert len(found) == 1
    return str(found[0])


def fill(made: Gemaakt, **changes: str) -> dict[str, str]:
    values = {"code": made.code, "wachtwoord": WACHTWOORD, "nog_een_keer": WACHTWOORD, "taal": "nl"}
    return {**values, **changes}


def path(made: Gemaakt) -> str:
    return f"/u/{made.token}/"


def test_the_link_shows_who_invites_for_which_bureau_and_role_and_changes_nothing(cast: Cast) -> None:
    made = invited(cast)
    for method in ("get", "head", "options", "get"):
        response = getattr(Client(), method)(path(made))
        assert response.status_code in {200, 405}
    page = text(Client().get(path(made)))
    assert "Mo Haddou" in page and "Spoorzicht" in page and "coach" in page and "nina.nieuw@" in page
    assert made.code not in page
    with als(cast.bureau):
        row = Uitnodiging.objects.get(pk=made.uitnodiging.pk)
    assert (row.gebruikt_op, row.pogingen, row.ingetrokken_op) == (None, 0, None)
    assert not User.objects.filter(email__startswith="nina").exists()


def test_a_new_coach_gets_an_account_and_is_asked_for_a_second_factor(cast: Cast) -> None:
    made = invited(cast)
    client = Client()
    response = client.post(path(made), fill(made))
    assert response.url == "/account/tweede-factor/"
    page = client.get(response.url)
    assert "Stel een tweede factor in" in h1(page) and "Nu niet" not in text(page)
    assert client.get("/vandaag/").url == "/account/tweede-factor/"
    assert client.get("/account/tweede-factor/app/").status_code == 200
    assert client.session["rol"] == "coach"
    again = Client().get(path(made))
    assert again.status_code == 404 and "werkt niet meer" in h1(again)


def test_a_new_kandidaat_is_offered_a_second_factor_and_may_skip_it(cast: Cast) -> None:
    made = invited(cast, "kandidaat")
    client = Client()
    assert "plan" in text(client.get(path(made)))
    assert client.post(path(made), fill(made)).url == "/account/tweede-factor/"
    page = client.get("/account/tweede-factor/")
    assert "extra veilig" in h1(page) and "Nu niet, ga verder" in text(page)
    assert client.get("/").url == "/mijn/"
    account = text(client.get("/account/"))
    assert "Tweede factor instellen" in account


def test_the_language_is_chosen_with_the_account(cast: Cast) -> None:
    made = invited(cast, "kandidaat")
    client = Client()
    client.post(path(made), fill(made, taal="en"))
    assert User.objects.get(email__startswith="nina").taal == "en"
    assert '<html lang="en"' in text(client.get("/account/"))


def test_the_page_speaks_the_language_of_the_person(cast: Cast) -> None:
    made = invited(cast, persoon=newcomer(cast, taal="en"))
    assert '<html lang="en"' in text(Client().get(path(made)))


def test_a_wrong_code_says_how_many_tries_are_left_and_the_fifth_closes_the_link(cast: Cast) -> None:
    made = invited(cast)
    client = Client()
    for left in ("4 pogingen", "3 pogingen", "2 pogingen", "1 poging"):
        response = client.post(path(made), fill(made, code="AAAA BBBB"))
        assert response.status_code == 422
        assert f"U heeft nog {left}" in text(response)
    last = client.post(path(made), fill(made, code="AAAA BBBB"))
    assert last.status_code == 404 and "vijf keer een verkeerde code" in text(last)
    assert client.post(path(made), fill(made)).status_code == 404
    assert not User.objects.filter(email__startswith="nina").exists()


@pytest.mark.parametrize(
    ("changes", "woord"),
    [
        ({"wachtwoord": "kort", "nog_een_keer": "kort"}, "minstens 12 tekens"),
        ({"wachtwoord": "spoorzicht12", "nog_een_keer": "spoorzicht12"}, "bij dit werk hoort"),
        ({"wachtwoord": "nina.nieuw12", "nog_een_keer": "nina.nieuw12"}, "uw naam of e-mailadres"),
        ({"nog_een_keer": "iets-heel-anders-2026"}, "niet hetzelfde wachtwoord"),
        ({"code": ""}, "Vul de code in."),
    ],
)
def test_a_mistake_is_explained_at_its_field_and_costs_no_try(
    cast: Cast, changes: dict[str, str], woord: str
) -> None:
    made = invited(cast)
    response = Client().post(path(made), fill(made, **changes))
    assert response.status_code == 422
    assert woord in text(response) and "<title>Fout:" in text(response)
    with als(cast.bureau):
        assert Uitnodiging.objects.get(pk=made.uitnodiging.pk).pogingen == 0
    assert Client().post(path(made), fill(made)).status_code == 302


def test_what_was_typed_stays_but_a_password_does_not(cast: Cast) -> None:
    made = invited(cast)
    page = text(Client().post(path(made), fill(made, code="AAAABBBB")))
    assert 'value="AAAABBBB"' in page and WACHTWOORD not in page


def test_someone_with_an_account_signs_in_first_and_comes_back(cast: Cast) -> None:
    cast.bram.user.set_password(WACHTWOORD)
    cast.bram.user.save()
    made = invited(cast, persoon=newcomer(cast, "Bram", "Buiten", email=cast.bram.user.email))
    client = Client()
    page = client.get(path(made))
    assert "U heeft al een account" in text(page) and "wachtwoord" not in re.findall(
        r'name="(\w+)"', text(page)
    )
    address = re.findall(r'href="(/inloggen/\?next=[^"]+)"', text(page))[0]
    assert client.post(path(made), fill(made)).status_code == 409
    back = client.post(
        "/inloggen/", {"login": cast.bram.user.email, "password": WACHTWOORD, "next": path(made)}
    )
    assert address.startswith("/inloggen/?next=%2Fu%2F") and back.url == path(made)
    assert "Rol aannemen" in text(client.get(path(made)))
    assert client.post(path(made), {"code": made.code}).url == "/"
    assert client.session["bureau"] == str(cast.bureau.pk)
    assert client.session["meer_rollen"] is True


def test_whoever_is_signed_in_as_somebody_else_is_told_so(cast: Cast) -> None:
    made = invited(cast)
    client = sign_in(Client(), cast.anna)
    assert "ingelogd als" in text(client.get(path(made)))
    assert client.post(path(made), fill(made)).status_code == 409
    assert client.post("/uitloggen/", {"next": path(made)}).url == path(made)
    assert client.post(path(made), fill(made)).status_code == 302


def test_the_form_decides_nothing_about_role_bureau_or_address(cast: Cast) -> None:
    made = invited(cast, "kandidaat")
    Client().post(
        path(made),
        fill(made, rol="bureaumanager", bureau=str(cast.ander_bureau.pk), email="ander@voorbeeld.example"),
    )
    with als(cast.bureau):
        lid = Lidmaatschap.objects.select_related("user").get(persoon=made.uitnodiging.persoon)
    assert (lid.rol, lid.user.email) == ("kandidaat", "nina.nieuw@voorbeeld.example")


def test_every_link_that_does_not_work_gives_the_same_page(cast: Cast) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.bureau.pk)
    withdraw(by=cast.mo.actor, uitnodiging=made.uitnodiging)
    set_context(bureau_id=None)
    secret = made.token.split(".")[1]
    tokens = [
        made.token,
        "x",
        "x" * 300,
        f"{cast.ander_bureau.pk}.{secret}",
        f"{cast.bureau.pk}.{secret[:-1]}",
        "%00",
    ]
    pages = []
    for token in tokens:
        response = Client().get(f"/u/{token}/")
        assert response.status_code == 404
        assert "Vraag uw bureau om een nieuwe uitnodiging" in text(response)
        pages.append(re.sub(r'(value|content)="[^"]*"', "", text(response)))
    assert len(set(pages)) == 1


def test_nothing_of_the_bureau_shows_without_the_link(cast: Cast) -> None:
    page = text(Client().get(f"/u/{cast.bureau.pk}.{'A' * 43}/"))
    assert "Spoorzicht" not in page and "Mo Haddou" not in page


def test_the_session_gets_a_new_key(cast: Cast) -> None:
    made = invited(cast)
    client = Client()
    client.post("/taal/", {"taal": "nl"})
    session = client.session
    session["iets"] = 1
    session.save()
    before = session.session_key
    client.cookies["wissel"] = before
    client.post(path(made), fill(made))
    assert client.session.session_key != before
