"""Ways of working on screen: reading, copying, and an editor with ordinary buttons that keeps what was typed."""

import re
from html import unescape
from typing import Any

import pytest

from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast
from wissel.database.context import set_context
from wissel.trajecten.actions import sjablonen
from wissel.trajecten.models import Sjabloon

WIJZIGEN = "/sjablonen/onze-werkwijze/wijzigen/"


@pytest.fixture
def eigen(cast: Cast) -> Sjabloon:
    """A copy of the smallest way of working, under an own name."""
    set_context(bureau_id=cast.bureau.pk)
    sjablonen.add_built_in(by=cast.mo.actor)
    source = Sjabloon.objects.get(sleutel="algemeen")
    return sjablonen.copy(bron=source, naam="Onze werkwijze", by=cast.mo.actor)


def fields_of(page: str) -> dict[str, list[str]]:
    """What a browser would send from the editor: every field with its value, in the order of the page."""
    form = page[page.index('<form method="post" action="/sjablonen/') :]
    form = form[: form.index("</form>")]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>|<select.*?</select>|<textarea.*?</textarea>", form, re.S):
        name = re.search(r'name="([^"]+)"', tag)
        if name is None:
            continue
        if tag.startswith("<select"):
            chosen = re.search(r'<option value="([^"]*)" selected', tag) or re.search(r'value="([^"]*)"', tag)
            value = chosen[1] if chosen else ""
        elif tag.startswith("<textarea"):
            value = unescape(tag[tag.index(">") + 1 : -len("</textarea>")]).lstrip("\n")
        elif 'type="checkbox"' in tag:
            if " checked" not in tag:
                continue
            value = (re.search(r'value="([^"]*)"', tag) or [None, "on"])[1]
        else:
            value = unescape((re.search(r'value="([^"]*)"', tag) or [None, ""])[1])
        found.setdefault(name[1], []).append(value)
    return found


def opened(client: Any) -> dict[str, list[str]]:
    return fields_of(client.get(WIJZIGEN).content.decode())


def key_of(fields: dict[str, list[str]], name: str) -> str:
    """The key of the row with this name."""
    return next(key.removesuffix("-naam") for key, values in fields.items() if values == [name])


def test_the_list_says_what_is_own_and_how_often_it_is_used(
    cast: Cast, inloggen: Any, eigen: Sjabloon
) -> None:
    start_traject_for(cast, sleutel="roads")
    page = inloggen(cast.mo).get("/sjablonen/").content.decode()
    assert page.count("meegeleverd") == 5 and page.count(">eigen<") == 1
    assert "1 traject" in page and "Onze werkwijze" in page


def test_an_empty_bureau_gets_the_built_in_ones_by_one_button(cast: Cast, inloggen: Any) -> None:
    client = inloggen(cast.mo)
    assert "Meegeleverde sjablonen toevoegen" in client.get("/sjablonen/").content.decode()
    page = client.post("/sjablonen/", follow=True).content.decode()
    assert "5 sjablonen toegevoegd." in page


