"""The door of every page: who acts, from which bureau, and whether this action is theirs."""

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.database.context import set_context
from wissel.logbook.actions import record
from wissel.policies.action import Action
from wissel.policies.engine import Denied, can, visible
from wissel.policies.ongelezen import with_unread

View = Callable[..., HttpResponse]


def requires(action: Action, *, confirmed: bool = False) -> Callable[[View], View]:
    """Declare the action a view needs. A URL without this declaration fails the build.

    Sets `request.actor` and the database context as the first statement of the request's transaction.
    `confirmed` asks for the password (or factor) again when that was longer than five minutes ago.
    Not signed in: to sign-in. No membership chosen: to the choice. No second factor: to setting it up.
    Not allowed: Denied, answered as 404.
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if action is Action.OPENBAAR:
                return view(request, *args, **kwargs)
            stop = _enter(request, action) or (_confirm(request, action, kwargs) if confirmed else None)
            return stop or view(request, *args, **kwargs)

        inner.required_action = action  # type: ignore[attr-defined]
        inner.requires_confirmation = confirmed  # type: ignore[attr-defined]
        return inner

    return wrap


def _enter(request: HttpRequest, action: Action) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    actor = load_actor(request)
    request.actor = actor  # type: ignore[attr-defined]
    if action is Action.INGELOGD:
        return None
    if actor is None:
        return redirect(f"{reverse('kies_rol')}?{urlencode({'next': request.get_full_path()})}")
    if needs_factor(request, actor):
        return redirect("tweede_factor")
    if not can(actor, action) or _stranger(request, actor):
        raise Denied(action, actor)
    return None


def _stranger(request: HttpRequest, actor: Actor) -> bool:
    """The bureau's own pages are for the bureau, also where an action reaches further: others have their own pages."""
    match = request.resolver_match
    inside = match is not None and "bureau" in match.namespaces
    return inside and not actor.is_staff and actor.rol != Rol.SYSTEEMBEHEER


def load_actor(request: HttpRequest) -> Actor | None:
    """The acting membership of this session, fresh from the database; chosen at once when there is only one."""
    session = request.session
    user: Any = request.user
    fresh = "lidmaatschap" not in session
    if fresh and not _choose_only_one(request):
        set_context(bureau_id=None, gebruiker_id=user.pk)
        return None
    set_context(bureau_id=session["bureau"], gebruiker_id=user.pk, lidmaatschap=session["lidmaatschap"])
    row = with_unread(_live(user)).filter(pk=session["lidmaatschap"]).first()
    if row is None:
        for key in ("lidmaatschap", "bureau", "rol"):
            session.pop(key, None)
        return None
    actor = Actor.of(row, verzoek=uuid.uuid4())
    request.ongelezen = row.ongelezen if actor.rol == row.rol else 0  # type: ignore[attr-defined]
    if fresh:
        record(actor, "ingelogd", categorie="V")
    return actor


def choose_membership(request: HttpRequest, row: Lidmaatschap) -> None:
    """Let the rest of the session act as this membership."""
    request.session["lidmaatschap"] = str(row.pk)
    request.session["bureau"] = str(row.bureau_id)
    request.session["rol"] = row.rol
    request.session["begonnen"] = request.session.get("begonnen") or klok.now().isoformat()


def act_as(request: HttpRequest, row: Lidmaatschap) -> None:
    """Go on as this membership, with a new session key, and write that in the logbook of its bureau."""
    request.session.cycle_key()
    choose_membership(request, row)
    set_context(bureau_id=row.bureau_id, gebruiker_id=row.user_id, lidmaatschap=row.pk)
    record(Actor.of(row), "ingelogd", categorie="V")


def memberships(request: HttpRequest) -> list[Lidmaatschap]:
    """The live memberships of this user over all bureaus, for the choice and the switch.

    Needs a context in which app.gebruiker is set; rows of other bureaus show bureau, role and ids only.
    """
    rows = Lidmaatschap.objects.filter(live_memberships(klok.today()), user=request.user.pk)
    return list(rows.select_related("bureau").order_by("bureau__naam", "rol"))


def needs_factor(request: HttpRequest, actor: Actor) -> bool:
    """Everyone but the kandidaat works with a second factor; the demo may switch that off, loudly.

    It counts when it was shown in this very session: a session from before somebody set the factor up has to show
    it as well.
    """
    if actor.rol == Rol.KANDIDAAT or settings.TWEEDE_FACTOR_UIT:
        return False
    return not shown_factor(request)


def shown_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor that still exists."""
    if request.session.get("tweede_factor"):
        return True
    from allauth.account.internal.flows.login import get_authentication_records
    from allauth.mfa.utils import is_mfa_enabled

    records = get_authentication_records(request, request.user)
    if not any(each["method"] == "mfa" for each in records) or not is_mfa_enabled(request.user):
        return False
    request.session["tweede_factor"] = True
    return True


def _choose_only_one(request: HttpRequest) -> bool:
    set_context(bureau_id=None, gebruiker_id=request.user.pk)
    rows = memberships(request)
    request.session["meer_rollen"] = len(rows) > 1
    if len(rows) != 1:
        return False
    choose_membership(request, rows[0])
    return True


def _live(user: Any) -> Any:
    return Lidmaatschap.objects.filter(Q(user=user.pk), live_memberships(klok.today())).select_related(
        "persoon", "organisatie", "bureau"
    )


def _confirm(request: HttpRequest, action: Action, kwargs: dict[str, Any]) -> HttpResponse | None:
    """Ask for the password again, but first make sure that the dossier of the address is theirs at all."""
    from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate, suspend_request

    if did_recently_reauthenticate(request):
        return None
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None and "dossier_id" in kwargs and not _own_dossier(actor, kwargs["dossier_id"]):
        raise Denied(action, actor)
    answer: HttpResponse = suspend_request(request, redirect_to=reverse("account_reauthenticate"))
    return answer


def _own_dossier(actor: Actor, dossier_id: uuid.UUID) -> bool:
    from wissel.dossiers.models import Dossier

    return visible(actor, Dossier).filter(pk=dossier_id).exists()
