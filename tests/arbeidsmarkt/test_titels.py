"""Titles of work: normal forms, compounds, and ranking."""

import gzip
import json

import pytest

from wissel.arbeidsmarkt.evaluatie import rank_beroepen, rank_titles, related
from wissel.arbeidsmarkt.taal.eigenwoorden import own_words, word_groups
from wissel.arbeidsmarkt.taal.kennis import Kennis, kennis
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.titels import Labels
from wissel.arbeidsmarkt.taal.woorden import neutral, plain, stem

LABELS = {
    "a": "vrachtwagenchauffeur",
    "b": "verpleegkundige",
    "c": "magazijnmedewerker",
    "d": "schoonmaker",
    "e": "timmerman",
    "f": "verkoopmedewerker kleding",
    "g": "leraar basisonderwijs",
    "h": "kok",
}


@pytest.mark.parametrize(
    ("woman", "man"),
    [
        ("verkoopster", "verkoper"),
        ("schoonmaakster", "schoonmaker"),
        ("directrice", "directeur"),
        ("masseuse", "masseur"),
        ("docente", "docent"),
        ("timmervrouw", "timmerman"),
        ("naaister", "naaier"),
        ("ambtenares", "ambtenaar"),
    ],
)
def test_feminine_forms_become_the_masculine_one(woman, man):
    assert neutral(woman) == man


@pytest.mark.parametrize("word", ["meester", "minister", "venster", "register"])
def test_words_that_only_look_feminine_stay(word):
    assert neutral(word) == word


def test_compounds_fall_apart_in_known_words():
    split = Splitter({"magazijn": 9, "medewerker": 50, "verkoop": 8, "bediener": 4, "machine": 9})
    assert split.split("magazijnmedewerker") == ("magazijn", "medewerker")
    assert split.split("machinebediener") == ("machine", "bediener")
    assert split.split("onbekend") == ("onbekend",)


def test_plain_and_stem_bring_forms_together():
    assert plain("  Re-integratie–Coördinator (M/V) ") == "re integratie coordinator m v"
    assert stem("verzekeringen") == stem("verzekering")


@pytest.mark.parametrize(
    ("title", "best"),
    [
        ("Chauffeur vrachtwagen", "a"),
        ("schoonmaakster", "d"),
        ("Medewerker magazijn (m/v)", "c"),
        ("verkoopster damesmode", "f"),
        ("juf basisschool", "g"),
    ],
)
def test_a_title_finds_its_occupation(title, best):
    assert rank_titles(LABELS, {"q": title}, 3)["q"][0] == best


def test_masculine_and_feminine_titles_give_the_same_best():
    asked = {"m": "verkoper kleding", "v": "verkoopster kleding"}
    ranked = rank_titles(LABELS, asked, 1)
    assert ranked["m"] == ranked["v"]


def test_ranking_is_the_same_every_time_and_knows_its_limits():
    assert rank_titles(LABELS, {"q": "kok"}, 2) == rank_titles(LABELS, {"q": "kok"}, 2)
    assert rank_titles(LABELS, {"q": "", "x": "🙂"}, 5) == {"q": [], "x": []}
    assert rank_titles({}, {"q": "kok"}, 5) == {"q": []}


def test_without_learned_tables_letters_still_rank():
    assert Labels(list(LABELS.values()), Kennis()).rank("schoonmaker kantoor", 1)[0][0] == 3


def test_an_occupation_is_as_good_as_its_best_name():
    corpus = {
        "1": "kok\nchef de cuisine\nIemand die in een keuken maaltijden bereidt voor gasten van een restaurant.",
        "2": "ober\nkelner\nserveerster",
    }
    assert rank_beroepen(corpus, {"q": "serveerder", "r": "chef-kok"}, 2) == {
        "q": ["2", "1"],
        "r": ["1", "2"],
    } or (rank_beroepen(corpus, {"q": "serveerster"}, 1)["q"] == ["2"])


def test_related_work_leaves_the_occupation_itself_out():
    near = related(LABELS, {"a": "vrachtwagenchauffeur"}, 3)["a"]
    assert "a" not in near
    assert len(near) <= 3


def test_our_own_words_and_weights_are_there():
    known = own_words()
    assert len(known.trees) > 100
    assert len(known.synonyms) > 1000
    assert len(list(word_groups())) > 250


def test_learned_words_never_change_the_ranking_of_titles(tmp_path, monkeypatch):
    before = rank_titles(LABELS, {"q": "medewerker opslag"}, 5)
    monkeypatch.setenv("WISSEL_MAP", str(tmp_path))
    (tmp_path / "beroepen").mkdir()
    learned = {"words": {"opslag": 9}, "synonyms": {"opslag": {"kok": 1.0}}}
    (tmp_path / "beroepen" / "woorden.json.gz").write_bytes(gzip.compress(json.dumps(learned).encode()))
    assert kennis().synonyms["opslag"]["kok"] == 1.0
    assert rank_titles(LABELS, {"q": "medewerker opslag"}, 5) == before


@pytest.mark.parametrize(
    ("man", "woman"),
    [
        ("verkoper", "verkoopster"),
        ("directeur school", "directrice school"),
        ("schoonmaker kantoren", "schoonmaakster kantoren"),
        ("timmerman", "timmervrouw"),
        ("docent muziek", "docente muziek"),
    ],
)
def test_a_feminine_title_gets_the_same_best(man, woman):
    asked = rank_titles(LABELS, {"m": man, "v": woman}, 3)
    assert asked["m"][:1] == asked["v"][:1]


@pytest.mark.parametrize("content", [b"", b"kapot", gzip.compress(b"[1]"), gzip.compress(b'{"oud": 1}')[:-9]])
def test_a_broken_learned_file_is_no_harm(tmp_path, monkeypatch, content):
    monkeypatch.setenv("WISSEL_MAP", str(tmp_path))
    (tmp_path / "beroepen").mkdir()
    (tmp_path / "beroepen" / "woorden.json.gz").write_bytes(content)
    assert kennis() == own_words()
