"""People of a dossier write to each other: to a fixed audience, once, and to be taken back for a minute."""

import datetime as dt
import uuid
from typing import Any

import pytest
import time_machine

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, make_lid
from wissel import klok
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.berichten.actions import audiences, mark_read, participants, reply, start, take_back
from wissel.berichten.models import Draad, Draadbericht
from wissel.berichten.tasks import announce
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.policies import visible
from wissel.policies.ongelezen import unread, with_unread
from wissel.trajecten.models import Klad

NU = dt.datetime(2026, 4, 20, 9, 0, tzinfo=klok.NEDERLAND)


@pytest.fixture
def tijd() -> Any:
    with time_machine.travel(NU, tick=False) as traveller:
        yield traveller


@pytest.fixture
def dossier(cast: Cast, tijd: Any) -> Dossier:
    row = open_samira(cast)
    Dossier.objects.filter(pk=row.pk).update(jobhunter=cast.joris.persoon)
    return Dossier.objects.select_related("kandidaat", "coach", "jobhunter").get(pk=row.pk)


def write(dossier: Dossier, lid: Any, publiek: str = "kandidaat", **velden: Any) -> Draad:
    values = {"onderwerp": "Vraag over maandag", "tekst": "Hoe laat begint het?", "sleutel": uuid.uuid4()}
    return start(dossier=dossier, by=lid.actor, publiek=publiek, **{**values, **velden})


def seen(lid: Any) -> int:
    return visible(lid.actor, Draadbericht).count()


def waiting(lid: Any) -> int:
    """What the menu says."""
    rows = Lidmaatschap.objects.filter(pk=lid.lidmaatschap.pk)
    return int(with_unread(rows).get().ongelezen)


def test_a_message_is_read_by_its_audience_and_by_nobody_else(
    cast: Cast, dossier: Dossier, tijd: Any
) -> None:
    write(dossier, cast.samira)
    write(dossier, cast.piet, "opdrachtgever")
    tijd.shift(61)
    assert {who: seen(getattr(cast, who)) for who in ("samira", "anna", "joris", "piet")} == {
        "samira": 1, "anna": 2, "joris": 1, "piet": 1,
    }  # fmt: skip
    for who in ("mo", "backoffice", "verzekeraar", "visser", "bram"):
        assert seen(getattr(cast, who)) == 0
    assert not visible(cast.piet.actor, Draad).filter(publiek="kandidaat").exists()


def test_everyone_knows_beforehand_who_will_read(cast: Cast, dossier: Dossier) -> None:
    names = [(each.persoon.voornaam, each.rol) for each in participants(dossier, "kandidaat")]
    assert names == [("Samira", "kandidaat"), ("Anna", "coach"), ("Joris", "jobhunter")]
    names = [(each.persoon.voornaam, each.rol) for each in participants(dossier, "opdrachtgever")]
    assert names == [("Piet", "opdrachtgever"), ("Anna", "coach")]
    assert audiences("jobhunter") == ["kandidaat"] and audiences("backoffice") == []


def test_a_verzekeraar_reads_no_messages_also_when_it_is_the_opdrachtgever(
    cast: Cast, dossier: Dossier
) -> None:
    insurer = cast.verzekeraar.lidmaatschap.organisatie
    Dossier.objects.filter(pk=dossier.pk).update(opdrachtgever=insurer)
    dossier.refresh_from_db()
    assert cast.verzekeraar.persoon not in [each.persoon for each in participants(dossier, "opdrachtgever")]


@pytest.mark.parametrize(
    ("wie", "publiek"),
    [("samira", "opdrachtgever"), ("piet", "kandidaat"), ("joris", "opdrachtgever"), ("mo", "kandidaat"),
     ("anna", "allen")],
)  # fmt: skip
def test_nobody_writes_to_an_audience_they_are_not_part_of(
    cast: Cast, dossier: Dossier, wie: str, publiek: str
) -> None:
    with pytest.raises(DomainError):
        write(dossier, getattr(cast, wie), publiek)


def test_the_same_form_sent_twice_is_one_message(cast: Cast, dossier: Dossier) -> None:
    key = uuid.uuid4()
    first = write(dossier, cast.samira, sleutel=key)
    assert write(dossier, cast.samira, sleutel=key) == first
    again = uuid.uuid4()
    one = reply(draad=first, by=cast.anna.actor, tekst="Om negen uur.", sleutel=again)
    assert reply(draad=first, by=cast.anna.actor, tekst="Om negen uur.", sleutel=again) == one
    assert Draad.objects.count() == 1 and Draadbericht.objects.count() == 2


