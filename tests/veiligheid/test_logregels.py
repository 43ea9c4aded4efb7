"""What an attacker or a fault can bring into the lines for operators: no secrets of links, no rows, no typed words."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.db.utils import DataError, IntegrityError
from django.test import Client

from tests.arrange.uitnodigingen import invited
from tests.cast import Cast
from wissel.accounts.models import Organisatie
from wissel.database.context import set_context
from wissel.logregels import formatter

WOORDEN = "Samira slaapt slecht"


@pytest.fixture
def regels() -> Iterator[io.StringIO]:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter())
    logging.getLogger("django").addHandler(handler)
    yield out
    logging.getLogger("django").removeHandler(handler)


def test_the_secret_of_an_invitation_does_not_get_into_the_log(cast: Cast, regels: io.StringIO) -> None:
    token = invited(cast).token
    Client(enforce_csrf_checks=True).post(f"/u/{token}/", {"code": "x"})
    line = json.loads(regels.getvalue())
    assert "/u/[sleutel]" in line["event"] and token not in regels.getvalue()


@pytest.mark.parametrize("path", ["/wachtwoord/nieuw/1a-c3po-geheim/", "/agenda/0190a000.geheim.ics"])
def test_nor_does_the_secret_of_a_link_for_a_password_or_calendar(regels: io.StringIO, path: str) -> None:
    logging.getLogger("django.request").error("Internal Server Error: %s", path)
    assert "geheim" not in regels.getvalue() and "[sleutel]" in regels.getvalue()


def test_a_row_that_the_database_refuses_is_not_repeated(cast: Cast, regels: io.StringIO) -> None:
    set_context(bureau_id=cast.bureau.pk)
    try:
        with transaction.atomic():
            Organisatie.objects.filter(pk=cast.werkgever.pk).update(naam=None)
    except IntegrityError:
        logging.getLogger("django.request").exception("stuk")
    text = json.loads(regels.getvalue())["exception"]
    assert "NotNullViolation" in text and "accounts_organisatie" in text and "test_logregels.py" in text
    assert "Failing row" not in text and str(cast.werkgever.pk) not in text


def test_what_somebody_typed_is_not_repeated(db: None, regels: io.StringIO) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select %s::jsonb", ['{"tekst": "' + WOORDEN + '\\u0000"}'])
    except DataError:
        logging.getLogger("django.request").exception("stuk")
    try:
        int(WOORDEN)
    except ValueError:
        logging.getLogger("django.request").exception("stuk")
    assert "Samira" not in regels.getvalue() and "slaapt" not in regels.getvalue()
    assert "ValueError: invalid literal for int()" in regels.getvalue()
