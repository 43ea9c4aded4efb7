"""Getting ready: conditions and who arranges them, the start of the search, checklists (S0.18, S2.17, S2.21)."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.oefenen.actions.gemeen import hold, words
from wissel.oefenen.lijsten import points_of
from wissel.oefenen.models import Gereedpunt, Voorwaarde, Zoekstart
from wissel.trajecten.actions.taken import drop_taak, finish_taak, make_taak
from wissel.trajecten.models import Taak

TAAK = "voorwaarde"


def open_conditions(bureau_id: Any, dossier_id: Any) -> int:
    """How many conditions are still to be arranged; looking for work starts at none, or with a reason."""
    rows = Voorwaarde.objects.filter(bureau_id=bureau_id, dossier_id=dossier_id)
    return rows.filter(geregeld_op__isnull=True, vervallen_op__isnull=True).count()


@transaction.atomic
def add_condition(
    *,
    dossier_id: Any,
    by: Actor,
    sleutel: uuid.UUID,
    soort: str,
    wat: str,
    eigenaar: str,
    voor: dt.date | None = None,
) -> Voorwaarde:
    """Write down what has to be arranged and who does it; that party gets a task. Twice is once."""
    dossier = hold(dossier_id, by)
    known = Voorwaarde.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    if soort not in Voorwaarde.Soort.values:
        raise DomainError("soort", _("Kies een soort uit de lijst."), veld="soort")
    if eigenaar not in Voorwaarde.Eigenaar.values:
        raise DomainError("eigenaar", _("Kies wie dit regelt."), veld="eigenaar")
    if voor is not None and voor < klok.today():
        raise DomainError("voorbij", _("Deze dag is voorbij. Kies vandaag of een latere dag."), veld="voor")
    row = Voorwaarde.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, soort=soort, eigenaar=eigenaar, voor=voor,
        wat=words(wat, "wat", most=200, needed=_("Schrijf wat er geregeld moet worden.")), gemaakt_op=klok.now(),
    )  # fmt: skip
    if eigenaar in {Rol.KANDIDAAT, Rol.COACH, Rol.JOBHUNTER}:
        make_taak(
            dossier=dossier, by=by, soort=TAAK, titel=_("Regelen: %(wat)s") % {"wat": row.get_soort_display().lower()},
            voor_rol=eigenaar, sleutel=f"{TAAK} {row.pk}", due_on=voor,
        )  # fmt: skip
    record(by, "voorwaarde_toegevoegd", dossier=dossier, onderwerp=row, categorie="H")
    return row


@transaction.atomic
def settle_condition(*, voorwaarde: Voorwaarde, by: Actor, nodig: bool = True) -> Voorwaarde:
    """It is arranged, or (`nodig` False) not needed any more. Doing it twice changes nothing."""
    row = Voorwaarde.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=voorwaarde.pk)
    hold(row.dossier_id, by)
    if row.geregeld_op or row.vervallen_op:
        return row
    if not nodig and by.is_kandidaat:
        raise DomainError("niet_van_u", _("Is dit niet meer nodig? Vraag uw coach om het weg te halen."))
    now = klok.now()
    row.geregeld_op, row.vervallen_op = (now, None) if nodig else (None, now)
    row.geregeld_door_id = by.lidmaatschap_id
    row.save(update_fields=["geregeld_op", "vervallen_op", "geregeld_door"])
    system = Actor.systeem(hold(row.dossier_id, by).bureau)
    for task in Taak.objects.filter(
        bureau_id=by.bureau_id, dossier_id=row.dossier_id, sleutel=f"{TAAK} {row.pk}"
    ):
        (finish_taak if nodig else drop_taak)(taak=task, by=system)
    record(
        by, "voorwaarde_geregeld" if nodig else "voorwaarde_vervallen", dossier=row.dossier_id, onderwerp=row
    )
    return row


@transaction.atomic
def start_search(*, dossier_id: Any, by: Actor, reden: str = "") -> Zoekstart:
    """Looking for work begins. Open conditions stop it, unless a reason says why it begins all the same.

    Raises DomainError("voorwaarden") at `reden`. Starting twice gives the first start.
    """
    dossier = hold(dossier_id, by)
    if by.is_kandidaat:
        raise DomainError("niet_van_u", _("Uw coach start het zoeken naar werk, in overleg met u."))
    known = Zoekstart.objects.filter(bureau_id=by.bureau_id, dossier=dossier).first()
    if known is not None:
        return known
    count, why = open_conditions(by.bureau_id, dossier.pk), words(reden, "reden", most=300)
    if count and not why:
        text = _("Er zijn nog %(n)s voorwaarden open. Regel ze eerst, of schrijf waarom u toch begint.")
        raise DomainError("voorwaarden", text % {"n": count}, veld="reden")
    row = Zoekstart.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, op=klok.now(), open=count, reden=why if count else "",
        door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "zoeken_gestart", dossier=dossier, onderwerp=row, categorie="H")
    return row


@transaction.atomic
def tick(*, dossier_id: Any, lijst: str, punten: set[str], by: Actor) -> int:
    """Let exactly these points of a checklist stand as done; gives the percentage. What stood keeps its own day."""
    dossier = hold(dossier_id, by)
    known = {each.sleutel for each in points_of(lijst)}
    if not known:
        raise DomainError("lijst", _("Deze lijst bestaat niet. Ververs de pagina."))
    wanted = punten & known
    rows = Gereedpunt.objects.filter(bureau_id=by.bureau_id, dossier=dossier, lijst=lijst)
    have = set(rows.values_list("punt", flat=True))
    if have == wanted:
        return round(100 * len(wanted) / len(known))
    rows.exclude(punt__in=wanted).delete()
    for key in sorted(wanted - have):
        Gereedpunt.objects.create(
            bureau_id=by.bureau_id, dossier=dossier, lijst=lijst, punt=key, gedaan_op=klok.now(),
            door_id=by.lidmaatschap_id,
        )  # fmt: skip
    record(by, "gereedheid_bijgewerkt", dossier=dossier, categorie="H")
    return round(100 * len(wanted) / len(known))
