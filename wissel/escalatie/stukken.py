"""Which papers of a dossier may go along with a question or request: only what the one who asks may read.

Notes and the intake are no documents, so they cannot be here. What is for the bureau alone, a concept to read first,
and an earlier pack never are; a paper on belastbaarheid never goes along with a question of the employer (category D1).
"""

import uuid
from collections.abc import Iterable
from typing import Any

from wissel.accounts.models import Rol
from wissel.documenten.models import Document, Verzending
from wissel.documenten.soorten import BELASTBAARHEID
from wissel.dossiers.models import Dossier
from wissel.escalatie.models import Deskundigenoordeel

OORDEELBUNDEL, HERSTELBUNDEL = "oordeelbundel", "herstelbundel"
_NOOIT = ("rapport_inzage", OORDEELBUNDEL, HERSTELBUNDEL)
P = Document.Publiek
PUBLIEK = {
    Deskundigenoordeel.Van.WERKGEVER: P.OPDRACHT,
    Deskundigenoordeel.Van.WERKNEMER: P.KANDIDAAT,
}  # fmt: skip


def available(dossier: Dossier, van: str) -> list[Document]:
    """The newest version of every paper this party may read, newest first."""
    rows = Document.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).exclude(soort__in=_NOOIT)
    if van == Deskundigenoordeel.Van.WERKGEVER:
        sent = Verzending.objects.filter(
            bureau_id=dossier.bureau_id, dossier=dossier, naar_rol=Rol.OPDRACHTGEVER
        )
        rows = rows.filter(publiek__in=[P.OPDRACHT, P.ALLEN], pk__in=sent.values("document_id"))
        rows = rows.exclude(soort=BELASTBAARHEID)
    else:
        rows = rows.filter(publiek__in=[P.KANDIDAAT, P.ALLEN])
    newest: dict[uuid.UUID, Document] = {}
    for row in rows.defer("inhoud").order_by("reeks", "-versie"):
        newest.setdefault(row.reeks, row)
    return sorted(newest.values(), key=lambda row: (row.datum, row.gemaakt_op), reverse=True)


def of_kinds(rows: Iterable[Document], soorten: Iterable[str]) -> list[Document]:
    wanted = set(soorten)
    return [row for row in rows if row.soort in wanted]


def audience(van: Any) -> str:
    """Who reads what this party adds: the party itself and the bureau."""
    return str(PUBLIEK[Deskundigenoordeel.Van(van)])
