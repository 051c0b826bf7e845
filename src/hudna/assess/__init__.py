"""What the claims about a truce amount to, with every ground."""

from hudna.assess.assessment import assess
from hudna.assess.interests import Allegiances, Interests, interest_of

__all__ = ["Allegiances", "Interests", "assess", "interest_of"]
