"""Signing in, as people meet it."""

import datetime as dt
import re
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.test import Client

from tests.cast import WACHTWOORD, Cast, Lid, sign_in

FOUT = "horen niet bij elkaar"
LOGIN = "/inloggen/"


@pytest.fixture
def met_wachtwoord(cast: Cast) -> Cast:
    """The cast, where Anna, Samira and dr. Visser know a password."""
    for lid in (cast.anna, cast.samira, cast.visser):
        lid.user.set_password(WACHTWOORD)
        lid.user.save()
    return cast


def try_login(client: Client, lid_or_email: Lid | str, password: str = WACHTWOORD, **extra: str) -> Any:
    email = lid_or_email if isinstance(lid_or_email, str) else lid_or_email.user.email
    return client.post(LOGIN, {"login": email, "password": password, **extra})


def text(response: Any) -> str:
    return str(response.content.decode())


def one_h1(response: Any) -> str:
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", text(response), re.S)
    assert len(found) == 1, found
    return str(found[0])


def code_of(secret: str, step: int = 0) -> str:
    counter = list(totp.yield_hotp_counters_from_time())[1] + step
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def activate(client: Client) -> str:
    """Set up the app with codes and give back its secret."""
    assert client.get("/account/tweede-factor/app/").status_code == 200
    secret = str(client.session["mfa.totp.secret"])
    response = client.post("/account/tweede-factor/app/", {"code": code_of(secret)})
    assert response.status_code == 302, text(response)
    return secret


def test_a_wrong_password_says_the_same_for_a_known_and_an_unknown_address(met_wachtwoord: Cast) -> None:
    known = try_login(Client(), met_wachtwoord.anna, "verkeerd-wachtwoord")
    unknown = try_login(Client(), "niemand@voorbeeld.example", "verkeerd-wachtwoord")
    assert known.status_code == unknown.status_code == 422
    assert FOUT in text(known)
    clean = [re.sub(r'(value|content)="[^"]*"', "", text(each)) for each in (known, unknown)]
    assert clean[0] == clean[1]


def test_after_five_wrong_tries_the_right_password_has_to_wait(met_wachtwoord: Cast) -> None:
    client = Client()
    for _try in range(5):
        assert FOUT in text(try_login(client, met_wachtwoord.anna, "verkeerd-wachtwoord"))
    response = try_login(client, met_wachtwoord.anna)
    assert response.status_code == 422
    assert "Wacht 5 minuten" in text(response)
    assert "_auth_user_id" not in client.session


def test_what_was_typed_stays_and_the_title_says_that_something_is_wrong(met_wachtwoord: Cast) -> None:
    response = try_login(Client(), met_wachtwoord.anna, "verkeerd-wachtwoord")
    assert f'value="{met_wachtwoord.anna.user.email}"' in text(response)
    assert "verkeerd-wachtwoord" not in text(response)
    assert "<title>Fout:" in text(response)


def test_a_coach_without_a_second_factor_is_asked_to_set_one_up(met_wachtwoord: Cast) -> None:
    client = Client()
    assert try_login(client, met_wachtwoord.anna).url == "/"
    response = client.get("/", follow=True)
    assert response.redirect_chain[-1][0] == "/account/tweede-factor/"
    assert "Stel een tweede factor in" in one_h1(response)


def test_a_bedrijfsarts_without_a_second_factor_does_not_see_the_task_page(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.visser)
    assert client.get("/").url == "/account/tweede-factor/"


def test_a_bedrijfsarts_starts_at_the_task_page(cast: Cast) -> None:
    assert "Uw taak" in one_h1(sign_in(Client(), cast.visser).get("/"))


def test_a_kandidaat_gets_in_with_a_password_alone(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.samira)
    assert client.get("/").url == "/mijn/"


