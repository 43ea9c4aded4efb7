"""What was written about working together: the own answer beside each fact, objections, and the employer's steps.

The kandidaat reads every fact about themselves, answers in own words, says what is not reasonable or not fitting, and
reads at each step of the employer what can be done.
"""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.logbook.actions import record_look
from wissel.medewerking import ladder
from wissel.medewerking.actions import feiten, tegenwerpingen
from wissel.medewerking.models import Medewerkingsfeit, Tegenwerping
from wissel.policies import Action, Denied, get_visible, visible
from wissel.trajecten.actions import klad as kladden
from wissel.trajecten.models import Afspraak, Planregel, Taak
from wissel.web.kandidaat.forms import tekstvak
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import klad, medewerking, medisch
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch

LEZEN, ANTWOORDEN, MAKEN = Action.MEDEWERKING_LEZEN, Action.WEERWOORD_GEVEN, Action.TEGENWERPING_MAKEN
HIER, NIEUW = "kandidaat:medewerking", "tegenwerping"
# Where an objection can be about, by its word in the address.
OVER: dict[str, tuple[type[Any], str]] = {
    "regel": (Planregel, "reeks"),
    "afspraak": (Afspraak, "pk"),
    "taak": (Taak, "pk"),
}


class Eigen(ZonderMedisch):
    """Own words that others read: words about health are pointed out, and the kandidaat decides."""

    EIGEN = True

    def hint(self, woorden: str) -> str:
        text = _t(
            "Dit gaat misschien over uw gezondheid: %(woorden)s. Uw werkgever leest dit ook. "
            "U hoeft het niet te vertellen. Wilt u het zo laten? Kies dan waarom."
        )
        return text % {"woorden": woorden}


class WeerwoordForm(Eigen):
    """The own answer beside a fact."""

    LET_OP = ("tekst",)

    tekst = forms.CharField(
        label=_("Wat wilt u zeggen?"), max_length=4000, widget=tekstvak(6),
        help_text=_("Uw tekst komt zo naast het feit. Niemand anders kan hem veranderen."),
        error_messages={"required": _("Schrijf hier wat u wilt zeggen.")},
    )  # fmt: skip


