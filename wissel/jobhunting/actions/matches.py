"""Which vacancies are new for a kandidaat since the bureau looked: counted ahead, so that a board needs no matching."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.jobhunting import bord
from wissel.jobhunting.models import Matchstand, Vacaturevoorstel
from wissel.jobportal.models import Bewaard, EigenVondst, Verborgen
from wissel.jobportal.zoeken import found_for_others
from wissel.logbook.actions import record
from wissel.matching import lezen
from wissel.matching.waarden import Verdict, Zoeker

BESTE = 50
"""Only the best so many count as a match worth a look."""
PASSEND = frozenset({Verdict.PAST, Verdict.PAST_MET_AANPASSING, Verdict.BESPREKEN})


def refresh(bureau_id: Any) -> int:
    """Count anew for everybody of one bureau who looks for work; gives for how many. May run twice."""
    rows = Dossier.objects.filter(bureau_id=bureau_id).exclude(stand=Dossier.Stand.GESLOTEN)
    known = bord.facts(bureau_id, rows.values_list("pk", flat=True), klok.today())
    found = lezen.zoekers([pk for pk, feiten in known.items() if feiten.zoekt])
    for seeker in found.values():
        count(seeker)
    return len(found)


@transaction.atomic
def count(zoeker: Zoeker) -> Matchstand:
    """The best vacancies that came after the last look and that nobody dealt with yet."""
    own: dict[str, Any] = {"bureau_id": zoeker.bureau_id, "dossier_id": zoeker.dossier_id}
    row, _made = Matchstand.objects.select_for_update(of=("self",)).get_or_create(**own)
    now = klok.now()
    fresh: list[str] = []
    if zoeker.te_beoordelen:
        rows = Vacature.objects.filter(bureau_id=zoeker.bureau_id, gesloten_op=None)
        page = lezen.best(zoeker, rows, limit=BESTE, zonder=_known(own))
        good = [each.blad.id for each in page.resultaten if each.match.verdict in PASSEND]
        since = rows.filter(pk__in=good)
        if row.bekeken_op is not None:
            since = since.filter(toegevoegd_op__gt=row.bekeken_op)
        fresh = [str(pk) for pk in since.order_by("-toegevoegd_op", "pk").values_list("pk", flat=True)]
    row.nieuw, row.gerekend_tot = fresh, now
    row.save(update_fields=["nieuw", "gerekend_tot"])
    return row


@transaction.atomic
def look(*, dossier: Dossier, by: Actor) -> None:
    """Somebody of the bureau opened the matches of this kandidaat: from here on counts what comes after."""
    row, _made = Matchstand.objects.select_for_update(of=("self",)).get_or_create(
        bureau_id=by.bureau_id, dossier=dossier
    )
    row.nieuw, row.bekeken_op = [], klok.now()
    row.save(update_fields=["nieuw", "bekeken_op"])
    record(by, "matches_bekeken", dossier=dossier, onderwerp=row, categorie="N")


def _known(own: dict[str, Any]) -> set[uuid.UUID]:
    """Vacancies somebody dealt with already, and what was found or named for other kandidaten."""
    dealt: list[Iterable[uuid.UUID]] = [
        Verborgen.objects.filter(**own, terug_op=None).values_list("vacature_id", flat=True),
        Bewaard.objects.filter(**own).values_list("vacature_id", flat=True),
        Vacaturevoorstel.objects.filter(**own, ingetrokken_op=None).values_list("vacature_id", flat=True),
        EigenVondst.objects.filter(**own).values_list("vacature_id", flat=True),
        found_for_others(own["bureau_id"], own["dossier_id"]),
    ]
    return {pk for rows in dealt for pk in rows}
