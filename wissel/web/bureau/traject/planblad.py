"""One version of the plan as the bureau reads it: where it stands, what is agreed, who said what, what was sent."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.documenten.models import Verzending
from wissel.dossiers.models import Dossier, Milestone
from wissel.opmaak import datum_tijd
from wissel.policies import Action, can, visible
from wissel.trajecten import sjabloon
from wissel.trajecten.models import Intake, Standpunt, Taak, Traject, Trajectplan
from wissel.web.bureau.traject.planweergave import (
    Horizon,
    Regels,
    customer,
    duration,
    horizon_sentence,
    lines,
)

STAND = Trajectplan.Stand
HORIZON = ("loondoorbetaling_laatste_dag", "wachttijd_laatste_dag")


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What kandidaat or opdrachtgever said about one version."""

    van: str
    antwoord: str
    soort: str
    tekst: str
    op: dt.datetime
    nummer: int


@dataclass(frozen=True, slots=True)
class Verzonden:
    """To whom a version was made available, and when it was opened."""

    naar: str
    titel: str
    versie: int
    document_id: uuid.UUID
    op: dt.datetime
    geopend_op: dt.datetime | None
    toegang: bool


@dataclass(frozen=True, slots=True)
class Klus:
    """Something the coach is to do with an answer, until it is ticked off."""

    taak_id: uuid.UUID
    titel: str
    op: dt.date | None


@dataclass(frozen=True, slots=True)
class Versie:
    """One version in the list of versions."""

    id: uuid.UUID
    nummer: int
    stand: str
    op: dt.datetime
    nu: bool
    url: str


@dataclass(frozen=True, slots=True)
class Klasse:
    naam: str
    reden: str
    uren: Decimal | None
    ritme: int | None
    prijs: Decimal | None


@dataclass(frozen=True, slots=True)
class Planblad:
    """Everything on the tab Plan."""

    id: uuid.UUID
    nummer: int
    stand: str
    stand_naam: str
    stand_zin: str
    nieuwste: bool
    concept: bool
    schrijven: bool
    doelen: tuple[tuple[str, str], ...]
    samenvatting: str
    regels: Regels
    start_op: dt.date | None
    eind_op: dt.date | None
    duur: str
    duur_reden: str
    verlenging: str
    horizon: tuple[Horizon, ...]
    horizon_zin: str
    klasse: Klasse
    momenten: tuple[sjabloon.Periode, ...]
    uiterlijk: dt.date | None
    antwoorden: tuple[Antwoord, ...]
    verzendingen: tuple[Verzonden, ...]
    versies: tuple[Versie, ...]
    gelezen_door: str
    gedeeld: bool

    @property
    def vorige(self) -> Versie | None:
        """The version before this one, to compare with."""
        return next((versie for versie in self.versies if versie.nummer < self.nummer), None)


def versions(actor: Actor, traject: Traject) -> list[Trajectplan]:
    """Every version of this traject, newest first."""
    return list(visible(actor, Trajectplan).filter(traject=traject).order_by("-nummer"))


def sheet(
    actor: Actor,
    dossier: Dossier,
    traject: Traject,
    plans: Sequence[Trajectplan],
    plan: Trajectplan,
    gericht: str = "",
) -> Planblad:
    """One version out of all of them."""
    newest = plan.pk == plans[0].pk
    said = _answers(actor, dossier, traject)
    horizon = _horizon(actor, dossier)
    concept = plan.stand == STAND.CONCEPT
    return Planblad(
        id=plan.pk, nummer=plan.nummer, stand=plan.stand, stand_naam=str(plan.get_stand_display()),
        stand_zin=_state(dossier, plan, plans, said), nieuwste=newest, concept=concept,
        schrijven=concept and can(actor, Action.PLAN_SCHRIJVEN), doelen=_goals(dossier, plan),
        samenvatting=plan.samenvatting, regels=lines(actor, dossier, traject, plan, gericht),
        start_op=plan.start_op, eind_op=plan.eind_op, duur=duration(plan.start_op, plan.eind_op),
        duur_reden=plan.duur_reden, verlenging=plan.verlenging, horizon=horizon,
        horizon_zin=horizon_sentence(plan.eind_op, horizon[0] if horizon else None),
        klasse=Klasse(
            str(plan.get_complexiteit_display()), plan.complexiteit_reden, plan.uren, plan.ritme_dagen, plan.prijs
        ),
        momenten=_moments(traject, plan), uiterlijk=_due(actor, traject, plans), antwoorden=said,
        verzendingen=_sent(actor, dossier, traject), versies=_versions(dossier, plans, plan),
        gelezen_door=_readers(dossier, plan), gedeeld=not concept,
    )  # fmt: skip


