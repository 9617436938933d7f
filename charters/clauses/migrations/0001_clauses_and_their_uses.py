"""Model clauses and what cities say of their use.

Each table whole, in place of the migrations of which it was first built (see decision 007).
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("clauses", "0001_library_and_uses"),
        ("clauses", "0002_reported_as_being_generalised"),
        ("clauses", "0003_withdrawn_clauses"),
    ]

    initial = True

    dependencies = [
        ("charters", "0001_charters_principles_and_contributions"),
        ("members", "0001_cities_people_and_accounts"),
        ("register", "0001_acts_and_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "legal_order",
                    models.CharField(
                        choices=[
                            ("general", "general: adapt it to your law"),
                            ("belgium", "Belgium"),
                            ("cameroon", "Cameroon"),
                            ("france", "France"),
                            ("morocco", "Morocco"),
                            ("quebec", "Quebec and Canada"),
                            ("senegal", "Senegal"),
                            ("switzerland", "Switzerland"),
                            ("tunisia", "Tunisia"),
                        ],
                        default="general",
                        max_length=12,
                        verbose_name="legal order",
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Short French words, last part of the page's address.",
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^usages$", inverse_match=True, message="This address is taken."
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True, verbose_name="withdrawn at")),
                (
                    "withdrawn_reason",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="reason for withdrawing it"
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="clauses.clause",
                        verbose_name="replaced by",
                    ),
                ),
                (
                    "withdrawal",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clause_withdrawn",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "clause",
                "verbose_name_plural": "clauses",
                "ordering": ("principle", "legal_order", "key"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("replaced_by", None),
                                ("withdrawal", None),
                                ("withdrawn_at", None),
                                ("withdrawn_reason", ""),
                            ),
                            models.Q(
                                ("withdrawal__isnull", False),
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="clause_withdrawn_with_a_reason_and_on_record",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClauseVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="clauses.clause",
                        verbose_name="clause",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="number")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_fr", models.CharField(max_length=160, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=160, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=160, null=True, verbose_name="title")),
                (
                    "text",
                    models.TextField(
                        help_text="As it would stand in a contract. Plain text; an empty line begins a new paragraph.",
                        max_length=6000,
                        verbose_name="text of the clause",
                    ),
                ),
                (
                    "text_fr",
                    models.TextField(
                        help_text="As it would stand in a contract. Plain text; an empty line begins a new paragraph.",
                        max_length=6000,
                        null=True,
                        verbose_name="text of the clause",
                    ),
                ),
                (
                    "text_en",
                    models.TextField(
                        help_text="As it would stand in a contract. Plain text; an empty line begins a new paragraph.",
                        max_length=6000,
                        null=True,
                        verbose_name="text of the clause",
                    ),
                ),
                (
                    "text_ar",
                    models.TextField(
                        help_text="As it would stand in a contract. Plain text; an empty line begins a new paragraph.",
                        max_length=6000,
                        null=True,
                        verbose_name="text of the clause",
                    ),
                ),
                (
                    "legal_effect",
                    models.TextField(
                        help_text="In plain words, what the clause does and where it may fail. It is no legal advice.",
                        max_length=6000,
                        verbose_name="legal effect",
                    ),
                ),
                (
                    "legal_effect_fr",
                    models.TextField(
                        help_text="In plain words, what the clause does and where it may fail. It is no legal advice.",
                        max_length=6000,
                        null=True,
                        verbose_name="legal effect",
                    ),
                ),
                (
                    "legal_effect_en",
                    models.TextField(
                        help_text="In plain words, what the clause does and where it may fail. It is no legal advice.",
                        max_length=6000,
                        null=True,
                        verbose_name="legal effect",
                    ),
                ),
                (
                    "legal_effect_ar",
                    models.TextField(
                        help_text="In plain words, what the clause does and where it may fail. It is no legal advice.",
                        max_length=6000,
                        null=True,
                        verbose_name="legal effect",
                    ),
                ),
                (
                    "sources",
                    models.TextField(
                        blank=True,
                        help_text="Laws and texts that this rests on, one a line.",
                        max_length=2000,
                        verbose_name="sources",
                    ),
                ),
                (
                    "sources_fr",
                    models.TextField(
                        blank=True,
                        help_text="Laws and texts that this rests on, one a line.",
                        max_length=2000,
                        null=True,
                        verbose_name="sources",
                    ),
                ),
                (
                    "sources_en",
                    models.TextField(
                        blank=True,
                        help_text="Laws and texts that this rests on, one a line.",
                        max_length=2000,
                        null=True,
                        verbose_name="sources",
                    ),
                ),
                (
                    "sources_ar",
                    models.TextField(
                        blank=True,
                        help_text="Laws and texts that this rests on, one a line.",
                        max_length=2000,
                        null=True,
                        verbose_name="sources",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="In French, why this version follows the one before; the first version needs none. Name no person.",
                        max_length=2000,
                        verbose_name="reason for the change",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="SHA-256 of the French words.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published at")),
                (
                    "entry",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clause_version",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a clause",
                "verbose_name_plural": "versions of clauses",
                "ordering": ("clause", "number", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("clause", "number"), name="clause_version_number_never_reused"),
                    models.UniqueConstraint(
                        condition=models.Q(("published_at", None)),
                        fields=("clause",),
                        name="clause_has_one_draft",
                        violation_error_message="This clause has a draft already: change that one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest", ""), ("entry", None), ("number", None), ("published_at", None)),
                            models.Q(
                                ("entry__isnull", False),
                                ("number__gte", 1),
                                ("published_at__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="clause_version_published_with_number_and_digest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalClause",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "legal_order",
                    models.CharField(
                        choices=[
                            ("general", "general: adapt it to your law"),
                            ("belgium", "Belgium"),
                            ("cameroon", "Cameroon"),
                            ("france", "France"),
                            ("morocco", "Morocco"),
                            ("quebec", "Quebec and Canada"),
                            ("senegal", "Senegal"),
                            ("switzerland", "Switzerland"),
                            ("tunisia", "Tunisia"),
                        ],
                        default="general",
                        max_length=12,
                        verbose_name="legal order",
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Short French words, last part of the page's address.",
                        validators=[
                            django.core.validators.RegexValidator(
                                "^usages$", inverse_match=True, message="This address is taken."
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True, verbose_name="withdrawn at")),
                (
                    "withdrawn_reason",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="reason for withdrawing it"
                    ),
                ),
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
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="clauses.clause",
                        verbose_name="replaced by",
                    ),
                ),
                (
                    "withdrawal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="register.entry",
                        verbose_name="entry",
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
                "verbose_name": "historical clause",
                "verbose_name_plural": "historical clauses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClauseVersion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("number", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="number")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_fr", models.CharField(max_length=160, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=160, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=160, null=True, verbose_name="title")),
                (
                    "text",
                    models.TextField(
                        help_text="As it would stand in a contract. Plain text; an empty line begins a new paragraph.",
                        max_length=6000,
                        verbose_name="text of the clause",
                    ),
                ),
                (
                    "text_fr",
                    models.TextField(
                        help_text="As it would stand in a contract. Plain text; an empty line begins a new paragraph.",
                        max_length=6000,
                        null=True,
                        verbose_name="text of the clause",
                    ),
                ),
                (
                    "text_en",
                    models.TextField(
                        help_text="As it would stand in a contract. Plain text; an empty line begins a new paragraph.",
                        max_length=6000,
                        null=True,
                        verbose_name="text of the clause",
                    ),
                ),
                (
                    "text_ar",
                    models.TextField(
                        help_text="As it would stand in a contract. Plain text; an empty line begins a new paragraph.",
                        max_length=6000,
                        null=True,
                        verbose_name="text of the clause",
                    ),
                ),
                (
                    "legal_effect",
                    models.TextField(
                        help_text="In plain words, what the clause does and where it may fail. It is no legal advice.",
                        max_length=6000,
                        verbose_name="legal effect",
                    ),
                ),
                (
                    "legal_effect_fr",
                    models.TextField(
                        help_text="In plain words, what the clause does and where it may fail. It is no legal advice.",
                        max_length=6000,
                        null=True,
                        verbose_name="legal effect",
                    ),
                ),
                (
                    "legal_effect_en",
                    models.TextField(
                        help_text="In plain words, what the clause does and where it may fail. It is no legal advice.",
                        max_length=6000,
                        null=True,
                        verbose_name="legal effect",
                    ),
                ),
                (
                    "legal_effect_ar",
                    models.TextField(
                        help_text="In plain words, what the clause does and where it may fail. It is no legal advice.",
                        max_length=6000,
                        null=True,
                        verbose_name="legal effect",
                    ),
                ),
                (
                    "sources",
                    models.TextField(
                        blank=True,
                        help_text="Laws and texts that this rests on, one a line.",
                        max_length=2000,
                        verbose_name="sources",
                    ),
                ),
                (
                    "sources_fr",
                    models.TextField(
                        blank=True,
                        help_text="Laws and texts that this rests on, one a line.",
                        max_length=2000,
                        null=True,
                        verbose_name="sources",
                    ),
                ),
                (
                    "sources_en",
                    models.TextField(
                        blank=True,
                        help_text="Laws and texts that this rests on, one a line.",
                        max_length=2000,
                        null=True,
                        verbose_name="sources",
                    ),
                ),
                (
                    "sources_ar",
                    models.TextField(
                        blank=True,
                        help_text="Laws and texts that this rests on, one a line.",
                        max_length=2000,
                        null=True,
                        verbose_name="sources",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="In French, why this version follows the one before; the first version needs none. Name no person.",
                        max_length=2000,
                        verbose_name="reason for the change",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="SHA-256 of the French words.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published at")),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="clauses.clause",
                        verbose_name="clause",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="register.entry",
                        verbose_name="entry",
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
                "verbose_name": "historical version of a clause",
                "verbose_name_plural": "historical versions of clauses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ClauseTranslation",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="clauses.clauseversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "translation of a clause",
                "verbose_name_plural": "translations of clauses",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "language"), name="clause_translation_once_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="Use",
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
                        related_name="clause_uses",
                        to="members.member",
                        verbose_name="city",
                    ),
                ),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clause_uses",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "clause_version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="clauses.clauseversion",
                        verbose_name="clause of the library",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=6000, verbose_name="text of the clause")),
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
                ("standing", models.CharField(blank=True, editable=False, max_length=12, verbose_name="stage")),
            ],
            options={
                "verbose_name": "use of a clause",
                "verbose_name_plural": "uses of clauses",
                "ordering": ("-published_at", "-pk"),
                "indexes": [
                    models.Index(fields=["principle", "-published_at", "-id"], name="use_newest_of_a_principle"),
                    models.Index(fields=["member", "-published_at", "-id"], name="use_newest_of_a_city"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("clause_version__isnull", False), ("text", ""), ("title", "")),
                            models.Q(
                                ("clause_version__isnull", True),
                                models.Q(("title", ""), _negated=True),
                                models.Q(("text", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="use_of_the_library_or_of_own_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at", None), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="use_hidden_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clause_reports",
                        to="members.member",
                        verbose_name="city",
                    ),
                ),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clause_reports",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "clause_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="clauses.clauseversion",
                        verbose_name="clause of the library",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("trial", "on trial"),
                            ("generalising", "being generalised"),
                            ("generalised", "generalised"),
                            ("ended", "ended without being generalised"),
                        ],
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("contract", models.CharField(blank=True, max_length=300, verbose_name="contract")),
                ("contract_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="contract")),
                ("contract_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="contract")),
                ("contract_ar", models.CharField(blank=True, max_length=300, null=True, verbose_name="contract")),
                ("began_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="to")),
                ("account", models.TextField(max_length=2000, verbose_name="what was reported")),
                ("account_fr", models.TextField(max_length=2000, null=True, verbose_name="what was reported")),
                ("account_en", models.TextField(max_length=2000, null=True, verbose_name="what was reported")),
                ("account_ar", models.TextField(max_length=2000, null=True, verbose_name="what was reported")),
                ("offers_note", models.TextField(blank=True, max_length=2000, verbose_name="what was said of offers")),
                (
                    "offers_note_fr",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="what was said of offers"),
                ),
                (
                    "offers_note_en",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="what was said of offers"),
                ),
                (
                    "offers_note_ar",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="what was said of offers"),
                ),
                ("source", models.CharField(max_length=200, verbose_name="source")),
                ("source_fr", models.CharField(max_length=200, null=True, verbose_name="source")),
                ("source_en", models.CharField(max_length=200, null=True, verbose_name="source")),
                ("source_ar", models.CharField(max_length=200, null=True, verbose_name="source")),
                (
                    "source_path",
                    models.CharField(
                        blank=True,
                        help_text="A page of the portal without its language, as in /reunions/villes-innovantes/11/.",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^/([-\\w]+/)+\\Z",
                                message="Write a path of the portal without its language, as in /reunions/…/.",
                            )
                        ],
                        verbose_name="path of the source",
                    ),
                ),
            ],
            options={
                "verbose_name": "reported use",
                "verbose_name_plural": "reported uses",
                "ordering": ("member", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("began_on", None),
                            ("ended_on", None),
                            ("ended_on__gte", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="report_ends_after_it_begins",
                        violation_error_message="The end is before the beginning: mend one of both.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("trial", "on trial"),
                            ("generalising", "being generalised"),
                            ("generalised", "generalised"),
                            ("ended", "ended without being generalised"),
                        ],
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("contract", models.CharField(blank=True, max_length=300, verbose_name="contract")),
                ("contract_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="contract")),
                ("contract_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="contract")),
                ("contract_ar", models.CharField(blank=True, max_length=300, null=True, verbose_name="contract")),
                ("began_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="to")),
                ("account", models.TextField(max_length=2000, verbose_name="what was reported")),
                ("account_fr", models.TextField(max_length=2000, null=True, verbose_name="what was reported")),
                ("account_en", models.TextField(max_length=2000, null=True, verbose_name="what was reported")),
                ("account_ar", models.TextField(max_length=2000, null=True, verbose_name="what was reported")),
                ("offers_note", models.TextField(blank=True, max_length=2000, verbose_name="what was said of offers")),
                (
                    "offers_note_fr",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="what was said of offers"),
                ),
                (
                    "offers_note_en",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="what was said of offers"),
                ),
                (
                    "offers_note_ar",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="what was said of offers"),
                ),
                ("source", models.CharField(max_length=200, verbose_name="source")),
                ("source_fr", models.CharField(max_length=200, null=True, verbose_name="source")),
                ("source_en", models.CharField(max_length=200, null=True, verbose_name="source")),
                ("source_ar", models.CharField(max_length=200, null=True, verbose_name="source")),
                (
                    "source_path",
                    models.CharField(
                        blank=True,
                        help_text="A page of the portal without its language, as in /reunions/villes-innovantes/11/.",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^/([-\\w]+/)+\\Z",
                                message="Write a path of the portal without its language, as in /reunions/…/.",
                            )
                        ],
                        verbose_name="path of the source",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.member",
                        verbose_name="city",
                    ),
                ),
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
                    "clause_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="clauses.clauseversion",
                        verbose_name="clause of the library",
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
                "verbose_name": "historical reported use",
                "verbose_name_plural": "historical reported uses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Stage",
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
                    "use",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stages",
                        to="clauses.use",
                        verbose_name="use",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("trial", "on trial"),
                            ("generalised", "generalised"),
                            ("ended", "ended without being generalised"),
                        ],
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="clauses.stage",
                        verbose_name="corrects",
                    ),
                ),
                ("contract", models.CharField(blank=True, max_length=300, verbose_name="contract")),
                ("began_on", models.DateField(null=True, verbose_name="from")),
                ("ended_on", models.DateField(null=True, verbose_name="to")),
                ("lesson", models.TextField(blank=True, max_length=3000, verbose_name="lesson learned")),
                (
                    "offers",
                    models.CharField(
                        choices=[
                            ("unknown", "not known yet"),
                            ("no_effect", "no effect seen"),
                            ("fewer", "fewer offers"),
                            ("dearer", "dearer offers"),
                            ("refused", "refused by some"),
                        ],
                        default="unknown",
                        max_length=9,
                        verbose_name="effect on offers",
                    ),
                ),
                ("offers_note", models.TextField(blank=True, max_length=3000, verbose_name="what happened to offers")),
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
                        related_name="clause_stage",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage of a use",
                "verbose_name_plural": "stages of uses",
                "ordering": ("published_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("published_at", None)), fields=("use",), name="use_has_one_draft_stage"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("began_on", None),
                            ("ended_on", None),
                            ("ended_on__gte", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="stage_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "trial"),
                            models.Q(("ended_on", None), ("kind", "generalised")),
                            models.Q(("began_on", None), ("kind", "ended")),
                            _connector="OR",
                        ),
                        name="stage_dates_by_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entry", None), ("published_at", None)),
                            models.Q(("entry__isnull", False), ("published_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="stage_published_on_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at", None), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="stage_hidden_with_a_reason",
                    ),
                ],
            },
        ),
    ]
