"""An aanmelding: what the helper says, what is missing, what becomes a fact, and what is forgotten."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from tests.cast import Cast
from tests.documenten.stukken import png
from wissel.aanmeldingen import aanmelden, aannemen, behandelen, stukken
from wissel.aanmeldingen.aanmeldlink import applicant, find, token_of
from wissel.aanmeldingen.gaten import gaps
from wissel.aanmeldingen.models import Aanmelding, Aanmeldstuk
from wissel.aanmeldingen.stappen import check_values
from wissel.aanmeldingen.trigger import advise, facts_of, look
from wissel.accounts.models import Uitnodiging
from wissel.database.context import als, set_context, set_public
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError

VANDAAG = dt.date(2026, 4, 2)
DATUMS = {"eerste_ziektedag": "2025-03-03", "evaluatie_op": "2026-02-17", "mogelijkheden": "ja"}
VOL = {
    "werkgever": {"werkgever_naam": "De Vries Logistiek BV", "contact_achternaam": "Bos"},
    "werknemer": {"voornaam": "Jan", "achternaam": "Kowalski", "email": "jan@prive.example"},
    "datums": DATUMS,
    "informeren": {"geinformeerd": "ja"},
}


def start(cast: Cast, gegevens: Any = None, by: Any = None) -> Aanmelding:
    from wissel.aanmeldingen import openbaar

    visitor = openbaar.enter(cast.bureau.slug)
    assert visitor is not None
    set_context(bureau_id=cast.bureau.pk)
    made = aanmelden.start(
        by=by or visitor, sleutel=uuid.uuid4(), email="piet@devries.example", gegevens=gegevens or VOL
    )
    return Aanmelding.objects.select_related("bureau").get(pk=made.aanmelding.pk)


@pytest.mark.parametrize(
    ("antwoorden", "letter", "kort"),
    [
        ({"binnen_drie_maanden": "nee", "eigen_organisatie": "nee"}, "A", "Spoor 2 is nodig"),
        ({"binnen_drie_maanden": "ja", "concreet": "ja"}, "B", "Nu nog niet nodig"),
        ({"binnen_drie_maanden": "ja", "concreet": "nee"}, "B", "De uitzondering geldt nog niet"),
        ({"binnen_drie_maanden": "nee", "eigen_organisatie": "ja"}, "C", "Spoor 1 en spoor 2 gelijktijdig"),
        (
            {"later_belastbaar": "ja", "binnen_drie_maanden": "nee"},
            "D",
            "gelijktijdig, vanaf het nieuwe plan",
        ),
        ({"later_belastbaar": "ja", "binnen_drie_maanden": "ja"}, "D", "Nu nog niet nodig"),
        ({"onduidelijk": "ja", "onduidelijk_sinds": "2025-09-01"}, "A", "te lang onduidelijk"),
    ],
)
def test_the_helper_says_which_trigger_it_is(antwoorden: dict[str, str], letter: str, kort: str) -> None:
    found = advise({"datums": {**DATUMS, **antwoorden}})
    assert found is not None and found.letter == letter and kort in found.kort and found.bron


@pytest.mark.parametrize(
    ("antwoorden", "rij"),
    [
        ({"eigen_organisatie": "nee"}, "S4"),
        ({"eigen_organisatie": "ja", "binnen_drie_maanden": "nee", "terugkeer_op": "2026-12-01"}, "S6"),
        ({"binnen_drie_maanden": "ja", "concreet": "ja", "terugkeer_op": "2026-05-01"}, "S5"),
        ({"mogelijkheden": "tijdelijk_geen"}, "S2"),
        ({}, ""),
    ],
)
def test_the_decision_row_is_the_engines(antwoorden: dict[str, str], rij: str) -> None:
    seen = look({"datums": {**DATUMS, **antwoorden}}, ad_op=None, today=VANDAAG)
    assert seen.vooraf.besluit is not None and seen.vooraf.besluit.rij == rij
    assert (seen.vooraf.vroegste, seen.vooraf.uiterste) == (dt.date(2025, 4, 28), dt.date(2026, 3, 31))
    assert seen.te_laat


def test_a_report_that_excludes_the_own_employer_makes_it_due_at_once() -> None:
    said = {"datums": {**DATUMS, "eigen_organisatie": "nee"}}
    seen = look(said, ad_op=dt.date(2026, 2, 2), today=VANDAAG)
    assert seen.vooraf.besluit is not None and seen.vooraf.besluit.rij == "S3"


def test_unknown_stays_unknown() -> None:
    nothing = look({}, ad_op=None, today=VANDAAG)
    assert nothing.vooraf.uiterste is None and nothing.antwoord is None and len(nothing.open) == 2
    assert facts_of({}) == {} and "spoor1" not in facts_of({"datums": DATUMS})
    with pytest.raises(DomainError):
        look({"datums": {**DATUMS, "contract_tot": "2025-02-01"}}, ad_op=None, today=VANDAAG)


def test_what_is_missing_names_the_check_of_the_toets() -> None:
    seen = look(VOL, ad_op=None, today=VANDAAG)
    found = {gap.code: gap for gap in gaps(VOL, [], seen, today=VANDAAG)}
    assert found["PT-07/08"].tekst == "belastbaarheid ontbreekt" and "loonsanctie" in found["PT-07/08"].gevolg
    assert {"PT-01", "PT-02", "PT-05", "PT-10", "PT-13", "PT-14"} <= set(found)
    assert not any(gap.moet for gap in found.values())
    assert gaps({}, [], look({}, ad_op=None, today=VANDAAG), today=VANDAAG)[0].moet


def test_values_are_checked_whoever_sends_them() -> None:
    assert check_values("werknemer", {"voornaam": " Jan\r\nBcc: x "}) == {"voornaam": "Jan Bcc: x"}
    for stap, wrong in (
        ("werknemer", {"bsn": "123456782"}), ("werknemer", {"voornaam": "x" * 10_000}),
        ("datums", {"eerste_ziektedag": "gisteren"}), ("datums", {"onduidelijk": "misschien"}),
        ("werknemer", {"uren_per_week": "veel"}),
    ):  # fmt: skip
        with pytest.raises(DomainError):
            check_values(stap, wrong)


def test_the_secret_of_the_link_is_stored_as_a_hash_only(cast: Cast) -> None:
    row = start(cast)
    token = token_of(row)
    assert find(token) is not None and find(token + "x") is None
    with connection.cursor() as cursor:
        cursor.execute("select to_jsonb(a)::text from aanmeldingen_aanmelding a")
        (stored,) = cursor.fetchone()
        cursor.execute(
            "select count(*) from aanmeldingen_aanmeldingevent e where to_jsonb(e)::text like '%Kowalski%'"
        )
        (history,) = cursor.fetchone()
    assert token.partition(".")[2] not in stored and history == 0


def test_a_visitor_reads_no_aanmelding(cast: Cast) -> None:
    start(cast)
    set_public(bureau_id=cast.bureau.pk)
    assert Aanmelding.objects.count() == Aanmeldstuk.objects.count() == 0
    with als(cast.ander_bureau):
        assert Aanmelding.objects.count() == 0


def test_handing_in_without_knowing_who_it_is_about_is_refused(cast: Cast) -> None:
    row = start(cast, {"werkgever": VOL["werkgever"]})
    with pytest.raises(DomainError, match="voornaam"):
        aanmelden.hand_in(aanmelding=row, by=applicant(row))
    with pytest.raises(Changed):
        behandelen.take(aanmelding=row, by=cast.backoffice.actor)


def paper(row: Aanmelding) -> Aanmeldstuk:
    return stukken.add_stuk(
        aanmelding=row, by=applicant(row), soort="arbeidsdeskundig", datum=None,
        bestand=SimpleUploadedFile("r.png", png()),
    )  # fmt: skip


def test_concepts_go_sixty_days_after_their_last_change_with_their_files(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-01-01")
    row = start(cast)
    stuk = paper(row)
    monkeypatch.setattr(transaction, "on_commit", lambda function: function())
    day = dt.date(2026, 3, 2)
    assert behandelen.erase_aanmeldingen(by=cast.mo.actor, today=day) == 0
    assert behandelen.erase_aanmeldingen(by=cast.mo.actor, today=day + dt.timedelta(days=1)) == 1
    assert not Aanmelding.objects.exists() and not default_storage.exists(stuk.pad)


def test_refused_ones_go_and_accepted_ones_lose_what_was_typed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-02")
    kept, gone = start(cast), start(cast)
    for row in (kept, gone):
        aanmelden.hand_in(aanmelding=row, by=applicant(row))
    behandelen.refuse(aanmelding=gone, by=cast.mo.actor, reden="Vol.")
    choice = aannemen.Keuzes(coach=cast.anna.persoon, grond="afspraak")
    aannemen.accept(aanmelding=kept, by=cast.mo.actor, keuzes=choice)
    later = VANDAAG + dt.timedelta(days=91)
    assert behandelen.erase_aanmeldingen(by=cast.mo.actor, today=later - dt.timedelta(days=1)) == 0
    assert behandelen.erase_aanmeldingen(by=cast.mo.actor, today=later) == 2
    left = Aanmelding.objects.get()
    assert left.pk == kept.pk and left.gegevens == {} and left.email == "" and left.dossier_id is not None


def test_nothing_is_made_when_the_dates_contradict_each_other(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-02")
    row = start(cast, {**VOL, "datums": {**DATUMS, "contract_tot": "2025-02-01"}})
    aanmelden.hand_in(aanmelding=row, by=applicant(row))
    with pytest.raises(DomainError), transaction.atomic():
        aannemen.accept(
            aanmelding=row,
            by=cast.mo.actor,
            keuzes=aannemen.Keuzes(coach=cast.anna.persoon, grond="afspraak"),
        )
    assert not Dossier.objects.exists() and not Uitnodiging.objects.exists()


def test_eigen_beheer_needs_no_order_and_invites_no_opdrachtgever(
    cast: Cast, databases: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-02")
    row = start(cast)
    aanmelden.hand_in(aanmelding=row, by=applicant(row))
    name = connection.settings_dict["NAME"]
    sql = f"update accounts_bureau set soort = '{{}}' where id = '{cast.bureau.pk}'"
    databases.run(sql.format("eigen_beheer"), database=name)
    try:
        choice = aannemen.Keuzes(coach=cast.anna.persoon, grond="")
        done = aannemen.accept(aanmelding=row, by=cast.mo.actor, keuzes=choice)
    finally:
        databases.run(sql.format("bureau"), database=name)
    assert [made.uitnodiging.rol for made in done.uitnodigingen] == ["kandidaat"]
    assert Aanmelding.objects.get().grond == "eigen_beheer"
