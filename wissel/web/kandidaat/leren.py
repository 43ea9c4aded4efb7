"""Learning: go on where one was, find something, read it part by part, practise and hand in."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.leren import bibliotheek
from wissel.leren.actions import doen
from wissel.leren.bibliotheek import Item
from wissel.leren.models import Leerstap, Soort
from wissel.policies import Action, Denied, visible
from wissel.trajecten.actions import klad as kladden
from wissel.web.kandidaat import leerblad
from wissel.web.kandidaat.forms import tekstvak
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import klad
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.formulieren import run, status

LEZEN, DOEN = Action.LEREN_LEZEN, Action.LEERSTAP_DOEN
VELDEN = ("tekst", "reflectie")


class InleverForm(EenBestand, forms.Form):
    """What the kandidaat did and learned. Only the coach reads it."""

    tekst = forms.CharField(
        label=_("Uw antwoord"), max_length=8000, required=False, widget=tekstvak(8),
        help_text=_("Schrijf het in uw eigen woorden. U hoeft niets over uw gezondheid te vertellen."),
    )  # fmt: skip
    bestand = forms.FileField(
        label=_("Een foto of bestand"), required=False,
        help_text=_("Heeft u het op papier gedaan? Maak een foto. Een pdf, PNG of JPEG van hoogstens 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )  # fmt: skip
    reflectie = forms.CharField(
        label=_("Wat leerde u ervan?"),
        max_length=4000,
        widget=tekstvak(4),
        required=False,
        error_messages={"required": _("Schrijf kort wat u hiervan leerde. Eén zin is genoeg.")},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, vraag: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4
        if vraag:
            self.fields["reflectie"].label = vraag
            self.fields["reflectie"].required = True


class ZoekForm(forms.Form):
    """What to look for; everything may stay empty."""

    q = forms.CharField(label=_("Zoeken naar"), required=False, max_length=80)
    soort = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("Alles")), *Soort.choices])
    thema = forms.ChoiceField(label=_("Onderwerp"), required=False)
    minuten = forms.TypedChoiceField(
        label=_("Tijd"), required=False, coerce=int, empty_value=None,
    )  # fmt: skip

    def __init__(self, *args: Any, themas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["thema"].choices = [("", _t("Alle onderwerpen")), *themas]
        times = [(n, _t("Hoogstens %(n)s minuten") % {"n": n}) for n in leerblad.TIJDEN]
        fields["minuten"].choices = [("", _t("Maakt niet uit")), *times]


@own_page(LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Where to go on, what the coach asked, and what there is to choose from."""
    found = leerblad.front(request.actor, dossier, bibliotheek.library(request.actor.bureau_id))
    return show(request, dossier, "leren.html", leren=found)


