"""Searching in the Jobportal, and searches that are kept: what is new in them, and the weekly message."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.jobportal import zoekopdrachten as verbs
from wissel.jobportal.models import Zoekopdracht
from wissel.jobportal.soorten import KEUZES, name_of
from wissel.jobportal.zoeken import Vraag, homes
from wissel.policies import Action, Denied, visible
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run

LEZEN, SCHRIJVEN = Action.JOBPORTAL_LEZEN, Action.JOBPORTAL_SCHRIJVEN
VRAAG = ("q", "plaats", "km", "uren", "soort")
WHOLE = {"invalid": _("Vul een heel getal in, bijvoorbeeld 24.")}


class FilterForm(forms.Form):
    """Narrow the list. Works as plain addresses, without script."""

    q = forms.CharField(label=_("Werk of werkgever"), required=False, max_length=80)
    plaats = forms.CharField(label=_("Plaats"), required=False, max_length=80)
    km = forms.IntegerField(
        label=_("Hoogstens zoveel kilometer van huis"), required=False, min_value=1, max_value=200,
        error_messages=WHOLE,
    )  # fmt: skip
    uren = forms.IntegerField(
        label=_("Hoogstens zoveel uur per week"),
        required=False,
        min_value=1,
        max_value=60,
        error_messages=WHOLE,
    )
    soort = forms.ChoiceField(label=_("Soort werk"), required=False, choices=[("", _("Alles")), *KEUZES])

    def question(self) -> Vraag:
        """What is asked; a field that is wrong asks nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Vraag(
            given.get("q") or "", given.get("plaats") or "", given.get("km"), given.get("uren"),
            given.get("soort") or "",
        )  # fmt: skip


class OpdrachtForm(FilterForm):
    """The same question, to keep."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class MijnOpdracht:
    """A kept search in words; `nieuw` is how many came since the last look, "" for none."""

    id: uuid.UUID
    naam: str
    adres: str
    nieuw: str
    mail: bool


def kept(actor: Actor, dossier: MijnDossier, pc4: str, count: bool = True) -> tuple[MijnOpdracht, ...]:
    """The kept searches, newest first."""
    rows = visible(actor, Zoekopdracht).filter(dossier_id=dossier.id).order_by("-op", "id")
    return tuple(_mine(row, verbs.count_new(row, pc4) if count else 0) for row in rows)


def _mine(row: Zoekopdracht, new: int) -> MijnOpdracht:
    number = _t("meer dan %(n)s") % {"n": verbs.TOT} if new > verbs.TOT else str(new or "")
    return MijnOpdracht(row.pk, in_words(verbs.question(row)), address(verbs.question(row)), number, row.mail)


def in_words(vraag: Vraag) -> str:
    """A search as a sentence of parts."""
    parts = [
        " ".join(word for word in (vraag.woorden, vraag.plaats) if word),
        name_of(vraag.soort),
        _t("tot %(n)s kilometer") % {"n": vraag.km} if vraag.km else "",
        _t("tot %(n)s uur per week") % {"n": vraag.uren} if vraag.uren else "",
    ]
    return ", ".join(part for part in parts if part)


def address(vraag: Vraag, **more: Any) -> str:
    """The page of the list with this search."""
    given = {
        "q": vraag.woorden,
        "plaats": vraag.plaats,
        "km": vraag.km,
        "uren": vraag.uren,
        "soort": vraag.soort,
    }
    asked = query({**given, **more})
    return reverse("kandidaat:jobportal") + (f"?{asked}" if asked else "")


def query(given: Mapping[str, Any]) -> str:
    """What is filled in, as the end of an address."""
    made = QueryDict(mutable=True)
    made.update({name: str(value) for name, value in given.items() if value})
    return made.urlencode()


def pages(given: QueryDict, page: int, last: int) -> dict[str, Any]:
    """The page one is on, the last, and the addresses of the one before and after."""
    here = min(page, last)

    def at(number: int) -> str:
        other = given.copy()
        other["pagina"] = str(number)
        return "?" + other.urlencode()

    return {
        "nu": here, "laatste": last, "vorige": at(here - 1) if here > 1 else "",
        "volgende": at(here + 1) if here < last else "",
    }  # fmt: skip


@own_page(LEZEN, actief="werk")
def searches(request: Any, dossier: MijnDossier) -> HttpResponse:
    """All kept searches; POST keeps one."""
    if request.method == "POST":
        return _keep(request, dossier)
    found = kept(request.actor, dossier, homes([dossier.id]).get(dossier.id, ""))
    return show(request, dossier, "jobportal_opdrachten.html", opdrachten=found)


def _keep(request: Any, dossier: MijnDossier) -> HttpResponse:
    form = OpdrachtForm(request.POST)
    if not form.is_valid():
        messages.error(request, _t("Dit kunnen wij niet bewaren. Kijk na wat u invulde."))
        return redirect("kandidaat:jobportal")
    asked, key = form.question(), form.cleaned_data["sleutel"]
    if run(
        form, lambda: verbs.keep_search(dossier_id=dossier.id, vraag=asked, sleutel=key, by=request.actor)
    ):
        messages.success(request, _t("Bewaard. Eén keer per week hoort u of er iets nieuws is."))
    else:
        messages.error(request, " ".join(str(error) for each in form.errors.values() for error in each))
    return redirect(address(asked))


@own_page(SCHRIJVEN, actief="werk")
def search(request: Any, dossier: MijnDossier, opdracht_id: uuid.UUID) -> HttpResponse:
    """Look at what is new, stop or start the message, or throw a search away: one button each."""
    row = visible(request.actor, Zoekopdracht).filter(dossier_id=dossier.id, pk=opdracht_id).first()
    if row is None:
        raise Denied(SCHRIJVEN, request.actor)
    act = request.POST.get("doe", "")
    if request.method == "POST" and act == "kijk":
        since = verbs.look(opdracht=row, by=request.actor)
        return redirect(address(verbs.question(row), na=since))
    if request.method == "POST" and act in {"stop", "start"}:
        verbs.set_mail(opdracht=row, aan=act == "start", by=request.actor)
        said = {"stop": _t("Gestopt. U krijgt hierover geen bericht meer."),
                "start": _t("U krijgt weer één keer per week bericht.")}  # fmt: skip
        messages.success(request, said[act])
    if request.method == "POST" and act == "weg":
        verbs.drop_search(opdracht=row, by=request.actor)
        messages.success(request, _t("De zoekopdracht is weg."))
    return redirect("kandidaat:zoekopdrachten")


paden = [
    path("vacatures/zoekopdrachten/", searches, name="zoekopdrachten"),
    path("vacatures/zoekopdrachten/<uuid:opdracht_id>/", search, name="zoekopdracht"),
]
