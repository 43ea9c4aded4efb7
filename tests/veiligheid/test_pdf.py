"""A PDF that somebody else opens does nothing by itself and fetches nothing: no script, no call home, no folder."""

from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documenten import stukken
from wissel.documenten.keuring import inspect
from wissel.fouten import DomainError

Name, String = pikepdf.Name, pikepdf.String
MAP = String("\\\\kwaad.example\\map\\x.pdf")


def verdict(content: bytes) -> str:
    try:
        inspect(SimpleUploadedFile("stuk.pdf", content))
    except DomainError as refused:
        return refused.code
    return "goed"


@pytest.mark.parametrize(
    "action",
    [
        {"S": Name.GoToR, "F": MAP, "D": [0, Name.Fit]},
        {"S": Name.Thread, "F": MAP},
        {"S": Name.URI, "URI": String("https://kwaad.example/gelezen")},
        {"S": Name.SubmitForm, "F": String("https://kwaad.example")},
    ],
    ids=["gotor", "thread", "uri", "submit"],
)
def test_nothing_happens_by_opening(action: dict[str, Any]) -> None:
    assert verdict(stukken.pdf_that_opens_with(**action)) == "script"


def test_nor_by_turning_a_page() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].AA = pikepdf.Dictionary(
        O=pikepdf.Dictionary(S=Name.URI, URI=String("https://kwaad.example"))
    )
    assert verdict(stukken.saved(pdf)) == "script"


@pytest.mark.parametrize(
    "place",
    [{"F": MAP}, {"Ref": pikepdf.Dictionary(F=MAP, Page=0)}],
    ids=["stream", "reference"],
)
def test_no_part_comes_from_elsewhere(place: dict[str, Any]) -> None:
    assert verdict(stukken.pdf_from_elsewhere(**place)) == "bijlage"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", " JavaScript:x", "\\\\kwaad\\map"]
)
def test_a_link_runs_nothing(address: str) -> None:
    assert verdict(stukken.pdf_with_link(address)) == "script"


@pytest.mark.parametrize(
    "address", ["https://www.uwv.nl", "www.uwv.nl", "mailto:info@uwv.nl", "tel:0880000000", ""]
)
def test_an_ordinary_link_may_stay(address: str) -> None:
    assert verdict(stukken.pdf_with_link(address)) == "goed"


def test_opening_at_a_page_is_no_script() -> None:
    assert verdict(stukken.pdf_that_opens_with(S=Name.GoTo, D=[0, Name.Fit])) == "goed"
