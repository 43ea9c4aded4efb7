"""Applications with their stages and proof, and the log of the network."""
