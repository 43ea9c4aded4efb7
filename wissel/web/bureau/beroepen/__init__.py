"""Occupations: searching, what they usually ask, and which lie near."""
