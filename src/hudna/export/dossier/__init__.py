"""A dossier as a page: in the terminal, as one HTML file, as PDF. All three show one view, worded once."""
