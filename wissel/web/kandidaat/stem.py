"""Mijn stem: one shared paper in plain words, with four answers and the choice who reads them (D10)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.documenten.soorten import SOORTEN
from wissel.policies import Action, get_visible, visible
from wissel.privacytoets import words_of
from wissel.regie.actions import stem as verbs
from wissel.regie.models import Documentstem
from wissel.regie.samenvatting import Samenvatting, explain, in_language, meanings
from wissel.trajecten.actions import klad as kladden
from wissel.trajecten.models import Rapportage
from wissel.web.kandidaat import weergave
from wissel.web.kandidaat.forms import tekstvak
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDocument, MijnDossier
from wissel.web.shared import klad
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ATTRS

NAMEN = ("antwoord", "tekst")
GEVEN = Action.STEM_GEVEN
_A = Documentstem.Antwoord
LABELS = {
    _A.AKKOORD: _("Ik ben het ermee eens"),
    _A.OPMERKING: _("Ik ben het ermee eens, en ik wil iets zeggen"),
    _A.NIET_AKKOORD: _("Ik ben het er niet mee eens"),
    _A.VRAAG: _("Ik heb een vraag"),
}


@dataclass(frozen=True, slots=True)
class Stemblad:
    """One answer as its giver reads it."""

    id: uuid.UUID
    antwoord: str
    niet_akkoord: bool
    tekst: str
    op: dt.datetime
    uiterlijk: dt.date | None
    reactie: str
    reactie_op: dt.datetime | None
    gedeeld: bool


@dataclass(frozen=True, slots=True)
class Stukblad:
    """One paper with its plain words, and the page where it is answered when that is another one."""

    document: MijnDocument
    soort: str
    uitleg: Samenvatting
    elders: str
    werkgever_leest: bool


class StemForm(forms.Form):
    """One of four answers, with own words where they are needed."""

    antwoord = forms.ChoiceField(
        label=_("Wat vindt u van dit stuk?"), widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u van dit stuk vindt.")}, choices=list(LABELS.items()),
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Wat wilt u zeggen of vragen?"), required=False, max_length=4000, widget=tekstvak(5),
        help_text=_("Uw coach leest dit. Uw werkgever niet, tot u het deelt."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].widget.attrs.update({**ATTRS, "data-woorden-eigen": "1"})


@own_page(GEVEN, actief="documenten")
def paper(request: Any, dossier: MijnDossier, document_id: uuid.UUID) -> HttpResponse:
    """The paper in plain words and what was said about it; the four answers while it may still be answered."""
    actor = request.actor
    row = get_visible(actor, Document, Action.DOCUMENT_LEZEN, dossier_id=dossier.id, pk=document_id)
    key = f"stem:{row.pk}"
    if klad.asked(request):
        return klad.keep(request, dossier.id, key, NAMEN, request.path)
    form = StemForm(request.POST or None, initial=klad.read(actor, dossier.id, key))

    def send() -> None:
        verbs.give_stem(document=row, by=actor, **form.cleaned_data)
        kladden.drop(dossier_id=dossier.id, sleutel=key, by=actor)

    if form.is_valid() and run(form, send):
        plain = form.cleaned_data["antwoord"] == _A.AKKOORD
        messages.success(
            request,
            _t("Dank u. Uw antwoord is bewaard.") if plain else _t("Verstuurd. Uw coach geeft u antwoord."),
        )
        return redirect("kandidaat:stuk", row.pk)
    stemmen = voices(actor, row)
    context: dict[str, Any] = {
        "blad": _sheet(actor, dossier, row), "form": form, "stemmen": stemmen, "betekenis": _meanings(),
        "eigen": in_language(row.soort, request.eigen_taal),
        "onenig": any(each.niet_akkoord and each.reactie for each in stemmen[:1]), "code": status(form),
    }  # fmt: skip
    return show(request, dossier, "stuk.html", **context)


def voices(actor: Actor, row: Document) -> tuple[Stemblad, ...]:
    """The own answers on a paper, newest first."""
    rows = visible(actor, Documentstem).filter(document=row).order_by("-gegeven_op", "-pk")
    return tuple(
        Stemblad(
            each.pk, str(LABELS[_A(each.antwoord)]), each.antwoord == _A.NIET_AKKOORD, each.tekst, each.gegeven_op,
            None if each.beantwoord_op else each.antwoord_uiterlijk, each.reactie, each.beantwoord_op,
            each.gedeeld_op is not None,
        )
        for each in rows
    )  # fmt: skip


def _meanings() -> tuple[tuple[str, str], ...]:
    texts = meanings()
    return tuple((str(label), texts[key]) for key, label in LABELS.items())


def _sheet(actor: Actor, dossier: MijnDossier, row: Document) -> Stukblad:
    words = explain(row.soort)
    reads = row.publiek == Document.Publiek.ALLEN
    return Stukblad(
        weergave.paper(row),
        str(SOORTEN.get(row.soort, "")),
        words,
        _elsewhere(actor, dossier, row, words),
        reads,
    )


def _elsewhere(actor: Actor, dossier: MijnDossier, row: Document, words: Samenvatting) -> str:
    """The page where this kind is answered; empty when that is here."""
    if not words.eigen_weg:
        return ""
    if words.eigen_weg == "rapport":
        reports = visible(actor, Rapportage).filter(dossier_id=dossier.id, document_id=row.pk)
        report = reports.values_list("pk", flat=True).first()
        return reverse("kandidaat:rapport", args=[report]) if report else reverse("kandidaat:documenten")
    try:
        return reverse(f"kandidaat:{words.eigen_weg}")
    except NoReverseMatch:
        return reverse("kandidaat:documenten")


@own_page(GEVEN, actief="documenten", intrekken=True)
def share(request: Any, dossier: MijnDossier, documentstem_id: uuid.UUID) -> HttpResponse:
    """Let the werkgever read the own words, or no longer. Words about health are shown first, once more."""
    row = get_visible(request.actor, Documentstem, GEVEN, dossier_id=dossier.id, pk=documentstem_id)
    if request.method != "POST":
        return redirect("kandidaat:stuk", row.document_id)
    share_it = request.POST.get("deel") == "ja"
    found = words_of(row.tekst) if share_it and request.POST.get("toch") != "ja" else []
    if found:
        context: dict[str, Any] = {"document": row.document_id, "woorden": found, "tekst": row.tekst}
        return show(request, dossier, "stem_delen.html", **context)
    verbs.share_stem(stem=row, deel=share_it, by=request.actor)
    messages.success(
        request,
        _t("Uw werkgever kan uw woorden nu lezen.")
        if share_it
        else _t("Uw werkgever leest uw woorden niet meer."),
    )
    return redirect("kandidaat:stuk", row.document_id)


paden = [
    path("documenten/<uuid:document_id>/", paper, name="stuk"),
    path("stem/<uuid:documentstem_id>/delen/", share, name="stem_delen"),
]