@pytest.mark.parametrize(
    ("wie", "waar"),
    [("anna", "bureau:vandaag"), ("mo", "bureau:vandaag"), ("piet", "opdrachtgever:medewerkers"),
     ("verzekeraar", "opdrachtgever:medewerkers"), ("samira", "kandidaat:vandaag")],
)  # fmt: skip
def test_each_role_starts_on_its_own_page(cast: Cast, wie: str, waar: str) -> None:
    from django.urls import reverse

    assert sign_in(Client(), getattr(cast, wie)).get("/").url == reverse(waar)


SITES = "/b/"


def test_a_visitor_starts_at_the_public_sites_with_the_way_in(db: None) -> None:
    assert Client().get("/").url == SITES
    assert f'href="{LOGIN}"' in text(Client().get(SITES))


def test_a_coach_sets_up_the_app_and_signs_in_with_its_code(met_wachtwoord: Cast) -> None:
    first = Client()
    try_login(first, met_wachtwoord.anna)
    secret = activate(first)
    codes = first.get("/account/tweede-factor/herstelcodes/")
    assert "Herstelcodes" in one_h1(codes)
    assert first.get("/").url not in {"/account/tweede-factor/", LOGIN}

    second = Client()
    assert try_login(second, met_wachtwoord.anna).url == "/inloggen/code/"
    assert second.get("/").url == SITES
    assert "Uw code" in one_h1(second.get("/inloggen/code/"))
    wrong = second.post("/inloggen/code/", {"code": "000000"})
    assert wrong.status_code == 422
    assert "Deze code klopt niet" in text(wrong)
    assert second.post("/inloggen/code/", {"code": code_of(secret, 1)}).url == "/"
    assert second.get("/").url not in {"/account/tweede-factor/", LOGIN}


def test_a_recovery_code_works_once(met_wachtwoord: Cast) -> None:
    first = Client()
    try_login(first, met_wachtwoord.anna)
    activate(first)
    code = re.findall(r"<li>([0-9a-z-]{8,})</li>", text(first.get("/account/tweede-factor/herstelcodes/")))[0]
    for status in (302, 422):
        client = Client()
        try_login(client, met_wachtwoord.anna)
        assert client.post("/inloggen/code/", {"code": code}).status_code == status


def test_the_secret_of_the_app_is_not_stored_in_the_clear(met_wachtwoord: Cast) -> None:
    from allauth.mfa.models import Authenticator

    client = Client()
    try_login(client, met_wachtwoord.anna)
    secret = activate(client)
    row = Authenticator.objects.get(user=met_wachtwoord.anna.user, type="totp")
    assert secret not in str(row.data)


def test_whoever_removes_the_factor_is_asked_for_a_new_one_at_once(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.anna)
    activate(client)
    assert client.get("/").url != "/account/tweede-factor/"
    assert client.post("/account/tweede-factor/app/uitzetten/").status_code == 302
    assert client.get("/").url == "/account/tweede-factor/"


def test_a_factor_can_only_be_set_up_shortly_after_the_password(cast: Cast) -> None:
    cast.anna.user.set_password(WACHTWOORD)
    cast.anna.user.save()
    client = sign_in(Client(), cast.anna)
    assert client.get("/account/tweede-factor/app/").url.startswith("/account/bevestigen/")
    assert "Bevestig dat u het bent" in one_h1(client.get("/account/bevestigen/"))
    assert client.post("/account/bevestigen/", {"password": "fout"}).status_code == 422
    assert client.post("/account/bevestigen/", {"password": WACHTWOORD}).status_code == 302
    assert client.get("/account/tweede-factor/app/").status_code == 200


@pytest.fixture
def twee_rollen(cast: Cast) -> Cast:
    """Anna is a bureaumanager as well."""
    from wissel.accounts.models import Lidmaatschap

    Lidmaatschap.objects.create(
        bureau=cast.bureau,
        user=cast.anna.user,
        persoon=cast.anna.persoon,
        rol="bureaumanager",
        van="2024-01-01",
    )
    return cast


