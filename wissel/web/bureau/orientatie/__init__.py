"""Instruments and questionnaires in the dossier."""
