"""Standing in for a colleague: before, during and after; who may, what it opens, and who is told."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast, Lid, make_lid
from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.berichten.actions import participants, start
from wissel.berichten.models import Draadbericht
from wissel.berichten.ronde import daily
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier, Milestone
from wissel.fouten import DomainError
from wissel.logbook.actions import split_reason
from wissel.logbook.models import LogbookEntry
from wissel.outbox.models import Bericht, Melding
from wissel.policies import Action, can, visible
from wissel.policies.ongelezen import unread, with_unread
from wissel.trajecten.actions import afspraken, logboek
from wissel.trajecten.actions.waarneming import end, stand_in
from wissel.trajecten.models import Logboekregel, Waarneming

EERSTE, LAATSTE = dt.date(2026, 4, 20), dt.date(2026, 4, 24)
VOOR, TIJDENS, NA = "2026-04-19T10:00", "2026-04-22T10:00", "2026-04-25T10:00"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-04-15T10:00")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


@pytest.fixture
def corrie(cast: Cast) -> Lid:
    return make_lid(cast.bureau, "Corrie", "Collega", Rol.COACH)


def arrange(cast: Cast, door: Lid, **changes: Any) -> Waarneming:
    values = {
        "voor": cast.anna.persoon, "door": door.persoon, "rol": "coach", "van": EERSTE, "tot": LAATSTE,
        "by": cast.anna.actor, **changes,
    }  # fmt: skip
    return stand_in(**values)


def at_the_door(lid: Lid) -> Actor:
    """The actor as a request gets it, today."""
    return Actor.of(with_unread(Lidmaatschap.objects.filter(pk=lid.lidmaatschap.pk)).select_related(
        "persoon", "bureau", "organisatie"
    ).get())  # fmt: skip


# What it opens, and when


@pytest.mark.parametrize(
    ("moment", "code"), [(VOOR, 404), ("2026-04-20T00:05", 200), (TIJDENS, 200), ("2026-04-24T23:55", 200), (NA, 404)]
)  # fmt: skip
def test_the_stand_in_reaches_the_case_in_those_days_only(
    cast: Cast, dossier: Dossier, corrie: Lid, inloggen: Any, monkeypatch: Any, moment: str, code: int
) -> None:
    arrange(cast, corrie)
    set_clock(monkeypatch, moment)
    client = inloggen(corrie)
    for name in ("dossier", "logboek", "afspraken", "datums"):
        assert client.get(reverse(f"bureau:{name}", args=[dossier.pk])).status_code == code, name
    assert ("Samira" in text_of(client.get("/dossiers/"))) is (code == 200)
    assert ("Samira" in text_of(client.get("/zoeken/?q=yilmaz"))) is (code == 200)
    assert inloggen(cast.anna).get(reverse("bureau:dossier", args=[dossier.pk])).status_code == 200


def test_ending_closes_the_door_at_once(
    cast: Cast, dossier: Dossier, corrie: Lid, inloggen: Any, monkeypatch: Any
) -> None:
    row = arrange(cast, corrie)
    set_clock(monkeypatch, TIJDENS)
    client, path = inloggen(corrie), reverse("bureau:dossier", args=[dossier.pk])
    assert client.get(path).status_code == 200
    end(waarneming=row, by=cast.anna.actor)
    assert client.get(path).status_code == 404
    first = end(waarneming=row, by=cast.anna.actor).ingetrokken_op
    assert end(waarneming=row, by=cast.anna.actor).ingetrokken_op == first


def test_it_opens_no_other_case_and_no_other_bureau(
    cast: Cast, dossier: Dossier, corrie: Lid, monkeypatch: Any
) -> None:
    other = make_lid(cast.bureau, "Derde", "Coach", Rol.COACH)
    third = open_samira(
        cast, coach=other.persoon, kandidaat=make_lid(cast.bureau, "Kees", "Ander", Rol.KANDIDAAT).persoon
    )
    arrange(cast, corrie)
    set_clock(monkeypatch, TIJDENS)
    actor = at_the_door(corrie)
    assert set(visible(actor, Dossier).values_list("pk", flat=True)) == {dossier.pk}
    assert not visible(actor, Dossier).filter(pk=third.pk).exists()
    set_context(bureau_id=cast.ander_bureau.pk)
    assert not visible(actor, Dossier).exists()


def test_it_goes_one_step_and_no_further(cast: Cast, dossier: Dossier, corrie: Lid, monkeypatch: Any) -> None:
    """Who stands in for a stand-in does not get the cases of the first."""
    other = make_lid(cast.bureau, "Derde", "Coach", Rol.COACH)
    arrange(cast, corrie)
    Waarneming.objects.create(
        bureau=cast.bureau,
        voor=corrie.persoon,
        door=other.persoon,
        rol="coach",
        van=EERSTE,
        tot=LAATSTE,
        op=klok.now(),
    )
    set_clock(monkeypatch, TIJDENS)
    assert not visible(at_the_door(other), Dossier).filter(pk=dossier.pk).exists()


def test_a_stand_in_handles_the_case_but_does_not_give_it_away(
    cast: Cast, dossier: Dossier, corrie: Lid, monkeypatch: Any
) -> None:
    arrange(cast, corrie)
    set_clock(monkeypatch, TIJDENS)
    actor = at_the_door(corrie)
    assert can(actor, Action.LOGBOEK_SCHRIJVEN, dossier) and can(actor, Action.AFSPRAAK_MAKEN, dossier)
    assert not can(actor, Action.DOSSIER_TOEWIJZEN, dossier)


# Who may


def test_a_jobhunter_is_no_stand_in_of_a_coach(cast: Cast, dossier: Dossier, monkeypatch: Any) -> None:
    with pytest.raises(DomainError, match="geen coach") as refused:
        arrange(cast, cast.joris)
    assert refused.value.veld == "door"
    Waarneming.objects.create(
        bureau=cast.bureau, voor=cast.anna.persoon, door=cast.joris.persoon, rol="coach", van=EERSTE, tot=LAATSTE,
        op=klok.now(),
    )  # fmt: skip
    set_clock(monkeypatch, TIJDENS)
    assert at_the_door(cast.joris).waarneemt == ()


def test_a_jobhunter_stands_in_for_a_jobhunter(cast: Cast, dossier: Dossier, monkeypatch: Any) -> None:
    jan = make_lid(cast.bureau, "Jan", "Zoeker", Rol.JOBHUNTER)
    arrange(cast, jan, voor=cast.joris.persoon, rol="jobhunter", by=cast.mo.actor)
    set_clock(monkeypatch, TIJDENS)
    assert visible(at_the_door(jan), Dossier).filter(pk=dossier.pk).exists()


@pytest.mark.parametrize("who", ["samira", "piet", "joris", "backoffice", "bram"])
def test_only_the_coach_and_the_manager_arrange_it(cast: Cast, corrie: Lid, who: str) -> None:
    with pytest.raises(DomainError):
        arrange(cast, corrie, by=getattr(cast, who).actor)


def test_a_coach_arranges_nothing_for_a_colleague(cast: Cast, corrie: Lid, inloggen: Any) -> None:
    with pytest.raises(DomainError):
        arrange(cast, cast.anna, voor=corrie.persoon)
    row = arrange(cast, corrie)
    ended = reverse("bureau:waarneming_beeindigen", args=[row.pk])
    assert inloggen(corrie).post(ended).status_code == 404
    assert inloggen(cast.bram).post(ended).status_code == 404
    assert inloggen(cast.anna).post(ended).status_code == 302


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"tot": dt.date(2026, 4, 19)}, "tot"), ({"van": dt.date(2026, 4, 1), "tot": dt.date(2026, 4, 14)}, "tot"),
        ({"tot": dt.date(2027, 4, 1)}, "tot"),
    ],
)  # fmt: skip
def test_days_that_cannot_be_are_refused(cast: Cast, corrie: Lid, velden: Any, veld: str) -> None:
    with pytest.raises(DomainError) as refused:
        arrange(cast, corrie, **velden)
    assert refused.value.veld == veld


def test_one_stand_in_at_a_time_and_the_same_form_twice_is_one(cast: Cast, corrie: Lid) -> None:
    assert arrange(cast, corrie).pk == arrange(cast, corrie).pk
    other = make_lid(cast.bureau, "Derde", "Coach", Rol.COACH)
    with pytest.raises(DomainError, match="Corrie Collega neemt al waar"):
        arrange(cast, other)
    with pytest.raises(DomainError, match="zelf iemand waar"):
        arrange(cast, cast.anna, voor=other.persoon, by=cast.mo.actor)


def test_two_stand_ins_at_once_cannot_even_be_stored(cast: Cast, corrie: Lid) -> None:
    row = arrange(cast, corrie)
    other = make_lid(cast.bureau, "Derde", "Coach", Rol.COACH)
    values = {
        "bureau": cast.bureau,
        "voor": cast.anna.persoon,
        "door": other.persoon,
        "rol": "coach",
        "op": klok.now(),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Waarneming.objects.create(**values, van=LAATSTE, tot=LAATSTE)
    Waarneming.objects.create(
        **values, van=LAATSTE + dt.timedelta(days=1), tot=LAATSTE + dt.timedelta(days=1)
    )
    end(waarneming=row, by=cast.anna.actor)
    Waarneming.objects.create(**values, van=LAATSTE, tot=LAATSTE)


# Who is told


def test_vandaag_says_for_whom_one_stands_in(
    cast: Cast, dossier: Dossier, corrie: Lid, inloggen: Any, monkeypatch: Any
) -> None:
    arrange(cast, corrie)
    Dossier.objects.filter(pk=dossier.pk).update(volgende_op=LAATSTE)
    set_clock(monkeypatch, TIJDENS)
    words = text_of(inloggen(corrie).get("/vandaag/"))
    assert "U neemt waar voor Anna Bakker tot en met 24 april 2026" in words and "Samira" in words
    assert "neemt waar" not in text_of(inloggen(cast.mo).get("/vandaag/"))
    assert "Corrie Collega neemt voor u waar" in text_of(inloggen(cast.anna).get("/vandaag/"))
    assert "Tot en met 24 april 2026 helpt Corrie Collega u" in text_of(inloggen(cast.samira).get("/mijn/"))


def test_the_logbook_says_who_acted_for_whom(
    cast: Cast, dossier: Dossier, corrie: Lid, inloggen: Any, monkeypatch: Any
) -> None:
    arrange(cast, corrie)
    set_clock(monkeypatch, TIJDENS)
    actor = at_the_door(corrie)
    logboek.write_note(
        dossier=dossier,
        by=actor,
        soort="gesprek",
        datum=dt.date(2026, 4, 21),
        wie="Samira",
        waarom="Bijpraten",
    )
    entry = LogbookEntry.objects.filter(actie="logboekregel_geschreven").latest("pk")
    assert entry.persoon_id == corrie.persoon.pk
    assert split_reason(entry.reden) == ("", cast.anna.persoon.pk)
    assert Logboekregel.objects.get(waarom="Bijpraten").door_naam == "Corrie Collega (waarnemer)"
    words = text_of(inloggen(cast.samira).get("/mijn/inzage/"))
    assert "Corrie Collega" in words and "vervangt uw vaste begeleider" in words


def test_in_an_own_case_nobody_is_named(cast: Cast, corrie: Lid, dossier: Dossier, monkeypatch: Any) -> None:
    own = open_samira(
        cast, coach=corrie.persoon, kandidaat=make_lid(cast.bureau, "Kees", "Ander", Rol.KANDIDAAT).persoon
    )
    arrange(cast, corrie)
    set_clock(monkeypatch, TIJDENS)
    logboek.write_note(
        dossier=own,
        by=at_the_door(corrie),
        soort="gesprek",
        datum=dt.date(2026, 4, 21),
        wie="Kees",
        waarom="Eigen",
    )
    assert LogbookEntry.objects.filter(actie="logboekregel_geschreven").latest("pk").reden == ""


def test_messages_reach_the_stand_in_and_are_counted(
    cast: Cast, dossier: Dossier, corrie: Lid, monkeypatch: Any
) -> None:
    arrange(cast, corrie)
    set_clock(monkeypatch, TIJDENS)
    start(
        dossier=dossier, by=cast.samira.actor, publiek="kandidaat", onderwerp="Vraag", tekst="Hoe laat?",
        sleutel=uuid.uuid4(),
    )  # fmt: skip
    assert "Corrie Collega" in [each.persoon.naam for each in participants(dossier, "kandidaat")]
    set_clock(monkeypatch, "2026-04-22T10:05")
    row = with_unread(Lidmaatschap.objects.filter(pk=corrie.lidmaatschap.pk)).get()
    actor = at_the_door(corrie)
    assert row.ongelezen == unread(visible(actor, Draadbericht), actor.persoon_id).count() == 1
    set_clock(monkeypatch, NA)
    assert with_unread(Lidmaatschap.objects.filter(pk=corrie.lidmaatschap.pk)).get().ongelezen == 0
    assert "Corrie Collega" not in [each.persoon.naam for each in participants(dossier, "kandidaat")]


def test_reminders_go_to_both(cast: Cast, dossier: Dossier, corrie: Lid, monkeypatch: Any) -> None:
    Milestone.objects.filter(dossier=dossier, code="wia_aanvraag").update(due_on=dt.date(2026, 4, 22))
    arrange(cast, corrie)
    set_clock(monkeypatch, "2026-04-22T05:00")
    daily(cast.bureau, klok.today())
    set_context(bureau_id=cast.bureau.pk)
    told = set(Melding.objects.filter(soort="herinnering").values_list("persoon_id", flat=True))
    assert {cast.anna.persoon.pk, corrie.persoon.pk} <= told


def test_who_stands_in_hears_that_an_appointment_is_off(
    cast: Cast, dossier: Dossier, corrie: Lid, monkeypatch: Any
) -> None:
    row = afspraken.plan_afspraak(
        dossier=dossier, by=cast.anna.actor, soort="gesprek", titel="Gesprek", minuten=60, vorm="kantoor",
        begint_op=dt.datetime(2026, 4, 23, 10, tzinfo=klok.NEDERLAND),
    )  # fmt: skip
    arrange(cast, corrie)
    set_clock(monkeypatch, TIJDENS)
    afspraken.cancel(afspraak=row, by=cast.samira.actor)
    told = set(Bericht.objects.filter(soort="afspraak_afgezegd").values_list("naar", flat=True))
    assert told == {cast.anna.persoon.email, corrie.persoon.email}


# On screen


def test_a_coach_arranges_it_on_screen(cast: Cast, corrie: Lid, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    page = client.get("/agenda/waarneming/").content.decode()
    assert "Corrie Collega (coach)" in page and "Joris" not in page and "Anna Bakker (coach)" not in page
    asked = {"door": f"coach:{corrie.persoon.pk}", "van": "20-4-2026", "tot": "24-4-2026"}
    wrong = client.post("/agenda/waarneming/", {**asked, "tot": "1-4-2026"})
    assert wrong.status_code == 422 and 'value="20-4-2026"' in wrong.content.decode()
    words = text_of(client.post("/agenda/waarneming/", asked, follow=True))
    assert "Corrie Collega voor Anna Bakker" in words
    assert Waarneming.objects.get().van == EERSTE


def test_a_manager_arranges_it_for_a_coach(cast: Cast, corrie: Lid, inloggen: Any) -> None:
    asked = {
        "voor": f"coach:{cast.anna.persoon.pk}", "door": f"jobhunter:{cast.joris.persoon.pk}", "van": "20-4-2026",
        "tot": "24-4-2026",
    }  # fmt: skip
    client = inloggen(cast.mo)
    refused = client.post("/agenda/waarneming/", asked)
    assert refused.status_code == 422 and "is in die tijd geen coach" in text_of(refused)
    client.post("/agenda/waarneming/", {**asked, "door": f"coach:{corrie.persoon.pk}"})
    assert Waarneming.objects.get().door_id == corrie.persoon.pk


def test_standing_in_adds_no_query_to_the_list_and_few_to_vandaag(
    cast: Cast, dossier: Dossier, corrie: Lid, inloggen: Any, monkeypatch: Any
) -> None:
    from django.db import connection

    arrange(cast, corrie)
    Dossier.objects.filter(pk=dossier.pk).update(volgende_op=LAATSTE)
    set_clock(monkeypatch, TIJDENS)
    client = inloggen(corrie)
    for path, most in (("/dossiers/", 8), ("/vandaag/", 10)):
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            assert "Samira" in text_of(client.get(path))
        asked = [row["sql"] for row in found.captured_queries if "SAVEPOINT" not in row["sql"]]
        assert len(asked) <= most, "\n".join(asked)
