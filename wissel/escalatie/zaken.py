"""Which dossiers may stand still, and the facts that say so: a fixed number of queries for each batch."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Max, Q

from wissel import klok
from wissel.accounts.models import Bureau, Rol
from wissel.dossiers.models import Advies, Dossier, Opvolging
from wissel.escalatie.models import Stagnatie
from wissel.escalatie.redenen import GEBEURD, Bewijs, Bezwaar, Drempels, Zaakfeiten
from wissel.medewerking.models import Tegenwerping
from wissel.trajecten.models import (
    Afspraak,
    Onderbreking,
    Standpunt,
    Taak,
    Traject,
    Trajectplan,
    Wijzigingsvoorstel,
)

BATCH = 500
LOPEND = (Traject.Stand.VOORBEREIDING, Traject.Stand.LOPEND, Traject.Stand.PAUZE)
ADVISEURS = (Advies.Van.BEDRIJFSARTS, Advies.Van.ARBEIDSDESKUNDIGE)
_TER_TAFEL = (Trajectplan.Stand.BIJ_KANDIDAAT, Trajectplan.Stand.BIJ_OPDRACHTGEVER)
Ids = Collection[uuid.UUID]


def candidates(
    bureau: Bureau, today: dt.date, drempels: Drempels, after: uuid.UUID | None = None
) -> list[uuid.UUID]:
    """Up to a batch of dossiers past an id that may have a reason, or have one that may be over."""
    of = {"bureau": bureau}
    opened = Stagnatie.objects.filter(**of, stand=Stagnatie.Stand.OPEN).values("dossier_id")
    may = Q(pk__in=Traject.objects.filter(**of, stand__in=LOPEND).values("dossier_id"))
    signs = _quiet(today, drempels)
    for rows in (
        _objections(bureau), _changes(bureau), _open_objections(bureau), _disagreed(bureau),
        _advice(bureau).filter(datum__lte=today - dt.timedelta(days=drempels.advies_dagen)),
    ):  # fmt: skip
        signs |= Q(pk__in=rows.values("dossier_id"))
    signs |= Q(pk__in=_often_missed(bureau, today, drempels))
    found = Dossier.objects.filter(**of).filter(Q(pk__in=opened) | (may & signs))
    if after is not None:
        found = found.filter(pk__gt=after)
    return list(found.order_by("pk").values_list("pk", flat=True)[:BATCH])


def _quiet(today: dt.date, drempels: Drempels) -> Q:
    limit = today - dt.timedelta(days=drempels.stil_dagen)
    opened = dt.datetime.combine(limit + dt.timedelta(days=1), dt.time(), klok.NEDERLAND)
    silent = Q(laatste_activiteit_op__lte=limit)
    silent |= Q(laatste_activiteit_op__isnull=True, aangemaakt_op__lt=opened)
    return silent & ~Q(stand=Dossier.Stand.PAUZE)


def _objections(bureau: Bureau) -> Any:
    """Answers "niet akkoord" of the kandidaat on a plan that still lies on the table."""
    return Standpunt.objects.filter(
        bureau=bureau, van=Rol.KANDIDAAT, antwoord=Standpunt.Antwoord.NIET_AKKOORD, plan__stand__in=_TER_TAFEL
    )


def _changes(bureau: Bureau) -> Any:
    rows = Wijzigingsvoorstel.objects.filter(bureau=bureau, beantwoord_op__isnull=True)
    return rows.exclude(plan__stand=Trajectplan.Stand.VERVANGEN)


def _open_objections(bureau: Bureau) -> Any:
    return Tegenwerping.objects.filter(bureau=bureau, beantwoord_op__isnull=True)


def _disagreed(bureau: Bureau) -> Any:
    return Tegenwerping.objects.filter(bureau=bureau, uitkomst=Tegenwerping.Uitkomst.NIET_EENS)


def _missed(bureau: Bureau, today: dt.date, drempels: Drempels) -> Any:
    since = today - dt.timedelta(days=drempels.gemist_dagen)
    return Afspraak.objects.filter(
        bureau=bureau, stand=Afspraak.Aanwezigheid.NIET_GEKOMEN,
        begint_op__gte=dt.datetime.combine(since, dt.time(), klok.NEDERLAND),
    )  # fmt: skip


def _often_missed(bureau: Bureau, today: dt.date, drempels: Drempels) -> Any:
    per = _missed(bureau, today, drempels).order_by().values("dossier_id").annotate(keer=Count("pk"))
    return per.filter(keer__gte=drempels.gemist_keer).values("dossier_id")


def _advice(bureau: Bureau) -> Any:
    followed = Opvolging.objects.filter(bureau=bureau).values("advies_id")
    return Advies.objects.filter(bureau=bureau, van__in=ADVISEURS).exclude(pk__in=followed)


def collect(bureau: Bureau, ids: Ids, today: dt.date, drempels: Drempels) -> dict[uuid.UUID, Zaakfeiten]:
    """The facts of these dossiers. A dossier without a running traject gets facts from which nothing follows."""
    rows = Traject.objects.filter(bureau=bureau, dossier_id__in=ids, stand__in=LOPEND)
    running = {row.dossier_id: row for row in rows.select_related("dossier")}
    pauses = dict(
        Onderbreking.objects.filter(bureau=bureau, dossier_id__in=ids, laatste_dag__isnull=False)
        .values_list("dossier_id")
        .annotate(Max("laatste_dag"))
    )
    objections, disagreed = _all_objections(bureau, ids), _all_disagreed(bureau, ids)
    missed, advice = _all_missed(bureau, ids, today, drempels), _all_advice(bureau, ids)
    found = {}
    for pk in ids:
        traject = running.get(pk)
        if traject is None:
            found[pk] = Zaakfeiten(begonnen_op=None)
            continue
        found[pk] = Zaakfeiten(
            begonnen_op=day_of(traject.aangemaakt_op), laatste_activiteit=traject.dossier.laatste_activiteit_op,
            in_pauze=traject.stand == Traject.Stand.PAUZE, pauze_tot=pauses.get(pk),
            bezwaren=tuple(objections[pk]), oneens=tuple(disagreed[pk]), gemist=tuple(missed[pk]),
            adviezen=tuple(advice[pk]),
        )  # fmt: skip
    return found


def _all_objections(bureau: Bureau, ids: Ids) -> dict[uuid.UUID, list[Bezwaar]]:
    """What the kandidaat did not agree with and nobody answered: on the plan, on a line of it, on something asked."""
    found: dict[uuid.UUID, list[Bezwaar]] = defaultdict(list)
    said = list(_objections(bureau).filter(dossier_id__in=ids))
    keys = [f"standpunt {row.pk}" for row in said]
    tasks = Taak.objects.filter(bureau=bureau, dossier_id__in=ids, sleutel__in=keys)
    answered = set(
        tasks.filter(Q(klaar_op__isnull=False) | Q(vervallen_op__isnull=False)).values_list("sleutel", flat=True)
    )  # fmt: skip
    for row in said:
        if f"standpunt {row.pk}" not in answered:
            found[row.dossier_id].append(Bezwaar(str(row.pk), day_of(row.gegeven_op), "plan"))
    for change in _changes(bureau).filter(dossier_id__in=ids):
        found[change.dossier_id].append(Bezwaar(str(change.pk), day_of(change.gedaan_op), "planregel"))
    for each in _open_objections(bureau).filter(dossier_id__in=ids):
        found[each.dossier_id].append(
            Bezwaar(str(each.pk), day_of(each.gedaan_op), "tegenwerping", each.antwoord_uiterlijk)
        )
    return found


def _all_disagreed(bureau: Bureau, ids: Ids) -> dict[uuid.UUID, list[Bewijs]]:
    found: dict[uuid.UUID, list[Bewijs]] = defaultdict(list)
    for row in _disagreed(bureau).filter(dossier_id__in=ids):
        found[row.dossier_id].append(Bewijs(str(row.pk), day_of(row.uitkomst_op), "tegenwerping"))
    return found


def _all_missed(
    bureau: Bureau, ids: Ids, today: dt.date, drempels: Drempels
) -> dict[uuid.UUID, list[Bewijs]]:
    found: dict[uuid.UUID, list[Bewijs]] = defaultdict(list)
    rows = _missed(bureau, today, drempels).filter(dossier_id__in=ids)
    for pk, dossier_id, begins in rows.values_list("pk", "dossier_id", "begint_op"):
        found[dossier_id].append(Bewijs(str(pk), day_of(begins), "afspraak"))
    return found


def _all_advice(bureau: Bureau, ids: Ids) -> dict[uuid.UUID, list[Bewijs]]:
    """The newest advice of each adviser, unless it says what was done with it.

    It counts from the day it was given, or recorded when that was later: nobody can follow what is not there yet.
    """
    newest = (
        Advies.objects.filter(bureau=bureau, dossier_id__in=ids, van__in=ADVISEURS)
        .order_by("dossier_id", "van", "-datum", "-op").distinct("dossier_id", "van").values("pk")
    )  # fmt: skip
    found: dict[uuid.UUID, list[Bewijs]] = defaultdict(list)
    for row in _advice(bureau).filter(pk__in=newest):
        found[row.dossier_id].append(Bewijs(str(row.pk), max(row.datum, day_of(row.op)), row.van))
    return found


def silenced(rows: Collection[Stagnatie], today: dt.date, drempels: Drempels) -> set[str]:
    """The marks of what was dealt with and does not come back today.

    A false alarm and something that happened stay away; what goes on is named again after the rest period.
    """
    marks: set[str] = set()
    rest = dt.timedelta(days=drempels.rust_dagen)
    for row in rows:
        if row.stand == Stagnatie.Stand.VALS_ALARM:
            marks.update(row.merken)
        elif row.stand == Stagnatie.Stand.AFGEHANDELD and row.gesloten_op is not None:
            resting = today < row.gesloten_op + rest
            marks.update(mark for mark in row.merken if resting or mark.partition(":")[0] in GEBEURD)
    return marks


def day_of(moment: Any) -> Any:
    """The day of a moment in the Netherlands."""
    return moment.astimezone(klok.NEDERLAND).date()
