"""Conversations on screen, the same for every audience: lists, one conversation, and the two forms."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.berichten import actions
from wissel.berichten.models import Draad, Draadbericht
from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible, visible
from wissel.policies.ongelezen import unread
from wissel.trajecten.actions import klad as kladden
from wissel.web.shared import klad
from wissel.web.shared.formulieren import run
from wissel.web.shared.medisch import ZonderMedisch, valid

HOOGSTENS = 100
NAMEN = ("publiek", "onderwerp", "tekst")
_ROLLEN = dict(Rol.choices)


@dataclass(frozen=True, slots=True)
class Lezer:
    """Somebody who reads along."""

    naam: str
    rol: str
    zelf: bool
    account: bool


@dataclass(frozen=True, slots=True)
class Regel:
    """One conversation in a list."""

    url: str
    onderwerp: str
    kandidaat: str
    met: str
    laatste_op: dt.datetime
    ongelezen: int


@dataclass(frozen=True, slots=True)
class Post:
    """One message; `terug_url` as long as the writer can take it back."""

    id: uuid.UUID
    naam: str
    rol: str
    eigen: bool
    tekst: str
    op: dt.datetime
    zichtbaar_op: dt.datetime
    terug_url: str


@dataclass(frozen=True, slots=True)
class Gesprek:
    """One conversation with who reads it."""

    id: uuid.UUID
    onderwerp: str
    lezers: tuple[Lezer, ...]
    posten: tuple[Post, ...]


class BerichtForm(ZonderMedisch):
    """One message in a conversation that exists; words about illness are asked about when a werkgever reads it."""

    tekst = forms.CharField(
        label=_("Uw bericht"), max_length=actions.LANGSTE,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": _("Schrijf eerst uw bericht.")},
    )  # fmt: skip
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_sleutel(self) -> uuid.UUID:
        return self.cleaned_data.get("sleutel") or uuid.uuid4()


class NieuwForm(BerichtForm):
    """A new conversation: to whom, about what."""

    publiek = forms.ChoiceField(
        label=_("Aan wie?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies aan wie u schrijft.")},
    )
    onderwerp = forms.CharField(
        label=_("Onderwerp"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Geef uw bericht een kort onderwerp.")},
    )  # fmt: skip
    field_order = ["publiek", "onderwerp", "tekst", "sleutel"]
    LET_OP: tuple[str, ...] = ("onderwerp", "tekst")

    def __init__(self, *args: Any, keuzes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["publiek"]
        field.choices = keuzes
        if len(keuzes) == 1:
            field.widget, field.required = forms.HiddenInput(), False

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("publiek") != Draad.Publiek.OPDRACHTGEVER:
            self.LET_OP = ()
        return super().clean()

    def clean_publiek(self) -> str:
        field: Any = self.fields["publiek"]
        return self.cleaned_data.get("publiek") or field.choices[0][0]


def readers(actor: Actor, dossier: Dossier, publiek: str) -> tuple[Lezer, ...]:
    """Who reads a conversation with this audience."""
    return tuple(
        Lezer(each.persoon.naam, str(_ROLLEN[each.rol]), each.persoon.pk == actor.persoon_id, each.account)
        for each in actions.participants(dossier, publiek)
    )


def names(lezers: tuple[Lezer, ...]) -> str:
    """The others, in one line."""
    return ", ".join(f"{each.naam} ({each.rol})" for each in lezers if not each.zelf)


def thread_list(
    actor: Actor, url: Callable[[Draad], str], dossier_id: uuid.UUID | None = None
) -> tuple[Regel, ...]:
    """The conversations this person takes part in: with something new first, then the newest."""
    mine = unread(visible(actor, Draadbericht).filter(draad_id=OuterRef("pk")), actor.persoon_id)
    count = mine.order_by().values("draad_id").annotate(n=Count("pk")).values("n")
    rows = visible(actor, Draad).select_related("dossier__kandidaat")
    if dossier_id is not None:
        rows = rows.filter(dossier_id=dossier_id)
    found = rows.annotate(nieuw=Coalesce(Subquery(count, output_field=IntegerField()), 0))
    return tuple(
        Regel(
            url(row), row.onderwerp, row.dossier.kandidaat.naam, str(row.get_publiek_display()),
            min(row.laatste_op, klok.now()), row.nieuw,
        )
        for row in found.order_by("-nieuw", "-laatste_op", "pk")[:HOOGSTENS]
    )  # fmt: skip


def get_thread(request: Any, draad_id: uuid.UUID, dossier_id: uuid.UUID) -> Draad:
    """The conversation of the address in this dossier, or Denied."""
    return get_visible(request.actor, Draad, pk=draad_id, dossier_id=dossier_id)


def conversation(
    actor: Actor, draad: Draad, dossier: Dossier, back: Callable[[Draadbericht], str]
) -> Gesprek:
    """All that was written, oldest first, and who reads it."""
    now = klok.now()
    rows = visible(actor, Draadbericht).filter(draad=draad).select_related("van_persoon").order_by("op", "pk")
    posts = []
    for row in rows:
        own = row.van_id == actor.lidmaatschap_id
        link = back(row) if own and now < row.zichtbaar_op else ""
        posts.append(
            Post(
                row.pk, row.van_persoon.naam, str(_ROLLEN.get(row.rol, row.rol)), own, row.tekst, row.op,
                row.zichtbaar_op, link,
            )
        )  # fmt: skip
    return Gesprek(draad.pk, draad.onderwerp, readers(actor, dossier, draad.publiek), tuple(posts))


def new_form(request: Any, dossier: Dossier) -> NieuwForm:
    """The form of a new conversation, with what was kept before."""
    actor: Actor = request.actor
    choices = [(each, names(readers(actor, dossier, each))) for each in actions.audiences(actor.rol)]
    kept = klad.read(actor, dossier.pk, actions.draft_key(None))
    return NieuwForm(request.POST or None, keuzes=choices, initial={**kept, "sleutel": uuid.uuid4()})


def reply_form(request: Any, draad: Draad) -> BerichtForm:
    """The form of an answer, with what was kept before."""
    kept = klad.read(request.actor, draad.dossier_id, actions.draft_key(draad.pk))
    form = BerichtForm(request.POST or None, initial={**kept, "sleutel": uuid.uuid4()})
    form.watch(("tekst",) if draad.publiek == Draad.Publiek.OPDRACHTGEVER else ())
    return form


def begin(request: Any, dossier: Dossier, form: NieuwForm) -> Draad | None:
    """Send the first message; None when the form is not right yet."""
    made: list[Draad] = []

    def send() -> None:
        made.append(actions.start(dossier=dossier, by=request.actor, **form.cleaned_data))
        kladden.drop(dossier_id=dossier.pk, sleutel=actions.draft_key(None), by=request.actor)

    return made[0] if valid(form, dossier, request.actor) and run(form, send) else None


def answer(request: Any, draad: Draad, form: BerichtForm) -> bool:
    """Send an answer; False when the form is not right yet."""

    def send() -> None:
        actions.reply(draad=draad, by=request.actor, **form.cleaned_data)
        kladden.drop(dossier_id=draad.dossier_id, sleutel=actions.draft_key(draad.pk), by=request.actor)

    return valid(form, draad.dossier_id, request.actor) and run(form, send)


def keep_draft(request: Any, dossier_id: uuid.UUID, draad: Draad | None) -> HttpResponse | None:
    """Keep what is being written, when that is all that is asked."""
    if not klad.asked(request):
        return None
    key = actions.draft_key(draad.pk if draad else None)
    return klad.keep(request, dossier_id, key, ("tekst",) if draad else NAMEN, request.path)


def take_back(request: Any, draad: Draad, draadbericht_id: uuid.UUID) -> bool:
    """Take an own message back. False when nothing is left of the conversation."""
    row = get_visible(request.actor, Draadbericht, Action.BERICHT_LEZEN, pk=draadbericht_id, draad=draad)
    actions.take_back(bericht=row, by=request.actor)
    return visible(request.actor, Draad).filter(pk=draad.pk).exists()


def sent_words() -> str:
    """What is said after sending: until when it can be taken back."""
    return _t("Uw bericht gaat over één minuut weg. Tot dan kunt u het terughalen.")
