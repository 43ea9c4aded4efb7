"""Links for one task as plain values, for the page of links and for the cards on other pages."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Persoon
from wissel.betrokkenen.actions.taaklinks import GEVRAAGD, SOORT
from wissel.betrokkenen.models import Artsverklaring, Functieoordeel, Taaklink
from wissel.dossiers.models import Dossier, Partij, Spoor1Onderzoek
from wissel.energie.lezen import shares_trend
from wissel.mensen.geheim import MAX_POGINGEN
from wissel.policies import Action, can, visible
from wissel.trajecten.models import Onderbreking

# What the coach asks, in the words of the one who asks.
VRAGEN = {
    SOORT.HERVATTEN: _l("Vraag of het traject verder kan"), SOORT.ADVIES: _l("Vraag om advies over werk"),
    SOORT.RAPPORT: _l("Vraag om een rapport"), SOORT.OORDELEN: _l("Vraag om oordelen over werk"),
    SOORT.BELASTBAARHEID: _l("Vraag om een belastbaarheid"),
    SOORT.PUNTEN: _l("Vraag om punten van werk na te lopen"),
    SOORT.TREND: _l("Aantallen goede en minder goede dagen laten lezen"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinkRij:
    """One link: what is asked of whom, and how far it is; `code` only for who made it, in this session."""

    id: uuid.UUID
    vraag: str
    naam: str
    rol: str
    email: str
    stand: str
    op: dt.datetime
    tot: dt.datetime
    code: str
    telefoon: str
    nieuw_url: str

    @property
    def open(self) -> bool:
        return self.stand in {"verstuurd", "geopend"}


@dataclass(frozen=True, slots=True)
class Vraagkeuze:
    """Something that can be asked, with the address of its form."""

    soort: str
    naam: str
    aan: str
    url: str


@dataclass(frozen=True, slots=True)
class Kaart:
    """The card on another page: the links about it, and what can be asked."""

    titel: str
    links: tuple[LinkRij, ...]
    keuzes: tuple[Vraagkeuze, ...]
    alle_url: str


@dataclass(frozen=True, slots=True)
class VerklaringRij:
    """What the bedrijfsarts said during a pause, and how the bureau knows."""

    kan_verder: bool
    naam: str
    datum: dt.date
    vanaf: dt.date | None
    controle_op: dt.date | None
    zelf: bool
    document_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class OordeelRij:
    """A verdict of the arbeidsdeskundige on one way back."""

    optie: str
    oordeel: str
    reden: str
    naam: str
    datum: dt.date


def links(
    actor: Actor,
    dossier: Dossier,
    soorten: tuple[str, ...] = (),
    code_of: Callable[[Any], str] = lambda pk: "",
) -> tuple[LinkRij, ...]:
    """The links of a dossier, newest first."""
    if not can(actor, Action.TAAKLINK_LEZEN):
        return ()
    rows = (
        visible(actor, Taaklink)
        .filter(dossier=dossier)
        .select_related("persoon")
        .order_by("-gemaakt_op", "-id")
    )
    if soorten:
        rows = rows.filter(soort__in=soorten)
    return tuple(_row(row, code_of(row.pk)) for row in rows)


def _row(row: Taaklink, code: str) -> LinkRij:
    stand, on = _state(row)
    url = reverse("bureau:taaklink_nieuw", args=[row.dossier_id, row.soort]) + f"?van={row.pk}"
    return LinkRij(
        row.pk, str(VRAGEN[SOORT(row.soort)]), row.naam, str(row.get_rol_display()), row.email, stand, on,
        row.verloopt_op, code if stand in {"verstuurd", "geopend"} else "",
        row.persoon.telefoon if row.persoon else "", url,
    )  # fmt: skip


def _state(row: Taaklink) -> tuple[str, dt.datetime]:
    if row.gebruikt_op is not None:
        return "gedaan", row.gebruikt_op
    if row.ingetrokken_op is not None:
        return ("geblokkeerd" if row.pogingen >= MAX_POGINGEN else "ingetrokken"), row.ingetrokken_op
    if row.verloopt_op <= klok.now():
        return "verlopen", row.verloopt_op
    return ("geopend", row.geopend_op) if row.geopend_op else ("verstuurd", row.gemaakt_op)


def choices(actor: Actor, dossier: Dossier, soorten: tuple[str, ...] = ()) -> tuple[Vraagkeuze, ...]:
    """What this person can ask now; about a pause only while one lasts."""
    closed = dossier.stand == Dossier.Stand.GESLOTEN
    if closed or not can(actor, Action.TAAKLINK_MAKEN, dossier):
        return ()
    who = dict(Taaklink.Voor.choices)
    asked = [
        soort
        for soort in (soorten or tuple(GEVRAAGD))
        if (soort != SOORT.HERVATTEN or _pause(actor, dossier))
        and (soort != SOORT.TREND or shares_trend(dossier.bureau_id, dossier.pk))
    ]
    to = {soort: ", ".join(str(who[rol]) for rol in GEVRAAGD[soort]) for soort in asked}
    return tuple(
        Vraagkeuze(
            soort,
            str(VRAGEN[SOORT(soort)]),
            to[soort],
            reverse("bureau:taaklink_nieuw", args=[dossier.pk, soort]),
        )
        for soort in asked
    )


def card(actor: Actor, dossier: Dossier, titel: str, *soorten: str) -> Kaart | None:
    """The card about these questions; None for who may not see links."""
    if not can(actor, Action.TAAKLINK_LEZEN):
        return None
    url = reverse("bureau:taaklinks", args=[dossier.pk])
    return Kaart(titel, links(actor, dossier, soorten)[:3], choices(actor, dossier, soorten), url)


def _pause(actor: Actor, dossier: Dossier) -> Onderbreking | None:
    rows = visible(actor, Onderbreking).filter(
        dossier=dossier, laatste_dag__isnull=True, soort=Onderbreking.Soort.ZIEKTE
    )
    return rows.first()


def running_pause(actor: Actor, dossier: Dossier) -> Onderbreking | None:
    """The pause that lasts and that a bedrijfsarts can speak about."""
    return _pause(actor, dossier)


def experts(actor: Actor, dossier: Dossier, rol: str) -> list[Persoon]:
    """Who this role has in the dossier, each once."""
    found = [dossier.bedrijfsarts] if rol == Taaklink.Voor.BEDRIJFSARTS and dossier.bedrijfsarts else []
    rows = visible(actor, Partij).filter(live_memberships(klok.today()), dossier=dossier, rol=rol)
    found += [row.persoon for row in rows.select_related("persoon").order_by("persoon__sorteernaam")]
    return list({person.pk: person for person in found}.values())


def statements(actor: Actor, pauze: Onderbreking) -> tuple[VerklaringRij, ...]:
    """What was said during this pause, newest first."""
    rows = visible(actor, Artsverklaring).filter(onderbreking=pauze).order_by("-op", "-id")
    return tuple(
        VerklaringRij(
            row.kan_verder, row.naam, row.datum, row.vanaf, row.controle_op, row.taaklink_id is not None,
            row.document_id,
        )
        for row in rows
    )  # fmt: skip


def verdicts(actor: Actor, dossier: Dossier) -> tuple[OordeelRij, ...]:
    """The newest verdict per way back, in the words of who gave it."""
    rows = visible(actor, Functieoordeel).filter(dossier=dossier).order_by("optie", "-op").distinct("optie")
    order = Spoor1Onderzoek.Optie.values
    return tuple(
        OordeelRij(
            str(row.get_optie_display()), str(row.get_oordeel_display()), row.reden, row.naam, row.datum
        )
        for row in sorted(rows, key=lambda row: order.index(row.optie))
    )
