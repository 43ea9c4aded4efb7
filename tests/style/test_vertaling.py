"""English is complete, a partial language is complete for its pages, and all say the same placeholders."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import polib
import pytest

from wissel import talen

ROOT = Path(__file__).resolve().parents[2]
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def vertaling() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vertaling", ROOT / "scripts" / "vertaling.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=["en", "pl", "tr", "ar"])
def taal(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_string_of_a_language_has_words(vertaling: ModuleType, taal: str) -> None:
    wanted = vertaling.wanted(taal)
    assert len(wanted) > 300
    known = {(e.msgid, e.msgid_plural or "") for e in vertaling.load(taal) if e.translated() and not e.fuzzy}
    missing = sorted(text for text, plural in wanted if (text, plural) not in known)
    assert not missing, f"{taal}: {len(missing)} zonder vertaling; draai scripts/vertaling.py: {missing[:5]}"


def test_the_files_of_a_partial_language_are_there() -> None:
    missing = [name for name in talen.files() if not (ROOT / name).exists()]
    assert not missing


def test_a_translation_keeps_the_places_where_values_go(vertaling: ModuleType, taal: str) -> None:
    wrong = []
    for entry in vertaling.load(taal):
        texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        sources = {frozenset(PLACES.findall(t)) for t in (entry.msgid, entry.msgid_plural) if t}
        allowed = frozenset().union(*sources)
        wrong += [entry.msgid for text in texts if frozenset(PLACES.findall(text)) - allowed]
        if not entry.msgid_plural and frozenset(PLACES.findall(entry.msgstr)) != allowed:
            wrong.append(entry.msgid)
    assert not wrong, wrong


def test_the_compiled_file_is_that_of_the_words(vertaling: ModuleType, taal: str) -> None:
    path = vertaling.LOCALES / taal / "LC_MESSAGES" / "django.mo"
    compiled = {e.msgid: (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(path))}
    words = {e.msgid: (e.msgstr, e.msgstr_plural) for e in vertaling.load(taal) if e.translated()}
    assert compiled == words


def test_strings_are_found_where_they_stand(vertaling: ModuleType) -> None:
    python = (
        "from django.utils.translation import gettext as _\n"
        "from django.utils.translation import ngettext\n"
        '_("Een")\nngettext("%(n)s dag", "%(n)s dagen", 2)\n'
    )
    assert set(vertaling.from_python(python)) == {("Een", ""), ("%(n)s dag", "%(n)s dagen")}
    html = (
        '{% load i18n %}{% translate "Hallo" %}{% blocktranslate with n=1 %}Dag {{ n }}{% endblocktranslate %}'
        "{% blocktranslate count n=x %}Eén{% plural %}{{ n }} stuks{% endblocktranslate %}"
    )
    assert set(vertaling.from_template(html)) == {("Hallo", ""), ("Dag %(n)s", ""), ("Eén", "%(n)s stuks")}
