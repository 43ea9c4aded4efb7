"""The room these pages stand in: whose dossier, who looks, and how an address or a page is made there."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.logbook.actions import record_look
from wissel.policies import Action, can, get_visible, visible

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Kamer:
    """One reader at one dossier. `ruimte` is kandidaat or bureau; `toon` makes a page in that frame."""

    request: Any
    dossier_id: uuid.UUID
    ruimte: str
    toon: Callable[..., HttpResponse]

    @property
    def actor(self) -> Actor:
        actor: Actor = self.request.actor
        return actor

    @property
    def eigen(self) -> bool:
        """Whether it is the kandidaat who looks."""
        return self.ruimte == "kandidaat"

    @property
    def schrijft(self) -> bool:
        return can(self.actor, Action.CV_SCHRIJVEN)

    def url(self, name: str, *args: Any) -> str:
        """The address of a page of this room."""
        base = () if self.eigen else (self.dossier_id,)
        return reverse(f"{self.ruimte}:{name}", args=[*base, *args])

    def find(self, model: type[M], action: Action, pk: uuid.UUID) -> M:
        """One row of this dossier, or Denied."""
        return get_visible(self.actor, model, action, dossier_id=self.dossier_id, pk=pk)

    def rows(self, model: type[M]) -> Any:
        """The rows of this dossier that the reader may see."""
        return visible(self.actor, model).filter(dossier_id=self.dossier_id)

    def dossier(self) -> Dossier:
        """The dossier with its kandidaat."""
        rows = visible(self.actor, Dossier).select_related("kandidaat")
        return rows.get(pk=self.dossier_id)

    def looked(self, actie: str, onderwerp: Any) -> None:
        """Write down that somebody of the bureau looked; the own look of the kandidaat needs no line."""
        if not self.eigen:
            record_look(self.actor, actie, dossier=self.dossier_id, onderwerp=onderwerp, categorie="K")


def kept_key(kind: str, pk: uuid.UUID, deel: str, rij: str = "") -> str:
    """Under which key a half-written answer is kept."""
    return f"{kind}:{pk.hex}:{deel}:{rij.replace('-', '')[:12]}"
