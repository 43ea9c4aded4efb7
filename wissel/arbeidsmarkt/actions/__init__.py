"""What people do with vacancies and feeds."""
