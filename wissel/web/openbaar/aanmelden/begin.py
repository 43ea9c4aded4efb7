"""Beginning an aanmelding: as somebody new with a link and a code, or signed in."""

import uuid
from typing import Any

from allauth.core.ratelimit import consume
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wissel.aanmeldingen import aanmelden, aanmeldlink, openbaar
from wissel.aanmeldingen.models import Aanmelding
from wissel.accounts.actor import Actor
from wissel.accounts.models import Organisatie, Persoon
from wissel.database.context import set_context
from wissel.mensen.geheim import bureau_of
from wissel.policies import Action, get_visible, requires, visible
from wissel.web.openbaar.aanmelden import merk, weergave
from wissel.web.openbaar.aanmelden.forms import CodeForm, StartForm
from wissel.web.openbaar.site.kader import site_page
from wissel.web.shared.formulieren import status


@site_page
def start(request: Any) -> HttpResponse:
    """Ask for an address, make the aanmelding, and mail the link."""
    form = StartForm(request.POST or None, bureau=request.bureau)
    if not form.is_valid():
        return _start_page(request, form, status(form))
    if not consume(request, action="aanmelden", key=request.bureau):
        form.add_error(None, _("Er kwamen veel aanmeldingen achter elkaar. Wacht tien minuten of bel ons."))
        return _start_page(request, form, 429)
    by: Actor = request.bezoeker
    # From here on the rows of this bureau are needed: the aanmelding and its mail come back from the database.
    set_context(bureau_id=by.bureau_id)
    email = form.cleaned_data["email"].lower()
    made = aanmelden.start(
        by=by, sleutel=uuid.uuid5(form.formulier, email), email=email, taal=merk.language()
    )
    merk.mark(request, made.aanmelding)
    request.session[merk.CODE] = made.code
    return redirect("aanmelding_begonnen", made.aanmelding.pk)


def _start_page(request: Any, form: StartForm, code: int) -> HttpResponse:
    form.prove()
    return merk.show(
        request, "start.html", by=request.bezoeker, slug=request.bureau, form=form, actief="aanmelden", status=code,
        fout_titel=code >= 400, ingelogd=request.user.is_authenticated,
    )  # fmt: skip


@merk.own_page
def started(request: Any) -> HttpResponse:
    """The code, to write down; once that is done it is shown no more."""
    row: Aanmelding = request.aanmelding
    code = request.session.get(merk.CODE, "")
    if request.method == "POST" or not code:
        request.session.pop(merk.CODE, None)
        return redirect("aanmelding_stap", row.pk, row.stap)
    return merk.show(
        request, "begonnen.html", by=request.door, blad=weergave.sheet(row), email=row.email,
        code=f"{code[:4]} {code[4:]}",
    )  # fmt: skip


@requires(Action.OPENBAAR)
def resume(request: Any, token: str) -> HttpResponse:
    """Go on with the link and the code. Opening the link alone shows nothing of what it is about."""
    set_context(bureau_id=bureau_of(token))
    row = aanmeldlink.find(token)
    if row is None:
        return merk.closed(request)
    if row.code_hash is None:
        return merk.closed(request, blocked=True)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        left = aanmeldlink.try_code(token=token, code=form.cleaned_data["code"])
        if left is None:
            merk.mark(request, row)
            return _go_on(row)
        if left == 0:
            return merk.closed(request, blocked=True)
        form.add_error("code", _tries_left(left))
    return merk.show(
        request, "code.html", by=aanmeldlink.applicant(row), form=form, status=status(form),
        fout_titel=bool(form.is_bound and form.errors),
    )  # fmt: skip


def _tries_left(left: int) -> str:
    words = ngettext(
        "Deze code klopt niet. U heeft nog %(aantal)d poging.",
        "Deze code klopt niet. U heeft nog %(aantal)d pogingen.",
        left,
    )
    return words % {"aantal": left}


def _go_on(row: Aanmelding) -> HttpResponse:
    """To the step where one was, or to how it stands once it was handed in."""
    if row.stand == Aanmelding.Stand.CONCEPT:
        return redirect("aanmelding_stap", row.pk, row.stap)
    return redirect("aanmelding", row.pk)


@requires(Action.AANMELDING_MAKEN)
@require_safe
def own(request: Any) -> HttpResponse:
    """The aanmeldingen of who has signed in, and a new one."""
    rows = visible(request.actor, Aanmelding, Action.AANMELDING_MAKEN).select_related("bureau")
    if not request.actor.is_opdrachtgever:
        rows = rows.filter(stand=Aanmelding.Stand.CONCEPT, email="")
    shown = [weergave.sheet(row) for row in rows.order_by("-gemaakt_op")[:50]]
    return merk.show(request, "eigen.html", by=request.actor, rijen=shown, sleutel=uuid.uuid4())


@requires(Action.AANMELDING_MAKEN)
@require_POST
def new_own(request: Any) -> HttpResponse:
    """Begin one with what is known of who has signed in. The same button twice is one aanmelding."""
    actor: Actor = request.actor
    try:
        key = uuid.UUID(request.POST.get("sleutel", ""))
    except ValueError:
        key = uuid.uuid4()
    firm = (
        visible(actor, Organisatie).filter(pk=actor.organisatie_id).first() if actor.organisatie_id else None
    )
    person = visible(actor, Persoon).filter(pk=str(actor.persoon_id)).first() if actor.persoon_id else None
    made = aanmelden.start(
        by=actor, sleutel=uuid.uuid5(key, str(actor.lidmaatschap_id)), taal=actor.taal or "nl", organisatie=firm,
        email=person.email if person and actor.is_opdrachtgever else "",
        gegevens={"werkgever": _known(actor, firm, person)},
    )  # fmt: skip
    merk.mark(request, made.aanmelding, actor)
    return redirect("aanmelding_stap", made.aanmelding.pk, made.aanmelding.stap)


def _known(actor: Actor, firm: Organisatie | None, person: Persoon | None) -> dict[str, Any]:
    """What needs no typing: the own organisation in its place, and the own name."""
    found: dict[str, Any] = {}
    if person is not None and (firm is not None or openbaar.is_eigen_beheer(actor)):
        found = {
            "contact_voornaam": person.voornaam, "contact_functie": person.functie, "contact_telefoon": person.telefoon,
            "contact_achternaam": " ".join(filter(None, [person.tussenvoegsel, person.achternaam])),
        }  # fmt: skip
    if firm is not None:
        own = firm.soort in {Organisatie.Soort.WERKGEVER, Organisatie.Soort.EX_WERKGEVER}
        place = "werkgever" if own else "opdrachtgever"
        found |= {f"{place}_naam": firm.naam, f"{place}_kvk": firm.kvk_nummer}
        found["soort_opdrachtgever"] = firm.soort
    return found


@requires(Action.AANMELDING_MAKEN)
@require_POST
def open_own(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Go on with an own aanmelding while signed in."""
    row = get_visible(request.actor, Aanmelding, Action.AANMELDING_MAKEN, pk=aanmelding_id)
    merk.mark(request, row, request.actor)
    return _go_on(row)
