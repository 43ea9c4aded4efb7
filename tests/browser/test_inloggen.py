"""Coming in by the door: password and code, and from an invitation to a working account."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect

from tests.arrange.dossiers import open_samira
from tests.arrange.uitnodigingen import newcomer
from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey
from tests.cast import WACHTWOORD

pytestmark = pytest.mark.browser


def code(secret: str, step: int = 0) -> str:
    """What an app with this secret shows now, or some half minutes later."""
    counter = list(totp.yield_hotp_counters_from_time())[1] + step
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def give_password(person: Visitor, email: str, wachtwoord: str = WACHTWOORD) -> None:
    person.go("/inloggen/")
    person.write("E-mailadres", email)
    person.write("Wachtwoord", wachtwoord)
    person.press("Inloggen")


def test_inloggen_met_wachtwoord_en_code(
    start: Callable[..., Journey], visit: Callable[..., Visitor]
) -> None:
    reis = start("2026-03-02T09:00")
    mo = visit(None)
    reis.cast.mo.user.set_password(WACHTWOORD)
    reis.cast.mo.user.save()
    email = reis.cast.mo.user.email
    mo.go("/vandaag/")
    mo.check(dark=True)
    give_password(mo, email, "verkeerd-wachtwoord")
    mo.sees("horen niet bij elkaar")
    assert mo.page.title().startswith("Fout:")
    mo.check()
    give_password(mo, email)
    mo.sees("Stel een tweede factor in")
    mo.check()
    secret = set_up_app(mo)
    mo.go("/vandaag/")
    sign_out(mo)
    give_password(mo, email)
    mo.sees("Uw code")
    mo.check()
    mo.go("/vandaag/")
    assert mo.path() != "/vandaag/"
    mo.sees("Uw code")
    give_code(mo, "000000")
    mo.sees("Deze code klopt niet")
    mo.check()
    give_code(mo, code(secret, 1))
    mo.sees("Goedemorgen Mo")


def give_code(person: Visitor, digits: str) -> None:
    person.write("Code uit uw app, of een herstelcode", digits)
    person.press("Inloggen")


def set_up_app(mo: Visitor) -> str:
    """Read the key as somebody would who cannot scan it; gives it."""
    mo.follow("App met codes op uw telefoon")
    mo.page.get_by_text("Scannen lukt niet").click()
    mo.check()
    secret = mo.page.locator("main details bdi").inner_text()
    mo.write("Code van 6 cijfers uit de app", code(secret))
    mo.press("Aanzetten")
    mo.sees("Herstelcodes")
    mo.check()
    return secret


def sign_out(mo: Visitor) -> None:
    mo.page.locator("header details.menu summary").last.click()
    mo.press("Uitloggen", place="header")
    mo.go("/vandaag/")
    mo.sees("Inloggen")


def test_van_uitnodiging_tot_account(start: Callable[..., Journey], visit: Callable[..., Visitor]) -> None:
    reis = start("2026-03-02T09:00")
    with reis.arrange():
        karin = newcomer(reis.cast, "Karin", "Kandidaat", telefoon="06 12 34 56 78")
        dossier = open_samira(reis.cast, kandidaat=karin)
    anna = reis.person("anna")
    anna.go(f"/dossiers/{dossier.pk}/uitnodigen/")
    anna.check()
    with anna.page.expect_navigation():
        anna.part(karin.email, "li").get_by_role("button").click()
    anna.sees("Code voor Karin Kandidaat")
    anna.check()
    geheim = anna.page.locator("p.big").inner_text()

    link = read_mail(reis.person("mo"), karin.email, geheim)
    nieuw = visit(None)
    nieuw.page.goto(link)
    nieuw.sees("Welkom bij Spoorzicht", "Anna Bakker van Spoorzicht nodigt u uit")
    nieuw.check(dark=True)
    use_invitation(nieuw, "AAAA BBBB")
    nieuw.sees("U heeft nog 4 pogingen")
    use_invitation(nieuw, geheim)
    nieuw.sees("extra veilig")
    nieuw.check()
    nieuw.follow("Nu niet, ga verder")
    nieuw.sees("In welke taal leest u het liefst?")
    nieuw.check()
    nieuw.press("Liever een andere keer")
    nieuw.sees("Karin", "Anna Bakker", "030 123 45 67")
    nieuw.check()
    ander: Any = visit(None)
    assert ander.page.goto(link).status == 404
    ander.sees("Deze uitnodiging werkt niet meer")
    give_password(ander, karin.email)
    expect(ander.page).to_have_url(f"{reis.site.address}/mijn/welkom/")
    anna.page.reload()
    anna.sees("heeft een account sinds 2 mrt 2026")


def use_invitation(person: Visitor, geheim: str) -> None:
    person.write("Code van 8 tekens", geheim)
    for label in ("Kies een wachtwoord", "Uw wachtwoord, nog een keer"):
        person.write(label, WACHTWOORD)
    person.press("Account maken")


def read_mail(mo: Visitor, email: str, geheim: str) -> str:
    """The mail as it would have been sent: the link is in it, the code is not. Gives the link."""
    mo.go("/postvak/")
    row = mo.part(email, "tr")
    expect(row).to_have_count(1)
    with mo.page.expect_navigation():
        row.get_by_role("link").click()
    mo.misses(geheim)
    return str(mo.page.get_by_role("link", name="/u/").get_attribute("href"))
