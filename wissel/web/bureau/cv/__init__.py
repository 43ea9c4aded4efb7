"""Cv's and letters of one dossier, written together with the kandidaat."""
