"""A JSON Resume comes in and goes out with nothing lost, whatever is wrong with it."""

import json
from typing import Any

import pytest

from wissel.cv import jsonresume
from wissel.cv.maand import in_words, months, read_month
from wissel.fouten import DomainError

CV: dict[str, Any] = {
    "basics": {
        "name": "Samira Yilmaz", "label": "Planner", "email": "s@voorbeeld.example", "image": "foto.jpg",
        "location": {"city": "Utrecht", "wijk": "Oost"}, "profiles": [{"network": "LinkedIn", "username": "samira"}],
    },
    "work": [{"name": "De Vries", "position": "Magazijn", "startDate": "2015-03", "endDate": "2019", "team": 7}],
    "awards": [{"title": "Beste collega"}],
    "hobbyhoek": {"diep": [1, 2, {"x": None}]},
    "meta": {"theme": "even"},
}  # fmt: skip


def back(raw: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    found = jsonresume.read(raw if isinstance(raw, bytes | str) else json.dumps(raw))
    out = jsonresume.write(found.inhoud, found.apart)
    out.pop("$schema")
    return out, found.apart


def test_a_file_with_unknown_fields_comes_out_as_it_went_in() -> None:
    out, apart = back(CV)
    assert out == CV
    assert not apart


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"work": [{"name": "A", "startDate": "2019-13"}]}, "work[0].startDate"),
        ({"work": [{"name": "A", "startDate": "ooit"}]}, "work[0].startDate"),
        ({"work": [{"name": ["A"]}]}, "work[0].name"),
        ({"work": [{"name": "A", "highlights": [{"x": 1}]}]}, "work[0].highlights"),
        ({"work": [17]}, "work[0]"),
        ({"skills": "lassen"}, "skills"),
        ({"basics": "Samira"}, "basics"),
        ({"basics": {"name": "x" * 5000}}, "basics.name"),
        ({"basics": {"location": ["Utrecht"]}}, "basics.location"),
        ({"meta": "x"}, "meta"),
    ],
)
def test_what_does_not_fit_is_put_apart_with_its_place_and_goes_out_again(change: Any, path: str) -> None:
    found = jsonresume.read(json.dumps(change))
    [apart] = found.apart
    assert apart["pad"] == path and apart["uitleg"].endswith(".")
    out = jsonresume.write(found.inhoud, found.apart)
    assert out["meta"]["wissel"]["apart"] == [{"pad": path, "waarde": apart["waarde"]}]
    assert json.dumps(apart["waarde"]) in json.dumps(change)
    again = jsonresume.read(json.dumps(out))
    assert [each["pad"] for each in again.apart] == [path]


def test_values_that_only_look_wrong_are_understood() -> None:
    found = jsonresume.read(
        json.dumps(
            {
                "basics": {"phone": 612345678, "location": "Utrecht", "summary": None},
                "work": {
                    "name": "A",
                    "startDate": "maart 2015",
                    "endDate": "heden",
                    "highlights": "Een ding",
                },
                "languages": ["Turks"],
            }
        )
    )
    assert not found.apart
    assert found.inhoud["basics"] == {"phone": "612345678", "location": {"city": "Utrecht"}, "summary": ""}
    [job] = found.inhoud["work"]
    assert (job["startDate"], job["endDate"], job["highlights"]) == ("2015-03", "", ["Een ding"])
    assert found.inhoud["languages"][0]["language"] == "Turks"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "leeg"),
        (b"{", "geen_json"),
        (b"[1]", "geen_cv"),
        (b"%PDF-1.7 \xff\xfe", "geen_json"),
        (b"[" * 100_000, "te_diep"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "te_diep"),
        (b'{"a": ' + b"9" * 5000 + b"}", "getal"),
        (b" " * (2 * 1024 * 1024 + 1), "te_groot"),
        (json.dumps({"x": "y" * 250_000}).encode(), "te_lang"),
    ],
)
def test_a_file_that_is_no_cv_is_refused_with_what_to_do(raw: bytes, code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        jsonresume.read(raw)
    assert refusal.value.code == code and refusal.value.veld == "bestand"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding: str) -> None:
    raw = json.dumps({"basics": {"name": "Renée Müller"}}, ensure_ascii=False).encode(encoding)
    assert jsonresume.read(raw).inhoud["basics"]["name"] == "Renée Müller"


def test_signs_a_database_refuses_are_taken_out_and_a_name_given_twice_is_kept() -> None:
    found = jsonresume.read('{"basics": {"name": "A\\u0000B\\ud800"}, "x": 1e999, "y": NaN, "z": 1, "z": 2}')
    assert found.inhoud["basics"]["name"] == "AB?"
    assert (found.inhoud["x"], found.inhoud["y"], found.inhoud["z"]) == ("inf", "NaN", 2)
    assert found.apart == [
        {"pad": "z", "waarde": 1, "uitleg": "Stond er twee keer. Het laatste is gebruikt."}
    ]


def test_more_rows_than_a_cv_has_are_put_apart() -> None:
    found = jsonresume.read(json.dumps({"work": [{"name": str(n)} for n in range(70)]}))
    assert len(found.inhoud["work"]) == 60 and len(found.apart) == 10


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2019", "2019"), ("3-2019", "2019-03"), ("03/2019", "2019-03"), ("maart 2019", "2019-03"),
        ("Mar 2019", "2019-03"), ("mrt. 2019", "2019-03"),
        ("14-3-2019", "2019-03-14"), ("2019-03-14T00:00:00Z", "2019-03-14"),
        ("2019/3", "2019-03"), ("13-2019", None), ("31-2-2019", None), ("1850", None), ("vorig jaar", None),
    ],
)  # fmt: skip
def test_months_are_read_as_people_write_them(text: str, kept: str | None) -> None:
    assert read_month(text) == kept


def test_months_are_shown_in_the_language_of_the_cv() -> None:
    assert in_words("2019-03", "nl") == "maart 2019" and in_words("2019-03", "en") == "March 2019"
    assert in_words("2019", "nl") == "2019"
    assert months("2019") == 2019 * 12 and months("2019", end=True) == 2019 * 12 + 11
