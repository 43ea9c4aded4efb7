"""What a cv offers to a profile, what is left out of it, and what happens with files that mean harm or are broken."""

import io
import time
import zipfile
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.profielen import cvs
from wissel.fouten import DomainError
from wissel.profielen.cvlezen import bestand, datums
from wissel.profielen.cvlezen.ontleden import Ontleed, parse


def of(found: Ontleed, deel: str) -> list[dict[str, Any]]:
    return [each.velden for each in found.voorstellen if each.deel == deel]


def read(content: bytes, name: str = "cv.docx") -> bestand.Uitgelezen:
    return bestand.read_file(SimpleUploadedFile(name, content))


@pytest.fixture(scope="module")
def dutch() -> Ontleed:
    return parse(cvs.NEDERLANDS.splitlines())


def test_jobs_with_period_employer_and_tasks(dutch: Ontleed) -> None:
    jobs = of(dutch, "ervaring")
    assert [(j["naam"], j["waar"], j["van"], j["tot"], j["loopt"], j["soort"]) for j in jobs] == [
        ("Orderpicker", "De Vries Logistiek BV", "2016", "", True, "betaald"),
        ("Productiemedewerker", "Bakkerij Jansen", "2012-03", "2015-12", False, "betaald"),
        ("Gastvrouw", "Buurthuis De Kern", "2019", "", True, "vrijwillig"),
    ]
    assert jobs[0]["taken"].splitlines() == [
        "Orders verzamelen met de scanner", "Voorraad tellen", "Nieuwe collega's inwerken",
    ]  # fmt: skip


def test_education_certificates_and_whether_there_is_a_diploma(dutch: Ontleed) -> None:
    found = {each["naam"]: each for each in of(dutch, "opleiding")}
    assert found["Logistiek medewerker, MBO 2"]["niveau"] == "mbo2"
    assert found["Logistiek medewerker, MBO 2"]["waar"] == "ROC Midden Nederland"
    assert found["Logistiek medewerker, MBO 2"]["diploma"] == "ja"
    assert found["VMBO"]["diploma"] == "nee"
    assert found["VCA"]["tot"] == "2021"
    assert "Heftruckcertificaat" in found


def test_languages_licences_skills_and_traits(dutch: Ontleed) -> None:
    languages = {each["naam"]: each for each in of(dutch, "taal")}
    assert languages["Turks"]["spreken"] == "moedertaal"
    assert (languages["Nederlands"]["spreken"], languages["Nederlands"]["schrijven"]) == ("B2", "B1")
    assert languages["Engels"]["spreken"] == "B1"
    assert of(dutch, "vervoer")[0]["rijbewijzen"] == ["B", "BE"]
    skills = {each["naam"]: each["soort"] for each in of(dutch, "vaardigheid")}
    assert skills["Werken met Excel"] == "vaardigheid" and skills["Kwaliteit controleren"] == "vaardigheid"
    assert "Oosterse kalligrafie" in skills
    assert {each["naam"] for each in of(dutch, "eigenschap")} == {"Nauwkeurig", "Vrolijk"}


def test_each_proposal_shows_the_words_it_came_from(dutch: Ontleed) -> None:
    text = " ".join(cvs.NEDERLANDS.split()).lower()
    for each in dutch.voorstellen:
        assert each.uit, each
        for part in each.uit.split(" / "):
            assert " ".join(part.split()).strip("(").lower() in text, part


@pytest.mark.parametrize(
    "word",
    [
        "1984",
        "12-05",
        "Nederlandse",
        "gehuwd",
        "kinderen",
        "111222333",
        "moskee",
        "06-",
        "@",
        "Dorpsstraat",
        "Vries, 06",
    ],
)
def test_private_things_are_never_proposed(dutch: Ontleed, word: str) -> None:
    assert word.lower() not in str(dutch.voorstellen).lower()
    assert dutch.weggelaten >= 4


