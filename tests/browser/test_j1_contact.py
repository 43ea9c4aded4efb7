"""J1, steps 1 to 3: a visitor asks, the backoffice answers in time, and what is late is seen. Also without scripts."""

import re
from collections.abc import Callable

import pytest

from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser
PAGES = (
    "",
    "sporen/",
    "rechten/?week=60",
    "vragen/",
    "vragen/?q=verplicht",
    "vragen/transitievergoeding/",
    "contact/",
)


def test_every_page_of_the_site_is_fit_for_everyone(
    start: Callable[..., Journey], visit: Callable[..., Visitor]
) -> None:
    start("2026-04-02T15:00")
    bezoeker = visit(None)
    bezoeker.go("/")
    bezoeker.follow("Spoorzicht")
    for path in PAGES:
        bezoeker.go("/b/spoorzicht/" + path)
        bezoeker.check(dark=path == "")


@pytest.mark.parametrize("script", [True, False], ids=["met_script", "zonder_script"])
def test_van_vraag_tot_antwoord(
    start: Callable[..., Journey], visit: Callable[..., Visitor], *, script: bool
) -> None:
    reis = start("2026-04-02T15:00", script=script)
    bezoeker = visit(None, script=script)
    nummers = [ask(reis, bezoeker, naam) for naam in ("Ria Jansen", "Tom de Boer")]

    bea = reis.person("backoffice")
    bea.go("/backoffice/")
    bea.sees("Ria Jansen", nummers[0], "7 apr 2026", "nog niemand")
    bea.follow("Ria Jansen")
    bea.press("Vraag oppakken")
    bea.sees("Bea Kok")
    bea.choose("gebeld")
    bea.write("Wat is er besproken?", "Uitgelegd wanneer het kan beginnen.")
    bea.press("Antwoord vastleggen")
    bea.sees("De vraag is beantwoord.")
    bea.check()

    reis.at("2026-04-08T09:00")
    bea.go("/backoffice/")
    bea.sees("Tom de Boer", "te laat")
    bea.check()
    mo = reis.person("mo")
    mo.go("/overzicht/")
    mo.sees("Vragen van de site, te laat", "Tom de Boer")
    mo.check()
    mo.follow("Tom de Boer")
    mo.press("Vraag oppakken")
    mo.choose("gemaild")
    mo.write("Wat is er besproken?", "Gemaild.")
    mo.press("Antwoord vastleggen")


def ask(reis: Journey, bezoeker: Visitor, naam: str) -> str:
    """Ask something as a visitor and read the number."""
    reis.site.set_clock("2026-04-02T15:00")
    bezoeker.go("/b/spoorzicht/contact/?over=werkgever")
    bezoeker.press("Vraag versturen")
    bezoeker.sees("Er gaat nog iets mis", "Vul uw naam in.")
    bezoeker.write("Uw naam", naam)
    bezoeker.write("Telefoon", "06 1234 5678")
    bezoeker.write("Uw vraag", "Wanneer kan het tweede spoor beginnen?")
    reis.site.set_clock("2026-04-02T15:01")
    bezoeker.press("Vraag versturen")
    bezoeker.sees("Wij hebben uw vraag", "uiterlijk dinsdag 7 april")
    found = re.search(r"V-\w{4}-\w{4}", bezoeker.page.locator("main").inner_text())
    assert found
    return found[0]
