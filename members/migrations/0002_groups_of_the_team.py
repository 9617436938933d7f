"""The two groups that run the portal; what they may do is in the rules of each application."""

from django.db import migrations

GROUPS = ("commission-staff", "secretariat")


def make_groups(apps, schema_editor):
    """Make the groups that are not there yet."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for name in GROUPS:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("members", "0001_cities_people_and_accounts"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
