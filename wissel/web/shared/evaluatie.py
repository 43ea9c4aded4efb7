"""The evaluation of the first year as kandidaat and opdrachtgever see it: the decision, and the own view to write."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.dossiers.models import Eerstejaarsevaluatie
from wissel.policies import Action, visible
from wissel.web.shared.medisch import ZonderMedisch

E = Eerstejaarsevaluatie
SLEUTEL = "evaluatie"


@dataclass(frozen=True, slots=True)
class Visie:
    """One view, with who wrote it down; `zelf` when it is in the own words of that party."""

    tekst: str
    naam: str
    op: dt.datetime | None
    zelf: bool


@dataclass(frozen=True, slots=True)
class Evaluatieblad:
    """What one party reads. The view of the other is there once the evaluation is finished, never before."""

    id: uuid.UUID
    nummer: int
    klaar: bool
    klaar_op: dt.datetime | None
    gehouden_op: dt.date | None
    spoor1: str
    toelichting_spoor1: str
    spoor2: str
    toelichting_spoor2: str
    afspraken: str
    eigen: Visie
    ander: Visie | None
    document_id: uuid.UUID | None


class VisieForm(ZonderMedisch):
    """The own view, in the own words."""

    LET_OP = ("tekst",)
    NAMEN = ("tekst",)
    tekst = forms.CharField(
        label=_("Hoe ziet u het?"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"})
    )


class EigenVisieForm(VisieForm):
    """The view of the kandidaat, who chooses what to say about herself."""

    EIGEN = True


def newest(actor: Actor, dossier_id: uuid.UUID, action: Action | None = None) -> E | None:
    """The evaluation that is being written, or else the last finished one."""
    return visible(actor, E, action).filter(dossier_id=dossier_id).order_by("-nummer").first()


def sheet(actor: Actor, row: E, kant: str) -> Evaluatieblad:
    """The evaluation as the party `kant` reads it."""
    other = "werkgever" if kant == "werknemer" else "werknemer"
    done = row.stand == E.Stand.VASTGESTELD
    papers = visible(actor, Document).filter(dossier_id=row.dossier_id, pk__in=[row.document_id])
    return Evaluatieblad(
        id=row.pk, nummer=row.nummer, klaar=done, klaar_op=row.vastgesteld_op, gehouden_op=row.gehouden_op,
        spoor1=row.get_besluit_spoor1_display(), toelichting_spoor1=row.toelichting_spoor1,
        spoor2=row.get_besluit_spoor2_display(), toelichting_spoor2=row.toelichting_spoor2, afspraken=row.afspraken,
        eigen=_view(row, kant), ander=_view(row, other) if done else None,
        document_id=papers.values_list("pk", flat=True).first() if row.document_id else None,
    )  # fmt: skip


def _view(row: E, kant: str) -> Visie:
    return Visie(
        getattr(row, f"visie_{kant}"), getattr(row, f"visie_{kant}_naam"), getattr(row, f"visie_{kant}_op"),
        getattr(row, f"visie_{kant}_wijze") == E.Wijze.ZELF,
    )  # fmt: skip
