"""Charters, editions, principles and their wordings; annotations and amendments.

Each table whole, in place of the migrations of which it was first built (see decision 007).
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("charters", "0001_initial"),
        ("charters", "0002_relations"),
        ("charters", "0003_keep_the_words_that_were_reviewed"),
        ("charters", "0004_check_the_number_of_an_edition"),
        ("charters", "0005_acts_on_editions"),
        ("charters", "0006_declared_changes"),
        ("charters", "0007_amendments"),
        ("charters", "0008_annotations"),
        ("charters", "0009_bound_years_and_numbers"),
    ]

    initial = True

    dependencies = [
        ("members", "0001_cities_people_and_accounts"),
        ("register", "0001_acts_and_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Charter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another charter has this address: choose another."},
                        help_text="Last part of the page's address.",
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("shared", "shared charter"), ("reference", "reference charter")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=200, null=True, verbose_name="title")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charters",
                        to="members.member",
                        verbose_name="member that owns it",
                    ),
                ),
                (
                    "publisher",
                    models.CharField(
                        blank=True,
                        help_text="For a charter that no member owns.",
                        max_length=200,
                        verbose_name="publisher",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_fr", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_ar", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("adoption_note", models.TextField(blank=True, verbose_name="how it was adopted")),
                ("adoption_note_fr", models.TextField(blank=True, null=True, verbose_name="how it was adopted")),
                ("adoption_note_en", models.TextField(blank=True, null=True, verbose_name="how it was adopted")),
                ("adoption_note_ar", models.TextField(blank=True, null=True, verbose_name="how it was adopted")),
                ("url", models.URLField(blank=True, verbose_name="published at")),
            ],
            options={
                "verbose_name": "charter",
                "verbose_name_plural": "charters",
                "ordering": ("kind", "title"),
            },
        ),
        migrations.CreateModel(
            name="Law",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("key", models.SlugField(unique=True, verbose_name="key")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("jurisdiction", models.CharField(max_length=120, verbose_name="jurisdiction")),
                ("jurisdiction_fr", models.CharField(max_length=120, null=True, verbose_name="jurisdiction")),
                ("jurisdiction_en", models.CharField(max_length=120, null=True, verbose_name="jurisdiction")),
                ("jurisdiction_ar", models.CharField(max_length=120, null=True, verbose_name="jurisdiction")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fr", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_en", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_ar", models.TextField(blank=True, null=True, verbose_name="note")),
                ("url", models.URLField(blank=True, verbose_name="published at")),
            ],
            options={
                "verbose_name": "law",
                "verbose_name_plural": "laws",
                "ordering": ("title",),
            },
        ),
        migrations.CreateModel(
            name="HistoricalCharter",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Another charter has this address: choose another."},
                        help_text="Last part of the page's address.",
                        verbose_name="address",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("shared", "shared charter"), ("reference", "reference charter")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=200, null=True, verbose_name="title")),
                (
                    "publisher",
                    models.CharField(
                        blank=True,
                        help_text="For a charter that no member owns.",
                        max_length=200,
                        verbose_name="publisher",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_fr", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_ar", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("adoption_note", models.TextField(blank=True, verbose_name="how it was adopted")),
                ("adoption_note_fr", models.TextField(blank=True, null=True, verbose_name="how it was adopted")),
                ("adoption_note_en", models.TextField(blank=True, null=True, verbose_name="how it was adopted")),
                ("adoption_note_ar", models.TextField(blank=True, null=True, verbose_name="how it was adopted")),
                ("url", models.URLField(blank=True, verbose_name="published at")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.member",
                        verbose_name="member that owns it",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical charter",
                "verbose_name_plural": "historical charters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLaw",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("key", models.SlugField(verbose_name="key")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("jurisdiction", models.CharField(max_length=120, verbose_name="jurisdiction")),
                ("jurisdiction_fr", models.CharField(max_length=120, null=True, verbose_name="jurisdiction")),
                ("jurisdiction_en", models.CharField(max_length=120, null=True, verbose_name="jurisdiction")),
                ("jurisdiction_ar", models.CharField(max_length=120, null=True, verbose_name="jurisdiction")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fr", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_en", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_ar", models.TextField(blank=True, null=True, verbose_name="note")),
                ("url", models.URLField(blank=True, verbose_name="published at")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical law",
                "verbose_name_plural": "historical laws",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Principle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="principles",
                        to="charters.charter",
                        verbose_name="charter",
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Short French word, last part of the page's address.", verbose_name="key"
                    ),
                ),
            ],
            options={
                "verbose_name": "principle",
                "verbose_name_plural": "principles",
                "ordering": ("charter", "key"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("charter", "key"),
                        name="principle_key_once_a_charter",
                        violation_error_message="Another principle of this charter has this key: choose another.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="charters.charter",
                        verbose_name="charter",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="As in 0.1; a year for a reference charter.",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))*\\Z",
                                "Write numbers parted by dots, without a zero before them, as in 0.1, 1.0 or 2.0.1.",
                                code="edition_number",
                            )
                        ],
                        verbose_name="number",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("consultation", "in consultation"),
                            ("vote", "put to the vote"),
                            ("carried", "carried"),
                            ("carried_in_part", "carried in part"),
                            ("rejected", "rejected"),
                            ("in_force", "in force"),
                            ("superseded", "superseded"),
                            ("abandoned", "abandoned"),
                            ("reference", "kept as a reference"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_editions",
                        to="charters.edition",
                        verbose_name="made from",
                    ),
                ),
                (
                    "preamble",
                    models.TextField(
                        blank=True, help_text="Plain text; an empty line begins a paragraph.", verbose_name="preamble"
                    ),
                ),
                (
                    "preamble_fr",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a paragraph.",
                        null=True,
                        verbose_name="preamble",
                    ),
                ),
                (
                    "preamble_en",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a paragraph.",
                        null=True,
                        verbose_name="preamble",
                    ),
                ),
                (
                    "preamble_ar",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a paragraph.",
                        null=True,
                        verbose_name="preamble",
                    ),
                ),
                ("digest", models.CharField(blank=True, editable=False, max_length=64, verbose_name="digest")),
                ("sealed_at", models.DateTimeField(editable=False, null=True, verbose_name="sealed at")),
                (
                    "consultation_opened_on",
                    models.DateField(editable=False, null=True, verbose_name="consultation opened on"),
                ),
                (
                    "consultation_closes_on",
                    models.DateField(blank=True, null=True, verbose_name="consultation closes on"),
                ),
                ("in_force_on", models.DateField(editable=False, null=True, verbose_name="in force from")),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ("charter", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("charter", "number"), name="edition_number_once_a_charter"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "abandoned"),
                            models.Q(
                                ("digest", ""), ("sealed_at__isnull", True), ("status__in", ["draft", "reference"])
                            ),
                            models.Q(
                                models.Q(("status__in", ["draft", "reference"]), _negated=True),
                                ("sealed_at__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="edition_sealed_unless_draft",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "in_force")),
                        fields=("charter",),
                        name="edition_in_force_once_a_charter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPrinciple",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "key",
                    models.SlugField(
                        help_text="Short French word, last part of the page's address.", verbose_name="key"
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.charter",
                        verbose_name="charter",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical principle",
                "verbose_name_plural": "historical principles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[("charter", "charter"), ("law", "law"), ("meeting", "meeting")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="charters.charter",
                        verbose_name="charter",
                    ),
                ),
                (
                    "cited_principle",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="charters.principle",
                        verbose_name="principle of that charter",
                    ),
                ),
                (
                    "law",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="charters.law",
                        verbose_name="law",
                    ),
                ),
                (
                    "meeting_path",
                    models.CharField(
                        blank=True, help_text="As in villes-innovantes/11.", max_length=120, verbose_name="meeting"
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: commitment 1, article 22…",
                        max_length=120,
                        verbose_name="locator",
                    ),
                ),
                (
                    "locator_fr",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: commitment 1, article 22…",
                        max_length=120,
                        null=True,
                        verbose_name="locator",
                    ),
                ),
                (
                    "locator_en",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: commitment 1, article 22…",
                        max_length=120,
                        null=True,
                        verbose_name="locator",
                    ),
                ),
                (
                    "locator_ar",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: commitment 1, article 22…",
                        max_length=120,
                        null=True,
                        verbose_name="locator",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what is drawn from it")),
                ("note_fr", models.TextField(blank=True, null=True, verbose_name="what is drawn from it")),
                ("note_en", models.TextField(blank=True, null=True, verbose_name="what is drawn from it")),
                ("note_ar", models.TextField(blank=True, null=True, verbose_name="what is drawn from it")),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("charter__isnull", False),
                                ("kind", "charter"),
                                ("law__isnull", True),
                                ("meeting_path", ""),
                            ),
                            models.Q(
                                ("charter__isnull", True), ("kind", "law"), ("law__isnull", False), ("meeting_path", "")
                            ),
                            models.Q(
                                ("charter__isnull", True),
                                ("kind", "meeting"),
                                ("law__isnull", True),
                                models.Q(("meeting_path", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="source_names_what_its_kind_says",
                        violation_error_message="Name the charter, the law or the meeting that the kind says, and only it.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PrincipleRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="charters.principlerevision",
                        verbose_name="made from",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("first", "first wording"),
                            ("substantive", "substantive change"),
                            ("editorial", "editorial change"),
                            ("translation", "correction of a translation"),
                        ],
                        default="first",
                        max_length=12,
                        verbose_name="change",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason for the change")),
                ("declared_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_fr", models.CharField(max_length=160, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=160, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=160, null=True, verbose_name="title")),
                (
                    "statement",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a new paragraph.",
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_fr",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a new paragraph.",
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_en",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a new paragraph.",
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_ar",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a new paragraph.",
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "rationale",
                    models.TextField(blank=True, help_text="Why this principle; plain text.", verbose_name="rationale"),
                ),
                (
                    "rationale_fr",
                    models.TextField(
                        blank=True, help_text="Why this principle; plain text.", null=True, verbose_name="rationale"
                    ),
                ),
                (
                    "rationale_en",
                    models.TextField(
                        blank=True, help_text="Why this principle; plain text.", null=True, verbose_name="rationale"
                    ),
                ),
                (
                    "rationale_ar",
                    models.TextField(
                        blank=True, help_text="Why this principle; plain text.", null=True, verbose_name="rationale"
                    ),
                ),
                ("typical_commitment", models.TextField(blank=True, verbose_name="typical commitment")),
                ("typical_commitment_fr", models.TextField(blank=True, null=True, verbose_name="typical commitment")),
                ("typical_commitment_en", models.TextField(blank=True, null=True, verbose_name="typical commitment")),
                ("typical_commitment_ar", models.TextField(blank=True, null=True, verbose_name="typical commitment")),
                ("clause_idea", models.TextField(blank=True, verbose_name="idea for a contract clause")),
                ("clause_idea_fr", models.TextField(blank=True, null=True, verbose_name="idea for a contract clause")),
                ("clause_idea_en", models.TextField(blank=True, null=True, verbose_name="idea for a contract clause")),
                ("clause_idea_ar", models.TextField(blank=True, null=True, verbose_name="idea for a contract clause")),
                ("major", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("minor", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("patch", models.PositiveSmallIntegerField(editable=False, null=True)),
                (
                    "digest",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="SHA-256 of the French wording.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                ("sealed_at", models.DateTimeField(editable=False, null=True, verbose_name="sealed at")),
            ],
            options={
                "verbose_name": "wording",
                "verbose_name_plural": "wordings",
                "ordering": ("principle", "major", "minor", "patch", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("principle", "major", "minor", "patch"), name="revision_number_never_reused"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("major__isnull", True),
                                ("minor__isnull", True),
                                ("patch__isnull", True),
                                ("sealed_at__isnull", True),
                                ("digest", ""),
                            ),
                            models.Q(
                                ("major__isnull", False),
                                ("minor__isnull", False),
                                ("patch__isnull", False),
                                ("sealed_at__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="revision_sealed_with_number_and_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("base__isnull", True), ("change", "first")),
                            models.Q(models.Q(("change", "first"), _negated=True), ("base__isnull", False)),
                            _connector="OR",
                        ),
                        name="revision_first_has_no_base",
                        violation_error_message="A first wording has no base; any other names the wording it was made from.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acts",
                        to="charters.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edition_act",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("note", models.TextField(blank=True, verbose_name="decision or reason")),
            ],
            options={
                "verbose_name": "act on an edition",
                "verbose_name_plural": "acts on editions",
                "ordering": ("entry",),
            },
        ),
        migrations.CreateModel(
            name="EditionTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "french_digest",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="digest of the French translated"
                    ),
                ),
                (
                    "reviewed_digest",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="digest of the translation reviewed"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed by",
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="reviewed at")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="translations", to="charters.edition"
                    ),
                ),
            ],
            options={
                "verbose_name": "translation of a preamble",
                "verbose_name_plural": "translations of preambles",
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "language"), name="edition_translation_once_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEdition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "number",
                    models.CharField(
                        help_text="As in 0.1; a year for a reference charter.",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))*\\Z",
                                "Write numbers parted by dots, without a zero before them, as in 0.1, 1.0 or 2.0.1.",
                                code="edition_number",
                            )
                        ],
                        verbose_name="number",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("consultation", "in consultation"),
                            ("vote", "put to the vote"),
                            ("carried", "carried"),
                            ("carried_in_part", "carried in part"),
                            ("rejected", "rejected"),
                            ("in_force", "in force"),
                            ("superseded", "superseded"),
                            ("abandoned", "abandoned"),
                            ("reference", "kept as a reference"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                (
                    "preamble",
                    models.TextField(
                        blank=True, help_text="Plain text; an empty line begins a paragraph.", verbose_name="preamble"
                    ),
                ),
                (
                    "preamble_fr",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a paragraph.",
                        null=True,
                        verbose_name="preamble",
                    ),
                ),
                (
                    "preamble_en",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a paragraph.",
                        null=True,
                        verbose_name="preamble",
                    ),
                ),
                (
                    "preamble_ar",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a paragraph.",
                        null=True,
                        verbose_name="preamble",
                    ),
                ),
                ("digest", models.CharField(blank=True, editable=False, max_length=64, verbose_name="digest")),
                ("sealed_at", models.DateTimeField(editable=False, null=True, verbose_name="sealed at")),
                (
                    "consultation_opened_on",
                    models.DateField(editable=False, null=True, verbose_name="consultation opened on"),
                ),
                (
                    "consultation_closes_on",
                    models.DateField(blank=True, null=True, verbose_name="consultation closes on"),
                ),
                ("in_force_on", models.DateField(editable=False, null=True, verbose_name="in force from")),
                (
                    "charter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.charter",
                        verbose_name="charter",
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.edition",
                        verbose_name="made from",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical edition",
                "verbose_name_plural": "historical editions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSource",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[("charter", "charter"), ("law", "law"), ("meeting", "meeting")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "meeting_path",
                    models.CharField(
                        blank=True, help_text="As in villes-innovantes/11.", max_length=120, verbose_name="meeting"
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: commitment 1, article 22…",
                        max_length=120,
                        verbose_name="locator",
                    ),
                ),
                (
                    "locator_fr",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: commitment 1, article 22…",
                        max_length=120,
                        null=True,
                        verbose_name="locator",
                    ),
                ),
                (
                    "locator_en",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: commitment 1, article 22…",
                        max_length=120,
                        null=True,
                        verbose_name="locator",
                    ),
                ),
                (
                    "locator_ar",
                    models.CharField(
                        blank=True,
                        help_text="Where in the source: commitment 1, article 22…",
                        max_length=120,
                        null=True,
                        verbose_name="locator",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what is drawn from it")),
                ("note_fr", models.TextField(blank=True, null=True, verbose_name="what is drawn from it")),
                ("note_en", models.TextField(blank=True, null=True, verbose_name="what is drawn from it")),
                ("note_ar", models.TextField(blank=True, null=True, verbose_name="what is drawn from it")),
                (
                    "principle",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.charter",
                        verbose_name="charter",
                    ),
                ),
                (
                    "cited_principle",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.principle",
                        verbose_name="principle of that charter",
                    ),
                ),
                (
                    "law",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.law",
                        verbose_name="law",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("text", models.CharField(max_length=300, verbose_name="text")),
                ("text_fr", models.CharField(max_length=300, null=True, verbose_name="text")),
                ("text_en", models.CharField(max_length=300, null=True, verbose_name="text")),
                ("text_ar", models.CharField(max_length=300, null=True, verbose_name="text")),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ("position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="articles",
                        to="charters.edition",
                        verbose_name="edition",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="Begins a group of principles.",
                        max_length=160,
                        verbose_name="heading before it",
                    ),
                ),
                (
                    "heading_fr",
                    models.CharField(
                        blank=True,
                        help_text="Begins a group of principles.",
                        max_length=160,
                        null=True,
                        verbose_name="heading before it",
                    ),
                ),
                (
                    "heading_en",
                    models.CharField(
                        blank=True,
                        help_text="Begins a group of principles.",
                        max_length=160,
                        null=True,
                        verbose_name="heading before it",
                    ),
                ),
                (
                    "heading_ar",
                    models.CharField(
                        blank=True,
                        help_text="Begins a group of principles.",
                        max_length=160,
                        null=True,
                        verbose_name="heading before it",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "revision"), name="article_wording_once_an_edition")
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="charters.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begun by",
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False, null=True, verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[("meaning", "change of meaning"), ("translation", "correction of a translation")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("en", "English"), ("ar", "Arabic")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="title")),
                ("statement", models.TextField(blank=True, verbose_name="statement")),
                ("french_title", models.CharField(blank=True, max_length=160, verbose_name="title in French")),
                ("french_statement", models.TextField(blank=True, verbose_name="statement in French")),
                (
                    "french_by",
                    models.CharField(
                        blank=True,
                        choices=[("city", "the city"), ("staff", "the commission's staff")],
                        max_length=5,
                        verbose_name="French written by",
                    ),
                ),
                ("french_agreed_at", models.DateTimeField(null=True, verbose_name="French agreed to by the city")),
                ("justification", models.TextField(blank=True, verbose_name="justification")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("admissible", "admissible"),
                            ("accepted", "accepted"),
                            ("partly_accepted", "accepted in part"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                ("submitted_at", models.DateTimeField(null=True, verbose_name="submitted at")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                ("decision", models.TextField(blank=True, verbose_name="reason for the decision")),
                (
                    "result",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made_of",
                        to="charters.principlerevision",
                        verbose_name="wording that it went into",
                    ),
                ),
            ],
            options={
                "verbose_name": "amendment",
                "verbose_name_plural": "amendments",
                "ordering": ("edition", "number", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "number"), name="amendment_number_once_an_edition"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", True), ("status", "draft"), ("submitted_at__isnull", True)),
                            models.Q(
                                models.Q(("status", "draft"), _negated=True),
                                ("number__isnull", False),
                                ("submitted_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="amendment_numbered_once_submitted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result__isnull", False), ("status__in", ["accepted", "partly_accepted"])),
                            models.Q(
                                models.Q(("status__in", ["accepted", "partly_accepted"]), _negated=True),
                                ("result__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="amendment_in_a_wording_once_accepted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "translation"), ("language", "fr"), _negated=True),
                        name="amendment_french_is_no_translation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Annotation",
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
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="charters.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("quote", models.TextField(blank=True, verbose_name="passage")),
                ("prefix", models.CharField(blank=True, max_length=32)),
                ("suffix", models.CharField(blank=True, max_length=32)),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "question"), ("remark", "remark"), ("proposal", "proposal")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "everyone"),
                            ("members", "the cities of the network and the team"),
                            ("city", "my city only"),
                        ],
                        max_length=7,
                        verbose_name="who can read it",
                    ),
                ),
                ("body", models.TextField(max_length=4000, verbose_name="text")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="members.member",
                        verbose_name="city",
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
                ("created_at", models.DateTimeField(verbose_name="written at")),
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
                    "disposition",
                    models.CharField(
                        choices=[
                            ("none", "waits for an answer"),
                            ("answered", "answered"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                        ],
                        default="none",
                        editable=False,
                        max_length=8,
                        verbose_name="what became of it",
                    ),
                ),
                ("disposition_reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                (
                    "accepted_into",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="charters.edition",
                        verbose_name="accepted into",
                    ),
                ),
                ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided at")),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
            ],
            options={
                "verbose_name": "annotation",
                "verbose_name_plural": "annotations",
                "ordering": ("-published_at", "-pk"),
                "indexes": [
                    models.Index(fields=["revision", "-published_at", "-id"], name="annotation_newest_of_a_wording"),
                    models.Index(fields=["member", "-published_at", "-id"], name="annotation_newest_of_a_city"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", 0), ("quote", ""), ("start", 0)),
                            models.Q(("end__gt", models.F("start")), models.Q(("quote", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="annotation_of_a_passage_or_of_the_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("disposition", "none")),
                            models.Q(
                                models.Q(("disposition", "none"), _negated=True),
                                ("decided_at__isnull", False),
                                models.Q(("disposition_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="annotation_decided_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_into", None), ("disposition", "accepted"), _connector="OR"),
                        name="annotation_accepted_into_an_edition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at", None), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="annotation_hidden_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisionTranslation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "french_digest",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="digest of the French translated"
                    ),
                ),
                (
                    "reviewed_digest",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="digest of the translation reviewed"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed by",
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="reviewed at")),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="charters.principlerevision",
                    ),
                ),
            ],
            options={
                "verbose_name": "translation of a wording",
                "verbose_name_plural": "translations of wordings",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revision", "language"), name="revision_translation_once_a_language"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalArticle",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="Begins a group of principles.",
                        max_length=160,
                        verbose_name="heading before it",
                    ),
                ),
                (
                    "heading_fr",
                    models.CharField(
                        blank=True,
                        help_text="Begins a group of principles.",
                        max_length=160,
                        null=True,
                        verbose_name="heading before it",
                    ),
                ),
                (
                    "heading_en",
                    models.CharField(
                        blank=True,
                        help_text="Begins a group of principles.",
                        max_length=160,
                        null=True,
                        verbose_name="heading before it",
                    ),
                ),
                (
                    "heading_ar",
                    models.CharField(
                        blank=True,
                        help_text="Begins a group of principles.",
                        max_length=160,
                        null=True,
                        verbose_name="heading before it",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical article",
                "verbose_name_plural": "historical articles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCriterion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("text", models.CharField(max_length=300, verbose_name="text")),
                ("text_fr", models.CharField(max_length=300, null=True, verbose_name="text")),
                ("text_en", models.CharField(max_length=300, null=True, verbose_name="text")),
                ("text_ar", models.CharField(max_length=300, null=True, verbose_name="text")),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical criterion",
                "verbose_name_plural": "historical criteria",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPrincipleRevision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("first", "first wording"),
                            ("substantive", "substantive change"),
                            ("editorial", "editorial change"),
                            ("translation", "correction of a translation"),
                        ],
                        default="first",
                        max_length=12,
                        verbose_name="change",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason for the change")),
                ("declared_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_fr", models.CharField(max_length=160, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=160, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=160, null=True, verbose_name="title")),
                (
                    "statement",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a new paragraph.",
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_fr",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a new paragraph.",
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_en",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a new paragraph.",
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "statement_ar",
                    models.TextField(
                        blank=True,
                        help_text="Plain text; an empty line begins a new paragraph.",
                        null=True,
                        verbose_name="statement",
                    ),
                ),
                (
                    "rationale",
                    models.TextField(blank=True, help_text="Why this principle; plain text.", verbose_name="rationale"),
                ),
                (
                    "rationale_fr",
                    models.TextField(
                        blank=True, help_text="Why this principle; plain text.", null=True, verbose_name="rationale"
                    ),
                ),
                (
                    "rationale_en",
                    models.TextField(
                        blank=True, help_text="Why this principle; plain text.", null=True, verbose_name="rationale"
                    ),
                ),
                (
                    "rationale_ar",
                    models.TextField(
                        blank=True, help_text="Why this principle; plain text.", null=True, verbose_name="rationale"
                    ),
                ),
                ("typical_commitment", models.TextField(blank=True, verbose_name="typical commitment")),
                ("typical_commitment_fr", models.TextField(blank=True, null=True, verbose_name="typical commitment")),
                ("typical_commitment_en", models.TextField(blank=True, null=True, verbose_name="typical commitment")),
                ("typical_commitment_ar", models.TextField(blank=True, null=True, verbose_name="typical commitment")),
                ("clause_idea", models.TextField(blank=True, verbose_name="idea for a contract clause")),
                ("clause_idea_fr", models.TextField(blank=True, null=True, verbose_name="idea for a contract clause")),
                ("clause_idea_en", models.TextField(blank=True, null=True, verbose_name="idea for a contract clause")),
                ("clause_idea_ar", models.TextField(blank=True, null=True, verbose_name="idea for a contract clause")),
                ("major", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("minor", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("patch", models.PositiveSmallIntegerField(editable=False, null=True)),
                (
                    "digest",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="SHA-256 of the French wording.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                ("sealed_at", models.DateTimeField(editable=False, null=True, verbose_name="sealed at")),
                (
                    "principle",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.principlerevision",
                        verbose_name="made from",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical wording",
                "verbose_name_plural": "historical wordings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AmendmentEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="charters.amendment",
                        verbose_name="amendment",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("submitted", "amendment submitted"),
                            ("cosigned", "amendment co-signed"),
                            ("signature_withdrawn", "co-signature withdrawn"),
                            ("admissible", "amendment declared admissible"),
                            ("french_written", "its French was written"),
                            ("french_agreed", "the city agrees to its French"),
                            ("accepted", "amendment accepted"),
                            ("partly_accepted", "amendment accepted in part"),
                            ("declined", "amendment declined"),
                            ("withdrawn", "amendment withdrawn"),
                        ],
                        max_length=20,
                        verbose_name="what happened",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.member",
                        verbose_name="member that acted; none for the staff",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "event of an amendment",
                "verbose_name_plural": "events of amendments",
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="CoSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cosignatures",
                        to="charters.amendment",
                        verbose_name="amendment",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cosignatures",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                ("signed_at", models.DateTimeField(verbose_name="signed at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "co-signature",
                "verbose_name_plural": "co-signatures",
                "ordering": ("signed_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("amendment", "member"), name="cosignature_once_a_member")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "annotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="charters.annotation",
                        verbose_name="annotation",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="members.member",
                        verbose_name="city",
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
                ("body", models.TextField(max_length=4000, verbose_name="text")),
                ("created_at", models.DateTimeField(verbose_name="written at")),
            ],
            options={
                "verbose_name": "reply",
                "verbose_name_plural": "replies",
                "ordering": ("created_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at", None), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="reply_hidden_with_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "annotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="charters.annotation",
                        verbose_name="annotation",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("moved", "same words"),
                            ("changed", "words changed"),
                            ("to_decide", "to be decided"),
                            ("orphan", "gone from the text"),
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("quote", models.TextField(blank=True, verbose_name="words that stand there")),
                ("likeness", models.FloatField(default=0, verbose_name="likeness")),
                ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided at")),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
            ],
            options={
                "verbose_name": "place in another wording",
                "verbose_name_plural": "places in other wordings",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("to_decide", "orphan"))),
                        fields=["revision"],
                        name="placement_waits",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("annotation", "revision"), name="placement_once_a_wording"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", 0), ("quote", ""), ("start", 0)),
                            models.Q(("end__gt", models.F("start")), models.Q(("quote", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="placement_is_a_passage_or_none",
                    ),
                ],
            },
        ),
    ]
