"""Versions: a source for everything, nothing changes once established, a mistake is put right by a new version."""

import datetime as dt
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.cast import Cast
from wissel.belastbaarheid.actions import (
    PuntInvoer,
    begin,
    change_source,
    confirm_rubriek,
    correct,
    discard,
    establish,
    rest_is_norm,
    save_hours,
    set_items,
)
from wissel.belastbaarheid.actions.punten import mark
from wissel.belastbaarheid.inhoud import as_punten, content_sha256, differences
from wissel.belastbaarheid.lezen import current, for_toets
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.belastbaarheid.ouderdom import age
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry

Maker = Callable[..., Belastbaarheid]
TIEN = PuntInvoer(niveau=1)


def finish(row: Belastbaarheid, by: Any) -> Belastbaarheid:
    row.refresh_from_db()
    return establish(belastbaarheid=row, by=by, versie=row.versie)


@pytest.fixture
def held(cast: Cast, concept: Maker) -> Belastbaarheid:
    """The IZP of 2 March, established: 10 kg and twenty hours a week."""
    row = concept()
    set_items(
        belastbaarheid=row, by=cast.anna.actor, punten={"tillen": TIEN, "staan_achtereen": PuntInvoer(2)}
    )
    row.refresh_from_db()
    save_hours(
        belastbaarheid=row, by=cast.anna.actor, versie=row.versie, uren_per_dag=Decimal(4), uren_per_week=Decimal(20),
        taken="Inpakken", opbouw=[(dt.date(2026, 4, 6), Decimal(24))],
    )  # fmt: skip
    return finish(row, cast.anna.actor)


def test_a_copied_version_needs_its_source_and_author(concept: Maker) -> None:
    for changes, veld in (
        ({"bron": ""}, "bron"), ({"auteur_naam": " "}, "auteur_naam"), ({"auteur_rol": "coach"}, "auteur_rol"),
        ({"datum": dt.date(2026, 3, 10)}, "datum"), ({"soort": "x"}, "soort"),
        ({"herzien_op": dt.date(2026, 3, 2)}, "herzien_op"),
    ):  # fmt: skip
        with pytest.raises(DomainError) as refused:
            concept(**changes)
        assert refused.value.veld == veld


def test_the_same_form_twice_is_one_version_and_a_second_draft_is_refused(concept: Maker) -> None:
    key = uuid.uuid4()
    assert concept(sleutel=key).pk == concept(sleutel=key).pk
    with pytest.raises(DomainError) as refused:
        concept()
    assert refused.value.code == "concept"


def test_a_doctor_enters_in_the_own_role_and_needs_no_paper(cast: Cast, concept: Maker) -> None:
    row = concept(by=cast.visser.actor, bron="", auteur_rol="anders")
    assert (row.eigen, row.auteur_rol) == (True, "bedrijfsarts")


def test_what_holds_is_frozen_and_read_by_others_with_who_said_it(
    cast: Cast, dossier: Dossier, held: Any
) -> None:
    stand = current(dossier.pk)
    assert stand is not None
    assert (stand.soort, stand.auteur, stand.auteur_rol, stand.verouderd) == (
        "izp",
        "dr. Visser",
        "bedrijfsarts",
        False,
    )
    assert stand.punten["tillen"].niveau == 1
    assert stand.punten["tillen"].datum == dt.date(2026, 3, 2)
    assert stand.punten["uren_per_week"].waarde == 20
    assert "zitten_achtereen" not in stand.punten
    assert [(step.vanaf, step.uren_per_week) for step in stand.opbouw] == [(dt.date(2026, 4, 6), Decimal(24))]
    assert held.inhoud_sha256 == content_sha256(held)
    for verb in (
        lambda: set_items(belastbaarheid=held, by=cast.anna.actor, punten={"tillen": PuntInvoer(2)}),
        lambda: discard(belastbaarheid=held, by=cast.anna.actor),
        lambda: confirm_rubriek(belastbaarheid=held, by=cast.anna.actor, rubriek="dynamisch"),
    ):
        with pytest.raises(DomainError) as refused:
            verb()
        assert refused.value.code == "vastgesteld"


