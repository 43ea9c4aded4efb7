"""The vacancies of the tour say what the walk through the Jobportal needs."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from wissel.arbeidsmarkt.lezen import merge, sheet
from wissel.arbeidsmarkt.models import Vacature, VacatureEis
from wissel.arbeidsmarkt.velden import Velden, normalise, read_demands
from wissel.belastbaarheid.lijst import load
from wissel.belastbaarheid.stand import Oordeel, Punt, Stand
from wissel.demo import vacaturemarkt as markt
from wissel.demo.verteller.belastbaarheid import NORM, NU
from wissel.matching.oordeel import judge
from wissel.matching.waarden import Match, Verdict, Zoeker

TOEN = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)


def samira() -> Zoeker:
    empty: dict[str, Any] = dict.fromkeys(Punt.__dataclass_fields__)

    def point(given: Any) -> Punt:
        return Punt(**{**empty, "niveau": given.niveau or 0, "waarde": given.waarde, "soorten": ()})

    punten = {name: Punt(**{**empty, "niveau": 0, "soorten": ()}) for name in NORM}
    punten |= {name: point(given) for name, given in NU.items()}
    fields: dict[str, Any] = dict.fromkeys(Stand.__dataclass_fields__)
    fields |= {"lijst": load().versie, "uren_dag": Decimal(4), "uren_week": Decimal(20), "punten": punten}
    return Zoeker(uuid.uuid4(), uuid.uuid4(), stand=Stand(**fields))


def match(velden: Velden, answers: dict[str, Any]) -> Match:
    fields = normalise(velden)
    row = Vacature(
        id=uuid.uuid4(),
        bureau_id=uuid.uuid4(),
        toegevoegd_op=TOEN,
        gezien_op=TOEN,
        gewijzigd_op=TOEN,
        **fields.row(),
    )
    row.gelezen = read_demands(fields.tekst)
    said = [
        VacatureEis(
            veld=veld, stand="niet" if value is False else "gesteld", waarde=None if isinstance(value, bool) else value,
            woorden=markt.NAGEVRAAGD, bevestigd_op=TOEN,
        )
        for veld, value in answers.items()
    ]  # fmt: skip
    return judge(samira(), sheet(row), merge(row, said))


def test_of_one_vacancy_one_point_is_open_and_everything_else_fits() -> None:
    found = match(markt.PASSEND, markt.ANTWOORDEN)
    assert [each.sleutel for each in found.hard if each.oordeel is Oordeel.ONBEKEND] == ["tillen"]
    assert all(each.oordeel is Oordeel.PAST for each in found.hard if each.sleutel != "tillen")
    assert found.verdict is Verdict.BESPREKEN


def test_four_hours_on_end_breaks_the_limit_and_names_it() -> None:
    found = match(markt.STAAN, {})
    broken = [each for each in found.hard if each.oordeel is Oordeel.PAST_NIET]
    assert found.verdict is Verdict.PAST_NIET and "staan_achtereen" in {each.sleutel for each in broken}
    assert any("4 uur achter elkaar" in each.woorden or "staan" in each.woorden for each in broken)


def test_the_others_ask_something_of_every_kind() -> None:
    read = {veld for row in markt.MET_DE_HAND for veld in read_demands(row[-1])}
    assert {
        "lift_kg",
        "standing",
        "night",
        "weekend",
        "customers",
        "phone",
        "supervise",
        "licence",
        "cold",
    } <= read
