"""The plan on screen, as a coach works with it: writing, offering, sending, and what stays inside."""

import datetime as dt
import json
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange import trajecten as arrange
from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from tests.privacytoets.antwoorden import answers
from wissel.database.context import set_context
from wissel.documenten import actions as documenten
from wissel.documenten.models import Document
from wissel.trajecten import inhoud, sjabloon
from wissel.trajecten.actions import intake as intakes
from wissel.trajecten.actions import plan as plannen
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.models import Intake, Planregel, Trajectplan, Wijzigingsvoorstel
from wissel.web.bureau.traject.planverschil import text_difference
from wissel.web.shared.velden import GetalVeld

KANARIE = "Zij slaapt slecht door de rekeningen thuis"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-10")


@pytest.fixture
def plan(cast: Cast) -> Trajectplan:
    """A draft with nothing left to do."""
    set_context(bureau_id=cast.bureau.pk)
    return arrange.ready_plan(cast)


def at(plan: Trajectplan, rest: str = "") -> str:
    return f"/dossiers/{plan.dossier_id}/plan/{rest}"


def text_of(page: Any) -> str:
    """The words of a page, without tags."""
    body = page.content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])).split())


def form_of(plan: Trajectplan, **changes: Any) -> dict[str, Any]:
    """The form of the plan as it was opened, with what was typed since."""
    values = {
        "versie": plan.versie, "doel_kandidaat": plan.doel_kandidaat, "doel_opdrachtgever": plan.doel_opdrachtgever,
        "doel_coach": plan.doel_coach, "samenvatting": plan.samenvatting, "start_op": "16-3-2026",
        "eind_op": "13-9-2026", "duur_reden": "", "verlenging": "", "uren": "32", "prijs": "4.100",
    }  # fmt: skip
    return {**values, **changes}


def line_form(client: Any, plan: Trajectplan, line: Planregel, **changes: Any) -> dict[str, Any]:
    """The form of a line as the page shows it now."""
    page = client.get(at(plan, f"regels/{line.pk}/")).content.decode()
    stand = re.search(r'name="stand" value="(\w+)"', page)
    assert stand
    values = {
        "stand": stand[1], "soort": line.soort, "naam": line.naam, "onderbouwing": line.onderbouwing,
        "gericht_op": line.gericht_op, "eigenaar": line.eigenaar, "helper": line.helper, "uren": "", "prijs": "",
        "van": "", "tot": "", "fase_sleutel": line.fase_sleutel,
    }  # fmt: skip
    return {**values, **changes}


def confirm(client: Any, plan: Trajectplan, step: str) -> Any:
    """Open the check page and press its button."""
    page = client.get(at(plan, step)).content.decode()
    seen = re.search(r'name="inhoud" value="(\w+)"', page)
    return client.post(at(plan, step), {"inhoud": seen[1] if seen else ""})


def sha_of(plan: Trajectplan) -> str:
    """What the check page confirms."""
    return inhoud.content_sha256(inhoud.plan_content(plan))


# Reading


def test_without_a_traject_the_page_says_where_to_begin(cast: Cast, inloggen: Any) -> None:
    set_context(bureau_id=cast.bureau.pk)
    dossier = open_samira(cast)
    page = inloggen(cast.anna).get(f"/dossiers/{dossier.pk}/plan/")
    assert page.status_code == 200 and "Traject starten" in text_of(page)


def test_a_first_plan_is_one_button_away(cast: Cast, inloggen: Any) -> None:
    set_context(bureau_id=cast.bureau.pk)
    traject = arrange.start_traject_for(cast)
    client = inloggen(cast.anna)
    here = f"/dossiers/{traject.dossier_id}/plan/"
    assert "Plan opstellen" in text_of(client.get(here))
    page = client.post(here + "nieuw/", follow=True)
    assert "Versie 1 staat klaar als concept." in text_of(page) and "Coachingsgesprekken" in text_of(page)


