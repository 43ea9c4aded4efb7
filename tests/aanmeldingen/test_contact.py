"""A question from outside: its term, who takes it, what is measured, and what is forgotten."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from tests.cast import Cast
from wissel.aanmeldingen import contact, openbaar
from wissel.aanmeldingen.models import Antwoordtijd, Contactstap, Contactvraag
from wissel.accounts.models import BureauInstelling, Persoon
from wissel.database.context import als, set_context, set_public
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry
from wissel.outbox.models import Bericht


def ask(bureau: Any, **changes: Any) -> uuid.UUID:
    """Ask as a visitor and say with which key."""
    key = uuid.uuid4()
    by = openbaar.enter(bureau.slug)
    assert by is not None
    values = {
        "soort": "werkgever", "naam": "Ria Jansen", "email": "ria@bedrijf.example", "telefoon": "",
        "vraag": "Wanneer kan het beginnen?", **changes,
    }  # fmt: skip
    assert contact.ask(by=by, sleutel=key, **values)
    set_context(bureau_id=bureau.pk)
    row = Contactvraag.objects.get(sleutel=key)
    for _twice in range(2):
        contact.confirm(bureau_id=str(bureau.pk), vraag_id=str(row.pk))
    return key


@pytest.fixture
def donderdag(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thursday before Easter, three in the afternoon."""
    monkeypatch.setenv("WISSEL_NU", "2026-04-02T15:00")


@pytest.mark.parametrize(
    ("gesteld", "uiterlijk"),
    [
        ("2026-04-02", "2026-04-07"),  # Goede Vrijdag is a working day here, Easter Monday is not
        ("2026-04-04", "2026-04-08"),
        ("2026-04-24", "2026-04-29"),  # Koningsdag on Monday
        ("2026-05-13", "2026-05-18"),  # Hemelvaart
        ("2026-12-24", "2026-12-29"),
        ("2027-12-31", "2028-01-04"),
        ("2028-02-28", "2028-03-01"),
    ],
)
def test_an_answer_comes_within_two_working_days(gesteld: str, uiterlijk: str) -> None:
    assert contact.answer_by(dt.date.fromisoformat(gesteld)) == dt.date.fromisoformat(uiterlijk)


def test_a_question_gets_a_number_a_last_day_and_a_mail_without_content(cast: Cast, donderdag: None) -> None:
    key = ask(cast.bureau, naam="Ria <b>Jansen</b>", vraag="Geheime vraag")
    row = Contactvraag.objects.get(sleutel=key)
    assert (row.nummer, row.uiterlijk) == (contact.number_of(key), dt.date(2026, 4, 7))
    mail = Bericht.objects.get(soort="contact_ontvangen")
    from wissel.outbox.actions import text_of

    text = text_of(mail)
    assert row.nummer in text and "uiterlijk dinsdag 7 april 2026" in text
    assert "Geheime" not in text + mail.onderwerp and "Ria" not in text + mail.onderwerp
    assert row.nummer not in mail.onderwerp


def test_the_same_form_twice_is_one_question(cast: Cast) -> None:
    key = ask(cast.bureau)
    by = openbaar.enter(cast.bureau.slug)
    assert by is not None
    again = contact.ask(
        by=by, sleutel=key, soort="anders", naam="Ria", vraag="x", email="ria@bedrijf.example"
    )
    set_context(bureau_id=cast.bureau.pk)
    assert not again
    assert Contactvraag.objects.count() == Bericht.objects.filter(soort="contact_ontvangen").count() == 1


def test_a_visitor_can_add_and_reads_nothing_back(cast: Cast) -> None:
    ask(cast.bureau)
    set_public(bureau_id=cast.bureau.pk)
    assert BureauInstelling.objects.count() == 1
    for model in (Contactvraag, Contactstap, Bericht, Persoon, LogbookEntry):
        assert model._default_manager.count() == 0, model
    for change in (Contactvraag.objects.update, Antwoordtijd.objects.update):
        assert change(bureau_id=cast.bureau.pk) == 0
    assert Contactvraag.objects.all().delete()[0] == 0


def test_a_visitor_of_one_bureau_cannot_write_to_another(cast: Cast) -> None:
    by = openbaar.enter(cast.bureau.slug)
    assert by is not None
    from dataclasses import replace

    other = replace(by, bureau_id=cast.ander_bureau.pk)
    with pytest.raises(ProgrammingError), transaction.atomic():
        contact.ask(
            by=other, sleutel=uuid.uuid4(), soort="anders", naam="x", vraag="x", telefoon="0612345678"
        )
    with pytest.raises(ProgrammingError), transaction.atomic():
        Persoon.objects.create(bureau=cast.bureau, voornaam="x", achternaam="y", sorteernaam="y")


