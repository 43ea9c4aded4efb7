"""The zoekprofiel on the pages: written by the coach, ordered by the kandidaat, read in part by the opdrachtgever."""

import re
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange import profielen as profielen_arrange
from tests.arrange import zoekprofielen as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast, sign_in
from wissel.database.context import als
from wissel.documenten.models import Document
from wissel.documenten.opslag import open_checked
from wissel.dossiers.models import Dossier
from wissel.outbox.models import Bericht
from wissel.trajecten.models import Fase
from wissel.zoekprofielen.actions import beeld as beelden
from wissel.zoekprofielen.actions import richtingen
from wissel.zoekprofielen.models import (
    Puntbevestiging,
    Rangorde,
    RealistischBeeld,
    Richting,
    Richtingeis,
    Zoekprofiel,
)

NIET_VOOR_WERKGEVER = (
    "Afwisselend werk zonder zware lasten", "Sluit aan bij het magazijn", "Ik wil het liefst plannen",
    "Dit lijkt me te druk", "Wens van Samira", "Tillen", "ongeveer 5 kg", "Er zijn in deze regio geen vacatures",
)  # fmt: skip


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-04-07T10:00")
    return open_samira(cast)


def url(dossier: Dossier, rest: str = "") -> str:
    return f"/dossiers/{dossier.pk}/zoekprofiel/{rest}"


def toets_of(response: Any) -> str:
    """The words of the toets on a page."""
    found = re.search(
        r'<div id="toets".*?</div>\s*(?=</aside>|</section>|$)', response.content.decode(), re.S
    )
    assert found
    return found.group(0)


