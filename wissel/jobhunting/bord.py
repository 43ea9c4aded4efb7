"""Who needs something today, over all kandidaten of a coach or jobhunter: facts in bulk, then why and how soon.

The number of queries does not depend on the number of kandidaten. The caller saw to it that the reader may see them.
No limit, no reason of a bad day and nothing on health is read here.
"""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q

from wissel.energie.lezen import aims
from wissel.energie.weekplan import monday
from wissel.jobhunting.models import Benadering, Matchstand, Vacaturevoorstel
from wissel.klok import NEDERLAND
from wissel.oefenen.models import Zoekstart
from wissel.sollicitaties.lezen import last_effort
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie, Sollicitatiestap, Stand

STIL_NA = 7
"""Days without an effort after which somebody is called (practice: once a week)."""
WACHT_NA = 4
"""Days after which a proposal without an answer is asked about."""
BEZIG = (Stand.BEWAARD, Stand.VOORBEREID)


@dataclass(frozen=True, slots=True)
class Feiten:
    """What is known of one kandidaat's search. None is unknown, never nought.

    `doel` applications a week were agreed and `gedaan` were sent this week; `laatste` is the last effort;
    `interessant` proposals the kandidaat wants and nobody works on; `anders` applications the kandidaat wants changed;
    `over_tijd` next steps of applications whose day has passed.
    """

    begonnen: dt.date | None = None
    doel: int | None = None
    gedaan: int = 0
    laatste: dt.date | None = None
    nieuw: int = 0
    voorstellen: int = 0
    wacht_sinds: dt.date | None = None
    interessant: int = 0
    anders: int = 0
    over_tijd: int = 0

    @property
    def zoekt(self) -> bool:
        """Looking for work began: it was said so, a week was agreed, or something was done for it."""
        return self.begonnen is not None or self.doel is not None or self.laatste is not None


@dataclass(frozen=True, slots=True)
class Reden:
    """Why somebody needs something: which kind, how soon (more is sooner), and the number in it."""

    soort: str
    gewicht: int
    aantal: int


@dataclass(frozen=True, slots=True)
class Bordstand:
    """The facts of one kandidaat with the reasons, most urgent first."""

    feiten: Feiten
    stil: int | None
    redenen: tuple[Reden, ...] = field(default=())

    @property
    def gewicht(self) -> tuple[int, int]:
        """Sorts by the most urgent reason, then by all together."""
        return (
            max((each.gewicht for each in self.redenen), default=0),
            sum(each.gewicht for each in self.redenen),
        )


def weigh(feiten: Feiten, today: dt.date) -> Bordstand:
    """Why this kandidaat needs something today. Who did not begin to look for work needs nothing here yet."""
    silent = days_silent(feiten, today)
    found = [
        Reden("anders", 100, feiten.anders),
        Reden("interessant", 90, feiten.interessant),
        Reden("over_tijd", 75, feiten.over_tijd),
        Reden(*(("voorstel", 55) if _waits_long(feiten, today) else ("wacht", 5)), feiten.voorstellen),
        Reden("nieuw", 30 + min(feiten.nieuw, 15), feiten.nieuw),
    ]  # fmt: skip
    if feiten.zoekt and silent is not None and silent >= STIL_NA:
        found.append(Reden("stil", 60 + min(silent, 28), silent))
    short = behind(feiten, today)
    if short:
        found.append(Reden("doel", 45 + min(5 * short, 25), short))
    live = sorted((each for each in found if each.aantal), key=lambda each: -each.gewicht)
    return Bordstand(feiten, silent, tuple(live))


def days_silent(feiten: Feiten, today: dt.date) -> int | None:
    """Days since the last effort, or since looking for work began; None when neither is known."""
    last = max((day for day in (feiten.laatste, feiten.begonnen) if day), default=None)
    return (today - last).days if last is not None else None


def behind(feiten: Feiten, today: dt.date) -> int:
    """How many applications short of the aim, as far as the week went: nothing on Monday, all of it on Friday."""
    if not feiten.doel:
        return 0
    expected = feiten.doel * min(today.weekday(), 4) // 4
    return max(0, expected - feiten.gedaan)


def _waits_long(feiten: Feiten, today: dt.date) -> bool:
    return feiten.wacht_sinds is not None and (today - feiten.wacht_sinds).days >= WACHT_NA


