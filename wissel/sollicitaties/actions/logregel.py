"""The line of the log that belongs to a stage: an effort or outcome that a report counts, said once.

When a cv or letter went out, `cv.actions.samen` keeps that (`Inzending`) and writes the line; then there is no second.
"""

import uuid
from typing import Any

from django.utils.translation import override

from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.models import Initiatief
from wissel.cv.actions import samen
from wissel.cv.models import Inzending
from wissel.dossiers.models import Dossier
from wissel.sollicitaties.models import Sollicitatie, Sollicitatiestap, Stand
from wissel.sollicitaties.standen import IN_LOGBOEK
from wissel.trajecten.actions.logboek import correct_note, write_note
from wissel.trajecten.models import Logboekregel

TOCH_NIET = "Toch niet; teruggezet."
KOLOM = {
    Initiatief.KANDIDAAT: Logboekregel.Kolom.WERKNEMER,
    Initiatief.WERKGEVER: Logboekregel.Kolom.WERKGEVER,
}


def column(initiatief: str) -> str:
    """Whose effort it is in the log."""
    return KOLOM.get(Initiatief(initiatief), Logboekregel.Kolom.BUREAU)


def write(row: Sollicitatie, step: Sollicitatiestap, by: Actor) -> None:
    """A line for a stage that counts; what goes out with a cv or letter is written down as sent there."""
    if step.stand == Stand.VERSTUURD and _send(row, step, by):
        return
    words = IN_LOGBOEK.get(step.stand)
    dossier = row.dossier
    if words is None or _too_early(dossier, step):
        return
    with override("nl"):
        write_note(
            dossier=dossier, by=Actor.systeem(dossier.bureau), soort="sollicitatie", datum=step.op,
            wie=row.werkgever, waarom=str(words), resultaat=_outcome(row), kolom=column(row.initiatief),
            publiek="kandidaat", sleutel=_key(step),
        )  # fmt: skip


def take_back(row: Sollicitatie, step: Sollicitatiestap, by: Actor) -> None:
    """The line says that it was not so after all."""
    if step.stand == Stand.VERSTUURD and row.inzending_id:
        samen.take_out(inzending=_sent(row), by=by)
        return
    with override("nl"):
        _correct(row, step, TOCH_NIET)


def put_back(row: Sollicitatie, step: Sollicitatiestap, by: Actor) -> None:
    """The line says what it said before."""
    if step.stand == Stand.VERSTUURD and row.inzending_id:
        samen.put_in(inzending=_sent(row), by=by)
        return
    with override("nl"):
        _correct(row, step, _outcome(row))


def _send(row: Sollicitatie, step: Sollicitatiestap, by: Actor) -> bool:
    """Keep what went out with the cv's, once; False when there is no version to keep."""
    if row.inzending_id:
        samen.put_in(inzending=_sent(row), by=by)
        return True
    if not (row.cvversie_id or row.briefversie_id):
        return False
    row.inzending = samen.send_in(
        dossier=row.dossier, by=by, sleutel=uuid.uuid5(row.sleutel, "inzending"), werkgever=row.werkgever,
        functie=row.functie, datum=step.op, hoe=Inzending.Hoe.MAIL if by.is_kandidaat else Inzending.Hoe.BUREAU,
        cvversie=row.cvversie, briefversie=row.briefversie, kolom=column(row.initiatief),
    )  # fmt: skip
    row.save(update_fields=["inzending"])
    return True


def _sent(row: Sollicitatie) -> Inzending:
    key: Any = row.inzending_id
    return Inzending.objects.get(bureau_id=row.bureau_id, pk=key)


def _too_early(dossier: Dossier, step: Sollicitatiestap) -> bool:
    return dossier.eerste_ziektedag is not None and step.op < dossier.eerste_ziektedag


def _outcome(row: Sollicitatie) -> str:
    kind = str(row.get_soort_display()).lower()
    return f"{row.functie} ({kind})" if row.functie else kind


def _key(step: Sollicitatiestap) -> uuid.UUID:
    return uuid.uuid5(step.pk, "logboek")


def _correct(row: Sollicitatie, step: Sollicitatiestap, words: str) -> None:
    line = Logboekregel.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, sleutel=_key(step)
    ).first()
    while line is not None and line.vervangen_door is not None:
        line = line.vervangen_door
    if line is not None:
        correct_note(regel=line, by=Actor.systeem(row.dossier.bureau), resultaat=words)
