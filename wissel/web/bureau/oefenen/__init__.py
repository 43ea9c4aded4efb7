"""Practising at the bureau: trainings for a group, and per dossier talks, conditions, readiness, calls and pitches."""
