"""Samira's dossier on Tuesday 7 April 2026."""

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-04-07T10:00")
    row = open_samira(cast)
    set_context(bureau_id=cast.bureau.pk)
    return row
