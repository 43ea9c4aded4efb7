"""Rules of the house that a machine can keep."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = [
    p
    for d in ("wissel", "poortwachter")
    for p in sorted((ROOT / d).rglob("*.py"))
    if "migrations" not in p.parts
]
WEB = [p for p in CODE if "web" in p.parts]
PROVIDERS = re.compile(r"\b(Roads|Equilar|Smart ?Group|LENGG)\b", re.I)


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_there_is_code_to_check() -> None:
    assert len(CODE) > 60 and len(WEB) > 15


def test_modules_stay_readable() -> None:
    ceiling = {p: lines(p) for p in CODE if lines(p) > 400 and p.name != "models.py"}
    assert not ceiling


def test_functions_and_classes_stay_short() -> None:
    long = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text())):
            size = (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1
            if isinstance(node, ast.FunctionDef) and size > 40:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {size}")
            if isinstance(node, ast.ClassDef) and size > 200:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {size}")
    assert not long, "\n".join(long)


def test_no_provider_is_named_in_code() -> None:
    assert not [p for p in CODE if PROVIDERS.search(p.read_text())]


def test_the_web_takes_rows_from_visible_only() -> None:
    allowed = {"middleware.py"}
    found = [p.relative_to(ROOT) for p in WEB if ".objects" in p.read_text() and p.name not in allowed]
    assert not found


def test_legal_dates_come_from_poortwachter_only() -> None:
    """No other package counts 104 weeks, 728 days or the other terms of the law."""
    number = re.compile(
        r"timedelta\((days=)?(727|728|363|364|294|295|636|650|651|405)\)|timedelta\(weeks=(104|52|42|93)\)"
    )
    assert not [p for p in CODE if "poortwachter" not in p.parts and number.search(p.read_text())]


@pytest.mark.parametrize(
    "pattern", [r"style=\"", r"\son\w+=\"", r"<script(?![^>]*\bsrc=)(?![^>]*application/json)"]
)
def test_templates_hold_no_inline_style_or_script(pattern: str) -> None:
    templates = sorted((ROOT / "wissel").rglob("*.html"))
    assert len(templates) > 20
    assert not [p.relative_to(ROOT) for p in templates if re.search(pattern, p.read_text())]


def test_forms_leave_judging_to_the_server_and_its_words() -> None:
    """A browser would stop a form with words in its own language, away from ours."""
    form = re.compile(r'<form [^>]*method="post"[^>]*>.*?</form>', re.S)
    fields = re.compile(r"\{\{ \w*form\w* \}\}|veld\.html")
    found = [
        (path.name, each[:80])
        for path in sorted((ROOT / "wissel").rglob("*.html"))
        for each in form.findall(path.read_text())
        if fields.search(each) and "novalidate" not in each
    ]
    assert not found


def test_unsafe_doors_stay_shut() -> None:
    banned = re.compile(
        r"mark_safe|\|safe\b|autoescape off|shell=True|(?<!allow_)pickle|allow_pickle=True|yaml\.load\("
        r"|\.extra\(|RawSQL|execute\(f\""
    )
    allowed = {"rls.py", "massa.py", "test_vorm.py"}
    files = [*CODE, *sorted((ROOT / "wissel").rglob("*.html"))]
    found = [p.relative_to(ROOT) for p in files if banned.search(p.read_text()) and p.name not in allowed]
    assert not found


def test_no_machine_path_or_registry_is_named() -> None:
    banned = re.compile(
        r"https?://[^ ]*(python[h]osted|npm[j]s|py[p]i)\.|(^|[^A-Za-z0-9._-])/(work|farm|root)/", re.M
    )
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in tracked.stdout.split("\n") if name and not name.endswith(".png")]
    assert len(paths) > 100
    found = [
        p.relative_to(ROOT) for p in paths if p.is_file() and banned.search(p.read_text(errors="ignore"))
    ]
    assert not found
