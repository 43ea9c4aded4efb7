"""Keep wissel/locale in step with the Dutch source strings: `python scripts/vertaling.py`.

English holds every string. A partial language (wissel/talen.toml) holds those of the pages that exist in it.

Reads every string marked for translation in Python and templates, adds what is new to django.po, drops what is gone,
and compiles django.mo. Needs no gettext programs. tests/style/test_vertaling.py uses the same functions.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from wissel import talen  # noqa: E402

LOCALES = ROOT / "wissel" / "locale"
PLURALS = {
    "en": (2, "(n != 1)"),
    "pl": (3, "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"),
    "tr": (2, "(n > 1)"),
    "ar": (
        6,
        "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5)",
    ),
}
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
# What Django's templatize() makes of {% translate %} and {% blocktranslate %}.
CALL = re.compile(
    r"(?<![\w.])(gettext|_)\(\s*(u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|'''.*?'''))\s*\)", re.S
)
PLURAL_CALL = re.compile(r"ngettext\(\s*(u?'(?:[^'\\]|\\.)*')\s*,\s*(u?'(?:[^'\\]|\\.)*')\s*,", re.S)

Message = tuple[str, str]


def messages() -> dict[Message, set[str]]:
    """Every marked string with its plural ("" without), and the files it stands in."""
    found: dict[Message, set[str]] = {}
    for path in sorted((ROOT / "wissel").rglob("*.py")):
        if "migrations" not in path.parts:
            for message in from_python(path.read_text()):
                found.setdefault(message, set()).add(str(path.relative_to(ROOT)))
    for path in sorted(
        [*(ROOT / "wissel").rglob("templates/**/*.html"), *(ROOT / "wissel").rglob("templates/**/*.txt")]
    ):
        for message in from_template(path.read_text()):
            found.setdefault(message, set()).add(str(path.relative_to(ROOT)))
    return found


def from_python(source: str) -> Iterator[Message]:
    """The literals of gettext calls, under whatever name the module imported them."""
    tree = ast.parse(source)
    names = {alias.asname or alias.name: alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
             for alias in node.names if alias.name in SINGLE | PLURAL}  # fmt: skip
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        known = names.get(node.func.id)
        texts = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if known in SINGLE and texts:
            yield texts[0], ""
        elif known in PLURAL and len(texts) > 1:
            yield texts[0], texts[1]


def from_template(source: str) -> Iterator[Message]:
    from django.utils.translation.template import templatize

    text = templatize(source)
    plurals = list(PLURAL_CALL.finditer(text))
    for match in plurals:
        yield ast.literal_eval(match[1]), ast.literal_eval(match[2])
    for match in CALL.finditer(text):
        yield ast.literal_eval(match[2]), ""


def wanted(language: str) -> dict[Message, set[str]]:
    """The strings that belong in this language, with the files they stand in."""
    found = messages()
    if language in dict(talen.everywhere()):
        return found
    mine = talen.files()
    return {message: files for message, files in found.items() if files & mine}


def load(language: str = "en") -> polib.POFile:
    path = LOCALES / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    po = polib.POFile(wrapwidth=110)
    count, formula = PLURALS[language]
    po.metadata = {
        "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit", "Language": language,
        "Plural-Forms": f"nplurals={count}; plural={formula};",
    }  # fmt: skip
    return po


def update(language: str = "en") -> list[str]:
    """Bring the files of a language up to date; gives the strings that still need words."""
    po, want = load(language), wanted(language)
    known = {(entry.msgid, entry.msgid_plural or ""): entry for entry in po}
    for gone in set(known) - set(want):
        po.remove(known[gone])
    for message in set(want) - set(known):
        text, plural = message
        empty = dict.fromkeys(range(PLURALS[language][0]), "") if plural else {}
        po.append(polib.POEntry(msgid=text, msgid_plural=plural, msgstr_plural=empty))
    for entry in po:
        entry.occurrences = [(name, "") for name in sorted(want[(entry.msgid, entry.msgid_plural or "")])]
        if "%(" in entry.msgid and "python-format" not in entry.flags:
            entry.flags.append("python-format")
    po.sort(key=lambda entry: (entry.occurrences[0][0], entry.msgid))
    folder = LOCALES / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    po.save(str(folder / "django.po"))
    po.save_as_mofile(str(folder / "django.mo"))
    return [entry.msgid for entry in po if not entry.translated()]


if __name__ == "__main__":
    for language in PLURALS:
        missing = update(language)
        for text in missing:
            print(text)
        print(f"{language}: {len(missing)} zonder vertaling", file=sys.stderr)