class TegenwerpingForm(Eigen):
    """What the kandidaat finds not reasonable or not fitting, and why."""

    LET_OP = ("over", "reden")

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    over = forms.CharField(
        label=_("Waar gaat het over?"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Schrijf waar het over gaat.")},
    )  # fmt: skip
    soort = forms.ChoiceField(
        label=_("Wat vindt u ervan?"), widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u ervan vindt.")},
        choices=[
            (Tegenwerping.Soort.NIET_REDELIJK, _("Het is niet redelijk: dit kan ik niet doen of het is te veel")),
            (Tegenwerping.Soort.NIET_PASSEND, _("Het past niet bij mij of bij wat ik kan")),
        ],
    )  # fmt: skip
    reden = forms.CharField(
        label=_("Waarom?"), max_length=2000, widget=tekstvak(5),
        help_text=_("U hoeft niet te vertellen wat u heeft. Zeg wat niet lukt en wat wel kan."),
        error_messages={"required": _("Schrijf waarom. Dan kan uw coach u antwoord geven.")},
    )  # fmt: skip

    def __init__(self, *args: Any, bekend: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4
        if bekend:
            del self.fields["over"]


@own_page(LEZEN, actief="traject")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Everything that was written, with the own answers, objections and the employer's steps."""
    actor, today = request.actor, klok.today()
    record_look(actor, "medewerking_gelezen", dossier=dossier.id, categorie="I")
    context: dict[str, Any] = {
        "feiten": medewerking.facts(actor, dossier.id, today),
        "tegenwerpingen": medewerking.objections(actor, dossier.id, today),
        "stappen": medewerking.steps(actor, dossier.id, today),
        "opzegverbod": medewerking.protection(actor, dossier.id),
        "oordeel": ladder.oordeel(),
    }
    return show(request, dossier, "medewerking.html", **context)


@own_page(ANTWOORDEN, actief="traject")
def answer(request: Any, dossier: MijnDossier, medewerkingsfeit_id: uuid.UUID) -> HttpResponse:
    """One fact with room for the own answer; what is typed is kept until it is sent."""
    actor = request.actor
    row = get_visible(actor, Medewerkingsfeit, ANTWOORDEN, dossier_id=dossier.id, pk=medewerkingsfeit_id)
    key = f"weerwoord:{row.pk}"
    if klad.asked(request):
        return klad.keep(request, dossier.id, key, ("tekst",), request.path)
    form = WeerwoordForm(request.POST or None, initial=klad.read(actor, dossier.id, key))

    def send() -> None:
        feiten.answer_fact(feit=row, tekst=form.cleaned_data["tekst"], by=actor)
        kladden.drop(dossier_id=dossier.id, sleutel=key, by=actor)

    if medisch.valid(form, dossier.id, actor) and run(form, send):
        messages.success(request, _t("Uw antwoord staat erbij. Uw coach en uw werkgever kunnen het lezen."))
        return redirect(HIER)
    [blad] = medewerking.facts(actor, dossier.id, klok.today(), pk=row.pk)
    return show(request, dossier, "weerwoord.html", code=status(form), feit=blad, form=form)


@own_page(MAKEN, actief="traject")
def new_objection(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Say that something is not reasonable or not fitting, about a line of the plan or anything else."""
    actor = request.actor
    subject = _subject(request, dossier)
    query = request.GET.urlencode()
    key = f"{NIEUW}:{query[:60]}"
    if klad.asked(request):
        back = f"{request.path}?{query}" if query else request.path
        return klad.keep(request, dossier.id, key, ("sleutel", "over", "soort", "reden"), back)
    kept = {name: text for name, text in klad.read(actor, dossier.id, key).items() if text}
    form = TegenwerpingForm(request.POST or None, initial=kept, bekend=subject is not None)

    def send() -> None:
        own = get_visible(actor, Dossier, MAKEN, pk=dossier.id)
        tegenwerpingen.make_tegenwerping(dossier=own, by=actor, herkomst=subject, **form.cleaned_data)
        kladden.drop(dossier_id=dossier.id, sleutel=key, by=actor)

    if medisch.valid(form, dossier.id, actor) and run(form, send):
        messages.success(request, _t("Verstuurd. Uw coach leest dit en geeft u antwoord."))
        return redirect(HIER)
    over = getattr(subject, "naam", "") or getattr(subject, "titel", "")
    dagen = ladder.termijnen().tegenwerping_werkdagen
    return show(request, dossier, "tegenwerping.html", code=status(form), form=form, over=over, dagen=dagen)


def _subject(request: Any, dossier: MijnDossier) -> Any:
    """The line of the plan, appointment or task in the address, or None. Raises Denied for one that is not theirs."""
    for word, (model, column) in OVER.items():
        text = request.GET.get(word, "")
        if not text:
            continue
        try:
            key = uuid.UUID(text)
        except ValueError:
            raise Denied(MAKEN, request.actor) from None
        rows = visible(request.actor, model).filter(dossier_id=dossier.id, **{column: key})
        row = rows.order_by("-pk").first()
        if row is None:
            raise Denied(MAKEN, request.actor)
        return row
    return None


@own_page(MAKEN, actief="traject")
def conclude(request: Any, dossier: MijnDossier, tegenwerping_id: uuid.UUID) -> HttpResponse:
    """Say whether the answer of the coach helps."""
    row = get_visible(request.actor, Tegenwerping, MAKEN, dossier_id=dossier.id, pk=tegenwerping_id)
    if request.method == "POST":
        chosen = request.POST.get("uitkomst", "")
        tegenwerpingen.conclude_tegenwerping(tegenwerping=row, uitkomst=chosen, by=request.actor)
        messages.success(request, _t("Dank u. Uw coach ziet dit."))
    return redirect(reverse(HIER) + f"#tegenwerping-{row.pk}")


paden = [
    path("medewerking/", overview, name="medewerking"),
    path("medewerking/feiten/<uuid:medewerkingsfeit_id>/", answer, name="weerwoord"),
    path("tegenwerpingen/nieuw/", new_objection, name="tegenwerping_nieuw"),
    path("tegenwerpingen/<uuid:tegenwerping_id>/uitkomst/", conclude, name="tegenwerping_uitkomst"),
]