def test_a_way_of_working_reads_in_words(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    page = inloggen(cast.anna).get("/sjablonen/smart-group/").content.decode()
    assert "5 kalenderdagen na de intake" in page
    assert "2 en 4 maanden na het evaluatiegesprek" in page
    assert "Intake organisatie" in page and "verplicht, ten minste 2" in page


def test_every_built_in_way_of_working_reads_and_copies(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.mo)
    for row in Sjabloon.objects.exclude(pk=eigen.pk):
        assert client.get(f"/sjablonen/{row.sleutel}/").status_code == 200
        answer = client.post(
            f"/sjablonen/{row.sleutel}/kopie/", {"naam": f"Kopie {row.sleutel}"}, follow=True
        )
        fields = fields_of(answer.content.decode())
        again = client.post(answer.request["PATH_INFO"], {**fields, "doe": "bewaren"})
        assert again.status_code == 302, row.sleutel
        copied = Sjabloon.objects.get(afgeleid_van=row.sleutel, naam=f"Kopie {row.sleutel}")
        unchanged = {**copied.inhoud, "sleutel": row.sleutel, "naam": row.naam, "versie": row.versie}
        for fase, before in zip(unchanged["fases"], row.inhoud["fases"], strict=True):
            for part, old in zip(fase["onderdelen"], before["onderdelen"], strict=True):
                assert part == {"minimum": 1, "verplicht": False, **old}
        assert unchanged["intake"]["formulieren"] == row.inhoud["intake"]["formulieren"]
        assert unchanged["complexiteit"] == row.inhoud["complexiteit"]


def test_a_built_in_way_of_working_is_changed_in_a_copy(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    answer = inloggen(cast.mo).get("/sjablonen/algemeen/wijzigen/")
    assert answer.status_code == 409 and "Maak een kopie" in answer.content.decode()


def test_a_second_copy_with_the_same_name_is_refused_at_the_field(
    cast: Cast, inloggen: Any, eigen: Sjabloon
) -> None:
    answer = inloggen(cast.mo).post("/sjablonen/roads/kopie/", {"naam": "Onze werkwijze"})
    assert answer.status_code == 422
    assert "Er is al een sjabloon met deze naam" in answer.content.decode()


def test_a_coach_reads_and_does_not_change(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.anna)
    page = client.get("/sjablonen/onze-werkwijze/").content.decode()
    assert "Wijzigen" not in page and "Kopiëren" not in page
    for rest in ("wijzigen/", "kopie/", "actief/"):
        assert client.get(f"/sjablonen/onze-werkwijze/{rest}").status_code == 404
        assert client.post(f"/sjablonen/onze-werkwijze/{rest}").status_code == 404


def test_another_bureau_does_not_find_it(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    assert inloggen(cast.bram).get("/sjablonen/onze-werkwijze/").status_code == 404


def test_a_row_is_added_by_a_button_and_what_was_typed_stays(
    cast: Cast, inloggen: Any, eigen: Sjabloon
) -> None:
    client = inloggen(cast.mo)
    fields = opened(client)
    fields["algemeen-naam"] = ["Half getypte <naam>"]
    answer = client.post(WIJZIGEN, {**fields, "doe": "erbij:onderdeel:f0"})
    page = answer.content.decode()
    again = fields_of(page)
    assert answer.status_code == 200 and again["algemeen-naam"] == ["Half getypte <naam>"]
    assert len(again["onderdeel-f0"]) == len(fields["onderdeel-f0"]) + 1
    assert page.count("autofocus") == 1 and "Er gaat nog iets mis" not in page
    assert Sjabloon.objects.get(pk=eigen.pk).versie == 1


def test_rows_move_and_the_order_is_what_is_stored(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.mo)
    fields = opened(client)
    moved = fields_of(client.post(WIJZIGEN, {**fields, "doe": "op:fase:f2"}).content.decode())
    assert moved["fase"][:3] == ["f0", "f2", "f1"]
    assert client.post(WIJZIGEN, {**moved, "doe": "bewaren"}).status_code == 302
    before = [fase["sleutel"] for fase in eigen.inhoud["fases"]]
    after = [fase["sleutel"] for fase in Sjabloon.objects.get(pk=eigen.pk).inhoud["fases"]]
    assert after[:3] == [before[0], before[2], before[1]] and sorted(after) == sorted(before)


def test_a_row_taken_out_can_be_put_back_until_it_is_stored(
    cast: Cast, inloggen: Any, eigen: Sjabloon
) -> None:
    client = inloggen(cast.mo)
    gone = fields_of(client.post(WIJZIGEN, {**opened(client), "doe": "weg:fase:f2"}).content.decode())
    assert gone["weg"] == ["f2"] and "f2-naam" in gone
    back = fields_of(client.post(WIJZIGEN, {**gone, "doe": "terug:fase:f2"}).content.decode())
    assert "weg" not in back and back["f2-naam"] == gone["f2-naam"]
    client.post(WIJZIGEN, {**gone, "doe": "bewaren"})
    stored = Sjabloon.objects.get(pk=eigen.pk).inhoud["fases"]
    assert len(stored) == len(eigen.inhoud["fases"]) - 1


def test_a_new_phase_gets_a_key_and_its_parts(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.mo)
    fields = fields_of(client.post(WIJZIGEN, {**opened(client), "doe": "erbij:fase"}).content.decode())
    key = fields["fase"][-1]
    fields[f"{key}-naam"] = ["Proefplaatsing"]
    refused = client.post(WIJZIGEN, {**fields, "doe": "bewaren"})
    assert refused.status_code == 422 and "Deze fase heeft nog geen onderdeel" in refused.content.decode()
    fields = fields_of(client.post(WIJZIGEN, {**fields, "doe": f"erbij:onderdeel:{key}"}).content.decode())
    fields[f"{key}o0-naam"], fields[f"{key}o0-minimum"] = ["Werkplek gevonden"], ["2"]
    assert client.post(WIJZIGEN, {**fields, "doe": "bewaren"}).status_code == 302
    assert client.post(WIJZIGEN, {**fields, "doe": "bewaren"}).status_code == 302
    assert Sjabloon.objects.get(pk=eigen.pk).versie == 2
    fase = Sjabloon.objects.get(pk=eigen.pk).inhoud["fases"][-1]
    assert (fase["sleutel"], fase["onderdelen"][0]["minimum"]) == ("proefplaatsing", 2)


@pytest.mark.parametrize(
    ("naam", "woord"), [("Nazorg", "nazorg"), ("Arbeidsmarktoriëntatie", "arbeidsmarktoriëntatie")]
)
def test_without_the_minimum_it_is_refused_with_the_reason_at_the_phases(
    cast: Cast, inloggen: Any, eigen: Sjabloon, naam: str, woord: str
) -> None:
    client = inloggen(cast.mo)
    fields = opened(client)
    fields["algemeen-naam"] = ["Nieuwe naam"]
    fields["weg"] = [key_of(fields, naam)]
    answer = client.post(WIJZIGEN, {**fields, "doe": "bewaren"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"Dit sjabloon heeft geen {woord}" in page and 'href="#fases"' in page
    assert fields_of(page)["algemeen-naam"] == ["Nieuwe naam"] and fields_of(page)["weg"] == fields["weg"]
    assert Sjabloon.objects.get(pk=eigen.pk).naam == "Onze werkwijze"


def test_without_the_intake_of_the_werknemer_it_is_refused_at_that_field(
    cast: Cast, inloggen: Any, eigen: Sjabloon
) -> None:
    client = inloggen(cast.mo)
    fields = opened(client) | {"algemeen-formulieren": ["organisatie"]}
    answer = client.post(WIJZIGEN, {**fields, "doe": "bewaren"})
    assert answer.status_code == 422
    assert "geen intake met de werknemer" in answer.content.decode()


def test_terms_rhythm_and_aftercare_are_stored(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.mo)
    fields = opened(client) | {
        "algemeen-voorstel_dagen": ["7"], "algemeen-voorstel_soort": ["werkdagen"], "algemeen-rapport_dagen": ["28"],
        "algemeen-nazorg_maanden": ["4, 2 en 6"], "algemeen-nazorg_anker": ["evaluatiegesprek"],
        "algemeen-talen": ["nl", "pl"], "kmiddel-prijs": ["€ 3.950,50"], "kmiddel-uren": ["31,5"],
    }  # fmt: skip
    assert client.post(WIJZIGEN, {**fields, "doe": "bewaren"}).status_code == 302
    content = Sjabloon.objects.get(pk=eigen.pk).inhoud
    assert (content["voorstel"]["dagen"], content["voorstel"]["soort"]) == (7, "werkdagen")
    assert content["rapportage"]["dagen"] == 28 and content["talen"] == ["nl", "pl"]
    assert content["nazorg"] == {"anker": "evaluatiegesprek", "maanden": [2, 4, 6]}
    assert (content["complexiteit"]["middel"]["prijs"], content["complexiteit"]["middel"]["uren"]) == (
        3950.5,
        31.5,
    )


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("algemeen-standaard_weken", "90", "tussen de kortste en de langste duur"),
        ("algemeen-nazorg_maanden", "soms", "Vul maanden in als getallen"),
        ("algemeen-rapport_dagen", "3", "Vul een heel getal in van 7 tot en met 182."),
        ("algemeen-naam", "", "verplicht"),
        ("kzwaar-prijs", "veel", "Vul een getal in"),
    ],
)
def test_a_wrong_value_is_told_at_the_field_and_stays(
    cast: Cast, inloggen: Any, eigen: Sjabloon, field: str, value: str, words: str
) -> None:
    client = inloggen(cast.mo)
    answer = client.post(WIJZIGEN, {**opened(client), field: [value], "doe": "bewaren"})
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and f'href="#id_{field}"' in page
    assert fields_of(page)[field] == [value]


def test_a_paid_choice_asks_price_and_reason(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.mo)
    fields = opened(client)
    key = key_of(fields, "Netwerken")
    fields[f"{key}-optioneel"] = ["on"]
    page = client.post(WIJZIGEN, {**fields, "doe": "bewaren"}).content.decode()
    assert "Een betaalde keuze heeft een prijs" in page and "Schrijf waarom iemand" in page


def test_two_managers_at_once_lose_nothing(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.mo)
    mine = opened(client) | {"algemeen-naam": ["Van mij"]}
    content = {**eigen.inhoud, "naam": "Van de ander"}
    sjablonen.change(sjabloon=eigen, inhoud=content, versie=1, by=cast.mo.actor)
    answer = client.post(WIJZIGEN, {**mine, "doe": "bewaren"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Iemand anders sloeg net versie 2 op" in page
    assert "<del>Naam: Van de ander</del>" in page and "<ins>Naam: Van mij</ins>" in page
    assert client.post(WIJZIGEN, {**fields_of(page), "doe": "bewaren"}).status_code == 302
    row = Sjabloon.objects.get(pk=eigen.pk)
    assert (row.naam, row.versie) == ("Van mij", 3)


def test_a_running_traject_keeps_its_version(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    traject = start_traject_for(cast, sleutel="onze-werkwijze")
    client = inloggen(cast.mo)
    page = client.get(WIJZIGEN).content.decode()
    assert "Lopende trajecten houden de versie" in page
    client.post(WIJZIGEN, {**fields_of(page), "algemeen-naam": "Anders", "doe": "bewaren"})
    traject.refresh_from_db()
    assert (traject.sjabloon_versie, traject.sjabloon["naam"]) == (1, "Onze werkwijze")


def test_out_of_the_choice_and_back(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.mo)
    page = client.post("/sjablonen/onze-werkwijze/actief/", {"actief": "nee"}, follow=True).content.decode()
    assert "niet in de keuze" in page and not Sjabloon.objects.get(pk=eigen.pk).actief
    client.post("/sjablonen/onze-werkwijze/actief/", {"actief": "ja"})
    assert Sjabloon.objects.get(pk=eigen.pk).actief


def test_what_no_page_of_ours_sends_breaks_nothing(cast: Cast, inloggen: Any, eigen: Sjabloon) -> None:
    client = inloggen(cast.mo)
    fields = opened(client)
    for doe in (
        "op:fase:../../x",
        "weg:onderdeel:",
        "erbij:onderdeel:f99",
        "erbij:onzin:f0",
        ":::",
        "op:fase:f0",
    ):
        assert client.post(WIJZIGEN, {**fields, "doe": doe}).status_code == 200, doe
    assert client.post(WIJZIGEN, {"doe": "bewaren"}).status_code == 422
    odd = client.post(WIJZIGEN, {**fields, "fase": ["f0", "<q9>", "f0", "f1"], "doe": "bewaren"})
    assert odd.status_code == 422 and "<q9>" not in odd.content.decode()
