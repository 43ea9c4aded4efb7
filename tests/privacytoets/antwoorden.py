"""The answers to what the privacytoets asks about a text, as a form sends them."""

from wissel.privacytoets import keur
from wissel.web.shared.medisch import name_of


def answers(text: str, choice: str) -> dict[str, str]:
    """The same choice for every finding in a text: the number of a rewording, or a reason."""
    return {name_of(each): choice for each in keur(text)}
