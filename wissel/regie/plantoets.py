"""The facts for the reality check of one own plan, read for its kandidaat (and the coach, once shared)."""

import datetime as dt

from django.db.models import Q

from wissel.arbeidsmarkt.beroepseisen import eisen_van
from wissel.belastbaarheid.eisen import of_occupation
from wissel.belastbaarheid.lezen import current
from wissel.belastbaarheid.stand import Eis, Regel, Stand
from wissel.belastbaarheid.vergelijken import compare
from wissel.dossiers.models import Milestone
from wissel.regie.models import Toekomstplan
from wissel.regie.realiteit import Marktfeit, Toets, Wens, check
from wissel.trajecten.models import Traject
from wissel.zoekprofielen.models import Richting, Zoekprofiel

HORIZON = "wachttijd_laatste_dag"


def check_plan(plan: Toekomstplan, today: dt.date) -> tuple[Toets, ...]:
    """The plan against belastbaarheid, market and time."""
    stand = current(plan.dossier_id)
    steps = tuple(
        (row.wat, row.wanneer) for row in plan.stappen.order_by("volgorde") if row.gedaan_op is None
    )
    wens = Wens(plan.beroep_naam, plan.uren_per_week, plan.klaar_op, steps)
    traject = Traject.objects.filter(bureau_id=plan.bureau_id, dossier_id=plan.dossier_id)
    row = traject.exclude(stand=Traject.Stand.AFGEROND).order_by("-aangemaakt_op").first()
    end = (row.verlengd_tot or row.eind_op) if row else None
    return check(wens, stand, _demands(plan, stand), _market(plan), _horizon(plan), end, today)


def _demands(plan: Toekomstplan, stand: Stand | None) -> list[Regel]:
    if plan.beroep is None or stand is None:
        return []
    demands: dict[str, Eis] = {}
    for each in eisen_van(plan.beroep).values():
        for eis in of_occupation(each.kolom, each.stap, bron=each.bron, datum=each.datum):
            demands.setdefault(eis.punt, eis)
    return compare(demands, stand)


def _market(plan: Toekomstplan) -> list[Marktfeit] | None:
    """Directions of the newest profile the kandidaat may read that are about this work; None without a profile."""
    profiles = Zoekprofiel.objects.filter(
        bureau_id=plan.bureau_id, dossier_id=plan.dossier_id, aangeboden_op__isnull=False
    )
    profile = profiles.exclude(stand=Zoekprofiel.Stand.VERVANGEN).order_by("-nummer").first()
    if profile is None:
        return None
    name = plan.beroep_naam.strip()
    if not name:
        return []
    same = Q(beroep_naam__iexact=name) | Q(naam__iexact=name)
    if plan.beroep is not None:
        same |= Q(beroep_sleutel=str(plan.beroep))
    rows = Richting.objects.filter(same, bureau_id=plan.bureau_id, zoekprofiel=profile)
    return [
        Marktfeit(
            row.naam, row.vacatures, row.vacatures_bron, row.vacatures_op, row.haalbaar, row.haalbaar_reden
        )
        for row in rows.order_by("volgorde")
    ]


def _horizon(plan: Toekomstplan) -> dt.date | None:
    rows = Milestone.objects.filter(bureau_id=plan.bureau_id, dossier_id=plan.dossier_id, code=HORIZON)
    return rows.exclude(geldt=False).values_list("due_on", flat=True).first()
