"""Persoonsprofiel and zoekprofiel in the dossier."""
