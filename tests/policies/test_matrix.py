"""What each role sees of each room: the matrix, on real rows behind real row-level security."""

import pytest
from django.apps import apps

from tests.policies.wereld import Wereld, arts_relation
from wissel.accounts.actor import Actor
from wissel.database.base import BureauModel
from wissel.database.context import set_context
from wissel.database.rls import is_history
from wissel.policies import Action, can, get_visible, visible
from wissel.policies.condities import CONDITIES
from wissel.policies.engine import MATRIX, READ, Denied, Reach
from wissel.policies.toegang import ROLLEN
from wissel.trajecten.models import IntakeAntwoord, Logboekregel, Rapportage, Taak, Trajectplan


def test_matrix_and_actions_name_the_same_things() -> None:
    assert set(MATRIX) == {str(action) for action in Action}
    for name, row in MATRIX.items():
        assert row["wat"] and row["categorie"], name
        for rol, value in row.items():
            if rol in {"wat", "categorie", "iedereen"}:
                continue
            assert rol in ROLLEN, (name, rol)
            assert value.split(":")[0] in set(Reach), (name, rol, value)


def test_every_condition_in_the_matrix_exists_for_the_models_it_reads() -> None:
    for model_name, action in READ.items():
        for rol in ROLLEN:
            value = MATRIX[action].get(rol, "")
            if ":" in value:
                assert value.split(":")[1] in CONDITIES[model_name], (model_name, action, value)


def test_every_table_of_a_bureau_can_be_read_through_visible_or_by_nobody() -> None:
    nobody = {"Antwoordtijd", "LogbookSeal", "BewaardeSectie", "Melding", "Dagronde"}
    for model in apps.get_models():
        if issubclass(model, BureauModel) and not is_history(model):
            assert model.__name__ in READ or model.__name__ in nobody, model.__name__


@pytest.mark.parametrize(
    "name", ["Dossier", "Traject", "Logboekregel", "Trajectplan", "Rapportage", "Document"]
)
def test_nobody_of_the_other_bureau_sees_a_row(wereld: Wereld, name: str) -> None:
    model = next(m for m in apps.get_models() if m.__name__ == name)
    bram = wereld.cast.bram.actor
    assert not visible(bram, model).exists()
    set_context(bureau_id=wereld.cast.ander_bureau.pk)
    seen = set(visible(bram, model).values_list("bureau_id", flat=True))
    assert seen == {wereld.cast.ander_bureau.pk}


@pytest.mark.parametrize(
    "name", ["Dossier", "Traject", "Logboekregel", "Trajectplan", "Feit", "Advies", "Afspraak"]
)
def test_a_coach_sees_the_own_cases_only(wereld: Wereld, name: str) -> None:
    model = next(m for m in apps.get_models() if m.__name__ == name)
    column = "pk" if name == "Dossier" else "dossier_id"
    assert set(visible(wereld.cast.anna.actor, model).values_list(column, flat=True)) == {
        wereld.eigen.dossier.pk
    }
    assert set(visible(wereld.collega_coach.actor, model).values_list(column, flat=True)) == {
        wereld.collega.dossier.pk
    }


def seen_notes(wereld: Wereld, actor: Actor) -> set[str]:
    return {name for name, word in wereld.eigen.kanaries.items()
            if visible(actor, Logboekregel).filter(waarom=word).exists()}  # fmt: skip


def test_notes_reach_their_audience_and_no_further(wereld: Wereld) -> None:
    cast = wereld.cast
    assert seen_notes(wereld, cast.anna.actor) == {
        f"notitie_{p}" for p in ("coach", "bureau", "kandidaat", "allen")
    }
    assert seen_notes(wereld, cast.mo.actor) == {"notitie_bureau", "notitie_kandidaat", "notitie_allen"}
    assert seen_notes(wereld, cast.joris.actor) == {"notitie_bureau", "notitie_kandidaat", "notitie_allen"}
    assert seen_notes(wereld, cast.samira.actor) == {"notitie_kandidaat", "notitie_allen"}
    assert seen_notes(wereld, cast.piet.actor) == {"notitie_allen"}
    assert seen_notes(wereld, cast.verzekeraar.actor) == seen_notes(wereld, cast.bram.actor) == set()


def test_an_intake_answer_for_the_coach_alone_is_seen_by_the_coach_alone(wereld: Wereld) -> None:
    cast = wereld.cast
    word = wereld.eigen.kanaries["intake_coach"]
    seers = {
        name
        for name in ("samira", "piet", "anna", "joris", "mo", "backoffice", "verzekeraar", "visser")
        if visible(getattr(cast, name).actor, IntakeAntwoord).filter(tekst=word).exists()
    }
    assert seers == {"anna"}


def test_a_concept_plan_and_report_stay_inside_the_bureau(wereld: Wereld) -> None:
    cast = wereld.cast
    for lid in (cast.samira, cast.piet, cast.verzekeraar):
        assert not visible(lid.actor, Trajectplan).filter(stand="concept").exists()
        assert not visible(lid.actor, Rapportage).exists()
    assert (
        visible(cast.samira.actor, Trajectplan).count() == visible(cast.piet.actor, Trajectplan).count() == 1
    )
    assert visible(cast.anna.actor, Trajectplan).count() == 2


def test_a_verzekeraar_sees_status_and_no_plan_or_report(wereld: Wereld) -> None:
    actor = wereld.cast.verzekeraar.actor
    assert actor.rol == "verzekeraar"
    assert can(actor, Action.STATUS_LEZEN)
    for action in (Action.PLAN_LEZEN, Action.RAPPORT_LEZEN, Action.LOGBOEK_LEZEN, Action.DOSSIER_LEZEN):
        assert not can(actor, action)


def test_a_bedrijfsarts_sees_a_case_only_with_a_recorded_relation(wereld: Wereld) -> None:
    actor = wereld.cast.visser.actor
    assert not can(actor, Action.DOSSIER_LEZEN, wereld.eigen.dossier)
    arts_relation(wereld)
    assert can(actor, Action.DOSSIER_LEZEN, wereld.eigen.dossier)
    assert not can(actor, Action.DOSSIER_LEZEN, wereld.collega.dossier)
    assert not visible(actor, Logboekregel).exists()


def test_what_is_not_yours_does_not_exist(wereld: Wereld) -> None:
    with pytest.raises(Denied):
        get_visible(wereld.cast.piet.actor, type(wereld.eigen.dossier), pk=wereld.collega.dossier.pk)


def test_a_task_is_seen_by_the_role_it_is_for(wereld: Wereld) -> None:
    assert visible(wereld.cast.piet.actor, Taak).count() == 1
    assert visible(wereld.cast.samira.actor, Taak).count() == 0
