"""The overview of applications over a period: stages with dates, proof with its hash, and counts apart by initiative.

`sheet` gives the numbers and rows as plain values for pages; `make` gives the file for kandidaat and coach. Both use
the same reader as reports (`lezen.counts`), so that they always say the same.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.models import Initiatief
from wissel.documenten import kinds
from wissel.documenten.kinds import gedeeld
from wissel.documenten.render import render
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record_look
from wissel.sollicitaties import lezen, werkblad
from wissel.sollicitaties.actions import bewijs
from wissel.sollicitaties.actions.hulp import digest, live
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie, Sollicitatiebewijs, Sollicitatiestap

SOORT: Final = "sollicitatieoverzicht"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIMES: Final = {"pdf": "application/pdf", "xlsx": XLSX}
BUREAU: Final = frozenset({Initiatief.COACH, Initiatief.JOBHUNTER})
# What is counted, in the words of the overview.
GETELD: Final = (
    ("verstuurd", "Sollicitaties verstuurd"), ("gesprek", "Gesprekken met werkgevers"), ("aanbod", "Aanbod gekregen"),
    ("aangenomen", "Aangenomen"), ("afgewezen", "Afgewezen"), (lezen.NETWERK, "Contacten in het netwerk"),
    (lezen.NETWERKGESPREK, "Waarvan netwerkgesprekken"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aantal:
    """One number, apart for whose initiative it was."""

    naam: str
    kandidaat: int
    bureau: int
    werkgever: int


@dataclass(frozen=True, slots=True)
class Stap:
    op: dt.date
    naam: str
    toelichting: str
    achteraf: bool


@dataclass(frozen=True, slots=True)
class Bewijs:
    soort: str
    datum: dt.date
    aan: str
    onderwerp: str
    hoe: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One application with its whole story up to the last day of the period."""

    werkgever: str
    functie: str
    soort: str
    initiatief: str
    stand: str
    stappen: tuple[Stap, ...]
    bewijzen: tuple[Bewijs, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    datum: dt.date
    wie: str
    kanaal: str
    resultaat: str
    netwerkgesprek: bool
    initiatief: str
    achteraf: bool


@dataclass(frozen=True, slots=True)
class Overzicht:
    van: dt.date
    tot: dt.date
    aantallen: tuple[Aantal, ...]
    regels: tuple[Regel, ...]
    contacten: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file that was made."""

    bytes_: bytes
    mime: str
    bestandsnaam: str


def first_day(*, bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> dt.date | None:
    """The day of the first stage or contact, or None when there is none."""
    own = {"bureau_id": bureau_id, "dossier_id": dossier_id}
    steps = live(Sollicitatiestap.objects.filter(**own, sollicitatie__weg_op__isnull=True))
    contacts = Netwerkcontact.objects.filter(**own, weg_op__isnull=True).order_by("datum")
    days = [steps[0].op] if steps else []
    days += [each.datum for each in contacts[:1]]
    return min(days, default=None)


def sheet(*, bureau_id: uuid.UUID, dossier_id: uuid.UUID, van: dt.date, tot: dt.date) -> Overzicht:
    """What happened from `van` up to and including `tot`: every application that moved then, and every contact."""
    own: dict[str, Any] = {"bureau_id": bureau_id, "dossier_id": dossier_id}
    rows = {row.pk: row for row in Sollicitatie.objects.filter(**own, weg_op__isnull=True)}
    steps: dict[uuid.UUID, list[Sollicitatiestap]] = defaultdict(list)
    for step in live(Sollicitatiestap.objects.filter(**own, sollicitatie_id__in=rows, op__lte=tot)):
        steps[step.sollicitatie_id].append(step)
    proofs: dict[uuid.UUID, list[Sollicitatiebewijs]] = defaultdict(list)
    for proof in bewijs.live(Sollicitatiebewijs.objects.filter(**own, sollicitatie_id__in=rows)):
        proofs[proof.sollicitatie_id].append(proof)
    moved = [pk for pk, found in steps.items() if found[-1].op >= van]
    moved.sort(key=lambda pk: (steps[pk][0].op, pk))
    contacts = Netwerkcontact.objects.filter(**own, weg_op__isnull=True, datum__range=(van, tot)).order_by(
        "datum", "id"
    )
    with override("nl"):
        return Overzicht(
            van, tot, _counts(own, van, tot), tuple(_row(rows[pk], steps[pk], proofs[pk]) for pk in moved),
            tuple(map(_contact, contacts)),
        )  # fmt: skip


def make(*, dossier: Dossier, by: Actor, van: dt.date, tot: dt.date, vorm: str) -> Bestand:
    """The overview as `pdf` (PDF/UA-1) or `xlsx`; that somebody made it is written down first.

    The caller saw to it that `by` may read the applications of this dossier.
    """
    if vorm not in MIMES:
        raise DomainError("vorm", "Kies PDF of Excel.")
    record_look(by, SOORT, dossier=dossier, categorie="N")
    found = sheet(bureau_id=dossier.bureau_id, dossier_id=dossier.pk, van=van, tot=tot)
    writers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: _pdf(dossier, found),
        "xlsx": lambda: werkblad.write(found),
    }
    name = f"sollicitatieoverzicht-{dossier.nummer}-{van.isoformat()}-{tot.isoformat()}.{vorm}"
    return Bestand(writers[vorm](), MIMES[vorm], name)


def _pdf(dossier: Dossier, found: Overzicht) -> bytes:
    kind = kinds.get(SOORT)
    data = kind.context(found, on=klok.today(), dossier=dossier, sha256=digest(asdict(found)))
    return render(SOORT, data, made_at=klok.now(), logo=gedeeld.logo_of(dossier.bureau_id))


def _counts(own: dict[str, Any], van: dt.date, tot: dt.date) -> tuple[Aantal, ...]:
    found = {each.initiatief: each for each in lezen.counts(**own, van=van, tot=tot)}
    return tuple(
        Aantal(
            name, found[Initiatief.KANDIDAAT].aantal(key), sum(found[who].aantal(key) for who in BUREAU),
            found[Initiatief.WERKGEVER].aantal(key),
        )
        for key, name in GETELD
    )  # fmt: skip


def _row(row: Sollicitatie, steps: list[Sollicitatiestap], proofs: list[Sollicitatiebewijs]) -> Regel:
    return Regel(
        row.werkgever, row.functie, str(row.get_soort_display()), _initiative(row.initiatief),
        str(steps[-1].get_stand_display()),
        tuple(Stap(each.op, str(each.get_stand_display()), each.toelichting, each.achteraf) for each in steps),
        tuple(
            Bewijs(
                str(each.get_soort_display()), each.datum or each.op.astimezone(klok.NEDERLAND).date(), each.aan,
                each.onderwerp, each.hoe, each.sha256,
            )
            for each in proofs
        ),
    )  # fmt: skip


def _contact(row: Netwerkcontact) -> Contact:
    return Contact(
        row.datum, row.wie, str(row.get_kanaal_display()), row.resultaat, row.netwerkgesprek,
        _initiative(row.initiatief), row.achteraf,
    )  # fmt: skip


def _initiative(key: str) -> str:
    return "Bureau" if key in BUREAU else str(Initiatief(key).label).capitalize()
