"""Transitievergoeding, exact to the cent (contract 6; BW 7:673, 7:673d and 7:673e)."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from poortwachter import regelset, samenhang
from poortwachter.fouten import Fout
from poortwachter.kalender import plus_jaren, plus_maanden, plus_maanden_einde
from poortwachter.vorm import checker

Json = dict[str, Any]
DAG = dt.timedelta(days=1)
TUSSENPOOS_MAANDEN = 6


def transitievergoeding(invoer: Mapping[str, Any]) -> Json:
    """Check the input and compute right, duration, amount, maximum, deduction and compensation. Raises Fout."""
    checker("transitievergoeding-in")(invoer, "")
    _samenhang(invoer)
    manual: list[Json] = []
    missing: list[str] = []
    right, reason = _recht(invoer, manual, missing)
    duration = _duur(invoer, manual, missing)
    wage = _bedrag(invoer.get("maandloon"))
    if wage is None:
        missing.append("maandloon")
    raw, approximation = _ongemaximeerd(invoer, duration, wage, missing)
    maximum, ground, amount = _maximum(invoer, raw, wage, manual, missing)
    if right is False:
        amount = Fraction(0)
    rules = regelset.bestanden()["transitievergoeding"]
    return {
        "zaak": invoer.get("zaak"), "regels": regelset.receipt(), "recht": right, "recht_reden": reason,
        "duur": duration, "ongemaximeerd": _euro(raw), "maximum": _euro(maximum), "maximum_grond": ground,
        "transitievergoeding": _euro(amount), "benadering": _euro(approximation),
        "aftrek": _aftrek(invoer, amount, manual), "compensatie": _compensatie(invoer, right, manual, missing),
        "handmatig_besluit_nodig": manual, "ontbrekende_feiten": list(dict.fromkeys(missing)),
        "bron": list(rules["source"]),
    }  # fmt: skip


def _samenhang(invoer: Mapping[str, Any]) -> None:
    contracts = invoer.get("dienstverbanden")
    if contracts:
        samenhang.check_perioden("dienstverbanden", contracts, delen=False)
        if invoer.get("duur") is not None:
            raise Fout("duur", "tegenstrijdig", "staat naast dienstverbanden; geef een van beide.")
        last = max(range(len(contracts)), key=lambda place: contracts[place]["laatste_dag"])
        year = int(contracts[last]["laatste_dag"][:4])
        if invoer.get("jaar_einde") not in (None, year):
            raise Fout("jaar_einde", "tegenstrijdig", f"is anders dan het jaar van dienstverbanden ({year}).")
        if year < 2020:
            raise Fout(f"dienstverbanden[{last}].laatste_dag", "ongeldige_waarde", "ligt voor 2020.")
    elif invoer.get("jaar_einde") is not None and invoer["jaar_einde"] < 2020:
        raise Fout("jaar_einde", "ongeldige_waarde", "ligt voor 2020.")


def _recht(invoer: Mapping[str, Any], manual: list[Json], missing: list[str]) -> tuple[bool | None, str]:
    exceptions = {
        "aow_bereikt": "De AOW-leeftijd is bereikt.",
        "onder_18_en_hoogstens_12_uur": "De werknemer is jonger dan 18 en werkt hoogstens 12 uur.",
        "ernstig_verwijtbaar_werknemer": "De werknemer handelde ernstig verwijtbaar.",
    }
    for name, reason in exceptions.items():
        if invoer.get(name) is True:
            return False, reason
    initiative = invoer.get("initiatief")
    if initiative in {"werkgever", "niet_verlengd_door_werkgever"}:
        return True, "De werkgever beëindigt of verlengt niet; het recht bestaat vanaf de eerste dag."
    if initiative == "werknemer":
        if invoer.get("ernstig_verwijtbaar_werkgever") is True:
            return True, "De werknemer beëindigt omdat de werkgever ernstig verwijtbaar handelde."
        return False, "De werknemer beëindigt zelf."
    if initiative == "wederzijds_goedvinden":
        readings = [{"id": "afgesproken"}, {"id": "niet_afgesproken"}]
        row = {"code": "wederzijds_goedvinden", "blokkerend": True, "lezingen": readings}
        manual.append({**row, "bron": ["ECLI:NL:HR:2019:1734"]})
        return None, "Bij wederzijds goedvinden hangt het af van de afspraak."
    missing.append("initiatief")
    return None, "Onbekend wie het dienstverband beëindigt."


def _duur(invoer: Mapping[str, Any], manual: list[Json], missing: list[str]) -> Json | None:
    given = invoer.get("duur")
    if given:
        days = given.get("restdagen")
        if days is None:
            days = None if invoer.get("loon_over_restdagen") is not None else 0
        return {
            "volle_jaren": given["volle_jaren"],
            "volle_maanden": given.get("volle_maanden") or 0,
            "restdagen": days,
        }
    contracts = invoer.get("dienstverbanden")
    if not contracts:
        missing.append("duur")
        return None
    rows = sorted((_dag(row["eerste_dag"]), _dag(row["laatste_dag"])) for row in contracts)
    (start, end), added = rows[0], False
    for first, last in rows[1:]:
        gap = (first - end).days - 1
        if gap and first > plus_maanden(end + DAG, TUSSENPOOS_MAANDEN):
            start, added = first, False
        elif gap:
            start, added = start + dt.timedelta(days=gap), True
        end = last
    if added:
        readings = [{"id": "samentellen"}, {"id": "niet_samentellen"}]
        manual.append({"code": "tussenpozen_dienstverband", "blokkerend": False, "lezingen": readings})
    return _jaren_maanden_dagen(start, end)


def _jaren_maanden_dagen(start: dt.date, end: dt.date) -> Json:
    """Whole years, then whole months, then days, both days included."""
    after = end + DAG
    years = after.year - start.year
    while plus_jaren(start, years) > after:
        years -= 1
    months = 0
    while plus_maanden_einde(start, 12 * years + months + 1) <= after:
        months += 1
    days = (after - plus_maanden_einde(start, 12 * years + months)).days
    return {"volle_jaren": years, "volle_maanden": months, "restdagen": days}


def _ongemaximeerd(
    invoer: Mapping[str, Any], duration: Json | None, wage: Fraction | None, missing: list[str]
) -> tuple[Fraction | None, Fraction | None]:
    if duration is None or wage is None:
        return None, None
    base = wage / 3 * duration["volle_jaren"] + wage / 36 * duration["volle_maanden"]
    rest = _bedrag(invoer.get("loon_over_restdagen"))
    if rest is not None:
        return base + rest / 36, None
    days = duration["restdagen"]
    if not days:
        return base, None
    estimate = base + wage * days / 1095
    if (invoer.get("parameters") or {}).get("restdagen_methode") == "benadering_1095":
        return estimate, estimate
    missing.append("loon_over_restdagen")
    return None, estimate


def _maximum(
    invoer: Mapping[str, Any],
    raw: Fraction | None,
    wage: Fraction | None,
    manual: list[Json],
    missing: list[str],
) -> tuple[Fraction | None, str | None, Fraction | None]:
    year = invoer.get("jaar_einde")
    contracts = invoer.get("dienstverbanden")
    if year is None and contracts:
        year = max(int(row["laatste_dag"][:4]) for row in contracts)
    own = (invoer.get("parameters") or {}).get("maximum")
    table = regelset.bestanden()["transitievergoeding"]["maximum"]
    text = own or (table.get(str(year)) if year is not None else None)
    twelve = None if wage is None else 12 * wage
    blocking = raw is None or twelve is None or raw > twelve
    if year is None and own is None:
        missing.append("jaar_einde")
        return None, None, None if blocking else raw
    if text is None:
        readings = [{"id": "twaalf_maandlonen"}, {"id": "jaarbedrag"}]
        manual.append({"code": "maximum_onbekend", "blokkerend": blocking, "lezingen": readings})
        return None, None, None if blocking else raw
    yearly = Fraction(text)
    if twelve is None:
        return None, None, None
    maximum, ground = (twelve, "twaalf_maandlonen") if twelve > yearly else (yearly, "jaarbedrag")
    return maximum, ground, None if raw is None else min(raw, maximum)


def _aftrek(invoer: Mapping[str, Any], amount: Fraction | None, manual: list[Json]) -> Json | None:
    costs = invoer.get("kosten")
    if costs is None:
        return None
    rows, total, unknown = [], Fraction(0), False
    for cost in costs:
        allowed = False if cost["soort"] == "spoor2" else cost.get("voldoet_aan_voorwaarden")
        value = Fraction(cost["bedrag"])
        rows.append({"soort": cost["soort"], "bedrag": _euro(value), "toegestaan": allowed})
        unknown = unknown or allowed is None
        total += value if allowed else 0
    if unknown:
        readings = [{"id": "aftrekbaar"}, {"id": "niet_aftrekbaar"}]
        manual.append({"code": "aftrek_kosten", "blokkerend": True, "lezingen": readings})
    rest = None if unknown or amount is None else max(Fraction(0), amount - total)
    return {"kosten": rows, "na_aftrek": _euro(rest)}


def _compensatie(
    invoer: Mapping[str, Any], right: bool | None, manual: list[Json], missing: list[str]
) -> Json | None:
    part = invoer.get("compensatie")
    if part is None:
        return None
    paid = part.get("betaald_op")
    until = None if paid is None else plus_maanden(_dag(paid), 6).isoformat()
    return {
        "mogelijk": _compensatie_mogelijk(invoer, part, right, manual, missing),
        "aanvragen_uiterlijk": until,
    }


def _compensatie_mogelijk(
    invoer: Mapping[str, Any],
    part: Mapping[str, Any],
    right: bool | None,
    manual: list[Json],
    missing: list[str],
) -> bool | None:
    if right is False:
        return False
    size, last = part.get("werkgever_grootte"), part.get("loondoorbetaling_laatste_dag")
    if right is None:
        return None
    if size == "klein":
        return True
    only_small_from = (invoer.get("parameters") or {}).get("compensatie_alleen_klein_vanaf")
    border = only_small_from or regelset.bestanden()["transitievergoeding"]["compensatie_grens"].isoformat()
    if last is not None and last < border:
        return True
    if last is None:
        missing.append("compensatie.loondoorbetaling_laatste_dag")
        return None
    if size is None:
        missing.append("compensatie.werkgever_grootte")
    if only_small_from:
        return None if size is None else False
    readings = [{"id": "alle_werkgevers"}, {"id": "alleen_klein"}]
    manual.append({"code": "compensatie_wetsvoorstel_36869", "blokkerend": True, "lezingen": readings})
    return None


def _dag(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _bedrag(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _euro(value: Fraction | None) -> str | None:
    """Two decimals, half up, only at the end."""
    if value is None:
        return None
    cents = (value * 100 + Fraction(1, 2)).__floor__()
    return f"{cents // 100}.{cents % 100:02}"
