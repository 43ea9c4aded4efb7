"""Kandidaat and coach write to each other, one takes a message back, and both set up mail and calendar."""

from typing import Any

import pytest

from tests.browser.conftest import axe, no_sideways_scroll

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def cast(site: Any, django_db_blocker: Any) -> Any:
    import datetime as dt

    from django.db import transaction

    from tests.arrange.dossiers import open_samira
    from tests.cast import make_cast
    from wissel import klok
    from wissel.trajecten.actions.afspraken import plan_afspraak

    with django_db_blocker.unblock(), transaction.atomic():
        made = make_cast()
        dossier = open_samira(made)
        plan_afspraak(
            dossier=dossier, by=made.anna.actor, soort="gesprek", titel="Coachgesprek", minuten=60, vorm="kantoor",
            begint_op=dt.datetime(2026, 3, 5, 10, 0, tzinfo=klok.NEDERLAND),
        )  # fmt: skip
        made.dossier = dossier
    return made


def look(page: Any) -> None:
    page.wait_for_load_state()
    no_sideways_scroll(page)
    axe(page)


@pytest.mark.parametrize(("width", "uur"), [("breed", 9), ("smal", 11)])
def test_a_question_and_its_answer(
    cast: Any, site: Any, open_as: Any, django_db_blocker: Any, width: str, uur: int
) -> None:
    site.set_clock(f"2026-03-02T{uur:02}:00")
    with django_db_blocker.unblock():
        samira, anna = open_as(cast.samira, width), open_as(cast.anna, width)
    subject = f"Vraag {width}"
    samira.goto("/mijn/berichten/")
    look(samira)
    samira.get_by_label("Onderwerp").fill(subject)
    samira.get_by_role("textbox", name="Uw bericht").fill("Mag ik mijn zus meenemen?")
    samira.get_by_role("button", name="Versturen").click()
    samira.get_by_text("Terughalen kan tot").wait_for()
    look(samira)
    samira.get_by_role("button", name="Terughalen").click()
    assert samira.get_by_role("textbox", name="Uw bericht").input_value() == "Mag ik mijn zus meenemen?"
    assert samira.get_by_label("Onderwerp").input_value() == subject
    samira.get_by_role("button", name="Versturen").click()
    samira.get_by_text("Terughalen kan tot").wait_for()
    site.set_clock(f"2026-03-02T{uur:02}:02")
    anna.goto("/berichten/")
    look(anna)
    anna.get_by_role("link", name=subject).click()
    look(anna)
    anna.get_by_role("textbox", name="Uw bericht").fill("Ja, dat mag.")
    anna.get_by_role("button", name="Versturen").click()
    anna.get_by_text("Terughalen kan tot").wait_for()
    site.set_clock(f"2026-03-02T{uur:02}:04")
    samira.goto("/mijn/berichten/")
    look(samira)
    samira.get_by_role("link", name=subject).click()
    samira.get_by_text("Ja, dat mag.").wait_for()


@pytest.mark.parametrize("width", ["breed", "smal"])
def test_every_page_of_messages_mail_and_calendar_can_be_used(
    cast: Any, site: Any, open_as: Any, django_db_blocker: Any, width: str
) -> None:
    site.set_clock("2026-03-02T14:00")
    with django_db_blocker.unblock():
        people = {who: open_as(getattr(cast, who), width) for who in ("samira", "anna", "piet")}
    dossier = cast.dossier.pk
    for who, paths in {
        "samira": ("/mijn/afspraken/", "/account/", "/account/agenda/", "/account/meldingen/"),
        "anna": (f"/dossiers/{dossier}/berichten/", "/niet-aangekomen/", "/account/meldingen/"),
        "piet": (f"/opdrachtgever/dossiers/{dossier}/berichten/", "/opdrachtgever/berichten/"),
    }.items():
        for path in paths:
            people[who].goto(path)
            look(people[who])
    samira = people["samira"]
    samira.goto("/account/agenda/")
    samira.locator("button[name=aan]").first.click()
    assert "/agenda/" in samira.get_by_label("Adres voor uw agenda").input_value()
    look(samira)