def test_a_question_is_of_one_bureau(cast: Cast) -> None:
    ask(cast.bureau)
    with als(cast.ander_bureau):
        assert Contactvraag.objects.count() == 0
    assert Contactvraag.objects.count() == 1


def test_taken_called_and_answered_with_the_time_it_took(
    cast: Cast, donderdag: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Contactvraag.objects.get(sleutel=ask(cast.bureau))
    by = cast.backoffice.actor
    contact.take(vraag=row, by=by)
    row.refresh_from_db()
    assert row.behandelaar == cast.backoffice.lidmaatschap
    contact.answer(vraag=row, by=by, wijze="gebeld", tekst="Voicemail", beantwoord=False)
    row.refresh_from_db()
    assert row.beantwoord_op is None
    monkeypatch.setenv("WISSEL_NU", "2026-04-07T09:00")
    contact.answer(vraag=row, by=by, wijze="gebeld", tekst="Uitgelegd")
    row.refresh_from_db()
    assert (row.beantwoord_dag, row.werkdagen) == (dt.date(2026, 4, 7), 2)
    assert list(Contactstap.objects.order_by("op", "pk").values_list("soort", flat=True)) == [
        "opgepakt", "gebeld", "gebeld",
    ]  # fmt: skip
    done = list(LogbookEntry.objects.order_by("pk").values_list("actie", flat=True))
    assert done == [
        "contactvraag_ontvangen", "contactvraag_opgepakt", "contactvraag_gevolgd", "contactvraag_beantwoord",
    ]  # fmt: skip


def test_two_people_cannot_take_the_same_question(cast: Cast) -> None:
    row = Contactvraag.objects.get(sleutel=ask(cast.bureau))
    contact.take(vraag=row, by=cast.backoffice.actor)
    with pytest.raises(Changed):
        contact.take(vraag=row, by=cast.mo.actor)
    row.refresh_from_db()
    contact.take(vraag=row, by=cast.mo.actor, behandelaar=cast.mo.lidmaatschap)
    row.refresh_from_db()
    with pytest.raises(DomainError):
        contact.take(vraag=row, by=cast.mo.actor, behandelaar=cast.anna.lidmaatschap)


def test_an_answered_question_opens_again_with_a_new_term(
    cast: Cast, donderdag: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Contactvraag.objects.get(sleutel=ask(cast.bureau))
    by = cast.backoffice.actor
    contact.answer(vraag=row, by=by, wijze="gemaild", tekst="Zo zit het")
    with pytest.raises(Changed):
        contact.answer(vraag=row, by=by, wijze="gemaild", tekst="Nog eens")
    monkeypatch.setenv("WISSEL_NU", "2026-04-08T09:00")
    contact.reopen(vraag=row, by=by, reden="Zij belde terug")
    row.refresh_from_db()
    assert row.beantwoord_op is None and row.uiterlijk == dt.date(2026, 4, 10)
    assert Antwoordtijd.objects.get().aantal == 0


def test_the_answer_time_is_public_from_ten_answers_on(
    cast: Cast, donderdag: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [Contactvraag.objects.get(sleutel=ask(cast.bureau)) for _n in range(10)]
    for number, row in enumerate(rows):
        monkeypatch.setenv("WISSEL_NU", "2026-04-03T10:00" if number < 5 else "2026-04-07T10:00")
        contact.answer(vraag=row, by=cast.backoffice.actor, wijze="gebeld", tekst="ja")
        by = openbaar.enter(cast.bureau.slug)
        assert by is not None
        found = openbaar.gemeten(by)
        set_context(bureau_id=cast.bureau.pk)
        if number < 9:
            assert found is None
    assert found == openbaar.Gemeten(aantal=10, werkdagen=2)


def test_what_was_kept_long_enough_is_erased_also_from_the_history(cast: Cast, donderdag: None) -> None:
    done = Contactvraag.objects.get(sleutel=ask(cast.bureau))
    waiting = Contactvraag.objects.get(sleutel=ask(cast.bureau))
    contact.answer(vraag=done, by=cast.backoffice.actor, wijze="gebeld", tekst="Antwoord aan Ria")
    assert contact.erase_old(by=cast.mo.actor, today=dt.date(2027, 4, 2)) == 0
    assert contact.erase_old(by=cast.mo.actor, today=dt.date(2027, 4, 3)) == 1
    assert list(Contactvraag.objects.all()) == [waiting]
    assert not Contactstap.objects.exists()
    from django.apps import apps

    events: Any = apps.get_model("aanmeldingen", "ContactvraagEvent")
    assert events.objects.exists()
    assert not {"naam", "email", "telefoon", "vraag"} & {f.name for f in events._meta.get_fields()}


def test_an_employer_in_eigen_beheer_has_no_public_site(cast: Cast) -> None:
    assert {row.slug for row in openbaar.bureaus()} == {"spoorzicht", "overkant"}
    assert openbaar.enter("bestaat-niet") is None
