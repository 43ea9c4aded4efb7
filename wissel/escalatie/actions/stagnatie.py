"""One escalation for a dossier that stands still: made, kept up to date, closed by itself, dealt with by people."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from poortwachter.kalender import plus_werkdagen
from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.escalatie.models import Stagnatie
from wissel.escalatie.redenen import Drempels, Reden
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten.actions.taken import drop_taak, finish_taak, make_taak

STAND = Stagnatie.Stand
TAAK = "stagnatie"
WERKDAGEN_OM_TE_KIEZEN = 2
LANGST = 300


@transaction.atomic
def notice(
    *, dossier: Dossier, redenen: Sequence[Reden], today: dt.date, drempels: Drempels, by: Actor
) -> Stagnatie | None:
    """Bring the escalation of one dossier in line with the reasons of today. The same reasons twice change nothing.

    No reasons and an open one: it closes itself. A reason that passed by itself and is back within the period of the
    thresholds opens the same one again.
    """
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    rows = Stagnatie.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    row = rows.filter(stand=STAND.OPEN).first()
    if row is not None:
        return _update(row, redenen, today, by)
    if not redenen:
        return None
    before = rows.filter(stand=STAND.VANZELF).order_by("-gesloten_op", "-pk").first()
    if before is not None and _returned(before, redenen, today, drempels):
        return _reopen(before, redenen, by)
    row = Stagnatie(bureau_id=by.bureau_id, dossier=dossier, gevonden_op=today)
    _fill(row, redenen)
    row.save(force_insert=True)
    _ask_coach(row, dossier, by)
    record(by, "stagnatie_gezien", dossier=dossier, onderwerp=row, categorie="H")
    return row


def _update(row: Stagnatie, redenen: Sequence[Reden], today: dt.date, by: Actor) -> Stagnatie:
    if not redenen:
        row.stand, row.gesloten_op, row.versie = STAND.VANZELF, today, row.versie + 1
        row.save(update_fields=["stand", "gesloten_op", "versie"])
        if row.taak is not None:
            drop_taak(taak=row.taak, by=by)
        record(by, "stagnatie_voorbij", dossier=row.dossier_id, onderwerp=row, categorie="H")
        return row
    if row.redenen == [each.as_json() for each in redenen]:
        return row
    before = set(row.merken)
    _fill(row, redenen)
    row.versie += 1
    row.save(update_fields=["redenen", "merken", "sinds", "versie"])
    if set(row.merken) - before:
        record(by, "stagnatie_bijgewerkt", dossier=row.dossier_id, onderwerp=row, categorie="H")
    return row


def _returned(row: Stagnatie, redenen: Sequence[Reden], today: dt.date, drempels: Drempels) -> bool:
    recent = row.gesloten_op is not None and (today - row.gesloten_op).days <= drempels.terug_dagen
    return recent and bool({each["sleutel"] for each in row.redenen} & {each.sleutel for each in redenen})


def _reopen(row: Stagnatie, redenen: Sequence[Reden], by: Actor) -> Stagnatie:
    row.stand, row.gesloten_op, row.keer, row.versie = STAND.OPEN, None, row.keer + 1, row.versie + 1
    _fill(row, redenen)
    row.save()
    _ask_coach(row, row.dossier, by)
    record(by, "stagnatie_terug", dossier=row.dossier_id, onderwerp=row, categorie="H")
    return row


def _fill(row: Stagnatie, redenen: Sequence[Reden]) -> None:
    row.redenen = [each.as_json() for each in redenen]
    row.merken = [mark for each in redenen for mark in each.merken]
    row.sinds = min(each.sinds for each in redenen)


def _ask_coach(row: Stagnatie, dossier: Dossier, by: Actor) -> None:
    """Put it on the coach's work list, without the reasons: others see that list too."""
    row.taak = make_taak(
        dossier=dossier, by=by, soort=TAAK, titel=_("Het traject staat stil: kies wat er gebeurt"), voor_rol=Rol.COACH,
        sleutel=f"{TAAK} {row.pk} {row.keer}", due_on=plus_werkdagen(klok.today(), WERKDAGEN_OM_TE_KIEZEN),
    )  # fmt: skip
    row.save(update_fields=["taak"])