def test_someone_with_two_roles_has_to_choose(twee_rollen: Cast) -> None:
    client = Client()
    client.force_login(twee_rollen.anna.user)
    assert client.get("/").url == "/rol/"
    page = client.get("/rol/")
    assert "Kies uw rol" in one_h1(page)
    ids = re.findall(r'name="lidmaatschap" value="([^"]+)"', text(page))
    assert len(ids) == 2
    assert client.post("/rol/", {"lidmaatschap": str(twee_rollen.anna.lidmaatschap.pk)}).url == "/"
    assert client.session["rol"] == "coach"
    other = next(each for each in ids if each != str(twee_rollen.anna.lidmaatschap.pk))
    client.post("/rol/", {"lidmaatschap": other})
    assert client.session["rol"] == "bureaumanager"


def test_nobody_can_choose_the_role_of_somebody_else(twee_rollen: Cast) -> None:
    client = Client()
    client.force_login(twee_rollen.anna.user)
    for lid in (twee_rollen.mo, twee_rollen.bram):
        assert client.post("/rol/", {"lidmaatschap": str(lid.lidmaatschap.pk)}).status_code == 422
    assert client.post("/rol/", {"lidmaatschap": "onzin"}).status_code == 422
    assert "lidmaatschap" not in client.session


def test_someone_whose_only_role_has_ended_is_told_so(cast: Cast) -> None:
    cast.anna.lidmaatschap.tot = cast.anna.lidmaatschap.van
    cast.anna.lidmaatschap.save()
    client = Client()
    client.force_login(cast.anna.user)
    assert "geen rol" in one_h1(client.get("/", follow=True))


