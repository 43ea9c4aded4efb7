"""Duties per party with their proof."""
