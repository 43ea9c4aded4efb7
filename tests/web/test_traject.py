"""The tab Traject and the pages of a fase, as the people who use them see them."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.arrange import trajecten as arrange
from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.arrange.orientatie import filled_profile
from tests.cast import Cast
from wissel.trajecten.actions import fases
from wissel.trajecten.models import Fase, Onderdeel, Sjabloon, Traject

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-03-09T10:00")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    """Samira's traject in four fases, of which one asks two uitzendbureaus and the kandidaat's own words."""
    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    return arrange.start_traject_for(cast, dossier, "equilar")


def url(name: str, traject: Traject, *rest: Any) -> str:
    return reverse(f"bureau:{name}", args=[traject.dossier_id, *rest])


def fase_of(traject: Traject, number: int) -> Fase:
    return Fase.objects.get(traject=traject, volgorde=number)


def part_of(fase: Fase, **lookup: Any) -> Onderdeel:
    found = Onderdeel.objects.filter(fase=fase, **lookup).order_by("volgorde").first()
    assert found is not None
    return found


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


# Choosing a way of working


def test_a_dossier_without_a_traject_leads_to_the_choice(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast)
    page = inloggen(cast.anna).get(reverse("bureau:traject", args=[dossier.pk])).content.decode()
    assert reverse("bureau:traject_nieuw", args=[dossier.pk]) in page and "Sjabloon kiezen" in page


def test_only_ways_of_working_that_take_part_can_be_chosen(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast)
    arrange.sjabloon_of(cast)
    Sjabloon.objects.filter(sleutel="roads").update(actief=False)
    response = inloggen(cast.anna).get(reverse("bureau:traject_nieuw", args=[dossier.pk]))
    page = text_of(response)
    assert 'value="roads"' not in response.content.decode() and 'value="equilar"' in response.content.decode()
    assert "Aanbod versterken" in page and "26 weken, tussen 26 en 52" in page and "Pools" in page
    assert "Er is nog geen conclusie over spoor 1" in page


def test_starting_copies_the_way_of_working(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    arrange.sjabloon_of(cast)
    address = reverse("bureau:traject_nieuw", args=[dossier.pk])
    response = inloggen(cast.anna).post(address, {"sjabloon": "smart-group"}, follow=True)
    assert "Het traject is gestart" in text_of(response) and "Fase 1 van 5" in text_of(response)
    assert Traject.objects.get(dossier=dossier).sjabloon_sleutel == "smart-group"


@pytest.mark.parametrize(
    ("sent", "words"),
    [({}, "Kies een sjabloon."), ({"sjabloon": "bestaat-niet"}, "Dit sjabloon is er niet meer.")],
)
def test_a_missing_or_unknown_way_of_working_is_refused_at_the_choice(
    cast: Cast, inloggen: Any, sent: dict, words: str
) -> None:
    dossier = open_samira(cast)
    arrange.sjabloon_of(cast)
    response = inloggen(cast.anna).post(reverse("bureau:traject_nieuw", args=[dossier.pk]), sent)
    page = response.content.decode()
    assert response.status_code == 422 and "Fout:" in page and "id_sjabloon_error" in page and words in page
    assert not Traject.objects.exists()


def test_without_a_conclusion_on_spoor_1_the_choice_stays_and_says_what_to_do(
    cast: Cast, inloggen: Any
) -> None:
    dossier = open_samira(cast)
    arrange.sjabloon_of(cast)
    address = reverse("bureau:traject_nieuw", args=[dossier.pk])
    response = inloggen(cast.anna).post(address, {"sjabloon": "equilar"})
    assert response.status_code == 422 and "Leg eerst de conclusie over spoor 1 vast" in text_of(response)
    assert 'id="sjabloon-equilar" checked' in response.content.decode()


def test_the_same_start_sent_twice_makes_one_traject(cast: Cast, inloggen: Any, traject: Traject) -> None:
    response = inloggen(cast.anna).post(url("traject_nieuw", traject), {"sjabloon": "equilar"})
    assert response.status_code == 422 and "Er loopt al een traject" in text_of(response)
    assert Traject.objects.count() == 1
    assert inloggen(cast.anna).get(url("traject_nieuw", traject)).status_code == 302


def test_a_bureau_without_ways_of_working_is_told_who_can_help(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast)
    address = reverse("bureau:traject_nieuw", args=[dossier.pk])
    assert "Vraag de bureaumanager" in text_of(inloggen(cast.anna).get(address))
    assert reverse("bureau:sjablonen") in inloggen(cast.mo).get(address).content.decode()


# The tab itself


def test_the_tab_shows_phases_parts_dates_and_the_next_step(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    response = inloggen(cast.anna).get(url("traject", traject))
    page = text_of(response)
    assert "Fase 1 van 4: Intake" in page and "Ingeschreven bij uitzendbureaus 0 van 2" in page
    assert response.content.decode().count('aria-current="step"') == 1
    assert "Afgesproken nog niet" in page and "Laatste dag loon 28 feb 2027" in page
    assert "Intake voeren" in page and "Onderbreken" in page


def test_an_agreed_traject_stands_beside_the_horizon(cast: Cast, inloggen: Any, traject: Traject) -> None:
    arrange.approved_plan(cast, traject)
    page = text_of(inloggen(cast.anna).get(url("traject", traject)))
    assert "Afgesproken 16 mrt 2026 – 13 sep 2026 26 weken" in page
    assert "Ertussen 24 weken" in page and "In het plan" in page


def test_an_agreement_past_the_horizon_warns(cast: Cast, inloggen: Any, traject: Traject) -> None:
    Traject.objects.filter(pk=traject.pk).update(start_op="2026-10-05", eind_op="2027-04-04")
    page = text_of(inloggen(cast.anna).get(url("traject", traject)))
    assert "De afspraak loopt 5 weken door na de laatste dag loon." in page


def test_free_modules_have_no_order(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    row = arrange.start_traject_for(cast, dossier, "lengg")
    response = inloggen(cast.anna).get(url("traject", row))
    assert "0 van 8 modules klaar" in text_of(response) and "vrije volgorde" in text_of(response)
    assert 'aria-current="step"' not in response.content.decode()
    third = fase_of(row, 3)
    filled_profile(cast, dossier)
    for part in Onderdeel.objects.filter(fase=third):
        fases.do_onderdeel(onderdeel=part, gedaan=part.minimum, by=cast.anna.actor)
    inloggen(cast.anna).post(url("fase_sluiten", row, third.pk))
    assert "1 van 8 modules klaar" in text_of(inloggen(cast.anna).get(url("traject", row)))


def test_the_tab_asks_the_same_number_of_queries_for_any_number_of_phases(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    other = open_samira(cast)
    conclude_spoor1(cast, other)
    free = arrange.start_traject_for(cast, other, "lengg")
    client = inloggen(cast.anna)
    numbers = []
    for row in (traject, free):
        client.get(url("traject", row))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(url("traject", row))
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] <= 16, numbers


# Who sees what


def test_a_jobhunter_reads_the_traject_and_nothing_of_the_intake(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client = inloggen(cast.joris)
    page = client.get(url("traject", traject))
    assert page.status_code == 200 and "Intake en voorstel" not in page.content.decode()
    assert "Onderbreken" not in page.content.decode()
    fase = client.get(url("fase", traject, fase_of(traject, 1).pk))
    assert (
        fase.status_code == 200
        and "<button" not in fase.content.decode().split('id="werk"')[1].split("</main>")[0]
    )
    for name in ("traject_nieuw", "onderbreking_nieuw"):
        assert client.get(url(name, traject)).status_code == 404
    assert client.get(url("intake", traject, "werknemer")).status_code == 404


def test_a_bureaumanager_works_on_phases_but_not_in_the_intake(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client, fase = inloggen(cast.mo), fase_of(traject, 1)
    assert "Gedaan" in client.get(url("fase", traject, fase.pk)).content.decode()
    assert client.get(url("intake", traject, "werknemer")).status_code == 404
    assert "Intake en voorstel" not in client.get(url("traject", traject)).content.decode()


# A fase


def test_a_part_is_counted_up_to_its_minimum(cast: Cast, inloggen: Any, traject: Traject) -> None:
    fase = fase_of(traject, 3)
    part = part_of(fase, minimum=2)
    address = url("fase_onderdeel", traject, fase.pk, part.pk)
    client = inloggen(cast.anna)
    response = client.post(address, {"gedaan": "1"}, follow=True)
    assert "1 van 2 gedaan" in text_of(response) and "Bijgewerkt: Ingeschreven" in text_of(response)
    response = client.post(address, {"gedaan": "2"}, follow=True)
    assert "klaar op 9 mrt 2026" in text_of(response)
    part.refresh_from_db()
    assert (part.gedaan, part.klaar_door_id) == (2, cast.anna.lidmaatschap.pk)


def test_with_script_only_the_working_part_comes_back(cast: Cast, inloggen: Any, traject: Traject) -> None:
    fase = fase_of(traject, 3)
    part = part_of(fase, minimum=2)
    address = url("fase_onderdeel", traject, fase.pk, part.pk)
    response = inloggen(cast.anna).post(address, {"gedaan": "1"}, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 200 and page.strip().startswith('<div class="cols aside" id="werk"')
    assert "1 van 2 gedaan" in text_of(response) and "<html" not in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("veel", "Vul een heel getal in"), ("-1", "van 0 tot en met 99"), ("100", "van 0 tot en met 99"),
        ("", "van 0 tot en met 99"),
    ],
)  # fmt: skip
def test_a_count_that_cannot_be_is_refused_at_its_part(
    cast: Cast, inloggen: Any, traject: Traject, typed: str, words: str
) -> None:
    fase = fase_of(traject, 3)
    part = part_of(fase, minimum=2)
    response = inloggen(cast.anna).post(url("fase_onderdeel", traject, fase.pk, part.pk), {"gedaan": typed})
    page = response.content.decode()
    assert response.status_code == 422 and words in page and 'id="id_gedaan_error"' in page
    assert f'value="{typed}"' in page if typed else True
    assert page.index(f'id="deel-{part.pk}"') < page.index('id="id_gedaan_error"')


def test_a_part_of_another_fase_does_not_exist_here(cast: Cast, inloggen: Any, traject: Traject) -> None:
    part = part_of(fase_of(traject, 3))
    address = url("fase_onderdeel", traject, fase_of(traject, 1).pk, part.pk)
    assert inloggen(cast.anna).post(address, {"gedaan": "1"}).status_code == 404


def test_open_conditions_are_listed_and_block_until_a_reason(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    fase = fase_of(traject, 2)
    client = inloggen(cast.anna)
    page = text_of(client.get(url("fase", traject, fase.pk)))
    assert "Nog open: Sollicitatiebrieven gemaakt: 0 van 2" in page and "Toch sluiten" in page
    response = client.post(url("fase_sluiten", traject, fase.pk), {"sluiten-reden": " "})
    assert response.status_code == 422 and "Schrijf waarom u de fase toch sluit" in text_of(response)
    response = client.post(
        url("fase_sluiten", traject, fase.pk), {"sluiten-reden": "Samira had al een goed cv"}, follow=True
    )
    assert "De fase Aanbod versterken is gesloten" in text_of(response)
    closed = text_of(client.get(url("fase", traject, fase.pk)))
    assert "Samira had al een goed cv" in closed and "Anna Bakker" in closed and "Eén erbij" not in closed


def test_a_reason_that_is_too_long_is_refused_and_stays(cast: Cast, inloggen: Any, traject: Traject) -> None:
    fase = fase_of(traject, 2)
    reason = "lang " * 80
    response = inloggen(cast.anna).post(url("fase_sluiten", traject, fase.pk), {"sluiten-reden": reason})
    assert response.status_code == 422 and reason.strip() in response.content.decode()


def test_nobody_gets_past_the_kandidaats_own_words(cast: Cast, inloggen: Any, traject: Traject) -> None:
    fase = fase_of(traject, 3)
    client = inloggen(cast.anna)
    page = text_of(client.get(url("fase", traject, fase.pk)))
    assert "De kandidaat moet nog zelf kiezen en schrijven" in page and "Toch sluiten" not in page
    response = client.post(url("fase_sluiten", traject, fase.pk), {"sluiten-reden": "Het komt later"})
    assert response.status_code == 422 and "kan nog niet dicht" in text_of(response)
    assert 'href="#id_sluiten-reden"' in response.content.decode()
    assert response.content.decode().count('id="id_sluiten-reden"') == 1
    fase.refresh_from_db()
    assert fase.gesloten_op is None


def test_the_kandidaats_words_are_shown_as_written_and_nowhere_to_edit(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    fase = fase_of(traject, 3)
    words = "أحب العمل مع الناس <b>echt</b> #let x"
    fases.choose(fase=fase, keuze=["Balie", "Magazijn"], woorden=words, by=cast.samira.actor)
    page = inloggen(cast.anna).get(url("fase", traject, fase.pk)).content.decode()
    assert "أحب العمل مع الناس &lt;b&gt;echt&lt;/b&gt; #let x" in page and '<blockquote dir="auto">' in page
    assert "Balie" in page and 'name="woorden"' not in page


def test_a_closed_fase_opens_again_with_a_reason(cast: Cast, inloggen: Any, traject: Traject) -> None:
    fase = fase_of(traject, 2)
    client = inloggen(cast.anna)
    client.post(url("fase_sluiten", traject, fase.pk), {"sluiten-reden": "Te vroeg, maar goed"})
    response = client.post(url("fase_heropenen", traject, fase.pk), {"heropenen-reden": ""})
    assert response.status_code == 422 and "Schrijf waarom u de fase weer opent" in text_of(response)
    assert "<details open>" in response.content.decode()
    response = client.post(
        url("fase_heropenen", traject, fase.pk), {"heropenen-reden": "Er komt nog een brief"}, follow=True
    )
    assert "is weer open" in text_of(response)
    fase.refresh_from_db()
    assert fase.gesloten_op is None


def test_addresses_of_verbs_lead_back_to_the_page(cast: Cast, inloggen: Any, traject: Traject) -> None:
    fase = fase_of(traject, 2)
    client = inloggen(cast.anna)
    assert client.get(url("fase_sluiten", traject, fase.pk)).status_code == 200
    assert client.get(url("fase_heropenen", traject, fase.pk)).status_code == 302
    part = part_of(fase)
    assert client.get(url("fase_onderdeel", traject, fase.pk, part.pk)).status_code == 302


# The end


def test_a_traject_is_finished_with_its_open_phases_named(
    cast: Cast, inloggen: Any, traject: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrange.approved_plan(cast, traject)
    monkeypatch.setenv("WISSEL_NU", "2026-09-14T10:00")
    client, address = inloggen(cast.anna), url("traject_afronden", traject)
    assert "Nog niet gesloten: Intake, Aanbod versterken" in text_of(client.get(address))
    response = client.post(address, {"afgerond_op": "15-9-2026", "nazorg": "on"})
    assert response.status_code == 422 and "ligt in de toekomst" in text_of(response)
    assert 'value="15-9-2026"' in response.content.decode()
    page = text_of(client.post(address, {"afgerond_op": "11-9-2026", "nazorg": "on"}, follow=True))
    assert "Afgerond op vrijdag 11 september 2026. De nazorg loopt" in page and "Nazorg afronden" in page
    assert client.get(address).status_code == 302


def test_after_nazorg_the_dossier_is_closed_and_nothing_new_is_offered(
    cast: Cast, inloggen: Any, traject: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrange.approved_plan(cast, traject)
    monkeypatch.setenv("WISSEL_NU", "2027-01-12T10:00")
    client = inloggen(cast.anna)
    assert client.get(url("nazorg_afronden", traject)).status_code == 302
    client.post(url("traject_afronden", traject), {"afgerond_op": "11-9-2026", "nazorg": "on"})
    response = client.post(url("nazorg_afronden", traject), {"afgerond_op": ""})
    assert response.status_code == 422 and "id_afgerond_op_error" in response.content.decode()
    page = text_of(client.post(url("nazorg_afronden", traject), {"afgerond_op": "11-1-2027"}, follow=True))
    assert "het dossier is gesloten" in page and "Nieuw traject" not in page and "Onderbreken" not in page


def test_a_traject_that_never_began_makes_room_for_another(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client = inloggen(cast.anna)
    page = text_of(client.post(url("traject_afronden", traject), {"afgerond_op": "9-3-2026"}, follow=True))
    assert "Nieuw traject" in page and "Traject afronden" not in page