@pytest.mark.parametrize(
    "line",
    [
        "Ik had een burn-out en kreeg therapie", "geboren te Ankara", "Age: 44", "Marital status: single",
        "BSN 111222333",
        "sofinummer 123456782", "111.222.333", "Lid van de kerkenraad", "Moeder van drie kinderen",
        "Pasfoto: zie bijlage",
        "Diagnose: diabetes",
    ],
)  # fmt: skip
def test_a_private_line_is_left_out_as_a_whole(line: str) -> None:
    found = parse(["Werkervaring", f"2010 - 2012 Kok, Hotel Blauw, {line}", "Vaardigheden", line])
    assert found.voorstellen == () and found.weggelaten == 2


def test_an_english_cv_with_the_title_first() -> None:
    found = parse(cvs.ENGELS.splitlines())
    jobs = [(j["naam"], j["waar"], j["van"], j["tot"], j["loopt"]) for j in of(found, "ervaring")]
    assert jobs == [
        ("Warehouse worker", "ACME Logistics", "2018-01", "", True),
        ("Cook", "Restaurant Blue", "2010", "2017", False),
    ]
    assert {(each["naam"], each["spreken"]) for each in of(found, "taal")} == {
        ("Engels", "moedertaal"), ("Nederlands", "C1"),
    }  # fmt: skip
    assert of(found, "opleiding")[0]["niveau"] in {"hbo", "wo"}
    assert of(found, "vervoer")[0]["rijbewijzen"] == ["B"]
    assert "Heftruck rijden" in {each["naam"] for each in of(found, "vaardigheid")}


