"""Who has the password and not the second factor sees and changes nothing of a bureau, whichever address is tried."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, Lid, sign_in
from tests.policies.test_elke_url import OWN, fill
from tests.policies.wereld import Wereld, make_wereld
from wissel.database.context import set_context
from wissel.policies.action import Action
from wissel.policies.toegang import action_of

# The own account and the way to a factor; signing out; and what everybody may see.
# The door itself, and looking at one's own words: nothing of the bureau is behind them.
DEUR = re.compile(r"^/(account/(tweede-factor/.*|wachtwoord/|bevestigen/.*)?|rol/|woorden/)$")


@pytest.fixture
def wereld(cast: Cast) -> Wereld:
    made = make_wereld(cast)
    set_context(bureau_id=cast.bureau.pk)
    return made


def half(lid: Lid) -> Any:
    """Signed in with the password, without a factor."""
    client = sign_in(Client(), lid)
    session = client.session
    del session["tweede_factor"]
    session.save()
    return client


@pytest.mark.parametrize("who", ["anna", "mo", "backoffice", "piet", "visser"])
def test_every_address_leads_to_setting_up_a_factor(wereld: Wereld, who: str) -> None:
    client, walked = half(getattr(wereld.cast, who)), 0
    for route, _name, pattern in OWN:
        path = fill(route, wereld.eigen)
        if path is None or action_of(pattern) == Action.OPENBAAR or DEUR.match(path):
            continue
        for method in (client.get, client.post):
            response = method(path)
            led = response.status_code == 302 and response.url == "/account/tweede-factor/"
            assert led or response.status_code == 405, (path, response.status_code)
        walked += 1
    assert walked > 60
