"""The same case on a server: what a team sees is what one person sees."""

from pathlib import Path

from hudna.case import Case
from hudna.wire import to_plain
from tests.case.conftest import ALL


def test_a_case_on_a_server_is_the_case_in_a_file(full: Case, fresh_database: str, tmp_path: Path) -> None:
    with Case.open(fresh_database, create=True, conflicts=["sample"]) as team:
        list(team.add_reports(ALL))
        team.link()
        assert team.truces() == full.truces()
        assert team.origins() == full.origins()
        (line,) = team.truces()
        assert to_plain(team.dossier(line.group.id)) == to_plain(full.dossier(line.group.id))
        words = [(one.report.id, one.spans) for one in full.search('هدنة "جبهة السهل"')]
        assert sorted((one.report.id, one.spans) for one in team.search('هدنة "جبهة السهل"')) == sorted(words)
        team.judge("truce", "announced", "denied", "different", by="Amal")
        team.link()
        assert len(team.truces()) == 2
        assert list(team.verify()) == []
        assert team.sources() == full.sources()
        team.back_up(tmp_path / "copy.db")
        with Case.open(tmp_path / "copy.db") as copy:
            assert list(copy.verify()) == []
            assert copy.truces() == team.truces()
