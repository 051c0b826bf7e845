"""What the claims about a truce amount to, with every ground."""
