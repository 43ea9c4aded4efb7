"""Objections of the kandidaat: made with a reason, answered by the coach within a term, agreed on or not (S2.43)."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from poortwachter.kalender import plus_werkdagen
from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.medewerking import ladder
from wissel.medewerking.models import Tegenwerping
from wissel.medewerking.termijn import required
from wissel.outbox.actions import notify
from wissel.trajecten.actions.planhulp import check_kandidaat, clean
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Afspraak, Planregel, Taak

BERICHT = "medewerking"
SOORT, UITKOMST = Tegenwerping.Soort, Tegenwerping.Uitkomst


@transaction.atomic
def make_tegenwerping(
    *,
    dossier: Dossier,
    by: Actor,
    sleutel: uuid.UUID,
    soort: str,
    reden: str,
    over: str = "",
    herkomst: Any = None,
) -> Tegenwerping:
    """The kandidaat says that something is not reasonable or not fitting, and why; the coach gets a task with a term.

    `herkomst` is the line of the plan, appointment or task it is about; else `over` describes it. The same form sent
    twice (same `sleutel`) is one objection, and so is a second one about a thing that still waits for an answer.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("coach").get(
        bureau_id=by.bureau_id, pk=dossier.pk
    )  # fmt: skip
    check_kandidaat(dossier, by)
    if dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Uw traject is klaar. U kunt niets meer sturen."))
    known = Tegenwerping.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    row = Tegenwerping(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, soort=soort, gedaan_op=klok.now(),
        gedaan_door_id=required(by.lidmaatschap_id),
        antwoord_uiterlijk=plus_werkdagen(klok.today(), ladder.termijnen().tegenwerping_werkdagen),
    )  # fmt: skip
    _fill(row, reden, over, herkomst)
    if (waiting := _waiting(row, herkomst)) is not None:
        return waiting
    row.save(force_insert=True)
    record(by, "tegenwerping_gemaakt", dossier=dossier, onderwerp=row, categorie="I")
    _ask_coach(row, dossier, by)
    return row


def _ask_coach(row: Tegenwerping, dossier: Dossier, by: Actor) -> None:
    """A task with the term on the coach's list, and word that there is news."""
    make_taak(
        dossier=dossier, by=by, soort="tegenwerping", titel=_("Antwoord op een tegenwerping van de kandidaat"),
        voor_rol=Rol.COACH, sleutel=task_key(row), due_on=row.antwoord_uiterlijk,
    )  # fmt: skip
    if dossier.coach is not None:
        pad = f"/dossiers/{dossier.pk}/medewerking/"
        notify(by, persoon=dossier.coach, soort=BERICHT, dossier=dossier, pad=pad)


def task_key(row: Tegenwerping) -> str:
    """How the task for the coach is known."""
    return f"tegenwerping:{row.pk}"


def _fill(row: Tegenwerping, reden: str, over: str, herkomst: Any) -> None:
    if row.soort not in SOORT.values:
        raise DomainError("soort", _("Kies wat u ervan vindt."), veld="soort")
    if not reden.strip():
        raise DomainError("leeg", _("Schrijf waarom. Dan kan uw coach u antwoord geven."), veld="reden")
    row.reden = clean(row, "reden", reden)
    if herkomst is None:
        row.over = clean(row, "over", over)
    elif herkomst.dossier_id != row.dossier_id:
        raise DomainError("herkomst", _("Dit hoort niet bij uw traject. Ververs de pagina."))
    elif isinstance(herkomst, Planregel):
        row.planregel_reeks, row.over = herkomst.reeks, herkomst.naam[:200]
    elif isinstance(herkomst, Afspraak):
        row.afspraak, row.over = herkomst, herkomst.titel[:200]
    elif isinstance(herkomst, Taak):
        row.taak, row.over = herkomst, herkomst.titel[:200]
    if not row.over:
        raise DomainError("leeg", _("Schrijf waar het over gaat."), veld="over")


