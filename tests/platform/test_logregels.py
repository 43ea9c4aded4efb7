"""What operators read holds events and ids, nothing about people."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from wissel.logregels import formatter, get_log


@pytest.fixture
def regels() -> Iterator[io.StringIO]:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter())
    logger = logging.getLogger("wissel.proef")
    logger.addHandler(handler)
    logger.setLevel("INFO")
    yield out
    logger.removeHandler(handler)


def test_a_line_is_an_event_with_ids(regels: io.StringIO) -> None:
    get_log("wissel.proef").info("denied", action="dossier_lezen", lidmaatschap="0190a000")
    line = json.loads(regels.getvalue())
    assert (
        line["event"] == "denied" and line["action"] == "dossier_lezen" and line["lidmaatschap"] == "0190a000"
    )
    assert line["level"] == "info" and line["timestamp"].endswith("Z")


@pytest.mark.parametrize("words", ["samira@voorbeeld.example", "BSN 123456782"])
def test_an_address_or_a_number_never_stands_in_a_line(regels: io.StringIO, words: str) -> None:
    get_log("wissel.proef").warning(f"iets met {words}", naam="Samira Yilmaz", id="x " + words)
    logging.getLogger("wissel.proef").error("van een bibliotheek: %s", words)
    try:
        raise ValueError(f"Key (email)=({words}) already exists")
    except ValueError:
        logging.getLogger("wissel.proef").exception("mislukt")
    text = regels.getvalue()
    assert text.count("\n") == 3 and "mislukt" in text and "ValueError" in text
    for secret in ("samira", "123456782", "Yilmaz"):
        assert secret not in text
