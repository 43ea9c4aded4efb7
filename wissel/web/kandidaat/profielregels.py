"""The lines of mijn profiel: adding one question at a time, changing, taking out, putting back, and evidence."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.policies import get_visible
from wissel.profielen import onderdelen
from wissel.profielen.actions import bewijs, regels
from wissel.profielen.models import Deel, Profielregel, Vaardigheidsbewijs
from wissel.web.kandidaat.profiel import LEZER, SCHRIJVEN, back_to, known
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import profielblad, profielhulp
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import valid
from wissel.web.shared.profielvormen import BewijsForm, RegelForm, steps_of


@own_page(SCHRIJVEN, actief="werk")
def new(request: Any, dossier: MijnDossier, profieldeel: str) -> HttpResponse:
    """The first question of a new line; when it is answered the line is there, and the next question follows."""
    deel = known(request, profieldeel)
    if not onderdelen.is_list(deel):
        return redirect("kandidaat:profieldeel_invullen", deel)
    steps = steps_of(deel)
    form = RegelForm(request.POST or None, deel=deel, lezer=LEZER, velden=steps[0])
    made: list[Profielregel] = []

    def add() -> None:
        made.append(regels.add_line(dossier_id=dossier.id, deel=deel, by=request.actor, **form.values()))

    if valid(form, dossier.id, request.actor) and run(form, add):
        return after_step(request, made[0], 1)
    return line_page(request, dossier, deel, form, stap=1)


@own_page(SCHRIJVEN, actief="werk")
def change(request: Any, dossier: MijnDossier, profielregel_id: uuid.UUID) -> HttpResponse:
    """One step of a line, or all of it. What was typed keeps itself."""
    row = get_visible(request.actor, Profielregel, SCHRIJVEN, dossier_id=dossier.id, pk=profielregel_id)
    if row.weg_op is not None:
        return back_to(row.deel, f"?weg={row.pk}")
    stap, velden = step_asked(request, row.deel)
    if profielhulp.asked_to_keep(request):
        return profielhulp.kept(lambda: keep_line(request, row))
    initial = RegelForm.initial_of(row)
    form = RegelForm(initial=initial, deel=row.deel, lezer=LEZER, velden=velden)
    if request.method == "POST":
        data = profielhulp.with_stored(request.POST, initial, form)
        form = RegelForm(data, deel=row.deel, lezer=LEZER, velden=velden)

    def save() -> None:
        regels.change_line(
            regel_id=row.pk, by=request.actor, versie=form.cleaned_data["versie"], **form.values()
        )

    done, collision = (
        profielhulp.attempt(form, save) if valid(form, dossier.id, request.actor) else (False, None)
    )
    if done:
        return after_step(request, row, stap)
    return line_page(request, dossier, row.deel, form, row=row, stap=stap, collision=collision)


@own_page(SCHRIJVEN, actief="werk")
def remove(request: Any, dossier: MijnDossier, profielregel_id: uuid.UUID) -> HttpResponse:
    """Take a line out; the page then offers to put it back."""
    row = get_visible(request.actor, Profielregel, SCHRIJVEN, dossier_id=dossier.id, pk=profielregel_id)
    if request.method != "POST":
        return back_to(row.deel)
    regels.remove_line(regel_id=row.pk, by=request.actor)
    return back_to(row.deel, f"?weg={row.pk}")


@own_page(SCHRIJVEN, actief="werk")
def restore(request: Any, dossier: MijnDossier, profielregel_id: uuid.UUID) -> HttpResponse:
    """Put a line back that was taken out."""
    row = get_visible(request.actor, Profielregel, SCHRIJVEN, dossier_id=dossier.id, pk=profielregel_id)
    if request.method == "POST":
        regels.restore_line(regel_id=row.pk, by=request.actor)
        messages.success(request, _("“%(naam)s” staat er weer.") % {"naam": row.naam})
    return back_to(row.deel, f"#regel-{row.pk}")


@own_page(SCHRIJVEN, actief="werk")
def evidence(request: Any, dossier: MijnDossier, vaardigheid_id: uuid.UUID) -> HttpResponse:
    """Say where a skill showed."""
    row = get_visible(
        request.actor,
        Profielregel,
        SCHRIJVEN,
        dossier_id=dossier.id,
        pk=vaardigheid_id,
        deel=Deel.VAARDIGHEID,
    )
    form = BewijsForm(request.POST or None, **profielblad.evidence_choices(request.actor, dossier.id))

    def add() -> None:
        bewijs.add_evidence(regel_id=row.pk, by=request.actor, **form.values())

    if valid(form, dossier.id, request.actor) and run(form, add):
        messages.success(request, _("Dat is bewaard. Uw coach kijkt ernaar."))
        return back_to(row.deel, f"#regel-{row.pk}")
    context = {"form": form, "naam": row.naam, "regel_id": row.pk, "bewijzen": proofs(request, row)}
    return show(request, dossier, "profiel_bewijs.html", code=status(form), **context)


@own_page(SCHRIJVEN, actief="werk")
def remove_evidence(request: Any, dossier: MijnDossier, bewijs_id: uuid.UUID) -> HttpResponse:
    """Take evidence of a skill away."""
    row = get_visible(request.actor, Vaardigheidsbewijs, SCHRIJVEN, dossier_id=dossier.id, pk=bewijs_id)
    if request.method == "POST":
        bewijs.remove_evidence(bewijs=row, by=request.actor)
        messages.success(request, _("Het bewijs is weggehaald."))
    return back_to(Deel.VAARDIGHEID, f"#regel-{row.regel_id}")


def proofs(request: Any, row: Profielregel) -> tuple[profielblad.Bewijsstuk, ...]:
    """What is there already for this skill."""
    found = profielblad.sheet(request.actor, row.dossier_id).deel(Deel.VAARDIGHEID)
    lines = (line for group in found.lijsten for line in group.lijnen)
    return next((line.bewijzen for line in lines if line.id == row.pk), ())


def step_asked(request: Any, deel: str) -> tuple[int, tuple[str, ...]]:
    """Which step of a line is asked; 0 and all columns when the whole line is."""
    steps = steps_of(deel)
    asked = request.GET.get("stap", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 3 else 0
    if 1 <= number <= len(steps) and len(steps) > 1:
        return number, steps[number - 1]
    return 0, ()


def after_step(request: Any, row: Profielregel, stap: int) -> HttpResponse:
    """To the next question, or back to the part."""
    if 0 < stap < len(steps_of(row.deel)):
        return redirect(reverse("kandidaat:profielregel", args=[row.pk]) + f"?stap={stap + 1}")
    if row.deel == Deel.VAARDIGHEID and stap:
        messages.success(request, _("Dat is bewaard. Waar blijkt het uit? Dat maakt uw profiel sterker."))
        return redirect("kandidaat:profielbewijs_nieuw", row.pk)
    messages.success(request, _("Dat is bewaard."))
    return back_to(row.deel, f"#regel-{row.pk}")


def keep_line(request: Any, row: Profielregel) -> dict[str, Any]:
    """Keep the long texts of a line and give its new version."""
    texts = profielhulp.long_texts(request, onderdelen.REGELVELDEN[row.deel])
    kept = regels.change_line(
        regel_id=row.pk, by=request.actor, versie=profielhulp.version_of(request), **texts
    )
    return {"id_versie": kept.versie}


def line_page(
    request: Any,
    dossier: MijnDossier,
    deel: str,
    form: RegelForm,
    *,
    row: Profielregel | None = None,
    stap: int,
    collision: Any = None,
) -> HttpResponse:
    now = profielhulp.collide(form, collision) if collision else {}
    count = len(steps_of(deel)) if stap else 1
    context: dict[str, Any] = {
        "form": form, "velden": profielhulp.paired(form, now), "deel": deel, "titel": Deel(deel).label,
        "naam": row.naam if row else "", "stap": stap, "stappen": count, "laatste": stap in {0, count},
        "zelf": row is not None and not now and any(name in profielhulp.LANG for name in form.namen),
        "overslaan": reverse("kandidaat:profielregel", args=[row.pk]) + f"?stap={stap + 1}"
        if row and 1 < stap < count else "",
    }  # fmt: skip
    return show(request, dossier, "profielregel.html", code=409 if collision else status(form), **context)
