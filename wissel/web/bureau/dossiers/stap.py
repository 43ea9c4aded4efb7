"""The next step of a dossier in words: what this case needs first, who is to move, and the one button for it."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wissel.trajecten.models import Rapportage, Traject, Trajectplan

# A report is written in its last two weeks.
RAPPORT_VOORAF = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Stap:
    """`doel` names the page and `extra` what its address needs; without `doel` there is nothing to press."""

    titel: str
    uitleg: str = ""
    doel: str = ""
    knop: str = ""
    extra: tuple[str, ...] = ()
    op: dt.date | None = None
    wacht: bool = False


@dataclass(frozen=True, slots=True)
class Rapport:
    """A report as far as the next step needs it."""

    id: str
    nummer: int
    stand: str
    versturen_uiterlijk: dt.date
    verzonden: bool
    reactie: bool


@dataclass(frozen=True, slots=True)
class Toestand:
    """Where a case stands, from what the front page has read anyway."""

    vandaag: dt.date
    gesloten_op: dt.date | None = None
    ziektedag: bool = False
    vraag_feit: str = ""
    hersteld_op: dt.date | None = None
    conclusie: bool = False
    spoor2_op: dt.date | None = None
    uitkomst: bool = False
    traject: str = ""
    pauze_id: str = ""
    pauze_opnieuw: dt.date | None = None
    intakes: tuple[str, ...] = ()
    intake_gepland: bool = False
    voorstel_uiterlijk: dt.date | None = None
    plan: str = ""
    plan_beantwoord: bool = False
    fase: tuple[str, str] | None = None
    rapporten: tuple[Rapport, ...] = field(default=())


def next_step(t: Toestand) -> Stap | None:
    """The first thing that holds, in the order of the work."""
    for part in (_closed, _dates, _tracks, _traject, _intake, _plan, _report, _rest):
        found = part(t)
        if found is not None:
            return found
    return None


def _closed(t: Toestand) -> Stap | None:
    return Stap(_("Dit dossier is gesloten"), op=None) if t.gesloten_op else None


def _dates(t: Toestand) -> Stap | None:
    if t.vraag_feit:
        words = _(
            "Zonder dit besluit zijn de datums niet te berekenen. Hieronder staat wat de lezingen zijn."
        )
        title = _("Neem een besluit over de ziektedagen")
        return Stap(title, words, "feit", _("Besluit vastleggen"), (t.vraag_feit,))
    if not t.ziektedag:
        words, button = (
            _("Dan staan alle datums er meteen, elk met zijn bron."),
            _("Eerste ziektedag vastleggen"),
        )
        return Stap(_("Leg de eerste ziektedag vast"), words, "feit", button, ("ziekteperioden",))
    if t.hersteld_op and not t.traject:
        words = _("Er hoeft nu niets. Wordt iemand weer ziek, leg dat dan vast bij Feiten.")
        return Stap(_("De werknemer is hersteld"), words)
    return None


def _tracks(t: Toestand) -> Stap | None:
    if t.traject or t.uitkomst:
        return None
    if not t.conclusie:
        words = _(
            "Wat kan nog in eigen, aangepast of ander werk? Zonder conclusie kan spoor 2 niet beginnen."
        )
        return Stap(_("Leg vast wat spoor 1 opleverde"), words, "spoor1", _("Naar spoor 1 en 2"))
    if t.spoor2_op is None:
        words = _("U ziet eerst wat de regels zeggen, met de bron. Het besluit neemt u zelf.")
        return Stap(_("Beoordeel of spoor 2 begint"), words, "spoor2", _("Spoor 2 beoordelen"))
    words = _("Een sjabloon geeft de fases, de intake en de termijnen.")
    return Stap(_("Kies een sjabloon"), words, "traject_nieuw", _("Traject starten"))


def _traject(t: Toestand) -> Stap | None:
    if t.traject == Traject.Stand.NAZORG:
        words = _("Voer de nazorggesprekken die hieronder staan. Zijn ze geweest, rond de nazorg dan af.")
        return Stap(_("De nazorg loopt"), words, "nazorg_afronden", _("Nazorg afronden"))
    if t.uitkomst and t.traject and t.traject != Traject.Stand.AFGEROND:
        words = _("De uitkomst is vastgelegd. Kies bij het afronden of er nazorggesprekken komen.")
        return Stap(_("Rond het traject af"), words, "traject_afronden", _("Traject afronden"))
    if t.pauze_id:
        words = _("Geen enkele einddatum verschuift door een pauze.")
        return Stap(
            _("Het traject ligt stil"), words, "onderbreking_hervatten", _("Traject hervatten"), (t.pauze_id,),
            t.pauze_opnieuw,
        )  # fmt: skip
    return None


def _intake(t: Toestand) -> Stap | None:
    if t.traject in {"", Traject.Stand.AFGEROND} or not t.intakes:
        return None
    organisation = t.intakes[0] == "organisatie"
    title = _("Voer de intake met de organisatie") if organisation else _("Voer de intake met de kandidaat")
    words = "" if t.intake_gepland else _("Er staat nog geen afspraak voor de intake.")
    return Stap(title, words, "intake", _("Intake voeren"), (t.intakes[0],))


def _plan(t: Toestand) -> Stap | None:
    if t.traject in {"", Traject.Stand.AFGEROND}:
        return None
    stand, due = t.plan, t.voorstel_uiterlijk
    if stand in {"", Trajectplan.Stand.CONCEPT}:
        words = _("De kandidaat leest het eerst, daarna de opdrachtgever.")
        button = _("Voorstel maken") if not stand else _("Verder met het voorstel")
        return Stap(_("Maak het re-integratievoorstel"), words, "plan", button, op=due)
    if stand == Trajectplan.Stand.BIJ_KANDIDAAT and t.plan_beantwoord:
        words = _("De kandidaat heeft geantwoord.")
        return Stap(
            _("Verstuur het voorstel naar de opdrachtgever"), words, "plan", _("Plan bekijken"), op=due
        )
    if stand == Trajectplan.Stand.BIJ_KANDIDAAT:
        title, words = _("De kandidaat leest het voorstel"), _("U wacht op een antwoord.")
        return Stap(title, words, "plan", _("Plan bekijken"), op=due, wacht=True)
    if stand == Trajectplan.Stand.BIJ_OPDRACHTGEVER:
        words = _("U wacht op akkoord voor plan, duur en prijs.")
        return Stap(_("De opdrachtgever leest het voorstel"), words, "plan", _("Plan bekijken"), wacht=True)
    return None


def _report(t: Toestand) -> Stap | None:
    row = next((each for each in t.rapporten if not each.verzonden), None)
    if row is None or t.traject == Traject.Stand.AFGEROND:
        return None
    if row.stand == Rapportage.Stand.GEPLAND and row.versturen_uiterlijk - t.vandaag > RAPPORT_VOORAF:
        return None
    title, words, button, waiting = _words_of(row)
    name = _("voortgangsrapportage %(nummer)s") % {"nummer": row.nummer}
    return Stap(title % {"wat": name}, words, "rapport", button, (row.id,), row.versturen_uiterlijk, waiting)


def _words_of(row: Rapport) -> tuple[str, str, str, bool]:
    """Title, explanation, button and whether somebody else is to move, by where the report is."""
    look = _("Rapportage bekijken")
    if row.stand == Rapportage.Stand.GEPLAND:
        words = _("De regels uit het logboek staan al klaar.")
        return _("Schrijf %(wat)s"), words, _("Rapportage schrijven"), False
    if row.stand == Rapportage.Stand.CONCEPT:
        return (
            _("Maak %(wat)s af"),
            _("Daarna leest de kandidaat die als eerste."),
            _("Verder schrijven"),
            False,
        )
    if row.stand == Rapportage.Stand.BEVROREN:
        return _("Verstuur %(wat)s"), "", look, False
    if row.reactie:
        return _("Stel %(wat)s vast"), _("De kandidaat heeft gereageerd."), look, False
    return _("De kandidaat leest %(wat)s"), _("U wacht op een reactie."), look, True


def _rest(t: Toestand) -> Stap | None:
    if t.traject == Traject.Stand.AFGEROND or not t.traject or t.fase is None:
        return None
    name, fase_id = t.fase
    return Stap(_("Werk aan: %(fase)s") % {"fase": name}, "", "fase", _("Naar deze fase"), (fase_id,))
