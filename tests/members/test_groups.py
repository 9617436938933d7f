"""The team's groups are there from the start."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from members.rules import COMMISSION_STAFF, SECRETARIAT

migration = importlib.import_module("members.migrations.0002_groups_of_the_team")


@pytest.mark.django_db
def test_the_groups_are_made_once():
    editor = connection.schema_editor()

    migration.make_groups(apps, editor)
    migration.make_groups(apps, editor)

    assert sorted(Group.objects.values_list("name", flat=True)) == sorted([COMMISSION_STAFF, SECRETARIAT])
