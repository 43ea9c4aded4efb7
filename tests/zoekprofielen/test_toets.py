"""The zoekprofiel-toets (D7): rules as data, each with its sentence, source and what to do."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wissel.zoekprofielen.toets import Richtingbeeld, Standbeeld, Tabelbeeld, Uitslag, Zoekbeeld, judge
from wissel.zoekprofielen.toets.keuren import rules
from wissel.zoekprofielen.toets.woorden import ASPECTEN, ZINNEN

VANDAAG = dt.date(2026, 5, 6)
STAND = Standbeeld(uuid.uuid4(), dt.date(2026, 4, 20), verouderd=False, uren_week=Decimal(24))
HOOFDSTUKKEN = dict.fromkeys(
    ("arbeidsmogelijkheden", "verwervingsmogelijkheden", "hervattingsmogelijkheden"), True
)


def good(naam: str = "Planner", isco: str = "4323", **changes: Any) -> Richtingbeeld:
    """A direction nobody has anything to say about."""
    values: dict[str, Any] = {
        "reeks": uuid.uuid4(), "naam": naam, "isco": isco, "beroep": True, "soorten_werk": (naam, f"{naam} logistiek"),
        "herkomst": "arbeidsmarkt", "invoer": frozenset({"werkervaring"}), "plaats": "Utrecht", "reistijd": 30,
        "uren_van": Decimal(20), "vacatures": 12, "vacatures_op": dt.date(2026, 4, 28), "vacatures_bron": "werk.nl",
        "passend": "ja", "haalbaar": "ja", "haalbaar_reden": True, "tabel": Tabelbeeld(bevestigd=True), **changes,
    }  # fmt: skip
    return Richtingbeeld(**values)


def three() -> tuple[Richtingbeeld, ...]:
    return (good(), good("Baliemedewerker", "4226"), good("Kwaliteitscontroleur", "7543"))


def look(*richtingen: Richtingbeeld, **changes: Any) -> Uitslag:
    values: dict[str, Any] = {"stand": STAND, "hoofdstukken": HOOFDSTUKKEN, "reistijd_kan": 45, **changes}
    return judge(Zoekbeeld(richtingen, **values), VANDAAG)


def test_a_wide_concrete_and_founded_profile_is_green_on_every_side() -> None:
    result = look(*three())
    assert (result.kleur, result.bevindingen) == ("groen", ())
    assert [aspect.naam for aspect in result.aspecten] == [str(name) for name in ASPECTEN.values()]
    assert all(aspect.zin for aspect in result.aspecten)


def test_only_interpreter_is_red_for_width_and_wish_with_the_reason_why() -> None:
    result = look(good("Tolk", "2643", herkomst="wens", invoer=frozenset({"affiniteit"})))
    assert result.kleur == "rood" and result.te_smal
    red = {each.code: each for each in result.bevindingen if each.kleur == "rood"}
    assert {"te_weinig", "alleen_wens"} <= red.keys()
    assert "te smal" in red["te_weinig"].zin and "kortste weg" in red["alleen_wens"].zin
    assert red["te_weinig"].bron.startswith("ECLI:NL:RBMNE:2023:1786")
    assert all(each.doen and each.bron and each.gezag for each in result.bevindingen)


@pytest.mark.parametrize(
    ("richting", "code", "kleur"),
    [
        ({"soorten_werk": ()}, "soorten_werk", "rood"),
        ({"soorten_werk": ("iets met mensen",), "naam": "Passend werk", "beroep": False}, "vaag", "rood"),
        ({"soorten_werk": ("Planner", "diverse")}, "vaag", "oranje"),
        ({"plaats": "  "}, "plaats", "rood"),
        ({"beroep": False}, "beroep", "oranje"),
        ({"invoer": frozenset()}, "geen_steun", "oranje"),
        ({"passend": "nee"}, "past_niet", "rood"),
        ({"passend": "onbekend"}, "past_onbekend", "oranje"),
        ({"tabel": Tabelbeeld(past_niet=1, bevestigd=True)}, "botsing", "rood"),
        ({"tabel": Tabelbeeld(bevestigd=False)}, "niet_bevestigd", "oranje"),
        ({"tabel": Tabelbeeld(lijkt_niet=2)}, "lijkt_botsing", "oranje"),
        ({"uren_van": Decimal(32)}, "te_veel_uren", "rood"),
        ({"uren_van": Decimal(32), "passend": "voorwaarde"}, "te_veel_uren", "oranje"),
        ({"vacatures": None}, "markt_onbekend", "oranje"),
        ({"vacatures_bron": ""}, "markt_onbekend", "oranje"),
        ({"vacatures": 0}, "geen_vacatures", "rood"),
        ({"vacatures_op": dt.date(2026, 2, 3)}, "oude_vacatures", "oranje"),
        ({"haalbaar": "nee"}, "niet_haalbaar", "rood"),
        ({"haalbaar_reden": False}, "haalbaar_open", "oranje"),
        ({"reistijd": None}, "reis_onbekend", "oranje"),
        ({"reistijd": 60}, "verder_dan_kan", "oranje"),
    ],
)
def test_each_weak_spot_is_named_with_its_direction(richting: dict[str, Any], code: str, kleur: str) -> None:
    odd = good(**{"naam": "Kassamedewerker", "isco": "5230", **richting})
    found = [each for each in look(*three(), odd).bevindingen if each.code == code]
    assert [(each.kleur, each.reeks) for each in found] == [(kleur, odd.reeks)]


def test_a_day_older_than_three_months_is_old_and_the_day_itself_is_not() -> None:
    for days, old in ((91, False), (92, True)):
        row = good(vacatures_op=VANDAAG - dt.timedelta(days=days))
        assert ("oude_vacatures" in look(*three()[1:], row).codes) is old


def test_without_belastbaarheid_nothing_is_founded() -> None:
    result = look(*three(), stand=None)
    assert [each.kleur for each in result.bevindingen if each.code == "geen_belastbaarheid"] == ["rood"]


def test_a_newer_belastbaarheid_is_orange_and_after_two_weeks_red() -> None:
    rests: dict[str, Any] = {"datum": dt.date(2026, 4, 1), "rust_op": uuid.uuid4()}
    for days, colour in ((14, "oranje"), (15, "rood")):
        stand = Standbeeld(STAND.id, VANDAAG - dt.timedelta(days=days), verouderd=False)
        result = look(*three(), stand=stand, **rests)
        assert [each.kleur for each in result.bevindingen] == [colour]
        assert "gewijzigd na dit zoekprofiel" in result.bevindingen[0].zin
    assert look(*three(), **rests, nagekeken_met=frozenset({STAND.id})).kleur == "groen"


def test_all_in_one_group_of_work_falls_away_at_once() -> None:
    same_kind = look(good("Tolk", "2643"), good("Vertaler", "2643"), good("Taalkundige", "2643"))
    assert [each.kleur for each in same_kind.bevindingen if each.code == "een_beroepsgroep"] == ["rood"]
    near = look(good("Tolk", "2643"), good("Journalist", "2642"), good("Socioloog", "2632"))
    assert [each.kleur for each in near.bevindingen if each.code == "een_beroepsgroep"] == ["oranje"]


def test_more_than_half_wishes_is_said_and_a_wish_with_experience_is_none() -> None:
    wish = {"herkomst": "wens", "invoer": frozenset({"affiniteit"})}
    result = look(good(), good("Tolk", "2643", **wish), good("Zanger", "2652", **wish))
    assert [each.kleur for each in result.bevindingen if each.aspect == "wens"] == ["oranje"]
    founded = good("Tolk", "2643", herkomst="wens", invoer=frozenset({"kennis", "affiniteit"}))
    assert look(*three()[:2], founded).kleur == "groen"


def test_an_empty_chapter_is_red() -> None:
    result = look(*three(), hoofdstukken={**HOOFDSTUKKEN, "hervattingsmogelijkheden": False})
    assert [(each.code, each.kleur) for each in result.bevindingen] == [("hoofdstuk", "rood")]
    assert "hervattingsmogelijkheden" in result.bevindingen[0].zin


def test_a_profile_that_stays_the_same_too_long_asks_for_a_new_look() -> None:
    for days, colours in ((91, []), (92, ["oranje"]), (183, ["rood"])):
        result = look(*three(), loopt_sinds=VANDAAG - dt.timedelta(days=days))
        assert [each.kleur for each in result.bevindingen] == colours


def test_every_rule_has_a_source_a_day_of_checking_and_its_sentences() -> None:
    data = rules()
    assert data.checked_on <= VANDAAG + dt.timedelta(days=365)
    for code, rule in data.regel.items():
        assert rule.bron and rule.gezag in {"wet", "beleid", "rechtspraak", "praktijk"}, code
        assert rule.ernst in {"F", "M", "m"} and code in ZINNEN, code


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.builds(
    good, isco=st.sampled_from(["", "4323", "4226", "2643"]), herkomst=st.sampled_from(["", "wens", "test"]),
    invoer=st.frozensets(st.sampled_from(["werkervaring", "kennis", "affiniteit"])),
    passend=st.sampled_from(["ja", "nee", "onbekend", "voorwaarde"]), vacatures=st.none() | st.integers(0, 50),
    reistijd=st.none() | st.integers(0, 200), plaats=st.sampled_from(["", "Utrecht"]),
), max_size=6))  # fmt: skip
def test_any_profile_gets_a_verdict_and_a_founded_direction_never_makes_the_wish_worse(
    rows: list[Richtingbeeld],
) -> None:
    before, after = look(*rows), look(*rows, good())
    worth = {"groen": 0, "oranje": 1, "rood": 2}
    assert before.kleur in worth

    def of(result: Uitslag) -> int:
        found = [
            each for each in result.bevindingen if each.code in {"alleen_wens", "veel_wens", "te_weinig"}
        ]
        return max((worth[each.kleur] for each in found), default=0)

    assert of(after) <= of(before) or len(rows) == 0