def _goals(dossier: Dossier, plan: Trajectplan) -> tuple[tuple[str, str], ...]:
    coach = dossier.coach.naam if dossier.coach else _("de coach")
    return (
        (dossier.kandidaat.naam, plan.doel_kandidaat),
        (customer(dossier).naam, plan.doel_opdrachtgever),
        (_("%(naam)s, coach") % {"naam": coach}, plan.doel_coach),
    )


def _state(
    dossier: Dossier, plan: Trajectplan, plans: Sequence[Trajectplan], said: Sequence[Antwoord]
) -> str:
    """Where this version is and on whom it waits, in a sentence."""
    who, here = dossier.kandidaat.naam, [each for each in said if each.nummer == plan.nummer]
    if plan.stand == STAND.CONCEPT:
        return " ".join([_("Alleen het bureau ziet dit concept."), *_meanwhile(dossier, plans)])
    if plan.stand == STAND.BIJ_KANDIDAAT:
        given = next((each for each in here if each.soort == "kandidaat"), None)
        if given:
            return _("%(wie)s antwoordde: %(antwoord)s.") % {"wie": who, "antwoord": given.antwoord.lower()}
        return _("%(wie)s kan het plan lezen sinds %(op)s en heeft nog niet geantwoord.") % {
            "wie": who,
            "op": datum_tijd(plan.aangeboden_op),
        }
    if plan.stand == STAND.BIJ_OPDRACHTGEVER:
        values = {"wie": customer(dossier).naam, "op": datum_tijd(plan.naar_opdrachtgever_op)}
        return _("%(wie)s kan plan, duur en prijs goedkeuren sinds %(op)s.") % values
    if plan.stand == STAND.GOEDGEKEURD:
        return _("Dit plan is goedgekeurd en geldt.")
    return _("Deze versie is vervangen. De nieuwste is versie %(n)s.") % {"n": plans[0].nummer}


def _meanwhile(dossier: Dossier, plans: Sequence[Trajectplan]) -> list[str]:
    """What happens with the version before a draft."""
    words = {
        STAND.BIJ_KANDIDAAT: _("Versie %(n)s ligt bij %(kandidaat)s."),
        STAND.BIJ_OPDRACHTGEVER: _("Versie %(n)s ligt bij %(opdrachtgever)s."),
        STAND.GOEDGEKEURD: _("Versie %(n)s geldt tot deze is goedgekeurd."),
    }
    names = {"kandidaat": dossier.kandidaat.naam, "opdrachtgever": customer(dossier).naam}
    return [words[STAND(each.stand)] % {"n": each.nummer, **names} for each in plans if each.stand in words]


def _horizon(actor: Actor, dossier: Dossier) -> tuple[Horizon, ...]:
    """The last day of pay and of the waiting period, once when they are the same day."""
    rows = visible(actor, Milestone).filter(dossier=dossier, code__in=HORIZON, due_on__isnull=False)
    found = sorted((row for row in rows if row.geldt is not False), key=lambda row: HORIZON.index(row.code))
    days: dict[dt.date, Horizon] = {}
    for row in found:
        if row.due_on:
            days.setdefault(row.due_on, Horizon(row.naam, row.due_on))
    return tuple(days.values())


