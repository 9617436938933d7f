"""Commitments of cities, and their yearly reports.

Each table whole, in place of the migrations of which it was first built (see decision 007).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import charter_portal.private_files
import charters.commitments.models.report


class Migration(migrations.Migration):
    replaces = [
        ("commitments", "0001_commitments"),
        ("commitments", "0002_reports"),
        ("commitments", "0003_hidden_words"),
    ]

    initial = True

    dependencies = [
        ("charters", "0001_charters_principles_and_contributions"),
        ("members", "0001_cities_people_and_accounts"),
        ("register", "0001_acts_and_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("hidden_at", models.DateTimeField(editable=False, null=True, verbose_name="hidden at")),
                (
                    "hidden_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "hidden_reason",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="reason for hiding it"),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="members.member",
                        verbose_name="city",
                    ),
                ),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="commitments.commitment",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("en", "English"), ("ar", "Arabic")],
                        default="fr",
                        max_length=2,
                        verbose_name="language of the city's words",
                    ),
                ),
                ("text", models.TextField(max_length=3000, verbose_name="commitment")),
                ("indicator", models.CharField(blank=True, max_length=300, verbose_name="indicator")),
                ("baseline", models.CharField(blank=True, max_length=80, verbose_name="baseline")),
                ("target", models.CharField(blank=True, max_length=80, verbose_name="target")),
                ("unit", models.CharField(blank=True, max_length=80, verbose_name="unit")),
                ("due_on", models.DateField(null=True, verbose_name="due on")),
                ("verification", models.TextField(blank=True, max_length=3000, verbose_name="means of verification")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "under way"),
                            ("kept", "kept"),
                            ("not_kept", "not kept"),
                            ("given_up", "given up"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published on")),
                (
                    "published_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitment",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "commitment",
                "verbose_name_plural": "commitments",
                "ordering": ("-published_at", "-pk"),
                "indexes": [
                    models.Index(fields=["principle", "-published_at", "-id"], name="commitment_newest_of_principle"),
                    models.Index(fields=["member", "-published_at", "-id"], name="commitment_newest_of_a_city"),
                    models.Index(fields=["status", "due_on"], name="commitment_by_due_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entry", None), ("published_at", None), ("status", "draft")),
                            models.Q(
                                ("due_on__isnull", False),
                                ("entry__isnull", False),
                                ("published_at__isnull", False),
                                models.Q(("status", "draft"), _negated=True),
                                models.Q(("indicator", ""), _negated=True),
                                models.Q(("target", ""), _negated=True),
                                models.Q(("verification", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="commitment_published_whole_and_on_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at", None), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="commitment_hidden_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("hidden_at", models.DateTimeField(editable=False, null=True, verbose_name="hidden at")),
                (
                    "hidden_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hidden by",
                    ),
                ),
                (
                    "hidden_reason",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="reason for hiding it"),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="members.member",
                        verbose_name="city",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="commitments.report",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("en", "English"), ("ar", "Arabic")],
                        default="fr",
                        max_length=2,
                        verbose_name="language of the city's words",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                ("submitted_at", models.DateTimeField(editable=False, null=True, verbose_name="submitted on")),
                (
                    "submitted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
                ("seen_at", models.DateTimeField(editable=False, null=True, verbose_name="seen on")),
                (
                    "seen_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="seen by",
                    ),
                ),
            ],
            options={
                "verbose_name": "yearly report",
                "verbose_name_plural": "yearly reports",
                "ordering": ("-year", "-submitted_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("submitted_at", None)),
                        fields=("member", "year"),
                        name="report_one_draft_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entry", None), ("seen_at", None), ("submitted_at", None)),
                            models.Q(("entry__isnull", False), ("submitted_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_submitted_on_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at", None), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="report_hidden_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="commitments.commitment",
                        verbose_name="commitment",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("kept", "kept"), ("not_kept", "not kept"), ("given_up", "given up")],
                        max_length=10,
                        verbose_name="what became of it",
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=80, verbose_name="value reached")),
                ("words", models.TextField(max_length=3000, verbose_name="what was done, or why not")),
                ("said_at", models.DateTimeField(verbose_name="said on")),
                (
                    "said_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="said by",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitment_outcome",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome of a commitment",
                "verbose_name_plural": "outcomes of commitments",
                "ordering": ("entry",),
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="commitments.report",
                        verbose_name="yearly report",
                    ),
                ),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "0 – not engaged"),
                            (1, "1 – initiated"),
                            (2, "2 – defined"),
                            (3, "3 – deployed"),
                            (4, "4 – publicly evaluated"),
                        ],
                        null=True,
                        verbose_name="level",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=3000, verbose_name="in words")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="address of an evidence")),
                (
                    "document",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        storage=charter_portal.private_files.PrivateStorage(),
                        upload_to=charters.commitments.models.report.document_name,
                        verbose_name="evidence",
                    ),
                ),
                ("document_digest", models.CharField(blank=True, max_length=64, verbose_name="digest of the document")),
                ("document_size", models.PositiveIntegerField(null=True, verbose_name="size of the document in bytes")),
            ],
            options={
                "verbose_name": "level of a principle",
                "verbose_name_plural": "levels of principles",
                "ordering": ("report", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "principle"), name="assessment_once_a_report_and_principle"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level", None), ("level__lte", 4), _connector="OR"),
                        name="assessment_level_is_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accounts",
                        to="commitments.report",
                        verbose_name="yearly report",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="commitments.commitment",
                        verbose_name="commitment",
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=80, verbose_name="value reached")),
                ("words", models.TextField(blank=True, max_length=3000, verbose_name="what was done")),
            ],
            options={
                "verbose_name": "account of a commitment",
                "verbose_name_plural": "accounts of commitments",
                "ordering": ("report", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "commitment"), name="account_once_a_report_and_commitment"
                    )
                ],
            },
        ),
    ]
