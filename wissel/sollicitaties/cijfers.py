"""The numbers of one kandidaat in a period, kandidaat and bureau apart (S0.29); each number has the rows it counts."""

import datetime as dt
import tomllib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from wissel.arbeidsmarkt.models import Initiatief
from wissel.opmaak import lange_datum
from wissel.sollicitaties import lezen
from wissel.sollicitaties.models import Sollicitatie, Stand

KANDIDAAT, BUREAU, WERKGEVER = "kandidaat", "bureau", "werkgever"
PARTIJEN: Final[dict[str, Promise]] = {
    KANDIDAAT: _("Kandidaat"), BUREAU: _("Bureau"), WERKGEVER: _("Werkgever"),
}  # fmt: skip
# Coach and jobhunter are the bureau.
PARTIJ: Final = {
    Initiatief.KANDIDAAT: KANDIDAAT, Initiatief.COACH: BUREAU, Initiatief.JOBHUNTER: BUREAU,
    Initiatief.WERKGEVER: WERKGEVER,
}  # fmt: skip
SOORT = "soort-"
NAMEN: Final[dict[str, Promise]] = {
    Stand.VERSTUURD: _("Sollicitaties verstuurd"),
    **{f"{SOORT}{value}": label for value, label in Sollicitatie.Soort.choices},
    Stand.GESPREK: _("Gesprekken"),
    Stand.AANBOD: _("Aanbod gekregen"),
    Stand.AANGENOMEN: _("Aangenomen"),
    Stand.AFGEWEZEN: _("Afgewezen"),
    lezen.NETWERK: _("Contacten in het netwerk"),
    lezen.NETWERKGESPREK: _("Waarvan netwerkgesprekken"),
}
CONTACTEN: Final = frozenset({lezen.NETWERK, lezen.NETWERKGESPREK})


@dataclass(frozen=True, slots=True)
class Norm:
    """A number of days from practice, with where it comes from; no rule of the law."""

    sleutel: str
    naam: str
    waarde: int
    uitleg: str
    bron: str
    binding: str
    checked_on: dt.date


@lru_cache(maxsize=1)
def norms() -> Mapping[str, Norm]:
    """The norms by key, in the order of the file."""
    text = (Path(__file__).parent / "normen.toml").read_text(encoding="utf-8")
    return {row["sleutel"]: Norm(**row) for row in tomllib.loads(text)["norm"]}


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One row of numbers: under each party the ids that were counted. `deel` is a part of the row above it."""

    sleutel: str
    naam: str
    rijen: Mapping[str, tuple[uuid.UUID, ...]]

    @property
    def deel(self) -> bool:
        return self.sleutel.startswith(SOORT) or self.sleutel == lezen.NETWERKGESPREK

    def aantal(self, partij: str) -> int:
        return len(self.rijen.get(partij, ()))


@dataclass(frozen=True, slots=True)
class Cijfers:
    """The numbers from `van` up to and including `tot`."""

    van: dt.date
    tot: dt.date
    regels: tuple[Cijfer, ...]

    def regel(self, sleutel: str) -> Cijfer | None:
        return next((each for each in self.regels if each.sleutel == sleutel), None)


def numbers(*, bureau_id: uuid.UUID, dossier_id: uuid.UUID, van: dt.date, tot: dt.date) -> Cijfers:
    """Applications by stage and by type, and contacts, for each party; types of which there are none are left out."""
    found: dict[str, dict[str, list[uuid.UUID]]] = defaultdict(lambda: defaultdict(list))
    for each in lezen.counts(bureau_id=bureau_id, dossier_id=dossier_id, van=van, tot=tot):
        for name, ids in each.rijen.items():
            found[name][PARTIJ[Initiatief(each.initiatief)]].extend(ids)
    sent = found[Stand.VERSTUURD]
    kinds = _kinds(bureau_id, [pk for ids in sent.values() for pk in ids])
    for party, applications in list(sent.items()):
        for pk in applications:
            found[f"{SOORT}{kinds[pk]}"][party].append(pk)
    rows = (
        Cijfer(key, str(name), {party: tuple(ids) for party, ids in found[key].items()})
        for key, name in NAMEN.items()
    )
    return Cijfers(van, tot, tuple(row for row in rows if row.rijen or not row.sleutel.startswith(SOORT)))


def _kinds(bureau_id: uuid.UUID, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = Sollicitatie.objects.filter(bureau_id=bureau_id, pk__in=list(ids))
    return dict(rows.values_list("pk", "soort"))


def sentence(cijfers: Cijfers) -> str:
    """The numbers as a report says them, in Dutch: what the kandidaat did and what the bureau did, apart (S0.29)."""
    with override("nl"):
        period = _t("Van %(van)s tot en met %(tot)s") % {
            "van": lange_datum(cijfers.van), "tot": lange_datum(cijfers.tot),
        }  # fmt: skip
        own = _t("Op initiatief van de kandidaat: %(wat)s.") % {"wat": _party(cijfers, KANDIDAAT)}
        ours = _t("Op initiatief van het bureau: %(wat)s.") % {"wat": _party(cijfers, BUREAU)}
        return f"{period}. {own} {ours}"


def _party(cijfers: Cijfers, party: str) -> str:
    def count(key: str) -> int:
        row = cijfers.regel(key)
        return row.aantal(party) if row else 0

    sent, talks, contacts = count(Stand.VERSTUURD), count(Stand.GESPREK), count(lezen.NETWERK)
    parts = [
        ngettext("%(n)s sollicitatie verstuurd", "%(n)s sollicitaties verstuurd", sent) % {"n": sent},
        ngettext("%(n)s gesprek", "%(n)s gesprekken", talks) % {"n": talks},
        ngettext("%(n)s contact in het netwerk", "%(n)s contacten in het netwerk", contacts)
        % {"n": contacts},
    ]
    return ", ".join(parts)