def facts(bureau_id: uuid.UUID, dossier_ids: Iterable[uuid.UUID], today: dt.date) -> dict[uuid.UUID, Feiten]:
    """The facts of these kandidaten, in a fixed number of queries."""
    ids = list(dossier_ids)
    own: dict[str, Any] = {"bureau_id": bureau_id, "dossier_id__in": ids}
    begun, matches = _begun(own), dict(Matchstand.objects.filter(**own).values_list("dossier_id", "nieuw"))
    goals, done, last = aims(bureau_id, ids, today), _done(own, today), _last(bureau_id, ids, own)
    waiting, wanted, busy = _waiting(own), _wanted(own), _busy(own, today)
    found: dict[uuid.UUID, Feiten] = {}
    for pk in ids:
        open_number, since = waiting.get(pk, (0, None))
        changed, late = busy.get(pk, (0, 0))
        found[pk] = Feiten(
            begonnen=begun.get(pk), doel=goals.get(pk), gedaan=done[pk], laatste=last.get(pk),
            nieuw=len(matches.get(pk) or ()), voorstellen=open_number, wacht_sinds=since, interessant=wanted[pk],
            anders=changed, over_tijd=late,
        )  # fmt: skip
    return found


def _begun(own: Mapping[str, Any]) -> dict[uuid.UUID, dt.date]:
    rows = Zoekstart.objects.filter(**own).values_list("dossier_id", "op")
    return {pk: op.astimezone(NEDERLAND).date() for pk, op in rows}


def _done(own: Mapping[str, Any], today: dt.date) -> Counter[uuid.UUID]:
    undone = Sollicitatiestap.objects.filter(bureau_id=OuterRef("bureau_id"), herroept_id=OuterRef("pk"))
    rows = Sollicitatiestap.objects.filter(
        ~Exists(undone), **own, stand=Stand.VERSTUURD, op__range=(monday(today), today), herroept=None,
        sollicitatie__weg_op=None,
    )  # fmt: skip
    return Counter(pk for pk, _job in rows.order_by().values_list("dossier_id", "sollicitatie_id").distinct())


def _last(bureau_id: uuid.UUID, ids: list[uuid.UUID], own: Mapping[str, Any]) -> dict[uuid.UUID, dt.date]:
    """The last day on which something was done for work: an application, a contact of the network, an employer."""
    newest = dict(last_effort(bureau_id=bureau_id, dossier_ids=ids))
    for rows in (
        Netwerkcontact.objects.filter(**own, weg_op=None),
        Benadering.objects.filter(**own, weg_op=None),
    ):
        for pk, day in (
            rows.order_by().values("dossier_id").annotate(d=Max("datum")).values_list("dossier_id", "d")
        ):
            newest[pk] = max(day, newest.get(pk, day))
    return newest


def _waiting(own: Mapping[str, Any]) -> dict[uuid.UUID, tuple[int, dt.date | None]]:
    rows = Vacaturevoorstel.objects.filter(
        **own, beantwoord_op=None, ingetrokken_op=None, vacature__gesloten_op=None
    )
    found: dict[uuid.UUID, list[dt.date]] = defaultdict(list)
    for pk, op in rows.values_list("dossier_id", "op"):
        found[pk].append(op.astimezone(NEDERLAND).date())
    return {pk: (len(days), min(days)) for pk, days in found.items()}


def _wanted(own: Mapping[str, Any]) -> Counter[uuid.UUID]:
    works_on = Sollicitatie.objects.filter(
        bureau_id=OuterRef("bureau_id"), dossier_id=OuterRef("dossier_id"), vacature_id=OuterRef("vacature_id"),
        weg_op=None,
    )  # fmt: skip
    rows = Vacaturevoorstel.objects.filter(
        ~Exists(works_on), **own, antwoord=Vacaturevoorstel.Antwoord.INTERESSANT, ingetrokken_op=None,
        vacature__gesloten_op=None,
    )  # fmt: skip
    return Counter(rows.values_list("dossier_id", flat=True))


def _busy(own: Mapping[str, Any], today: dt.date) -> dict[uuid.UUID, tuple[int, int]]:
    """Per dossier: applications the kandidaat wants changed, and next steps whose day has passed."""
    changed = Q(gevraagd_op__isnull=False, akkoord_op=None, stand__in=BEZIG)
    late = Q(volgende_op__lt=today) & ~Q(
        stand__in=(Stand.AANGENOMEN, Stand.AFGEWEZEN, Stand.TERUGGETROKKEN, Stand.GEEN_REACTIE)
    )
    rows = Sollicitatie.objects.filter(changed | late, **own, weg_op=None)
    found: dict[uuid.UUID, tuple[int, int]] = {}
    for row in rows.only("bureau_id", "dossier_id", "gevraagd_op", "akkoord_op", "stand", "volgende_op"):
        is_changed = row.gevraagd_op is not None and row.akkoord_op is None and row.stand in BEZIG
        is_late = row.volgende_op is not None and row.volgende_op < today
        a, b = found.get(row.dossier_id, (0, 0))
        found[row.dossier_id] = (a + is_changed, b + is_late)
    return found
