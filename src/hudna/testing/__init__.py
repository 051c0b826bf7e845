"""Contract suites: what every pack must pass, the bundled ones and a stranger's."""

from hudna.testing.examples import Example, examples_of, failing_examples, run_example
from hudna.testing.settings import failing_settings

__all__ = ["Example", "examples_of", "failing_examples", "failing_settings", "run_example"]
