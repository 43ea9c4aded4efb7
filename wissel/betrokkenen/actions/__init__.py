"""Verbs of people who come for one task, and of the coach who asks them."""
