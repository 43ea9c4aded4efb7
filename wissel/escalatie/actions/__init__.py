"""What people and the daily round do when a traject runs aground."""