@pytest.mark.parametrize(
    "elders", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(met_wachtwoord: Cast, elders: str) -> None:
    assert try_login(Client(), met_wachtwoord.samira, next=elders).url == "/"
    client = sign_in(Client(), met_wachtwoord.anna)
    assert client.post("/taal/", {"taal": "en", "next": elders}).url == "/"
    chosen = client.post("/rol/", {"lidmaatschap": str(met_wachtwoord.anna.lidmaatschap.pk), "next": elders})
    assert chosen.url == "/"
    assert client.post("/uitloggen/", {"next": elders}).url == "/"


def test_after_signing_in_someone_lands_where_they_wanted_to_be(met_wachtwoord: Cast) -> None:
    assert try_login(Client(), met_wachtwoord.samira, next="/account/").url == "/account/"


def test_the_language_changes_and_is_remembered_with_the_account(met_wachtwoord: Cast) -> None:
    client = sign_in(Client(), met_wachtwoord.anna)
    assert client.post("/taal/", {"taal": "en", "next": "/account/"}).url == "/account/"
    assert '<html lang="en"' in text(client.get("/account/"))
    met_wachtwoord.anna.user.refresh_from_db()
    assert met_wachtwoord.anna.user.taal == "en"
    fresh = Client()
    try_login(fresh, met_wachtwoord.anna)
    assert '<html lang="en"' in text(fresh.get("/account/tweede-factor/"))


def test_a_visitor_can_change_the_language_too_and_an_unknown_one_changes_nothing(db: None) -> None:
    client = Client()
    client.post("/taal/", {"taal": "xx"})
    assert '<html lang="nl"' in text(client.get(LOGIN))
    client.post("/taal/", {"taal": "en"})
    assert '<html lang="en"' in text(client.get(LOGIN))
    assert client.get("/taal/").status_code == 405


def test_a_coach_switches_shortcuts_off_and_a_kandidaat_is_not_asked(cast: Cast) -> None:
    client = sign_in(Client(), cast.anna)
    assert "Sneltoetsen gebruiken" in text(client.get("/account/"))
    assert client.post("/account/", {"taal": "nl"}).url == "/account/"
    assert 'data-sneltoetsen="uit"' in text(client.get("/account/"))
    assert "Sneltoetsen gebruiken" not in text(sign_in(Client(), cast.samira).get("/account/"))


def test_an_unknown_language_is_refused_on_the_account_page(cast: Cast) -> None:
    assert sign_in(Client(), cast.anna).post("/account/", {"taal": "xx"}).status_code == 422


OPEN = (LOGIN, "/wachtwoord/vergeten/", "/wachtwoord/vergeten/verstuurd/", "/wachtwoord/nieuw/klaar/",
        "/wachtwoord/nieuw/abc-def/", "/inloggen/gesloten/")  # fmt: skip
OWN = ("/account/", "/account/tweede-factor/", "/account/wachtwoord/", "/account/tweede-factor/overzicht/", "/rol/",
       "/account/tweede-factor/passkeys/", "/account/tweede-factor/passkeys/nieuw/", "/uitloggen/",
       "/account/tweede-factor/app/", "/account/bevestigen/")  # fmt: skip
ENGELS = re.compile(r"\b(password|sign in|sign out|your|security key|please|email address)\b", re.I)


def visible_words(response: Any) -> str:
    body = re.sub(r"<(script|svg|head)\b.*?</\1>", "", text(response), flags=re.S)
    return re.sub(r"<[^>]+>", " ", body)


@pytest.mark.parametrize("path", OPEN)
def test_each_page_of_the_door_is_dutch_with_one_heading(db: None, path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 200
    assert one_h1(response).strip()
    assert not ENGELS.findall(visible_words(response))


@pytest.mark.parametrize("path", OWN)
def test_each_page_of_the_own_account_is_dutch_with_one_heading(met_wachtwoord: Cast, path: str) -> None:
    client = Client()
    try_login(client, met_wachtwoord.anna)
    response = client.get(path)
    assert response.status_code == 200
    assert one_h1(response).strip()
    assert not ENGELS.findall(visible_words(response))
    assert Client().get(path).status_code == 302


@pytest.mark.parametrize(
    "path",
    ["app/uitzetten/", "herstelcodes/", "herstelcodes/nieuw/", "overzicht/", "../bevestigen/code/", ""],
)
def test_each_page_after_setting_up_is_dutch_with_one_heading(met_wachtwoord: Cast, path: str) -> None:
    client = Client()
    try_login(client, met_wachtwoord.anna)
    activate(client)
    address = "/account/bevestigen/code/" if path.startswith("..") else f"/account/tweede-factor/{path}"
    response = client.get(address)
    assert response.status_code == 200
    assert one_h1(response).strip()
    assert not ENGELS.findall(visible_words(response))


def test_there_is_no_way_to_sign_up(db: None) -> None:
    from django.urls import NoReverseMatch, reverse

    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    for path in ("/account/signup/", "/signup/", "/account/login/", "/account/email/"):
        assert Client().get(path).status_code == 404


def berichten(cast: Cast, bureau: Any = None) -> list[Any]:
    from wissel.database.context import als
    from wissel.outbox.models import Bericht

    with als(bureau or cast.bureau):
        return list(Bericht.objects.all())


def test_a_forgotten_password_is_replaced_by_a_link_in_the_mail(met_wachtwoord: Cast) -> None:
    from wissel.outbox.actions import text_of

    cast = met_wachtwoord
    client = Client()
    assert (
        client.post("/wachtwoord/vergeten/", {"email": cast.anna.user.email}).url
        == "/wachtwoord/vergeten/verstuurd/"
    )
    (mail,) = berichten(cast)
    assert mail.naar == cast.anna.user.email
    link = re.search(r"http\S+", text_of(mail))
    assert link and link[0].startswith(settings.ADRES)
    page = client.get(link[0].removeprefix(settings.ADRES), follow=True)
    assert "Nieuw wachtwoord" in one_h1(page)
    address = page.redirect_chain[-1][0]
    weak = client.post(address, {"password1": "kort", "password2": "kort"})
    assert weak.status_code == 422
    fresh = "een-heel-nieuwe-zin-2027"
    assert client.post(address, {"password1": fresh, "password2": fresh}).url == "/wachtwoord/nieuw/klaar/"
    assert try_login(Client(), cast.anna).status_code == 422
    assert try_login(Client(), cast.anna, fresh).status_code == 302
    again = Client().get(link[0].removeprefix(settings.ADRES), follow=True)
    assert "werkt niet meer" in one_h1(again)


def test_asking_again_makes_the_older_link_useless(met_wachtwoord: Cast, time_machine: Any) -> None:
    from wissel.outbox.actions import text_of

    now = dt.datetime.now(dt.UTC)
    for minute in range(2):
        time_machine.move_to(now + dt.timedelta(minutes=minute))
        Client().post("/wachtwoord/vergeten/", {"email": met_wachtwoord.anna.user.email})
    mails = sorted(berichten(met_wachtwoord), key=lambda mail: mail.gemaakt_op)
    links = [re.findall(r"http\S+", text_of(mail))[0].removeprefix(settings.ADRES) for mail in mails]
    old, new = (one_h1(Client().get(link, follow=True)) for link in links)
    assert links[0] != links[1]
    assert "werkt niet meer" in old and "Nieuw wachtwoord" in new


def test_the_link_in_the_mail_does_not_follow_the_host_a_visitor_sends(met_wachtwoord: Cast) -> None:
    from wissel.outbox.actions import text_of

    Client().post(
        "/wachtwoord/vergeten/", {"email": met_wachtwoord.anna.user.email}, headers={"host": "127.0.0.1"}
    )
    (mail,) = berichten(met_wachtwoord)
    assert settings.ADRES in text_of(mail) and "127.0.0.1" not in text_of(mail)


def test_asking_for_an_unknown_address_answers_the_same_and_mails_nobody(cast: Cast) -> None:
    response = Client().post("/wachtwoord/vergeten/", {"email": "niemand@voorbeeld.example"})
    assert response.url == "/wachtwoord/vergeten/verstuurd/"
    assert berichten(cast) == []


def test_someone_in_no_bureau_gets_no_mail(cast: Cast) -> None:
    from wissel.accounts.models import User

    User.objects.create_user("los@voorbeeld.example", WACHTWOORD)
    response = Client().post("/wachtwoord/vergeten/", {"email": "los@voorbeeld.example"})
    assert response.url == "/wachtwoord/vergeten/verstuurd/"
    assert berichten(cast) == []


def test_mail_for_someone_of_another_bureau_stands_in_that_bureau(cast: Cast) -> None:
    Client().post("/wachtwoord/vergeten/", {"email": cast.bram.user.email})
    assert berichten(cast) == []
    assert [each.naar for each in berichten(cast, cast.ander_bureau)] == [cast.bram.user.email]


def test_whoever_asked_for_a_new_password_can_still_set_up_a_second_factor(met_wachtwoord: Cast) -> None:
    client = Client()
    client.post("/wachtwoord/vergeten/", {"email": met_wachtwoord.anna.user.email})
    try_login(client, met_wachtwoord.anna)
    assert activate(client)


def test_changing_the_password_ends_the_session(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.samira)
    fresh = "een-heel-nieuwe-zin-2027"
    data = {"oldpassword": WACHTWOORD, "password1": fresh, "password2": fresh}
    wrong = client.post("/account/wachtwoord/", {**data, "oldpassword": "fout"})
    assert wrong.status_code == 422
    assert client.post("/account/wachtwoord/", data).url == "/wachtwoord/nieuw/klaar/"
    assert client.get("/account/").url.startswith(LOGIN)


def test_the_passkey_page_keeps_to_scripts_of_our_own_site(met_wachtwoord: Cast) -> None:
    client = Client()
    try_login(client, met_wachtwoord.anna)
    response = client.get("/account/tweede-factor/passkeys/nieuw/")
    assert re.findall(r'<script(?![^>]*(src="/static/|type="application/json"))', text(response)) == []
    assert '"add": "passkey-knop"' in text(response)
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]


def test_nobody_signs_in_with_a_closed_account(met_wachtwoord: Cast) -> None:
    met_wachtwoord.anna.user.is_active = False
    met_wachtwoord.anna.user.save()
    client = Client()
    try_login(client, met_wachtwoord.anna)
    assert "_auth_user_id" not in client.session
