"""The public site of a bureau: what a visitor can read, and asking a question. Nothing here knows a dossier."""
