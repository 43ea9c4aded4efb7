"""The papers the file needs, per duty: what is there with date, author and signature, and what a missing one costs."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.dossiers.plichten.bewijs import STUKKEN, Bewijs
from wissel.dossiers.plichten.kalender import Plicht, Toestand
from wissel.web.shared.plichten import Plichtrij, newest_papers

ONDERTEKEND = {
    Document.Ondertekend.JA: gettext_lazy("ondertekend"),
    Document.Ondertekend.NEE: gettext_lazy("niet ondertekend"),
    Document.Ondertekend.ONBEKEND: gettext_lazy("ondertekening onbekend"),
}


@dataclass(frozen=True, slots=True)
class Papier:
    """One paper that is there."""

    id: uuid.UUID
    titel: str
    datum: dt.date
    auteur: str
    ondertekend: str
    getekend: bool


@dataclass(frozen=True, slots=True)
class Stukrij:
    """One kind of paper the file needs. `stand`: aanwezig, ontbreekt, later or niet_nodig; a missing one has
    `kost`; `feit` when its day can be recorded as a fact."""

    naam: str
    soort: str
    code: str
    stand: str
    woorden: str
    papieren: tuple[Papier, ...]
    kost: str
    bron: str
    uiterlijk: dt.date | None
    feit: bool


def paper_rows(
    actor: Actor, dossier_id: uuid.UUID, duties: Iterable[Plichtrij], held: frozenset[str] = frozenset()
) -> tuple[Stukrij, ...]:
    """Every kind of paper in the order of a case, with the papers this reader may open.

    `held` names the kinds the bureau has, also when this reader may not open them: such a paper is not missing.
    """
    per_kind: dict[str, list[Document]] = defaultdict(list)
    for row in newest_papers(actor, dossier_id):
        per_kind[row.soort].append(row)
    known = {each.plicht.code: each.plicht for each in duties}
    return tuple(_row(each, known.get(each.code), per_kind, held) for each in STUKKEN)


def _row(
    need: Bewijs, duty: Plicht | None, per_kind: dict[str, list[Document]], held: frozenset[str]
) -> Stukrij:
    found = tuple(_paper(row) for kind in need.soorten for row in per_kind[kind])
    state, words = _state(need, duty, bool(found))
    if not found and held.intersection(need.soorten):
        state, words = "aanwezig", _("bij het bureau")
    return Stukrij(
        str(need.naam), need.soorten[0], need.code, state, words, found, str(need.kost) if state == "ontbreekt" else "",
        need.bron, _last_day(need, duty), bool(need.feit),
    )  # fmt: skip


def _last_day(need: Bewijs, duty: Plicht | None) -> dt.date | None:
    """The last day of the duty, when the paper is due with it: not for a change of plan, nor for a first day."""
    if duty is None or duty.vanaf or need.soorten[0] in {"bijstelling", "arbeidsdeskundig"}:
        return None
    return duty.due_on


def _state(need: Bewijs, duty: Plicht | None, there: bool) -> tuple[str, str]:
    if there:
        return "aanwezig", _("aanwezig")
    if duty is not None and duty.toestand == Toestand.NIET_NODIG:
        return "niet_nodig", _("niet nodig")
    if need.soorten[0] == "bijstelling":
        return "later", _("alleen als er iets veranderde")
    if duty is None or duty.toestand in {Toestand.OPEN, Toestand.ONBEKEND}:
        return "later", _("nog niet nodig")
    return "ontbreekt", _("ontbreekt")


def _paper(row: Document) -> Papier:
    said = Document.Ondertekend(row.ondertekend)
    return Papier(
        row.pk, row.titel, row.datum, row.auteur, str(ONDERTEKEND[said]), said == Document.Ondertekend.JA
    )
