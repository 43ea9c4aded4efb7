"""Text that is made to keep a pattern busy: reading a cv stays quick, whatever somebody pastes."""

import subprocess
import sys

import pytest

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
