"""Text that is made to keep a pattern busy or to nest without end: reading a cv stays quick and calm."""

import subprocess
import sys

import pytest

from wissel.cv import jsonresume
from wissel.fouten import DomainError

# Each of these kept one pattern busy for most of a minute per line.
REGELS = [
    "rijbewij" + " " * 380 + "!",
    "rijbewijs categorie" + " " * 370 + "!",
    "2015 x" + " " * 145 + "!",
    "2015 diploma" + " " * 140 + "!",
]
LEZEN = """
import django, sys
django.setup()
from wissel.profielen.cvlezen.ontleden import parse
parse(["Opleiding", *[sys.argv[1]] * 40])
"""


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: " ".join(regel.split()))
def test_a_cv_full_of_spaces_is_read_in_time(regel: str) -> None:
    """In a process of its own, so that a pattern that never ends fails this test instead of holding it up."""
    subprocess.run([sys.executable, "-W", "ignore", "-c", LEZEN, regel], check=True, timeout=30)


@pytest.mark.parametrize("diep", [60, 600, 900, 100_000])
@pytest.mark.parametrize("vorm", ['{"work": %s}', '{"work": %s, "work": 1}', '{"basics": {"name": %s}}'])
@pytest.mark.parametrize("paar", [("[", "]"), ('{"a":', "}")])
def test_a_resume_nested_very_deep_is_refused_in_words(diep: int, vorm: str, paar: tuple[str, str]) -> None:
    with pytest.raises(DomainError) as refused:
        jsonresume.read(vorm % (paar[0] * diep + "1" + paar[1] * diep))
    assert refused.value.code == "te_diep"
