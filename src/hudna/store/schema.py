"""The tables of a case: one schema for SQLite and PostgreSQL.

Records (``run`` to ``failure``) are only ever added to: a later row supersedes an earlier one and both stay. What is derived
from them (``derived``, ``shingle``, ``words``) can be made anew at any time. Rows of ``member``, ``grouping``, ``bond`` and
``proposal`` carry the runs between which they held, so that every earlier state can be asked for.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_JSON = JSON().with_variant(JSONB(), "postgresql")
_ID = String(64)
_MOMENT = String(32)  # ISO 8601, UTC, microseconds: sorts as it stands, in both databases

run = Table(
    "run",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", _MOMENT, nullable=False, index=True),
    Column("what", String(32), nullable=False),  # add, reread, link, judge, rate, mark, import
    Column("by", Text, nullable=False),
    Column("hudna", Text, nullable=False),  # version of the code
    Column("packs", String(64)),  # hash of the packs, of the tagger's weights: what a reading depends on
    Column("model", String(64)),
)

report = Table(
    "report",
    metadata,
    Column("id", _ID, primary_key=True),  # the id of its first version
    Column("key", Text, nullable=False, unique=True),  # what makes it the same report: address, given id, or text
    Column("given", Text, index=True),  # the id on input
    Column("run", ForeignKey("run.n"), nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),  # from content
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("published", String(10), index=True),
    Column("outlet", Text),
    Column("url", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("notes", _JSON, nullable=False),
    Column("input", Text),
    Column("run", ForeignKey("run.n"), nullable=False),
)

# Which version of a report was met when; the last one is current. A page that goes back to an old text has a third row.
sighting = Table(
    "sighting",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("version", ForeignKey("version.n"), nullable=False, index=True),
    Column("run", ForeignKey("run.n"), nullable=False, index=True),
)

reading = Table(
    "reading",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("version", ForeignKey("version.n"), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),  # of the contract's bytes
    Column("wire", LargeBinary),  # them, compressed; null where ``same_as`` holds the same bytes
    Column("same_as", ForeignKey("reading.n")),
    Column("about_truce", String(10), nullable=False),
    Column("language", String(8), nullable=False),
    Column("run", ForeignKey("run.n"), nullable=False, index=True),
)

derived = Table(
    "derived",
    metadata,
    Column("reading", ForeignKey("reading.n"), primary_key=True),
    Column("sketch", LargeBinary, nullable=False),
    Column("shingles", LargeBinary, nullable=False),  # those of the sketch, eight bytes each: to take them out again
    Column("truces", LargeBinary),  # null where there are none
    Column("events", LargeBinary),
    Column("testimonies", LargeBinary),
    Column("linked", Boolean, nullable=False, server_default=text("false")),
    Index("ix_derived_unlinked", "reading", sqlite_where=text("NOT linked"), postgresql_where=text("NOT linked")),
)

shingle = Table(
    "shingle",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("version", ForeignKey("version.n"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Countries that a report speaks of: how much was reported from where on which day, so that silence is not taken for calm.
about = Table(
    "about",
    metadata,
    Column("version", ForeignKey("version.n"), primary_key=True),
    Column("country", String(2), primary_key=True),
    Column("day", String(10)),  # of publication, as the reading has it
    Index("ix_about_country_day", "country", "day"),
)

# Agencies whose words a report says it prints: where two translations of one wire story are looked for.
credit = Table(
    "credit",
    metadata,
    Column("version", ForeignKey("version.n"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("day", String(10)),
    Index("ix_credit_name_day", "name", "day"),
)

# One row for each event that several reports may tell of: what a question of place and time looks for.
occurrence = Table(
    "occurrence",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("country", String(2)),
    Column("admin1", Text),
    Column("day", String(10)),
    Column("type", String(24), nullable=False),
    Column("killed", Integer),  # the least that any origin says
    Column("reported", String(10)),  # first day of publication
    Index("ix_occurrence_country_day", "country", "day"),
)

likeness = Table(
    "likeness",
    metadata,
    Column("a", ForeignKey("version.id"), primary_key=True),
    Column("b", ForeignKey("version.id"), primary_key=True),
    Column("relation", String(20), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("run", ForeignKey("run.n"), nullable=False),
    Index("ix_likeness_b", "b"),
)

member = Table(
    "member",
    metadata,
    Column("thing", String(10), primary_key=True),
    Column("item", _ID, primary_key=True),
    Column("since", ForeignKey("run.n"), primary_key=True),
    Column("grp", _ID, nullable=False),
    Column("until", ForeignKey("run.n")),
    Index("ix_member_thing_grp", "thing", "grp"),
    Index("ix_member_until", "until"),
    Index("ix_member_since", "since"),
)

grouping = Table(
    "grouping",
    metadata,
    Column("thing", String(10), primary_key=True),
    Column("id", _ID, primary_key=True),
    Column("since", ForeignKey("run.n"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("until", ForeignKey("run.n")),
    Index("ix_grouping_since", "since"),
)

bond = Table(
    "bond",
    metadata,
    Column("kind", String(12), primary_key=True),
    Column("a", _ID, primary_key=True),
    Column("b", _ID, primary_key=True),
    Column("since", ForeignKey("run.n"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("until", ForeignKey("run.n")),
)

proposal = Table(
    "proposal",
    metadata,
    Column("thing", String(10), primary_key=True),
    Column("a", _ID, primary_key=True),
    Column("b", _ID, primary_key=True),
    Column("since", ForeignKey("run.n"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("until", ForeignKey("run.n")),
)

judgement = Table(
    "judgement",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("thing", String(10), nullable=False),
    Column("a", _ID, nullable=False),
    Column("b", _ID, nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("why", Text),
    Column("undoes", ForeignKey("judgement.n")),
    Column("run", ForeignKey("run.n"), nullable=False),
)

rating = Table(
    "rating",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("reliability", String(1)),  # null: the rating is taken back
    Column("by", Text, nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("why", Text),
    Column("run", ForeignKey("run.n"), nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),  # note, sensitive
    Column("target", Text, nullable=False, index=True),  # id of a truce or report; name of a source
    Column("body", Text),
    Column("private", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("undoes", ForeignKey("mark.n")),
    Column("run", ForeignKey("run.n"), nullable=False),
)

external = Table(
    "external",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("dataset", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("country", String(2), index=True),
    Column("date", String(10), index=True),
    Column("body", LargeBinary, nullable=False),
    Column("run", ForeignKey("run.n"), nullable=False),
    UniqueConstraint("owner", "dataset", "key", "sha256"),
)

# What a case was begun with and keeps: the conflict packs that it is read with.
setting = Table(
    "setting",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", _JSON, nullable=False),
    Column("run", ForeignKey("run.n"), nullable=False),
)

failure = Table(
    "failure",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("stage", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("run", ForeignKey("run.n"), nullable=False),
)
