"""Pages on belastbaarheid: what somebody can do at work, from a paper, per item, in versions."""
