"""Searches that are kept: add, stop or start the weekly message, throw away, see what is new, and tell (S0.20)."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.arbeidsmarkt.models import Vacature
from wissel.database.ids import new_id
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal.actions import hold_own
from wissel.jobportal.models import EigenVondst, Verborgen, Zoekopdracht
from wissel.jobportal.soorten import KEUZES
from wissel.jobportal.zoeken import Vraag, may_meet, narrow
from wissel.logbook.actions import record
from wissel.matching.lezen import assess, zoekers
from wissel.matching.waarden import Verdict, Zoeker
from wissel.outbox.actions import notify

MEESTE = 10
WEEK = dt.timedelta(days=7)
SOORT = "vacatures"
# A count stops here; the page then says "meer dan".
TOT = 99


@transaction.atomic
def keep_search(
    *, dossier_id: Any, vraag: Vraag, sleutel: uuid.UUID, by: Actor, mail: bool = True
) -> Zoekopdracht:
    """Keep a search. The same form, or the same search, twice is one. The first message comes after a week.

    Raises DomainError for an empty search, for a kind that is none, and after ten.
    """
    dossier = hold_own(dossier_id, by)
    what = _checked(vraag)
    rows = Zoekopdracht.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    known = rows.filter(sleutel=sleutel).first() or rows.filter(**what).first()
    if known is not None:
        return known
    if rows.count() >= MEESTE:
        text = _("U bewaarde al %(n)s zoekopdrachten. Haal er eerst een weg.")
        raise DomainError("te_veel", text % {"n": MEESTE})
    row = Zoekopdracht.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, mail=mail, op=klok.now(),
        gemaild_op=klok.today(), **what,
    )  # fmt: skip
    record(by, "zoekopdracht_bewaard", dossier=dossier, onderwerp=row, categorie="N")
    return row


def _checked(vraag: Vraag) -> dict[str, Any]:
    words = " ".join(f"{vraag.woorden} {vraag.plaats}".replace("\x00", "").split())[:80]
    if vraag.soort and vraag.soort not in dict(KEUZES):
        raise DomainError("soort", _("Kies een soort werk uit de lijst."), veld="soort")
    if not (words or vraag.km or vraag.uren or vraag.soort):
        raise DomainError("leeg", _("Vul eerst in wat u zoekt. Bewaar het dan."), veld="q")
    return {"woorden": words, "km": vraag.km, "uren": vraag.uren, "soort": vraag.soort}


@transaction.atomic
def set_mail(*, opdracht: Zoekopdracht, aan: bool, by: Actor) -> None:
    """Stop or start the weekly message of one search."""
    row = _held(opdracht, by)
    if row.mail != aan:
        row.mail, row.gemaild_op = aan, klok.today()
        row.save(update_fields=["mail", "gemaild_op"])
        record(
            by,
            "zoekmail_aan" if aan else "zoekmail_uit",
            dossier=row.dossier_id,
            onderwerp=row,
            categorie="N",
        )


@transaction.atomic
def drop_search(*, opdracht: Zoekopdracht, by: Actor) -> None:
    """Throw a search away."""
    row = _held(opdracht, by)
    record(by, "zoekopdracht_weg", dossier=row.dossier_id, onderwerp=row, categorie="N")
    row.delete()


@transaction.atomic
def look(*, opdracht: Zoekopdracht, by: Actor) -> uuid.UUID:
    """The kandidaat looks at what is new; says from where it is new."""
    row = _held(opdracht, by)
    since, row.gezien_tot = row.gezien_tot, new_id()
    row.save(update_fields=["gezien_tot"])
    return since


def _held(opdracht: Zoekopdracht, by: Actor) -> Zoekopdracht:
    hold_own(opdracht.dossier_id, by)
    rows = Zoekopdracht.objects.select_for_update(of=("self",)).filter(bureau_id=by.bureau_id, pk=opdracht.pk)
    row = rows.first()
    if row is None:
        raise DomainError("weg", _("Deze zoekopdracht is er niet meer."))
    return row


def question(row: Zoekopdracht) -> Vraag:
    """What a kept search asks."""
    return Vraag(woorden=row.woorden, km=row.km, uren=row.uren, soort=row.soort)


def count_new(row: Zoekopdracht, pc4: str) -> int:
    """How many open vacancies of this search came since the kandidaat looked; stops at a hundred."""
    return len(_new(row, pc4).values_list("pk", flat=True)[: TOT + 1])


def _new(row: Zoekopdracht, pc4: str) -> QuerySet[Vacature]:
    own = EigenVondst.objects.filter(bureau_id=row.bureau_id, dossier_id=row.dossier_id).values("vacature_id")
    hidden = Verborgen.objects.filter(bureau_id=row.bureau_id, dossier_id=row.dossier_id, terug_op=None)
    rows = Vacature.objects.filter(bureau_id=row.bureau_id, pk__gt=row.gezien_tot, gesloten_op=None)
    rows = may_meet(rows, ()).exclude(pk__in=own).exclude(pk__in=hidden.values("vacature_id"))
    return narrow(rows, question(row), pc4)


def _worth_telling(row: Zoekopdracht, zoeker: Zoeker) -> bool:
    """Whether something new is there that no limit excludes: nobody gets a mail about work that does not fit."""
    newest = _new(row, zoeker.pc4).order_by("-pk")[:TOT]
    return any(each.match.verdict is not Verdict.PAST_NIET for each in assess(zoeker, newest))


@transaction.atomic
def tell_batch(bureau: Bureau, today: dt.date, size: int = 200) -> int:
    """Send who has something new that may fit one message; says how many searches were looked at.

    Once a week for each search. Nothing goes out while the traject is paused or after it was closed.
    """
    rows = Zoekopdracht.objects.select_for_update(of=("self",)).select_related("dossier__kandidaat").filter(
        bureau=bureau, mail=True, gemaild_op__lte=today - WEEK
    ).exclude(dossier__stand__in=(Dossier.Stand.GESLOTEN, Dossier.Stand.PAUZE))  # fmt: skip
    found = list(rows.order_by("gemaild_op", "id")[:size])
    seekers = zoekers(row.dossier_id for row in found)
    told: dict[uuid.UUID, Dossier] = {}
    for row in found:
        if row.dossier_id not in told and _worth_telling(row, seekers[row.dossier_id]):
            told[row.dossier_id] = row.dossier
        row.gemaild_op = today
    Zoekopdracht.objects.bulk_update(found, ["gemaild_op"])
    by = Actor.systeem(bureau)
    for dossier in told.values():
        notify(by, persoon=dossier.kandidaat, soort=SOORT, dossier=dossier, pad="/mijn/vacatures/")
    return len(found)
