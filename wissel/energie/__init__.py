"""Aims a week within what someone can do, the load of activities, and a bad day."""
