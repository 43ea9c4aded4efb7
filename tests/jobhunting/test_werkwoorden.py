"""The network with its people, employers approached for a kandidaat, and vacancies put before one."""

import datetime as dt
import uuid
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.arbeidsmarkt.actions.vacatures import close_vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.jobhunting import lezen
from wissel.jobhunting.actions import benaderen, organisaties, personen, regels, voorstellen
from wissel.jobhunting.models import Netwerkorganisatie, Netwerkpersoon, Netwerkregel, Netwerkvacature
from wissel.jobportal.models import Bewaard, Verborgen
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.sollicitaties.actions import begin, netwerk
from wissel.trajecten.models import Logboekregel, Taak

DAG = dt.date(2026, 6, 2)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


def firm(
    cast: Cast, naam: str = "Van Dam B.V.", plaats: str = "Amersfoort", **velden: Any
) -> Netwerkorganisatie:
    fields = {"naam": naam, "plaats": plaats, **velden}
    return organisaties.add_organisation(by=cast.joris.actor, sleutel=uuid.uuid4(), velden=fields)


def person(cast: Cast, row: Netwerkorganisatie, **velden: Any) -> Netwerkpersoon:
    fields = {
        "naam": "René Dekker",
        "email": "r@vandam.example",
        "telefoon": "033 1",
        "herkomst": "zelf",
        **velden,
    }
    return personen.add_person(by=cast.joris.actor, organisatie=row, sleutel=uuid.uuid4(), velden=fields)


def line(cast: Cast, row: Netwerkorganisatie, datum: dt.date = DAG, **more: Any) -> Netwerkregel:
    values = {"kanaal": "telefoon", "uitkomst": "denkt_mee", **more}
    return regels.add_line(by=cast.joris.actor, organisatie=row, sleutel=uuid.uuid4(), datum=datum, **values)


def test_the_same_name_in_the_same_place_is_asked_about(cast: Cast, dossier: Dossier) -> None:
    first = firm(cast, site="www.vandam.example", pc4="3812 AB")
    assert (first.site, first.pc4) == ("https://www.vandam.example", "3812")
    for place in ("amersfoort", ""):
        with pytest.raises(DomainError) as error:
            firm(cast, "van dam", place)
        assert error.value.code == "dubbel" and error.value.facts["bekend"] == [first.pk]
    assert firm(cast, "Van Dam", "Utrecht").pk != first.pk
    for field, wrong in (("naam", " "), ("pc4", "12"), ("site", "javascript:alert(1)")):
        with pytest.raises(DomainError) as error:
            firm(cast, **{"naam": "Bakker", "plaats": "Ede", field: wrong})
        assert error.value.veld == field
    with pytest.raises(DomainError):
        organisaties.add_organisation(by=cast.mo.actor, sleutel=uuid.uuid4(), velden={"naam": "Iets"})


def test_two_who_change_one_employer_both_keep_their_words(cast: Cast, dossier: Dossier) -> None:
    row = firm(cast)
    change = organisaties.change_organisation
    change(by=cast.joris.actor, organisatie=row, versie=1, velden={"zoekt": "chauffeurs"})
    with pytest.raises(Changed):
        change(by=cast.anna.actor, organisatie=row, versie=1, velden={"zoekt": "planners"})
    change(by=cast.anna.actor, organisatie=row, versie=1, velden={"zoekt": "chauffeurs"})
    row.refresh_from_db()
    assert (row.zoekt, row.versie) == ("chauffeurs", 2)


def test_a_line_sets_last_contact_and_what_is_next_and_finishes_the_step_before(
    cast: Cast, dossier: Dossier
) -> None:
    row = firm(cast)
    first = line(cast, row, volgende_op=dt.date(2026, 6, 9), volgende_wat="terugbellen")
    row.refresh_from_db()
    assert (row.laatste_contact_op, row.volgende_op, row.volgende_wat) == (
        DAG,
        dt.date(2026, 6, 9),
        "terugbellen",
    )
    line(cast, row)
    row.refresh_from_db()
    first.refresh_from_db()
    assert row.volgende_op is None and first.klaar_op is not None
    for wrong in (
        {"datum": dt.date(2026, 6, 3)},
        {"volgende_op": dt.date(2026, 6, 1)},
        {"volgende_wat": "bellen"},
    ):
        with pytest.raises(DomainError):
            line(cast, row, **wrong)
    for each in Netwerkregel.objects.all():
        regels.take_out(by=cast.joris.actor, regel=each)
    row.refresh_from_db()
    assert row.laatste_contact_op is None


