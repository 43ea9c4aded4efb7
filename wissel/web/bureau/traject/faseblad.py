"""What the page of one fase shows, as plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.policies import Action, Denied, visible
from wissel.trajecten import sjabloon as vorm
from wissel.trajecten.actions import fases as sluiten
from wissel.trajecten.models import Fase, Onderdeel
from wissel.web.bureau.traject.weergave import OnderdeelRij, onderdeel_rij


@dataclass(frozen=True, slots=True)
class FaseBlad:
    """One fase: its parts, what still stands open, and what the kandidaat chose and wrote."""

    id: uuid.UUID
    naam: str
    uitleg: str
    gestart_op: dt.date | None
    gesloten_op: dt.date | None
    gesloten_door: str
    afwijking_reden: str
    onderdelen: tuple[OnderdeelRij, ...]
    voorwaarden: tuple[sluiten.Voorwaarde, ...]
    mag_afwijken: bool
    vraagt_woorden: bool
    keuze: tuple[str, ...]
    woorden: str
    woorden_op: dt.datetime | None

    @property
    def open(self) -> tuple[sluiten.Voorwaarde, ...]:
        return tuple(row for row in self.voorwaarden if row.open)

    @property
    def wacht_op_kandidaat(self) -> bool:
        return any(row.eigen_woorden for row in self.open)

    @property
    def kan_sluiten(self) -> bool:
        """Whether there is a way to close it now: nothing open, or open things the sjabloon lets one pass by."""
        return not self.open or (self.mag_afwijken and not any(row.onmisbaar for row in self.open))


def get_fase(actor: Actor, dossier: Dossier, fase_id: uuid.UUID, action: Action) -> Fase:
    """The fase of the address, within its dossier; else Denied."""
    rows = visible(actor, Fase, action).select_related("traject", "gesloten_door__persoon")
    fase = rows.filter(pk=fase_id, dossier=dossier).first()
    if fase is None:
        raise Denied(action, actor)
    return fase


def fase_blad(actor: Actor, fase: Fase) -> FaseBlad:
    parts = visible(actor, Onderdeel).filter(fase=fase).order_by("volgorde", "id")
    conditions = tuple(sluiten.conditions(fase))
    content = vorm.fase_van(fase.traject.sjabloon, fase.sleutel)
    chosen, words = tuple(fase.keuze_kandidaat or ()), fase.woorden_kandidaat
    asks = any(row.eigen_woorden for row in conditions)
    return FaseBlad(
        id=fase.pk, naam=fase.naam, uitleg=content.get("uitleg", ""), gestart_op=fase.gestart_op,
        gesloten_op=fase.gesloten_op,
        gesloten_door=fase.gesloten_door.persoon.naam if fase.gesloten_door else "",
        afwijking_reden=fase.afwijking_reden,
        onderdelen=tuple(onderdeel_rij(part, content) for part in parts),
        voorwaarden=conditions, mag_afwijken=sluiten.may_override(fase),
        vraagt_woorden=asks or bool(chosen or words), keuze=chosen, woorden=words, woorden_op=fase.woorden_op,
    )  # fmt: skip
