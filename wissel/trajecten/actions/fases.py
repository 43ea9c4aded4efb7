"""Doing parts of a phase and closing it on its conditions, never without the kandidaat's own words where asked."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten import plichten, sjabloon
from wissel.trajecten.actions.planhulp import LANGSTE_TEKST, clean
from wissel.trajecten.models import Fase, Onderdeel, Traject

MEESTE_KEUZES = 10
LANGSTE_KEUZE = 200


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One condition of closing; `eigen_woorden` and `vast` can never be overridden, whatever the sjabloon allows."""

    tekst: str
    open: bool
    eigen_woorden: bool = False
    vast: bool = False

    @property
    def onmisbaar(self) -> bool:
        return self.eigen_woorden or self.vast


# What rooms above this one ask of a phase before it closes.
_VAN_BOVEN: list[Callable[[Fase], list[Voorwaarde]]] = []


def register_voorwaarden(check: Callable[[Fase], list[Voorwaarde]]) -> None:
    """Let a room above this one add conditions of closing; once, when its app is ready."""
    if check not in _VAN_BOVEN:
        _VAN_BOVEN.append(check)


# What a register above this one counts for a part of a phase; None when it does not count that part.
_TELLINGEN: list[Callable[[Onderdeel], int | None]] = []


def register_telling(count: Callable[[Onderdeel], int | None]) -> None:
    """Let a register above this room say how often a part was done; once, when its app is ready."""
    if count not in _TELLINGEN:
        _TELLINGEN.append(count)


def _counted(part: Onderdeel) -> int | None:
    return next((found for count in _TELLINGEN if (found := count(part)) is not None), None)


def conditions(fase: Fase) -> list[Voorwaarde]:
    """What this phase asks before it can close, met or not, from the traject's own copy."""
    rules = sjabloon.fase_van(fase.traject.sjabloon, fase.sleutel).get("sluiten", {})
    found = []
    if rules.get("verplichte_onderdelen", True):
        parts = Onderdeel.objects.filter(bureau_id=fase.bureau_id, fase=fase, verplicht=True).order_by(
            "volgorde"
        )
        for part in parts:
            counted = _counted(part)
            part.gedaan = part.gedaan if counted is None else counted
            found.append(Voorwaarde(_part_words(part), part.gedaan < part.minimum))
    if rules.get("keuze_kandidaat"):
        words = _("De kandidaat heeft zelf een keuze op volgorde gezet")
        found.append(Voorwaarde(words, not fase.keuze_kandidaat, eigen_woorden=True))
    if rules.get("woorden_kandidaat"):
        words = _("De kandidaat heeft in eigen woorden geschreven waarom")
        found.append(Voorwaarde(words, not fase.woorden_kandidaat.strip(), eigen_woorden=True))
    for check in _VAN_BOVEN:
        found += check(fase)
    return found


def may_override(fase: Fase) -> bool:
    rules = sjabloon.fase_van(fase.traject.sjabloon, fase.sleutel).get("sluiten", {})
    return bool(rules.get("afwijken_mag"))


def _part_words(part: Onderdeel) -> str:
    if part.minimum <= 1:
        return part.naam
    text = ngettext(
        "%(naam)s: %(gedaan)s van %(minimum)s", "%(naam)s: %(gedaan)s van %(minimum)s", part.minimum
    )
    return text % {"naam": part.naam, "gedaan": part.gedaan, "minimum": part.minimum}


@transaction.atomic
def do_onderdeel(*, onderdeel: Onderdeel, gedaan: int, by: Actor, on: dt.date | None = None) -> Onderdeel:
    """Say how often a part was done; done enough is done on a day. Fewer opens it again.

    Raises DomainError("register") for another number than the register that counts this part.
    """
    if not 0 <= gedaan <= 99:
        raise DomainError("aantal", _("Vul een aantal in van 0 tot en met 99."), veld="gedaan")
    part = Onderdeel.objects.select_for_update(of=("self",)).select_related("fase").get(
        bureau_id=by.bureau_id, pk=onderdeel.pk
    )  # fmt: skip
    if part.fase.gesloten_op:
        raise DomainError("gesloten", _("Deze fase is gesloten. Open hem eerst weer."), veld="gedaan")
    if part.gedaan == gedaan:
        return part
    counted = _counted(part)
    if counted is not None and counted != gedaan:
        text = _("Het register telt er nu %(aantal)s. Voeg daar iets toe, of haal er iets weg.")
        raise DomainError("register", text % {"aantal": counted}, veld="gedaan")
    part.gedaan = gedaan
    done = gedaan >= part.minimum
    part.klaar_op = (part.klaar_op or on or klok.today()) if done else None
    part.klaar_door_id = by.lidmaatschap_id if done else None
    part.save(update_fields=["gedaan", "klaar_op", "klaar_door"])
    record(by, "onderdeel_bijgewerkt", dossier=part.dossier_id, onderwerp=part, categorie="I")
    return part


@transaction.atomic
def mark_event(*, traject: Traject, gebeurtenis: str, by: Actor) -> None:
    """Tick the parts that the sjabloon ties to something that just happened, in phases that are still open."""
    keys = [
        (fase["sleutel"], part["sleutel"])
        for fase in traject.sjabloon.get("fases", [])
        for part in fase["onderdelen"]
        if part.get("bij") == gebeurtenis
    ]
    for fase_key, key in keys:
        part = Onderdeel.objects.filter(
            bureau_id=by.bureau_id, fase__traject=traject, fase__sleutel=fase_key, sleutel=key,
            fase__gesloten_op__isnull=True, klaar_op__isnull=True,
        ).first()  # fmt: skip
        if part is not None and _counted(part) is None:
            do_onderdeel(onderdeel=part, gedaan=max(part.gedaan, part.minimum), by=by)


