"""The item list: the six rubrieken of the law's material, levels that can only get stricter, clear refusals."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from wissel.belastbaarheid.lijst import MAP, RUBRIEKEN, Lijstfout, load, read, toml
from wissel.belastbaarheid.woorden import _checked, words

GENOEMD = {
    "persoonlijk": {f"1.{n}" for n in range(1, 10)}, "sociaal": {f"2.{n}" for n in range(1, 13)},
    "fysieke_omgeving": {f"3.{n}" for n in range(1, 9)}, "dynamisch": {f"4.{n}" for n in range(1, 22)},
    "statisch": {f"5.{n}" for n in range(1, 11)}, "werktijden": {f"6.{n}" for n in range(1, 5)},
}  # fmt: skip


def test_every_number_of_the_six_rubrieken_has_an_item() -> None:
    lijst = load()
    assert tuple(rubriek.sleutel for rubriek in lijst.rubrieken) == RUBRIEKEN
    for rubriek in lijst.rubrieken:
        assert {item.nummer for item in rubriek.items} - {""} == GENOEMD[rubriek.sleutel]


def test_levels_are_those_of_the_form() -> None:
    items = load().items
    assert [level.waarde for level in items["tillen"].niveaus] == [15, 10, 5, 2]
    assert [level.waarde for level in items["staan_achtereen"].niveaus] == [60, 30, 15, 0]
    assert items["staan_achtereen"].niveaus[3].onder == 5
    assert items["tillen"].nummer == "4.13"
    assert items["tillen"].nummer_cbbs == "4.14"


@pytest.mark.parametrize(
    ("stated", "level"), [("20", 0), ("15", 0), ("12", 1), ("10", 1), ("7.5", 2), ("1", 3)]
)
def test_a_stated_number_falls_under_a_level_that_promises_no_more(stated: str, level: int) -> None:
    assert load().items["tillen"].level_of(Decimal(stated)) == level


TIEN = 'waarde = 10, kan = "U kunt tot {waarde} kilo tillen'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the list to spoil."""
    return Path(shutil.copytree(MAP / "2026-11", tmp_path / "lijst"))


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("4_dynamisch", TIEN, TIEN.replace("10", "20"),
         "4_dynamisch.toml, regel 139, punt “tillen”: niveau 1 kan niet meer dan niveau 0"),
        ("4_dynamisch", TIEN, TIEN.replace("10", '"tien"'),
         "punt “tillen”: niveau 1: “tien” is geen getal"),
        ("4_dynamisch", "[tillen]\nnaam = \"Tillen\"", "[tillen]\nnaam = \"Tillen\"\nkleur = 1", "onbekend veld kleur"),
        ("1_persoonlijk", "\"Aandacht vasthouden\"", "\"\"", "de naam ontbreekt"),
        ("1_persoonlijk", "onder = 30", "onder = 45", "“onder” ligt niet tussen"),
        ("1_persoonlijk", "soort = \"soorten\"", "soort = \"raar\"", "soort “raar” bestaat niet"),
        ("2_sociaal", "[zien]", "[aandacht_vasthouden]", "staat al in een andere rubriek"),
        ("2_sociaal", "[zien]", "[zien", "2_sociaal.toml: geen geldige TOML"),
        ("lijst", "sociaal =", "sociale =", "precies deze zes"),
        ("koppeling", "punt = \"conflicten\"", "punt = \"ruzie\"", "punt “ruzie” bestaat niet"),
        ("koppeling", "{ punt = \"tillen\", getal = true }", "{ punt = \"tillen\" }", "heeft een getal nodig"),
    ],
)  # fmt: skip
def test_a_wrong_list_says_where_and_what(copy: Path, file: str, old: str, new: str, words: str) -> None:
    path = copy / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Lijstfout) as refused:
        read(copy)
    assert words in str(refused.value)


def test_a_missing_file_and_a_wrong_encoding_are_named(copy: Path) -> None:
    (copy / "5_statisch.toml").write_bytes("[zitten]\nnaam = 'é'".encode("latin-1"))
    with pytest.raises(Lijstfout, match=r"5_statisch.toml: bewaar dit bestand als UTF-8"):
        read(copy)
    (copy / "5_statisch.toml").unlink()
    with pytest.raises(Lijstfout, match=r"5_statisch.toml: dit bestand ontbreekt"):
        read(copy)


def test_english_has_every_item_and_a_missing_language_is_dutch() -> None:
    english, dutch = words("2026-11", "en"), words("2026-11", "nl")
    assert set(toml(MAP / "2026-11" / "taal" / "en.toml")["punten"]) == set(load().items)
    assert english.kan["tillen"][1] == "You can lift up to {waarde} kilos."
    assert words("2026-11", "xx") == dutch
    assert dutch.rubrieken["dynamisch"] == "Bewegen"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["Lifting"], "een naam en 4 zinnen zijn nodig"),
        (["Lifting", "You can lift.", "a", "b", "c"], "niveau 0: “{waarde}” ontbreekt"),
    ],
)
def test_a_translation_that_does_not_fit_says_where(row: list[str], said: str) -> None:
    with pytest.raises(Lijstfout) as refused:
        _checked(Path("en.toml"), load(), "tillen", row)
    assert "en.toml, punt “tillen”" in str(refused.value)
    assert said in str(refused.value)
