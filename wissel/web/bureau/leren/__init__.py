"""Learning, trainings and practice talks."""
