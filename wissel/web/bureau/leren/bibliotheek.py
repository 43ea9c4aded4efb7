"""The library on screen: finding, reading, writing, hiding, and giving something to several kandidaten."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed
from wissel.leren import bibliotheek
from wissel.leren.actions import beheer, toewijzen
from wissel.leren.bibliotheek import Item
from wissel.leren.models import Leeritemversie, Soort
from wissel.logbook.actions import record_look
from wissel.policies import Action, Denied, can, requires, visible
from wissel.web.bureau.leren import blad, forms
from wissel.web.shared.formulieren import run, status

MAP = "bureau/leren/"


def show(request: Any, template: str, *, code: int = 200, **context: Any) -> HttpResponse:
    base = {"actief": "leren", "fout_titel": code == 422, "vandaag": klok.today()}
    return render(request, MAP + template, {**base, **context}, status=code)


@requires(Action.LEREN_LEZEN)
def overview(request: Any) -> HttpResponse:
    """Everything there is, by module, with what the bureau hid."""
    _staff(request)
    words, kind = request.GET.get("q", "")[:80], request.GET.get("soort", "")
    kind = kind if kind in Soort.values else ""
    known = bibliotheek.library(request.actor.bureau_id)
    context: dict[str, Any] = {
        "themas": blad.themes(known, words, kind), "q": words, "soort": kind, "soorten": Soort.choices,
        "aantal": len(known.offered()), "mag_beheren": can(request.actor, Action.LEREN_BEHEREN),
        "mag_geven": can(request.actor, Action.LEERSTAP_TOEWIJZEN), "voor": _case(request),
    }  # fmt: skip
    return show(request, "bibliotheek.html", **context)


@requires(Action.LEREN_LEZEN)
def read(request: Any, leeritem: str) -> HttpResponse:
    """One item as the kandidaat reads it, with its versions."""
    _staff(request)
    found = _item(request, leeritem)
    versions = visible(request.actor, Leeritemversie).filter(item__sleutel=leeritem).order_by("-versie")
    context: dict[str, Any] = {
        "item": found, "soort": Soort(found.kaart.soort).label, "mag_beheren": can(request.actor, Action.LEREN_BEHEREN),
        "mag_geven": can(request.actor, Action.LEERSTAP_TOEWIJZEN), "voor": _case(request),
        "versies": [(each.versie, each.op, each.titel) for each in versions.only("bureau_id", "versie", "op", "titel")],
    }  # fmt: skip
    return show(request, "item.html", **context)


@requires(Action.LEREN_BEHEREN)
def write(request: Any, leeritem: str = "") -> HttpResponse:
    """A new item, or a new version of one; the text of Wissel becomes the bureau's own at the first change."""
    found = _item(request, leeritem) if leeritem else None
    first = (
        _initial(found)
        if found
        else {"soort": request.GET.get("soort", "artikel"), "niveau": "B1", "minuten": 10}
    )
    form = forms.ItemForm(
        request.POST or None, request.FILES or None, initial=first, te_groot=getattr(request, "te_groot", ())
    )
    made: list[Any] = []

    def save() -> None:
        made.append(beheer.write_item(by=request.actor, sleutel=leeritem, **form.cleaned_data))

    try:
        if form.is_valid() and run(form, save):
            messages.success(request, _("Bewaard. Kandidaten lezen vanaf nu deze versie."))
            return redirect("bureau:leeritem", made[0].sleutel)
    except Changed as error:
        form.add_error(None, error.message)
    has_film = bool(found and found.film and found.film.versie_id)
    return show(request, "schrijven.html", code=status(form), form=form, item=found, heeft_film=has_film)


@requires(Action.LEREN_BEHEREN)
def hide(request: Any, leeritem: str) -> HttpResponse:
    """Take an item out of the choice, or put it back."""
    _item(request, leeritem)
    if request.method == "POST":
        hides = request.POST.get("verbergen") == "ja"
        beheer.hide_item(by=request.actor, sleutel=leeritem, verbergen=hides)
        off = _("Kandidaten vinden dit niet meer. Wie het al heeft, houdt het.")
        messages.success(request, off if hides else _("Kandidaten kunnen dit weer vinden."))
    return redirect("bureau:leeritem", leeritem)


@requires(Action.LEREN_BEHEREN)
def write_module(request: Any, leermodule: str = "") -> HttpResponse:
    """A new module, or another order and other words for one."""
    known = bibliotheek.library(request.actor.bureau_id)
    found = known.modules.get(leermodule)
    if leermodule and found is None:
        raise Denied(Action.LEREN_BEHEREN, request.actor)
    first = {
        "titel": found.titel, "uitleg": found.uitleg, "items": "\n".join(found.items), "versie": found.versie,
    } if found else {}  # fmt: skip
    form = forms.ModuleForm(request.POST or None, initial=first)

    def save() -> None:
        data = form.cleaned_data
        beheer.write_module(
            by=request.actor, sleutel=leermodule, titel=data["titel"], uitleg=data["uitleg"], items=form.keys(),
            versie=data["versie"],
        )  # fmt: skip

    if form.is_valid() and run(form, save):
        messages.success(request, _("De module is bewaard."))
        return redirect("bureau:leren_bibliotheek")
    context = {"form": form, "module": found, "kaarten": list(known.kaarten.values())}
    return show(request, "module.html", code=status(form), **context)


