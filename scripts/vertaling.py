"""Keep wissel/locale/en in step with the Dutch source strings: `python scripts/vertaling.py`.

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
LOCALE = ROOT / "wissel" / "locale" / "en" / "LC_MESSAGES"
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


def load() -> polib.POFile:
    path = LOCALE / "django.po"
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    po = polib.POFile(wrapwidth=110)
    po.metadata = {
        "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit", "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }  # fmt: skip
    return po


def update() -> list[str]:
    """Bring the files up to date; gives the strings that still need words."""
    po, wanted = load(), messages()
    known = {(entry.msgid, entry.msgid_plural or ""): entry for entry in po}
    for gone in set(known) - set(wanted):
        po.remove(known[gone])
    for message in set(wanted) - set(known):
        text, plural = message
        empty = {0: "", 1: ""} if plural else {}
        po.append(polib.POEntry(msgid=text, msgid_plural=plural, msgstr_plural=empty))
    for entry in po:
        entry.occurrences = [(name, "") for name in sorted(wanted[(entry.msgid, entry.msgid_plural or "")])]
        if "%(" in entry.msgid and "python-format" not in entry.flags:
            entry.flags.append("python-format")
    po.sort(key=lambda entry: (entry.occurrences[0][0], entry.msgid))
    LOCALE.mkdir(parents=True, exist_ok=True)
    po.save(str(LOCALE / "django.po"))
    po.save_as_mofile(str(LOCALE / "django.mo"))
    return [entry.msgid for entry in po if not entry.translated()]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    missing = update()
    for text in missing:
        print(text)
    print(f"{len(missing)} zonder vertaling", file=sys.stderr)
