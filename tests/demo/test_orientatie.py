"""Samira in the demo: a list with its talk, two shared measures, a test that waits, whatever day it is."""

import datetime as dt

import pytest

from tests.demo.test_belastbaarheid import told, toneel
from wissel.demo.mensen import Toneel
from wissel.orientatie.models import Afname, Meetdeling, Orientatieprofiel, Orientatieregel
from wissel.trajecten.models import Fase

__all__ = ["toneel"]


@pytest.mark.parametrize("day", ["2026-12-27", "2028-02-29"])
def test_samira_knows_what_she_likes_and_waits_for_a_talk(toneel: Toneel, day: str) -> None:
    samira = told(toneel, "samira", dt.date.fromisoformat(day))
    rows = Afname.objects.filter(dossier=samira)
    assert rows.filter(prive=True, ingevuld_op__isnull=False).count() == 2
    assert Meetdeling.objects.filter(dossier=samira, tot__isnull=True).exists()
    assert rows.get(naam="Wat vind ik leuk om te doen?").besproken_op is not None
    waiting = rows.get(soort="test")
    assert waiting.afgenomen_op is not None and waiting.besproken_op is None
    profile = Orientatieprofiel.objects.get(dossier=samira)
    assert set(profile.regels.values_list("bron", flat=True)) == {"test", "gesprek", "kandidaat"}


def test_a_phase_of_orientation_that_closed_has_five_parts(toneel: Toneel) -> None:
    row = told(toneel, "plaatsing", dt.date(2026, 12, 27))
    assert Fase.objects.filter(dossier=row, gesloten_op__isnull=False).count() >= 3
    parts = Orientatieregel.objects.filter(dossier=row).values_list("deel", flat=True)
    assert set(parts) == set(Orientatieregel.Deel.values)
