"""Working on a deskundigenoordeel, the same steps for every audience; pages differ in their words and their shell."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.escalatie.actions import oordeel as verbs
from wissel.escalatie.models import Deskundigenoordeel
from wissel.escalatie.oordeelsoorten import papers
from wissel.policies import Action, Denied, get_visible
from wissel.web.shared import medisch, oordelen
from wissel.web.shared.formulieren import run
from wissel.web.shared.oordeelvormen import AntwoordForm, DagForm, KeuzeForm, StukForm, VraagForm


@dataclass(frozen=True, slots=True)
class Stap:
    """One thing to write down about a question, with its words for professionals and for the kandidaat."""

    titel: Promise
    knop: Promise
    uitleg: Promise
    gedaan: Promise
    titel_b1: Promise
    uitleg_b1: Promise


STAPPEN: dict[str, Stap] = {
    "gevraagd": Stap(
        _("De vraag is naar UWV"), _("Vastleggen"),
        _("Wissel stuurt niets naar UWV. U stuurt het formulier van UWV zelf op, met de bundel. Leg hier de dag vast."),
        _("Vastgelegd. De termijn van UWV loopt."), _("Ik heb de vraag naar UWV gestuurd"),
        _("U stuurt de vraag zelf naar UWV. Schrijf hier op wanneer u dat deed."),
    ),
    "nagevraagd": Stap(
        _("Nog geen antwoord"), _("Vastleggen"), _("Wanneer vroeg u UWV naar het antwoord?"),
        _("Vastgelegd dat er nog geen antwoord is."), _("Ik wacht nog op het antwoord"),
        _("Heeft u UWV gebeld? Schrijf hier op wanneer."),
    ),
    "antwoord": Stap(
        _("Het antwoord van UWV"), _("Antwoord vastleggen"),
        _("Een deskundigenoordeel is een oordeel, geen besluit. Bezwaar maken kan niet."),
        _("Het antwoord staat in het dossier."), _("Het antwoord van UWV"),
        _("Schrijf kort op wat UWV zegt. Uw werkgever en uw coach lezen dit ook. Schrijf niets over uw ziekte."),
    ),
}  # fmt: skip


def get_oordeel(actor: Actor, dossier_id: Any, oordeel_id: uuid.UUID, action: Action) -> Deskundigenoordeel:
    """The question of the address, or Denied."""
    return get_visible(actor, Deskundigenoordeel, action, pk=oordeel_id, dossier_id=dossier_id)


def ask_form(request: Any, *, van: str = "", b1: bool = False) -> VraagForm:
    return VraagForm(request.POST if request.method == "POST" else None, van=van, b1=b1)


def ask(form: VraagForm, dossier: Dossier, by: Actor, *, van: str = "") -> Deskundigenoordeel | None:
    """The question that was begun, or None when the form says why not."""
    made: list[Deskundigenoordeel] = []

    def begin() -> None:
        data = form.cleaned_data
        made.append(
            verbs.begin_oordeel(
                dossier=dossier, by=by, soort=data["soort"], van=van or data["van"], sleutel=data["sleutel"],
                peildatum=data["peildatum"],
            )
        )  # fmt: skip

    return made[0] if form.is_valid() and run(form, begin) else None


def choose_form(request: Any, blad: oordelen.Oordeelblad) -> KeuzeForm:
    sent = request.POST if request.method == "POST" else None
    return KeuzeForm(sent, rijen=blad.rijen, initial=oordelen.initial(blad))


def choose(form: KeuzeForm, request: Any, row: Deskundigenoordeel) -> bool:
    """Keep the choice, or make the pack when that was asked; False when the form says why not."""
    verb = verbs.build_pack if request.POST.get("doe") == "bundel" else verbs.choose_papers

    def keep() -> None:
        verb(oordeel=row, keuze=form.keuze(), versie=form.cleaned_data["versie"], by=request.actor)

    return form.is_valid() and run(form, keep)


def kept(request: Any) -> str:
    """What just happened, in words."""
    pack = request.POST.get("doe") == "bundel"
    return _t("De bundel staat klaar.") if pack else _t("De keuze is bewaard.")


def paper_form(request: Any, row: Deskundigenoordeel, sleutel: str) -> StukForm:
    """The form to add one paper; Denied for a paper that does not belong to this question."""
    if sleutel not in papers():
        raise Denied(Action.OORDEEL_VRAGEN, request.actor)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return StukForm(
        *sent, initial={"titel": papers()[sleutel].naam}, te_groot=getattr(request, "te_groot", ())
    )


def add(form: StukForm, row: Deskundigenoordeel, sleutel: str, by: Actor) -> bool:
    def keep() -> None:
        verbs.add_paper(oordeel=row, sleutel=sleutel, by=by, **form.cleaned_data)

    return medisch.valid(form, row.dossier_id, by) and run(form, keep)


def step_form(request: Any, row: Deskundigenoordeel, stap: str) -> Any:
    """The form of one step; Denied for a step that does not exist."""
    if stap not in STAPPEN:
        raise Denied(Action.OORDEEL_VRAGEN, request.actor)
    if stap == "antwoord":
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        start = {"antwoord_op": row.antwoord_op, "uitkomst": row.uitkomst}
        return AntwoordForm(*sent, initial=start, te_groot=getattr(request, "te_groot", ()))
    return DagForm(request.POST if request.method == "POST" else None)


def take_step(form: Any, row: Deskundigenoordeel, stap: str, by: Actor) -> bool:
    """Do one step; False when the form says why not."""

    def do() -> None:
        data = form.cleaned_data
        if stap == "gevraagd":
            verbs.record_asked(oordeel=row, gevraagd_op=data["dag"], by=by)
        elif stap == "nagevraagd":
            verbs.record_waiting(oordeel=row, on=data["dag"], by=by)
        else:
            verbs.record_answer(oordeel=row, by=by, **data)

    return medisch.valid(form, row.dossier_id, by) and run(form, do)
