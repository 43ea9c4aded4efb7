"""Vandaag, the list, search and the manager's overview."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.models import BureauInstelling, Rol
from wissel.dossiers.models import Dossier
from wissel.policies import Action, can, requires, visible
from wissel.web.bureau.werkvoorraad import lijst, overzicht, vandaag, zoeken


@requires(Action.VANDAAG_LEZEN)
def today(request: Any) -> HttpResponse:
    """The day of a coach or jobhunter: queues, agenda and what waits on others."""
    view = vandaag.build(request.actor, klok.today(), klok.now())
    context = {"dag": view, "actief": "vandaag", "mag_maken": can(request.actor, Action.DOSSIER_MAKEN)}
    context["toon_coach"] = shows_coach(request.actor)
    return render(request, "bureau/werkvoorraad/vandaag.html", context)


@requires(Action.DOSSIER_LEZEN)
def dossiers(request: Any) -> HttpResponse:
    """All dossiers this person may see, filtered and sorted by the address."""
    day, quiet = klok.today(), quiet_days(request)
    choice = Choice.of(request)
    rows = visible(request.actor, Dossier).filter(lijst.condition(choice.filter, day, quiet))
    if choice.coach:
        rows = rows.filter(coach_id=UUID(choice.coach))
    page = lijst.page(rows, sort=choice.sort, after=choice.after, before=choice.before, today=day)
    context = {
        "pagina": page,
        "keuze": choice,
        "filters": _filters(request, choice, day, quiet),
        "titel": _("Dossiers, op volgorde van naam")
        if choice.sort == "naam"
        else _("Dossiers, op volgorde van termijn"),
        "volgende_url": choice.query(na=page.volgende),
        "vorige_url": choice.query(voor=page.vorige),
        "toon_coach": shows_coach(request.actor),
        "mag_maken": can(request.actor, Action.DOSSIER_MAKEN),
        "kies": can(request.actor, Action.BERICHT_SCHRIJVEN),
        "allen_url": reverse("bureau:bulk_herinneren") + choice.query(alles="1"),
        "vandaag": day,
        "actief": "kandidaten",
    }
    template = "bureau/werkvoorraad/dossiers.html"
    return render(
        request, template + ("#lijst" if request.htmx and not request.htmx.boosted else ""), context
    )


@requires(Action.DOSSIER_LEZEN)
def search(request: Any) -> HttpResponse:
    """People and log lines by name, number or words; only what this role may see."""
    term = request.GET.get("q", "").strip()[:100]
    day = klok.today()
    context = {
        "term": term,
        "uitkomst": zoeken.search(request.actor, term, day),
        "vandaag": day,
        "actief": "",
    }
    return render(request, "bureau/werkvoorraad/zoeken.html", context)


@requires(Action.OVERZICHT_LEZEN)
def overview(request: Any) -> HttpResponse:
    """What is late and how the caseload is spread, for the manager."""
    view = overzicht.build(request.actor, klok.today(), quiet_days(request))
    return render(
        request,
        "bureau/werkvoorraad/overzicht.html",
        {
            "beeld": view,
            "titel_voorstellen": _("Voorstellen, te laat of deze week"),
            "titel_rapporten": _("Rapportages, te laat of deze week"),
            "actief": "overzicht",
        },
    )


def shows_coach(actor: Any) -> bool:
    """Who works with the cases of more than one coach sees the coach in each row."""
    return actor.rol in {Rol.BUREAUMANAGER, Rol.BACKOFFICE, Rol.JOBHUNTER}


def quiet_days(request: Any) -> int:
    """After how many days without activity a dossier counts as quiet at this bureau."""
    row = visible(request.actor, BureauInstelling).values_list("stil_na_dagen", flat=True).first()
    return row or 14


class Choice:
    """What the address asks for; anything unknown falls back to the plain list."""

    def __init__(self, filter: str, sort: str, coach: str, after: str | None, before: str | None) -> None:
        self.filter, self.sort, self.coach, self.after, self.before = filter, sort, coach, after, before

    @classmethod
    def of(cls, request: HttpRequest) -> "Choice":
        get = request.GET.get
        known = {each.sleutel for each in lijst.FILTERS} | {"gesloten"}
        chosen = get("filter", "alles")
        return cls(
            filter=chosen if chosen in known else "alles",
            sort="naam" if get("volgorde") == "naam" else "termijn",
            coach=lijst.as_uuid(get("coach", "")),
            after=get("na"),
            before=get("voor"),
        )

    def query(self, **changes: str | None) -> str:
        """The address of this choice with changes; a page key only when it is given."""
        from urllib.parse import urlencode

        values = {"filter": self.filter, "volgorde": self.sort, "coach": self.coach, **changes}
        plain = {"filter": "alles", "volgorde": "termijn"}
        return "?" + urlencode({k: v for k, v in values.items() if v and plain.get(k) != v})

    def op_naam(self) -> str:
        return self.query(volgorde="naam")

    def op_termijn(self) -> str:
        return self.query(volgorde="termijn")


def _filters(request: Any, choice: Choice, day: dt.date, quiet: int) -> list[dict[str, Any]]:
    found = lijst.counts(request.actor, day, quiet)
    rows = [
        {
            "label": each.label,
            "url": choice.query(filter=each.sleutel),
            "aantal": capped(found[each.sleutel]),
            "nu": each.sleutel == choice.filter,
            "toon": each.toon,
        }
        for each in lijst.FILTERS
    ]
    closed = {"label": _("Gesloten"), "url": choice.query(filter="gesloten"), "aantal": None, "toon": "rust"}
    return [*rows, {**closed, "nu": choice.filter == "gesloten"}]


def capped(number: int) -> str:
    """A count that never costs more than the cap."""
    return f"{lijst.COUNT_CAP}+" if number > lijst.COUNT_CAP else str(number)
