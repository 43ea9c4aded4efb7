"""How names are sorted and searched: one function fills the stored columns."""

import unicodedata


def plain(text: str) -> str:
    """Lower case without accents or double spaces."""
    folded = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).split())


def sorteernaam(voornaam: str, tussenvoegsel: str, achternaam: str) -> str:
    """Last name first, as Dutch lists do."""
    return plain(f"{achternaam} {voornaam} {tussenvoegsel}")[:260]
