"""The tab Sollicitaties: board and list, one application, preparing one, and contacts of the network."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed
from wissel.logbook.actions import record_look
from wissel.policies import can, get_visible, requires, visible
from wissel.sollicitaties.actions import begin, netwerk, sollicitatie
from wissel.sollicitaties.models import Afwijzing, Netwerkcontact, Sollicitatie
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.sollicitaties import blad, forms, hulp
from wissel.web.bureau.sollicitaties.cijfers import attention
from wissel.web.bureau.sollicitaties.hulp import LEZEN, MAP, SCHRIJVEN, TAB, VOORLEGGEN
from wissel.web.bureau.traject.planhulp import attempt
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import valid


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The board of one kandidaat, or the same as a list, with the network beside it."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    record_look(request.actor, "sollicitatie_gelezen", dossier=dossier, categorie="N")
    cards = blad.cards(request.actor, dossier)
    contacts = visible(request.actor, Netwerkcontact).filter(dossier=dossier, weg_op__isnull=True)
    lessons = (
        visible(request.actor, Afwijzing)
        .filter(dossier=dossier, bekeken_op__isnull=True)
        .exclude(voorstel="")
    )
    context: dict[str, Any] = {
        "kaarten": cards, "kolommen": blad.board(cards), "lijst": request.GET.get("als") == "lijst",
        "contacten": contacts.order_by("-datum", "-id")[:20], "mag_schrijven": can(request.actor, SCHRIJVEN),
        "lessen_open": lessons.count(), **attention(request.actor, dossier, klok.today()),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "bord.html", **context)


@requires(LEZEN)
def one(request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """One application with its story, its proof and how far the approval is."""
    dossier, row = hulp.find(request, dossier_id, sollicitatie_id, LEZEN)
    record_look(request.actor, "sollicitatie_gelezen", dossier=dossier, onderwerp=row, categorie="N")
    return show(request, dossier, row)


def show(request: Any, dossier: Dossier, row: Sollicitatie, code: int = 200, **filled: Any) -> HttpResponse:
    """The page of one application; a form that was refused comes filled."""
    sheet = blad.build(request.actor, dossier, row)
    may = can(request.actor, SCHRIJVEN) and row.weg_op is None
    context: dict[str, Any] = {
        "blad": sheet, "s": sheet.kaart, "weg": row.weg_op is not None, "mag_schrijven": may,
        "mag_voorleggen": may and can(request.actor, VOORLEGGEN) and sheet.kaart.akkoord in {"klaarmaken", "anders"},
        "mag_terug": can(request.actor, SCHRIJVEN) and row.weg_op is not None,
        "stap": forms.StapForm(keuzes=sheet.kaart.keuzes, auto_id="stap_%s"), "bestand": forms.BewijsForm(),
        "hand": forms.HandbewijsForm(initial={"datum": klok.today()}, auto_id="hand_%s"), **filled,
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "sollicitatie.html", code=code, **context)


@requires(SCHRIJVEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Prepare an application for the kandidaat, or write one down."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    choices = hulp.versions(request.actor, dossier)
    form = forms.SollicitatieForm(request.POST or None, keuzes=choices, initial=_first(request))
    made: list[Sollicitatie] = []

    def verb() -> None:
        data: dict[str, Any] = dict(form.cleaned_data)
        data |= hulp.chosen(request.actor, dossier, data)
        del data["versie"]
        data["vacature"] = _vacancy(request, data["vacature"])
        made.append(begin(dossier=dossier, by=request.actor, **data))

    if valid(form, dossier, request.actor) and run(form, verb):
        messages.success(request, _("Klaar om voor te leggen. Versturen kan na akkoord van de kandidaat."))
        return hulp.to_one(made[0])
    context = {"form": form, "titel": _("Sollicitatie klaarmaken"), "knop": _("Bewaren"),
               "terug": reverse("bureau:sollicitaties", args=[dossier.pk])}  # fmt: skip
    return page(request, dossier, TAB, MAP + "schrijven.html", code=status(form), **context)


def _first(request: Any) -> dict[str, Any]:
    """What is known: names from the address, or the vacancy somebody came from (`?vacature=`)."""
    first: dict[str, Any] = {name: request.GET.get(name, "")[:150] for name in ("werkgever", "functie")}
    row = _vacancy(request, request.GET.get("vacature", ""))
    if row is not None:
        first |= {"vacature": row.pk, "werkgever": row.werkgever_naam[:150], "functie": row.titel[:150]}
    return {"sleutel": uuid.uuid4(), **first}


def _vacancy(request: Any, key: Any) -> Vacature | None:
    """A vacancy this person may read, by an id of an address or a form."""
    try:
        chosen = uuid.UUID(str(key or ""))
    except ValueError:
        return None
    return visible(request.actor, Vacature).filter(pk=chosen).first()


@requires(SCHRIJVEN)
def change(request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Change what an application says; approval of before is taken back when it is about what goes out."""
    dossier, row = hulp.find(request, dossier_id, sollicitatie_id, SCHRIJVEN)
    first = {name: getattr(row, name) for name in sollicitatie.VELDEN if name not in hulp.MODELLEN}
    first |= {name: str(getattr(row, f"{name}_id") or "") for name in hulp.MODELLEN} | {"versie": row.versie}
    choices = hulp.versions(request.actor, dossier)
    form = forms.SollicitatieForm(request.POST or None, keuzes=choices, nieuw=False, initial=first)
    context: dict[str, Any] = {
        "form": form, "titel": _("Sollicitatie wijzigen"), "knop": _("Bewaren"), "akkoord": row.akkoord_op,
        "terug": reverse("bureau:sollicitatie", args=[dossier.pk, row.pk]),
    }  # fmt: skip
    done, collision = False, None
    if valid(form, dossier, request.actor):
        done, collision = attempt(form, lambda: _change(request, dossier, row, form))
    if done:
        messages.success(request, _("Bewaard."))
        return hulp.to_one(row)
    if collision:
        context["nu"] = _others(form, collision, row)
    code = 409 if collision else status(form)
    return page(request, dossier, TAB, MAP + "schrijven.html", code=code, **context)


