"""The lines of a profile for the coach: writing them, taking out and putting back, evidence, and confirming a skill."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from wissel.policies import Action, get_visible, requires
from wissel.profielen import onderdelen
from wissel.profielen.actions import bewijs
from wissel.profielen.actions import regels as verbs
from wissel.profielen.models import Deel, Profielregel, Vaardigheidsbewijs
from wissel.web.bureau.profiel.views import LEZER, SCHRIJVEN, back, form_page, known, staff_dossier
from wissel.web.shared import profielblad, profielhulp
from wissel.web.shared.formulieren import run
from wissel.web.shared.medisch import valid
from wissel.web.shared.profielvormen import BewijsForm, RegelForm


@requires(SCHRIJVEN)
def new(request: Any, dossier_id: uuid.UUID, profieldeel: str) -> HttpResponse:
    """A new line, with all its questions at once."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    deel = known(request, profieldeel)
    if not onderdelen.is_list(deel):
        return back(dossier, f"#deel-{deel}")
    form = RegelForm(request.POST or None, deel=deel, lezer=LEZER)
    made: list[Profielregel] = []

    def add() -> None:
        made.append(verbs.add_line(dossier_id=dossier.pk, deel=deel, by=request.actor, **form.values()))

    if valid(form, dossier, request.actor) and run(form, add):
        messages.success(request, _("De regel is toegevoegd."))
        return back(dossier, f"#regel-{made[0].pk}")
    return form_page(request, dossier, deel, form)


@requires(SCHRIJVEN)
def change(request: Any, dossier_id: uuid.UUID, profielregel_id: uuid.UUID) -> HttpResponse:
    """Change a line; the long texts keep themselves while somebody types."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Profielregel, SCHRIJVEN, dossier=dossier, pk=profielregel_id)
    if row.weg_op is not None:
        return back(dossier, f"?weg={row.pk}#deel-{row.deel}")
    if profielhulp.asked_to_keep(request):
        return profielhulp.kept(lambda: keep_line(request, row))
    initial = RegelForm.initial_of(row)
    form = RegelForm(initial=initial, deel=row.deel, lezer=LEZER)
    if request.method == "POST":
        form = RegelForm(profielhulp.with_stored(request.POST, initial, form), deel=row.deel, lezer=LEZER)

    def save() -> None:
        seen = form.cleaned_data["versie"]
        verbs.change_line(regel_id=row.pk, by=request.actor, versie=seen, **form.values())

    done, collision = (
        profielhulp.attempt(form, save) if valid(form, dossier, request.actor) else (False, None)
    )
    if done:
        messages.success(request, _("De regel is gewijzigd."))
        return back(dossier, f"#regel-{row.pk}")
    return form_page(request, dossier, row.deel, form, collision=collision, zelf=not collision, naam=row.naam)


@requires(SCHRIJVEN)
def remove(request: Any, dossier_id: uuid.UUID, profielregel_id: uuid.UUID) -> HttpResponse:
    """Take a line out; the page then offers to put it back."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Profielregel, SCHRIJVEN, dossier=dossier, pk=profielregel_id)
    if request.method != "POST":
        return back(dossier, f"#regel-{row.pk}")
    verbs.remove_line(regel_id=row.pk, by=request.actor)
    return back(dossier, f"?weg={row.pk}#deel-{row.deel}")


@requires(SCHRIJVEN)
def restore(request: Any, dossier_id: uuid.UUID, profielregel_id: uuid.UUID) -> HttpResponse:
    """Put a line back that was taken out."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Profielregel, SCHRIJVEN, dossier=dossier, pk=profielregel_id)
    if request.method == "POST":
        verbs.restore_line(regel_id=row.pk, by=request.actor)
        messages.success(request, _("“%(naam)s” staat er weer.") % {"naam": row.naam})
    return back(dossier, f"#regel-{row.pk}")


@requires(SCHRIJVEN)
def evidence(request: Any, dossier_id: uuid.UUID, vaardigheid_id: uuid.UUID) -> HttpResponse:
    """Say where a skill showed."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(
        request.actor, Profielregel, SCHRIJVEN, dossier=dossier, pk=vaardigheid_id, deel=Deel.VAARDIGHEID
    )
    form = BewijsForm(request.POST or None, **profielblad.evidence_choices(request.actor, dossier.pk))
    form.fields["tekst"].help_text = _("Wat was er te doen, wat deed de kandidaat, en wat lukte er?")

    def add() -> None:
        bewijs.add_evidence(regel_id=row.pk, by=request.actor, **form.values())

    if valid(form, dossier, request.actor) and run(form, add):
        messages.success(request, _("Het bewijs is toegevoegd."))
        return back(dossier, f"#regel-{row.pk}")
    return form_page(request, dossier, Deel.VAARDIGHEID, form, naam=row.naam, bewijs=True)


@requires(Action.PROFIEL_BEVESTIGEN)
def confirm(request: Any, dossier_id: uuid.UUID, vaardigheid_id: uuid.UUID) -> HttpResponse:
    """Confirm a skill with the evidence that stands beside it, or take that back."""
    dossier = staff_dossier(request, dossier_id, Action.PROFIEL_BEVESTIGEN)
    row = get_visible(
        request.actor, Profielregel, Action.PROFIEL_BEVESTIGEN, dossier=dossier, pk=vaardigheid_id
    )
    if request.method == "POST" and request.POST.get("terug") == "ja":
        bewijs.unconfirm_skill(regel_id=row.pk, by=request.actor)
    elif request.method == "POST":
        bewijs.confirm_skill(regel_id=row.pk, by=request.actor)
        messages.success(request, _("“%(naam)s” is bevestigd.") % {"naam": row.naam})
    return back(dossier, f"#regel-{row.pk}")


@requires(SCHRIJVEN)
def remove_evidence(request: Any, dossier_id: uuid.UUID, bewijs_id: uuid.UUID) -> HttpResponse:
    """Take evidence of a skill away."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Vaardigheidsbewijs, SCHRIJVEN, dossier=dossier, pk=bewijs_id)
    if request.method == "POST":
        bewijs.remove_evidence(bewijs=row, by=request.actor)
    return back(dossier, f"#regel-{row.regel_id}")


def keep_line(request: Any, row: Profielregel) -> dict[str, Any]:
    """Keep the long texts of a line and give its new version."""
    texts = profielhulp.long_texts(request, onderdelen.REGELVELDEN[row.deel])
    kept = verbs.change_line(
        regel_id=row.pk, by=request.actor, versie=profielhulp.version_of(request), **texts
    )
    return {"id_versie": kept.versie}
