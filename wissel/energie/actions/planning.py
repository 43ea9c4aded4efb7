"""Planning a week. What is more than the week can carry is refused, with what could move (D5)."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.energie.actions.afspraak import check_load
from wissel.energie.actions.hulp import all_posts, check_day, hold, room_on
from wissel.energie.lasten import hours, loads
from wissel.energie.models import Weekactiviteit
from wissel.energie.weekplan import Post, Teveel, Voorstel, suggest, too_much
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import getal, lange_datum
from wissel.trajecten.actions.planhulp import clean

TE_VEEL = "te_veel"
MEESTE_OP_EEN_DAG = 20


@transaction.atomic
def plan(
    *, dossier_id: Any, by: Actor, sleutel: uuid.UUID, soort: str, dag: dt.date, minuten: int, reis: int = 0,
    zwaarte: int = 1, titel: str = "",
) -> Weekactiviteit:  # fmt: skip
    """Plan something on a day. The same form twice is one.

    Raises DomainError("te_veel") at `dag` when the day or the week cannot carry it; `facts["voorstellen"]` are things
    that could move (`Voorstel`). Without agreed hours nothing is refused.
    """
    dossier = hold(dossier_id, by)
    known = Weekactiviteit.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    check_load(soort, minuten, reis, zwaarte)
    if loads()[soort].vanzelf:
        raise DomainError("soort", _("Kies een soort uit de lijst."), veld="soort")
    check_day(dag)
    row = Weekactiviteit(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, soort=soort, dag=dag, minuten=minuten, reis=reis,
        zwaarte=zwaarte, uren=hours(minuten, reis, zwaarte), gemaakt_op=klok.now(), gemaakt_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    row.titel = clean(row, "titel", titel)
    posts = all_posts(dossier, dag)
    _check_fits(dossier, posts, row, dag)
    row.save(force_insert=True)
    record(by, "weekactiviteit_gepland", dossier=dossier, onderwerp=row, categorie="F")
    return row


@transaction.atomic
def move(*, activiteit: Weekactiviteit, by: Actor, naar: dt.date) -> Weekactiviteit:
    """Move something to another day. Raises DomainError("te_veel") when it does not fit there."""
    row, dossier = _open(activiteit, by)
    if row.dag == naar:
        return row
    check_day(naar)
    posts = [each for each in all_posts(dossier, naar) if each.id != row.pk]
    _check_fits(dossier, posts, row, naar)
    row.dag, row.verzet = naar, row.verzet + 1
    row.save(update_fields=["dag", "verzet"])
    record(by, "weekactiviteit_verzet", dossier=dossier, onderwerp=row, categorie="F")
    return row


@transaction.atomic
def finish(*, activiteit: Weekactiviteit, by: Actor) -> Weekactiviteit:
    """It is done. Twice is once."""
    row, dossier = _open(activiteit, by, klaar_mag=True)
    if row.klaar_op is None:
        row.klaar_op = klok.now()
        row.dag = row.dag or klok.today()
        row.save(update_fields=["klaar_op", "dag"])
        record(by, "weekactiviteit_klaar", dossier=dossier, onderwerp=row, categorie="F")
    return row


@transaction.atomic
def drop(*, activiteit: Weekactiviteit, by: Actor) -> None:
    """Take something out of the planning. No reason is asked."""
    row, dossier = _open(activiteit, by, weg_mag=True)
    if row.weg_op is None:
        row.weg_op = klok.now()
        row.save(update_fields=["weg_op"])
        record(by, "weekactiviteit_weg", dossier=dossier, onderwerp=row, categorie="F")


def _open(
    activiteit: Weekactiviteit, by: Actor, *, klaar_mag: bool = False, weg_mag: bool = False
) -> tuple[Weekactiviteit, Dossier]:
    dossier = hold(activiteit.dossier_id, by)
    row = Weekactiviteit.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=activiteit.pk)
    if row.weg_op is not None and not weg_mag:
        raise DomainError("weg", _("Dit staat niet meer in de planning. Ververs de pagina."))
    if row.klaar_op is not None and not klaar_mag:
        raise DomainError("klaar", _("Dit is al gedaan. Er hoeft niets meer."))
    return row, dossier


def _check_fits(dossier: Dossier, posts: list[Post], row: Weekactiviteit, day: dt.date) -> None:
    if sum(each.dag == day for each in posts) >= MEESTE_OP_EEN_DAG:
        raise DomainError("vol", _("Op deze dag staat al heel veel. Kies een andere dag."), veld="dag")
    room = room_on(dossier, day)
    found = too_much(posts, row.uren, day, room)
    if found is None:
        return
    ways = suggest(posts, row.uren, day, room, klok.today())
    raise DomainError(TE_VEEL, refusal(found, ways), veld="dag", voorstellen=ways, teveel=found)


def refusal(found: Teveel, ways: tuple[Voorstel, ...]) -> str:
    """Why it does not fit, and what can be done about it, in one text."""
    numbers = {"uren": getal(found.uren), "past": getal(found.past), "over": getal(found.over)}
    if found.dag:
        text = _("Dit is te veel voor deze dag: %(uren)s uur, en er past %(past)s uur.") % numbers
    else:
        text = _("Dit is te veel voor deze week: %(uren)s uur, en er past %(past)s uur.") % numbers
    tips = [
        _("Verplaats ‘%(wat)s’ naar %(dag)s.") % {"wat": each.post.titel, "dag": lange_datum(each.naar)}
        for each in ways
    ]
    if not tips:
        tips.append(_("Kies een andere week."))
    if len(tips) < 2 and found.over:
        tips.append(_("Of kies iets van hooguit %(over)s uur.") % numbers)
    elif len(tips) < 2:
        tips.append(_("Of haal eerst iets uit de planning."))
    return " ".join([text, *tips])
