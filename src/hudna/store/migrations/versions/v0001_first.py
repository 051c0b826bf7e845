"""The first schema.

Tables are written out here, not taken from ``schema.py``: a migration says what was, whatever comes later.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, and the index of words in the manner of each database."""
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        # Contentless: the text is the report's, and the index knows words by the number of the version alone.
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize=\"unicode61 remove_diacritics 0\")"
        )
    else:
        op.execute("CREATE TABLE words (rowid INTEGER PRIMARY KEY REFERENCES version (n), body TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_words_body ON words USING gin (body)")


def _tables() -> None:
    op.create_table(
        "occurrence",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("reported", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_occurrence"),
    )
    op.create_index("ix_occurrence_country_day", "occurrence", ["country", "day"], unique=False)
    op.create_table(
        "run",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("hudna", sa.Text(), nullable=False),
        sa.Column("packs", sa.String(length=64), nullable=True),
        sa.Column("model", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("n", name="pk_run"),
    )
    op.create_index("ix_run_at", "run", ["at"], unique=False)
    op.create_table(
        "bond",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("a", sa.String(length=64), nullable=False),
        sa.Column("b", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["run.n"], name="fk_bond_since"),
        sa.ForeignKeyConstraint(["until"], ["run.n"], name="fk_bond_until"),
        sa.PrimaryKeyConstraint("kind", "a", "b", "since", name="pk_bond"),
    )
    op.create_table(
        "external",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("dataset", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("date", sa.String(length=10), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_external_run"),
        sa.PrimaryKeyConstraint("n", name="pk_external"),
        sa.UniqueConstraint("owner", "dataset", "key", "sha256", name="uq_external_owner_dataset_key_sha256"),
    )
    op.create_index("ix_external_country", "external", ["country"], unique=False)
    op.create_index("ix_external_date", "external", ["date"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_setting_run"),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )
    op.create_table(
        "failure",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_failure_run"),
        sa.PrimaryKeyConstraint("n", name="pk_failure"),
    )
    op.create_table(
        "grouping",
        sa.Column("thing", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["run.n"], name="fk_grouping_since"),
        sa.ForeignKeyConstraint(["until"], ["run.n"], name="fk_grouping_until"),
        sa.PrimaryKeyConstraint("thing", "id", "since", name="pk_grouping"),
    )
    op.create_index("ix_grouping_since", "grouping", ["since"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("thing", sa.String(length=10), nullable=False),
        sa.Column("a", sa.String(length=64), nullable=False),
        sa.Column("b", sa.String(length=64), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_judgement_run"),
        sa.ForeignKeyConstraint(["undoes"], ["judgement.n"], name="fk_judgement_undoes"),
        sa.PrimaryKeyConstraint("n", name="pk_judgement"),
    )
    op.create_table(
        "mark",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_mark_run"),
        sa.ForeignKeyConstraint(["undoes"], ["mark.n"], name="fk_mark_undoes"),
        sa.PrimaryKeyConstraint("n", name="pk_mark"),
    )
    op.create_index("ix_mark_target", "mark", ["target"], unique=False)
    op.create_table(
        "member",
        sa.Column("thing", sa.String(length=10), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("grp", sa.String(length=64), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["run.n"], name="fk_member_since"),
        sa.ForeignKeyConstraint(["until"], ["run.n"], name="fk_member_until"),
        sa.PrimaryKeyConstraint("thing", "item", "since", name="pk_member"),
    )
    op.create_index("ix_member_since", "member", ["since"], unique=False)
    op.create_index("ix_member_thing_grp", "member", ["thing", "grp"], unique=False)
    op.create_index("ix_member_until", "member", ["until"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("thing", sa.String(length=10), nullable=False),
        sa.Column("a", sa.String(length=64), nullable=False),
        sa.Column("b", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["run.n"], name="fk_proposal_since"),
        sa.ForeignKeyConstraint(["until"], ["run.n"], name="fk_proposal_until"),
        sa.PrimaryKeyConstraint("thing", "a", "b", "since", name="pk_proposal"),
    )
    op.create_table(
        "rating",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reliability", sa.String(length=1), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_rating_run"),
        sa.PrimaryKeyConstraint("n", name="pk_rating"),
    )
    op.create_index("ix_rating_source", "rating", ["source"], unique=False)
    op.create_table(
        "report",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_report_run"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("key", name="uq_report_key"),
    )
    op.create_index("ix_report_given", "report", ["given"], unique=False)
    op.create_table(
        "version",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("notes", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("input", sa.Text(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_version_report"),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_version_run"),
        sa.PrimaryKeyConstraint("n", name="pk_version"),
        sa.UniqueConstraint("id", name="uq_version_id"),
    )
    op.create_index("ix_version_published", "version", ["published"], unique=False)
    op.create_index("ix_version_report", "version", ["report"], unique=False)
    op.create_table(
        "about",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["version.n"], name="fk_about_version"),
        sa.PrimaryKeyConstraint("version", "country", name="pk_about"),
    )
    op.create_index("ix_about_country_day", "about", ["country", "day"], unique=False)
    op.create_table(
        "likeness",
        sa.Column("a", sa.String(length=64), nullable=False),
        sa.Column("b", sa.String(length=64), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["version.id"], name="fk_likeness_a"),
        sa.ForeignKeyConstraint(["b"], ["version.id"], name="fk_likeness_b"),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_likeness_run"),
        sa.PrimaryKeyConstraint("a", "b", name="pk_likeness"),
    )
    op.create_index("ix_likeness_b", "likeness", ["b"], unique=False)
    op.create_table(
        "reading",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("wire", sa.LargeBinary(), nullable=True),
        sa.Column("same_as", sa.Integer(), nullable=True),
        sa.Column("about_truce", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_reading_run"),
        sa.ForeignKeyConstraint(["same_as"], ["reading.n"], name="fk_reading_same_as"),
        sa.ForeignKeyConstraint(["version"], ["version.n"], name="fk_reading_version"),
        sa.PrimaryKeyConstraint("n", name="pk_reading"),
    )
    op.create_index("ix_reading_run", "reading", ["run"], unique=False)
    op.create_index("ix_reading_version", "reading", ["version"], unique=False)
    op.create_table(
        "shingle",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["version.n"], name="fk_shingle_version"),
        sa.PrimaryKeyConstraint("hash", "version", name="pk_shingle"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sighting",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_sighting_report"),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_sighting_run"),
        sa.ForeignKeyConstraint(["version"], ["version.n"], name="fk_sighting_version"),
        sa.PrimaryKeyConstraint("n", name="pk_sighting"),
    )
    op.create_index("ix_sighting_report", "sighting", ["report"], unique=False)
    op.create_index("ix_sighting_run", "sighting", ["run"], unique=False)
    op.create_index("ix_sighting_version", "sighting", ["version"], unique=False)
    op.create_table(
        "derived",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.Column("truces", sa.LargeBinary(), nullable=True),
        sa.Column("events", sa.LargeBinary(), nullable=True),
        sa.Column("testimonies", sa.LargeBinary(), nullable=True),
        sa.Column("linked", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.n"], name="fk_derived_reading"),
        sa.PrimaryKeyConstraint("reading", name="pk_derived"),
    )
    op.create_index(
        "ix_derived_unlinked",
        "derived",
        ["reading"],
        unique=False,
        sqlite_where=sa.text("NOT linked"),
        postgresql_where=sa.text("NOT linked"),
    )
    op.create_table(
        "credit",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["version.n"], name="fk_credit_version"),
        sa.PrimaryKeyConstraint("version", "name", name="pk_credit"),
    )
    op.create_index("ix_credit_name_day", "credit", ["name", "day"], unique=False)
