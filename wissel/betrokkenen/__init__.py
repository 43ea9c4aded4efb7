"""People who come for one task: a link with a code, what it opens, and what they said."""
