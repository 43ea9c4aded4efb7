"""The library: what Wissel brings, and what a bureau writes, changes and hides in it."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Cast
from wissel.fouten import Changed, DomainError
from wissel.leren import bibliotheek
from wissel.leren.actions import beheer
from wissel.leren.film import clean_link, inspect
from wissel.leren.models import Leeritem, Leeritemversie
from wissel.trajecten.sjabloon import lees_ingebouwd

ROADS = {"netwerken", "open-sollicitaties", "bellen", "presenteren", "nabellen", "contact-met-werkgever"}
ARTIKEL: dict[str, Any] = {
    "soort": "artikel", "titel": "Rustig reizen", "kort": "Met de bus", "minuten": 6, "niveau": "B1", "taal": "nl",
    "tekst": "# Een\n\nEerste.\n\n- punt\n\n# Twee\n\nTweede.",
    "leert": "Reizen\nPlannen", "oefening": "Kies een route.",
    "reflectie": "Hoe ging het?", "versie": 0,
}  # fmt: skip


def film(name: str = "les.mp4", body: bytes | None = None) -> SimpleUploadedFile:
    """The smallest file with the outside of an MP4: a kind, an index and something to show."""
    boxes = (b"ftyp" + b"isom\0\0\2\0isomiso2", b"moov" + b"\0" * 16, b"mdat" + b"film")
    whole = b"".join((len(each) + 4).to_bytes(4, "big") + each for each in boxes)
    return SimpleUploadedFile(name, whole if body is None else body, content_type="video/mp4")


def test_wissel_brings_thirty_items_with_practice_for_every_theme_of_the_training() -> None:
    known = bibliotheek._built_in()
    texts = bibliotheek._built_in_texts()
    assert len(texts) >= 30 and set(known.modules) >= ROADS
    assert {"vacaturebanken", "spanning-en-teleurstelling"} <= set(known.modules)
    for key, item in texts.items():
        assert item.oefening and item.reflectie and item.leert and item.delen, key
        assert (
            item.kaart.soort in {"artikel", "boekentip", "werkopdracht"} and 5 <= item.kaart.minuten <= 60
        ), key
        assert all(len(block.tekst) < 700 for part in item.delen for block in part.blokken), key
        assert item.boek or item.kaart.soort != "boekentip", key
    for module in known.modules.values():
        assert module.items and all(key in texts for key in module.items), module.sleutel
    assert all(texts[key].kaart.prive for key in known.modules["spanning-en-teleurstelling"].items[:4])


def test_sentences_in_the_library_are_short() -> None:
    long = []
    for item in bibliotheek._built_in_texts().values():
        blocks = [block for part in item.delen for block in part.blokken] + list(item.oefening)
        for text in (words for block in blocks for words in (block.tekst, *block.punten)):
            parts = text.replace("!", ".").replace("?", ".").replace(":", ".").split(".")
            long += [part for part in parts if len(part.split()) > 25]
    assert not long


def test_a_new_item_gets_a_key_of_its_title_and_is_found(cast: Cast) -> None:
    row = beheer.write_item(by=cast.anna.actor, sleutel="", **ARTIKEL)
    assert (row.sleutel, row.versie, row.delen) == ("rustig-reizen", 1, 2)
    item = bibliotheek.read(cast.bureau.pk, "rustig-reizen")
    assert (
        item is not None
        and item.delen[0].blokken[1].punten == ("punt",)
        and item.leert == ("Reizen", "Plannen")
    )
    found = bibliotheek.library(cast.bureau.pk).find(woorden="bus rustig", minuten=10)
    assert [each.sleutel for each in found] == ["rustig-reizen"]
    assert beheer.write_item(by=cast.anna.actor, sleutel="", **ARTIKEL) == row
    other = beheer.write_item(by=cast.anna.actor, sleutel="", **{**ARTIKEL, "tekst": "Anders"})
    assert other.sleutel == "rustig-reizen-2"


def test_the_bureaus_version_stands_in_the_place_of_the_one_wissel_brings(cast: Cast) -> None:
    data = {**ARTIKEL, "titel": "Bellen bij ons"}
    beheer.write_item(by=cast.anna.actor, sleutel="bellen-voorbereiden", **data)
    card = bibliotheek.library(cast.bureau.pk).kaarten["bellen-voorbereiden"]
    assert (card.titel, card.eigen, card.versie) == ("Bellen bij ons", True, 1)
    elsewhere = bibliotheek.library(cast.ander_bureau.pk).kaarten["bellen-voorbereiden"]
    assert not elsewhere.eigen and elsewhere.titel != card.titel


def test_every_change_is_a_version_and_the_same_words_are_none(cast: Cast) -> None:
    row = beheer.write_item(by=cast.anna.actor, sleutel="", **ARTIKEL)
    beheer.write_item(by=cast.mo.actor, sleutel=row.sleutel, **{**ARTIKEL, "versie": 1})
    assert Leeritemversie.objects.filter(item=row).count() == 1
    beheer.write_item(by=cast.mo.actor, sleutel=row.sleutel, **{**ARTIKEL, "versie": 1, "titel": "Anders"})
    assert list(Leeritemversie.objects.filter(item=row).order_by("versie").values_list("titel", flat=True)) == [
        "Rustig reizen", "Anders",
    ]  # fmt: skip
    with pytest.raises(Changed):
        beheer.write_item(
            by=cast.anna.actor, sleutel=row.sleutel, **{**ARTIKEL, "versie": 1, "titel": "Mijn"}
        )


def test_hiding_takes_an_item_of_wissel_out_of_the_choice_and_back(cast: Cast) -> None:
    for _twice in range(2):
        beheer.hide_item(by=cast.mo.actor, sleutel="boek-stil", verbergen=True)
    known = bibliotheek.library(cast.bureau.pk)
    assert known.kaarten["boek-stil"].verborgen and "boek-stil" not in {
        each.sleutel for each in known.offered()
    }
    assert Leeritem.objects.get().versie == 0
    beheer.hide_item(by=cast.mo.actor, sleutel="boek-stil", verbergen=False)
    assert not bibliotheek.library(cast.bureau.pk).kaarten["boek-stil"].verborgen


def test_a_module_keeps_its_order_and_only_known_items(cast: Cast) -> None:
    with pytest.raises(DomainError, match="ten minste één"):
        beheer.write_module(
            by=cast.mo.actor, sleutel="", titel="X", uitleg="", items=["bestaat-niet"], versie=0
        )
    items = ["slim-zoeken", "bellen-voorbereiden", "slim-zoeken"]
    row = beheer.write_module(
        by=cast.mo.actor, sleutel="", titel="Onze start", uitleg="", items=items, versie=0
    )
    again = beheer.write_module(
        by=cast.mo.actor, sleutel="", titel="Onze start", uitleg="", items=items, versie=0
    )
    assert again == row
    module = bibliotheek.library(cast.bureau.pk).modules[row.sleutel]
    assert module.items == ("slim-zoeken", "bellen-voorbereiden")


@pytest.mark.parametrize(
    ("missing", "veld"),
    [
        ({"titel": ""}, "titel"), ({"tekst": ""}, "tekst"), ({"minuten": 0}, "minuten"), ({"niveau": "C3"}, "niveau"),
        ({"soort": "film"}, "film"), ({"soort": "boekentip"}, "auteur"), ({"soort": "podcast"}, "soort"),
        ({"soort": "werkopdracht", "oefening": ""}, "oefening"), ({"film_url": "http://x.nl/a"}, "film_url"),
        ({"soort": "film", "film_url": "https://x.nl/a"}, "uitgeschreven"),
    ],
)  # fmt: skip
def test_what_an_item_misses_is_said_at_its_field(cast: Cast, missing: dict[str, Any], veld: str) -> None:
    with pytest.raises(DomainError) as refused:
        beheer.write_item(by=cast.anna.actor, sleutel="", **{**ARTIKEL, **missing})
    assert refused.value.veld == veld


def test_a_film_is_what_its_content_says_and_needs_its_words(cast: Cast) -> None:
    data = {**ARTIKEL, "soort": "film", "tekst": "", "uitgeschreven": "Een man belt."}
    row = beheer.write_item(by=cast.anna.actor, sleutel="", film=film(), **data)
    item = bibliotheek.read(cast.bureau.pk, row.sleutel)
    assert item is not None and item.film is not None and item.film.mime == "video/mp4"
    new = beheer.write_item(by=cast.anna.actor, sleutel=row.sleutel, **{**data, "versie": 1, "kort": "Nieuw"})
    last = Leeritemversie.objects.get(item=new, versie=2)
    assert last.pad and last.pad == Leeritemversie.objects.get(item=new, versie=1).pad


@pytest.mark.parametrize(
    "body",
    [b"", b"%PDF-1.7 nee", b"\0\0\0\x18ftypisom" + b"\0" * 40, b"\x1a\x45\xdf\xa3" + b"\0" * 60, b"<svg/>"],
)
def test_what_is_no_whole_film_is_refused(body: bytes) -> None:
    with pytest.raises(DomainError) as refused:
        inspect(film("les.mp4", body))
    assert refused.value.veld == "film"


def test_a_link_loses_the_parts_that_follow_people() -> None:
    kept = clean_link(" https://film.example/kijk?v=1&utm_source=mail&si=abc&fbclid=1#t=3 ")
    assert kept == "https://film.example/kijk?v=1#t=3"
    for wrong in (
        "javascript:alert(1)",
        "http://film.example",
        "https://",
        "https://a b.nl",
        "https://x:y@z.nl",
        "film",
    ):
        with pytest.raises(DomainError):
            clean_link(wrong)


def test_the_library_costs_two_queries_whatever_its_size(cast: Cast, django_assert_num_queries: Any) -> None:
    for number in range(12):
        beheer.write_item(by=cast.anna.actor, sleutel="", **{**ARTIKEL, "titel": f"Les {number}"})
    with django_assert_num_queries(2):
        bibliotheek.library(cast.bureau.pk)


def test_every_way_of_working_offers_the_five_activities() -> None:
    """Coaching, scholing, training, netwerken and loopbaanoriëntatie can be chosen in each sjabloon (S4.16)."""
    kinds = ("coaching|begeleiding", "scholing", "training", "netwerken", "loopbaanorientatie")
    for name, sheet in lees_ingebouwd().items():
        keys = " ".join(part["sleutel"] for phase in sheet["fases"] for part in phase.get("activiteiten", ()))
        missing = [kind for kind in kinds if not re.search(kind, keys)]
        assert not missing, (name, missing)
