"""Ways of working as data: the five that come along, what each must hold, copying and changing them."""

import copy
import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.arrange import trajecten as arrange
from tests.cast import Cast
from wissel.accounts.models import BureauInstelling
from wissel.fouten import Changed, DomainError
from wissel.trajecten import sjabloon
from wissel.trajecten.actions import sjablonen
from wissel.trajecten.models import Fase, Onderdeel, Planregel, Sjabloon, Traject
from wissel.trajecten.sjabloonkeuring import EIGENAREN, GERICHT_OP, SOORTEN

INGEBOUWD = sjabloon.lees_ingebouwd()
VIJF = {"algemeen": 4, "equilar": 4, "lengg": 8, "roads": 4, "smart-group": 5}
DOMEINEN = {
    "werk", "werkrelatie", "opleiding_taal", "thuis_zorg", "financien", "reizen", "digitaal", "energie", "motivatie",
    "huidige_situatie", "gewenste_situatie", "wensen", "verwachtingen",
}  # fmt: skip
MEDISCH = re.compile(
    r"diagnos|behandel|medicijn|klacht(?!en of oorzaken noteren)|ziektebeeld|therap|symptoom", re.I
)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-10")


def words(value: Any) -> list[str]:
    """Every text in a sjabloon."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in words(each)]
    if isinstance(value, list):
        return [text for each in value for text in words(each)]
    return [value] if isinstance(value, str) else []


def test_the_five_ways_of_working_come_along_with_their_phases() -> None:
    assert {key: len(content["fases"]) for key, content in INGEBOUWD.items()} == VIJF
    assert [key for key, content in INGEBOUWD.items() if content["vrije_volgorde"]] == ["lengg"]


@pytest.mark.parametrize("key", VIJF)
def test_each_built_in_way_of_working_is_complete(key: str) -> None:
    content = INGEBOUWD[key]
    sjabloon.check(content)
    assert content["voorstel"]["dagen"] == 5 and content["voorstel"]["soort"] == "kalender"
    assert content["rapportage"]["dagen"] == 42
    assert content["nazorg"]["maanden"] == [2, 4]
    assert content["duur"] == {"standaard_weken": 26, "min_weken": 26, "max_weken": 52}
    light, middle, heavy = (content["complexiteit"][name] for name in ("licht", "middel", "zwaar"))
    assert light["uren"] < middle["uren"] < heavy["uren"]
    assert light["prijs"] < middle["prijs"] < heavy["prijs"]
    assert light["ritme_dagen"] >= middle["ritme_dagen"] >= heavy["ritme_dagen"]


@pytest.mark.parametrize("key", VIJF)
def test_each_has_the_activities_people_expect_and_the_test_as_an_extra(key: str) -> None:
    rows = sjabloon.activiteiten(INGEBOUWD[key])
    keys = {row["sleutel"] for row in rows}
    assert {"loopbaanorientatie", "netwerken", "scholing", "nazorg"} <= keys
    assert any("train" in row["naam"].lower() for row in rows)
    assert any(row["standaard"] and row["eigenaar"] == "coach" for row in rows), "gesprekken met de coach"
    test = next(row for row in rows if row["sleutel"] == "beroepskeuzetest")
    assert test["soort"] == "instrument" and test["optioneel"] and test["prijs"] > 0 and test["reden"]
    assert {row["gericht_op"] for row in rows} == {"mogelijkheden", "opbouw", "orientatie"}


@pytest.mark.parametrize("key", VIJF)
def test_each_intake_asks_every_domain_and_hides_what_is_private(key: str) -> None:
    rows = INGEBOUWD[key]["intake"]["domeinen"]
    asked = {row["sleutel"]: row["zichtbaarheid"] for row in rows if row["formulier"] == "werknemer"}
    assert set(asked) == DOMEINEN
    assert {asked[name] for name in ("financien", "thuis_zorg", "energie", "werkrelatie")} == {"coach"}
    assert "allen" not in asked.values(), "wat de werknemer vertelt gaat niet vanzelf naar de opdrachtgever"
    assert [row for row in rows if row["formulier"] == "organisatie"]


@pytest.mark.parametrize("key", VIJF)
def test_no_word_asks_for_something_medical(key: str) -> None:
    assert not [text for text in words(INGEBOUWD[key]) if MEDISCH.search(text)]


def test_only_the_one_with_five_steps_asks_an_intake_of_the_organisation() -> None:
    asking = [key for key in VIJF if "organisatie" in sjabloon.verplichte_formulieren(INGEBOUWD[key])]
    assert asking == ["smart-group"]


def test_aftercare_counts_from_the_evaluation_or_from_the_placement() -> None:
    anchors = {key: content["nazorg"]["anker"] for key, content in INGEBOUWD.items()}
    assert anchors.pop("smart-group") == "evaluatiegesprek"
    assert set(anchors.values()) == {"plaatsing"}


def test_two_employment_agencies_are_asked_where_the_text_says_so() -> None:
    phase = sjabloon.fase_van(INGEBOUWD["equilar"], "orientatie_sollicitatie")
    part = next(row for row in phase["onderdelen"] if row["sleutel"] == "uitzendbureaus")
    assert part["verplicht"] and part["minimum"] == 2


def test_the_words_of_a_line_are_those_of_the_plan() -> None:
    assert list(SOORTEN) == list(Planregel.Soort.values)
    assert list(GERICHT_OP) == list(Planregel.Gericht.values)
    assert set(EIGENAREN) == {"kandidaat", "coach", "jobhunter", "opdrachtgever"}


def test_reading_twice_gives_copies_that_do_not_touch_each_other() -> None:
    sjabloon.lees_ingebouwd()["roads"]["fases"].clear()
    assert len(sjabloon.lees_ingebouwd()["roads"]["fases"]) == 4


# Dates that follow


def test_the_proposal_is_due_five_days_after_the_intake() -> None:
    friday = dt.date(2026, 3, 6)
    assert sjabloon.voorstel_uiterlijk(INGEBOUWD["roads"], friday) == dt.date(2026, 3, 11)


def test_a_bureau_may_count_the_term_in_working_days() -> None:
    content = {**INGEBOUWD["roads"], "voorstel": {"dagen": 5, "soort": "werkdagen"}}
    assert sjabloon.voorstel_uiterlijk(content, dt.date(2026, 3, 6)) == dt.date(2026, 3, 13)
    assert sjabloon.voorstel_uiterlijk(content, dt.date(2026, 4, 2)) == dt.date(2026, 4, 10), (
        "over Pasen heen"
    )


def test_reports_are_due_every_six_weeks_on_a_working_day() -> None:
    start = dt.date(2026, 3, 16)
    found = sjabloon.rapportmomenten(
        INGEBOUWD["algemeen"], start, sjabloon.standaard_einde(INGEBOUWD["algemeen"], start)
    )
    assert [row.versturen_uiterlijk for row in found] == [
        dt.date(2026, 4, 24), dt.date(2026, 6, 8), dt.date(2026, 7, 20), dt.date(2026, 8, 31),
    ]  # fmt: skip
    assert found[0].tot == dt.date(2026, 4, 27), "Koningsdag blijft de dag van de wet"
    assert [row.nummer for row in found] == [1, 2, 3, 4]
    assert all(b.van == a.tot + dt.timedelta(days=1) for a, b in zip(found, found[1:], strict=False))


def test_aftercare_moves_from_a_saturday_to_the_monday_after() -> None:
    days = sjabloon.nazorgmomenten(INGEBOUWD["roads"], dt.date(2026, 8, 31))
    assert days == [dt.date(2026, 11, 2), dt.date(2026, 12, 31)]


@pytest.mark.parametrize(
    ("eind_op", "past"),
    [
        (dt.date(2026, 9, 12), False), (dt.date(2026, 9, 13), True), (dt.date(2026, 9, 14), True),
        (dt.date(2027, 3, 15), True), (dt.date(2027, 3, 16), False),
    ],
)  # fmt: skip
def test_the_band_of_26_to_52_weeks_counts_either_way_people_count(eind_op: dt.date, past: bool) -> None:
    assert sjabloon.duur_past(INGEBOUWD["algemeen"], dt.date(2026, 3, 16), eind_op) is past


# What is refused


def without(kind: str) -> Callable[[dict[str, Any]], None]:
    """Take every phase and part of one kind out."""

    def change(content: dict[str, Any]) -> None:
        content["fases"] = [fase for fase in content["fases"] if fase.get("telt_als") != kind]
        for fase in content["fases"]:
            fase["onderdelen"] = [row for row in fase["onderdelen"] if row.get("telt_als") != kind]

    return change


@pytest.mark.parametrize("key", VIJF)
@pytest.mark.parametrize(
    ("kind", "named"),
    [("intake", "intake"), ("arbeidsmarkt", "arbeidsmarktoriëntatie"), ("nazorg", "nazorg")],
)
def test_without_intake_market_or_aftercare_it_is_refused_with_the_reason(
    key: str, kind: str, named: str
) -> None:
    content = copy.deepcopy(INGEBOUWD[key])
    without(kind)(content)
    with pytest.raises(DomainError) as error:
        sjabloon.check(content)
    assert error.value.code == "minimum" and error.value.veld == "fases"
    assert f"geen {named}" in error.value.message and "Voeg een onderdeel toe" in error.value.message


def test_a_phase_of_the_bureau_itself_counts_by_its_own_name() -> None:
    content = copy.deepcopy(INGEBOUWD["algemeen"])
    without("nazorg")(content)
    content["fases"].append(
        {
            "sleutel": "nazorg-op-maat",
            "naam": "Nazorg op maat",
            "onderdelen": [{"sleutel": "bellen", "naam": "Bellen"}],
        }
    )
    sjabloon.check(content)


def at(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Set one place of the content; `None` takes it out."""

    def change(content: dict[str, Any]) -> None:
        *road, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        place: Any = content
        for part in road:
            place = place[part]
        if value is None:
            del place[last]
        else:
            place[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "veld"),
    [
        (at("duur.standaard_weken", 60), "duur.standaard_weken"),
        (at("duur.min_weken", "26"), "duur.min_weken"),
        (at("duur.max_weken", True), "duur.max_weken"),
        (at("voorstel.dagen", 0), "voorstel.dagen"),
        (at("voorstel.dagen", 2.5), "voorstel.dagen"),
        (at("voorstel.soort", "weken"), "voorstel.soort"),
        (at("rapportage.dagen", 1), "rapportage.dagen"),
        (at("nazorg.maanden", [4, 2]), "nazorg.maanden"),
        (at("nazorg.maanden", [2, 2]), "nazorg.maanden"),
        (at("nazorg.maanden", []), "nazorg.maanden"),
        (at("nazorg.anker", "start"), "nazorg.anker"),
        (at("nazorg", None), "nazorg"),
        (at("talen", []), "talen"),
        (at("talen", ["nl", "nl"]), "talen"),
        (at("talen", ["Nederlands"]), "talen[0]"),
        (at("intake.formulieren", ["werknemer", "buurman"]), "intake.formulieren[1]"),
        (at("intake.formulieren", ["organisatie"]), "intake.formulieren"),
        (at("intake.domeinen.0.zichtbaarheid", "iedereen"), "intake.domeinen[0].zichtbaarheid"),
        (at("intake.domeinen.1.sleutel", "huidige_situatie"), "intake.domeinen"),
        (at("fases", []), "fases"),
        (at("fases", {}), "fases"),
        (at("fases.1.sleutel", "intake"), "fases"),
        (at("fases.0.naam", "  "), "fases[0].naam"),
        (at("fases.0.naam", "x" * 10_000), "fases[0].naam"),
        (at("fases.0.sleutel", "Intake gesprek"), "fases[0].sleutel"),
        (at("fases.0.onderdelen", []), "fases[0].onderdelen"),
        (at("fases.1.onderdelen.1.minimum", -2), "fases[1].onderdelen[1].minimum"),
        (at("fases.1.onderdelen.1.sleutel", "mogelijkheden"), "fases[1].onderdelen"),
        (at("fases.1.activiteiten.0.soort", "gesprek"), "fases[1].activiteiten[0].soort"),
        (at("fases.1.activiteiten.0.uren", float("nan")), "fases[1].activiteiten[0].uren"),
        (at("fases.1.activiteiten.2.reden", ""), "fases[1].activiteiten[2].optioneel"),
        (at("fases.1.activiteiten.2.prijs", None), "fases[1].activiteiten[2].optioneel"),
        (at("fases.1.sluiten.keuze", True), "fases[1].sluiten.keuze"),
        (at("complexiteit.zwaar", None), "complexiteit.zwaar"),
        (at("complexiteit.licht.prijs", -1), "complexiteit.licht.prijs"),
        (at("complexiteit.licht.uren", "veel"), "complexiteit.licht.uren"),
        (at("kleur", "rood"), "kleur"),
    ],
)
def test_what_is_malformed_is_refused_by_its_place(
    change: Callable[[dict[str, Any]], None], veld: str
) -> None:
    content = copy.deepcopy(INGEBOUWD["algemeen"])
    change(content)
    with pytest.raises(DomainError) as error:
        sjabloon.check(content)
    assert error.value.veld == veld
    assert error.value.message.endswith(".") and "[" not in error.value.message.split(".")[0]


