"""One page per link: first the code, then the one question, then thanks. It opens nothing else, whoever is signed in.

Opening changes nothing, so that a program that follows links in mail does no harm.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, get_language_bidi, ngettext
from django.views.decorators.http import require_http_methods

from wissel import talen
from wissel.betrokkenen.actions import antwoorden, belastbaarheid, functiepunten, taaklinks, trend
from wissel.betrokkenen.actions.taaklinks import SOORT
from wissel.betrokkenen.models import Taaklink
from wissel.betrokkenen.vraag import phone, question
from wissel.database.context import set_context
from wissel.documenten.models import Document
from wissel.fouten import DomainError
from wissel.mensen.geheim import bureau_of
from wissel.policies import Action, requires
from wissel.web.betrokkenen import forms, merk
from wissel.web.betrokkenen.belastbaarheid import BelastbaarheidForm
from wissel.web.betrokkenen.functiepunten import FunctiepuntenForm
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.schil import Schil

MAP = "betrokkenen/"
FORMULIEREN: dict[str, type[forms.Ondertekend]] = {
    SOORT.HERVATTEN: forms.VerklaringForm, SOORT.ADVIES: forms.AdviesForm, SOORT.RAPPORT: forms.RapportForm,
    SOORT.OORDELEN: forms.OordelenForm, SOORT.BELASTBAARHEID: BelastbaarheidForm,
    SOORT.PUNTEN: FunctiepuntenForm, SOORT.TREND: forms.GelezenForm,
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.OPENBAAR)
def task(request: HttpRequest, token: str) -> HttpResponse:
    """The page of a link. Unknown, expired, withdrawn and blocked look the same; a used one says that it was used."""
    set_context(bureau_id=bureau_of(token))
    row = taaklinks.find(token)
    if row is not None and row.gebruikt_op is not None:
        return _used(request, row)
    if row is None or not taaklinks.is_open(row):
        return _gone(request)
    if not merk.holds(request, row):
        return _code(request, row, token)
    return _answer(request, row, token)


def _code(request: HttpRequest, row: Taaklink, token: str) -> HttpResponse:
    """Ask the code; nothing on this page says who or what it is about."""
    form = forms.CodeForm(request.POST if "code" in request.POST else None)
    late = request.method == "POST" and not form.is_bound
    if form.is_valid():
        try:
            left = taaklinks.try_code(token=token, code=form.cleaned_data["code"])
        except DomainError:
            return _gone(request)
        if left is None:
            merk.keep(request, row)
            return redirect("betrokkenen:taak", token=token)
        if left == 0:
            return _gone(request)
        form.add_error("code", _tries_left(left))
    code = 403 if late else status(form)
    return _page(request, row, "code.html", code, form=form, telefoon=phone(row), te_laat=late)


def _tries_left(left: int) -> str:
    words = ngettext(
        "Deze code klopt niet. U heeft nog %(aantal)d poging.",
        "Deze code klopt niet. U heeft nog %(aantal)d pogingen.",
        left,
    )
    return words % {"aantal": left}


def _answer(request: HttpRequest, row: Taaklink, token: str) -> HttpResponse:
    """The question, and the answer to it."""
    vraag = question(row)
    form = _form(request, row)
    if form.is_valid():
        if run(form, _verb(token, row.soort, form)):
            merk.spend(request, row)
            return redirect("betrokkenen:taak", token=token)
        now = taaklinks.find(token)
        if now is None or not taaklinks.is_open(now):
            return _used(request, now) if now is not None and now.gebruikt_op else _gone(request)
    readers = Document.Publiek(vraag.lezers).label if vraag.lezers else ""
    weeks = trend.weeks(row) if row.soort == SOORT.TREND else ()
    return _page(request, row, "taak.html", status(form), form=form, vraag=vraag, lezers=readers, weken=weeks)


def _form(request: Any, row: Taaklink) -> Any:
    chosen = FORMULIEREN[row.soort]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    extra: dict[str, Any] = {}
    if issubclass(chosen, forms.MetStuk):
        extra["te_groot"] = getattr(request, "te_groot", ())
    if issubclass(chosen, FunctiepuntenForm):
        extra["blad"] = functiepunten.to_look_at(row)
    return chosen(*sent, naam=row.naam, rol=str(row.get_rol_display()), initial=forms.today(), **extra)


def _verb(token: str, soort: str, form: Any) -> Callable[[], Any]:
    """The one verb this link allows, with what was filled in."""
    data = {name: value for name, value in form.cleaned_data.items() if name != "zelf"}
    if soort == SOORT.HERVATTEN:
        can = data.pop("kan") == "ja"
        return lambda: antwoorden.declare(token=token, kan_verder=can, **data)
    if soort == SOORT.ADVIES:
        return lambda: antwoorden.advise(token=token, **data)
    if soort == SOORT.RAPPORT:
        return lambda: antwoorden.hand_in_report(token=token, **data)
    if soort == SOORT.BELASTBAARHEID:
        return lambda: belastbaarheid.give(token=token, punten=form.punten(), **data)
    if soort == SOORT.TREND:
        return lambda: trend.read(token=token)
    if soort == SOORT.PUNTEN:
        return lambda: functiepunten.look(token=token, gezien=form.gezien())
    return lambda: antwoorden.judge(
        token=token, oordelen=form.oordelen, datum=data["datum"], bestand=data["bestand"]
    )


def _used(request: HttpRequest, row: Taaklink) -> HttpResponse:
    """Thanks for who just answered here; for anybody else that it was answered, and nothing more."""
    if request.method != "POST" and merk.just_done(request, row):
        return _page(request, row, "klaar.html", 200, telefoon=phone(row))
    return _page(request, row, "gebruikt.html", 410, telefoon=phone(row))


def _gone(request: HttpRequest) -> HttpResponse:
    """One page for every link that does not work, whatever the reason."""
    return render(request, MAP + "weg.html", {"schil": _shell(request, "Wissel")}, status=404)


def _page(request: HttpRequest, row: Taaklink, template: str, code: int, **context: Any) -> HttpResponse:
    context = {"schil": _shell(request, row.bureau.naam), "fout_titel": code == 422, **context}
    return render(request, MAP + template, context, status=code)


def _shell(request: HttpRequest, naam: str) -> Schil:
    """The name of the bureau and the languages; no menu, also for who is signed in elsewhere."""
    return Schil(
        bureau_naam=naam, taal=get_language() or "nl", richting="rtl" if get_language_bidi() else "ltr",
        talen=talen.everywhere(), demo=settings.DEMO,
        demo_zonder_factor=settings.TWEEDE_FACTOR_UIT,
    )  # fmt: skip
