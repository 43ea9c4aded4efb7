"""Giving and ending roles."""

import pytest
from django.test import Client

from tests.arrange.uitnodigingen import newcomer
from tests.cast import Cast, make_lid, sign_in
from wissel import klok
from wissel.accounts.actor import live_memberships
from wissel.accounts.models import Lidmaatschap, Rol
from wissel.database.context import set_context
from wissel.fouten import DomainError
from wissel.mensen.rollen import end_membership, give_role
from wissel.mensen.uitnodigen import find, invite


def live_roles(persoon: object) -> set[str]:
    rows = Lidmaatschap.objects.filter(live_memberships(klok.today()), persoon=persoon)
    return set(rows.values_list("rol", flat=True))


def test_ending_a_role_counts_from_the_next_request_on(cast: Cast) -> None:
    client = sign_in(Client(), cast.anna)
    assert client.get("/vandaag/").status_code == 200
    set_context(bureau_id=cast.bureau.pk)
    end_membership(by=cast.mo.actor, lidmaatschap=cast.anna.lidmaatschap, on=klok.today())
    assert client.get("/vandaag/").url.startswith("/rol/")
    assert client.post("/dossiers/nieuw/", {}).status_code == 302


def test_a_role_that_was_given_today_can_end_today(cast: Cast) -> None:
    lid = give_role(by=cast.mo.actor, persoon=cast.anna.persoon, rol=Rol.JOBHUNTER)
    assert live_roles(cast.anna.persoon) == {"coach", "jobhunter"}
    end_membership(by=cast.mo.actor, lidmaatschap=lid, on=klok.today())
    assert live_roles(cast.anna.persoon) == {"coach"}
    assert give_role(by=cast.mo.actor, persoon=cast.anna.persoon, rol=Rol.JOBHUNTER)


def test_nobody_ends_the_own_role(cast: Cast) -> None:
    with pytest.raises(DomainError, match="eigen rol"):
        end_membership(by=cast.mo.actor, lidmaatschap=cast.mo.lidmaatschap, on=klok.today())


def test_the_last_manager_stays(cast: Cast) -> None:
    second = make_lid(cast.bureau, "Mia", "Manager", Rol.BUREAUMANAGER)
    end_membership(by=cast.mo.actor, lidmaatschap=second.lidmaatschap, on=klok.today())
    with pytest.raises(DomainError, match="laatste bureaumanager"):
        end_membership(by=second.actor, lidmaatschap=cast.mo.lidmaatschap, on=klok.today())


def test_open_invitations_die_with_the_role(cast: Cast) -> None:
    """Somebody who is invited again under another address does not come back by that link."""
    lid = cast.anna.lidmaatschap
    person = cast.anna.persoon
    lid.tot = klok.today()
    lid.save()
    made = invite(by=cast.mo.actor, persoon=newcomer(cast), rol="coach")
    Lidmaatschap.objects.filter(pk=lid.pk).update(persoon=made.uitnodiging.persoon, tot=None)
    lid.refresh_from_db()
    end_membership(by=cast.mo.actor, lidmaatschap=lid, on=klok.today())
    assert find(made.token) is None
    assert person.pk


def test_only_a_colleague_gets_an_extra_role(cast: Cast) -> None:
    for person in (cast.samira.persoon, cast.piet.persoon, newcomer(cast)):
        with pytest.raises(DomainError, match="Stuur een uitnodiging"):
            give_role(by=cast.mo.actor, persoon=person, rol=Rol.BUREAUMANAGER)
    for rol in ("kandidaat", "opdrachtgever", "onzin"):
        with pytest.raises(DomainError, match="rol uit de lijst"):
            give_role(by=cast.mo.actor, persoon=cast.anna.persoon, rol=rol)
