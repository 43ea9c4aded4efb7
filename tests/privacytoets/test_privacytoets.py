"""What the privacytoets points out in a text for others, how often it is right, and how long it takes."""

import time
import tomllib

import pytest

from tests.privacytoets.blad import PAD, blad
from tests.privacytoets.set import SOORTEN, measure, read
from wissel.privacytoets import keur, reworded, words_of
from wissel.privacytoets.lijsten import MAP, load
from wissel.privacytoets.woordrij import fold, parse, split


def test_the_set_is_large_enough_and_marks_every_kind() -> None:
    medical, normal = (
        [each for half in ("ontwikkel", "apart") for each in read(f"{name}_{half}")]
        for name in ("medisch", "gewoon")
    )
    assert len(medical) >= 200 and len(normal) >= 200
    assert {kind for each in medical for _begin, _end, kind in each.merken} == set(SOORTEN.values())
    assert not set(read("gewoon_apart")) & set(read("gewoon_ontwikkel"))


@pytest.mark.parametrize("half", ["ontwikkel", "apart"])
def test_it_finds_what_is_medical_and_leaves_normal_reports_alone(half: str) -> None:
    result = measure(half)
    assert result.vals_alarm <= 0.05, result.vals
    assert result.recall("diagnose") >= 0.95 and result.recall() >= 0.95, result.gemist
    assert result.precision() >= 0.95, result.fout


def test_it_finds_every_diagnosis_of_the_list_in_a_sentence() -> None:
    """The aim is 0.95; forms with a capital, a plural or another place in the sentence count too."""
    words = [word for word, kind in load().woorden if kind == "diagnose"]
    forms = ["Zij heeft {}.", "{} speelt hem parten.", "Het komt door {} en door niets anders."]
    tried = [form.format(word) for word in words for form in forms]
    found = [text for text in tried if any(each.soort == "diagnose" for each in keur(text))]
    missed = set(tried) - set(found)
    assert len(found) / len(tried) >= 0.95, missed
    assert len(words) >= 300


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hij heeft een HERNIA.", "diagnose"),
        ("Zij heeft een burn out.", "diagnose"),
        ("Zij heeft een burn-outklacht.", "diagnose"),
        ("Zij heeft depresssie.", "diagnose"),
        ("Hij slikt 20mg.", "medicatie"),
        ("Een hernia-operatie.", "diagnose"),
        ("Hij kreeg een knieoperatie.", "behandeling"),
        ("Zij loopt bij een psycholoog.", "zorgverlener"),
        ("Er is een MRI gemaakt.", "onderzoek"),
        ("Hij heeft géén depressie.", "diagnose"),
        ("fibromyalgie", "diagnose"),
    ],
)
def test_forms_of_writing_are_one_word(text: str, kind: str) -> None:
    assert kind in {each.soort for each in keur(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Zij solliciteert als psycholoog bij een ziekenhuis.",
        "De aanvraag is in behandeling genomen.",
        "Aan de hand van het plan; de zomer is achter de rug.",
        "Hij begeleidt kinderen met ADHD.",
        "als kandidaat kans ziet, belt hij",
        "Hij kent MS Word.",
        "",
        "   \n\n . ",
    ],
)
def test_normal_text_is_left_alone(text: str) -> None:
    assert keur(text) == []


def test_work_in_care_and_own_care_differ_within_one_text() -> None:
    found = keur("Zij solliciteert bij een ziekenhuis. Haar psycholoog raadt dat aan.")
    assert [each.woord for each in found] == ["psycholoog"]


def test_a_finding_says_where_what_and_why_and_offers_words_about_work() -> None:
    text = "Kandidaat heeft een Hernia."
    [found] = keur(text)
    assert text[found.begin : found.eind] == found.woord == "Hernia"
    assert found.waarom and found.herformulering
    assert all("…" in each and each.endswith(".") for each in found.herformulering[:1])
    assert words_of("Hernia, hernia en migraine") == ["hernia", "migraine"]


def test_a_finding_is_the_same_after_an_edit_elsewhere_and_another_in_another_place() -> None:
    first, later = (
        keur("Hij noemt een depressie in de regio. Meer niet."),
        keur("Erbij. Hij noemt een depressie in de regio. Minder."),
    )
    assert first[0].omgeving == later[0].omgeving != keur("Zij heeft een depressie gehad.")[0].omgeving


def test_rewordings_ask_and_never_state_a_number() -> None:
    for each in (group for name in ("heel", "begin", "eind") for group in getattr(load(), name).values()):
        assert each.herformulering
        assert not any(letter.isdigit() for text in each.herformulering for letter in text)


def test_every_list_says_its_day_and_can_be_read() -> None:
    for path in MAP.glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["checked_on"]
        assert "# Source" in path.read_text(encoding="utf-8") or "Source:" in path.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="empty"):
        parse(" ")


def test_letters_with_accents_keep_their_place() -> None:
    text = "Diëtiste İstanbul: één migraine"
    assert len(fold("é ë ï")) == 5
    assert [text[word.begin : word.eind] for word in split(text)][-1] == "migraine"
    assert words_of(text)[-1] == "migraine"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "klachten " * 5_000,
        "20 mg " * 8_000,
        "opgenomen in een " * 3_000,
        "met kinderen " * 4_000,
    ],
)
def test_a_strange_text_takes_no_strange_time(text: str) -> None:
    begin = time.process_time()
    keur(text)
    assert time.process_time() - begin < 1.5


def test_three_thousand_letters_take_two_milliseconds() -> None:
    text = " ".join(each.tekst for each in read("gewoon_ontwikkel"))[:3_000]
    keur(text)
    took = []
    for _ in range(20):
        begin = time.process_time()
        keur(text)
        took.append(time.process_time() - begin)
    assert min(took) <= 0.002


def test_the_page_with_the_figures_is_that_of_the_lists() -> None:
    """Made anew by `python -m tests.privacytoets.blad`."""
    assert PAD.read_text(encoding="utf-8") == blad()


def test_a_rewording_takes_the_place_of_the_sentence() -> None:
    text = "Het gaat goed. Zij heeft een hernia en migraine! Verder niets."
    changed = reworded(text, [(each, "Kan tien kilo tillen.") for each in keur(text)])
    assert changed == "Het gaat goed. Kan tien kilo tillen! Verder niets."
    assert reworded("hernia", [(keur("hernia")[0], "Kan …")]) == "Kan …"


def test_a_rewording_is_a_sentence_and_no_instruction() -> None:
    """It is put in the text as it is."""
    told = ("Vul ", "Noem ", "Laat ", "Schrijf ", "Gaat het ", "Of ")
    for each in (group for name in ("heel", "begin", "eind") for group in getattr(load(), name).values()):
        assert not any(
            sentence.startswith(told) or ". " in sentence.rstrip() for sentence in each.herformulering
        )
        assert not any(keur(sentence) for sentence in each.herformulering)