@pytest.mark.parametrize(
    ("line", "van", "tot", "loopt"),
    [
        ("2015 - 2018", "2015", "2018", False), ("maart 2015 t/m heden", "2015-03", "", True),
        ("03-2015 tot 12/2016", "2015-03", "2016-12", False), ("1-3-2015 – 31-12-2016", "2015-03", "2016-12", False),
        ("Jan 2015 to Present", "2015-01", "", True), ("sinds 2019", "2019", "", True),
        ("(2015-2018)", "2015", "2018", False),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(line: str, van: str, tot: str, loopt: bool) -> None:
    found = datums.period_in(line)
    assert found is not None and (found.van, found.tot, found.loopt) == (van, tot, loopt)


@pytest.mark.parametrize("line", ["", "Kamer 2015", "120152018", "06-20152018"])
def test_other_numbers_are_no_period(line: str) -> None:
    assert datums.period_in(line) is None


def test_text_without_structure_gives_little_and_breaks_nothing() -> None:
    assert parse([]).voorstellen == ()
    assert parse(["x" * 5_000, "2012 - ", "- - -", "Werkervaring", "", "2012 - 2013"]).voorstellen == ()
    many = parse(["Werkervaring"] + [f"{1950 + n % 70} - heden Kok {n}, Hotel {n}" for n in range(2_500)])
    assert len(many.voorstellen) == 120


def test_word_pdf_and_text_give_the_same_jobs() -> None:
    word, paper, plain = (
        parse(read(content).regels)
        for content in (cvs.docx(cvs.NEDERLANDS), cvs.pdf(cvs.NEDERLANDS), cvs.NEDERLANDS.encode())
    )
    names = [each["naam"] for each in of(word, "ervaring")]
    assert names == ["Orderpicker", "Productiemedewerker", "Gastvrouw"]
    assert [each["naam"] for each in of(paper, "ervaring")] == names
    assert [each["naam"] for each in of(plain, "ervaring")] == names


def test_tables_and_text_boxes_are_read_once() -> None:
    inside = "<w:txbxContent><w:p><w:r><w:t>In het vak staat ook tekst</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:p><w:r><w:t>Buiten het vak</w:t></w:r><w:r>{inside}</w:r></w:p>"
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cel met tekst erin</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    found = read(cvs.with_xml(box + table)).regels
    assert found == ("Buiten het vak", "In het vak staat ook tekst", "Cel met tekst erin")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_keep_their_signs(encoding: str) -> None:
    text = "Werkervaring\n2010 - 2012 Coördinator, Café Zoë\n"
    assert "Café Zoë" in " ".join(read(text.encode(encoding), "cv.txt").regels)


def bomb() -> bytes:
    return cvs.rezip(cvs.docx("x"), {"word/media/groot.bin": b"\0" * 60_000_000})


def dense() -> bytes:
    return cvs.rezip(cvs.docx("x"), {"word/document.xml": b" " * 30_000_000})


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    before = f'<!DOCTYPE w [<!ENTITY l0 "lol">{entities}]>'
    return cvs.with_xml("<w:p><w:r><w:t>&l9; en nog wat meer tekst</w:t></w:r></w:p>", before)


def outside() -> bytes:
    before = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return cvs.with_xml("<w:p><w:r><w:t>&x; en nog wat meer gewone tekst</w:t></w:r></w:p>", before)


def many_parts() -> bytes:
    return cvs.rezip(cvs.docx("x"), {f"word/media/{n}.bin": b"" for n in range(3_000)})


def locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(cvs.pdf(cvs.ENGELS))) as paper:
        paper.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def picture_pdf() -> bytes:
    paper = pikepdf.new()
    paper.add_blank_page()
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def deep() -> bytes:
    return cvs.with_xml("<w:p>" * 5_000 + "</w:p>" * 5_000)


def plain_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (bomb, "bom"), (dense, "bom"), (many_parts, "bom"), (laughs, "xml"), (outside, "xml"), (deep, "stuk"),
        (locked_pdf, "op_slot"), (picture_pdf, "geen_tekst"), (plain_zip, "soort"),
        (lambda: b"", "leeg"), (lambda: b"PK\x03\x04 kapot", "stuk"), (lambda: b"%PDF-1.4 kapot", "stuk"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oud_word"),
        (lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "op_slot"),
        (lambda: b"{\\rtf1 hallo allemaal dit is tekst}", "soort"), (lambda: bytes(range(256)) * 40, "soort"),
        (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "soort"), (lambda: b"kort", "geen_tekst"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_to_do(content: Any, code: str) -> None:
    begin = time.monotonic()
    with pytest.raises(DomainError) as caught:
        read(content())
    assert (caught.value.code, caught.value.veld) == (code, "bestand")
    assert time.monotonic() - begin < bestand.SECONDEN + 5


def test_macros_and_scripts_are_not_run_and_the_text_is_read() -> None:
    macro = read(cvs.rezip(cvs.docx(cvs.NEDERLANDS), {"word/vbaProject.bin": b"AutoOpen"}))
    assert "macro" in macro.let_op[0] and len(macro.regels) > 20
    action = b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
    script = read(cvs.pdf(cvs.ENGELS, extra=action))
    assert "script" in script.let_op[0] and "Warehouse worker" in script.regels


def test_links_to_outside_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    rels = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://127.0.0.1:9/boos.dotm" TargetMode="External"/></Relationships>'
    )
    found = read(cvs.rezip(cvs.docx(cvs.NEDERLANDS), {"word/_rels/settings.xml.rels": rels}))
    assert len(found.regels) > 20


def test_of_two_hundred_pages_the_first_are_read_and_that_is_said() -> None:
    found = read(cvs.pdf(cvs.ENGELS, pages=200))
    assert "200 bladzijden" in found.let_op[0]
    assert len(of(parse(found.regels), "ervaring")) == 2


def test_a_file_that_is_too_large_is_not_even_opened() -> None:
    big = SimpleUploadedFile("cv.pdf", b"%PDF-" + b"0" * (bestand.GROOTSTE + 1))
    with pytest.raises(DomainError) as caught:
        bestand.read_file(big)
    assert caught.value.code == "te_groot"


def test_reading_a_long_cv_is_quick() -> None:
    lines = (cvs.NEDERLANDS * 12).splitlines()
    begin = time.process_time()
    parse(lines)
    assert time.process_time() - begin < 3
