"""Reports into a case: once, in all their versions, and never half."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.case.conftest import ALL, ANNOUNCED, DENIED, OTHER, report

from hudna.case import Case
from hudna.case import adding as adding_module
from hudna.case.adding import Incoming, Outcome
from hudna.errors import InputError, OptionError
from hudna.ingest import Failure
from hudna.types import Report