@own_page(LEZEN, actief="werk")
def search(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Everything there is, by words, kind, theme and time."""
    known = bibliotheek.library(request.actor.bureau_id)
    form = ZoekForm(request.GET, themas=[(module.sleutel, module.titel) for module, _items in known.themes()])
    form.is_valid()
    asked = form.cleaned_data
    found = known.find(
        woorden=asked.get("q", ""), soort=asked.get("soort", ""), thema=asked.get("thema", ""),
        minuten=asked.get("minuten"),
    )  # fmt: skip
    steps = leerblad.own_steps(request.actor, dossier)
    lessons = [leerblad.lesson(card, steps.get(card.sleutel)) for card in found]
    theme = known.modules.get(asked.get("thema", ""))
    return show(request, dossier, "leren_zoeken.html", form=form, lessen=lessons, thema=theme)


@own_page(LEZEN, actief="werk")
def item(request: Any, dossier: MijnDossier, leeritem: str) -> HttpResponse:
    """One item: what it teaches, how long it takes, what was handed in; POST begins or goes on."""
    found, row = _item(request, dossier, leeritem)
    if request.method == "POST":
        row = doen.begin(dossier_id=dossier.id, item=found, by=request.actor)
        return _next(row, found)
    context = _context(request, found, row)
    context["ingeleverd"] = leerblad.handed_in(request.actor, row)
    return show(request, dossier, "leren_item.html", **context)


@own_page(DOEN, actief="werk")
def part(request: Any, dossier: MijnDossier, leeritem: str, nummer: int) -> HttpResponse:
    """One part to read. POST says it was read, keeps the place and goes on."""
    found, row = _item(request, dossier, leeritem)
    total = found.kaart.delen
    if not 1 <= nummer <= total:
        raise Denied(DOEN, request.actor)
    if request.method == "POST":
        row = row or doen.begin(dossier_id=dossier.id, item=found, by=request.actor)
        row = doen.reach(stap=row, deel=nummer, delen=total, by=request.actor)
        if nummer < total:
            return redirect("kandidaat:leren_deel", leeritem, nummer + 1)
        return redirect("kandidaat:leren_oefenen", leeritem)
    context = _context(request, found, row)
    text = found.delen[nummer - 1] if nummer <= len(found.delen) else None
    context |= {"deel": text, "nummer": nummer, "vorige": nummer - 1, "met_film": nummer == 1}
    return show(request, dossier, "leren_deel.html", **context)


@own_page(LEZEN, actief="werk")
def whole(request: Any, dossier: MijnDossier, leeritem: str) -> HttpResponse:
    """The whole text on one page, to print."""
    found, row = _item(request, dossier, leeritem)
    return show(request, dossier, "leren_alles.html", **_context(request, found, row))


@own_page(DOEN, actief="werk")
def practise(request: Any, dossier: MijnDossier, leeritem: str) -> HttpResponse:
    """The practice, with room to hand in; what is typed is kept until it is sent."""
    actor = request.actor
    found, row = _item(request, dossier, leeritem)
    key = f"leren:{leeritem}"[:80]
    if klad.asked(request):
        return klad.keep(request, dossier.id, key, VELDEN, request.path)
    if request.method == "POST" and "klaar" in request.POST:
        row = row or doen.begin(dossier_id=dossier.id, item=found, by=actor)
        doen.finish(stap=row, item=found, by=actor)
        messages.success(request, _t("Klaar. Goed gedaan."))
        return redirect("kandidaat:leren")
    first = {name: text for name, text in klad.read(actor, dossier.id, key).items() if text}
    form = InleverForm(
        request.POST or None, request.FILES or None, initial=first, vraag=found.reflectie,
        te_groot=getattr(request, "te_groot", ()),
    )  # fmt: skip

    def send() -> None:
        step = row or doen.begin(dossier_id=dossier.id, item=found, by=actor)
        data = {**form.cleaned_data, "sleutel": form.cleaned_data["sleutel"] or uuid.uuid4()}
        doen.hand_in(stap=step, item=found, by=actor, **data)
        kladden.drop(dossier_id=dossier.id, sleutel=key, by=actor)

    if form.is_valid() and run(form, send):
        messages.success(request, _t("Ingeleverd. Uw coach leest het en geeft u antwoord."))
        return redirect("kandidaat:leren_item", leeritem)
    context = {**_context(request, found, row), "form": form}
    context["ingeleverd"] = leerblad.handed_in(actor, row)
    return show(request, dossier, "leren_oefenen.html", code=status(form), **context)


def _item(request: Any, dossier: MijnDossier, key: str) -> tuple[Item, Leerstap | None]:
    """The item of the address with the own step; Denied for one that is hidden and was never given."""
    row = visible(request.actor, Leerstap).filter(dossier_id=dossier.id, item=key).first()
    found = bibliotheek.read(request.actor.bureau_id, key)
    mine = row is not None and row.ingetrokken_op is None
    if found is None or (found.kaart.verborgen and not mine):
        raise Denied(LEZEN, request.actor)
    return found, row


def _context(request: Any, found: Item, row: Leerstap | None) -> dict[str, Any]:
    mine = row if row is not None and row.ingetrokken_op is None else None
    return {
        "item": found,
        "les": leerblad.lesson(found.kaart, mine),
        "opdracht": found.kaart.soort == Soort.WERKOPDRACHT,
        "vreemd": found.kaart.taal if found.kaart.taal != "nl" else "",
    }


def _next(row: Leerstap, found: Item) -> HttpResponse:
    """Where one was: the first part that was not read, else the practice."""
    if row.deel < found.kaart.delen:
        return redirect("kandidaat:leren_deel", found.kaart.sleutel, row.deel + 1)
    return redirect("kandidaat:leren_oefenen", found.kaart.sleutel)


paden = [
    path("leren/", overview, name="leren"),
    path("leren/zoeken/", search, name="leren_zoeken"),
    path("leren/<slug:leeritem>/", item, name="leren_item"),
    path("leren/<slug:leeritem>/alles/", whole, name="leren_alles"),
    path("leren/<slug:leeritem>/oefenen/", practise, name="leren_oefenen"),
    path("leren/<slug:leeritem>/deel/<int:nummer>/", part, name="leren_deel"),
]
