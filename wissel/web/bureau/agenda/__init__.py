"""The week of a coach, finding a slot, changing many at once, standing in."""
