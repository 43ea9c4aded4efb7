"""Postcodes: reading a list in, distances and what is only an estimate."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from django.core.management import call_command

from wissel.arbeidsmarkt import postcodes
from wissel.arbeidsmarkt.lijsten.postcodes import KOLOMMEN, Fout, read_postcodes
from wissel.arbeidsmarkt.models import Beroepenlijst, Postcode

ROWS = [
    ("3811", "Amersfoort", "52.1560", "5.3920"),
    ("3812", "Amersfoort", "52.1650", "5.3660"),
    ("3861", "Nijkerk", "52.2220", "5.4860"),
    ("9711", "Groningen", "53.2180", "6.5670"),
]


def written(path: Path, rows=ROWS, header=KOLOMMEN) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        for code, place, lat, lon in rows:
            out.writerow([code, place, place, "Utrecht", lat, lon])
    return path


@pytest.fixture
def database(lijstendatabase, tmp_path):
    yield tmp_path
    Postcode.objects.all().delete()
    Beroepenlijst.objects.filter(naam=postcodes.LIJST).delete()
    postcodes.forget()


def test_without_a_list_every_distance_is_an_estimate(database):
    postcodes.forget()
    near, far = postcodes.distance("3811", "3861"), postcodes.distance("3811", "9711")
    assert near.geschat and far.geschat and near.km < 15 and 125 < far.km < 160
    assert postcodes.exists("3811") is None and postcodes.exists("0123") is False
    assert postcodes.distance("3811", "x") is None and postcodes.distance("", "3811") is None
    assert set(postcodes.regions()) == set(range(10, 100))


def test_a_list_gives_exact_distances_and_estimates_for_what_is_not_in_it(database):
    file = written(database / "pc4.csv")
    assert read_postcodes(file) == 4 and read_postcodes(file) is None
    one = postcodes.distance("3811", "9711")
    assert (one.geschat, one.marge) == (False, 0.0) and one == postcodes.distance("9711", "3811")
    lat, lon = (
        math.radians(53.218 - 52.156) * 6371,
        math.radians(6.567 - 5.392) * 6371 * math.cos(math.radians(52.7)),
    )
    assert one.km == pytest.approx(math.hypot(lat, lon), rel=0.01)
    lower = postcodes.distance("3811", "3815")
    assert lower.geschat and lower.km == postcodes.distance("3811", "3812").km and 0 < lower.marge < 10
    assert postcodes.distance("3811", "3821").marge > lower.marge
    assert postcodes.exists("3811") is True and postcodes.exists("3815") is False
    km, margin = postcodes.distances("3811")
    for code in ("3812", "3815", "3821", "9711", "1234"):
        each = postcodes.distance("3811", code)
        assert np.float32(each.km) == km[int(code)] and np.float32(each.marge) == margin[int(code)]
    assert np.isnan(km[123])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("38111", "A", "52", "5")], "Rij 2"),
        ([*ROWS, ("3811", "A", "52", "5")], "Rij 6: postcode 3811 staat er al"),
        ([("3811", "A", "nan", "5")], "niet in Nederland"),
        ([("3811", "A", "5.2", "52")], "niet in Nederland"),
        ([("3811", "A", "=cmd", "5")], "geen getal"),
        ([("3811", "", "52", "5")], "woonplaats ontbreekt"),
        ([("3811", "A" * 90, "52", "5")], "langer dan 80"),
        ([("3811", "A\x00", "52", "5")], "Rij 2"),
        ([], "geen enkele postcode"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_changes(database, rows, said):
    read_postcodes(written(database / "goed.csv"))
    with pytest.raises(Fout) as error:
        read_postcodes(written(database / "fout.csv", rows))
    assert said in str(error.value)
    assert Postcode.objects.count() == 4


def test_what_is_no_list_is_refused_by_the_command(database, capsys):
    (database / "x.csv").write_bytes(b"\xff\xfe\x00a")
    written(database / "y.csv", header=("a", "b", "c", "d", "e", "f"))
    (database / "z.csv").write_bytes(b"a" * 10_000_001)
    for name, said in (
        ("x.csv", "UTF-8"),
        ("y.csv", "ontbreken"),
        ("z.csv", "10 MB"),
        ("weg.csv", "te lezen"),
    ):
        with pytest.raises(SystemExit):
            call_command("postcodes", "importeer", str(database / name))
        assert said in capsys.readouterr().err
    call_command("postcodes", "importeer", str(written(database / "goed.csv")))
    assert "4 ingelezen" in capsys.readouterr().out
