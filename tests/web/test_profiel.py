"""Mijn profiel and the tab Profiel: writing together, reading a version, agreeing, and sharing what one chooses."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.arrange import profielen as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import confirm_self, set_clock, text_of
from tests.cast import Cast, sign_in
from wissel.dossiers.models import Dossier
from wissel.logbook.models import LogbookEntry
from wissel.profielen.actions import deling, regels, versies
from wissel.profielen.models import (
    Persoonsprofiel,
    Profieldeel,
    Profieldeling,
    Profielregel,
    Vaardigheidsbewijs,
)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-04-07T10:00")
    return open_samira(cast)


@pytest.fixture
def samira(cast: Cast, dossier: Dossier) -> Client:
    return sign_in(Client(), cast.samira)


@pytest.fixture
def anna(cast: Cast, dossier: Dossier) -> Client:
    return sign_in(Client(), cast.anna)


def k(name: str, *args: Any) -> str:
    return reverse(f"kandidaat:{name}", args=args)


def b(name: str, dossier: Dossier, *args: Any) -> str:
    return reverse(f"bureau:{name}", args=[dossier.pk, *args])


def test_the_hub_says_what_is_filled_what_is_missing_and_who_sees_it(
    cast: Cast, dossier: Dossier, samira: Client
) -> None:
    text = text_of(samira.get(k("profiel")))
    assert "0 van 11 onderdelen zijn ingevuld" in text
    arrange.fill(cast, dossier)
    text = text_of(samira.get(k("profiel")))
    assert "11 van 11 onderdelen zijn ingevuld" in text
    assert "Uw werkgever ziet niets, tenzij u dat zelf wilt." in text
    assert "Er is vraag naar plannersassistenten." in text


def test_a_job_is_asked_one_question_at_a_time_and_nothing_is_lost_in_between(
    cast: Cast, dossier: Dossier, samira: Client
) -> None:
    first = samira.post(
        k("profielregel_nieuw", "ervaring"), {"naam": "Orderpicker", "soort": "betaald", "waar": "De Vries"}
    )
    row = Profielregel.objects.get()
    assert first.url == k("profielregel", row.pk) + "?stap=2"
    page = samira.get(first.url)
    assert "Vraag 2 van 4" in text_of(page)
    wrong = samira.post(first.url, {"van": "maart 2015", "tot": "2010", "versie": row.versie})
    assert wrong.status_code == 422 and "Het einde ligt voor het begin" in text_of(wrong)
    assert 'value="maart 2015"' in wrong.content.decode()
    second = samira.post(first.url, {"van": "maart 2015", "loopt": "on", "versie": row.versie})
    assert second.url.endswith("?stap=3")
    last = samira.post(
        k("profielregel", row.pk) + "?stap=4", {"kon": "Snel en precies", "versie": row.versie + 1}
    )
    assert last.url == k("profiel_deel", "ervaring") + f"#regel-{row.pk}"
    row.refresh_from_db()
    assert (row.van, row.loopt, row.kon) == ("2015-03", True, "Snel en precies")


def test_long_texts_keep_themselves(cast: Cast, dossier: Dossier, samira: Client) -> None:
    row = arrange.add(dossier, cast.samira.actor, "ervaring", **arrange.WERK)
    answer = samira.post(
        k("profielregel", row.pk), {"bewaren": "concept", "kon": "Half af", "versie": row.versie}
    )
    assert answer.json()["toon"] == {"id_versie": 2}
    row.refresh_from_db()
    assert row.kon == "Half af"
    late = samira.post(k("profielregel", row.pk), {"bewaren": "concept", "kon": "Oud", "versie": 1})
    assert late.status_code == 409 and "Iemand anders" in late.json()["botsing"]


def test_who_was_second_sees_both_texts_and_chooses(cast: Cast, dossier: Dossier, samira: Client) -> None:
    row = arrange.add(dossier, cast.samira.actor, "wens", naam="Leidinggeven", soort="wens")
    regels.change_line(regel_id=row.pk, by=cast.anna.actor, toelichting="Tekst van Anna")
    sent = {"naam": "Leidinggeven", "soort": "wens", "toelichting": "Tekst van Samira", "versie": 1}
    clash = samira.post(k("profielregel", row.pk), sent)
    text = text_of(clash)
    assert clash.status_code == 409 and "Tekst van Anna" in text and "Tekst van Samira" in text
    assert (
        samira.post(k("profielregel", row.pk), {**sent, "versie": 2, "neem": "toelichting"}).status_code
        == 302
    )
    row.refresh_from_db()
    assert row.toelichting == "Tekst van Anna"
    samira.post(k("profielregel", row.pk), {**sent, "versie": 2})
    row.refresh_from_db()
    assert row.toelichting == "Tekst van Samira"


def test_what_is_taken_out_can_be_put_back_from_the_page(
    cast: Cast, dossier: Dossier, samira: Client
) -> None:
    row = arrange.add(dossier, cast.samira.actor, "taal", naam="Turks", spreken="moedertaal")
    gone = samira.post(k("profielregel_weg", row.pk), follow=True)
    assert "“Turks” is weggehaald." in text_of(gone) and "Zet terug" in text_of(gone)
    assert "Turks" in text_of(samira.post(k("profielregel_terug", row.pk), follow=True))
    row.refresh_from_db()
    assert row.weg_op is None


def test_nothing_to_tell_is_an_answer_too(cast: Cast, dossier: Dossier, samira: Client) -> None:
    samira.post(k("profieldeel_geen", "opleiding"), {"geen": "ja"})
    assert Profieldeel.objects.get(deel="opleiding").geen
    assert "Ik heb geen opleiding of cursus gedaan" in text_of(samira.get(k("profiel_deel", "opleiding")))


def test_sheets_are_filled_in_with_choices(cast: Cast, dossier: Dossier, samira: Client) -> None:
    sent = {
        "rijbewijzen": ["B"],
        "middelen": ["fiets", "ov"],
        "reistijd": "45",
        "toelichting": "",
        "versie": 0,
    }
    assert samira.post(k("profieldeel_invullen", "vervoer"), sent).status_code == 302
    assert "Fiets, Bus, tram, metro of trein" in text_of(samira.get(k("profiel_deel", "vervoer")))
    wrong = samira.post(k("profieldeel_invullen", "vervoer"), {**sent, "reistijd": "zoveel", "versie": 1})
    assert wrong.status_code == 422 and 'value="zoveel"' in wrong.content.decode()
    for deel in ("digitaal", "beschikbaarheid"):
        assert samira.get(k("profieldeel_invullen", deel)).status_code == 200


def test_words_about_illness_are_asked_about_before_others_read_them(
    cast: Cast, dossier: Dossier, samira: Client
) -> None:
    sent = {"naam": "Door mijn depressie kan ik niet plannen"}
    page = samira.post(k("profielregel_nieuw", "belemmering"), sent)
    assert page.status_code == 422 and "depressie" in text_of(page)
    assert not Profielregel.objects.exists()


def test_the_three_statements_are_not_for_the_kandidaat_to_write(cast: Cast, samira: Client) -> None:
    assert samira.get(k("profieldeel_invullen", "kansen")).status_code == 302
    assert samira.get(k("profiel_deel", "bestaat-niet")).status_code == 404


def test_the_kandidaat_adds_evidence_and_the_coach_confirms(
    cast: Cast, dossier: Dossier, samira: Client, anna: Client
) -> None:
    made = arrange.fill(cast, dossier)
    page = samira.post(k("profielbewijs_nieuw", made["plannen"].pk), {"soort": "ervaring"})
    assert page.status_code == 422 and "Kies bij welk werk dit te zien was." in text_of(page)
    sent = {"soort": "ervaring", "ervaring": str(made["werk"].pk), "tekst": "Ik maakte het rooster."}
    assert samira.post(k("profielbewijs_nieuw", made["plannen"].pk), sent).status_code == 302
    text = text_of(anna.get(b("profiel", dossier)))
    assert "Ik maakte het rooster." in text and "Bevestigen : Werk plannen" in text
    anna.post(b("vaardigheid_bevestigen", dossier, made["plannen"].pk))
    assert "Uw coach heeft dit bevestigd" in text_of(samira.get(k("profiel_deel", "vaardigheid")))
    samira.post(k("profielbewijs_weg", Vaardigheidsbewijs.objects.get().pk))
    assert "Uw coach heeft dit bevestigd" not in text_of(samira.get(k("profiel_deel", "vaardigheid")))


def test_the_coach_sees_the_whole_profile_with_what_is_missing(
    cast: Cast, dossier: Dossier, anna: Client
) -> None:
    assert "Nog 11 onderdelen leeg" in text_of(anna.get(b("profiel", dossier)))
    anna.post(b("profielregel_nieuw", dossier, "taal"), {"naam": "Engels", "spreken": "B1"})
    anna.post(
        b("profieldeel", dossier, "kansen"), {"vinden": "a", "verkrijgen": "b", "behouden": "c", "versie": 0}
    )
    text = text_of(anna.get(b("profiel", dossier)))
    assert "Nog 9 onderdelen leeg" in text and "Engels" in text and "spreken B1" in text
    refused = anna.post(b("profiel_klaarzetten", dossier))
    assert refused.status_code == 409 and "Vul het werk en de ervaring in." in text_of(refused)


def test_the_coach_edits_in_place_and_puts_back(cast: Cast, dossier: Dossier, anna: Client) -> None:
    made = arrange.fill(cast, dossier)
    row = made["werk"]
    assert anna.get(b("profielregel", dossier, row.pk)).status_code == 200
    sent = {"naam": "Teamleider", "soort": "betaald", "waar": "De Vries", "versie": row.versie}
    assert anna.post(b("profielregel", dossier, row.pk), sent).status_code == 302
    assert "Teamleider" in text_of(anna.get(b("profiel", dossier)))
    assert "is weggehaald" in text_of(anna.post(b("profielregel_weg", dossier, row.pk), follow=True))
    anna.post(b("profielregel_terug", dossier, row.pk))
    assert anna.get(b("profielbewijs_nieuw", dossier, made["plannen"].pk)).status_code == 200
    kept = anna.post(
        b("profieldeel", dossier, "kansen"), {"bewaren": "concept", "vinden": "Half", "versie": 1}
    )
    assert kept.json()["toon"] == {"id_versie": 2}


def test_from_offer_to_akkoord(cast: Cast, dossier: Dossier, samira: Client, anna: Client) -> None:
    arrange.confirmed(cast, dossier)
    assert "Klaarzetten voor de kandidaat" in text_of(anna.get(b("profiel_klaarzetten", dossier)))
    assert anna.post(b("profiel_klaarzetten", dossier)).status_code == 302
    row = Persoonsprofiel.objects.get()
    assert "Uw profiel is klaar om te lezen" in text_of(samira.get(k("profiel")))
    page = text_of(samira.get(k("profiel_lezen")))
    assert "Orderpicker" in page and "bevestigd door de coach" in page and "Met dieren werken" in page
    row.refresh_from_db()
    assert row.gelezen_op is not None
    go_on = samira.post(
        k("profiel_antwoord", row.pk), {"antwoord": "akkoord", "inhoud_sha256": row.inhoud_sha256}
    )
    assert go_on.url == k("profiel_akkoord", row.pk)
    confirm_self(samira)
    assert "Ja, dit klopt" in text_of(samira.get(go_on.url))
    assert samira.post(go_on.url, {"inhoud_sha256": row.inhoud_sha256}).status_code == 302
    row.refresh_from_db()
    assert row.stand == "goedgekeurd"
    text = text_of(anna.get(b("profiel", dossier)))
    assert "Akkoord van de kandidaat" in text
    assert "Orderpicker" in text_of(anna.get(b("profiel_versie", dossier, row.pk)))


def test_niet_akkoord_reaches_the_coach_with_the_words(
    cast: Cast, dossier: Dossier, samira: Client, anna: Client
) -> None:
    arrange.fill(cast, dossier)
    row = versies.offer(dossier=dossier, by=cast.anna.actor)
    sent = {"antwoord": "niet_akkoord", "tekst": "Ik was teamleider.", "inhoud_sha256": row.inhoud_sha256}
    samira.post(k("profiel_antwoord", row.pk), sent)
    assert "Ik was teamleider." in text_of(anna.get(b("profiel", dossier)))


def test_a_newer_version_is_said_and_the_words_stay(cast: Cast, dossier: Dossier, samira: Client) -> None:
    arrange.fill(cast, dossier)
    old = versies.offer(dossier=dossier, by=cast.anna.actor)
    arrange.add(dossier, cast.anna.actor, "taal", naam="Engels", spreken="B1")
    versies.offer(dossier=dossier, by=cast.anna.actor)
    sent = {"antwoord": "niet_akkoord", "tekst": "Mijn woorden", "inhoud_sha256": old.inhoud_sha256}
    page = samira.post(k("profiel_antwoord", old.pk), sent)
    assert page.status_code == 409 and "Er is een nieuwere versie van uw profiel" in text_of(page)


def test_versions_stand_side_by_side(cast: Cast, dossier: Dossier, anna: Client) -> None:
    made = arrange.fill(cast, dossier)
    versies.offer(dossier=dossier, by=cast.anna.actor)
    regels.change_line(regel_id=made["werk"].pk, by=cast.samira.actor, naam="Planner")
    text = text_of(anna.get(b("profiel_vergelijken", dossier)))
    assert "Was Orderpicker Is nu Planner" in text
    assert "Deze twee zijn gelijk." in text_of(anna.get(b("profiel_vergelijken", dossier) + "?van=1&naar=1"))


def test_the_jobhunter_and_the_manager_read_and_write_nothing(cast: Cast, dossier: Dossier) -> None:
    arrange.fill(cast, dossier)
    for lid in (cast.joris, cast.mo):
        client = sign_in(Client(), lid)
        text = text_of(client.get(b("profiel", dossier)))
        assert "Orderpicker" in text and "Toevoegen" not in text
        assert client.post(b("profielregel_nieuw", dossier, "taal"), {"naam": "Engels"}).status_code == 404
        assert client.post(b("profiel_klaarzetten", dossier)).status_code == 404
    for lid in (cast.backoffice, cast.visser, cast.piet):
        assert sign_in(Client(), lid).get(b("profiel", dossier)).status_code == 404


def test_a_line_of_another_case_does_not_exist(
    cast: Cast, dossier: Dossier, samira: Client, anna: Client
) -> None:
    for path in (
        k("profielregel", uuid.uuid4()), k("profielbewijs_nieuw", uuid.uuid4()), k("profiel_versie", uuid.uuid4()),
    ):  # fmt: skip
        assert samira.get(path).status_code == 404
    assert anna.get(b("profielregel", dossier, uuid.uuid4())).status_code == 404


def test_the_employer_reads_only_what_is_shared_and_only_as_long_as_it_is(
    cast: Cast, dossier: Dossier, samira: Client
) -> None:
    row = arrange.approved(cast, dossier)
    piet = sign_in(Client(), cast.piet)
    page = reverse("opdrachtgever:profiel", args=[dossier.pk])
    assert piet.get(page).status_code == 404
    assert "Gedeeld door uw medewerker" not in text_of(
        piet.get(reverse("opdrachtgever:dossier", args=[dossier.pk]))
    )
    confirm_self(samira)
    assert samira.post(k("profiel_delen"), {"delen": ["ervaring", "taal"]}).status_code == 302
    text = text_of(piet.get(page))
    assert "Orderpicker" in text and "Turks" in text
    assert "dieren" not in text and "achter elkaar staan" not in text and "vraag naar" not in text
    assert LogbookEntry.objects.filter(actie="profiel_gedeeld_gelezen").count() == 1
    assert "U deelt versie 1 met uw werkgever" in text_of(samira.get(k("profiel")))
    samira.post(k("profiel_stoppen"))
    assert piet.get(page).status_code == 404
    assert Profieldeling.objects.get().profiel_id == row.pk


def test_sharing_asks_who_one_is_and_stopping_does_not(cast: Cast, dossier: Dossier, samira: Client) -> None:
    row = arrange.approved(cast, dossier)
    asked = samira.post(k("profiel_delen"), {"delen": ["taal"]})
    assert asked.status_code == 302 and "bevestigen" in asked.url
    assert not Profieldeling.objects.exists()
    deling.share(profiel=row, delen=["taal"], by=cast.samira.actor)
    samira.post(k("profiel_stoppen"))
    assert Profieldeling.objects.get().tot is not None


def test_a_page_takes_the_same_number_of_questions_for_one_line_as_for_forty(
    cast: Cast, dossier: Dossier, samira: Client, anna: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        arrange.add(dossier, cast.samira.actor, "vaardigheid", naam=f"Iets {number}", soort="vaardigheid")
    with django_assert_max_num_queries(20):
        assert samira.get(k("profiel")).status_code == 200
    with django_assert_max_num_queries(20):
        assert anna.get(b("profiel", dossier)).status_code == 200


def test_a_save_takes_few_questions(
    cast: Cast, dossier: Dossier, samira: Client, django_assert_max_num_queries: Any
) -> None:
    row = arrange.add(dossier, cast.samira.actor, "ervaring", **arrange.WERK)
    with django_assert_max_num_queries(24):
        samira.post(
            k("profielregel", row.pk), {"bewaren": "concept", "kon": "Nu anders", "versie": row.versie}
        )


def test_a_closed_case_is_read_and_no_longer_written(cast: Cast, dossier: Dossier, anna: Client) -> None:
    arrange.fill(cast, dossier)
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=dt.date(2026, 4, 1))
    assert "Toevoegen" not in text_of(anna.get(b("profiel", dossier)))
    assert anna.post(b("profielregel_nieuw", dossier, "taal"), {"naam": "Engels"}).status_code == 422