@transaction.atomic
def close_fase(*, fase: Fase, by: Actor, reden: str = "") -> Fase:
    """Close a phase. Open conditions block; with a reason they are overridden where the sjabloon allows it.

    Raises DomainError that lists what is open.
    """
    fase = _locked(fase, by)
    if fase.gesloten_op:
        return fase
    missing = [row for row in conditions(fase) if row.open]
    own = [row for row in missing if row.onmisbaar]
    if own or (missing and not may_override(fase)):
        text = _("Deze fase kan nog niet dicht. Nog open: %(wat)s.")
        raise DomainError(
            "open", text % {"wat": "; ".join(row.tekst for row in own or missing)}, veld="reden"
        )
    if missing and not reden.strip():
        text = _("Nog open: %(wat)s. Schrijf waarom u de fase toch sluit.")
        raise DomainError("reden", text % {"wat": "; ".join(row.tekst for row in missing)}, veld="reden")
    fase.gesloten_op, fase.gesloten_door_id = klok.today(), by.lidmaatschap_id
    fase.afwijking_reden = clean(fase, "afwijking_reden", reden, veld="reden") if missing else ""
    fase.save(update_fields=["gesloten_op", "gesloten_door", "afwijking_reden"])
    _start_next(fase)
    record(
        by,
        "fase_gesloten",
        dossier=fase.dossier_id,
        onderwerp=fase,
        categorie="I",
        reden=fase.afwijking_reden,
    )
    plichten.refresh(fase.dossier)
    return fase


def _start_next(fase: Fase) -> None:
    following = Fase.objects.filter(
        bureau_id=fase.bureau_id, traject=fase.traject, volgorde__gt=fase.volgorde, gestart_op__isnull=True
    )
    first = following.order_by("volgorde").first()
    if first is not None:
        first.gestart_op = klok.today()
        first.save(update_fields=["gestart_op"])


@transaction.atomic
def reopen_fase(*, fase: Fase, by: Actor, reden: str) -> Fase:
    """Open a closed phase again, with a reason."""
    if not reden.strip():
        raise DomainError("reden", _("Schrijf waarom u de fase weer opent."), veld="reden")
    fase = _locked(fase, by)
    if fase.gesloten_op is None:
        return fase
    fase.gesloten_op = fase.gesloten_door = None
    fase.afwijking_reden = ""
    fase.save(update_fields=["gesloten_op", "gesloten_door", "afwijking_reden"])
    record(by, "fase_heropend", dossier=fase.dossier_id, onderwerp=fase, categorie="I", reden=reden.strip())
    plichten.refresh(fase.dossier)
    return fase


@transaction.atomic
def choose(*, fase: Fase, keuze: list[str], woorden: str, by: Actor) -> Fase:
    """The kandidaat's own ranked choice and words. Nobody else can write them."""
    fase = _locked(fase, by)
    if not by.is_kandidaat or by.persoon_id != fase.dossier.kandidaat_id:
        raise DomainError("niet_van_u", _("Alleen de kandidaat schrijft de eigen keuze en woorden."))
    if fase.gesloten_op:
        raise DomainError("gesloten", _("Deze stap is al klaar. Vraag uw coach om hem weer te openen."))
    ranked, words = _own_choice(keuze), woorden.replace("\x00", "").strip()
    if len(words) > LANGSTE_TEKST:
        text = _("Uw tekst is te lang: hooguit %(tot)s tekens. Maak hem wat korter.") % {"tot": LANGSTE_TEKST}
        raise DomainError("te_lang", text, veld="woorden")
    if (fase.keuze_kandidaat, fase.woorden_kandidaat) == (ranked, words):
        return fase
    fase.keuze_kandidaat, fase.woorden_kandidaat, fase.woorden_op = ranked, words, klok.now()
    fase.save(update_fields=["keuze_kandidaat", "woorden_kandidaat", "woorden_op"])
    record(by, "fase_keuze", dossier=fase.dossier_id, onderwerp=fase, categorie="I")
    return fase


def _own_choice(keuze: list[str]) -> list[str]:
    """The ranked choices as they are kept: no empty ones, each once, in the order given."""
    ranked = list(dict.fromkeys(line for line in (" ".join(each.split()) for each in keuze) if line))
    if len(ranked) > MEESTE_KEUZES:
        text = _("Kies er hooguit %(aantal)s. Zet wat u het liefst wilt bovenaan.") % {
            "aantal": MEESTE_KEUZES
        }
        raise DomainError("te_veel", text, veld="keuze")
    if any(len(line) > LANGSTE_KEUZE for line in ranked):
        text = _("Een keuze is te lang: hooguit %(tot)s tekens.") % {"tot": LANGSTE_KEUZE}
        raise DomainError("te_lang", text, veld="keuze")
    return ranked


def _locked(fase: Fase, by: Actor) -> Fase:
    return Fase.objects.select_for_update(of=("self",)).select_related("traject", "dossier").get(
        bureau_id=by.bureau_id, pk=fase.pk
    )  # fmt: skip


def current(traject: Traject) -> Fase | None:
    """The first phase that is not closed."""
    rows: Any = Fase.objects.filter(bureau_id=traject.bureau_id, traject=traject, gesloten_op__isnull=True)
    return rows.order_by("volgorde").first()
