"""What a visitor can read: two doors, both tracks side by side, rights and duties per week, questions and answers."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wissel.aanmeldingen import kennis, openbaar
from wissel.policies import Action, requires
from wissel.web.openbaar.site.kader import shell, show, site_page
from wissel.web.openbaar.site.week import WeekForm

UITGELICHT = ("niet-langer-verplicht", "wanneer-begint-het", "wat-weet-mijn-werkgever", "transitievergoeding")


@require_safe
@requires(Action.OPENBAAR)
def bureaus(request: Any) -> HttpResponse:
    """The bureaus with a site, for who came without an address."""
    rows = [{"slug": row.slug, "naam": row.naam} for row in openbaar.bureaus()]
    return render(request, "openbaar/site/bureaus.html", {"schil": shell(request), "bureaus": rows})


@require_safe
@site_page
def home(request: Any) -> HttpResponse:
    """Two doors, and the questions most people come with."""
    picked = [each for each in kennis.questions() if each.sleutel in UITGELICHT]
    return show(
        request, "begin.html", actief="begin", vragen=picked, gegevens=openbaar.gegevens(request.bezoeker),
        gemeten=openbaar.gemeten(request.bezoeker),
    )  # fmt: skip


@require_safe
@site_page
def tracks(request: Any) -> HttpResponse:
    """The first and the second track, line by line."""
    return show(request, "sporen.html", actief="sporen", verschillen=kennis.differences())


@require_safe
@site_page
def rights(request: Any) -> HttpResponse:
    """What both may and must do in one ziekteweek, chosen or counted from the first sick day."""
    form = WeekForm(request.GET or None)
    week = form.chosen if form.is_valid() else None
    columns = [
        (_("U bent ziek"), kennis.in_week(week, "kandidaat")),
        (_("U bent werkgever"), kennis.in_week(week, "werkgever")),
    ] if week else []  # fmt: skip
    wrong = form.is_bound and bool(form.errors)
    neighbours = {"vorige": week - 1 if week and week > 1 else None} if week else {}
    neighbours |= {"volgende": week + 1 if week and week < kennis.WEKEN else None}
    return show(
        request, "rechten.html", actief="rechten", form=form, week=week, kolommen=columns, fout_titel=wrong,
        status=422 if wrong else 200, **neighbours,
    )  # fmt: skip


@require_safe
@site_page
def questions(request: Any) -> HttpResponse:
    """The kennisbank: every question, or those with the words that were typed."""
    text = request.GET.get("q", "").strip()[:100]
    voor = request.GET.get("voor", "")
    voor = voor if voor in kennis.ROLLEN else ""
    choices = [("", _("Iedereen")), ("kandidaat", _("Ik ben ziek")), ("werkgever", _("Ik ben werkgever"))]
    return show(
        request,
        "vragen.html",
        actief="vragen",
        q=text,
        voor=voor,
        keuzes=choices,
        vragen=kennis.search(text, voor),
    )


@require_safe
@site_page
def question(request: Any, vraag: str) -> HttpResponse:
    """One question on a page of its own, to send to somebody."""
    found = next((each for each in kennis.questions() if each.sleutel == vraag), None)
    if found is None:
        raise Http404
    return show(request, "vraag.html", actief="vragen", vraag=found)
