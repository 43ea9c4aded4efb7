"""Pages of the bureau about the zoekprofiel: directions, items beside belastbaarheid, the toets, and the beeld."""
