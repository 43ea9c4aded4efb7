"""Who looked into the dossier or did something in it, per day and in plain words."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.logbook.models import LogbookEntry
from wissel.policies import visible
from wissel.web.kandidaat import woorden

PAGINA = 200

DADEN = {
    "dossier_geopend": _l("maakte uw dossier"),
    "dossier_gewijzigd": _l("paste gegevens in uw dossier aan"),
    "dossier_overgedragen": _l("gaf uw dossier aan een andere begeleider"),
    "dossier_gelezen": _l("bekeek uw dossier"),
    "dossier_ingelezen": _l("zette uw dossier in Wissel"),
    "dossier_geexporteerd": _l("maakte een kopie van uw dossier"),
    "feit_vastgelegd": _l("schreef een datum of gegeven op"),
    "bsn_getoond": _l("bekeek uw burgerservicenummer"),
    "bsn_vastgelegd": _l("schreef uw burgerservicenummer op"),
    "advies_vastgelegd": _l("schreef een advies over werk op"),
    "spoor1_onderzoek_vastgelegd": _l("schreef op of u terug kunt naar uw werkgever"),
    "spoor1_conclusie_vastgelegd": _l("schreef op of u terug kunt naar uw werkgever"),
    "spoor2_besluit_vastgelegd": _l("schreef op of u ander werk gaat zoeken"),
    "spoor2_gestart": _l("schreef op dat u ander werk gaat zoeken"),
    "werkresultaat_vastgelegd": _l("schreef op hoe het met uw werk afliep"),
    "traject_gestart": _l("begon uw traject"),
    "traject_afgerond": _l("rondde uw traject af"),
    "onderdeel_bijgewerkt": _l("schreef op wat er klaar is"),
    "fase_gesloten": _l("sloot een stap van uw traject af"),
    "fase_heropend": _l("opende een stap van uw traject weer"),
    "fase_keuze": _l("schreef een eigen keuze op"),
    "intake_afgerond": _l("rondde uw eerste gesprek af"),
    "onderbreking_begonnen": _l("zette uw traject stil"),
    "onderbreking_beeindigd": _l("ging verder met uw traject"),
    "plan_gelezen": _l("las uw plan"),
    "plan_aangeboden": _l("gaf u een plan om te lezen"),
    "plan_verstuurd": _l("stuurde uw plan naar uw werkgever"),
    "standpunt_gegeven": _l("zei iets over uw plan"),
    "wijziging_voorgesteld": _l("vroeg om een verandering in het plan"),
    "wijziging_beantwoord": _l("gaf antwoord op een vraag over het plan"),
    "logboekregel_geschreven": _l("schreef een notitie"),
    "logboekregel_verbeterd": _l("verbeterde een notitie"),
    "afspraak_gemaakt": _l("maakte een afspraak met u"),
    "afspraak_bevestigd": _l("zei ja tegen een afspraak"),
    "afspraak_afgezegd": _l("zei een afspraak af"),
    "afspraak_geweest": _l("schreef op dat een afspraak er was"),
    "afspraak_niet_gekomen": _l("schreef op dat een afspraak niet doorging"),
    "rapportkalender_gemaakt": _l("plande de verslagen"),
    "rapport_begonnen": _l("begon aan een verslag"),
    "rapport_aangevuld": _l("vulde een verslag aan"),
    "rapport_naar_kandidaat": _l("gaf u een verslag om te lezen"),
    "rapport_teruggehaald": _l("haalde een verslag terug om iets te veranderen"),
    "rapport_gelezen": _l("las een verslag"),
    "rapport_zienswijze": _l("schreef iets bij een verslag"),
    "rapport_vastgesteld": _l("maakte een verslag definitief"),
    "rapport_verzonden": _l("stuurde een verslag naar uw werkgever"),
    "rapport_nieuwe_versie": _l("begon aan een nieuwe versie van een verslag"),
    "rapport_beoordeeld": _l("gaf cijfers bij een verslag"),
    "document_gelezen": _l("opende een document"),
    "document_geopend": _l("opende een document"),
    "document_toegevoegd": _l("zette een document in uw dossier"),
    "document_gemaakt": _l("maakte een document"),
    "taak_gemaakt": _l("vroeg iets te doen"),
    "taak_gedaan": _l("deed wat er gevraagd was"),
    "taak_vervallen": _l("haalde een taak weg"),
    "uitgenodigd": _l("nodigde iemand uit om mee te kijken"),
    "niet_vandaag": _l("liet weten dat het die dag niet lukte"),
    "toch_vandaag": _l("keek die dag toch wat er te doen was"),
}
MET_REDEN = {"bsn_getoond"}


@dataclass(frozen=True, slots=True)
class Daad:
    """One kind of look or deed on one day, counted, with the first time."""

    wat: str
    keer: int
    eerste: dt.datetime
    reden: str
    soort: str


@dataclass(frozen=True, slots=True)
class Inzagepersoon:
    """One person in one role, with what this person did that day."""

    wie: str
    rol: str
    daden: tuple[Daad, ...]


@dataclass(frozen=True, slots=True)
class Inzagedag:
    dag: dt.date
    personen: tuple[Inzagepersoon, ...]


@dataclass(frozen=True, slots=True)
class Inzage:
    """A page of days, newest first; `eerder` leads to what came before."""

    dagen: tuple[Inzagedag, ...]
    eerder: int | None


def looks(actor: Actor, dossier_id: uuid.UUID, before: int | None = None) -> Inzage:
    """Everybody's looks and deeds; the own looks of the kandidaat are left out, since those are no news."""
    rows = visible(actor, LogbookEntry).filter(dossier_id=dossier_id).select_related("persoon")
    rows = rows.exclude(Q(persoon_id=actor.persoon_id, soort=LogbookEntry.Soort.GELEZEN))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: PAGINA + 1])
    days: dict[dt.date, dict[tuple[object, str], list[LogbookEntry]]] = {}
    for row in found[:PAGINA]:
        day = row.at.astimezone(klok.NEDERLAND).date()
        days.setdefault(day, {}).setdefault((row.persoon_id, row.rol), []).append(row)
    return Inzage(
        tuple(
            Inzagedag(day, tuple(_person(rows, actor) for rows in people.values()))
            for day, people in days.items()
        ),
        found[PAGINA - 1].pk if len(found) > PAGINA else None,
    )


def _person(rows: list[LogbookEntry], actor: Actor) -> Inzagepersoon:
    first = rows[0]
    own = first.persoon_id == actor.persoon_id
    who = _("U") if own else first.persoon.naam if first.persoon else _("De computer")
    role = "" if own or not first.persoon else str(woorden.ROLLEN.get(first.rol, first.rol))
    kinds: dict[tuple[str, str], list[LogbookEntry]] = {}
    for row in rows:
        reason = row.reden if row.actie in MET_REDEN else ""
        kinds.setdefault((what(row.actie, row.soort), reason), []).append(row)
    return Inzagepersoon(
        who, role,
        tuple(
            Daad(words, len(same), same[-1].at, reason, same[0].soort) for (words, reason), same in kinds.items()
        ),
    )  # fmt: skip


def what(actie: str, soort: str) -> str:
    """A deed in plain words; one that is not in the list is said by its kind."""
    if soort == LogbookEntry.Soort.GEWEIGERD:
        return _("wilde iets openen. Dat mocht niet. Deze persoon zag niets")
    if actie in DADEN:
        return str(DADEN[actie])
    return _("las iets in uw dossier") if soort == LogbookEntry.Soort.GELEZEN else _("werkte in uw dossier")
