"""Instruments and questionnaires: interest, values, talents, and how someone feels about the way to work."""
