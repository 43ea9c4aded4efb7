"""The two tracks on one line: dates of the law, what was decided and advised, reports, pauses and UWV's stages."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.plichten.kalender import asks
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.dossiers.ziekteweek import week_on
from wissel.web.bureau.dossiers import sporenstappen
from wissel.web.bureau.dossiers.stap import Rapport
from wissel.web.shared.onderdelen.spoorkaart import Spoorkaart, Station, spoorkaart

# Which dates carry a label on the map, most important first.
GEWICHTEN = {
    "wachttijd_laatste_dag": 9, "spoor2_start": 8, "eerstejaarsevaluatie": 7, "wia_aanvraag": 6,
    "reintegratieverslag": 5, "melding_42e_week": 4, "probleemanalyse": 3, "plan_van_aanpak": 2,
}  # fmt: skip
# On the map there is room for a few words only.
KORT = {
    "wachttijd_laatste_dag": gettext_lazy("Einde wachttijd"), "probleemanalyse": gettext_lazy("Probleemanalyse"),
    "melding_42e_week": gettext_lazy("Melding UWV"), "spoor2_start": gettext_lazy("Uiterste start"),
}  # fmt: skip


def two_track_map(
    actor: Actor,
    dossier: Dossier,
    miles: list[Milestone],
    reports: Sequence[Rapport],
    pauzes: Sequence[tuple[dt.date, dt.date]],
    started: dt.date | None,
    today: dt.date,
) -> Spoorkaart | None:
    """Both tracks on one line, from the first sick day to the end of the wages or the last that UWV did."""
    begin, end = dossier.eerste_ziektedag, dossier.laatste_dag_loon
    if begin is None or end is None:
        return None
    stations = [Station(_("Eerste ziektedag"), begin, klaar=True, gewicht=10)]
    stations += [
        _station(m, started, today, dossier) for m in miles if m.due_on and m.geldt and m.code in GEWICHTEN
    ]
    stations += _report_stations(reports, today)
    steps = sporenstappen.steps(actor, dossier, today)
    stations += steps
    end = max([end, *(station.datum for station in steps if station.datum <= today)])
    return spoorkaart(
        begin=begin,
        einde=end,
        vandaag=today,
        stations=stations,
        week=week_on(begin, dossier.niet_geteld, today),
        spoor2_start=started,
        pauzes=pauzes,
    )


def _station(mile: Milestone, started: dt.date | None, today: dt.date, dossier: Dossier) -> Station:
    """One date of the law on the map; what lay before the dossier was opened is never called late here."""
    due, own = mile.due_on or today, mile.code == "spoor2_start"
    day = (started or due) if own else mile.done_on or due
    late = (
        not mile.done_on
        and due < today
        and mile.code not in GEEN_PLICHT
        and asks(mile)
        and due >= dossier.aangemaakt_op.date()
    )
    name = _("Start spoor 2") if own and started else str(KORT.get(mile.code, mile.naam))
    done = mile.done_on is not None and mile.done_on <= today
    return Station(name, day, klaar=done, laat=late, spoor2=own, gewicht=GEWICHTEN[mile.code])


def _report_stations(reports: Sequence[Rapport], today: dt.date) -> list[Station]:
    """Reports on the rail of spoor 2; the first open one has a label."""
    sent = [row for row in reports if row.verzonden]
    coming = [row for row in reports if not row.verzonden][:1]
    found = [Station(_name(row), row.versturen_uiterlijk, klaar=True, spoor2=True, gewicht=0) for row in sent]
    return found + [
        Station(
            _name(row), row.versturen_uiterlijk, laat=row.versturen_uiterlijk < today, spoor2=True, gewicht=6
        )
        for row in coming
    ]


def _name(row: Rapport) -> str:
    return _("Rapport %(nummer)s") % {"nummer": row.nummer}
