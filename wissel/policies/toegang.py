"""docs/toegang.md: who may do what and which address asks for what, generated from the matrix and the URLs."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from wissel.accounts.models import Rol
from wissel.policies.action import Action
from wissel.policies.engine import MATRIX

ROLLEN = (*Rol.values, "verzekeraar")

# Views of libraries, which cannot carry @requires; each is part of signing in.
EXTERN = {"allauth.": "inloggen", "django.contrib.staticfiles": "bestanden van de site zelf"}


def routes(resolver: Any = None, prefix: str = "", space: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Every address with its full name and pattern."""
    for each in (resolver or get_resolver()).url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from routes(each, route, inner)
        else:
            yield route, space + (each.name or ""), each


def action_of(pattern: URLPattern) -> Action | str | None:
    """The action a view declares, the reason it is a library's, or None when somebody forgot."""
    declared = getattr(pattern.callback, "required_action", None)
    if declared is not None:
        return Action(declared)
    module = getattr(pattern.callback, "__module__", "")
    view_class = getattr(pattern.callback, "view_class", None)
    if view_class is not None:
        module = view_class.__module__
    return next((reason for start, reason in EXTERN.items() if module.startswith(start)), None)


def markdown() -> str:
    """The whole page."""
    lines = [
        "# Toegang",
        "",
        "Gemaakt uit `wissel/policies/matrix.toml` en de adressen; niet met de hand wijzigen (`wissel toegang`).",
        "Bereik: bureau = alles van het bureau, toegewezen = eigen zaken,",
        "organisatie = zaken van de eigen organisatie, relatie = zaken met een vastgelegde relatie,",
        "eigen = het eigen dossier, zelf = alleen zichzelf.",
        "Na de dubbele punt staat een voorwaarde uit `condities.py`. Een streepje is: niet toegestaan.",
        "",
        "## Wie mag wat",
        "",
        "| actie | wat | cat. | " + " | ".join(ROLLEN) + " |",
        "|---|---|---|" + "---|" * len(ROLLEN),
    ]
    for action in Action:
        row = MATRIX[action]
        cells = ["ja" if row.get("iedereen") else row.get(rol, "–") for rol in ROLLEN]
        lines.append(f"| `{action}` | {row['wat']} | {row['categorie']} | " + " | ".join(cells) + " |")
    lines += ["", "## Welk adres vraagt welke actie", "", "| adres | naam | actie |", "|---|---|---|"]
    # The page of components is there in the demonstration only.
    shown = [row for row in routes() if not row[1].startswith("onderdelen:")]
    lines += sorted(f"| `/{route}` | `{name}` | {action_of(pattern)} |" for route, name, pattern in shown)
    return "\n".join(lines) + "\n"
