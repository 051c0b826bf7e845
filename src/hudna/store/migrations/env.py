"""Runs the migrations on the connection that the store hands over."""

from alembic import context

from hudna.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="hudna_version",
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
