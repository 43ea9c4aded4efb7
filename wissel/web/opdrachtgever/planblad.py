"""The re-integratievoorstel as the opdrachtgever reads it: lines with reason, duration, hours and price."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.policies import visible
from wissel.trajecten import sjabloon
from wissel.trajecten.models import Planregel, Standpunt, Trajectplan
from wissel.web.opdrachtgever.dossierblad import moments
from wissel.web.shared import planstuk

AKKOORD = (Standpunt.Antwoord.AKKOORD, Standpunt.Antwoord.AKKOORD_MET_OPMERKING)
OPEN = (Trajectplan.Stand.BIJ_OPDRACHTGEVER,)
GROEPEN = {
    Planregel.Soort.INTERVENTIE: _("Interventies"),
    Planregel.Soort.ACTIVITEIT: _("Activiteiten"),
    Planregel.Soort.INSTRUMENT: _("Instrumenten"),
}
WIE = {
    "coach": _("coach"), "kandidaat": _("uw medewerker"), "jobhunter": _("jobhunter"), "opdrachtgever": _("u"),
    "werkgever": _("u"), "bedrijfsarts": _("bedrijfsarts"), "arbeidsdeskundige": _("arbeidsdeskundige"),
    "bureau": _("bureau"), "extern": _("iemand van buiten"),
}  # fmt: skip
VELDEN = {
    "doel_kandidaat": _("Doel van uw medewerker"), "doel_opdrachtgever": _("Uw doel"),
    "doel_coach": _("Doel van de coach"), "samenvatting": _("Samenvatting"), "complexiteit": _("Klasse"),
    "complexiteit_reden": _("Reden van de klasse"), "uren": _("Uren"), "ritme_dagen": _("Contact"),
    "prijs": _("Prijs"), "start_op": _("Start"), "eind_op": _("Einde"), "verlenging": _("Verlenging"),
    "duur_reden": _("Reden van de duur"), "soort": _("Soort"), "naam": _("Wat"), "onderbouwing": _("Onderbouwing"),
    "gericht_op": _("Gericht op"), "eigenaar": _("Wie doet het"), "helper": _("Wie helpt"), "van": _("Van"),
    "tot": _("Tot en met"),
}  # fmt: skip
KEUZES = {
    "complexiteit": dict(Trajectplan.Complexiteit.choices),
    "soort": dict(Planregel.Soort.choices),
    "gericht_op": dict(Planregel.Gericht.choices),
    "eigenaar": WIE,
}


@dataclass(frozen=True, slots=True)
class Regel:
    naam: str
    onderbouwing: str
    gericht: str
    wie: str
    helper: str
    uren: str
    prijs: Decimal | None
    van: dt.date | None
    tot: dt.date | None


@dataclass(frozen=True, slots=True)
class Groep:
    titel: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What one party said about this version, and when."""

    van: str
    antwoord: str
    tekst: str
    op: dt.datetime
    eigen: bool


@dataclass(frozen=True, slots=True)
class Versie:
    id: uuid.UUID
    nummer: int
    op: dt.datetime | None
    eerste: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """One version as it was frozen; `sha` names exactly this text."""

    id: uuid.UUID
    nummer: int
    stand: str
    waar: str
    nieuwste: bool
    sha: str
    op: dt.datetime | None
    samenvatting: str
    doelen: tuple[tuple[str, str], ...]
    klasse: str
    klasse_reden: str
    uren: str
    ritme_dagen: int | None
    prijs: Decimal | None
    start_op: dt.date | None
    eind_op: dt.date | None
    weken: int | None
    duur_reden: str
    verlenging: str
    groepen: tuple[Groep, ...]
    rapporten: tuple[dt.date, ...]
    gezegd: tuple[Gezegd, ...]
    versies: tuple[Versie, ...]
    document_id: uuid.UUID | None
    mag_antwoorden: bool

    @property
    def controlegetal(self) -> str:
        """The first signs of the hash, to compare two papers by eye."""
        return " ".join(self.sha[i : i + 4] for i in range(0, 12, 4))


