"""Cv and letters, written together."""
