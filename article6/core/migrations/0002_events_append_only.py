"""The database itself refuses to change or delete a line of history."""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER event_not_changed BEFORE UPDATE ON core_event"
    " BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
    "CREATE TRIGGER event_not_deleted BEFORE DELETE ON core_event"
    " BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
)
POSTGRES = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$",
    "CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON core_event"
    " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON core_event"
    " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
)
UNDO = {
    "sqlite": ("DROP TRIGGER event_not_changed", "DROP TRIGGER event_not_deleted"),
    "postgresql": (
        "DROP TRIGGER event_append_only ON core_event",
        "DROP TRIGGER event_not_emptied ON core_event",
        "DROP FUNCTION refuse_change",
    ),
}
DO = {"sqlite": SQLITE, "postgresql": POSTGRES}


def install(_apps, schema_editor):
    for statement in DO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(_apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