def test_a_message_can_be_taken_back_before_others_can_read_it(
    cast: Cast, dossier: Dossier, tijd: Any
) -> None:
    thread = write(dossier, cast.anna, tekst="Dit ging mis.")
    tijd.shift(59)
    assert seen(cast.anna) == 1 and seen(cast.samira) == 0
    row = take_back(bericht=Draadbericht.objects.get(), by=cast.anna.actor)
    assert row.tekst == "" and Klad.objects.get().inhoud["tekst"] == "Dit ging mis."
    tijd.shift(60)
    assert not visible(cast.samira.actor, Draad).exists() and not visible(cast.anna.actor, Draad).exists()
    announce.func(bureau_id=str(cast.bureau.pk), draadbericht_id=str(row.pk))
    assert not Bericht.objects.filter(soort="bericht").exists()
    assert thread.pk


def test_after_a_minute_it_stays(cast: Cast, dossier: Dossier, tijd: Any) -> None:
    write(dossier, cast.anna)
    tijd.shift(60)
    with pytest.raises(DomainError) as error:
        take_back(bericht=Draadbericht.objects.get(), by=cast.anna.actor)
    assert error.value.code == "te_laat" and seen(cast.samira) == 1


def test_only_the_writer_takes_a_message_back(cast: Cast, dossier: Dossier) -> None:
    write(dossier, cast.anna)
    with pytest.raises(DomainError):
        take_back(bericht=Draadbericht.objects.get(), by=cast.joris.actor)


def test_the_mail_says_that_a_message_waits_and_nothing_else(cast: Cast, dossier: Dossier, tijd: Any) -> None:
    write(dossier, cast.anna, onderwerp="Uw rugklachten", tekst="De Vries vraagt naar uw rug.")
    row = Draadbericht.objects.get()
    tijd.shift(61)
    for _twice in (1, 2):
        announce.func(bureau_id=str(cast.bureau.pk), draadbericht_id=str(row.pk))
    mails = list(Bericht.objects.filter(soort="bericht"))
    assert {mail.naar for mail in mails} == {cast.samira.persoon.email, cast.joris.persoon.email}
    assert len(mails) == 2
    for mail in mails:
        words = mail.onderwerp + text_of(mail)
        assert "Er staat een bericht" in words
        assert not any(word in words for word in ("rug", "De Vries", "Vraag", "Bakker"))


def test_who_has_read_it_gets_no_mail(cast: Cast, dossier: Dossier, tijd: Any) -> None:
    thread = write(dossier, cast.anna)
    tijd.shift(61)
    mark_read(draad=thread, by=cast.samira.actor)
    announce.func(bureau_id=str(cast.bureau.pk), draadbericht_id=str(Draadbericht.objects.get().pk))
    assert not Bericht.objects.filter(naar=cast.samira.persoon.email).exists()


def test_the_menu_counts_what_others_wrote_and_one_has_not_read(
    cast: Cast, dossier: Dossier, tijd: Any
) -> None:
    thread = write(dossier, cast.samira)
    assert waiting(cast.anna) == 0, "binnen de minuut leest niemand mee"
    tijd.shift(61)
    assert (waiting(cast.anna), waiting(cast.joris), waiting(cast.samira)) == (1, 1, 0)
    mark_read(draad=thread, by=cast.anna.actor)
    reply(draad=thread, by=cast.anna.actor, tekst="Om negen uur.", sleutel=uuid.uuid4())
    write(dossier, cast.anna, "opdrachtgever")
    tijd.shift(61)
    for lid, number in ((cast.anna, 0), (cast.samira, 1), (cast.joris, 2), (cast.piet, 1), (cast.mo, 0)):
        assert waiting(lid) == number
        rows = visible(lid.actor, Draadbericht)
        assert unread(rows, lid.persoon.pk).count() == number


def test_a_new_coach_reads_what_was_written_before(cast: Cast, dossier: Dossier, tijd: Any) -> None:
    write(dossier, cast.samira)
    tijd.shift(61)
    new = make_lid(cast.bureau, "Corrie", "Collega", Rol.COACH)
    assert waiting(new) == 0
    Dossier.objects.filter(pk=dossier.pk).update(coach=new.persoon)
    assert waiting(new) == 1 and seen(new) == 1 and seen(cast.anna) == 0


@pytest.mark.parametrize("tekst", ["", "   \n ", "a" * 5001])
def test_an_empty_or_endless_message_is_refused(cast: Cast, dossier: Dossier, tekst: str) -> None:
    with pytest.raises(DomainError) as error:
        write(dossier, cast.samira, tekst=tekst)
    assert error.value.veld == "tekst"


def test_a_closed_dossier_takes_no_messages(cast: Cast, dossier: Dossier) -> None:
    thread = write(dossier, cast.samira)
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=NU.date())
    with pytest.raises(DomainError):
        reply(draad=thread, by=cast.anna.actor, tekst="Nog iets", sleutel=uuid.uuid4())
