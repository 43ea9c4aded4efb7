"""The same act for many dossiers: prepared once per form, done row by row, to be taken up again after a stop.

What is to be done and what came of it stands in one `Werk`: a row for each dossier, with ids and codes only. A row
that was done is not done again, whether the form was sent twice or the worker was stopped halfway.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.outbox.models import Werk
from wissel.trajecten.waarnemen import absent_of

Regel = dict[str, Any]
# What one row asks for and gives: the actor, what holds for all rows, and the row itself; a code comes back.
Uitvoerder = Callable[[Actor, Regel, Regel], str]
_UITVOERDERS: dict[str, Uitvoerder] = {}
# Up to so many rows are done at once; more become a job with progress.
METEEN = 25
BATCH = 20
MEEST = 500
SOORT = "bulk_"


def register(soort: str, uitvoerder: Uitvoerder) -> None:
    """Let a room say what is done for one row of this kind; once, when its app is ready."""
    _UITVOERDERS[SOORT + soort] = uitvoerder


@transaction.atomic
def prepare(
    *, soort: str, invoer: Regel, regels: Iterable[Regel], sleutel: uuid.UUID, by: Actor
) -> tuple[Werk, bool]:
    """Keep what is to be done. The same form sent twice is one work; says whether it is new.

    A few rows are done at once, more by a job. The caller has checked that the rows may be touched.
    """
    rows = list(regels)
    if by.lidmaatschap_id is None:
        raise DomainError("niet_van_u", _("Log in om dit te doen."))
    if not rows:
        raise DomainError("leeg", _("Kies minstens één regel."))
    if len(rows) > MEEST:
        text = _("Kies hoogstens %(aantal)s regels tegelijk.")
        raise DomainError("te_veel", text % {"aantal": MEEST})
    work, made = Werk.objects.get_or_create(
        bureau_id=by.bureau_id, sleutel=f"bulk {by.lidmaatschap_id} {sleutel}",
        defaults={
            "soort": SOORT + soort, "eigenaar_id": by.lidmaatschap_id, "totaal": len(rows), "gemaakt_op": klok.now(),
            "uitkomst": {"invoer": {**invoer, "sleutel": str(sleutel)}, "regels": rows},
        },
    )  # fmt: skip
    if made:
        record(by, "bulk_klaargezet", onderwerp=work, categorie="W")
        if len(rows) > METEEN:
            _later(work)
        else:
            while not step(work.bureau_id, work.pk):
                pass
            work.refresh_from_db()
    return work, made


def _later(work: Werk) -> None:
    from wissel.jobs import enqueue
    from wissel.trajecten.tasks import do_bulk

    enqueue(do_bulk, bureau_id=work.bureau_id, key=f"bulk {work.pk}", werk_id=work.pk)


@transaction.atomic
def step(bureau_id: Any, werk_id: Any) -> bool:
    """Do the next rows; True when nothing is left. To be called again until then."""
    work = Werk.objects.select_for_update(of=("self",)).get(bureau_id=bureau_id, pk=werk_id)
    if work.stand == Werk.Stand.KLAAR:
        return True
    rows: list[Regel] = work.uitkomst["regels"]
    left = [row for row in rows if "uitslag" not in row]
    by = _actor(work)
    for row in left[:BATCH]:
        _do(work, by, row)
    work.gedaan = sum("uitslag" in row for row in rows)
    finished = work.gedaan == len(rows)
    work.stand = Werk.Stand.KLAAR if finished else Werk.Stand.BEZIG
    work.klaar_op = klok.now() if finished else None
    work.save(update_fields=["uitkomst", "gedaan", "stand", "klaar_op"])
    if finished and by is not None:
        record(by, "bulk_klaar", onderwerp=work, categorie="W")
    return finished


def _do(work: Werk, by: Actor | None, row: Regel) -> None:
    """One row; what the domain refuses is the outcome of that row and stops no other."""
    if by is None:
        row["uitslag"] = "geen_rol"
        return
    try:
        with transaction.atomic():
            row["uitslag"] = _UITVOERDERS[work.soort](by, work.uitkomst["invoer"], row)
    except Changed as error:
        row["uitslag"], row["woorden"] = "gewijzigd", error.message
    except DomainError as error:
        row["uitslag"], row["woorden"] = "geweigerd", error.message


def _actor(work: Werk) -> Actor | None:
    """Who asked for this, as that person may act today; None when the role ended meanwhile."""
    lid = (
        Lidmaatschap.objects.filter(
            live_memberships(klok.today()), bureau_id=work.bureau_id, pk=work.eigenaar_id
        )
        .filter(user__is_active=True)
        .select_related("persoon", "organisatie", "bureau")
        .first()
    )
    if lid is None:
        return None
    away = absent_of(lid.bureau_id, lid.persoon_id, lid.rol, klok.today())
    return replace(Actor.of(lid), waarneemt=tuple(away))


def dossier_of(by: Actor, dossier_id: Any) -> Dossier:
    """The dossier of a row, while it is still one of this person. Raises DomainError when it no longer is."""
    row = Dossier.objects.select_related("kandidaat", "coach", "jobhunter").get(
        bureau_id=by.bureau_id, pk=dossier_id
    )
    own = {by.persoon_id, *by.waarneemt}
    whose = {Rol.COACH: row.coach_id, Rol.JOBHUNTER: row.jobhunter_id}
    if by.rol in whose and whose[Rol(by.rol)] not in own:
        raise DomainError("niet_van_u", _("Dit dossier is intussen niet meer van u."))
    return row
