"""Learning by doing: films, articles, exercises, trainings and practice talks."""