@pytest.mark.parametrize("content", [None, [], "tekst", {}, {"sleutel": "x"}])
def test_something_that_is_no_sjabloon_is_refused(content: Any) -> None:
    with pytest.raises(DomainError):
        sjabloon.check(content)


def test_the_place_is_named_as_a_person_counts() -> None:
    content = copy.deepcopy(INGEBOUWD["algemeen"])
    content["fases"][1]["onderdelen"][0]["minimum"] = 0
    with pytest.raises(DomainError) as error:
        sjabloon.check(content)
    assert error.value.message.startswith("Fase 2, onderdeel 1, minimum moet")


# A bureau and its own


def test_a_bureau_gets_the_built_in_ones_once(cast: Cast) -> None:
    assert sjablonen.add_built_in(by=cast.mo.actor) == 5
    assert sjablonen.add_built_in(by=cast.mo.actor) == 0
    assert set(Sjabloon.objects.filter(bureau=cast.bureau).values_list("sleutel", flat=True)) == set(VIJF)


def test_the_term_a_bureau_promises_goes_into_its_ways_of_working(cast: Cast) -> None:
    BureauInstelling.objects.filter(bureau=cast.bureau).update(voorsteltermijn_dagen=4)
    assert arrange.sjabloon_of(cast).inhoud["voorstel"]["dagen"] == 4


