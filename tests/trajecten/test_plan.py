"""The re-integratievoorstel: goals, lines with their reason, versions with a hash, and what people say about them."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.arrange import trajecten as arrange
from tests.cast import Cast, make_lid
from wissel.accounts.models import Organisatie, Rol
from wissel.dossiers import volgende
from wissel.dossiers.actions import feiten, spoor2
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry
from wissel.outbox.models import Bericht
from wissel.trajecten import inhoud, sjabloon
from wissel.trajecten.actions import plan as plannen
from wissel.trajecten.models import (
    Onderdeel,
    Planregel,
    Rapportage,
    Standpunt,
    Taak,
    Traject,
    Trajectplan,
    Wijzigingsvoorstel,
)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-10")


def fresh(plan: Trajectplan) -> Trajectplan:
    return Trajectplan.objects.get(pk=plan.pk)


def draft(cast: Cast, sleutel: str = "algemeen") -> Trajectplan:
    return plannen.new_plan(traject=arrange.start_traject_for(cast, sleutel=sleutel), by=cast.anna.actor)


def save(cast: Cast, plan: Trajectplan, **velden: Any) -> Trajectplan:
    return plannen.save_plan(plan=plan, by=cast.anna.actor, versie=plan.versie, **velden)


def coach_tasks() -> list[str]:
    return list(Taak.objects.filter(voor_rol="coach", klaar_op__isnull=True).values_list("titel", flat=True))


# Writing


def test_a_first_draft_holds_what_the_sjabloon_always_does_without_a_reason_yet(cast: Cast) -> None:
    plan = draft(cast)
    rows = list(Planregel.objects.filter(plan=plan).order_by("volgorde"))
    assert [row.sleutel for row in rows] == ["coachingsgesprekken", "nazorg"]
    assert {row.onderbouwing for row in rows} == {""}
    assert (plan.nummer, plan.stand) == (1, "concept")


def test_asking_for_a_draft_twice_gives_the_same_one(cast: Cast) -> None:
    plan = draft(cast)
    assert plannen.new_plan(traject=plan.traject, by=cast.mo.actor).pk == plan.pk


def test_the_start_of_spoor_2_is_the_first_proposal_for_the_start(cast: Cast) -> None:
    traject = arrange.start_traject_for(cast)
    started = {"gestart": True, "start_op": "2026-03-09"}
    feiten.record_feit(dossier=traject.dossier, pad="spoor2", waarde=started, by=cast.anna.actor)
    plan = plannen.new_plan(traject=traject, by=cast.anna.actor)
    assert (plan.start_op, plan.eind_op) == (dt.date(2026, 3, 9), dt.date(2026, 9, 6))


def test_a_start_without_an_end_gets_26_weeks(cast: Cast) -> None:
    plan = save(cast, draft(cast), start_op=dt.date(2026, 3, 16), eind_op=None)
    assert plan.eind_op == dt.date(2026, 9, 13)


def test_interventies_activiteiten_en_instrumenten_stand_apart(cast: Cast) -> None:
    plan = draft(cast)
    for kind in Planregel.Soort.values:
        arrange.add_line(cast, plan, soort=kind, naam=f"Een {kind}", gericht_op="orientatie")
    found = Planregel.objects.filter(plan=plan)
    assert {kind: found.filter(soort=kind, naam=f"Een {kind}").count() for kind in Planregel.Soort.values} == {
        "interventie": 1, "activiteit": 1, "instrument": 1,
    }  # fmt: skip


def test_a_test_is_picked_from_the_sjabloon_with_its_price(cast: Cast) -> None:
    row = plannen.add_regel(
        plan=draft(cast), by=cast.anna.actor, sleutel="beroepskeuzetest", onderbouwing="Geen richting"
    )
    assert (row.soort, row.naam, row.prijs) == ("instrument", "Beroepskeuzetest", Decimal(275))
    assert (row.fase_sleutel, row.eigenaar, row.gericht_op) == (
        "arbeidsmarktorientatie",
        "coach",
        "orientatie",
    )


def test_lines_can_be_filtered_by_what_they_aim_at(cast: Cast) -> None:
    plan = draft(cast)
    arrange.add_line(cast, plan, gericht_op="opbouw", naam="Uren opbouwen")
    arrange.add_line(cast, plan, gericht_op="orientatie", naam="Kijken bij een bedrijf")
    aimed = Planregel.objects.filter(plan=plan, gericht_op="orientatie").values_list("naam", flat=True)
    assert list(aimed) == ["Kijken bij een bedrijf"]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": ""}, "naam"), ({"naam": "x" * 10_000}, "naam"), ({"soort": "hobby"}, "soort"),
        ({"gericht_op": "geld"}, "gericht_op"), ({"eigenaar": "buurman"}, "eigenaar"), ({"uren": -1}, "uren"),
        ({"prijs": Decimal("1e12")}, "prijs"), ({"fase_sleutel": "bestaat_niet"}, "fase_sleutel"),
        ({"van": dt.date(2026, 5, 1), "tot": dt.date(2026, 4, 1)}, "tot"), ({"volgorde": 1}, "volgorde"),
        ({"onderbouwing": "x" * 10_001}, "onderbouwing"), ({"van": "morgen"}, "van"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_is_refused_at_its_field(cast: Cast, velden: dict[str, Any], veld: str) -> None:
    plan = draft(cast)
    with pytest.raises(DomainError) as error:
        arrange.add_line(cast, plan, **velden)
    assert error.value.veld == veld
    assert Planregel.objects.filter(plan=plan).count() == 2


def test_free_text_is_kept_letter_by_letter(cast: Cast) -> None:
    text = '#eval("1+1") <b onclick=x> {{ secret }} ”aanhaling” عربي'
    row = arrange.add_line(cast, draft(cast), naam=text, onderbouwing=text)
    assert (row.naam, row.onderbouwing) == (text, text)


def test_a_line_moves_among_its_own_kind(cast: Cast) -> None:
    plan = draft(cast)
    first = arrange.add_line(cast, plan, naam="Eerst")
    arrange.add_line(cast, plan, naam="Meting", soort="instrument")
    second = arrange.add_line(cast, plan, naam="Dan")
    plannen.move_regel(regel=second, by=cast.anna.actor, richting="op")
    order = Planregel.objects.filter(plan=plan, soort="activiteit").order_by("volgorde")
    assert [row.naam for row in order] == ["Dan", "Eerst"]
    for _ in range(3):
        plannen.move_regel(regel=first, by=cast.anna.actor, richting="neer")
    assert [row.naam for row in order.all()] == ["Dan", "Eerst"]
    places = list(Planregel.objects.filter(plan=plan).values_list("volgorde", flat=True))
    assert len(set(places)) == len(places)


def test_a_line_is_taken_out_once(cast: Cast) -> None:
    plan = draft(cast)
    row = arrange.add_line(cast, plan)
    for _ in range(2):
        plannen.remove_regel(regel=row, by=cast.anna.actor)
    assert not Planregel.objects.filter(plan=plan, naam=row.naam).exists()
    assert LogbookEntry.objects.filter(actie="planregel_verwijderd").count() == 1


# The class


def test_the_class_sets_hours_rhythm_and_price_and_says_what_changed(cast: Cast) -> None:
    plan = draft(cast)
    changed = plannen.set_complexiteit(
        plan=plan, by=cast.anna.actor, klasse="middel", reden="Nieuwe richting"
    )
    assert (plan.uren, plan.ritme_dagen, plan.prijs) == (Decimal(32), 14, Decimal(4100))
    assert {row.veld for row in changed} == {
        "complexiteit",
        "complexiteit_reden",
        "uren",
        "ritme_dagen",
        "prijs",
    }
    heavier = plannen.set_complexiteit(plan=plan, by=cast.anna.actor, klasse="zwaar", reden="Nieuwe richting")
    assert {row.veld: (row.was, row.wordt) for row in heavier} == {
        "complexiteit": ("middel", "zwaar"), "uren": ("32", "46"), "ritme_dagen": (14, 7), "prijs": ("4100", "5600"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("klasse", "reden", "veld"),
    [
        ("", "omdat", "klasse"),
        ("enorm", "omdat", "klasse"),
        ("licht", " ", "reden"),
        ("licht", "x" * 301, "reden"),
    ],
)
def test_a_class_asks_a_name_and_a_reason(cast: Cast, klasse: str, reden: str, veld: str) -> None:
    plan = draft(cast)
    with pytest.raises(DomainError) as error:
        plannen.set_complexiteit(plan=plan, by=cast.anna.actor, klasse=klasse, reden=reden)
    assert error.value.veld == veld
    assert fresh(plan).prijs is None


# Two people, one plan


def test_two_people_editing_one_plan_do_not_overwrite_each_other(cast: Cast) -> None:
    plan = draft(cast)
    save(cast, plan, doel_coach="Van Anna", samenvatting="Kort")
    with pytest.raises(Changed) as error:
        plannen.save_plan(
            plan=plan, by=cast.mo.actor, versie=plan.versie, doel_coach="Van Mo", samenvatting="Kort"
        )
    assert error.value.facts["nu"] == {"doel_coach": "Van Anna"}
    assert fresh(plan).doel_coach == "Van Anna"
    plannen.save_plan(
        plan=plan, by=cast.mo.actor, versie=error.value.facts["versie"], doel_coach="Van beiden"
    )
    assert fresh(plan).doel_coach == "Van beiden"


def test_the_same_form_sent_twice_is_no_conflict(cast: Cast) -> None:
    plan = draft(cast)
    for _ in range(2):
        kept = plannen.save_plan(plan=plan, by=cast.anna.actor, versie=1, doel_coach="Van Anna")
    assert kept.versie == 2


def test_an_old_form_does_not_put_an_old_price_back(cast: Cast) -> None:
    plan = draft(cast)
    plannen.set_complexiteit(plan=plan, by=cast.mo.actor, klasse="licht", reden="Kort traject")
    with pytest.raises(Changed) as error:
        plannen.save_plan(plan=plan, by=cast.anna.actor, versie=1, prijs=Decimal(1), uren=None)
    assert error.value.facts["nu"] == {"prijs": Decimal(2900), "uren": Decimal(20)}


def test_two_people_editing_one_line_do_not_overwrite_each_other(cast: Cast) -> None:
    row = arrange.add_line(cast, draft(cast))
    seen = inhoud.line_state(row)
    plannen.change_regel(regel=row, by=cast.anna.actor, stand=seen, helper="Joris")
    with pytest.raises(Changed) as error:
        plannen.change_regel(regel=row, by=cast.mo.actor, stand=seen, helper="Bea")
    assert error.value.facts["nu"] == {"helper": "Joris"}
    plannen.change_regel(regel=row, by=cast.mo.actor, stand=error.value.facts["stand"], helper="Bea")
    assert Planregel.objects.get(pk=row.pk).helper == "Bea"


def test_a_line_somebody_else_took_out_says_so(cast: Cast) -> None:
    row = arrange.add_line(cast, draft(cast))
    plannen.remove_regel(regel=row, by=cast.mo.actor)
    with pytest.raises(Changed) as error:
        plannen.change_regel(regel=row, by=cast.anna.actor, helper="Joris")
    assert error.value.code == "weg"


# Offering


def test_everything_that_is_missing_is_listed_and_blocks(cast: Cast) -> None:
    plan = draft(cast)
    missing = " ".join(plannen.obstacles(plan))
    for words in (
        "Intake werknemer", "doel van de kandidaat", "doel van de opdrachtgever", "doel van de coach", "onderbouwing",
        "Coachingsgesprekken", "klasse", "uren en de prijs", "begint en eindigt",
    ):  # fmt: skip
        assert words in missing
    with pytest.raises(DomainError) as error:
        plannen.offer(plan=plan, by=cast.anna.actor)
    assert error.value.code == "onvolledig" and len(error.value.facts["open"]) == len(plannen.obstacles(plan))
    assert fresh(plan).stand == "concept"


def test_one_line_without_a_reason_stops_the_offer_by_name(cast: Cast) -> None:
    plan = arrange.ready_plan(cast)
    assert plannen.obstacles(plan) == []
    arrange.add_line(cast, plan, naam="Netwerkborrel", onderbouwing="  ")
    assert plannen.obstacles(plan) == ["Schrijf de onderbouwing bij: Netwerkborrel."]


def test_the_organisation_is_asked_first_where_the_sjabloon_says_so(cast: Cast) -> None:
    plan = draft(cast, "smart-group")
    assert "Rond eerst af: Intake organisatie." in plannen.obstacles(plan)


@pytest.mark.parametrize("eind_op", [dt.date(2026, 6, 30), dt.date(2027, 5, 9)])
def test_outside_26_to_52_weeks_a_reason_is_asked(cast: Cast, eind_op: dt.date) -> None:
    plan = arrange.ready_plan(cast, eind_op=eind_op)
    weeks = sjabloon.weken(arrange.START, eind_op)
    (missing,) = plannen.obstacles(plan)
    assert f"{weeks} weken" in missing and "26 tot en met 52" in missing
    plan = save(cast, plan, duur_reden="Het contract eindigt eerder")
    assert plannen.obstacles(plan) == []


def test_the_end_before_the_start_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError) as error:
        save(cast, draft(cast), start_op=dt.date(2026, 3, 16), eind_op=dt.date(2026, 3, 1))
    assert error.value.veld == "eind_op" and "16 maart 2026" in error.value.message


def test_an_offered_version_has_a_hash_of_everything_and_never_changes(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    assert plan.inhoud_sha256 == inhoud.content_sha256(inhoud.plan_content(fresh(plan)))
    assert plan.aangeboden_op and plan.aangeboden_door_id == cast.anna.actor.lidmaatschap_id
    line = Planregel.objects.filter(plan=plan).first()
    assert line is not None
    for attempt in (
        lambda: save(cast, plan, doel_coach="Anders"),
        lambda: plannen.set_complexiteit(plan=plan, by=cast.anna.actor, klasse="licht", reden="Toch"),
        lambda: arrange.add_line(cast, plan),
        lambda: plannen.change_regel(regel=line, by=cast.anna.actor, naam="Anders"),
        lambda: plannen.remove_regel(regel=line, by=cast.anna.actor),
        lambda: plannen.move_regel(regel=line, by=cast.anna.actor, richting="neer"),
    ):
        with pytest.raises(DomainError) as error:
            attempt()
        assert error.value.code == "bevroren"
    assert plan.inhoud_sha256 == inhoud.content_sha256(inhoud.plan_content(fresh(plan)))


def test_offering_twice_is_offering_once(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    assert plannen.offer(plan=plan, by=cast.anna.actor).aangeboden_op == plan.aangeboden_op
    assert LogbookEntry.objects.filter(actie="plan_aangeboden").count() == 1


def test_a_new_version_copies_the_newest_and_replaces_it_when_offered(cast: Cast) -> None:
    first = arrange.offered_plan(cast)
    second = plannen.new_plan(traject=first.traject, by=cast.anna.actor)
    series = set(Planregel.objects.filter(plan=first).values_list("reeks", flat=True))
    assert (
        second.nummer == 2
        and set(Planregel.objects.filter(plan=second).values_list("reeks", flat=True)) == series
    )
    assert fresh(first).stand == "bij_kandidaat", "tot het aanbod blijft de oude liggen"
    plannen.offer(plan=second, by=cast.anna.actor)
    assert fresh(first).stand == "vervangen"


def test_the_difference_between_versions_is_readable(cast: Cast) -> None:
    first = arrange.offered_plan(cast)
    second = plannen.new_plan(traject=first.traject, by=cast.anna.actor)
    save(cast, second, prijs=Decimal(3900))
    line = Planregel.objects.get(plan=second, naam="Meelopen in een magazijn")
    plannen.change_regel(regel=line, by=cast.anna.actor, helper="Joris")
    plannen.remove_regel(regel=Planregel.objects.get(plan=second, sleutel="nazorg"), by=cast.anna.actor)
    arrange.add_line(cast, second, naam="Rijles")
    found = inhoud.differences(inhoud.plan_content(first), inhoud.plan_content(fresh(second)))
    assert {(row.plaats, row.veld, row.was, row.wordt) for row in found} == {
        ("plan", "prijs", "4100", "3900"),
        ("Meelopen in een magazijn", "helper", "", "Joris"),
        ("Rijles", "regel", None, "Rijles"),
        ("Nazorg na de start", "regel", "Nazorg na de start", None),
    }


# What the kandidaat says


@pytest.mark.parametrize(
    ("antwoord", "tekst", "titel"),
    [
        ("niet_akkoord", "Dit is te snel", "Bespreek het plan: niet akkoord (kandidaat)"),
        ("niet_akkoord", "", "Bespreek het plan: niet akkoord (kandidaat)"),
        ("vraag", "Hoe vaak?", "Beantwoord de vraag over het plan (kandidaat)"),
        (
            "akkoord_met_opmerking",
            "Graag 's ochtends",
            "Lees de opmerking bij het akkoord op het plan (kandidaat)",
        ),
    ],
)
def test_what_the_kandidaat_says_becomes_a_task_and_never_blocks(
    cast: Cast, antwoord: str, tekst: str, titel: str
) -> None:
    plan = arrange.offered_plan(cast)
    given = arrange.answer(cast, plan, "samira", antwoord, tekst)
    assert (given.van, given.antwoord, given.inhoud_sha256) == ("kandidaat", antwoord, plan.inhoud_sha256)
    assert coach_tasks() == [titel]
    assert Taak.objects.get(titel=titel).due_on == dt.date(2026, 3, 12)
    assert Bericht.objects.filter(soort="plan_antwoord", naar=cast.anna.persoon.email).count() == 1
    sent = plannen.send_to_opdrachtgever(plan=plan, by=cast.anna.actor)
    assert sent.stand == "bij_opdrachtgever"
    arrange.answer(cast, sent, "piet")
    assert fresh(plan).stand == "goedgekeurd"


def test_a_plain_akkoord_asks_nothing_of_the_coach(cast: Cast) -> None:
    arrange.answer(cast, arrange.offered_plan(cast))
    assert coach_tasks() == []


def test_the_same_answer_sent_twice_is_one(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    first = arrange.answer(cast, plan, "samira", "niet_akkoord", "Te snel")
    again = arrange.answer(cast, plan, "samira", "niet_akkoord", "Te snel ")
    assert again.pk == first.pk
    assert Standpunt.objects.filter(plan=plan).count() == 1 and len(coach_tasks()) == 1


def test_after_a_question_the_kandidaat_answers_again_but_after_akkoord_not(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    arrange.answer(cast, plan, "samira", "vraag", "Mag het ook in Utrecht?")
    arrange.answer(cast, plan, "samira", "akkoord")
    with pytest.raises(DomainError) as error:
        arrange.answer(cast, plan, "samira", "niet_akkoord", "Toch niet")
    assert error.value.code == "al_gegeven"
    assert list(Standpunt.objects.filter(plan=plan).order_by("gegeven_op").values_list("antwoord", flat=True)) == [
        "vraag", "akkoord",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("antwoord", "tekst", "veld"),
    [("", "", "antwoord"), ("misschien", "", "antwoord"), ("vraag", " ", "tekst"), ("vraag", "x" * 10_001, "tekst"),
     ("akkoord_met_opmerking", "", "tekst")],
)  # fmt: skip
def test_an_answer_that_says_nothing_is_refused_at_its_field(
    cast: Cast, antwoord: str, tekst: str, veld: str
) -> None:
    plan = arrange.offered_plan(cast)
    with pytest.raises(DomainError) as error:
        arrange.answer(cast, plan, "samira", antwoord, tekst)
    assert error.value.veld == veld and not Standpunt.objects.exists()


def test_an_answer_on_another_version_than_was_read_is_refused(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    for wrong in ("", "0" * 64):
        with pytest.raises(Changed) as error:
            plannen.give_standpunt(
                plan=plan, antwoord="akkoord", tekst="", inhoud_sha256=wrong, by=cast.samira.actor
            )
        assert error.value.code == "gewijzigd"
    second = plannen.new_plan(traject=plan.traject, by=cast.anna.actor)
    plannen.offer(plan=second, by=cast.anna.actor)
    with pytest.raises(Changed) as error:
        arrange.answer(cast, plan)
    assert error.value.code == "vervangen" and not Standpunt.objects.exists()


def test_a_draft_cannot_be_answered(cast: Cast) -> None:
    with pytest.raises(DomainError) as error:
        arrange.answer(cast, arrange.ready_plan(cast))
    assert error.value.code == "stand"


def test_nobody_answers_for_somebody_else(cast: Cast) -> None:
    plan = arrange.sent_plan(cast)
    other_client = Organisatie.objects.create(bureau=cast.bureau, soort="werkgever", naam="Andere Klant BV")
    strangers = (
        cast.anna, cast.mo, cast.joris, cast.verzekeraar, make_lid(cast.bureau, "Kees", "Ander", Rol.KANDIDAAT),
        make_lid(cast.bureau, "Olga", "Ander", Rol.OPDRACHTGEVER, other_client),
    )  # fmt: skip
    for lid in strangers:
        with pytest.raises(DomainError) as error:
            plannen.give_standpunt(
                plan=plan, antwoord="akkoord", tekst="", inhoud_sha256=plan.inhoud_sha256, by=lid.actor
            )
        assert error.value.code == "niet_van_u"
    assert not Standpunt.objects.exists()


# What the opdrachtgever says


def test_approval_starts_the_traject_and_plans_the_reports(cast: Cast) -> None:
    plan = arrange.approved_plan(cast)
    traject = Traject.objects.get(pk=plan.traject_id)
    assert (traject.stand, traject.start_op, traject.eind_op) == (
        "lopend",
        dt.date(2026, 3, 16),
        dt.date(2026, 9, 13),
    )
    assert Dossier.objects.get(pk=plan.dossier_id).stand == "lopend"
    rows = Rapportage.objects.filter(traject=traject).order_by("nummer")
    assert list(rows.values_list("versturen_uiterlijk", flat=True)) == [
        dt.date(2026, 4, 24), dt.date(2026, 6, 8), dt.date(2026, 7, 20), dt.date(2026, 8, 31),
    ]  # fmt: skip
    assert plan.stand == "goedgekeurd"


def test_an_agreed_start_is_a_duty_until_somebody_records_that_it_began(cast: Cast) -> None:
    dossier = arrange.approved_plan(cast).dossier
    words = "Start van spoor 2 vastleggen"
    assert (dt.date(2026, 3, 16), words, "") in volgende.duties(dossier, dt.date(2026, 3, 16))
    spoor2.start(dossier=dossier, start_op=dt.date(2026, 3, 16), by=cast.anna.actor)
    assert words not in [duty[1] for duty in volgende.duties(dossier, dt.date(2026, 3, 16))]


def test_the_opdrachtgever_answers_only_what_was_sent(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    with pytest.raises(DomainError) as error:
        arrange.answer(cast, plan, "piet")
    assert error.value.code == "stand"
    with pytest.raises(DomainError):
        plannen.send_to_opdrachtgever(plan=arrange.ready_plan(cast, plan.traject), by=cast.anna.actor)


def test_approving_twice_changes_nothing(cast: Cast) -> None:
    plan = arrange.approved_plan(cast)
    arrange.answer(cast, plan, "piet")
    assert Standpunt.objects.filter(plan=plan, van="opdrachtgever").count() == 1
    assert Rapportage.objects.filter(traject=plan.traject).count() == 4


def test_no_of_the_opdrachtgever_asks_why_and_leaves_the_plan_there(cast: Cast) -> None:
    plan = arrange.sent_plan(cast)
    with pytest.raises(DomainError) as error:
        arrange.answer(cast, plan, "piet", "niet_akkoord")
    assert error.value.veld == "tekst"
    arrange.answer(cast, plan, "piet", "niet_akkoord", "De prijs is te hoog")
    assert fresh(plan).stand == "bij_opdrachtgever"
    assert coach_tasks() == ["Bespreek het plan: niet akkoord (opdrachtgever)"]
    arrange.answer(cast, plan, "piet", "akkoord_met_opmerking", "Na overleg goed")
    assert fresh(plan).stand == "goedgekeurd"


def test_an_approved_plan_holds_until_the_next_is_approved(cast: Cast) -> None:
    first = arrange.approved_plan(cast)
    second = plannen.new_plan(traject=first.traject, by=cast.anna.actor)
    save(cast, second, eind_op=dt.date(2026, 12, 13))
    second = plannen.offer(plan=second, by=cast.anna.actor)
    assert fresh(first).stand == "goedgekeurd"
    plannen.send_to_opdrachtgever(plan=second, by=cast.anna.actor)
    arrange.answer(cast, fresh(second), "piet")
    assert (fresh(first).stand, fresh(second).stand) == ("vervangen", "goedgekeurd")
    traject = Traject.objects.get(pk=first.traject_id)
    assert (traject.eind_op, traject.verlengd_tot) == (dt.date(2026, 9, 13), dt.date(2026, 12, 13))
    assert Rapportage.objects.filter(traject=traject).count() == 6


def test_the_start_of_a_running_traject_stays_where_it_is(cast: Cast) -> None:
    first = arrange.approved_plan(cast)
    second = plannen.new_plan(traject=first.traject, by=cast.anna.actor)
    second = save(cast, second, start_op=dt.date(2026, 3, 30))
    assert "16 maart 2026" in " ".join(plannen.obstacles(second))


def test_sending_ticks_the_proposal_in_its_phase(cast: Cast) -> None:
    plan = arrange.sent_plan(cast)
    assert Onderdeel.objects.get(fase__traject=plan.traject, sleutel="voorstel").klaar_op == dt.date(
        2026, 3, 10
    )


# Who is waited for


def test_the_dossier_shows_who_is_waited_for_and_until_when(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = arrange.offered_plan(cast)
    dossier = Dossier.objects.get(pk=plan.dossier_id)
    assert (dossier.volgende_op, dossier.wacht_op) == (dt.date(2026, 3, 11), "kandidaat")
    arrange.answer(cast, plan)
    dossier.refresh_from_db()
    assert (dossier.volgende_wat, dossier.wacht_op) == ("Re-integratievoorstel naar de opdrachtgever", "")
    plannen.send_to_opdrachtgever(plan=plan, by=cast.anna.actor)
    dossier.refresh_from_db()
    assert dossier.wacht_op == "opdrachtgever" and dossier.wacht_sinds == dt.date(2026, 3, 10)
    arrange.answer(cast, plan, "piet")
    dossier.refresh_from_db()
    assert dossier.wacht_op == ""


def test_a_proposal_that_was_not_sent_is_late_the_day_after(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = arrange.offered_plan(cast)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-12")
    second = plannen.new_plan(traject=plan.traject, by=cast.anna.actor)
    plannen.offer(plan=second, by=cast.anna.actor)
    assert Dossier.objects.get(pk=plan.dossier_id).volgende_op == dt.date(2026, 3, 11)


# A change to one line


def propose(cast: Cast, plan: Trajectplan, tekst: str = "Liever in Utrecht") -> Wijzigingsvoorstel:
    line = Planregel.objects.get(plan=plan, naam="Meelopen in een magazijn")
    return plannen.propose_change(plan=plan, reeks=line.reeks, tekst=tekst, by=cast.samira.actor)


def test_a_proposal_of_the_kandidaat_becomes_a_task_and_sent_twice_is_one(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    assert propose(cast, plan).pk == propose(cast, plan).pk
    assert coach_tasks() == ["Beantwoord het voorstel van de kandidaat bij het plan"]


def test_taken_over_it_changes_the_line_in_a_new_version(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    asked = propose(cast, plan)
    done = plannen.answer_change(
        voorstel=asked, overgenomen=True, antwoord="Goed idee", by=cast.anna.actor,
        regelvelden={"naam": "Meelopen in een magazijn in Utrecht"},
    )  # fmt: skip
    assert done.overgenomen and done.beantwoord_door_id == cast.anna.actor.lidmaatschap_id
    new = Trajectplan.objects.get(traject=plan.traject, stand="concept")
    line = Planregel.objects.get(plan=new, reeks=asked.reeks)
    assert line.naam == "Meelopen in een magazijn in Utrecht"
    assert Planregel.objects.get(plan=plan, reeks=asked.reeks).naam == "Meelopen in een magazijn"
    assert coach_tasks() == []
    (found,) = inhoud.differences(inhoud.plan_content(fresh(plan)), {**inhoud.plan_content(new)})
    assert (found.veld, found.wordt) == ("naam", "Meelopen in een magazijn in Utrecht")


def test_not_taken_over_it_gets_an_answer(cast: Cast) -> None:
    asked = propose(cast, arrange.offered_plan(cast))
    with pytest.raises(DomainError) as error:
        plannen.answer_change(voorstel=asked, overgenomen=False, antwoord=" ", by=cast.anna.actor)
    assert error.value.veld == "antwoord"
    plannen.answer_change(voorstel=asked, overgenomen=False, antwoord="Te ver reizen", by=cast.anna.actor)
    again = plannen.answer_change(
        voorstel=asked, overgenomen=False, antwoord="Te ver reizen", by=cast.anna.actor
    )
    assert (again.overgenomen, again.antwoord) == (False, "Te ver reizen")
    with pytest.raises(Changed):
        plannen.answer_change(voorstel=asked, overgenomen=True, antwoord="Toch wel", by=cast.mo.actor)
    assert not Trajectplan.objects.filter(stand="concept").exists()


def test_only_the_kandidaat_proposes_and_only_on_a_line_that_is_there(cast: Cast) -> None:
    plan = arrange.offered_plan(cast)
    line = Planregel.objects.filter(plan=plan).first()
    assert line is not None
    with pytest.raises(DomainError) as error:
        plannen.propose_change(plan=plan, reeks=line.reeks, tekst="Anders", by=cast.anna.actor)
    assert error.value.code == "niet_van_u"
    with pytest.raises(DomainError) as error:
        plannen.propose_change(plan=plan, reeks=plan.pk, tekst="Anders", by=cast.samira.actor)
    assert error.value.code == "regel"
    with pytest.raises(DomainError) as error:
        propose(cast, plan, "  ")
    assert error.value.veld == "tekst"


def test_every_step_stands_in_the_logbook_without_words(cast: Cast) -> None:
    arrange.approved_plan(cast)
    acts = list(LogbookEntry.objects.order_by("at").values_list("actie", flat=True))
    for act in ("plan_gemaakt", "plan_gewijzigd", "plan_complexiteit", "planregel_toegevoegd", "plan_aangeboden",
                "plan_akkoord", "plan_naar_opdrachtgever", "plan_goedgekeurd"):  # fmt: skip
        assert act in acts
    assert "plezier" not in " ".join(str(row) for row in LogbookEntry.objects.values())
