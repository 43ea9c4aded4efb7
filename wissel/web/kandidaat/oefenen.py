"""Practising: talks with employers, trainings, checklists, conditions, calling and the own pitch."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.fouten import Changed
from wissel.oefenen.actions import bellen, gesprekken, klaarmaken, trainingen
from wissel.oefenen.models import Belscript, Deelname, Gesprekskaart, Oefengesprek, Spanning, Voorwaarde
from wissel.policies import Action, get_visible, visible
from wissel.web.kandidaat import oefenblad
from wissel.web.kandidaat.forms import tekstvak
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.oefenvormen import BelForm, BelscriptForm, GesprekForm, KaartForm, card_initial

LEZEN, SCHRIJVEN, PRIVE = Action.OEFENEN_LEZEN, Action.OEFENEN_SCHRIJVEN, Action.OEFENING_PRIVE_DOEN
DEELNAME = Action.DEELNAME_DOEN


class SpanningForm(forms.Form):
    """How tense somebody is, from 0 to 10."""

    moment = forms.ChoiceField(
        label=_("Wanneer?"), widget=forms.RadioSelect, choices=Spanning.Moment.choices,
        error_messages={"required": _("Kies voor of na het gesprek.")},
    )  # fmt: skip
    cijfer = forms.TypedChoiceField(
        label=_("Hoe gespannen bent u?"), coerce=int, widget=forms.RadioSelect,
        choices=[(n, str(n)) for n in range(11)],
        help_text=_("0 is helemaal rustig, 10 is heel gespannen."), error_messages={"required": _("Kies een cijfer.")},
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"), required=False, max_length=500, widget=tekstvak(2)
    )


class WoordenForm(forms.Form):
    """How the kandidaat found a practised talk."""

    tekst = forms.CharField(
        label=_("Hoe vond u het gesprek?"), max_length=4000, widget=tekstvak(4),
        error_messages={"required": _("Schrijf hoe u het gesprek vond.")},
    )  # fmt: skip


class PitchForm(forms.Form):
    """A pitch in words, as a recording, or both."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    tekst = forms.CharField(
        label=_("Uw pitch"), required=False, max_length=4000, widget=tekstvak(6),
        help_text=_("Nu, toen, straks. Ongeveer acht zinnen."),
    )  # fmt: skip
    opname = forms.FileField(
        label=_("Of een opname"), required=False, widget=forms.FileInput(attrs={"accept": "audio/*"}),
        help_text=_("Neem uzelf op met uw telefoon. MP3, M4A, WAV, OGG of WebM, hoogstens 20 MB."),
    )  # fmt: skip


