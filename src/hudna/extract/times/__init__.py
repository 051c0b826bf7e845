"""Time expressions of Arabic reports as closed intervals of days, told from the day of publication.

``words`` says what each token may mean; one module a noun (``days``, ``months``, ``clocks`` …) reads what begins at a token;
``finder`` asks them all; ``moments`` is what they answer; ``joints`` makes neighbours one; ``calendar`` reckons.
"""

from hudna.extract.times.finder import find_times
from hudna.extract.times.publication import find_publication

__all__ = ["find_publication", "find_times"]
