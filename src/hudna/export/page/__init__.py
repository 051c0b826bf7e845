"""What the HTML page is made of: its words, its template, its style, its script, and the marked text."""