def _others(form: Any, collision: Changed, row: Sollicitatie) -> list[tuple[str, Any]]:
    """What somebody else wrote meanwhile; saving again from here is a choice."""
    row.refresh_from_db()
    form.data = form.data.copy()
    form.data["versie"] = str(row.versie)
    now = collision.facts.get("nu", {})
    return [(field.label, now[field.name]) for field in form if now.get(field.name)]


def _change(request: Any, dossier: Dossier, row: Sollicitatie, form: Any) -> None:
    data: dict[str, Any] = {
        name: form.cleaned_data[name] for name in sollicitatie.VELDEN if name in form.cleaned_data
    }
    data |= hulp.chosen(request.actor, dossier, data)
    sollicitatie.change(sollicitatie=row, by=request.actor, versie=form.cleaned_data["versie"] or 0, **data)


@requires(SCHRIJVEN)
def new_contact(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Write down a contact in the network."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    names = [(str(row.pk), str(row)) for row in blad.rows_of(request.actor, dossier)[:100]]
    form = forms.ContactForm(
        request.POST or None,
        sollicitaties=names,
        initial={"sollicitatie": request.GET.get("sollicitatie", "")},
    )

    def verb() -> None:
        data: dict[str, Any] = dict(form.cleaned_data)
        chosen = data.pop("sollicitatie")
        own = (
            get_visible(request.actor, Sollicitatie, SCHRIJVEN, dossier=dossier, pk=chosen)
            if chosen
            else None
        )
        netwerk.add_contact(dossier=dossier, by=request.actor, sollicitatie=own, **data)

    back = reverse("bureau:sollicitaties", args=[dossier.pk]) + "#netwerk"
    if valid(form, dossier, request.actor) and run(form, verb):
        messages.success(request, _("Opgeschreven. Het staat ook in het logboek."))
        return hulp.to_board(dossier)
    return form_page(request, dossier, TAB, form, _("Contact opschrijven"), _("Bewaren"), back)
