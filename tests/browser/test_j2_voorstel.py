"""J2: from intake to an approved proposal within five days."""

import html
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import voorstel
from tests.browser.bezoeker import Visitor, words_of
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser


def test_intake_tot_voorstel_binnen_vijf_dagen(start: Callable[..., Journey]) -> None:
    reis = start("2026-03-02T09:00")
    anna, samira = reis.person("anna"), reis.person("samira")
    dossier = voorstel.seed(reis)
    voorstel.start_traject(anna, dossier)
    voorstel.plan_intake(anna, samira, dossier)

    reis.at("2026-03-06T11:15")
    voorstel.hold_intake(anna, dossier)
    voorstel.finish_intake(anna, dossier)
    tweede = voorstel.seed_second(reis)
    the_term_stands_with_coach_and_manager(anna, reis.person("mo"))

    voorstel.pick_lines(anna, dossier)
    voorstel.write_reasons(anna, dossier)
    voorstel.write_plan(anna, dossier)
    voorstel.offer(anna, dossier)

    reis.at("2026-03-09T10:00")
    voorstel.agree(samira)

    reis.at("2026-03-10T14:30")
    piet = reis.person("piet")
    piet.go("/opdrachtgever/")
    piet.sees("Wij vragen u nu niets")
    voorstel.send(anna, dossier)
    piet_opens_it(piet, anna, dossier)
    nothing_private_reaches_piet(piet, anna, dossier)

    reis.at("2026-03-11T09:00")
    voorstel.approve(piet)
    the_traject_starts_with_its_report_dates(piet, anna, dossier)

    reis.at("2026-03-12T08:45")
    the_second_dossier_is_late(reis.person("mo"), tweede)


def the_term_stands_with_coach_and_manager(anna: Visitor, mo: Visitor) -> None:
    anna.go("/vandaag/")
    row = anna.part("Samira Yilmaz", "tr")
    expect(row).to_contain_text("Re-integratievoorstel aanbieden")
    expect(row).to_contain_text("Nog 5 dagen 11 mrt 2026")
    anna.check(dark=True)
    mo.go("/overzicht/")
    row = mo.part("Samira Yilmaz", "tr")
    expect(row).to_contain_text("Re-integratievoorstel")
    expect(row).to_contain_text("11 mrt 2026")
    mo.check(dark=True)


def piet_opens_it(piet: Visitor, anna: Visitor, dossier: str) -> None:
    """He reads the plan, and the coach sees when."""
    piet.go("/opdrachtgever/")
    piet.sees("Plan, duur en prijs goedkeuren")
    piet.check()
    piet.follow("Plan lezen")
    piet.sees(voorstel.DOEL, *voorstel.REGELS, voorstel.PRIJS, voorstel.OPMERKING)
    piet.check(dark=True)
    anna.page.reload()
    expect(voorstel.sent_to(anna, "Piet Bos")).to_contain_text("geopend 10 mrt 2026, 14.30 uur")
    anna.check()


def nothing_private_reaches_piet(piet: Visitor, anna: Visitor, dossier: str) -> None:
    """The words are there for Anna; what was meant for Piet reaches him; what was not is nowhere."""
    anna.go(dossier + "intake/werknemer/")
    expect(anna.field("Financiën")).to_have_value(voorstel.FINANCIEN)
    pages = {path: html.unescape(text) for path, text in piet.read_everything("/opdrachtgever/").items()}
    papers = [path for path in pages if path.startswith("/documenten/")]
    seen = {path.strip("/").split("/")[-1] for path in pages}
    assert len(pages) >= 8 and papers and {"plan", "verplichtingen", "documenten", "account"} <= seen
    assert any(voorstel.WENSEN in text for text in pages.values())
    assert all(voorstel.DOEL in pages[path] for path in papers)
    assert not [path for path, text in pages.items() if "kredietbank" in text or voorstel.FINANCIEN in text]
    for path in ("intake/werknemer/", "logboek/", "plan/", ""):
        piet.refused(dossier + path)


def the_traject_starts_with_its_report_dates(piet: Visitor, anna: Visitor, dossier: str) -> None:
    """Start 16 March; 27 April is Koningsdag, so the first report goes on the 24th."""
    piet.sees("16 maart 2026", *(f"uiterlijk {day}" for day in korte_datums()))
    piet.check()
    anna.go(dossier + "rapporten/")
    anna.sees(*korte_datums(), "16 mrt 2026 – 27 apr 2026")
    anna.check()
    anna.go(dossier + "plan/")
    anna.sees("Dit plan is goedgekeurd en geldt.")
    anna.go(dossier)
    anna.sees("Lopend", "Samira Yilmaz")
    anna.check(dark=True)
    papers = [path for path in piet.read_everything("/opdrachtgever/") if path.startswith("/documenten/")]
    approved = [text for text in (words_of(piet.bytes_of(path)) for path in papers) if "Piet Bos" in text]
    assert approved and all(day in approved[0] for day in voorstel.RAPPORTEN)


def korte_datums() -> tuple[str, ...]:
    return ("24 apr 2026", "8 jun 2026", "20 jul 2026", "31 aug 2026")


def the_second_dossier_is_late(mo: Visitor, naam: str) -> None:
    mo.go("/overzicht/")
    mo.sees("Eén voorstel is te laat.")
    row: Any = mo.part(naam, "tr")
    expect(row).to_contain_text("1 dag te laat")
    expect(row).to_contain_text("11 mrt 2026")
    mo.check()