def test_a_copy_gets_its_own_name_and_key(cast: Cast) -> None:
    row = sjablonen.copy(
        bron=arrange.sjabloon_of(cast, "roads"), naam="  Onze   werkwijze ", by=cast.mo.actor
    )
    assert (row.sleutel, row.naam, row.versie, row.afgeleid_van) == (
        "onze-werkwijze",
        "Onze werkwijze",
        1,
        "roads",
    )
    assert row.inhoud["naam"] == "Onze werkwijze"


def test_a_copy_may_have_a_name_in_another_script(cast: Cast) -> None:
    source = arrange.sjabloon_of(cast)
    first = sjablonen.copy(bron=source, naam="طريقة العمل", by=cast.mo.actor)
    second = sjablonen.copy(bron=source, naam="דרך עבודה", by=cast.mo.actor)
    assert {first.sleutel, second.sleutel} == {"sjabloon", "sjabloon-2"}
    assert first.naam == "طريقة العمل"


@pytest.mark.parametrize(
    ("naam", "code"),
    [("", "naam"), ("   ", "naam"), ("x" * 10_000, "te_lang"), ("ROADS: vier fasen", "bestaat")],
)
def test_a_name_that_cannot_be_used_is_refused_at_its_field(cast: Cast, naam: str, code: str) -> None:
    with pytest.raises(DomainError) as error:
        sjablonen.copy(bron=arrange.sjabloon_of(cast, "roads"), naam=naam, by=cast.mo.actor)
    assert (error.value.code, error.value.veld) == (code, "naam")
    assert Sjabloon.objects.filter(bureau=cast.bureau).count() == 5


