"""The content of a plan or report as plain data, its hash, and what differs between two versions."""

import datetime as dt
import hashlib
import json
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wissel.trajecten.models import Planregel, Rapportage, Trajectplan

PLAN_VELDEN = (
    "doel_kandidaat", "doel_opdrachtgever", "doel_coach", "samenvatting", "complexiteit", "complexiteit_reden", "uren",
    "ritme_dagen", "prijs", "start_op", "eind_op", "verlenging", "duur_reden",
)  # fmt: skip
REGEL_VELDEN = (
    "soort", "sleutel", "naam", "onderbouwing", "gericht_op", "eigenaar", "helper", "uren", "prijs", "van", "tot",
    "fase_sleutel",
)  # fmt: skip
RAPPORT_VELDEN = (
    "nummer", "versie", "periode_van", "periode_tot", "voortgang", "werkwijze", "samenwerking", "vooruitblik",
    "spoor1_antwoord", "spoor1_door", "spoor1_op", "spoor1_nagevraagd_op", "zienswijze", "correctie_reden",
)  # fmt: skip


def plan_content(plan: Trajectplan) -> dict[str, Any]:
    """Everything in a version that people agree with."""
    rows = Planregel.objects.filter(bureau_id=plan.bureau_id, plan=plan).order_by("volgorde", "id")
    return {
        "nummer": plan.nummer,
        **{name: plain(getattr(plan, name)) for name in PLAN_VELDEN},
        "regels": [
            {"reeks": str(row.reeks), **{name: plain(getattr(row, name)) for name in REGEL_VELDEN}}
            for row in rows
        ],
    }


def report_content(report: Rapportage, regels: list[str]) -> dict[str, Any]:
    """Everything in a report that is frozen, with the ids of the log lines it rests on."""
    return {**{name: plain(getattr(report, name)) for name in RAPPORT_VELDEN}, "regels": regels}


def content_sha256(content: dict[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def line_state(regel: Planregel) -> str:
    """Changes whenever somebody changes what a line says; a form keeps it to notice that."""
    return content_sha256({name: plain(getattr(regel, name)) for name in REGEL_VELDEN if name != "sleutel"})


def plain(value: Any) -> Any:
    """A value as JSON has it; decimals as text, so that 10 and 10.0 do not differ."""
    if isinstance(value, Decimal):
        return str(
            value.normalize().quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
        )
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


@dataclass(frozen=True, slots=True)
class Verschil:
    """One difference between two versions: where, what it was and what it is."""

    plaats: str
    veld: str
    was: Any
    wordt: Any


def differences(old: dict[str, Any], new: dict[str, Any]) -> list[Verschil]:
    """Readable differences: fields of the plan, lines added or taken out, and fields of lines by their series."""
    found = [
        Verschil("plan", name, old.get(name), new.get(name))
        for name in PLAN_VELDEN
        if old.get(name) != new.get(name)
    ]
    before = {row["reeks"]: row for row in old["regels"]}
    after = {row["reeks"]: row for row in new["regels"]}
    for key, row in after.items():
        if key not in before:
            found.append(Verschil(row["naam"], "regel", None, row["naam"]))
            continue
        found += [
            Verschil(row["naam"], name, before[key].get(name), row.get(name))
            for name in REGEL_VELDEN
            if before[key].get(name) != row.get(name)
        ]
    found += [
        Verschil(row["naam"], "regel", row["naam"], None) for key, row in before.items() if key not in after
    ]
    return found
