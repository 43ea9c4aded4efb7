"""Feeds: never reaching inside, broken rows told, the rest going on, duplicates merged and gone ones closed."""

import http.server
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast import Cast
from wissel.arbeidsmarkt.actions import bronnen
from wissel.arbeidsmarkt.feeds import ophalen
from wissel.arbeidsmarkt.feeds.lezers import (
    Fout,
    guess,
    read_bank,
    read_csv,
    read_jsonld,
    read_rss,
)
from wissel.arbeidsmarkt.feeds.ophalen import Geweigerd, fetch
from wissel.arbeidsmarkt.feeds.tekens import text_of
from wissel.arbeidsmarkt.models import Importfout, Vacature

JOB = """<job><title><![CDATA[Kok & <b>gastheer</b>]]></title><company>De Leeuw</company><city>Zwolle</city>
<postalcode>8011 AB</postalcode><hours>32-40 uur of in overleg</hours><salary>&euro; 540 per week</salary>
<referencenumber>1</referencenumber><url>https://bank.example/1</url><description>Je tilt 10 kg.</description></job>"""
GOED = JOB.replace("Kok", "Bakker").replace(">1<", ">2<").replace("/1<", "/2<")
KAPOT = "<job><title>Half</titel><company>X</job>"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "gopher://example.com/", "http://127.0.0.1/", "http://[::1]/", "http://0x7f.1/",
        "http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://localhost/", "http://0.0.0.0/", "http://user@example.com/", "http://example.com:25/", "ftp://x/", "x",
    ],
)  # fmt: skip
def test_addresses_inside_are_refused(url: str) -> None:
    with pytest.raises(Geweigerd):
        fetch(url)


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: Any) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1"])
    asked: list[Any] = []

    def lookup(*_a: Any, **_k: Any) -> list[Any]:
        return [(2, 1, 6, "", (next(answers), 80))]

    def connect(address: Any, **_k: Any) -> Any:
        asked.append(address)
        raise OSError

    monkeypatch.setattr(ophalen.socket, "getaddrinfo", lookup)
    monkeypatch.setattr(ophalen.socket, "create_connection", connect)
    for _number in range(2):
        with pytest.raises(Geweigerd):
            fetch("http://rebind.example/")
    assert asked == [("93.184.216.34", 80)]


@pytest.fixture
def server(settings: Any) -> Iterator[str]:
    settings.FEEDS_NAAR_ZICHZELF = True

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            where = {"/naarbinnen": "http://10.0.0.1/", "/bestand": "file:///etc/passwd", "/rond": "/rond"}
            if self.path in where:
                self.send_response(302)
                self.send_header("Location", where[self.path])
                self.end_headers()
            elif self.headers.get("If-None-Match") == '"een"':
                self.send_response(304)
                self.end_headers()
            else:
                self.send_response(200)
                self.send_header("ETag", '"een"')
                self.end_headers()
                self.wfile.write(b"x" * 2000 if self.path == "/groot" else f"<source>{JOB}</source>".encode())

        def log_message(self, *args: Any) -> None:
            pass

    found = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    found.server_close()


def test_redirects_inside_and_big_files_are_refused(server: str, monkeypatch: Any) -> None:
    for path in ("/naarbinnen", "/bestand", "/rond"):
        with pytest.raises(Geweigerd):
            fetch(server + path)
    monkeypatch.setattr(ophalen, "MOST_BYTES", 1000)
    with pytest.raises(Geweigerd, match="50 MB"):
        fetch(server + "/groot")


def test_a_second_request_is_conditional(server: str, cast: Cast) -> None:
    by = cast.joris.actor
    bron = bronnen.save_source(by=by, naam="Bank", soort="xml", url=server + "/lijst")
    assert bronnen.take_in(by=by, bron=bron, antwoord=bronnen.collect(bron))["nieuw"] == 1
    bron.refresh_from_db()
    again = bronnen.collect(bron)
    assert again.ongewijzigd and bronnen.take_in(by=by, bron=bron, antwoord=again) == {"ongewijzigd": 1}


def answer(text: str) -> ophalen.Antwoord:
    return ophalen.Antwoord(text.encode(), "", "", "")


def test_a_broken_row_is_told_and_the_rest_goes_on(cast: Cast) -> None:
    by = cast.joris.actor
    bron = bronnen.save_source(by=by, naam="Bank", soort="xml", url="https://bank.example/x.xml")
    done = bronnen.take_in(by=by, bron=bron, antwoord=answer(f"<source>{JOB}{KAPOT}{GOED}{JOB}</source>"))
    assert (done["nieuw"], done["gezien"], done["fouten"]) == (2, 1, 1)
    row = Vacature.objects.get(bron_sleutel="1")
    assert row.titel == "Kok & gastheer" and row.pc4 == "8011" and (row.uren_min, row.uren_max) == (32, 40)
    assert (row.loon_van, row.loon_per) == (540, "week") and row.gelezen["lift_kg"][0] == 10
    [wrong] = Importfout.objects.all()
    assert wrong.rij == 2 and "kapot" in wrong.fout and "Half" in wrong.stuk
    done = bronnen.take_in(by=by, bron=bron, antwoord=answer(f"<source>{JOB}{KAPOT}</source>"))
    assert done["gesloten"] == 0, "a broken row may be the one that seems gone"
    done = bronnen.take_in(by=by, bron=bron, antwoord=answer(f"<source>{JOB}</source>"))
    assert (
        done["gesloten"] == 1
        and Vacature.objects.get(bron_sleutel="2").gesloten_op
        and not Importfout.objects.all()
    )
    bronnen.take_in(by=by, bron=bron, antwoord=answer(f"<source>{JOB}{GOED}</source>"))
    assert Vacature.objects.get(bron_sleutel="2").gesloten_op is None and Vacature.objects.count() == 2


