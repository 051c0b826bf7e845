"""Labelled reports, from files of two forms: TOML for people who write labels, JSON lines for corrected readings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hudna.errors import OptionError
from hudna.ingest.failure import Failure

FORMS = (".toml", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One report and what somebody labelled in it; ``facets`` has a key for each part that was labelled."""

    id: str
    text: str
    published: date | None
    outlet: str | None
    facets: Mapping[str, Any]
    file: str

    @property
    def request(self) -> dict[str, Any]:
        """What a reader is told of the report."""
        day = self.published.isoformat() if self.published else None
        return {"id": self.id, "text": self.text, "published": day, "outlet": self.outlet}


def load_labels(paths: Iterable[Path]) -> tuple[list[Labelled], list[Failure]]:
    """The labelled reports of files and folders, and a sentence for each label that could not be used.

    A bad label is left out and nothing else is lost. Raises ``OptionError`` where a file cannot be read or none is there.
    """
    found: dict[str, Labelled] = {}
    failures: list[Failure] = []
    for path in label_files(paths):
        for one in _read(path):
            if isinstance(one, Failure):
                failures.append(one)
            elif one.id in found:
                where = f"{path}, report {one.id}"
                failures.append(Failure(where, f"the id stands in {found[one.id].file} already. Give it another."))
            else:
                found[one.id] = one
    return list(found.values()), failures


def label_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are named and all label files in the folders that are. Raises ``OptionError``."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(one for one in path.glob("*") if one.suffix in FORMS) if path.is_dir() else [path]
        if not inside:
            raise OptionError(f"{path}: holds no labels. Name a folder with .toml or .jsonl files.")
        found += inside
    wrong = [path for path in found if path.suffix not in FORMS]
    if wrong:
        raise OptionError(f"{wrong[0]}: is no file of labels. Labels are .toml or .jsonl; see docs/evals.md.")
    return list(dict.fromkeys(found))


def _read(path: Path) -> Iterator[Labelled | Failure]:
    from hudna.evals.json_labels import read_json_labels
    from hudna.evals.toml_labels import read_toml_labels

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise OptionError(f"{path}: cannot be read ({error.strerror}). Name a file of labels.") from None
    except UnicodeDecodeError as error:
        yield Failure(str(path), f"is not UTF-8 (byte {error.start}). Save it as UTF-8.")
        return
    yield from (read_toml_labels if path.suffix == ".toml" else read_json_labels)(text, str(path))
