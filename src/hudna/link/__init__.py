"""What several reports have in common: origins, and the same actor, event and truce."""
