"""Reading a cv that somebody brings: its text, and what of it may go into a profile. A person decides on each."""
