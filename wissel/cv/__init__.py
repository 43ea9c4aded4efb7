"""The cv and the letters of a kandidaat, and which version went where."""
