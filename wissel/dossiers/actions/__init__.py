"""Verbs of the dossier, one module per room: openen, feiten, spoor1, spoor2, toewijzen."""