def versions(actor: Actor, dossier_id: uuid.UUID) -> list[Trajectplan]:
    """Every version that was sent to the opdrachtgever, newest first."""
    rows = visible(actor, Trajectplan).filter(dossier_id=dossier_id).select_related("traject", "document")
    return list(rows.order_by("-traject__aangemaakt_op", "-nummer"))


def plan(actor: Actor, rows: list[Trajectplan], row: Trajectplan) -> Plan:
    """One version out of all that were sent."""
    newest, paper = row.pk == rows[0].pk, planstuk.of_plan(actor, row)
    said = _said(actor, row)
    last = next((each for each in reversed(said) if each.eigen), None)
    agreed = last is not None and last.antwoord in {str(Standpunt.Antwoord(each).label) for each in AKKOORD}
    end = row.eind_op
    return Plan(
        id=row.pk, nummer=row.nummer, stand=row.stand, waar=_where(row, last), nieuwste=newest,
        sha=row.inhoud_sha256, op=row.naar_opdrachtgever_op, samenvatting=row.samenvatting,
        doelen=tuple(
            (str(VELDEN[name]), getattr(row, name)) for name in ("doel_kandidaat", "doel_opdrachtgever", "doel_coach")
        ),
        klasse=str(row.get_complexiteit_display()) if row.complexiteit else "", klasse_reden=row.complexiteit_reden,
        uren=_hours(row.uren), ritme_dagen=row.ritme_dagen, prijs=row.prijs, start_op=row.start_op, eind_op=end,
        weken=sjabloon.weken(row.start_op, end) if row.start_op and end else None, duur_reden=row.duur_reden,
        verlenging=row.verlenging, groepen=_groups(actor, row),
        rapporten=tuple(each.versturen_uiterlijk for each in moments(row.traject.sjabloon, row.start_op, end)),
        gezegd=said, versies=tuple(_versions(rows)), document_id=paper.pk if paper else None,
        mag_antwoorden=newest and row.stand in OPEN and not agreed,
    )  # fmt: skip


def _where(row: Trajectplan, last: Gezegd | None) -> str:
    """Where this version is, said to the opdrachtgever."""
    if row.stand == Trajectplan.Stand.BIJ_OPDRACHTGEVER:
        return str(_("wacht op uw antwoord") if last is None else _("de coach reageert op uw antwoord"))
    return str(row.get_stand_display()).lower()


def _said(actor: Actor, row: Trajectplan) -> tuple[Gezegd, ...]:
    """The last answer of the kandidaat, and all of the own organisation, oldest first."""
    rows = list(visible(actor, Standpunt).filter(plan=row).order_by("gegeven_op"))
    last = next((each.pk for each in reversed(rows) if each.van == "kandidaat"), None)
    return tuple(
        Gezegd(
            str(_("Uw medewerker")) if each.van == "kandidaat" else str(_("U")), str(each.get_antwoord_display()),
            each.tekst, each.gegeven_op, each.van == "opdrachtgever",
        )
        for each in rows
        if each.van == "opdrachtgever" or each.pk == last
    )  # fmt: skip


def _groups(actor: Actor, row: Trajectplan) -> tuple[Groep, ...]:
    lines = list(visible(actor, Planregel).filter(plan=row).order_by("volgorde", "id"))
    found = [
        Groep(str(title), tuple(_line(each) for each in lines if each.soort == kind))
        for kind, title in GROEPEN.items()
    ]
    return tuple(groep for groep in found if groep.regels)


def _line(row: Planregel) -> Regel:
    return Regel(
        row.naam, row.onderbouwing, str(row.get_gericht_op_display()), str(WIE.get(row.eigenaar, row.eigenaar)),
        row.helper, _hours(row.uren), row.prijs, row.van, row.tot,
    )  # fmt: skip


def _hours(value: Decimal | None) -> str:
    return number_format(value.normalize()) if value is not None else ""


def _versions(rows: list[Trajectplan]) -> Iterable[Versie]:
    for place, row in enumerate(rows, 1):
        yield Versie(row.pk, row.nummer, row.naar_opdrachtgever_op, place == len(rows))
