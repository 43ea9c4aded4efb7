"""The line of the log that belongs to a deed, so that a report can use it and nobody writes it twice."""

import datetime as dt
import uuid
from typing import Any

from django.utils.translation import override

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.trajecten.actions.logboek import correct_note, write_note
from wissel.trajecten.models import Logboekregel

TOCH_NIET = "Toch niet; weggehaald."


def write(dossier: Dossier, row: Any, wat: str, *, soort: str, datum: dt.date, wie: str, waarom: str) -> None:
    """One line for `wat` of this row, once; nothing for a day before the case."""
    if dossier.eerste_ziektedag is not None and datum < dossier.eerste_ziektedag:
        return
    with override("nl"):
        write_note(
            dossier=dossier, by=Actor.systeem(dossier.bureau), soort=soort, datum=datum, wie=wie, waarom=waarom[:300],
            kolom="werknemer", publiek="kandidaat", sleutel=_key(row, wat),
        )  # fmt: skip


def take_back(dossier: Dossier, row: Any, wat: str) -> None:
    """The line says that it was not so after all."""
    line = Logboekregel.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, sleutel=_key(row, wat), vervangen_door__isnull=True
    ).first()
    if line is not None:
        with override("nl"):
            correct_note(regel=line, by=Actor.systeem(dossier.bureau), resultaat=TOCH_NIET)


def _key(row: Any, wat: str) -> uuid.UUID:
    return uuid.uuid5(row.pk, f"logboek {wat}")