def test_the_coach_begins_from_an_empty_page_that_says_what_to_do(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    sign_in(client, cast.anna)
    assert "Er is nog geen zoekprofiel" in text_of(client.get(url(dossier)))
    page = client.post(url(dossier, "nieuw/"), follow=True)
    words = text_of(page)
    assert "Zoekprofiel, versie 1" in words and "Voeg ten minste één richting toe" in words
    assert "Er is nog geen vastgestelde belastbaarheid" in words


def test_only_interpreter_is_red_with_why_and_three_neighbours(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    with als(cast.bureau):
        row = arrange.draft(cast, dossier)
        arrange.direction(cast, row, "Tolk", "vertaler", herkomst="wens")
    sign_in(client, cast.anna)
    page = client.get(url(dossier))
    words = text_of(page)
    assert "Dit zoekprofiel is te zwak" in words
    assert "Er staat maar één richting in. Dat is te smal" in words
    assert "Alle richtingen rusten alleen op een wens" in words
    assert "ECLI:NL:RBMNE:2023:1786" in words
    proposals = re.findall(r"richtingen/nieuw/\?beroep=", page.content.decode())
    assert len(proposals) == 3 and "Werk dat dichtbij ligt" in words


def test_near_work_starts_with_what_someone_did(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        profielen_arrange.fill(cast, dossier)
        row = arrange.draft(cast, dossier)
        arrange.direction(cast, row, "Tolk", "vertaler", herkomst="wens")
    sign_in(client, cast.anna)
    assert "Deed dit werk eerder: Orderpicker" in text_of(client.get(url(dossier)))


def test_a_direction_is_added_from_the_form_with_its_occupation(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    with als(cast.bureau):
        arrange.draft(cast, dossier)
        key = arrange.beroep("transportplanner").pk
    sign_in(client, cast.anna)
    data = {
        "beroep": str(key), "beroep_zoek": "planner", "naam": "", "soorten_werk": "Transportplanner\nRitplanner",
        "herkomst": "arbeidsmarkt", "plaats": "Utrecht", "reistijd": "35", "uren_van": "16", "uren_tot": "24",
        "vacatures": "14", "vacatures_bron": "werk.nl", "vacatures_op": "1-4-2026", "vacatures_regio": "Utrecht",
        "loon_van": "2.500", "loon_tot": "3.100", "loon_per": "maand", "waarom": "", "toegang": "", "trend": "",
    }  # fmt: skip
    page = client.post(url(dossier, "richtingen/nieuw/"), data, follow=True)
    assert "Punten van Transportplanner" in text_of(page)
    with als(cast.bureau):
        row = Richting.objects.get()
        assert (row.naam, row.isco, row.vacatures, row.loon_per) == ("Transportplanner", "4323", 14, "maand")


def test_a_wrong_number_is_said_at_its_field_and_nothing_typed_is_lost(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    with als(cast.bureau):
        arrange.draft(cast, dossier)
    sign_in(client, cast.anna)
    page = client.post(
        url(dossier, "richtingen/nieuw/"),
        {"naam": "Balie", "reistijd": "lang", "uren_van": "9", "uren_tot": "4"},
    )
    assert page.status_code == 422
    assert "Vul hele minuten in" in text_of(page) and 'value="Balie"' in page.content.decode()


def test_the_toets_follows_the_form_before_it_is_sent(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        arrange.draft(cast, dossier)
    sign_in(client, cast.anna)
    page = client.post(url(dossier, "toets/"), {"naam": "Baliewerk", "soorten_werk": "iets met mensen"})
    words = text_of(page)
    assert page.content.decode().lstrip().startswith('<div id="toets"')
    assert "“iets met mensen” zegt niet wat iemand gaat doen" in words
    with als(cast.bureau):
        assert not Richting.objects.exists()


def test_passend_without_belastbaarheid_is_refused_at_its_field(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    with als(cast.bureau):
        row = arrange.direction(cast, arrange.draft(cast, dossier), "Planner", "transportplanner")
    sign_in(client, cast.anna)
    data = {"doe": "oordeel", "versie": row.versie, **arrange.PASSEND, **arrange.HAALBAAR}
    page = client.post(url(dossier, f"richtingen/{row.pk}/punten/"), data)
    assert page.status_code == 422
    assert "geen vastgestelde belastbaarheid met een datum (FML, IZP of BAR)" in text_of(page)
    with als(cast.bureau):
        assert Richting.objects.get().passend == "onbekend"


def test_items_are_corrected_and_confirmed_and_a_clash_stops_passend(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    with als(cast.bureau):
        arrange.belastbaarheid(cast, dossier)
        row = arrange.direction(cast, arrange.draft(cast, dossier), "Planner", "transportplanner")
    sign_in(client, cast.anna)
    points = url(dossier, f"richtingen/{row.pk}/punten/")
    assert "inschatting" in text_of(client.get(points))
    client.post(points + "tillen/", {"waarde": "10", "bron": "Bezoek aan de werkgever"})
    with als(cast.bureau):
        assert Richtingeis.objects.get().waarde == 10
    page = client.get(points)
    assert "past niet" in text_of(page) and "Bezoek aan de werkgever" in text_of(page)
    data = {"doe": "oordeel", "versie": row.versie, **arrange.PASSEND, **arrange.HAALBAAR}
    page = client.post(points, data)
    assert page.status_code == 422 and "Op deze punten past het niet: Tillen" in text_of(page)
    client.post(points + "tillen/", {"waarde": "4", "bron": "Bezoek aan de werkgever"})
    sha = re.search(r'name="tabel" value="([0-9a-f]{64})"', client.get(points).content.decode())
    assert sha
    assert "Bevestigd door Anna Bakker" in text_of(
        client.post(points, {"doe": "bevestig", "tabel": sha[1]}, follow=True)
    )
    page = client.post(points, data, follow=True)
    assert "De oordelen zijn vastgelegd" in text_of(page)
    with als(cast.bureau):
        assert Puntbevestiging.objects.count() == 1 and Richting.objects.get().passend == "ja"


def test_badges_come_from_lines_of_the_profile(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        lines = profielen_arrange.fill(cast, dossier)
        row = arrange.direction(cast, arrange.draft(cast, dossier), "Planner", "transportplanner")
    sign_in(client, cast.anna)
    data = {"doe": "regels", "regels": [str(lines["werk"].pk), str(lines["plannen"].pk)]}
    client.post(url(dossier, f"richtingen/{row.pk}/bronnen/"), data)
    words = text_of(client.get(url(dossier)))
    assert (
        "Werkervaring : Orderpicker" in words
        and "Kennis : Werk plannen" in words
        and "Affiniteit : nog niet" in words
    )
    page = client.post(
        url(dossier, f"richtingen/{row.pk}/bronnen/"), {"doe": "feit", "naam": "14 vacatures", "waar": ""}
    )
    assert page.status_code == 422


def test_medical_words_stop_the_offer_until_answered(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        row = arrange.complete(
            cast, dossier, hervattingsmogelijkheden="Door haar fibromyalgie begint zij rustig."
        )
    sign_in(client, cast.anna)
    page = client.get(url(dossier, f"versies/{row.pk}/aanbieden/"))
    assert "Woorden over ziekte?" in text_of(page)
    assert "lijkt medisch" in text_of(
        client.post(url(dossier, f"versies/{row.pk}/aanbieden/"), {"tabel": "1"})
    )
    with als(cast.bureau):
        assert Zoekprofiel.objects.get().stand == "concept"


def test_from_draft_to_established_over_the_pages(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        row = arrange.complete(cast, dossier)
    sign_in(client, cast.anna)
    client.post(url(dossier, f"versies/{row.pk}/aanbieden/"), {"tabel": "1"})
    sign_in(client, cast.samira)
    page = client.get("/mijn/zoekprofiel/")
    words = text_of(page)
    assert (
        "Dit werk past bij wat u kunt." in words
        and "Welk werk kan ik doen?" in words
        and "Werk dat afviel" in words
    )
    assert "Dit werk vraagt:" in words
    with als(cast.bureau):
        row.refresh_from_db()
        first, second = (each["reeks"] for each in row.inhoud["richtingen"][:2])
    client.post(f"/mijn/zoekprofiel/{row.pk}/volgorde/", {"zet": f"op {second}"})
    client.post(f"/mijn/zoekprofiel/{row.pk}/richtingen/{first}/", {"tekst": "Dit lijkt me te druk"})
    refused = client.post(f"/mijn/zoekprofiel/{row.pk}/keuze/", {"woorden": " "})
    assert refused.status_code == 422 and "in uw eigen woorden" in text_of(refused)
    client.post(f"/mijn/zoekprofiel/{row.pk}/keuze/", {"woorden": "Ik wil het liefst aan de balie"})
    answer = {"antwoord": "akkoord", "tekst": "", "inhoud_sha256": row.inhoud_sha256}
    client.post(f"/mijn/zoekprofiel/{row.pk}/antwoord/", answer)
    with als(cast.bureau):
        order = Rangorde.objects.get()
        assert order.reeksen[:2] == [second, first] and order.klaar_op
    sign_in(client, cast.anna)
    words = text_of(client.get(url(dossier)))
    assert "Ik wil het liefst aan de balie" in words and "Dit lijkt me te druk" in words
    client.post(url(dossier, f"versies/{row.pk}/vaststellen/"), {"inhoud": row.inhoud_sha256})
    with als(cast.bureau):
        row.refresh_from_db()
        assert row.stand == "vastgesteld"


def test_an_answer_on_an_older_version_is_not_taken(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        row = arrange.offered(cast, dossier)
    sign_in(client, cast.samira)
    page = client.post(
        f"/mijn/zoekprofiel/{row.pk}/antwoord/", {"antwoord": "akkoord", "inhoud_sha256": "0" * 64}
    )
    assert page.status_code == 409 and "andere versie dan u las" in text_of(page)


def test_the_choice_also_stands_in_the_phase_that_asks_for_it(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    from tests.arrange.trajecten import start_traject_for

    with als(cast.bureau):
        start_traject_for(cast, dossier)
        phase = (
            Fase.objects.filter(sleutel__contains="orient").first() or Fase.objects.order_by("volgorde")[1]
        )
        Fase.objects.filter(pk=phase.pk).update(gestart_op="2026-04-01")
        row = arrange.offered(cast, dossier)
    sign_in(client, cast.samira)
    client.post(f"/mijn/zoekprofiel/{row.pk}/keuze/", {"woorden": "Dit past bij mij"})
    with als(cast.bureau):
        asked = [
            each
            for each in Fase.objects.filter(gestart_op__isnull=False)
            if "keuze_kandidaat" in str(each.traject.sjabloon) and each.keuze_kandidaat
        ]
        assert all(each.keuze_kandidaat[0] == "Planner" and each.woorden_kandidaat for each in asked)


def test_a_changed_belastbaarheid_is_marked_and_looked_at_again(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    import datetime as dt

    with als(cast.bureau):
        row = arrange.established(cast, dossier)
        arrange.belastbaarheid(cast, dossier, dt.date(2026, 4, 2), tillen=3)
    sign_in(client, cast.anna)
    assert "Gewijzigd na zoekprofiel." in text_of(client.get(url(dossier)))
    page = client.get(url(dossier, f"versies/{row.pk}/nakijken/"))
    assert "Tillen" in text_of(page) and "ongeveer 2 kg" in text_of(page)
    client.post(url(dossier, f"versies/{row.pk}/nakijken/"), {"toelichting": "Tillen speelt hier niet."})
    words = text_of(client.get(url(dossier)))
    assert "Gewijzigd na zoekprofiel." not in words and "Nagekeken op 7 april 2026" in words


def test_two_versions_stand_side_by_side(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        arrange.established(cast, dossier)
        new = arrange.versies.new_version(dossier=dossier, by=cast.anna.actor)
        arrange.direction(cast, new, "Werkvoorbereider", "productieplanner")
    sign_in(client, cast.anna)
    words = text_of(client.get(url(dossier, "vergelijken/")))
    assert "Versie 1 naast versie 2" in words and "Werkvoorbereider nieuwe richting" in words


def test_the_beeld_is_one_text_for_both_and_a_draft_is_for_nobody(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    sign_in(client, cast.anna)
    data = {
        "kan": "Plannen en overzicht houden",
        "uitkomst": "Werk voor 20 uur",
        "redenen": "De markt vraagt planners",
    }
    client.post(url(dossier, "beeld/"), {**data, "doe": "bewaren"})
    for who, place in (
        (cast.samira, "/mijn/zoekprofiel/"),
        (cast.piet, f"/opdrachtgever/dossiers/{dossier.pk}/richting/"),
    ):
        assert "Plannen en overzicht houden" not in text_of(client_of(client, who).get(place))
    sign_in(client, cast.anna)
    client.post(url(dossier, "beeld/"), {**data, "versie": "2", "doe": "delen"})
    for who, place in (
        (cast.samira, "/mijn/zoekprofiel/"),
        (cast.piet, f"/opdrachtgever/dossiers/{dossier.pk}/richting/"),
    ):
        words = text_of(client_of(client, who).get(place))
        assert all(each in words for each in data.values())
    with als(cast.bureau):
        assert RealistischBeeld.objects.get().inhoud_sha256


def client_of(client: Any, lid: Any) -> Any:
    return sign_in(client, lid)


def test_the_opdrachtgever_never_reads_items_wishes_order_or_words(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    """Planted words are first seen by who may, then on no page, paper, mail or file of the opdrachtgever."""
    with als(cast.bureau):
        work = arrange.complete(cast, dossier)
        wish = Richting.objects.filter(zoekprofiel=work, naam="Planner").get()
        Richting.objects.filter(pk=wish.pk).update(waarom="Wens van Samira: Sluit aan bij het magazijn")
        row = arrange.versies.offer(profiel=work, by=cast.anna.actor)
        first = row.inhoud["richtingen"][0]["reeks"]
        from wissel.zoekprofielen.actions import antwoorden

        antwoorden.comment(profiel=row, reeks=first, tekst="Dit lijkt me te druk", by=cast.samira.actor)
        antwoorden.choose(profiel=row, woorden="Ik wil het liefst plannen", by=cast.samira.actor)
        row = arrange.agree(cast, row)
    own = text_of(sign_in(client, cast.samira).get("/mijn/zoekprofiel/"))
    assert all(each in own for each in NIET_VOOR_WERKGEVER)
    before = text_of(sign_in(client, cast.piet).get(f"/opdrachtgever/dossiers/{dossier.pk}/richting/"))
    assert "nog niet vastgesteld" in before and "Planner" not in before
    with als(cast.bureau):
        arrange.versies.establish(profiel=row, by=cast.anna.actor)
    sign_in(client, cast.piet)
    places = ("richting/", "", "documenten/", "plan/", "inspanningen/", "medewerking/", "verplichtingen/")
    pages = [text_of(client.get(f"/opdrachtgever/dossiers/{dossier.pk}/{each}")) for each in places]
    assert "Past bij de belastbaarheid volgens IZP van de arbodienst, 20 maart 2026." in pages[0]
    assert "er is te weinig werk" in pages[0]
    with als(cast.bureau):
        papers = list(Document.objects.filter(dossier=dossier, soort="zoekprofiel"))
        mails = " ".join(str(each.__dict__) for each in Bericht.objects.all()) + str(mail.outbox)
        employer = [each for each in papers if each.publiek == "allen"]
        files = " ".join(_text_of_pdf(each) for each in employer) + str([each.inhoud for each in employer])
    assert [
        client.get(f"/documenten/{each.pk}/").status_code for each in papers if each.publiek == "kandidaat"
    ] == [404]
    assert "Planner" in files
    for secret in NIET_VOOR_WERKGEVER:
        assert not any(secret in each for each in pages), secret
        assert secret not in files and secret not in mails, secret


def _text_of_pdf(paper: Document) -> str:
    from pypdf import PdfReader

    file = open_checked(paper.pad, paper.sha256)
    assert file is not None
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def test_jobhunter_and_manager_read_verdicts_but_no_items(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        draft = arrange.complete(cast, dossier)
    for who in (cast.joris, cast.mo):
        sign_in(client, who)
        assert "Er is nog geen zoekprofiel" in text_of(client.get(url(dossier)))
    with als(cast.bureau):
        arrange.versies.offer(profiel=draft, by=cast.anna.actor)
        row = Richting.objects.filter(naam="Planner").get()
    for who in (cast.joris, cast.mo):
        sign_in(client, who)
        words = text_of(client.get(url(dossier)))
        assert "Planner" in words and "Passend ja" in words
        assert "Afwisselend werk zonder zware lasten" not in words and "Zoekprofiel-toets" not in words
        assert client.get(url(dossier, f"richtingen/{row.pk}/punten/")).status_code == 404


def test_pages_ask_a_bounded_number_of_queries(client: Any, cast: Cast, dossier: Dossier) -> None:
    with als(cast.bureau):
        row = arrange.offered(cast, dossier)
    for who, place, most in (
        (cast.anna, url(dossier), 40),
        (cast.samira, "/mijn/zoekprofiel/", 32),
        (cast.piet, f"/opdrachtgever/dossiers/{dossier.pk}/richting/", 22),
    ):
        sign_in(client, who).get(place)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(place).status_code == 200
        assert len(seen) <= most, (place, len(seen))
    assert row.nummer == 1
    assert richtingen.MEESTE == 12 and beelden.TEKSTEN


def test_the_arbeidsdeskundige_goes_through_the_items_by_a_link(
    client: Any, cast: Cast, dossier: Dossier
) -> None:
    from tests.arrange.betrokkenen import asked

    with als(cast.bureau):
        draft = arrange.complete(cast, dossier)
        link = asked(cast, dossier, "functiepunten", publiek="")
        keys = [str(each.reeks) for each in Richting.objects.filter(zoekprofiel=draft, uitgesloten_om="")]
    place = f"/taak/{link.token}/"
    client.post(place, {"code": link.code})
    page = client.get(place)
    words = text_of(page)
    assert "Past dit werk bij wat iemand kan?" in words and "Tillen" in words and "Planner" in words
    assert "Genoeg vacatures en ervaring" not in words
    marks = re.findall(r'name="(merk_[0-9a-f-]+)"[^>]*value="([0-9a-f]{64})"', page.content.decode())
    data = {**dict(marks), f"oordeel_{keys[0]}": "ja", f"oordeel_{keys[1]}": "nee", "zelf": "on"}
    refused = client.post(place, data)
    assert refused.status_code == 422 and "Schrijf welk punt anders is." in text_of(refused)
    client.post(place, {**data, f"reden_{keys[1]}": "Aan deze balie staat men vaker."})
    with als(cast.bureau):
        said = {str(each.reeks): each for each in Puntbevestiging.objects.all()}
        assert (said[keys[0]].rol, said[keys[0]].naam, said[keys[0]].klopt) == (
            "arbeidsdeskundige",
            "R. de Wit",
            True,
        )
        assert said[keys[1]].klopt is False
    words = text_of(sign_in(client, cast.anna).get(url(dossier)))
    assert "punten bevestigd door R. de Wit" in words and "Aan deze balie staat men vaker." in words