def test_one_vacancy_in_two_feeds_is_one(cast: Cast) -> None:
    by = cast.joris.actor
    for name in ("Een", "Twee"):
        bron = bronnen.save_source(by=by, naam=name, soort="xml", url=f"https://{name}.example/x.xml")
        bronnen.take_in(by=by, bron=bron, antwoord=answer(JOB.replace("bank.example", f"{name}.example")))
    assert Vacature.objects.count() == 1


def test_a_bomb_is_refused_and_an_empty_answer_closes_nothing(cast: Cast) -> None:
    by = cast.joris.actor
    bron = bronnen.save_source(by=by, naam="Bank", soort="xml", url="https://bank.example/x.xml")
    bronnen.take_in(by=by, bron=bron, antwoord=answer(JOB))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x><job><title>&b;</title></job></x>'
    assert "DTD" in str(bronnen.take_in(by=by, bron=bron, antwoord=answer(bomb))["fout"])
    bronnen.take_in(by=by, bron=bron, antwoord=answer("<html>storing</html>"))
    assert Vacature.objects.get().gesloten_op is None


def test_jobposting_in_a_page_and_in_a_list() -> None:
    posting = {
        "@type": "JobPosting", "title": "Planner 🚚", "hiringOrganization": {"name": "Van Dam"},
        "jobLocation": [
            {"address": {"addressLocality": "Zwolle", "postalCode": "8011 AB"}},
            {"address": {"addressLocality": "Ede"}},
        ],
        "baseSalary": {"value": {"minValue": 540, "maxValue": 600, "unitText": "WEEK"}}, "workHours": "24 tot 32 uur",
        "identifier": {"value": 7}, "url": "https://x.example/7",
    }  # fmt: skip
    graph = json.dumps({"@graph": [posting, {"@type": ["JobPosting"], "title": None}]})
    mark = '<script type="application/ld+json">'
    page = f"<html>{mark}{graph}</script>{mark}{{kapot</script>"
    one, without, broken = read_jsonld(page)
    assert (
        not isinstance(one, Fout)
        and one.titel == "Planner 🚚"
        and one.plaats == "Zwolle, Ede"
        and one.pc4 == "8011"
    )
    assert (one.loon_van, one.loon_per, one.uren_min, one.uren_max) == (
        540,
        "week",
        24,
        32,
    ) and one.bron_sleutel == "7"
    assert isinstance(without, Fout) and isinstance(broken, Fout)
    assert len(list(read_jsonld(json.dumps([posting, posting])))) == 2


def test_rss_and_atom() -> None:
    rss = (
        "<rss><channel><title>Alles</title><item><title>Kok bij De Leeuw in Zwolle</title><guid>a1</guid>"
        "<link>https://x.example/a1</link><description>&lt;p&gt;Voor 24 uur&lt;/p&gt;</description>"
        "</item></channel></rss>"
    )
    [row] = read_rss(rss)
    assert not isinstance(row, Fout)
    assert (row.titel, row.werkgever_naam, row.plaats, row.bron_sleutel) == (
        "Kok",
        "De Leeuw",
        "Zwolle",
        "a1",
    )
    atom = '<feed><entry><title>Bakker</title><link href="https://x.example/2"/><summary>Tekst</summary></entry></feed>'
    [row] = read_rss(atom)
    assert not isinstance(row, Fout) and row.url == "https://x.example/2" and row.tekst == "Tekst"


def test_a_table_with_and_without_mapping() -> None:
    table = "Functietitel;Bedrijf;Plaats;Uren;Wat\nKok;De Leeuw;Zwolle;32-40;Koken\n;Leeg;;;\n"
    assert guess(table.split("\n")[0].split(";"))["werkgever_naam"] == "Bedrijf"
    good, wrong = read_csv(table)
    assert not isinstance(good, Fout) and good.uren_max == 40 and isinstance(wrong, Fout) and wrong.rij == 3
    mapped = next(iter(read_csv(table, {"titel": "Wat", "plaats": "Plaats"})))
    assert not isinstance(mapped, Fout) and mapped.titel == "Koken" and mapped.werkgever_naam == ""
    assert text_of("café".encode("latin-1")) == "café" and text_of(b"\xff\xfea\x00") == "a"
    assert isinstance(next(iter(read_bank("geen xml"))), Fout)