def test_who_does_not_want_to_be_called_is_not_called_and_who_asks_is_erased(
    cast: Cast, dossier: Dossier
) -> None:
    row = firm(cast)
    rene = person(cast, row)
    line(cast, row, persoon=rene, resultaat="René Dekker zoekt twee mensen")
    rene.refresh_from_db()
    assert rene.bewaren_tot == DAG + regels.BEWAREN
    with pytest.raises(DomainError) as error:
        personen.change_person(by=cast.joris.actor, persoon=rene, velden={"benaderen": "via"})
    assert error.value.veld == "bekend_bij"
    stopped = personen.change_person(by=cast.joris.actor, persoon=rene, velden={"benaderen": "niet"})
    assert (stopped.email, stopped.telefoon, stopped.niet_sinds) == ("", "", DAG)
    with pytest.raises(DomainError) as error:
        line(cast, row, persoon=rene)
    assert error.value.code == "niet_benaderen"
    for _twice in range(2):
        personen.erase(by=cast.joris.actor, persoon=rene)
    kept = Netwerkregel.objects.get()
    assert not Netwerkpersoon.objects.exists() and kept.persoon_id is None
    assert kept.resultaat == "(naam gewist) zoekt twee mensen"
    person(cast, row)
    assert personen.erase_overdue(by=cast.joris.actor, today=dt.date(2029, 1, 1)) == 1


def test_two_employers_become_one_and_nothing_is_lost(cast: Cast, dossier: Dossier) -> None:
    old, kept = firm(cast, "Van Dam", "Utrecht", werk="inpakken"), firm(cast, notitie="Bel na tien uur.")
    person(cast, old)
    line(cast, old, dt.date(2026, 6, 1))
    regels.add_vacancy(
        by=cast.joris.actor, organisatie=old, velden=Velden(titel="Inpakker", werkgever_naam="Van Dam")
    )
    benaderen.approach(
        dossier=dossier, by=cast.joris.actor, sleutel=uuid.uuid4(), naam="", organisatie=old, datum=DAG,
        kanaal="telefoon", uitkomst="gesproken",
    )  # fmt: skip
    for _twice in range(2):
        organisaties.merge(by=cast.joris.actor, van=old, naar=kept)
    kept.refresh_from_db()
    assert (kept.werk, kept.notitie, kept.laatste_contact_op) == ("inpakken", "Bel na tien uur.", DAG)
    assert {kept.personen.count(), kept.regels.count(), kept.vacatures.count()} == {1}
    assert Netwerkvacature.objects.get().vacature.toegevoegd_door_rol == "jobhunter"
    with pytest.raises(DomainError):
        line(cast, old)


def approach(cast: Cast, dossier: Dossier, naam: str, **more: Any) -> Any:
    values = {"datum": DAG, "kanaal": "telefoon", "uitkomst": "gesproken", "sleutel": uuid.uuid4(), **more}
    return benaderen.approach(dossier=dossier, by=cast.joris.actor, naam=naam, **values)


def test_an_employer_counts_once_and_a_network_line_is_not_counted_twice(
    cast: Cast, dossier: Dossier
) -> None:
    key = uuid.uuid4()
    for _twice in range(2):
        approach(cast, dossier, "Van Dam BV", sleutel=key)
    approach(cast, dossier, "van dam", datum=dt.date(2026, 6, 1), initiatief="kandidaat")
    contact: dict[str, Any] = {"dossier": dossier, "by": cast.samira.actor, "kanaal": "gesprek", "datum": DAG}
    job = begin(
        dossier=dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever="Bakker", functie="Planner"
    )
    netwerk.add_contact(**contact, sleutel=uuid.uuid4(), wie="Jan", sollicitatie=job)
    loose = netwerk.add_contact(**contact, sleutel=uuid.uuid4(), wie="Petra")
    found = lezen.approached(dossier.pk, dt.date(2026, 5, 1), DAG)
    assert (found.werkgevers, found.contacten) == (2, 4)
    approach(cast, dossier, "Jansen", contact=loose)
    found = lezen.approached(dossier.pk, dt.date(2026, 5, 1), DAG)
    assert (found.werkgevers, found.contacten) == (3, 4)
    assert {key: n for key, _label, n in found.per_partij()} == {
        "kandidaat": 2, "bureau": 2, "werkgever": 0,
    }  # fmt: skip
    assert lezen.sentence(found) == "3 werkgevers benaderd (kandidaat 2, bureau 2)."
    assert lezen.approached(dossier.pk, DAG, DAG).werkgevers == 3
    with pytest.raises(DomainError):
        approach(cast, dossier, "Nog eens", contact=loose)
    with pytest.raises(DomainError) as error:
        approach(cast, dossier, "Elders", reeks=uuid.uuid4())
    assert error.value.veld == "reeks"


