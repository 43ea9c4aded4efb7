"""A manager invites a coach, who reads the mail, hears the code by phone and starts to work."""

import re
from typing import Any

import pytest

from tests.browser.conftest import axe, no_sideways_scroll
from tests.cast import WACHTWOORD

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def cast(site: Any, django_db_blocker: Any) -> Any:
    from django.db import transaction

    from tests.arrange.dossiers import open_samira
    from tests.cast import make_cast

    with django_db_blocker.unblock(), transaction.atomic():
        made = make_cast()
        open_samira(made)
    return made


def look(page: Any, script: bool = True) -> None:
    """The page fits its width and passes axe, which itself needs scripts."""
    page.wait_for_load_state()
    no_sideways_scroll(page)
    if script:
        axe(page)


@pytest.mark.parametrize(("width", "script"), [("breed", True), ("smal", False)])
def test_from_invitation_to_the_first_page(
    cast: Any, site: Any, open_as: Any, django_db_blocker: Any, width: str, script: bool
) -> None:
    from tests.accounts.test_inloggen import code_of

    name = f"Nina{width}"
    with django_db_blocker.unblock():
        manager = open_as(cast.mo, width, script=script)
        visitor = open_as(None, width, script=script)
    manager.goto("/medewerkers/")
    look(manager, script)
    manager.get_by_role("link", name="Medewerker uitnodigen").click()
    manager.get_by_role("button", name="Uitnodiging sturen").click()
    look(manager, script)
    for field, value in (("voornaam", name), ("achternaam", "Nieuw"), ("email", f"{name}@voorbeeld.example")):
        manager.fill(f"[name={field}]", value)
    manager.get_by_label("Coach:").check()
    manager.get_by_role("button", name="Uitnodiging sturen").click()
    code = manager.locator(".big").inner_text()
    look(manager, script)
    manager.goto("/postvak/")
    look(manager, script)
    manager.locator("a.name").first.click()
    link = manager.locator("article a[href*='/u/']").get_attribute("href")
    look(manager, script)

    visitor.goto(re.sub(r"^https?://[^/]+", site.address, link))
    look(visitor, script)
    visitor.fill("[name=code]", "AAAA BBBB")
    for field in ("wachtwoord", "nog_een_keer"):
        visitor.fill(f"[name={field}]", WACHTWOORD)
    visitor.get_by_role("button", name="Account maken").click()
    visitor.get_by_text("U heeft nog 4 pogingen").first.wait_for()
    look(visitor, script)
    visitor.fill("[name=code]", code)
    for field in ("wachtwoord", "nog_een_keer"):
        visitor.fill(f"[name={field}]", WACHTWOORD)
    visitor.get_by_role("button", name="Account maken").click()
    look(visitor, script)
    visitor.get_by_role("link", name="App met codes op uw telefoon").click()
    look(visitor, script)
    visitor.locator("main summary", has_text="Scannen lukt niet").click()
    secret = visitor.locator("main details bdi").inner_text()
    visitor.fill("[name=code]", code_of(secret))
    visitor.get_by_role("button", name="Aanzetten").click()
    look(visitor, script)
    visitor.get_by_role("link", name="Ik heb de codes bewaard").click()
    assert visitor.url.endswith("/vandaag/")


@pytest.mark.parametrize("width", ["breed", "smal"])
def test_the_pages_about_the_bureau_are_for_everyone(
    cast: Any, open_as: Any, django_db_blocker: Any, width: str
) -> None:
    from wissel.database.context import als
    from wissel.dossiers.models import Dossier

    with django_db_blocker.unblock():
        manager = open_as(cast.mo, width)
        with als(cast.bureau):
            dossier = Dossier.objects.first()
    assert dossier is not None
    for path in (
        "/medewerkers/?groep=anderen", f"/medewerkers/rollen/{cast.anna.lidmaatschap.pk}/intrekken/",
        "/organisaties/", "/organisaties/nieuw/", f"/organisaties/{cast.werkgever.pk}/", "/instellingen/",
        f"/dossiers/{dossier.pk}/uitnodigen/", f"/personen/{dossier.kandidaat_id}/wijzigen/", "/account/",
        "/taal/", "/u/onzin/",
    ):  # fmt: skip
        manager.goto(path)
        look(manager)