@requires(Action.LEREN_BEHEREN)
def hide_module(request: Any, leermodule: str) -> HttpResponse:
    """Take a module out of the choice, or put it back; its items stay."""
    if leermodule not in bibliotheek.library(request.actor.bureau_id).modules:
        raise Denied(Action.LEREN_BEHEREN, request.actor)
    if request.method == "POST":
        hides = request.POST.get("verbergen") == "ja"
        beheer.hide_module(by=request.actor, sleutel=leermodule, verbergen=hides)
        messages.success(
            request, _("De module staat niet meer in de keuze.") if hides else _("De module is er weer.")
        )
    return redirect("bureau:leren_bibliotheek")


@requires(Action.LEERSTAP_TOEWIJZEN)
def give(request: Any) -> HttpResponse:
    """Give an item or a module to one or several own kandidaten."""
    actor = request.actor
    known, cases = bibliotheek.library(actor.bureau_id), forms.own_cases(actor)
    asked = request.GET
    first = {
        "wat": f"m:{asked['module']}" if asked.get("module") else f"i:{asked.get('item', '')}",
        "kandidaten": [asked.get("voor", "")],
    }
    form = forms.GeefForm(request.POST or None, initial=first, kennis=known, dossiers=cases)
    made: list[Any] = []

    def assign() -> None:
        items, module = form.chosen(known)
        chosen = [each for each in cases if str(each.pk) in form.cleaned_data["kandidaten"]]
        data = {name: form.cleaned_data[name] for name in ("waarom", "voor")}
        made.extend(toewijzen.assign(dossiers=chosen, items=items, module=module, by=actor, **data))

    if form.is_valid() and run(form, assign):
        words = _("Gegeven. De kandidaten krijgen bericht.") if made else _("Zij hadden dit al.")
        messages.success(request, words)
        return redirect("bureau:leren_voortgang")
    return show(request, "geven.html", code=status(form), form=form, leeg=not cases)


@requires(Action.LEERSTAP_LEZEN)
def progress(request: Any) -> HttpResponse:
    """Over all kandidaten: what waits for an answer, what is late and who stands still."""
    _staff(request)
    record_look(request.actor, "voortgang_leren_gelezen", categorie="H")
    found = blad.progress(request.actor, klok.today(), klok.now())
    parts = (
        ("wacht", _("Wacht op uw antwoord")), ("laat", _("De dag is voorbij")),
        ("stil", _("Al twee weken niets gedaan")), ("bezig", _("Bezig")),
    )  # fmt: skip
    lists = [(label, found[name]) for name, label in parts if found[name]]
    context: dict[str, Any] = {"lijsten": lists, "mag_geven": can(request.actor, Action.LEERSTAP_TOEWIJZEN)}
    return show(request, "voortgang.html", **context)


def _item(request: Any, key: str) -> Item:
    found = bibliotheek.read(request.actor.bureau_id, key)
    if found is None:
        raise Denied(Action.LEREN_LEZEN, request.actor)
    return found


def _staff(request: Any) -> None:
    """These pages are the bureau's; the kandidaat, who may read the library too, has pages of the own."""
    if not request.actor.is_staff:
        raise Denied(Action.LEREN_LEZEN, request.actor)


def _case(request: Any) -> Dossier | None:
    """The dossier somebody came from to choose something, if it is theirs to give."""
    key = forms.key_of(request.GET.get("voor", ""))
    if key is None:
        return None
    rows = visible(request.actor, Dossier, Action.LEERSTAP_TOEWIJZEN).select_related("kandidaat")
    return rows.filter(pk=key).first()


def _initial(found: Item) -> dict[str, Any]:
    """What the form starts with: the words of the version that stands now."""
    card = found.kaart
    text = "\n\n".join(
        (f"# {part.kop}\n\n" if part.kop else "") + bibliotheek.source(part.blokken) for part in found.delen
    )
    return {
        "soort": card.soort, "titel": card.titel, "kort": card.kort, "minuten": card.minuten, "niveau": card.niveau,
        "taal": card.taal, "prive": card.prive, "versie": card.versie, "leert": "\n".join(found.leert), "tekst": text,
        "oefening": bibliotheek.source(found.oefening), "reflectie": found.reflectie,
        "auteur": found.boek.get("auteur", ""), "jaar": found.boek.get("jaar", ""),
        "film_url": found.film.url if found.film else "", "uitgeschreven": bibliotheek.source(found.uitgeschreven),
    }  # fmt: skip
