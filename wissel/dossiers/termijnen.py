"""The bridge to the law engine: facts in, stored milestones with a receipt out. Nobody recomputes on read."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from poortwachter import Fout
from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import feiten, volgende
from wissel.dossiers.models import Berekening, Dossier, Milestone
from wissel.dossiers.tijdlijnrijen import compute_milestones
from wissel.dossiers.ziekteweek import uncounted

START_FEITEN = ("ziekteperioden", "ziekmelding", "terugrekenen")
COLUMNS = (
    "volgorde", "naam", "due_on", "geldt", "plan_on", "verantwoordelijke", "binding", "formule", "uitleg", "bron",
    "zekerheid", "done_on", "dagen_te_laat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verschil:
    """A stored date that the rules of today would give otherwise, or whether it applies."""

    code: str
    naam: str
    was: dt.date | None
    wordt: dt.date | None
    gold: bool | None = True
    geldt: bool | None = True

    @property
    def was_woorden(self) -> str:
        return _words(self.was, self.gold)

    @property
    def wordt_woorden(self) -> str:
        return _words(self.wordt, self.geldt)


def _words(day: dt.date | None, applies: bool | None) -> str:
    if day is not None:
        return day.isoformat()
    return "geldt niet" if applies is False else "onbekend"


def recalculate(dossier: Dossier, *, by: Actor, aanleiding: str) -> Berekening | None:
    """Compute all milestones from the live facts and store them with their receipt.

    Without a known start there is nothing to compute: the milestones are removed and None comes back. Raises
    DomainError with the engine's own words when the facts contradict each other; nothing is stored then.
    """
    invoer = feiten.engine_invoer(dossier)
    if not any(invoer.get(name) for name in START_FEITEN):
        Milestone.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).delete()
        _store_summary(dossier, {}, [])
        return None
    try:
        answer, rows = compute_milestones(invoer)
    except Fout as fout:
        raise feiten.as_domain_error(fout) from fout
    run = Berekening.objects.create(
        bureau_id=dossier.bureau_id, dossier=dossier, regels_versie=answer["regels"]["versie"],
        regels_sha256=answer["regels"]["sha256"], feiten_sha256=feiten.feiten_sha256(invoer), uitvoer=answer,
        op=klok.now(), door_id=by.lidmaatschap_id, aanleiding=aanleiding[:120],
    )  # fmt: skip
    _store_rows(dossier, run, rows)
    _store_summary(dossier, answer, rows)
    return run


def _store_rows(dossier: Dossier, run: Berekening, rows: list[dict[str, Any]]) -> None:
    known = {m.code: m for m in Milestone.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)}
    fresh, changed, same = [], [], []
    for row in rows:
        stored = known.get(row["code"])
        if stored is None:
            fresh.append(Milestone(bureau_id=dossier.bureau_id, dossier=dossier, berekening=run, **row))
        elif all(getattr(stored, name) == row[name] for name in COLUMNS):
            same.append(stored.pk)
        else:
            for name in COLUMNS:
                setattr(stored, name, row[name])
            stored.berekening = run
            changed.append(stored)
    Milestone.objects.bulk_create(fresh)
    Milestone.objects.bulk_update(changed, [*COLUMNS, "berekening"])
    # Most dates stay as they are; they only get the new receipt.
    Milestone.objects.filter(bureau_id=dossier.bureau_id, pk__in=same).update(berekening=run)


def _store_summary(dossier: Dossier, answer: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    first = answer.get("eerste_ziektedag")
    dossier.eerste_ziektedag = dt.date.fromisoformat(first) if first else None
    dossier.niet_geteld = uncounted(answer)
    last = next((row["due_on"] for row in rows if row["code"] == "loondoorbetaling_laatste_dag"), None)
    dossier.laatste_dag_loon = last
    dossier.save(update_fields=["eerste_ziektedag", "niet_geteld", "laatste_dag_loon"])
    volgende.refresh(dossier, klok.today())


def differences(dossier: Dossier) -> list[Verschil]:
    """What would change if the dates were computed again with the rules of today; changes nothing."""
    invoer = feiten.engine_invoer(dossier)
    if not any(invoer.get(name) for name in START_FEITEN):
        return []
    try:
        _, rows = compute_milestones(invoer)
    except Fout as fout:
        raise feiten.as_domain_error(fout) from fout
    stored = {m.code: m for m in Milestone.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)}
    found = []
    for row in rows:
        before = stored.pop(row["code"], None)
        was, gold = (before.due_on, before.geldt) if before else (None, None)
        if before is None or (was, gold) != (row["due_on"], row["geldt"]):
            found.append(Verschil(row["code"], row["naam"], was, row["due_on"], gold, row["geldt"]))
    return found