@own_page(LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The next talk on top, then everything there is to practise."""
    actor, now = request.actor, klok.now()
    talks = oefenblad.cards(actor, dossier, now)
    context: dict[str, Any] = {
        "gesprek": next((each for each in talks if not each.voorbij), None), "gesprekken": talks,
        "geoefend": oefenblad.talks(actor, dossier), "lijsten": oefenblad.checklists(actor, dossier.id),
        "open": sum(each.geregeld_op is None for each in oefenblad.conditions(actor, dossier)),
        "trainingen": [each for each in oefenblad.trainings(actor, dossier, now) if each.open],
    }  # fmt: skip
    return show(request, dossier, "oefenen.html", **context)


@own_page(SCHRIJVEN, actief="werk")
def new_talk(request: Any, dossier: MijnDossier) -> HttpResponse:
    """A talk with an employer that the kandidaat arranged: its card is made at once."""
    form = GesprekForm(request.POST or None, initial={"sleutel": uuid.uuid4()})
    made: list[Gesprekskaart] = []

    def make() -> None:
        data = dict(form.cleaned_data)
        begin = dt.datetime.combine(data.pop("dag"), data.pop("tijd"), klok.NEDERLAND)
        made.append(
            gesprekken.set_interview(dossier_id=dossier.id, by=request.actor, begint_op=begin, **data)
        )

    if form.is_valid() and run(form, make):
        messages.success(request, _t("Uw kaart staat klaar. Vul in wat u wilt."))
        return redirect("kandidaat:gesprekskaart", made[0].pk)
    return show(request, dossier, "oefenen_gesprek.html", code=status(form), form=form)


@own_page(SCHRIJVEN, actief="werk")
def card(request: Any, dossier: MijnDossier, kaart_id: uuid.UUID) -> HttpResponse:
    """The card of one talk, and how tense it is."""
    row = _card(request, dossier, kaart_id)
    form = KaartForm(request.POST or None, initial=card_initial(row, gesprekken.VELDEN))
    try:
        if form.is_valid() and run(
            form, lambda: gesprekken.prepare(kaart=row, by=request.actor, **form.cleaned_data)
        ):
            messages.success(request, _t("Uw kaart is bewaard."))
            return redirect("kandidaat:gesprekskaart", row.pk)
    except Changed as error:
        form.add_error(None, error.message)
    return _show_card(request, dossier, row, form, SpanningForm())


@own_page(PRIVE, actief="werk")
def tension(request: Any, dossier: MijnDossier, kaart_id: uuid.UUID) -> HttpResponse:
    """How tense it is, before or after; only the coach reads along."""
    row = _card(request, dossier, kaart_id)
    form = SpanningForm(request.POST or None)
    if form.is_valid() and run(
        form, lambda: gesprekken.rate_tension(kaart=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Bewaard. Alleen u en uw coach zien dit."))
        return redirect("kandidaat:gesprekskaart", row.pk)
    if request.method != "POST":
        return redirect("kandidaat:gesprekskaart", row.pk)
    return _show_card(request, dossier, row, KaartForm(initial=card_initial(row, gesprekken.VELDEN)), form)


def _card(request: Any, dossier: MijnDossier, key: uuid.UUID) -> Gesprekskaart:
    rows = (
        visible(request.actor, Gesprekskaart).filter(dossier_id=dossier.id, pk=key).select_related("afspraak")
    )
    return rows.first() or get_visible(request.actor, Gesprekskaart, LEZEN, dossier_id=dossier.id, pk=key)


def _show_card(
    request: Any, dossier: MijnDossier, row: Gesprekskaart, form: Any, feeling: Any
) -> HttpResponse:
    context = {
        "kaart": oefenblad.card(row, klok.now()), "form": form, "gevoel": feeling,
        "spanningen": oefenblad.tension(request.actor, row),
    }  # fmt: skip
    return show(request, dossier, "oefenen_kaart.html", code=max(status(form), status(feeling)), **context)


@own_page(LEZEN, actief="werk")
def practised(request: Any, dossier: MijnDossier, oefengesprek_id: uuid.UUID) -> HttpResponse:
    """One practised talk: what went well, the tip, and the own words."""
    row = get_visible(request.actor, Oefengesprek, LEZEN, dossier_id=dossier.id, pk=oefengesprek_id)
    form = WoordenForm(request.POST or None, initial={"tekst": row.eigen_woorden})
    if form.is_valid() and run(
        form, lambda: gesprekken.own_view(gesprek=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Bewaard. Uw coach kan het lezen."))
        return redirect("kandidaat:oefenen")
    return show(
        request, dossier, "oefenen_geoefend.html", code=status(form), form=form, gesprek=oefenblad.talk(row)
    )


@own_page(SCHRIJVEN, actief="werk")
def ready(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The checklists; ticking moves the percentage."""
    if request.method == "POST":
        percent = klaarmaken.tick(
            dossier_id=dossier.id, lijst=request.POST.get("lijst", ""), punten=set(request.POST.getlist("punt")),
            by=request.actor,
        )  # fmt: skip
        messages.success(request, _t("Bewaard. U bent nu op %(n)s procent.") % {"n": percent})
        return redirect("kandidaat:gereed")
    return show(
        request, dossier, "oefenen_gereed.html", lijsten=oefenblad.checklists(request.actor, dossier.id)
    )


@own_page(SCHRIJVEN, actief="werk")
def conditions(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What has to be arranged, and who does it; the kandidaat says what is arranged."""
    if request.method == "POST":
        key = _uuid(request.POST.get("voorwaarde", ""))
        row = get_visible(request.actor, Voorwaarde, SCHRIJVEN, dossier_id=dossier.id, pk=key)
        klaarmaken.settle_condition(voorwaarde=row, by=request.actor)
        messages.success(request, _t("Mooi, dat is geregeld."))
        return redirect("kandidaat:voorwaarden")
    found = oefenblad.conditions(request.actor, dossier)
    return show(request, dossier, "oefenen_voorwaarden.html", voorwaarden=found)


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)


@own_page(SCHRIJVEN, actief="werk")
def phone(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The sheet beside the phone."""
    row = visible(request.actor, Belscript).filter(dossier_id=dossier.id).first()
    first = card_initial(row, bellen.VELDEN) if row else {"versie": 0}
    form = BelscriptForm(request.POST or None, initial=first)
    try:
        if form.is_valid() and run(
            form, lambda: bellen.write_script(dossier_id=dossier.id, by=request.actor, **form.cleaned_data)
        ):
            messages.success(request, _t("Uw belblad is bewaard."))
            return redirect("kandidaat:bellen")
    except Changed as error:
        form.add_error(None, error.message)
    calls = oefenblad.calls(request.actor, dossier)
    return show(request, dossier, "oefenen_bellen.html", code=status(form), form=form, gesprekken=calls)


@own_page(SCHRIJVEN, actief="werk")
def called(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Write down a call with an employer."""
    form = BelForm(request.POST or None, initial={"sleutel": uuid.uuid4(), "dag": klok.today()})
    if form.is_valid() and run(
        form, lambda: bellen.log_call(dossier_id=dossier.id, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Opgeschreven. Goed dat u belde."))
        return redirect("kandidaat:bellen")
    return show(request, dossier, "oefenen_gebeld.html", code=status(form), form=form)


@own_page(PRIVE, actief="werk")
def pitch(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The own pitch in words or as a recording, with what the coach said."""
    form = PitchForm(request.POST or None, request.FILES or None, initial={"sleutel": uuid.uuid4()})
    if form.is_valid() and run(
        form, lambda: bellen.send_pitch(dossier_id=dossier.id, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Verstuurd. Uw coach geeft u antwoord."))
        return redirect("kandidaat:pitch")
    found = oefenblad.pitches(request.actor, dossier)
    return show(request, dossier, "oefenen_pitch.html", code=status(form), form=form, pitches=found)


@own_page(DEELNAME, actief="werk")
def trainings(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Trainings one was invited to; POST says whether one comes. No reason is asked."""
    actor = request.actor
    if request.method == "POST":
        key = _uuid(request.POST.get("deelname", ""))
        rows = (
            visible(actor, Deelname, DEELNAME)
            .filter(dossier_id=dossier.id, pk=key)
            .select_related("training")
        )
        row = rows.first() or get_visible(actor, Deelname, DEELNAME, dossier_id=dossier.id, pk=key)
        done = trainingen.answer(deelname=row, komt=request.POST.get("komt") == "ja", by=actor)
        said = {
            "komt": _t("Fijn dat u komt."), "komt_niet": _t("Dank u. U komt niet."),
            "wachtlijst": _t("Er is geen plek meer. U staat op de wachtlijst."),
        }  # fmt: skip
        messages.success(request, said.get(done.stand, ""))
        return redirect("kandidaat:trainingen")
    found = oefenblad.trainings(actor, dossier, klok.now())
    return show(request, dossier, "oefenen_trainingen.html", trainingen=found)


paden = [
    path("oefenen/", overview, name="oefenen"),
    path("oefenen/gesprek/", new_talk, name="gesprek_nieuw"),
    path("oefenen/gesprek/<uuid:kaart_id>/", card, name="gesprekskaart"),
    path("oefenen/gesprek/<uuid:kaart_id>/spanning/", tension, name="spanning"),
    path("oefenen/geoefend/<uuid:oefengesprek_id>/", practised, name="oefengesprek"),
    path("oefenen/gereed/", ready, name="gereed"),
    path("oefenen/voorwaarden/", conditions, name="voorwaarden"),
    path("oefenen/bellen/", phone, name="bellen"),
    path("oefenen/bellen/gebeld/", called, name="gebeld"),
    path("oefenen/pitch/", pitch, name="pitch"),
    path("trainingen/", trainings, name="trainingen"),
]
