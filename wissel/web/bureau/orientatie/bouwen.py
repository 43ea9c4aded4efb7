"""Building an own measurement: every button keeps what was typed; publishing fixes it (S2.13)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.fouten import Changed, DomainError
from wissel.orientatie.actions import bouwen
from wissel.orientatie.models import Instrument, Soort, Vragenlijstversie
from wissel.orientatie.vragenlijst import OPEN, read
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.bureau.orientatie import meetvorm
from wissel.web.bureau.orientatie.register import row_of

MAP = "bureau/orientatie/"


def _instrument(request: Any, instrument_id: uuid.UUID, action: Action) -> Instrument:
    return get_visible(request.actor, Instrument, action, pk=instrument_id)


@requires(Action.INSTRUMENT_WIJZIGEN)
def build(request: Any, instrument_id: uuid.UUID) -> HttpResponse:
    """The editor of the version that can still change; one is begun when there is none."""
    row = get_visible(
        request.actor,
        Instrument,
        Action.INSTRUMENT_WIJZIGEN,
        pk=instrument_id,
        soort=Soort.EIGEN,
        meegeleverd=False,
    )
    rows = visible(request.actor, Vragenlijstversie).filter(instrument=row, stand="concept")
    version = rows.first()
    if version is None and request.method != "POST":
        return render(request, MAP + "meting_begin.html", _base(row, None))
    version = version or bouwen.begin_version(instrument=row, by=request.actor)
    if request.method != "POST" or request.POST.get("doe") == "beginnen":
        return _editor(request, row, version, version.inhoud)
    return _stored(request, row, version)


def _stored(request: Any, row: Instrument, version: Vragenlijstversie) -> HttpResponse:
    content = meetvorm.content_of(request.POST, version.inhoud)
    doe = request.POST.get("doe", "bewaren")
    place = meetvorm.apply(content, doe)
    slot = meetvorm.whole(request.POST.get("slot", ""), 0)
    try:
        version = bouwen.save_version(versie=version, by=request.actor, slot=slot, inhoud=content)
    except Changed:
        return _editor(
            request, row, version, content, code=409, verschil=meetvorm.difference(version.inhoud, content)
        )
    except DomainError as error:
        return _editor(request, row, version, content, code=422, fout=error)
    if doe == "publiceren":
        return _published(request, row, version)
    if doe == "voorbeeld":
        return redirect("bureau:instrument_voorbeeld", row.pk)
    if doe == "bewaren":
        messages.success(request, _("Bewaard. De meting is nog niet gepubliceerd."))
    return redirect(reverse("bureau:instrument_vragen", args=[row.pk]) + (f"#rij-{place}" if place else ""))


def _published(request: Any, row: Instrument, version: Vragenlijstversie) -> HttpResponse:
    try:
        bouwen.publish(versie=version, by=request.actor)
    except DomainError as error:
        return _editor(request, row, version, version.inhoud, code=422, fout=error)
    messages.success(
        request, _("Versie %(n)s is gepubliceerd en verandert niet meer.") % {"n": version.nummer}
    )
    return redirect("bureau:instrument", row.pk)


def _base(row: Instrument, version: Vragenlijstversie | None) -> dict[str, Any]:
    return {"rij": row_of(row, klok.today()), "versie": version, "actief": "instrumenten"}


def _editor(
    request: Any, row: Instrument, version: Vragenlijstversie, content: Any, *, code: int = 200, fout: Any = None,
    verschil: Any = None,
) -> HttpResponse:  # fmt: skip
    page = meetvorm.page_of(content)
    if fout is not None:
        page.refuse(fout)
    extra = {"pagina": page, "slot": version.slot, "verschil": verschil, "fout_titel": code != 200}
    return render(request, MAP + "meting.html", {**_base(row, version), **extra}, status=code)


@requires(Action.INSTRUMENT_LEZEN)
def preview(request: Any, instrument_id: uuid.UUID) -> HttpResponse:
    """The questions as the kandidaat meets them: the version in progress, else the last one published."""
    row = _instrument(request, instrument_id, Action.INSTRUMENT_LEZEN)
    version = visible(request.actor, Vragenlijstversie).filter(instrument=row).order_by("-nummer").first()
    lijst, fout = None, ""
    try:
        lijst = read(version.inhoud) if version else None
    except DomainError as error:
        fout = error.message
    scales = {each.sleutel: each.naam for each in lijst.schalen} if lijst else {}
    questions = [
        (item.tekst, item.soort == OPEN, scales.get(item.schaal, ""), item.omgekeerd)
        for item in (lijst.items if lijst else ())
    ]
    context = {**_base(row, version), "lijst": lijst, "vragen": questions, "fout": fout}
    return render(request, MAP + "voorbeeld.html", context)
