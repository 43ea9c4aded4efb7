"""Asking a bedrijfsarts or arbeidsdeskundige one thing by a link, and seeing how far it is."""
