"""The bedrijfsarts reads counts by a link, only while the kandidaat shares them."""

import uuid
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.betrokkenen.actions import taaklinks, trend
from wissel.dossiers.models import Dossier
from wissel.energie.actions import dag
from wissel.energie.actions import trend as delen
from wissel.fouten import DomainError


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    row = open_samira(cast)
    dag.less_good(dossier_id=row.pk, by=cast.samira.actor)
    set_clock(monkeypatch, "2026-06-09T10:00")
    return row


def ask(cast: Cast, dossier: Dossier) -> Any:
    return taaklinks.make_taaklink(
        dossier=dossier, soort="trend", rol="bedrijfsarts", naam="dr. Visser", email="visser@arbodienst.example",
        sleutel=uuid.uuid4(), by=cast.anna.actor,
    )  # fmt: skip


def test_counts_are_read_by_a_link_until_the_consent_ends(cast: Cast, dossier: Dossier) -> None:
    with pytest.raises(DomainError, match="deelt dit niet"):
        ask(cast, dossier)
    delen.share(dossier_id=dossier.pk, by=cast.samira.actor)
    made = ask(cast, dossier)
    last = trend.weeks(made.taaklink)[-1]
    assert (last.goed, last.minder) == (0, 1)
    delen.stop(dossier_id=dossier.pk, by=cast.samira.actor)
    assert trend.weeks(made.taaklink) == ()
    found = taaklinks.find(made.token)
    assert found is not None and not taaklinks.is_open(found)
    with pytest.raises(DomainError):
        trend.read(token=made.token)
    delen.share(dossier_id=dossier.pk, by=cast.samira.actor)
    assert trend.read(token=made.token).gebruikt_op