def test_a_change_never_touches_a_traject_that_runs(cast: Cast) -> None:
    traject = arrange.start_traject_for(cast, sleutel="algemeen")
    row = Sjabloon.objects.get(bureau=cast.bureau, sleutel="algemeen")
    content = copy.deepcopy(row.inhoud)
    content["voorstel"]["dagen"] = 3
    content["fases"][0]["naam"] = "Heel anders"
    content["fases"][0]["onderdelen"].append(
        {"sleutel": "extra", "naam": "Extra onderdeel", "verplicht": True}
    )
    changed = sjablonen.change(sjabloon=row, inhoud=content, versie=1, by=cast.mo.actor)
    assert changed.versie == 2 and changed.inhoud["versie"] == 2
    traject = Traject.objects.get(pk=traject.pk)
    assert (traject.sjabloon_versie, traject.sjabloon["voorstel"]["dagen"]) == (1, 5)
    assert Fase.objects.get(traject=traject, sleutel="intake").naam == "Intake"
    assert not Onderdeel.objects.filter(fase__traject=traject, sleutel="extra").exists()


def test_two_people_changing_one_sjabloon_do_not_overwrite_each_other(cast: Cast) -> None:
    row = arrange.sjabloon_of(cast)
    mine, theirs = copy.deepcopy(row.inhoud), copy.deepcopy(row.inhoud)
    mine["rapportage"]["dagen"], theirs["rapportage"]["dagen"] = 28, 35
    sjablonen.change(sjabloon=row, inhoud=mine, versie=1, by=cast.mo.actor)
    with pytest.raises(Changed):
        sjablonen.change(sjabloon=row, inhoud=theirs, versie=1, by=cast.backoffice.actor)
    assert Sjabloon.objects.get(pk=row.pk).inhoud["rapportage"]["dagen"] == 28


