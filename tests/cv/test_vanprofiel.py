"""A cv that starts from the persoonsprofiel: the kandidaat chooses what goes in, and limits are never offered."""

import uuid
from typing import Any

from wissel.cv import jsonresume, vanprofiel
from wissel.profielen.lezen import Profiel, of_content

ZAAK = uuid.UUID(int=7)


def row(**fields: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "toelichting": "", **fields}


def profile() -> Profiel:
    span = {"van": "2015-03", "tot": "", "loopt": True}
    regels = {
        "ervaring": [
            row(naam="Magazijn", soort="betaald", waar="De Vries", taken="- Orders\nPlannen", kon="", **span),
            row(naam="Kookgroep", soort="vrijwillig", waar="Buurthuis", taken="", kon="", **span),
        ],
        "opleiding": [
            row(naam="Logistiek", niveau="mbo 2", waar="ROC", van="2008", tot="2010", loopt=False, diploma="ja")
        ],
        "vaardigheid": [
            row(
                naam="Plannen", soort="vaardigheid", begrip="", bevestigd=True,
                bewijs=[{"soort": "voorbeeld", "naam": "", "tekst": "Rooster van twaalf mensen"}],
            )
        ],
        "taal": [row(naam="Turks", spreken="moedertaal", lezen="B1", schrijven="A2")],
        "belemmering": [row(naam="Niet lang staan")],
        "wens": [row(naam="Dicht bij huis", soort="wens")],
        "eigenschap": [row(naam="Rustig")],
    }  # fmt: skip
    return of_content(ZAAK, {"regels": regels, "bladen": {"vervoer": {"rijbewijzen": ["B"]}}, "geen": []})


def test_what_can_go_in_is_offered_and_limits_wishes_and_traits_are_not() -> None:
    texts = [each.tekst for each in vanprofiel.offers(profile(), "nl")]
    assert texts == [
        "Magazijn, De Vries", "Kookgroep, Buurthuis", "Logistiek, ROC", "Plannen", "Turks, moedertaal", "Rijbewijs B",
    ]  # fmt: skip
    assert vanprofiel.offers(None, "nl") == []


def test_only_what_was_chosen_goes_in_and_it_is_a_sound_cv() -> None:
    found = vanprofiel.offers(profile(), "nl")
    chosen = {
        each.sleutel for each in found if each.tekst.startswith(("Magazijn", "Plannen", "Kook", "Rijbewijs"))
    }
    made = vanprofiel.content(found, chosen, {"name": "Samira"})
    assert not jsonresume.fitted(made).apart
    [job] = made["work"]
    assert (job["position"], job["name"], job["highlights"]) == (
        "Magazijn",
        "De Vries",
        ["Orders", "Plannen"],
    )
    assert (
        made["volunteer"][0]["organization"] == "Buurthuis"
        and "education" not in made
        and "languages" not in made
    )
    assert made["skills"][0]["keywords"] == ["Rooster van twaalf mensen"]
    assert made["certificates"][0]["name"] == "Rijbewijs B"


def test_levels_and_licences_are_said_in_the_language_of_the_cv() -> None:
    texts = [each.tekst for each in vanprofiel.offers(profile(), "en")]
    assert "Turks, native" in texts and "Driving licence B" in texts