def _moments(traject: Traject, plan: Trajectplan) -> tuple[sjabloon.Periode, ...]:
    if not plan.start_op or not plan.eind_op or plan.eind_op < plan.start_op:
        return ()
    return tuple(sjabloon.rapportmomenten(traject.sjabloon, plan.start_op, plan.eind_op))


def _due(actor: Actor, traject: Traject, plans: Sequence[Trajectplan]) -> dt.date | None:
    """The day on which the opdrachtgever must have a first version; nothing once one was sent."""
    if any(plan.naar_opdrachtgever_op for plan in plans):
        return None
    rows = visible(actor, Intake, Action.PLAN_LEZEN).filter(traject=traject, voorstel_uiterlijk__isnull=False)
    days = rows.filter(soort=Intake.Soort.WERKNEMER).values_list("voorstel_uiterlijk", flat=True)
    return days.first()


def _answers(actor: Actor, dossier: Dossier, traject: Traject) -> tuple[Antwoord, ...]:
    rows = visible(actor, Standpunt).filter(plan__traject=traject).select_related("plan")
    names = {"kandidaat": dossier.kandidaat.naam, "opdrachtgever": customer(dossier).naam}
    return tuple(
        Antwoord(
            names.get(row.van, row.van), str(row.get_antwoord_display()), row.van, row.tekst, row.gegeven_op,
            row.plan.nummer,
        )
        for row in rows.order_by("-gegeven_op", "-id")
    )  # fmt: skip


def _sent(actor: Actor, dossier: Dossier, traject: Traject) -> tuple[Verzonden, ...]:
    """Who got a document of a version of this traject, newest first, and when it was opened."""
    hashes = (
        visible(actor, Trajectplan).filter(traject=traject).exclude(inhoud_sha256="").values("inhoud_sha256")
    )
    rows = visible(actor, Verzending).filter(dossier=dossier, document__inhoud_sha256__in=hashes)
    roles = {"kandidaat": _("kandidaat"), "opdrachtgever": _("opdrachtgever")}
    return tuple(
        Verzonden(
            row.naar.naam if row.naar else roles.get(row.naar_rol, row.naar_rol), row.document.titel,
            row.document.versie, row.document_id, row.verzonden_op, row.geopend_op,
            row.naar is None or row.naar.user_id is not None,
        )
        for row in rows.select_related("naar", "document").defer("document__inhoud").order_by("-verzonden_op", "id")
    )  # fmt: skip


def tasks(actor: Actor, dossier: Dossier) -> tuple[Klus, ...]:
    """What an answer on the plan asks of the bureau and is not ticked off yet; a proposal is done by answering it."""
    if not can(actor, Action.TAAK_DOEN):
        return ()
    rows = visible(actor, Taak, Action.TAAK_DOEN).filter(
        dossier=dossier, soort="plan", sleutel__startswith="standpunt ", klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )  # fmt: skip
    return tuple(Klus(row.pk, row.titel, row.due_on) for row in rows.order_by("due_on", "id")[:5])


def _versions(dossier: Dossier, plans: Sequence[Trajectplan], shown: Trajectplan) -> tuple[Versie, ...]:
    return tuple(
        Versie(
            plan.pk, plan.nummer, str(plan.get_stand_display()), plan.aangeboden_op or plan.aangemaakt_op,
            plan.pk == shown.pk, reverse("bureau:plan_versie", args=[dossier.pk, plan.pk]),
        )
        for plan in plans
    )  # fmt: skip


def _readers(dossier: Dossier, plan: Trajectplan) -> str:
    """Who can read this version now."""
    names = [_("coach, jobhunter en manager van het bureau")]
    if plan.aangeboden_op:
        names.append(dossier.kandidaat.naam)
    if plan.naar_opdrachtgever_op:
        names.append(customer(dossier).naam)
    return ", ".join(names)