def test_three_lists_goals_dates_and_reports_stand_on_one_page(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    words = text_of(inloggen(cast.anna).get(at(plan)))
    for expected in (
        "Interventies",
        "Activiteiten",
        "Instrumenten",
        "Weer met plezier werken",
        "Anna Bakker, coach",
    ):
        assert expected in words
    assert "Het traject eindigt 24 weken voor 28 februari 2027" in words
    assert "1. uiterlijk 24 apr 2026 over de tijd tot en met 27 apr 2026" in words
    assert "Uiterlijk bij de opdrachtgever: Morgen" in words
    assert "Alleen voor: coach, jobhunter en manager van het bureau" in words


def test_lines_can_be_filtered_by_aim_with_counts(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    body = client.get(at(plan)).content.decode()
    assert re.search(r'\?gericht=opbouw#regels">Herstel en opbouw <b>2</b>', body)
    words = text_of(client.get(at(plan) + "?gericht=opbouw"))
    assert "Meelopen in een magazijn" in words and "Coachingsgesprekken" not in words
    assert client.get(at(plan) + "?gericht=onzin").status_code == 200


def test_a_line_shows_the_notes_that_helped_it(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    line = Planregel.objects.get(plan=plan, naam="Meelopen in een magazijn")
    for number in range(7):
        write_note(
            dossier=plan.dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2026, 3, 10), wie="Samira",
            waarom=f"Meelopen besproken {number}", planregel_reeks=line.reeks,
        )  # fmt: skip
    words = text_of(inloggen(cast.anna).get(at(plan)))
    assert (
        "7 notities in het logboek" in words
        and "Meelopen besproken 6" in words
        and "Nog 2 in het logboek" in words
    )


def test_the_number_of_queries_does_not_grow_with_the_lines(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    client = inloggen(cast.anna)
    client.get(at(plan))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(at(plan))
    for number in range(20):
        arrange.add_line(cast, plan, naam=f"Regel {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(at(plan))
    assert len(many) == len(few) <= 25


def test_a_jobhunter_reads_and_does_not_write(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.joris)
    page = client.get(at(plan))
    assert page.status_code == 200 and "Meelopen in een magazijn" in text_of(page)
    for word in ("Weghalen", "Wijzigen", "aanbieden", "Nieuwe versie"):
        assert word not in text_of(page).replace("Re-integratievoorstel aanbieden", "")
    line = Planregel.objects.filter(plan=plan).first()
    assert line
    steps = ("wijzigen/", "klasse/", "nieuw/", "regels/kiezen/", "regels/nieuw/", "regels/onderbouwing/",
             "aanbieden/", "versturen/", f"regels/{line.pk}/", f"regels/{line.pk}/verwijderen/")  # fmt: skip
    for step in steps:
        assert client.get(at(plan, step)).status_code == client.post(at(plan, step)).status_code == 404, step


def test_someone_elses_line_is_not_found(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    line = Planregel.objects.filter(plan=plan).first()
    assert line
    assert inloggen(cast.bram).get(at(plan, f"regels/{line.pk}/")).status_code == 404
    other = "00000000-0000-7000-8000-000000000000"
    assert inloggen(cast.anna).get(at(plan, f"regels/{other}/")).status_code == 404


# Writing


def test_what_was_typed_stays_when_a_date_is_wrong(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    sent = form_of(plan, eind_op="1-1-2026", doel_coach="Drie richtingen <die> passen", start_op="16-3-2026")
    answer = client.post(at(plan, "wijzigen/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and "ligt voor de start" in page and "<title>Fout:" in page
    assert "Drie richtingen &lt;die&gt; passen" in page and 'value="1-1-2026"' in page
    plan.refresh_from_db()
    assert plan.doel_coach == "Twee richtingen die passen"


def test_sixty_weeks_asks_for_a_reason(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    page = client.post(at(plan, "wijzigen/"), form_of(plan, eind_op="9-5-2027"), follow=True)
    assert "Het traject duurt 60 weken; gewoon is 26 tot en met 52. Schrijf waarom" in text_of(page)
    assert confirm(client, plan, "aanbieden/").status_code == 422
    plan.refresh_from_db()
    reason = form_of(plan, eind_op="9-5-2027", duur_reden="Opleiding van een jaar")
    assert "Schrijf waarom het anders is" not in text_of(
        client.post(at(plan, "wijzigen/"), reason, follow=True)
    )


def test_an_end_after_the_last_day_of_the_law_is_told_plainly(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    client = inloggen(cast.anna)
    page = client.post(at(plan, "wijzigen/"), form_of(plan, eind_op="9-5-2027"), follow=True)
    assert "Het traject loopt door na 28 februari 2027, de laatste dag loondoorbetaling." in text_of(page)


def test_two_coaches_in_one_plan_see_both_texts_and_choose(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    client, before = inloggen(cast.anna), plan.versie
    mine = form_of(plan, doel_coach="Twee richtingen die echt passen")
    plannen.save_plan(plan=plan, by=cast.anna.actor, versie=before, doel_coach="Drie richtingen die passen")
    answer = client.post(at(plan, "wijzigen/"), mine)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Drie richtingen die passen" in text_of(answer)
    assert "Twee richtingen die echt passen</textarea>" in page and "data-autosave" not in page
    assert "<del>Drie</del> <ins>Twee</ins>" in page and "<ins>echt</ins>" in page
    plan.refresh_from_db()
    assert plan.doel_coach == "Drie richtingen die passen"
    newest = re.search(r'name="versie" value="(\d+)"', page)
    assert newest and int(newest[1]) == plan.versie
    keep = client.post(at(plan, "wijzigen/"), {**mine, "versie": newest[1], "neem": "doel_coach"})
    plan.refresh_from_db()
    assert keep.status_code == 302 and plan.doel_coach == "Drie richtingen die passen"
    client.post(at(plan, "wijzigen/"), {**mine, "versie": plan.versie})
    plan.refresh_from_db()
    assert plan.doel_coach == "Twee richtingen die echt passen"


def test_long_texts_keep_themselves(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    sent = {"bewaren": "concept", "versie": plan.versie, "doel_kandidaat": "Half getypt"}
    answer = client.post(at(plan, "wijzigen/"), sent)
    told = json.loads(answer.content)
    plan.refresh_from_db()
    assert plan.doel_kandidaat == "Half getypt" and plan.doel_coach == "Twee richtingen die passen"
    assert told["stand"].startswith("Bewaard om") and told["toon"] == {"id_versie": plan.versie}
    late = client.post(at(plan, "wijzigen/"), {**sent, "doel_kandidaat": "Van een oud scherm"})
    assert late.status_code == 409 and "botsing" in json.loads(late.content)
    long = client.post(at(plan, "wijzigen/"), {**sent, "versie": plan.versie, "doel_coach": "x" * 10_001})
    assert long.status_code == 422 and "te lang" in json.loads(long.content)["stand"]


def test_a_class_says_what_it_changed(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    assert "Reden" in text_of(client.post(at(plan, "klasse/"), {"klasse": "zwaar", "reden": ""}))
    sent = {"klasse": "zwaar", "reden": "Geen werkervaring buiten het magazijn"}
    words = text_of(client.post(at(plan, "klasse/"), sent, follow=True))
    wanted = sjabloon.klasse(plan.traject.sjabloon, "zwaar")
    assert f"uren: 32 → {wanted['uren']}" in words and "Geen werkervaring buiten het magazijn" in words


def test_several_lines_are_picked_at_once(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    assert "Vink ten minste één regel aan." in text_of(client.post(at(plan, "regels/kiezen/"), {"x": "1"}))
    sent = {"kies_netwerken": "on", "kies_sollicitatietraining": "on"}
    words = text_of(client.post(at(plan, "regels/kiezen/"), sent, follow=True))
    assert "2 regels toegevoegd." in words and "Nog zonder onderbouwing. Schrijven" in words
    assert "Netwerken" not in text_of(client.get(at(plan, "regels/kiezen/")))
    twice = client.post(at(plan, "regels/kiezen/"), sent, follow=True)
    assert "Deze regels staan al in het plan." in text_of(twice)


def test_a_test_that_costs_money_asks_why(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    refused = client.post(at(plan, "regels/kiezen/"), {"kies_beroepskeuzetest": "on"})
    assert refused.status_code == 422 and "Dit kost apart geld." in text_of(refused)
    sent = {"kies_beroepskeuzetest": "on", "reden_beroepskeuzetest": "De richting is nog niet duidelijk"}
    client.post(at(plan, "regels/kiezen/"), sent)
    line = Planregel.objects.get(plan=plan, sleutel="beroepskeuzetest")
    assert line.onderbouwing == "De richting is nog niet duidelijk" and line.prijs == 275


def test_an_own_line_with_amounts_as_people_write_them(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    sent = {"soort": "instrument", "naam": "Heftruckcertificaat", "onderbouwing": "Gevraagd in vacatures",
            "gericht_op": "mogelijkheden", "eigenaar": "kandidaat", "helper": "Opleider", "uren": "7,5",
            "prijs": "€ 1.250,50", "van": "1 april 2026", "tot": "3-4-2026", "fase_sleutel": ""}  # fmt: skip
    wrong = client.post(at(plan, "regels/nieuw/"), {**sent, "tot": "1-3-2026", "uren": "veel"})
    assert (
        wrong.status_code == 422
        and "Vul een getal in" in text_of(wrong)
        and 'value="veel"' in wrong.content.decode()
    )
    words = text_of(client.post(at(plan, "regels/nieuw/"), sent, follow=True))
    client.post(at(plan, "regels/nieuw/"), sent)
    assert Planregel.objects.filter(plan=plan, naam="Heftruckcertificaat").count() == 1
    assert "kandidaat, met hulp van Opleider · 7,5 uur · € 1.250,50 · 1 apr 2026 – 3 apr 2026" in words


def test_two_coaches_in_one_line_lose_nothing(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    line = Planregel.objects.get(plan=plan, naam="Meelopen in een magazijn")
    mine = line_form(client, plan, line, onderbouwing="Om te ervaren wat lukt")
    plannen.change_regel(regel=line, by=cast.anna.actor, onderbouwing="Om te zien wat lukt")
    answer = client.post(at(plan, f"regels/{line.pk}/"), mine)
    assert answer.status_code == 409 and "Om te zien wat lukt" in text_of(answer)
    assert "Om te ervaren wat lukt</textarea>" in answer.content.decode()
    assert "data-autosave" not in answer.content.decode()
    line.refresh_from_db()
    assert line.onderbouwing == "Om te zien wat lukt"
    state = re.search(r'name="stand" value="(\w+)"', answer.content.decode())
    assert (
        state and client.post(at(plan, f"regels/{line.pk}/"), {**mine, "stand": state[1]}).status_code == 302
    )
    line.refresh_from_db()
    assert line.onderbouwing == "Om te ervaren wat lukt"


def test_the_onderbouwing_of_a_line_keeps_itself(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    line = Planregel.objects.get(plan=plan, naam="Meelopen in een magazijn")
    state = line_form(client, plan, line)["stand"]
    here = at(plan, f"regels/{line.pk}/")
    told = json.loads(
        client.post(here, {"bewaren": "concept", "stand": state, "onderbouwing": "Eerst zo"}).content
    )
    again = {"bewaren": "concept", "stand": told["toon"]["id_stand"], "onderbouwing": "Dan zo"}
    assert client.post(here, again).status_code == 200
    assert client.post(here, {**again, "stand": state, "onderbouwing": "Oud scherm"}).status_code == 409
    line.refresh_from_db()
    assert line.onderbouwing == "Dan zo"


def test_every_onderbouwing_can_be_written_on_one_page(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    bare = arrange.add_line(cast, plan, naam="Netwerken", onderbouwing="")
    client = inloggen(cast.anna)
    page = client.get(at(plan, "regels/onderbouwing/")).content.decode()
    sent = dict(re.findall(r'name="(r\w+-stand)" value="(\w+)"', page))
    sent |= {f"r{row.pk.hex}-onderbouwing": row.onderbouwing for row in Planregel.objects.filter(plan=plan)}
    sent[f"r{bare.pk.hex}-onderbouwing"] = "Samira kent veel mensen in de stad"
    assert client.post(at(plan, "regels/onderbouwing/"), sent).status_code == 302
    bare.refresh_from_db()
    assert bare.onderbouwing == "Samira kent veel mensen in de stad"
    clash = client.post(
        at(plan, "regels/onderbouwing/"), {**sent, f"r{bare.pk.hex}-onderbouwing": "Iets anders"}
    )
    assert clash.status_code == 409 and "Iets anders</textarea>" in clash.content.decode()


def test_a_line_moves_in_its_list_and_can_be_taken_out_and_put_back(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    client = inloggen(cast.anna)
    first, second = Planregel.objects.filter(plan=plan, soort="interventie").order_by("volgorde")
    client.post(at(plan, f"regels/{second.pk}/verplaatsen/"), {"richting": "op"})
    assert Planregel.objects.filter(plan=plan, soort="interventie").order_by("volgorde").first() == second
    answer = client.post(at(plan, f"regels/{first.pk}/verwijderen/"), follow=True)
    assert f"“{first.naam}” is uit het plan gehaald. Ongedaan maken" in text_of(answer)
    assert not Planregel.objects.filter(pk=first.pk).exists()
    back = client.post(at(plan, "regels/terugzetten/"), {"reeks": str(first.reeks)}, follow=True)
    assert f"“{first.naam}” staat weer in het plan." in text_of(back)
    row = Planregel.objects.get(plan=plan, reeks=first.reeks)
    assert (row.onderbouwing, row.sleutel, row.uren) == (first.onderbouwing, first.sleutel, first.uren)
    client.post(at(plan, "regels/terugzetten/"), {"reeks": str(first.reeks)})
    assert Planregel.objects.filter(plan=plan, reeks=first.reeks).count() == 1


# Offering and sending


def test_an_empty_onderbouwing_is_refused_at_offering_with_the_line_named(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    bare = arrange.add_line(cast, plan, naam="Capaciteitentest", onderbouwing="")
    client = inloggen(cast.anna)
    check = client.get(at(plan, "aanbieden/"))
    assert "Schrijf de onderbouwing bij: Capaciteitentest." in text_of(check)
    assert f'href="{at(plan, f"regels/{bare.pk}/")}"' in check.content.decode()
    assert "Aanbieden aan Samira Yilmaz" not in text_of(check)
    answer = client.post(at(plan, "aanbieden/"), {"inhoud": sha_of(plan)})
    assert answer.status_code == 422 and "Capaciteitentest" in text_of(answer)
    plan.refresh_from_db()
    assert plan.stand == "concept"


def test_offering_says_who_reads_it_and_freezes_what_was_checked(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    client = inloggen(cast.anna)
    check = client.get(at(plan, "aanbieden/"))
    assert "Samira Yilmaz, kandidaat leest het hele plan vanaf nu" in text_of(check)
    assert "De Vries Logistiek BV (Piet Bos) leest nog niets" in text_of(check)
    old = {"inhoud": sha_of(plan)}
    arrange.add_line(cast, plan, naam="Stiekem erbij")
    late = client.post(at(plan, "aanbieden/"), old)
    assert late.status_code == 422 and "Het plan is net gewijzigd" in text_of(late)
    assert confirm(client, plan, "aanbieden/").status_code == 302
    plan.refresh_from_db()
    assert plan.stand == "bij_kandidaat" and plan.inhoud_sha256 == sha_of(plan)
    assert client.get(at(plan, "aanbieden/")).status_code == 409
    assert client.post(at(plan, "aanbieden/"), {"inhoud": plan.inhoud_sha256}).status_code == 302
    assert client.get(at(plan, "wijzigen/")).status_code == 409
    words = text_of(client.get(at(plan)))
    assert "Verstuurd en geopend Samira Yilmaz Re-integratievoorstel, versie 1" in words
    assert (
        "nog niet geopend" in words
        and "Zichtbaar voor: coach, jobhunter en manager van het bureau, Samira" in words
    )


def test_sending_shows_the_answer_of_the_kandidaat_and_goes_once(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    client = inloggen(cast.anna)
    assert client.get(at(plan, "versturen/")).status_code == 409
    documenten.offer_plan(plan=plan, by=cast.anna.actor)
    assert "De kandidaat heeft nog niet geantwoord." in text_of(client.get(at(plan, "versturen/")))
    plan.refresh_from_db()
    arrange.answer(cast, plan, "samira", "akkoord_met_opmerking", "Liever in de ochtend")
    check = text_of(client.get(at(plan, "versturen/")))
    assert "Akkoord met opmerking" in check and "Liever in de ochtend" in check
    assert confirm(client, plan, "versturen/").status_code == 302
    plan.refresh_from_db()
    assert plan.stand == "bij_opdrachtgever"
    assert client.post(at(plan, "versturen/"), {"inhoud": sha_of(plan)}).status_code == 302
    assert Document.objects.filter(dossier=plan.dossier).count() == 3
    words = text_of(client.get(at(plan)))
    assert "Piet Bos" in words and "Liever in de ochtend" in words


def test_an_answer_for_the_coach_alone_is_nowhere_in_the_plan(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    intake = Intake.objects.get(traject=plan.traject, soort="werknemer")
    question = intakes.domains(intake)[0]["sleutel"]
    intakes.save_answer(
        intake=intake, domein=question, tekst=f"{KANARIE}.", zichtbaarheid="coach", by=cast.anna.actor
    )
    client = inloggen(cast.anna)
    check = client.get(at(plan, "aanbieden/"))
    assert "1 antwoord uit de intake is alleen voor u. Het gaat niet mee." in text_of(check)
    assert KANARIE not in check.content.decode()
    confirm(client, plan, "aanbieden/")
    confirm(client, plan, "versturen/")
    pages = [
        inloggen(cast.anna).get(at(plan)),
        inloggen(cast.joris).get(at(plan)),
        client.get(at(plan, "verschil/")),
    ]
    assert not any(KANARIE in page.content.decode() for page in pages)
    assert all(KANARIE not in json.dumps(row.inhoud) for row in Document.objects.filter(dossier=plan.dossier))


def test_a_sentence_for_the_coach_alone_that_was_typed_over_is_pointed_out(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    intake = Intake.objects.get(traject=plan.traject, soort="werknemer")
    question = intakes.domains(intake)[0]["sleutel"]
    intakes.save_answer(
        intake=intake, domein=question, tekst=f"Zij wil snel weer werken. {KANARIE}.", zichtbaarheid="coach",
        by=cast.anna.actor,
    )  # fmt: skip
    arrange.add_line(cast, plan, naam="Rust", onderbouwing=f"Want {KANARIE.lower()}  en dat kost kracht")
    check = text_of(inloggen(cast.anna).get(at(plan, "aanbieden/")))
    assert "Deze zin staat ook in een antwoord dat alleen voor u is." in check and f"“{KANARIE}”" in check
    assert "Zij wil snel weer werken" not in check


def test_words_about_illness_are_pointed_out_and_the_coach_decides(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    arrange.add_line(cast, plan, naam="Rustige opbouw", onderbouwing="Vanwege haar depressie en medicijnen")
    client = inloggen(cast.anna)
    check = text_of(client.get(at(plan, "aanbieden/")))
    assert (
        "Woorden over ziekte?" in check and "“depressie”" in check and "Rustige opbouw: Onderbouwing" in check
    )
    assert confirm(client, plan, "aanbieden/").status_code == 422
    client.post(at(plan, "woorden/"), answers("Vanwege haar depressie en medicijnen", "0"))
    line = Planregel.objects.get(plan=plan, naam="Rustige opbouw")
    assert "depressie" not in line.onderbouwing and "…" in line.onderbouwing
    Planregel.objects.filter(pk=line.pk).update(onderbouwing="Vanwege haar depressie")
    client.post(at(plan, "woorden/"), answers("Vanwege haar depressie", "gewoon"))
    assert confirm(client, plan, "aanbieden/").status_code == 302


# Proposals and versions


def test_a_proposal_of_the_kandidaat_is_taken_over_in_a_new_version(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    client = inloggen(cast.anna)
    documenten.offer_plan(plan=plan, by=cast.anna.actor)
    line = Planregel.objects.get(plan=plan, naam="Meelopen in een magazijn")
    plannen.propose_change(plan=plan, reeks=line.reeks, tekst="Liever in een winkel", by=cast.samira.actor)
    row = Wijzigingsvoorstel.objects.get()
    words = text_of(client.get(at(plan)))
    assert "Liever in een winkel Overnemen : Meelopen in een magazijn Antwoorden" in words
    page = client.get(at(plan, f"voorstellen/{row.pk}/?doe=overnemen")).content.decode()
    state = re.search(r'name="stand" value="(\w+)"', page)
    assert state
    sent = {
        "doe": "overnemen", "stand": state[1], "soort": "activiteit", "naam": "Meelopen in een winkel",
        "onderbouwing": line.onderbouwing, "gericht_op": "opbouw", "eigenaar": "kandidaat", "antwoord": "Goed idee",
    }  # fmt: skip
    assert client.post(at(plan, f"voorstellen/{row.pk}/"), {**sent, "naam": ""}).status_code == 422
    after = text_of(client.post(at(plan, f"voorstellen/{row.pk}/"), sent, follow=True))
    assert "versie 2" in after and "Meelopen in een winkel" in after and "Overgenomen." in after
    assert "Versie 1 ligt bij Samira Yilmaz." in after
    row.refresh_from_db()
    assert row.overgenomen and row.antwoord == "Goed idee"


def test_a_proposal_that_is_not_taken_over_needs_an_answer(
    cast: Cast, inloggen: Any, plan: Trajectplan
) -> None:
    client = inloggen(cast.anna)
    documenten.offer_plan(plan=plan, by=cast.anna.actor)
    line = Planregel.objects.filter(plan=plan).first()
    assert line
    plannen.propose_change(plan=plan, reeks=line.reeks, tekst="Dit niet", by=cast.samira.actor)
    row = Wijzigingsvoorstel.objects.get()
    here = at(plan, f"voorstellen/{row.pk}/")
    assert client.get(here).status_code == 200
    assert client.post(here, {"doe": "antwoorden", "antwoord": ""}).status_code == 422
    words = text_of(
        client.post(here, {"doe": "antwoorden", "antwoord": "Wij proberen het drie weken"}, follow=True)
    )
    assert "Niet overgenomen." in words and "Wij proberen het drie weken" in words
    assert not Trajectplan.objects.filter(stand="concept").exists()
    again = client.post(here, {"doe": "antwoorden", "antwoord": "Toch iets anders"})
    assert again.status_code == 422 and "al beantwoord" in text_of(again)


def test_the_difference_between_versions_can_be_read(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    client = inloggen(cast.anna)
    documenten.offer_plan(plan=plan, by=cast.anna.actor)
    client.post(at(plan, "nieuw/"))
    new = Trajectplan.objects.get(stand="concept")
    client.post(
        at(new, "wijzigen/"), form_of(new, doel_kandidaat="Weer met veel plezier werken", eind_op="4-10-2026")
    )
    gone = Planregel.objects.get(plan=new, naam="Meelopen in een magazijn")
    client.post(at(new, f"regels/{gone.pk}/verwijderen/"))
    arrange.add_line(cast, new, naam="Netwerken")
    page = client.get(at(new, "verschil/?van=1&naar=2")).content.decode()
    assert "Weer met <ins>veel</ins> plezier werken" in page
    assert "<del>13 september 2026</del> <ins>4 oktober 2026</ins>" in page
    assert "<del>Meelopen in een magazijn</del>" in page and "<ins>Netwerken</ins>" in page
    assert "regel weg" in page and "nieuwe regel" in page
    assert client.get(at(new, f"versies/{plan.pk}/")).status_code == 200
    assert "Naar de nieuwste versie" in text_of(client.get(at(new, f"versies/{plan.pk}/")))
    assert inloggen(cast.joris).get(at(new, "verschil/?van=2&naar=99")).status_code == 200


def test_code_in_a_text_is_only_text(cast: Cast, inloggen: Any, plan: Trajectplan) -> None:
    bad = '<img src=x onerror=alert(1)>{{ settings.SECRET_KEY }}{% load x %}#eval("1")'
    arrange.add_line(cast, plan, naam="‮Achterstevoren", onderbouwing=bad)
    page = inloggen(cast.anna).get(at(plan)).content.decode()
    assert "<img" not in page and "{{ settings.SECRET_KEY }}" in page and "#eval(" in page


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3400", "3400"),
        ("3.400", "3400"),
        ("€ 3.400,50", "3400.50"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("12.000.000", "12000000"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, number: str) -> None:
    assert str(GetalVeld(decimal_places=2, max_digits=12).clean(text)) == number


def test_words_are_marked_and_spaces_are_not() -> None:
    parts = [(part.soort, part.tekst) for part in text_difference("een twee drie", "een vier drie vijf")]
    assert parts == [
        ("gelijk", "een "), ("weg", "twee"), ("gelijk", " "), ("nieuw", "vier"), ("gelijk", " "), ("gelijk", "drie "),
        ("nieuw", "vijf"),
    ]  # fmt: skip
