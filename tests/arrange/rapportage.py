"""A running traject with its report calendar, as after the approval of the plan: start Monday 16 March 2026."""

import datetime as dt
from typing import Any

from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.cast import Cast
from wissel.trajecten.actions import logboek, rapport, sjablonen, traject
from wissel.trajecten.models import Logboekregel, Rapportage, Sjabloon, Traject

START, EINDE = dt.date(2026, 3, 16), dt.date(2026, 9, 13)


def running_traject(cast: Cast, *, start: dt.date = START, einde: dt.date = EINDE, **changes: Any) -> Traject:
    """Samira's traject by the general sjabloon, agreed and planned."""
    dossier = open_samira(cast, **changes)
    conclude_spoor1(cast, dossier)
    sjablonen.add_built_in(by=cast.anna.actor)
    row = traject.start_traject(
        dossier=dossier,
        sjabloon=Sjabloon.objects.get(bureau=cast.bureau, sleutel="algemeen"),
        by=cast.anna.actor,
    )
    row.start_op, row.eind_op = start, einde
    row.save()
    rapport.make_calendar(traject=row, by=cast.anna.actor)
    return row


def log(cast: Cast, row: Traject, dag: dt.date, waarom: str, **changes: Any) -> Logboekregel:
    """One line by Anna, shared with everyone unless said otherwise."""
    values: dict[str, Any] = {"soort": "gesprek", "wie": "Samira", "publiek": "allen", **changes}
    return logboek.write_note(
        dossier=row.dossier, by=cast.anna.actor, datum=dag, waarom=waarom, **values
    )  # fmt: skip


def report(row: Traject, nummer: int = 1, versie: int = 1) -> Rapportage:
    return Rapportage.objects.get(traject=row, nummer=nummer, versie=versie)


def complete(cast: Cast, row: Rapportage) -> Rapportage:
    """Fill what the log does not give, so that the kandidaat may read it."""
    row.refresh_from_db()
    return rapport.save_draft(
        rapport=row, by=cast.anna.actor, slot=row.slot, voortgang=row.voortgang or "Het gaat goed vooruit.",
        werkwijze="Iedere week een gesprek.", samenwerking="Iedereen doet mee.",
        spoor1_nagevraagd_op=dt.date(2026, 4, 20),
    )  # fmt: skip


def freeze_now(cast: Cast, row: Rapportage) -> Rapportage:
    """Through the hands of the kandidaat to a frozen report."""
    rapport.to_kandidaat(rapport=row, by=cast.anna.actor)
    rapport.give_zienswijze(rapport=row, tekst="Zo is het gegaan.", by=cast.samira.actor)
    return rapport.freeze(rapport=row, by=cast.anna.actor)
