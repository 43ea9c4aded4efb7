"""The same reminder to many kandidaten: a message in Wissel, of which the mail says only that it is there."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from wissel.accounts.actor import Actor
from wissel.berichten.actions import start
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.talen import whole
from wissel.trajecten.actions import bulk


@dataclass(frozen=True, slots=True)
class Tekst:
    """One of the few texts: its subject and its words to the kandidaat. Nothing in it is about one person."""

    sleutel: str
    onderwerp: Any
    tekst: Any


TEKSTEN = (
    Tekst(
        "afspraak", _l("Wilt u uw afspraak bevestigen?"),
        _l("U heeft een afspraak die nog niet is bevestigd. Komt u? Laat het weten, of zeg de afspraak af."),
    ),
    Tekst(
        "taak", _l("Er staat iets voor u klaar"),
        _l("Er staat nog een taak voor u open. U vindt hem op de eerste pagina. Lukt het niet? Laat het weten."),
    ),
    Tekst(
        "lezen", _l("Er is iets voor u te lezen"),
        _l("Er ligt een plan of verslag voor u klaar. Wilt u het lezen en zeggen wat u ervan vindt?"),
    ),
    Tekst(
        "bellen", _l("Wilt u contact opnemen?"),
        _l("Wij hebben elkaar een tijd niet gesproken. Wilt u mij bellen of hier een bericht sturen?"),
    ),
)  # fmt: skip
_OP_SLEUTEL = {each.sleutel: each for each in TEKSTEN}


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """One kandidaat, and why no reminder goes out; `reden` is empty when it can."""

    dossier_id: uuid.UUID
    nummer: str
    naam: str
    reden: str


def obstacle(dossier: Dossier) -> str:
    """Why a kandidaat gets no reminder, as a code; empty when nothing is in the way."""
    if dossier.stand == Dossier.Stand.GESLOTEN:
        return "gesloten"
    if dossier.stand == Dossier.Stand.PAUZE:
        return "pauze"
    if dossier.kandidaat.user_id is None:
        return "geen_account"
    return "" if dossier.kandidaat.email else "geen_adres"


def recipients(dossiers: Iterable[Dossier]) -> list[Ontvanger]:
    """Who would get it; the rows come with the kandidaat."""
    return [Ontvanger(row.pk, row.nummer, row.kandidaat.naam, obstacle(row)) for row in dossiers]


def remind_all(*, tekst: str, dossiers: Iterable[Dossier], sleutel: uuid.UUID, by: Actor) -> Any:
    """Send this text to the kandidaten of these dossiers; each row says what came of it.

    The same form sent twice sends nothing twice. Raises DomainError for a text that is not one of the few.
    """
    if tekst not in _OP_SLEUTEL:
        raise DomainError("tekst", _("Kies wat u wilt sturen."), veld="tekst")
    rows = [{"dossier": str(row.pk)} for row in dossiers]
    return bulk.prepare(soort="herinnering", invoer={"tekst": tekst}, regels=rows, sleutel=sleutel, by=by)[0]


def _send(by: Actor, invoer: dict[str, Any], regel: dict[str, Any]) -> str:
    dossier = bulk.dossier_of(by, regel["dossier"])
    reason = obstacle(dossier)
    if reason:
        return reason
    text = _OP_SLEUTEL[invoer["tekst"]]
    language = dossier.kandidaat.taal
    with override(whole(language)):
        start(
            dossier=dossier, by=by, publiek="kandidaat", onderwerp=str(text.onderwerp), tekst=str(text.tekst),
            sleutel=uuid.uuid5(uuid.UUID(invoer["sleutel"]), regel["dossier"]),
        )  # fmt: skip
    return "verstuurd"


def register() -> None:
    bulk.register("herinnering", _send)
