"""A course from idea to result: who pays says yes to course and cost before it begins (S3.17)."""

import datetime as dt
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten.actions.taken import drop_taak, finish_taak, make_taak
from wissel.trajecten.models import Taak
from wissel.trajectmiddelen.actions import logregel
from wissel.trajectmiddelen.actions.hulp import check_order, check_version, fill, hold
from wissel.trajectmiddelen.models import Scholing, Scholingsbesluit

TAAK = "scholing"
VELDEN = ("cursus", "aanbieder", "kosten", "betaler", "gat", "richting_reeks", "start_op", "eind_op")
Stand, Betaler = Scholing.Stand, Scholing.Betaler
GEVRAAGD_OF_BESLIST = frozenset({Stand.GEVRAAGD, Stand.AKKOORD, Stand.AFGEWEZEN})
AF = frozenset({Stand.KLAAR, Stand.GESTOPT})


@transaction.atomic
def add(*, dossier_id: Any, by: Actor, sleutel: uuid.UUID, **velden: Any) -> Scholing:
    """Write down a course, with the gap it closes. The same form twice is one. Raises DomainError at the field."""
    dossier = hold(dossier_id, by)
    known = Scholing.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    row = Scholing(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, gemaakt_op=klok.now(),
        gemaakt_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    _fill(row, velden)
    row.save(force_insert=True)
    record(by, "scholing_toegevoegd", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def change(*, scholing: Scholing, by: Actor, versie: int, **velden: Any) -> Scholing:
    """Change a course. With another name, cost or payer an earlier yes does not count, and is asked again."""
    dossier = hold(scholing.dossier_id, by, begeleiders=True)
    row = _row(scholing, by)
    _open(row)
    before = row.cursus, row.kosten, row.betaler
    if not _fill(row, velden):
        return row
    check_version(row, versie)
    if (row.cursus, row.kosten, row.betaler) != before and _rests_on_yes(row, before[2]):
        row.stand, row.gevraagd_op = Stand.VOORSTEL, None
        _close_task(row, dossier, drop=True)
    row.versie += 1
    row.save()
    record(by, "scholing_gewijzigd", dossier=dossier, onderwerp=row, categorie="N")
    return row


def _rests_on_yes(row: Scholing, payer: str) -> bool:
    """Whether a question or a yes is behind it; one that runs rests on it when the opdrachtgever pays or will pay."""
    runs = row.stand == Stand.BEZIG and Betaler.OPDRACHTGEVER in {payer, row.betaler}
    return runs or row.stand in GEVRAAGD_OF_BESLIST


def _fill(row: Scholing, velden: dict[str, Any]) -> bool:
    changed = fill(row, {name: velden[name] for name in VELDEN if name in velden})
    check_order(row.start_op, row.eind_op)
    if row.betaler == Betaler.GRATIS and row.kosten:
        raise DomainError("gratis", _("Kies wie betaalt, of laat de kosten leeg."), veld="betaler")
    return changed


@transaction.atomic
def ask(*, scholing: Scholing, by: Actor) -> Scholing:
    """Ask the opdrachtgever to agree to course and cost. They see nothing else. Asking twice is once."""
    dossier = hold(scholing.dossier_id, by, begeleiders=True)
    row = _row(scholing, by)
    if row.stand == Stand.GEVRAAGD:
        return row
    if row.stand not in {Stand.VOORSTEL, Stand.AFGEWEZEN}:
        raise DomainError("stand", _("De kosten zijn al besproken. Er hoeft niets gevraagd te worden."))
    if row.betaler != Betaler.OPDRACHTGEVER:
        raise DomainError(
            "betaler", _("De opdrachtgever betaalt dit niet. Er hoeft niets gevraagd te worden.")
        )
    if row.kosten is None:
        raise DomainError("kosten", _("Vul eerst in wat de scholing kost."), veld="kosten")
    row.stand, row.gevraagd_op, row.versie = Stand.GEVRAAGD, klok.now(), row.versie + 1
    row.save(update_fields=["stand", "gevraagd_op", "versie"])
    make_taak(
        dossier=dossier, by=by, soort=TAAK, titel=_("Zeggen of u de kosten van een scholing betaalt"),
        voor_rol=Rol.OPDRACHTGEVER, sleutel=_task_key(row), due_on=klok.today() + dt.timedelta(days=14),
    )  # fmt: skip
    record(by, "scholing_gevraagd", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def decide(
    *, scholing: Scholing, by: Actor, akkoord: bool, cursus: str, kosten: Decimal, reden: str = ""
) -> Scholingsbesluit:
    """The opdrachtgever says yes or no to course and cost as they were shown; a no has a reason.

    Raises Changed when course or cost is another one by now. The same answer twice is one.
    """
    if by.rol != Rol.OPDRACHTGEVER:
        raise DomainError("niet_van_u", _("Alleen de opdrachtgever beslist over de kosten."))
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("bureau").get(
        bureau_id=by.bureau_id, pk=scholing.dossier_id
    )  # fmt: skip
    row = _row(scholing, by)
    last = Scholingsbesluit.objects.filter(bureau_id=by.bureau_id, scholing=row).order_by("-op").first()
    if row.stand != Stand.GEVRAAGD and last and (last.akkoord, last.kosten) == (akkoord, kosten):
        return last
    if row.stand != Stand.GEVRAAGD or (row.cursus, row.kosten) != (cursus, kosten):
        raise Changed("gewijzigd", _("De vraag is intussen veranderd. Lees wat er nu gevraagd wordt."))
    if not akkoord and not reden.strip():
        raise DomainError("reden", _("Schrijf waarom u de kosten niet betaalt."), veld="reden")
    made = Scholingsbesluit(
        bureau_id=by.bureau_id, dossier=dossier, scholing=row, akkoord=akkoord, cursus=row.cursus, kosten=kosten,
        op=klok.now(), door_id=by.lidmaatschap_id,
    )  # fmt: skip
    fill(made, {"reden": "" if akkoord else reden})
    made.save(force_insert=True)
    row.stand, row.versie = Stand.AKKOORD if akkoord else Stand.AFGEWEZEN, row.versie + 1
    row.save(update_fields=["stand", "versie"])
    _close_task(row, dossier)
    _tell_coach(row, dossier, akkoord)
    record(
        by,
        "scholing_akkoord" if akkoord else "scholing_afgewezen",
        dossier=dossier,
        onderwerp=row,
        categorie="N",
    )
    return made


def _tell_coach(row: Scholing, dossier: Dossier, akkoord: bool) -> None:
    title = (
        _("De kosten van een scholing zijn akkoord")
        if akkoord
        else _("De kosten van een scholing zijn afgewezen")
    )
    make_taak(
        dossier=dossier, by=Actor.systeem(dossier.bureau), soort=TAAK, titel=title, voor_rol=Rol.COACH,
        sleutel=f"{TAAK} besluit {row.pk} {row.versie}",
    )  # fmt: skip


@transaction.atomic
def begin(*, scholing: Scholing, by: Actor, start_op: dt.date) -> Scholing:
    """It began. When the opdrachtgever pays, not before a yes."""
    dossier = hold(scholing.dossier_id, by, begeleiders=True)
    row = _row(scholing, by)
    _open(row)
    if row.betaler == Betaler.OPDRACHTGEVER and row.stand not in {Stand.AKKOORD, Stand.BEZIG}:
        text = _("De opdrachtgever heeft de kosten nog niet goedgekeurd. Vraag dat eerst.")
        raise DomainError("niet_akkoord", text, veld="start_op")
    check_order(start_op, row.eind_op)
    row.start_op, row.stand, row.versie = start_op, Stand.BEZIG, row.versie + 1
    row.save(update_fields=["start_op", "stand", "versie"])
    _close(dossier, f"{TAAK} besluit {row.pk}", finish_taak)
    if start_op <= klok.today():
        logregel.write(
            dossier, row, "begonnen", soort="training", datum=start_op, wie=row.aanbieder or row.cursus,
            waarom=f"Scholing begonnen: {row.cursus}",
        )  # fmt: skip
    record(by, "scholing_begonnen", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def finish(*, scholing: Scholing, by: Actor, eind_op: dt.date, resultaat: str) -> Scholing:
    """It ended, with a result; empty means it was stopped or never began."""
    dossier = hold(scholing.dossier_id, by, begeleiders=True)
    row = _row(scholing, by)
    _open(row)
    if resultaat and row.stand != Stand.BEZIG:
        raise DomainError("niet_begonnen", _("Deze scholing is nog niet begonnen."), veld="resultaat")
    if resultaat and resultaat not in Scholing.Resultaat.values:
        raise DomainError("resultaat", _("Kies een resultaat uit de lijst."), veld="resultaat")
    check_order(row.start_op, eind_op)
    row.eind_op, row.resultaat, row.versie = eind_op, resultaat, row.versie + 1
    row.stand = Stand.KLAAR if resultaat else Stand.GESTOPT
    row.save(update_fields=["eind_op", "resultaat", "stand", "versie"])
    _close_task(row, dossier, drop=True)
    if resultaat and eind_op <= klok.today():
        logregel.write(
            dossier, row, "afgerond", soort="training", datum=eind_op, wie=row.aanbieder or row.cursus,
            waarom=f"Scholing afgerond: {row.cursus}",
        )  # fmt: skip
    record(by, "scholing_afgerond", dossier=dossier, onderwerp=row, categorie="N")
    return row


def _row(scholing: Scholing, by: Actor) -> Scholing:
    return Scholing.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=scholing.pk)


def _open(row: Scholing) -> None:
    if row.stand in AF:
        raise DomainError("klaar", _("Deze scholing is afgelopen. Voeg een nieuwe toe."))


def _close_task(row: Scholing, dossier: Dossier, *, drop: bool = False) -> None:
    _close(dossier, f"{TAAK} {row.pk}", drop_taak if drop else finish_taak)


def _close(dossier: Dossier, sleutel: str, verb: Callable[..., Any]) -> None:
    rows = Taak.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, sleutel__startswith=sleutel)
    for task in rows.filter(klaar_op__isnull=True, vervallen_op__isnull=True):
        verb(taak=task, by=Actor.systeem(dossier.bureau))


def _task_key(row: Scholing) -> str:
    return f"{TAAK} {row.pk} {row.versie}"
