"""Finds words about illness and care in a free text that others will read, and offers words about work instead.

A pure package: no Django, no clock, no database. The lists are data (`lijsten/*.toml`, each with source and day).
It is a help for the writer and no proof that a text is clean: docs/privacytoets.md says what it cannot see.
"""

from wissel.privacytoets.keuring import Vondst, keur, reworded, words_of

__all__ = ["Vondst", "keur", "reworded", "words_of"]
