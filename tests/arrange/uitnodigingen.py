"""Invitations for tests, made the way the product makes them."""

from typing import Any

from tests.cast import Cast
from wissel.accounts.models import Persoon
from wissel.database.context import set_context
from wissel.dossiers.actions.openen import make_persoon
from wissel.mensen.uitnodigen import Gemaakt, invite


def newcomer(cast: Cast, voornaam: str = "Nina", achternaam: str = "Nieuw", **velden: Any) -> Persoon:
    """Somebody of the bureau without an account."""
    email = velden.pop("email", f"{voornaam}.{achternaam}@voorbeeld.example".lower())
    return make_persoon(by=cast.mo.actor, voornaam=voornaam, achternaam=achternaam, email=email, **velden)


def invited(cast: Cast, rol: str = "coach", persoon: Persoon | None = None, **velden: Any) -> Gemaakt:
    """Mo invites a newcomer; the database context is left as a visitor finds it."""
    made = invite(by=cast.mo.actor, persoon=persoon or newcomer(cast), rol=rol, **velden)
    set_context(bureau_id=None)
    return made
