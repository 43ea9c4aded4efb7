"""Two walls stand between bureaus, and each holds alone.

Every test here runs three times: with both walls, with row-level security only (the policies allow everything), and
with the policies only (a role that row-level security does not bind). Each run proves which walls stood, and that there
was something to see.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections
from django.db.models import Q
from django.test import Client

from tests.cast import make_cast, sign_in
from tests.conftest import Databases, point_at
from tests.policies.conftest import undone
from tests.policies.test_elke_url import OWN, fill
from tests.policies.wereld import Wereld, make_wereld
from wissel.database.context import set_context
from wissel.policies import engine, get_visible, visible
from wissel.policies.engine import READ, Reach

WALLS = ("beide", "alleen_rls", "alleen_policies")


@pytest.fixture(scope="module", params=WALLS)
def gevuld(
    request: Any, databases: Databases, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Wereld]:
    default = connections["default"]
    host, name = default.settings_dict["HOST"], default.settings_dict["NAME"]
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as monkeypatch:
        point_at(default, host, name, role="postgres")
        try:
            with undone():
                if request.param != "alleen_policies":
                    _run("set local role wissel_web")
                made = make_wereld(make_cast())
                made.muren = request.param  # type: ignore[attr-defined]
                if request.param == "alleen_rls":
                    monkeypatch.setattr(engine, "scope_q", lambda actor, model, action: Q())
                    monkeypatch.setattr(engine, "reach_of", lambda actor, action: (Reach.BUREAU, ""))
                yield made
        finally:
            point_at(default, host, name)


def _run(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone() if cursor.description else None


def test_the_walls_are_what_this_run_says(wereld: Wereld) -> None:
    user, secured = _run("select current_user, row_security_active('dossiers_dossier')")
    walls = wereld.muren  # type: ignore[attr-defined]
    assert (user, secured) == (("postgres", False) if walls == "alleen_policies" else ("wissel_web", True))
    model = type(wereld.eigen.dossier)
    bram = wereld.cast.bram.actor
    assert engine.reach_of(bram, READ["Logboekregel"])[0] is (
        Reach.BUREAU if walls == "alleen_rls" else Reach.TOEGEWEZEN
    )
    assert visible(wereld.cast.anna.actor, model).filter(pk=wereld.eigen.dossier.pk).exists()


@pytest.mark.parametrize("name", sorted(set(READ) - {"Bericht", "Werk", "Uitnodiging", "LogbookEntry"}))
def test_no_row_crosses(wereld: Wereld, name: str) -> None:
    model: Any = next(m for m in apps.get_models() if m.__name__ == name)
    set_context(bureau_id=wereld.cast.ander_bureau.pk)
    seen = set(visible(wereld.cast.bram.actor, model).values_list("bureau_id", flat=True))
    assert wereld.cast.bureau.pk not in seen
    if name in {"Dossier", "Traject", "Logboekregel", "Trajectplan", "Document", "IntakeAntwoord", "Feit"}:
        assert seen == {wereld.cast.ander_bureau.pk}


def test_an_id_of_another_bureau_does_not_exist(wereld: Wereld) -> None:
    set_context(bureau_id=wereld.cast.ander_bureau.pk)
    with pytest.raises(engine.Denied):
        get_visible(wereld.cast.bram.actor, type(wereld.eigen.dossier), pk=wereld.eigen.dossier.pk)


def test_no_address_answers_the_other_bureau(wereld: Wereld) -> None:
    client = sign_in(Client(), wereld.cast.bram)
    # An occupation belongs to no bureau.
    ids = {str(value) for name, value in wereld.eigen.ids.items() if name != "beroep_id"}
    walked = 0
    for route, _name, _pattern in OWN:
        path = fill(route, wereld.eigen)
        if path is None or not ids & set(path.split("/")):
            continue
        for method in (client.get, client.post):
            response = method(path)
            assert response.status_code in {302, 404, 405}, (path, response.status_code)
            text = b"".join(response) if response.streaming else response.content
            assert not any(word.encode() in text for word in wereld.eigen.kanaries.values()), path
        walked += 1
    assert walked > 15
    own = client.get(fill("dossiers/<uuid:dossier_id>/", wereld.ander))
    assert own.status_code == 200 and wereld.ander.dossier.nummer in own.content.decode()


def test_searching_finds_nothing_of_the_other_bureau(wereld: Wereld) -> None:
    client = sign_in(Client(), wereld.cast.bram)
    found = client.get("/zoeken/", {"q": "samira"}).content.decode()
    assert str(wereld.eigen.dossier.pk) not in found
    own = client.get("/zoeken/", {"q": "elders"}).content.decode()
    assert str(wereld.ander.dossier.pk) in own and wereld.ander.dossier.nummer in own
