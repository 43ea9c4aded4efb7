"""Whatever a page leads to is there: every link that a role can follow, from the first page on."""

from collections.abc import Callable

import pytest

from tests.browser import rapportage
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser

# Per member of the cast: how many addresses there are at least, and words that only stand deep inside.
BEREIK = {
    "anna": (60, rapportage.IN_DE_PERIODE), "joris": (20, rapportage.IN_DE_PERIODE), "mo": (60, "Caseload per coach"),
    "backoffice": (30, "De Vries Logistiek BV"), "samira": (15, rapportage.IN_DE_PERIODE), "piet": (12, "24 apr 2026"),
    "verzekeraar": (4, "Zeker Verzuim NV"), "visser": (4, "Uw taak"),
}  # fmt: skip


def test_elke_link_leidt_ergens_heen(start: Callable[..., Journey]) -> None:
    reis = start("2026-03-11T10:00")
    dossier = rapportage.seed(reis)
    reis.at("2026-04-21T09:15")
    rapportage.seed_log(reis, dossier)
    rapportage.begin(reis.person("anna"), dossier)
    for naam, (aantal, woorden) in BEREIK.items():
        found = reis.person(naam).read_everything("/", each_choice=False)
        assert len(found) >= aantal, (naam, len(found))
        assert any(woorden in text for text in found.values()), naam
