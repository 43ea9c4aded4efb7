"""Dutch words of work: normal forms, compounds, likeness. Knows no database and no clock."""
