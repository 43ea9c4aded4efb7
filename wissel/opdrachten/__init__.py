"""What the `wissel` command does: servers, the demo, the database, the list of checks."""
