"""What the pages of the orientation of one kandidaat show, as plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass

from wissel.accounts.actor import Actor
from wissel.orientatie import meegeleverd
from wissel.orientatie.etiket import is_test, label
from wissel.orientatie.models import Afname, Instrument, Meetdeling, Soort, Testconclusie, Vragenlijstversie
from wissel.policies import visible


@dataclass(frozen=True, slots=True)
class Afnamerij:
    """One instrument of this kandidaat. `stand`: klaargezet, bezig, extern, bespreken, besproken or zichtbaar."""

    id: uuid.UUID
    naam: str
    label: str
    test: bool
    stand: str
    toegewezen_op: dt.datetime
    uiterlijk: dt.date | None
    afgenomen_op: dt.date | None
    besproken_op: dt.date | None
    versie: str
    normgroep: str
    waarom: str
    extern: bool
    prive: bool
    bespreken: bool


@dataclass(frozen=True, slots=True)
class Conclusie:
    naam: str
    label: str
    tekst: str
    op: dt.datetime
    in_rapport: bool


def rows(actor: Actor, dossier_id: uuid.UUID) -> list[Afnamerij]:
    """What was given and not taken back; what waits for the coach first. Measures stand in the chart."""
    found = visible(actor, Afname).filter(dossier_id=dossier_id, prive=False, ingetrokken_op__isnull=True)
    today = dt.date.max
    order = {"bespreken": 0, "extern": 1, "bezig": 2, "klaargezet": 3, "zichtbaar": 4, "besproken": 5}
    shown = [sheet(row, row.afgenomen_op or today) for row in found.order_by("-toegewezen_op")]
    return sorted(shown, key=lambda each: order[each.stand])


def sheet(row: Afname, today: dt.date) -> Afnamerij:
    on = row.afgenomen_op or (row.toegewezen_op.date() if today == dt.date.max else today)
    return Afnamerij(
        row.pk, row.naam, label(row.soort, row.geldig_tot, on), is_test(row.soort, row.geldig_tot, on), _state(row),
        row.toegewezen_op, row.uiterlijk, row.afgenomen_op, row.besproken_op, row.instrumentversie, row.normgroep,
        row.waarom, row.versie_id is None, row.prive, row.bespreken,
    )  # fmt: skip


def _state(row: Afname) -> str:
    if row.besproken_op is not None:
        return "besproken"
    if row.afgenomen_op is not None:
        return "bespreken" if row.bespreken else "zichtbaar"
    if row.versie_id is None:
        return "extern"
    return "bezig" if row.begonnen_op else "klaargezet"


def shared(actor: Actor, dossier_id: uuid.UUID) -> bool:
    """Whether the kandidaat shares the self-measures now."""
    return visible(actor, Meetdeling).filter(dossier_id=dossier_id, tot__isnull=True).exists()


def conclusions(actor: Actor, dossier_id: uuid.UUID) -> list[Conclusie]:
    """The last conclusion of each result."""
    found = visible(actor, Testconclusie).filter(dossier_id=dossier_id).select_related("afname")
    last: dict[uuid.UUID, Testconclusie] = {}
    for row in found.order_by("geschreven_op"):
        last[row.afname_id] = row
    return [
        Conclusie(
            row.afname.naam,
            label(row.afname.soort, row.afname.geldig_tot, row.afname.afgenomen_op or dt.date.max),
            row.tekst,
            row.geschreven_op,
            row.regel_id is not None,
        )  # fmt: skip
        for row in last.values()
    ]


def choices(actor: Actor, today: dt.date) -> list[tuple[str, str]]:
    """What can be given: the register without what is archived or has no questions, and what comes with Wissel."""
    own = list(visible(actor, Instrument).filter(gearchiveerd_op__isnull=True).order_by("naam"))
    published = set(
        visible(actor, Vragenlijstversie).filter(stand="vast").values_list("instrument_id", flat=True)
    )
    known = {row.sleutel for row in visible(actor, Instrument).only("sleutel", "bureau_id")}
    found = [
        (str(row.pk), f"{row.naam} ({label(row.soort, row.geldig_tot, today)})")
        for row in sorted(own, key=lambda each: not is_test(each.soort, each.geldig_tot, today))
        if row.sleutel != meegeleverd.ZELFMETING
        and (row.waar == Instrument.Afname.EXTERN or row.pk in published)
    ]
    kind = label(Soort.VRAGENLIJST, None, today)
    found += [
        (key, f"{lijst.naam} ({kind})")
        for key, lijst in meegeleverd.lists().items()
        if key not in known and key != meegeleverd.ZELFMETING
    ]
    return found
