"""Agencies, courses, places to work and what was examined, in one dossier."""
