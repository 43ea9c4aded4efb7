"""Ways in which somebody could come to see more than the role allows: by an organisation, or by a second link."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.arrange.dossiers import open_samira
from tests.arrange.uitnodigingen import newcomer
from tests.cast import Cast, sign_in
from wissel.accounts.actor import Actor
from wissel.accounts.models import Lidmaatschap, Organisatie, Rol, Uitnodiging
from wissel.database.context import set_context
from wissel.dossiers.actions import openen, partijen
from wissel.mensen import uitnodigen
from wissel.mensen.versie import mark_of


def held() -> int:
    """How many of the waits that keep two people apart this transaction holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' "
            "and pid = pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def test_a_casemanager_of_an_insurer_never_becomes_the_employer(cast: Cast) -> None:
    dossier = open_samira(cast)
    insurer = cast.verzekeraar.persoon.organisatie
    person = newcomer(cast, "Ver", "Zekering", organisatie=insurer)
    openen.change_dossier(dossier=dossier, by=cast.anna.actor, versie=dossier.versie, casemanager=person)
    where = f"/dossiers/{dossier.pk}/uitnodigen/"
    client = sign_in(Client(), cast.anna)
    assert client.post(where, {"wat": "uitnodigen", "wie": f"opdrachtgever:{person.pk}"}).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    assert Uitnodiging.objects.get(persoon=person).organisatie == insurer


def test_a_casemanager_from_elsewhere_acts_for_the_opdrachtgever(cast: Cast) -> None:
    dossier = open_samira(cast)
    bureau = Organisatie.objects.create(bureau=cast.bureau, soort="casemanager", naam="Verzuimbureau BV")
    person = newcomer(cast, "Cas", "Manager", organisatie=bureau)
    openen.change_dossier(dossier=dossier, by=cast.anna.actor, versie=dossier.versie, casemanager=person)
    client = sign_in(Client(), cast.anna)
    data = {"wat": "uitnodigen", "wie": f"opdrachtgever:{person.pk}"}
    client.post(f"/dossiers/{dossier.pk}/uitnodigen/", data)
    set_context(bureau_id=cast.bureau.pk)
    assert Uitnodiging.objects.get(persoon=person).organisatie == cast.werkgever


@pytest.mark.parametrize("who", ["verzekeraar", "piet"])
def test_people_in_wissel_do_not_change_sides_with_one_click(cast: Cast, who: str) -> None:
    """An insurer that is called an employer would read every plan and report from then on."""
    open_samira(cast)
    lid = getattr(cast, who)
    org = lid.persoon.organisatie
    other = "werkgever" if who == "verzekeraar" else "verzekeraar"
    client = sign_in(Client(), cast.anna)
    where = f"/organisaties/{org.pk}/wijzigen/"
    mark = re.findall(r'name="stand" value="(\w+)"', client.get(where).content.decode())[0]
    response = client.post(where, {"stand": mark, "soort": other, "naam": org.naam})
    assert response.status_code == 422 and "verzekeraar ziet minder" in response.content.decode()
    set_context(bureau_id=cast.bureau.pk)
    assert Actor.of(Lidmaatschap.objects.get(pk=lid.lidmaatschap.pk)).rol == lid.actor.rol


def test_without_people_or_between_other_kinds_a_kind_is_put_right(cast: Cast) -> None:
    empty = Organisatie.objects.create(
        bureau=cast.bureau, soort="verzekeraar", naam="Toch geen verzekeraar BV"
    )
    for org, kind in ((empty, "werkgever"), (cast.werkgever, "ex_werkgever")):
        mark = mark_of(org, partijen.ORGANISATIE)
        partijen.change_organisatie(organisatie=org, by=cast.anna.actor, stand=mark, soort=kind)


def test_two_who_invite_one_person_at_once_wait_for_each_other(cast: Cast) -> None:
    person, before = newcomer(cast), held()
    uitnodigen.invite(by=cast.mo.actor, persoon=person, rol=Rol.COACH)
    assert held() > before


@pytest.mark.parametrize("naam", ["De Vries Logistiek BV", "Nog Nieuwer BV"])
def test_two_who_add_one_organisation_at_once_wait_for_each_other(cast: Cast, naam: Any) -> None:
    before = held()
    openen.make_organisatie(by=cast.anna.actor, naam=naam, soort="werkgever")
    assert held() > before
