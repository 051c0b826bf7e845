"""Where a case is kept: SQLite for one, PostgreSQL for a team."""