def test_an_approach_is_one_line_of_the_log_without_its_own_words(cast: Cast, dossier: Dossier) -> None:
    row = approach(cast, dossier, "Van Dam", resultaat="KANARIE eigen woorden")
    note = Logboekregel.objects.get(soort="netwerk")
    assert note.wie == "Van Dam" and "KANARIE" not in note.resultaat and note.kolom == "bureau"
    benaderen.take_out(benadering=row, by=cast.joris.actor)
    assert lezen.approached(dossier.pk, DAG, DAG).werkgevers == 0
    assert (
        Logboekregel.objects.get(soort="netwerk", vervangen_door=None).resultaat == "Toch niet; teruggezet."
    )


@pytest.fixture
def vacature(cast: Cast, dossier: Dossier) -> Any:
    given = Velden(titel="Planner", werkgever_naam="KANARIE-werkgever", plaats="Ede")
    return regels.add_vacancy(by=cast.joris.actor, organisatie=firm(cast), velden=given)


def test_a_proposal_tells_the_kandidaat_that_something_waits_and_not_what(
    cast: Cast, dossier: Dossier, vacature: Any
) -> None:
    for _twice in range(2):
        row = voorstellen.propose(
            dossier=dossier, vacature=vacature, waarom="Dicht bij huis", by=cast.joris.actor
        )
    mail = Bericht.objects.get(soort="vacaturevoorstel")
    assert mail.persoon == cast.samira.persoon
    assert not any(
        word in mail.onderwerp + text_of(mail) for word in ("KANARIE", "Planner", "Dicht bij huis")
    )
    assert Taak.objects.get(soort="vacaturevoorstel").klaar_op is None
    (shown,) = lezen.proposals(dossier.pk)
    assert (shown.gevonden_door, shown.waarom, shown.open) == ("Jobhunter", "Dicht bij huis", True)
    voorstellen.withdraw(voorstel=row, by=cast.joris.actor)
    assert lezen.proposals(dossier.pk) == () and Taak.objects.get(soort="vacaturevoorstel").vervallen_op
    voorstellen.propose(dossier=dossier, vacature=vacature, waarom="Toch weer", by=cast.anna.actor)
    assert lezen.proposals(dossier.pk)[0].gevonden_door == "Coach"


def test_the_answer_reaches_the_list_and_can_change(cast: Cast, dossier: Dossier, vacature: Any) -> None:
    row = voorstellen.propose(
        dossier=dossier, vacature=vacature, waarom="Dicht bij huis", by=cast.joris.actor
    )
    reply: dict[str, Any] = {"voorstel": row, "by": cast.samira.actor}
    with pytest.raises(DomainError) as error:
        voorstellen.answer(**reply, antwoord="niet")
    assert error.value.veld == "reden"
    voorstellen.answer(**reply, antwoord="niet", reden="afstand")
    assert Verborgen.objects.get().terug_op is None and Taak.objects.get(soort="vacaturevoorstel").klaar_op
    with pytest.raises(DomainError):
        voorstellen.withdraw(voorstel=row, by=cast.joris.actor)
    voorstellen.answer(**reply, antwoord="interessant")
    assert Verborgen.objects.get().terug_op and Bewaard.objects.get().vacature == vacature
    for other in (cast.joris.actor, cast.ander_kandidaat.actor):
        with pytest.raises((DomainError, Dossier.DoesNotExist)):
            voorstellen.answer(voorstel=row, by=other, antwoord="niet", reden="afstand")


def test_what_is_closed_or_hidden_is_not_proposed(cast: Cast, dossier: Dossier, vacature: Any) -> None:
    from wissel.jobportal.actions import hide

    hide(dossier_id=dossier.pk, vacature=vacature, reden="loon", by=cast.samira.actor)
    with pytest.raises(DomainError) as error:
        voorstellen.propose(dossier=dossier, vacature=vacature, waarom="x", by=cast.joris.actor)
    assert error.value.code == "verborgen"
    shut = close_vacature(by=cast.joris.actor, vacature=vacature)
    with pytest.raises(DomainError) as error:
        voorstellen.propose(dossier=dossier, vacature=shut, waarom="x", by=cast.joris.actor)
    assert error.value.code == "dicht"
