"""Every account's address is verified and primary for allauth; the table of the cache that processes share is made."""

from django.core.management import call_command
from django.db import migrations


def copy_addresses(apps, schema_editor):
    alias = schema_editor.connection.alias
    User, EmailAddress = apps.get_model("members", "User"), apps.get_model("account", "EmailAddress")
    EmailAddress.objects.using(alias).bulk_create(
        EmailAddress(user_id=pk, email=email, verified=True, primary=True)
        for pk, email in User.objects.using(alias).values_list("pk", "email")
    )


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", "portal_cache", database=schema_editor.connection.alias, verbosity=0)


def drop_cache_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS portal_cache")


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0005_invitations_and_letters_of_accreditation"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.RunPython(copy_addresses, migrations.RunPython.noop),
        migrations.RunPython(make_cache_table, drop_cache_table),
    ]
