"""Files that cannot be read in: each gets a clear Dutch line with its field, exit code 2, and changes nothing."""

import copy
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.uitwisseling.conftest import EXAMPLES, Json, changed, command
from wissel.dossiers.models import Dossier
from wissel.toetsing import bestand
from wissel.toetsing.veldfout import Geweigerd

Importeer = Callable[..., Any]
HEEL = (EXAMPLES / "magazijn.json").read_bytes()
SLECHT: dict[str, tuple[bytes, str]] = {
    "leeg": (b"", "bestand: is leeg."),
    "alleen spaties": (b" \n\t ", "bestand: is leeg."),
    "half geschreven": (HEEL[: len(HEEL) // 2], "houdt midden in de zaak op (regel "),
    "half woord": (b'{"formaat": "wissel-z', "houdt midden in de zaak op (regel 1)"),
    "komma te veel": (b'{"a": 1,}', "is geen JSON: regel 1, teken 9"),
    "twee zaken": (HEEL + HEEL, "bevat na de zaak nog iets"),
    "Latijnse letters": ('{"naam": "José"}'.encode("latin-1"), "is niet in UTF-8 (regel 1)"),
    "UTF-16": (HEEL.decode().encode("utf-16"), "is in UTF-16 bewaard"),
    "UTF-16 zonder merk": (HEEL.decode().encode("utf-16-le"), "bevat nulbytes"),
    "een plaatje": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bevat nulbytes"),
    "dubbele sleutel": (b'{"kandidaat": {"email": "a", "email": "b"}}', "kandidaat.email: staat twee keer"),
    "geen getal": (b'{"uren_per_week": NaN}', "uren_per_week: NaN is geen getal"),
    "oneindig": (b'{"a": [-Infinity]}', "a[0]: -Infinity is geen getal"),
    "te groot getal": (b'{"a": 1e999}', "a: is een te groot getal"),
    "te veel cijfers": (b'{"a": ' + b"9" * 5000 + b"}", "bevat een getal met te veel cijfers"),
    "te diep": (b"[" * 60 + b"]" * 60, "is te diep genest"),
    "veel te diep": (b'{"a":' * 100_000, "is te diep genest"),
    "nulteken": (b'{"kenmerk": "a\\u0000b"}', "kenmerk: bevat het teken U+0000"),
    "half teken": (b'{"kenmerk": "\\ud800"}', "kenmerk: bevat een half teken"),
    "een lijst": (b"[]", "bestand: [] moet een object zijn."),
    "een getal": (b"7", "bestand: 7 moet een object zijn."),
    "niets": (b"null", "bestand: ontbreekt (null)."),
}


@pytest.mark.parametrize("naam", SLECHT)
def test_a_file_that_is_no_case_gets_one_clear_line(naam: str, importeer: Importeer) -> None:
    raw, told = SLECHT[naam]
    done = importeer(raw)
    assert done.code == 2 and told in done.err, done.err
    assert "geweigerd" in done.err and "er is niets gewijzigd" in done.err
    assert done.out == "" and "Traceback" not in done.err
    assert not Dossier.objects.exists()


def test_a_byte_order_mark_of_utf_8_is_no_trouble(importeer: Importeer) -> None:
    assert importeer(b"\xef\xbb\xbf" + HEEL).code == 0


def test_a_file_that_is_too_big_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.json"
    with path.open("wb") as file:
        file.truncate(bestand.GROOTST + 1)
    with pytest.raises(Geweigerd, match="is 11 MB groot; een zaak is hoogstens 10 MB"):
        bestand.read_file(path)


def test_every_fault_is_named_with_its_field_and_value_at_once(magazijn: Json, importeer: Importeer) -> None:
    zaak = copy.deepcopy(magazijn)
    zaak["kandidaat"] |= {"achternaam": "", "email": "fatma@", "voornam": "F", "geboortedatum": "2026-13-01"}
    zaak["opdrachtgever"] |= {"kvk_nummer": "1234", "soort": "winkel", "naam": "x" * 201}
    zaak["uren_per_week"] = "veertig"
    zaak["versie"] = 2
    zaak["dossier"]["ziekteperioden"] = [{"eerste_dag": "2025-02-30"}, {"laatste_dag": "2025-03-01"}]
    zaak["dossier"]["belastbaarheid"][0]["rubrieken"] = ["geestelijk"]
    zaak["dossier"]["zoekprofielen"][0]["richtingen"][1]["vacatures_gezien"] = -4
    zaak["dossier"]["diagnose"] = "x"
    zaak["dossier"]["klachten"] = {"datum": "2026-01-01"}
    done = importeer(zaak)
    assert done.code == 2
    for line in (
        'kandidaat.achternaam: "" is leeg', 'kandidaat.email: "fatma@" is geen e-mailadres.',
        "kandidaat.voornam: is geen bekend veld. Bedoelt u voornaam?",
        'kandidaat.geboortedatum: "2026-13-01" is geen bestaande datum',
        'opdrachtgever.kvk_nummer: "1234" is geen KvK-nummer', 'opdrachtgever.soort: "winkel" moet een van',
        "is te lang: 201 tekens, hoogstens 200.", 'uren_per_week: "veertig" moet een getal zijn.',
        "versie: 2 moet 1 zijn.", 'dossier.ziekteperioden[0].eerste_dag: "2025-02-30" is geen bestaande datum',
        "dossier.ziekteperioden[1].eerste_dag: ontbreekt.",
        'dossier.belastbaarheid[0].rubrieken[0]: "geestelijk" moet een van',
        "dossier.zoekprofielen[0].richtingen[1].vacatures_gezien: -4 moet minstens 0 zijn.",
        "dossier.diagnose: is geen bekend veld.", "dossier.klachten: ", "moet een lijst zijn.",
    ):  # fmt: skip
        assert line in done.err, line
    assert "geweigerd, 15 fouten" in done.err
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        ({"dossier__ziekteperioden": [{"eerste_dag": "2026-07-01"}]}, '"2026-07-01" ligt in de toekomst.'),
        (
            {"dossier__ziekteperioden": [{"eerste_dag": "2025-03-10"}, {"eerste_dag": "2025-06-01"}]},
            "dossier.ziekteperioden[0].laatste_dag: ontbreekt, terwijl er een latere periode is.",
        ),
        (
            {
                "dossier__ziekteperioden": [
                    {"eerste_dag": "2025-03-10", "laatste_dag": "2025-07-01"},
                    {"eerste_dag": "2025-06-01"},
                ]
            },
            'dossier.ziekteperioden[1].eerste_dag: "2025-06-01" overlapt met een andere periode.',
        ),
        ({"dossier__spoor2": {"gestart": False, "start_op": "2026-03-23"}}, "spoor2.gestart: is false, terwijl"),
        ({"dossier__vrijwillige_verlenging": {"laatste_dag": "2026-12-01"}}, "vrijwillige_verlenging.laatste_dag"),
        ({"stand": "gesloten"}, "gesloten_op: ontbreekt; het hoort bij stand gesloten."),
        ({"gesloten_op": "2026-06-01"}, 'gesloten_op: "2026-06-01" hoort alleen bij stand gesloten.'),
        ({"uren_per_week": 37.25}, "uren_per_week: 37.25 heeft meer dan een decimaal."),
        ({"kandidaat__geboortedatum": "2025-04-01"}, "kandidaat.geboortedatum: "),
        ({"toelichting__adviezen__advies-9": {}}, "toelichting.adviezen.advies-9: hoort bij geen id"),
        ({"dossier__spoor1": None}, "toelichting.spoor1.conclusie: hoort bij dossier.spoor1.vooruitzicht"),
        ({"kenmerk": "a\nb"}, "kenmerk: "),
        ({"kandidaat__voornaam": "x" * 10_000}, "is te lang: 10000 tekens, hoogstens 100."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_at_its_field(
    paths: dict[str, Any], told: str, magazijn: Json, importeer: Importeer
) -> None:
    done = importeer(changed(magazijn, **paths))
    assert done.code == 2 and told in done.err, done.err
    assert not Dossier.objects.exists()


def test_one_bad_file_stops_no_other(cast: Cast, magazijn: Json, zorg: Json, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(magazijn))
    (tmp_path / "b.json").write_bytes(HEEL[:500])
    (tmp_path / "c.json").write_text(json.dumps(zorg))
    (tmp_path / "d.json").write_text(json.dumps(changed(zorg, functie="Iets anders")))
    (tmp_path / "e.txt").write_text("geen zaak")
    (tmp_path / ".f.json.123").write_text("{")
    done = command("importeer", str(tmp_path), "--bureau", "spoorzicht")
    assert done.code == 2
    assert "4/4" in done.err
    assert "b.json: geweigerd, 1 fout" in done.err
    assert 'kenmerk: "ZK/2024/0231" staat ook in c.json' in done.err
    assert done.out.rstrip().endswith("4 bestanden: 2 nieuw, 2 geweigerd.")
    assert Dossier.objects.count() == 2


def test_a_file_that_may_not_be_read_is_exit_code_1(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dicht.json"
    path.write_bytes(HEEL)

    def refuse(_path: Path) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(bestand, "read_file", refuse)
    done = command("importeer", str(path), "--bureau", "spoorzicht")
    assert done.code == 1 and "bestand: kan niet gelezen worden" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bestaat-niet.json", "--bureau", "spoorzicht"], "bestaat niet"),
        (["LEEG", "--bureau", "spoorzicht"], "staat geen .json-bestand"),
        (
            ["LEEG", "--bureau", "spoorzich"],
            "Deze bureaus zijn er: Overkant (overkant), Spoorzicht (spoorzicht).",
        ),
    ],
)
def test_what_was_asked_for_wrongly_is_one_line(
    cast: Cast, arguments: list[str], told: str, tmp_path: Path
) -> None:
    done = command("importeer", *[str(tmp_path) if each == "LEEG" else each for each in arguments])
    assert done.code == 2 and told in done.err and done.err.count("\n") == 1
    assert done.err.startswith("wissel: ")


@pytest.mark.parametrize("bureau", ["spoorzicht", "Spoorzicht", " SPOORZICHT "])
def test_a_bureau_goes_by_its_name_or_short_name(bureau: str, magazijn: Json, importeer: Importeer) -> None:
    assert importeer(magazijn, "--proef", bureau=bureau).code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--dossier", "2020-0001"], "heeft geen dossier met nummer of kenmerk '2020-0001'"),
        (["--dossier", "x", "--peildatum", "1 mei"], "is geen bestaande dag"),
        ([], "heeft nog geen dossiers"),
    ],
)
def test_writing_out_says_what_is_wrong(cast: Cast, arguments: list[str], told: str) -> None:
    done = command("exporteer", "--bureau", "spoorzicht", *arguments)
    assert told in done.err and done.out == ""


def test_writing_everything_out_needs_a_folder_and_a_bsn_a_reason(
    magazijn: Json, importeer: Importeer
) -> None:
    importeer(magazijn)
    done = command("exporteer", "--bureau", "spoorzicht")
    assert done.code == 2 and "Geef met --naar een map" in done.err
    done = command("exporteer", "--bureau", "spoorzicht", "--dossier", "HZT-2025-014", "--bsn", "x")
    assert done.code == 2 and "Schrijf bij --bsn waarom" in done.err


def test_a_document_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "zaak.json"
    assert bestand.write_file(path, {"a": 1}) and not bestand.write_file(path, {"a": 1})
    monkeypatch.setattr(os, "fsync", lambda _fd: (_ for _ in ()).throw(OSError(28, "vol")))
    with pytest.raises(OSError, match="vol"):
        bestand.write_file(path, {"a": 2})
    assert json.loads(path.read_text()) == {"a": 1}
    assert [each.name for each in tmp_path.iterdir()] == ["zaak.json"]
