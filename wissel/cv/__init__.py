"""Cv and letters, from one question at a time to a file worth sending."""
