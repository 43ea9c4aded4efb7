"""Applications of one kandidaat as the bureau sees them: board, approval, numbers, lessons and the network."""
