"""The week of one kandidaat, for the coach."""
