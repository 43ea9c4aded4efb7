"""Activities of a file become lines of the log, for the bureau; the contract's own words of them are kept."""

import datetime as dt
import uuid
from typing import Any

from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.toetsing import marks
from wissel.toetsing.eigen import own_items
from wissel.toetsing.herkomst import ANDERS
from wissel.trajecten.actions.logboek import correct_note, write_note
from wissel.trajecten.models import Logboekregel

Json = dict[str, Any]
CONTRACT_NAAR_LOG = {
    "gesprek": ("gesprek", "Gesprek"), "training": ("training", "Training"), "scholing": ("training", "Scholing"),
    "test": ("orientatie", "Test"), "netwerken": ("netwerk", "Netwerken"), "jobhunting": ("vacature", "Jobhunting"),
    "bemiddeling": ("vacature", "Bemiddeling"), "werkgeverscontact": ("overleg", "Contact met een werkgever"),
    "proefplaatsing": ("proefplaatsing", "Proefplaatsing"),
    "werkervaringsplaats": ("proefplaatsing", "Werkervaringsplaats"), "overig": ("overig", "Activiteit"),
}  # fmt: skip


def move_activities(kamers: Any, said: list[Json], words: Json) -> None:
    """One log line per activity (of two with one id the first); what the log does not take is mentioned and kept."""
    dossier, herkomst = kamers.dossier, kamers.herkomst
    known = herkomst.rijen.setdefault("activiteiten", {})
    own = {item["id"] for item in own_items(dossier, "activiteiten", herkomst)}
    for key, item in {item["id"]: item for item in reversed(said)}.items():
        if key in own:
            continue
        told = words.get(key) or {}
        row = marks.item("activiteiten", item)
        verdicts = {
            herkomst.compare(f"dossier.activiteiten.{key}", row),
            herkomst.compare(f"toelichting.activiteiten.{key}", told or None),
        }
        if key in known and ANDERS not in verdicts:
            continue
        try:
            line = _write(kamers, known.get(key), key, _values(row, told))
        except DomainError as error:
            kamers.verslag.warn(f"dossier.activiteiten: {key} staat niet in het logboek. {error.message}")
            continue
        if line is not None:
            kamers.verslag.change(
                f"dossier.activiteiten: {key} {'gewijzigd' if key in known else 'vastgelegd'}"
            )
            known[key] = str(line.pk)


def _values(row: Json, told: Json) -> Json:
    kind, label = CONTRACT_NAAR_LOG[row["soort"]]
    return {
        "soort": kind, "datum": dt.date.fromisoformat(row["datum"]), "kolom": row["door"] or "bureau",
        "publiek": "bureau", "wie": told.get("wie") or row["door"] or "onbekend",
        "waarom": told.get("waarom") or label, "resultaat": told.get("resultaat") or "",
        "vervolg": told.get("vervolg") or "",
    }  # fmt: skip


def _write(kamers: Any, known: str | None, key: str, values: Json) -> Logboekregel | None:
    if known is None:
        return write_note(
            dossier=kamers.dossier, by=kamers.by, sleutel=activity_key(kamers.dossier, key), **values
        )
    line = Logboekregel.objects.filter(bureau_id=kamers.by.bureau_id, pk=known).first()
    if line is None or line.vervangen_door_id:
        kamers.verslag.warn(f"dossier.activiteiten: {key} is in Wissel verbeterd en blijft zo")
        return None
    fresh = correct_note(regel=line, by=kamers.by, **values)
    return None if fresh.pk == line.pk else fresh


def activity_key(dossier: Dossier, key: str) -> uuid.UUID:
    """The key of the log line that an activity of a file becomes, so that it is written once."""
    return uuid.uuid5(dossier.pk, f"activiteit {key}")