def test_versions_can_be_written_in_the_shape_of_the_contract(dossier: Dossier, held: Belastbaarheid) -> None:
    assert for_toets(dossier.pk) == [
        {
            "id": str(held.pk), "datum": "2026-03-02", "soort": "izp", "opgesteld_door": "bedrijfsarts",
            "rubrieken": ["dynamisch", "statisch", "werktijden"],
        }
    ]  # fmt: skip


def test_nothing_described_cannot_be_established(cast: Cast, concept: Maker) -> None:
    with pytest.raises(DomainError) as refused:
        finish(concept(), cast.anna.actor)
    assert refused.value.code == "onvolledig"


def test_establishing_what_somebody_just_changed_is_refused(cast: Cast, concept: Maker) -> None:
    row = concept()
    set_items(belastbaarheid=row, by=cast.anna.actor, punten={"tillen": TIEN})
    with pytest.raises(Changed):
        establish(belastbaarheid=row, by=cast.anna.actor, versie=1)


def test_items_taken_over_keep_their_author_until_confirmed(
    cast: Cast, concept: Maker, held: Belastbaarheid
) -> None:
    row = concept(datum=dt.date(2026, 3, 9), auteur_naam="A. Mol", soort="fml")
    set_items(
        belastbaarheid=row,
        by=cast.anna.actor,
        punten={"tillen": PuntInvoer(2), "staan_achtereen": PuntInvoer(2)},
    )
    said = {punt.item: punt.auteur_naam for punt in row.punten.all()}
    assert said == {"tillen": "A. Mol", "staan_achtereen": "dr. Visser"}
    assert confirm_rubriek(belastbaarheid=row, by=cast.anna.actor, rubriek="statisch") == 1
    assert confirm_rubriek(belastbaarheid=row, by=cast.anna.actor, rubriek="statisch") == 0
    done = finish(row, cast.anna.actor)
    held.refresh_from_db()
    assert held.vervangen_door_id == done.pk
    found = differences("2026-11", as_punten(held.punten.all()), as_punten(done.punten.all()))
    assert [(each.item.sleutel, each.meer) for each in found] == [("tillen", False)]


def test_only_an_fml_may_say_that_the_rest_is_the_norm(cast: Cast, concept: Maker) -> None:
    row, by = concept(), cast.anna.actor
    with pytest.raises(DomainError) as refused:
        rest_is_norm(belastbaarheid=row, by=by, rubriek="statisch")
    assert refused.value.code == "geen_fml"
    discard(belastbaarheid=row, by=by)
    row = concept(soort="fml")
    set_items(belastbaarheid=row, by=by, punten={"staan_totaal": PuntInvoer(2)})
    assert rest_is_norm(belastbaarheid=row, by=by, rubriek="statisch") == 9
    assert rest_is_norm(belastbaarheid=row, by=by, rubriek="statisch") == 0
    assert row.punten.get(item="staan_totaal").niveau == 2
    assert {punt.item: punt.niveau for punt in row.punten.all()}["zitten_totaal"] == 0


def test_an_older_paper_goes_to_the_history(
    cast: Cast, dossier: Dossier, concept: Maker, held: Belastbaarheid
) -> None:
    row = concept(datum=dt.date(2025, 9, 1), overnemen=False)
    set_items(belastbaarheid=row, by=cast.anna.actor, punten={"tillen": PuntInvoer(3)})
    finish(row, cast.anna.actor)
    stand = current(dossier.pk)
    assert stand is not None
    assert stand.id == held.pk


