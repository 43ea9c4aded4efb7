"""What was decided and advised on the two tracks, with what has to be looked at again; in one query."""

import datetime as dt
from typing import Any

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import (
    Advies,
    Dossier,
    Feit,
    Spoor1Conclusie,
    Spoor2Besluit,
    UwvStap,
    Werkresultaat,
)
from wissel.dossiers.uitzondering import UITKOMSTEN
from wissel.policies import visible
from wissel.web.shared.onderdelen.spoorkaart import Station

# Words of a stage by stage and outcome; a stage that was taken back has none.
UWV = {
    ("toets", "akkoord"): _l("Toets UWV: akkoord"), ("toets", "loonsanctie"): _l("Toets UWV: loonsanctie"),
    ("toets", "ingetrokken"): "", ("wia_beoordeling", "gehouden"): _l("WIA-beoordeling"),
    ("wia_beoordeling", "ingetrokken"): "", ("uitkomst", "toegekend"): _l("WIA toegekend"),
    ("uitkomst", "geen_wia"): _l("Geen WIA"), ("uitkomst", "ingetrokken"): "",
}  # fmt: skip
KOLOMMEN = ("stap_soort", "stap_wat", "stap_dag", "stap_moment")


def steps(actor: Actor, dossier: Dossier, today: dt.date) -> list[Station]:
    """Stations for the map. Of a stage of UWV the newest row holds; of what is looked at again only what lies ahead."""
    found: dict[Any, Station] = {}
    for kind, what, day, moment in _rows(actor, dossier):
        on = day or moment.astimezone(klok.NEDERLAND).date()
        key = (kind, what.split(" ")[0]) if kind == "uwv" else (kind, what, on)
        if kind == "besluit":  # a newer decision ends the exception of the one before
            found = {known: step for known, step in found.items() if known[0] != "uitzondering"}
        station = _station(kind, what, on, today)
        found.pop(key, None)
        if station is not None:
            found[key] = station
    return list(found.values())


def _rows(actor: Actor, dossier: Dossier) -> list[Any]:
    advice = visible(actor, Advies).filter(dossier=dossier)
    facts = visible(actor, Feit).filter(
        dossier=dossier, pad="arbeidsmogelijkheden", vervangen_door__isnull=True,
        waarde__herbeoordeling_op__isnull=False,
    )  # fmt: skip
    stages = visible(actor, UwvStap).filter(dossier=dossier)
    parts = [
        _part(visible(actor, Spoor1Conclusie).filter(dossier=dossier), "conclusie", F("conclusie"), F("getrokken_op")),
        _part(visible(actor, Spoor2Besluit).filter(dossier=dossier), "besluit", F("rij"), None),
        _part(
            visible(actor, Spoor2Besluit).filter(
                dossier=dossier, uitkomst__in=UITKOMSTEN, uitvoer__herbeoordelen_uiterlijk__isnull=False
            ),
            "uitzondering", F("rij"), Cast(KT("uitvoer__herbeoordelen_uiterlijk"), DateField()),
        ),
        _part(advice, "advies", F("van"), F("datum")),
        _part(advice.filter(herzien_op__isnull=False), "opnieuw", F("van"), F("herzien_op")),
        _part(facts, "opnieuw", Value("belastbaar"), Cast(KT("waarde__herbeoordeling_op"), DateField())),
        _part(visible(actor, Werkresultaat).filter(dossier=dossier), "resultaat", F("uitkomst"), F("eerste_dag")),
        _part(stages, "uwv", Concat(F("stap"), Value(" "), F("uitslag")), F("datum")),
    ]  # fmt: skip
    return list(parts[0].union(*parts[1:], all=True).order_by("stap_moment", "stap_soort"))


def _part(rows: QuerySet[Any], kind: str, what: Any, day: Any) -> Any:
    none = Value(None, output_field=DateField())
    shown = rows.annotate(
        stap_soort=Value(kind),
        stap_wat=Cast(what, CharField()),
        stap_dag=none if day is None else day,
        stap_moment=F("op"),
    )
    return shown.order_by().values_list(*KOLOMMEN)


def _station(kind: str, what: str, day: dt.date, today: dt.date) -> Station | None:
    """One step in a few words; what spoor 2 is about lies on its rail."""
    past = day <= today
    if kind == "opnieuw":
        return None if past else Station(_("Opnieuw bekijken"), day, gewicht=6)
    if kind == "uitzondering":
        return Station(_("Uitzondering tot"), day, klaar=past, gewicht=6)
    if kind == "uwv":
        stap, uitslag = what.split(" ")
        name = str(UWV[stap, uitslag])
        return Station(name, day, klaar=True, gewicht=8) if name else None
    if kind == "besluit":
        words = _("Besluit spoor 2 (%(rij)s)") % {"rij": what} if what else _("Besluit spoor 2")
        return Station(words, day, klaar=True, gewicht=1)
    names = {
        "conclusie": _("Conclusie spoor 1"), "advies": _("Advies"),
        "resultaat": _("Terug in spoor 1") if what == "terug_spoor1" else _("Uitkomst"),
    }  # fmt: skip
    weight = {"conclusie": 1, "advies": 0, "resultaat": 7}
    return Station(
        names[kind],
        day,
        klaar=past,
        spoor2=kind == "resultaat" and what == "nieuwe_werkgever",
        gewicht=weight[kind],
    )
