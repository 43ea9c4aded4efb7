"""Pages of people who come for one task: bedrijfsarts, arbeidsdeskundige, nieuwe werkgever."""