@transaction.atomic
def settle(*, stagnatie: Stagnatie, keuze: str, toelichting: str, versie: int, by: Actor) -> Stagnatie:
    """Say what happens now; the escalation is dealt with and its task done.

    "Bureaumanager erbij" keeps it open and puts it on the manager's board. Raises Changed when somebody else was first.
    """
    row = _locked(stagnatie, by)
    words = _words(toelichting)
    if (row.stand, row.keuze, row.toelichting) == (STAND.AFGEHANDELD, keuze, words):
        return row
    _check_open(row, versie)
    if keuze not in Stagnatie.Keuze.values:
        raise DomainError("keuze", _("Kies wat u gaat doen."), veld="keuze")
    row.keuze, row.toelichting, row.versie = keuze, words, row.versie + 1
    if keuze == Stagnatie.Keuze.MANAGER:
        row.manager_op = klok.now()
        row.save(update_fields=["keuze", "toelichting", "versie", "manager_op"])
        record(by, "stagnatie_naar_manager", dossier=row.dossier_id, onderwerp=row, categorie="H")
        return row
    return _close(row, STAND.AFGEHANDELD, "stagnatie_afgehandeld", by)


@transaction.atomic
def dismiss(*, stagnatie: Stagnatie, toelichting: str, versie: int, by: Actor) -> Stagnatie:
    """Say that nothing stands still, and why; these same facts are not named again."""
    row = _locked(stagnatie, by)
    words = _words(toelichting)
    if (row.stand, row.toelichting) == (STAND.VALS_ALARM, words):
        return row
    _check_open(row, versie)
    if not words:
        text = _("Schrijf kort waarom het traject niet stilstaat. Dan weet een collega dat ook.")
        raise DomainError("leeg", text, veld="toelichting")
    row.toelichting, row.versie = words, row.versie + 1
    return _close(row, STAND.VALS_ALARM, "stagnatie_vals_alarm", by)


def _close(row: Stagnatie, stand: str, actie: str, by: Actor) -> Stagnatie:
    row.stand, row.gesloten_op, row.gesloten_door_id = stand, klok.today(), by.lidmaatschap_id
    row.save(
        update_fields=["stand", "gesloten_op", "gesloten_door", "keuze", "toelichting", "versie"]
    )  # fmt: skip
    if row.taak is not None:
        finish_taak(taak=row.taak, by=by)
    record(by, actie, dossier=row.dossier_id, onderwerp=row, categorie="H")
    return row


def _locked(stagnatie: Stagnatie, by: Actor) -> Stagnatie:
    rows = Stagnatie.objects.select_for_update(of=("self",)).select_related("taak", "dossier")
    return rows.get(bureau_id=by.bureau_id, pk=stagnatie.pk)


def _check_open(row: Stagnatie, versie: int) -> None:
    if row.stand != STAND.OPEN:
        text = _("Deze melding is al gesloten. Ververs de pagina en lees wat er nu staat.")
        raise Changed("gesloten", text, nu=row)
    if row.versie != versie:
        text = _("Er is intussen iets bijgekomen bij deze melding. Lees het en kies dan opnieuw.")
        raise Changed("gewijzigd", text, nu=row)


def _words(text: str) -> str:
    words = text.replace("\x00", "").strip()
    if len(words) > LANGST:
        raise DomainError(
            "te_lang", _("Dit is te lang. Gebruik hoogstens %(aantal)s tekens.") % {"aantal": LANGST},
            veld="toelichting",
        )  # fmt: skip
    return words


def open_rows(bureau_id: Any, dossier_ids: Iterable[Any]) -> list[Stagnatie]:
    """Every escalation of these dossiers, open and closed."""
    return list(Stagnatie.objects.filter(bureau_id=bureau_id, dossier_id__in=list(dossier_ids)))