def _waiting(row: Tegenwerping, herkomst: Any) -> Tegenwerping | None:
    """An objection about the same thing that has no answer yet."""
    if herkomst is None:
        return None
    same = {"planregel_reeks": row.planregel_reeks, "afspraak": row.afspraak, "taak": row.taak}
    return Tegenwerping.objects.filter(
        bureau_id=row.bureau_id,
        dossier_id=row.dossier_id,
        beantwoord_op__isnull=True,
        reden=row.reden,
        **same,
    ).first()


@transaction.atomic
def answer_tegenwerping(
    *, tegenwerping: Tegenwerping, antwoord: str, aangepast: bool, by: Actor
) -> Tegenwerping:
    """The coach answers, and says whether what was asked changes. The same answer twice changes nothing.

    Raises Changed, with what stands there now, when somebody else answered first.
    """
    row = _locked(tegenwerping, by)
    if by.rol not in {Rol.COACH, SYSTEEM}:
        raise DomainError("niet_van_u", _("De coach antwoordt op een tegenwerping."))
    words = antwoord.replace("\x00", "").strip()
    if not words:
        raise DomainError("leeg", _("Schrijf uw antwoord. De kandidaat leest het."), veld="antwoord")
    if row.beantwoord_op:
        if (row.antwoord, row.aangepast) == (words, aangepast):
            return row
        text = _("Deze tegenwerping is al beantwoord. Hieronder staat het antwoord.")
        raise Changed("beantwoord", text, nu=row.antwoord)
    row.antwoord = clean(row, "antwoord", words)
    row.aangepast, row.beantwoord_op, row.beantwoord_door_id = aangepast, klok.now(), by.lidmaatschap_id
    row.save(update_fields=["antwoord", "aangepast", "beantwoord_op", "beantwoord_door"])
    record(by, "tegenwerping_beantwoord", dossier=row.dossier_id, onderwerp=row, categorie="I")
    own = {"bureau_id": by.bureau_id, "dossier_id": row.dossier_id, "sleutel": task_key(row)}
    for taak in Taak.objects.filter(**own, vervallen_op__isnull=True):
        finish_taak(taak=taak, by=by)
    notify(by, persoon=row.dossier.kandidaat, soort=BERICHT, dossier=row.dossier_id, pad="/mijn/medewerking/")
    return row


@transaction.atomic
def conclude_tegenwerping(*, tegenwerping: Tegenwerping, uitkomst: str, by: Actor) -> Tegenwerping:
    """Whether both came to agree: said by the kandidaat, or written down by the coach after a talk.

    What the kandidaat said stands above what the coach wrote down. Raises DomainError before there is an answer.
    """
    row = _locked(tegenwerping, by)
    if uitkomst not in UITKOMST.values:
        raise DomainError("uitkomst", _("Kies: eens geworden, of niet eens."), veld="uitkomst")
    if by.rol not in {Rol.COACH, SYSTEEM}:
        check_kandidaat(row.dossier, by)
    if row.beantwoord_op is None:
        raise DomainError("eerst_antwoord", _("Er is nog geen antwoord. Daarna kan de uitkomst erbij."))
    if row.uitkomst == uitkomst:
        return row
    if row.uitkomst_rol == Rol.KANDIDAAT and not by.is_kandidaat:
        raise DomainError("van_kandidaat", _("De kandidaat heeft dit zelf gezegd. Dat blijft staan."))
    row.uitkomst, row.uitkomst_op = uitkomst, klok.now()
    row.uitkomst_door_id, row.uitkomst_rol = by.lidmaatschap_id, by.rol
    row.save(update_fields=["uitkomst", "uitkomst_op", "uitkomst_door", "uitkomst_rol"])
    record(by, f"tegenwerping_{uitkomst}", dossier=row.dossier_id, onderwerp=row, categorie="I")
    return row


def _locked(tegenwerping: Tegenwerping, by: Actor) -> Tegenwerping:
    return Tegenwerping.objects.select_for_update(of=("self",)).select_related("dossier__kandidaat").get(
        bureau_id=by.bureau_id, pk=tegenwerping.pk
    )  # fmt: skip
