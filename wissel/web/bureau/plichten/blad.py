"""What the tab with duties shows: the calendar per party, the duties of the bureau itself, and the other pages."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.plichten.kalender import ZONDER_FEIT, Partij, Plicht, Toestand
from wissel.policies import Action, can, visible
from wissel.trajecten.models import Intake, Rapportage, Traject, Trajectplan
from wissel.web.shared.plichten import (
    FEITEN,
    PARTIJEN,
    Groep,
    Plichtrij,
    duty_rows,
    grouped,
    of_party,
)

# Key, name of the address, what it takes to read it, and the words of the link.
DELEN = (
    ("kalender", "plichten", Action.DATUMS_LEZEN, gettext_lazy("Kalender")),
    ("stukken", "plichtstukken", Action.DOCUMENT_LEZEN, gettext_lazy("Stukken")),
    ("adviezen", "adviezen", Action.ADVIES_LEZEN, gettext_lazy("Adviezen")),
    ("evaluatie", "evaluatie", Action.EVALUATIE_LEZEN, gettext_lazy("Eerstejaarsevaluatie")),
    ("inspanningen", "inspanningen", Action.LOGBOEK_LEZEN, gettext_lazy("Inspanningen")),
    ("spoor1log", "spoor1_logboek", Action.SPOOR1_LEZEN, gettext_lazy("Spoor 1 van de werkgever")),
)


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    label: str
    nu: bool
    aantal: int | None = None


@dataclass(frozen=True, slots=True)
class Knoppen:
    """Where to go with one duty; empty when that is not for this role or not for this duty."""

    vastleggen: str
    niet_nodig: str
    gedaan: str
    heropenen: str


@dataclass(frozen=True, slots=True)
class Regel:
    rij: Plichtrij
    knoppen: Knoppen


@dataclass(frozen=True, slots=True)
class Afdeling:
    """The duties that bind in one way, with their buttons."""

    sleutel: str
    titel: str
    uitleg: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Kalenderblad:
    """The calendar of one party or of all, with the counts above it and the two ends that are shown apart (S2.51)."""

    filters: tuple[Link, ...]
    partij: str
    afdelingen: tuple[Afdeling, ...]
    laat: int
    open: int
    loon_tot: dt.date | None
    wettelijk_tot: dt.date | None
    traject_tot: dt.date | None


def parts(actor: Actor, dossier: Dossier, now: str) -> tuple[Link, ...]:
    """The pages of this tab that this role may open."""
    return tuple(
        Link(reverse(f"bureau:{name}", args=[dossier.pk]), str(label), key == now)
        for key, name, action, label in DELEN
        if can(actor, action)
    )


def build(actor: Actor, dossier: Dossier, partij: str, today: dt.date) -> Kalenderblad:
    """The calendar; `partij` empty or unknown shows everyone."""
    opened = dossier.aangemaakt_op.astimezone(klok.NEDERLAND).date()
    rows = (*duty_rows(actor, dossier.pk, opened, today), *own_duties(actor, dossier, today))
    chosen = partij if partij in PARTIJEN else ""
    shown = of_party(rows, chosen)
    ends = _ends(actor, dossier)
    return Kalenderblad(
        filters=_filters(dossier, rows, chosen), partij=chosen,
        afdelingen=tuple(_section(actor, dossier, each) for each in grouped(shown)),
        laat=sum(row.laat for row in shown),
        open=sum(row.plicht.toestand in {Toestand.OPEN, Toestand.ONBEKEND} for row in shown),
        loon_tot=ends.get("loondoorbetaling_laatste_dag"), wettelijk_tot=ends.get("wachttijd_laatste_dag"),
        traject_tot=_traject_end(actor, dossier),
    )  # fmt: skip


def _filters(dossier: Dossier, rows: tuple[Plichtrij, ...], chosen: str) -> tuple[Link, ...]:
    base = reverse("bureau:plichten", args=[dossier.pk])
    names = [("", _("Iedereen")), *((key, str(label).capitalize()) for key, label in PARTIJEN.items())]
    return tuple(
        Link(f"{base}?partij={key}" if key else base, _upper(label), key == chosen, len(of_party(rows, key)))
        for key, label in names
    )


def _upper(label: str) -> str:
    return "UWV" if label.lower() == "uwv" else label


def _section(actor: Actor, dossier: Dossier, group: Groep) -> Afdeling:
    may_say, may_fact = can(actor, Action.PLICHT_VASTLEGGEN), can(actor, Action.FEIT_VASTLEGGEN)
    rows = tuple(Regel(row, _buttons(dossier, row.plicht, may_say, may_fact)) for row in group.rijen)
    return Afdeling(group.sleutel, group.titel, group.uitleg, rows)


def _buttons(dossier: Dossier, duty: Plicht, may_say: bool, may_fact: bool) -> Knoppen:
    args = [dossier.pk, duty.code]
    own = Partij.BUREAU in duty.partijen
    waiting = duty.toestand in {Toestand.OPEN, Toestand.LAAT, Toestand.EERDER, Toestand.ONBEKEND}
    fact = FEITEN.get(duty.code, ("", ""))[0]
    url = reverse("bureau:plicht_feit", args=args) if fact and may_fact and waiting else ""
    if duty.code == "spoor2_start" and url:
        url = reverse("bureau:feit", args=[dossier.pk, "spoor2"])
    said = duty.gezegd_op is not None and not duty.feit
    return Knoppen(
        vastleggen=url,
        niet_nodig=reverse("bureau:plicht_niet_nodig", args=args)
        if may_say and waiting and not own and not duty.van_uwv
        else "",
        gedaan=reverse("bureau:plicht_gedaan", args=args)
        if may_say and waiting and duty.code in ZONDER_FEIT
        else "",
        heropenen=reverse("bureau:plicht_heropenen", args=args)
        if may_say and said and duty.toestand in {Toestand.NIET_NODIG, Toestand.KLAAR}
        else "",
    )


def _ends(actor: Actor, dossier: Dossier) -> dict[str, dt.date | None]:
    codes = ("loondoorbetaling_laatste_dag", "wachttijd_laatste_dag")
    rows = visible(actor, Milestone).filter(dossier=dossier, code__in=codes)
    return dict(rows.values_list("code", "due_on"))


def _traject_end(actor: Actor, dossier: Dossier) -> dt.date | None:
    if not can(actor, Action.TRAJECT_LEZEN):
        return None
    row = visible(actor, Traject).filter(dossier=dossier).order_by("-aangemaakt_op").first()
    return (row.verlengd_tot or row.eind_op) if row else None


def own_duties(actor: Actor, dossier: Dossier, today: dt.date) -> tuple[Plichtrij, ...]:
    """What the bureau itself has to do by agreement: the proposal after the intake, and each report."""
    found = []
    if can(actor, Action.PLAN_LEZEN):
        found += _proposal(actor, dossier, today)
    if can(actor, Action.RAPPORT_LEZEN):
        sent: dict[int, Rapportage] = {}
        for row in visible(actor, Rapportage).filter(dossier=dossier).order_by("nummer", "versie"):
            if sent.get(row.nummer) is None or not sent[row.nummer].verzonden_op:
                sent[row.nummer] = row
        for number, row in sent.items():
            name = _("Voortgangsrapportage %(nummer)s") % {"nummer": number}
            found.append(
                _agreed(f"rapport-{number}", name, row.versturen_uiterlijk, _day(row.verzonden_op), today)
            )
    return tuple(found)


def _proposal(actor: Actor, dossier: Dossier, today: dt.date) -> list[Plichtrij]:
    due = (
        visible(actor, Intake)
        .filter(dossier=dossier, soort=Intake.Soort.WERKNEMER, voorstel_uiterlijk__isnull=False)
        .values_list("voorstel_uiterlijk", flat=True)
        .first()
        if can(actor, Action.INTAKE_LEZEN)
        else None
    )
    if due is None:
        return []
    plans = visible(actor, Trajectplan).filter(dossier=dossier, naar_opdrachtgever_op__isnull=False)
    sent = plans.order_by("nummer").values_list("naar_opdrachtgever_op", flat=True).first()
    return [_agreed("voorstel", _("Re-integratievoorstel aan de opdrachtgever"), due, _day(sent), today)]


def _agreed(code: str, name: str, due: dt.date, done: dt.date | None, today: dt.date) -> Plichtrij:
    state = Toestand.KLAAR if done else Toestand.LAAT if due < today else Toestand.OPEN
    late = (done - due).days if done and done > due else None
    duty = Plicht(
        code=code, naam=name, partijen=(Partij.BUREAU,), binding="praktijk", due_on=due, toestand=state, klaar_op=done,
        dagen_te_laat=late, uitleg=_("Afgesproken in de werkwijze van het traject."),
        formule=_("Werkwijze van het bureau."), bron=_("sjabloon van het traject"),
        reden="", document_id=None, bewijs="", gezegd_door="", gezegd_op=None,
        versie=0, feit=done is not None,
    )  # fmt: skip
    return Plichtrij(duty, str(PARTIJEN[Partij.BUREAU]), _("praktijk"), (), None)


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.astimezone(klok.NEDERLAND).date() if moment else None