def test_the_same_change_sent_twice_is_one_version(cast: Cast) -> None:
    row = arrange.sjabloon_of(cast)
    content = copy.deepcopy(row.inhoud)
    content["rapportage"]["dagen"] = 28
    for _ in range(2):
        changed = sjablonen.change(sjabloon=row, inhoud=content, versie=1, by=cast.mo.actor)
    assert changed.versie == 2


def test_a_change_without_aftercare_is_refused_and_nothing_is_stored(cast: Cast) -> None:
    row = arrange.sjabloon_of(cast)
    content = copy.deepcopy(row.inhoud)
    without("nazorg")(content)
    with pytest.raises(DomainError) as error:
        sjablonen.change(sjabloon=row, inhoud=content, versie=1, by=cast.mo.actor)
    assert "geen nazorg" in error.value.message
    assert Sjabloon.objects.get(pk=row.pk).versie == 1


def test_a_way_of_working_taken_out_of_the_choice_starts_nothing_new(cast: Cast) -> None:
    running = arrange.start_traject_for(cast)
    row = Sjabloon.objects.get(bureau=cast.bureau, sleutel="algemeen")
    sjablonen.set_active(sjabloon=row, actief=False, by=cast.mo.actor)
    Traject.objects.filter(pk=running.pk).update(stand="afgerond")
    with pytest.raises(DomainError) as error:
        arrange.start_traject_for(cast, running.dossier)
    assert error.value.code == "sjabloon"