def test_a_mistake_is_put_right_by_a_new_version_that_says_why(
    cast: Cast, dossier: Dossier, held: Any
) -> None:
    with pytest.raises(DomainError) as refused:
        correct(belastbaarheid=held, by=cast.anna.actor, reden=" ", sleutel=uuid.uuid4())
    assert refused.value.veld == "reden"
    row = correct(
        belastbaarheid=held, by=cast.anna.actor, reden="Tillen verkeerd gelezen", sleutel=uuid.uuid4()
    )
    assert (row.datum, row.uren_per_week, row.punten.count()) == (held.datum, 20, 2)
    set_items(belastbaarheid=row, by=cast.anna.actor, punten={"tillen": PuntInvoer(2)})
    done = finish(row, cast.anna.actor)
    stand = current(dossier.pk)
    assert stand is not None
    assert stand.id == done.pk
    held.refresh_from_db()
    with pytest.raises(DomainError) as again:
        correct(belastbaarheid=held, by=cast.anna.actor, reden="x", sleutel=uuid.uuid4())
    assert again.value.code == "vervangen"


@pytest.mark.parametrize(
    ("item", "given", "code"),
    [
        ("ruzie", PuntInvoer(1), "onbekend_punt"), ("uren_per_week", PuntInvoer(1), "onbekend_punt"),
        ("tillen", PuntInvoer(9), "niveau"), ("tillen", PuntInvoer(1, Decimal(5)), "niveau_getal"),
        ("klanten", PuntInvoer(1, Decimal(5)), "getal"), ("tillen", PuntInvoer(None, Decimal(-1)), "getal"),
        ("tillen", PuntInvoer(opmerking="Alleen met een kar"), "niveau"),
        ("handen", PuntInvoer(soorten=(0, 3)), "norm"), ("tillen", PuntInvoer(1, opmerking="x" * 161), "te_lang"),
    ],
)  # fmt: skip
def test_a_wrong_item_is_refused_at_its_field(
    cast: Cast, concept: Maker, item: str, given: PuntInvoer, code: str
) -> None:
    with pytest.raises(DomainError) as refused:
        set_items(belastbaarheid=concept(), by=cast.anna.actor, punten={item: given})
    assert (refused.value.code, refused.value.veld) == (code, f"punt_{item}")


def test_a_number_alone_gets_its_level_and_an_empty_item_is_unknown_again(cast: Cast, concept: Maker) -> None:
    row = concept()
    set_items(
        belastbaarheid=row, by=cast.anna.actor, punten={"tillen": PuntInvoer(None, Decimal(7)), "zien": TIEN}
    )
    assert row.punten.get(item="tillen").niveau == 2
    set_items(belastbaarheid=row, by=cast.anna.actor, punten={"zien": PuntInvoer()})
    assert {punt.item for punt in row.punten.all()} == {"tillen"}


def test_two_people_on_one_item_is_noticed_and_on_two_items_is_not(cast: Cast, concept: Maker) -> None:
    row, by = concept(), cast.anna.actor
    set_items(belastbaarheid=row, by=by, punten={"tillen": TIEN}, getoond={"tillen": ""})
    set_items(belastbaarheid=row, by=by, punten={"zien": TIEN}, getoond={"zien": ""})
    with pytest.raises(Changed) as refused:
        set_items(belastbaarheid=row, by=by, punten={"tillen": PuntInvoer(2)}, getoond={"tillen": ""})
    assert refused.value.facts["nu"] == {"tillen": mark(TIEN)}


def test_hours_that_do_not_fit_each_other_are_refused(cast: Cast, concept: Maker) -> None:
    row = concept()
    cases: list[tuple[dict[str, Any], str]] = [
        ({"uren_per_dag": Decimal(4), "uren_per_week": Decimal(2)}, "uren_per_week"),
        ({"uren_per_dag": Decimal(25)}, "uren_per_dag"),
        ({"opbouw": [(dt.date(2026, 1, 1), Decimal(8))]}, "opbouw"),
        ({"opbouw": [(dt.date(2026, 4, 1), Decimal(8)), (dt.date(2026, 4, 1), Decimal(9))]}, "opbouw"),
    ]
    for changes, veld in cases:
        values: dict[str, Any] = {
            "uren_per_dag": None,
            "uren_per_week": None,
            "taken": "",
            "opbouw": [],
            **changes,
        }
        with pytest.raises(DomainError) as refused:
            save_hours(belastbaarheid=row, by=cast.anna.actor, versie=1, **values)
        assert refused.value.veld == veld


