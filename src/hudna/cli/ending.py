"""How a command ends: with a sentence and a status, never with a traceback."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from hudna.errors import HudnaError, OptionError

FAILED, USAGE, INTERRUPTED = 1, 2, 130
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
REPORT_IT = "Please report it, with the input if you may share it."


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    from hudna.export.harmless import harmless

    typer.echo(f"hudna: {harmless(sentence)}", err=True)


def fault(error: Exception) -> str:
    """What to say of an error that nobody foresaw."""
    return f"a fault in Hudna ({type(error).__name__}: {error}). {REPORT_IT}"


@contextmanager
def careful() -> Iterator[None]:
    """Turn whatever stops a command into a sentence and an exit status."""
    try:
        yield
        sys.stdout.flush()
    except OptionError as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None
    except HudnaError as error:
        complain(str(error))
        raise typer.Exit(FAILED) from None
    except BrokenPipeError:
        _silence()
        raise typer.Exit(FAILED) from None
    except OSError as error:
        if error.errno not in _FULL:
            complain(f"stopped by {fault(error)}")
        else:
            complain(
                f"the output could not be written ({error.strerror}). Make room, or name another place with --out."
            )
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except (typer.Exit, SystemExit):
        raise
    # The last line of defence: a user must never meet a traceback, whatever went wrong.
    except Exception as error:
        complain(f"stopped by {fault(error)}")
        raise typer.Exit(FAILED) from None


def _silence() -> None:
    """Keep Python from complaining at exit that the reader of a pipe has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