def test_a_better_source_moves_its_items_along(cast: Cast, concept: Maker) -> None:
    row = concept()
    set_items(belastbaarheid=row, by=cast.anna.actor, punten={"tillen": TIEN})
    row.refresh_from_db()
    values: dict[str, Any] = {
        "soort": "izp", "datum": dt.date(2026, 3, 1), "auteur_naam": "dr. Visser", "auteur_rol": "bedrijfsarts",
        "bron": "Map 2",
    }  # fmt: skip
    change_source(belastbaarheid=row, by=cast.anna.actor, versie=row.versie, **values)
    assert row.punten.get().datum == dt.date(2026, 3, 1)
    with pytest.raises(Changed):
        change_source(belastbaarheid=row, by=cast.anna.actor, versie=1, **{**values, "bron": "Map 3"})


def test_what_a_doctor_entered_is_corrected_by_nobody_else(cast: Cast, concept: Maker) -> None:
    row = concept(by=cast.visser.actor, bron="")
    set_items(belastbaarheid=row, by=cast.visser.actor, punten={"tillen": TIEN})
    done = finish(row, cast.visser.actor)
    with pytest.raises(DomainError) as refused:
        correct(belastbaarheid=done, by=cast.anna.actor, reden="x", sleutel=uuid.uuid4())
    assert refused.value.code == "niet_van_u"


def test_a_draft_thrown_away_is_gone_and_makes_room(cast: Cast, dossier: Dossier, concept: Maker) -> None:
    row = concept()
    discard(belastbaarheid=row, by=cast.anna.actor)
    discard(belastbaarheid=row, by=cast.anna.actor)
    assert not Belastbaarheid.objects.filter(dossier=dossier).exists()
    concept()


def test_a_closed_dossier_takes_nothing(cast: Cast, dossier: Dossier, concept: Maker) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=dt.date(2026, 3, 9))
    with pytest.raises(DomainError) as refused:
        concept()
    assert refused.value.code == "gesloten"


def test_the_logbook_has_every_act_in_category_d1(cast: Cast, dossier: Dossier, held: Any) -> None:
    rows = LogbookEntry.objects.filter(dossier_id=dossier.pk, actie__startswith="belastbaarheid_")
    assert {row.actie for row in rows} >= {"belastbaarheid_begonnen", "belastbaarheid_vastgesteld"}
    assert {row.categorie for row in rows} == {"D1"}


def test_age_says_its_rule_and_where_it_comes_from() -> None:
    today = dt.date(2026, 9, 10)
    for day, again, colour in (
        (dt.date(2026, 8, 1), None, "groen"), (dt.date(2026, 6, 9), None, "oranje"),
        (dt.date(2026, 3, 9), None, "rood"), (dt.date(2026, 8, 1), dt.date(2026, 9, 1), "oranje"),
    ):  # fmt: skip
        found = age(day, again, today)
        assert found.kleur == colour
        assert found.gezag == "praktijk"
        assert "BBP" in found.bron


def test_a_dossier_of_another_bureau_begins_nothing(cast: Cast, dossier: Dossier) -> None:
    with pytest.raises(Dossier.DoesNotExist):
        begin(
            dossier=dossier, by=cast.bram.actor, sleutel=uuid.uuid4(), soort="izp", datum=dt.date(2026, 3, 2),
            auteur_naam="x", auteur_rol="bedrijfsarts", bron="x",
        )  # fmt: skip
