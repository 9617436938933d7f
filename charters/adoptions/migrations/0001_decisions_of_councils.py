"""Adoptions, and the decisions of councils that they rest on.

Each table whole, in place of the migrations of which it was first built (see decision 007).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import charter_portal.private_files
import charters.adoptions.models.instrument


class Migration(migrations.Migration):
    replaces = [
        ("adoptions", "0001_adoptions_and_instruments"),
        ("adoptions", "0002_holding_sums"),
        ("adoptions", "0003_hidden_choices"),
    ]

    initial = True

    dependencies = [
        ("charters", "0001_charters_principles_and_contributions"),
        ("members", "0001_cities_people_and_accounts"),
        ("register", "0001_acts_and_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Adoption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                (
                    "charter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="charters.charter",
                        verbose_name="charter",
                    ),
                ),
            ],
            options={
                "verbose_name": "adoption",
                "verbose_name_plural": "adoptions",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("member", "charter"), name="adoption_once_a_member_and_charter")
                ],
            },
        ),
        migrations.CreateModel(
            name="AdoptionSpan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spans",
                        to="adoptions.adoption",
                        verbose_name="adoption",
                    ),
                ),
                (
                    "life",
                    models.CharField(
                        choices=[
                            ("none", "none"),
                            ("interest", "interest"),
                            ("intention", "intention"),
                            ("deliberated", "deliberated"),
                            ("adopted", "adopted"),
                            ("suspended", "suspended"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "state of an adoption",
                "verbose_name_plural": "states of adoptions",
                "ordering": ("adoption", "since"),
                "indexes": [models.Index(fields=["life", "since", "until"], name="adoption_span_at")],
            },
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instruments",
                        to="adoptions.adoption",
                        verbose_name="adoption",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instruments",
                        to="charters.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("adoption", "adoption"), ("confirmation", "confirmation or change")],
                        default="adoption",
                        max_length=12,
                        verbose_name="purpose",
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
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("deliberation", "council decision (délibération)"),
                            ("resolution", "resolution"),
                            ("decision", "decision"),
                            ("letter", "letter"),
                        ],
                        max_length=12,
                        verbose_name="kind of act",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="number of the act")),
                ("body", models.CharField(blank=True, max_length=160, verbose_name="body that decided")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="date of the decision")),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="date from which it takes effect"),
                ),
                ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes for")),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes against"),
                ),
                (
                    "votes_abstaining",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="abstentions"),
                ),
                ("signatory_name", models.CharField(blank=True, max_length=160, verbose_name="signatory")),
                (
                    "signatory_title",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="signatory's title as styled by the city"
                    ),
                ),
                ("focal_name", models.CharField(blank=True, max_length=160, verbose_name="focal point")),
                (
                    "focal_title",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="focal point's title as styled by the city"
                    ),
                ),
                (
                    "document",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        storage=charter_portal.private_files.PrivateStorage(),
                        upload_to=charters.adoptions.models.instrument.document_name,
                        verbose_name="signed document",
                    ),
                ),
                ("document_digest", models.CharField(blank=True, max_length=64, verbose_name="digest of the document")),
                (
                    "document_size",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="size of the document in bytes"),
                ),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="prepared by",
                    ),
                ),
                ("recorded_at", models.DateTimeField(null=True, verbose_name="recorded at")),
                ("verified_at", models.DateTimeField(null=True, verbose_name="verified at")),
                ("returned_at", models.DateTimeField(null=True, verbose_name="returned at")),
            ],
            options={
                "verbose_name": "instrument of adoption",
                "verbose_name_plural": "instruments of adoption",
                "ordering": ("adoption", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("recorded_at__isnull", True)),
                        fields=("adoption",),
                        name="instrument_one_draft_an_adoption",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("returned_at__isnull", True), ("verified_at__isnull", True)),
                            models.Q(
                                ("recorded_at__isnull", False),
                                ("returned_at__isnull", True),
                                ("verified_at__isnull", False),
                            ),
                            models.Q(
                                ("recorded_at__isnull", False),
                                ("returned_at__isnull", False),
                                ("verified_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="instrument_judged_once_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_at__isnull", True),
                            models.Q(
                                models.Q(("kind", ""), _negated=True),
                                models.Q(("body", ""), _negated=True),
                                models.Q(("signatory_name", ""), _negated=True),
                                models.Q(("signatory_title", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="instrument_whole_once_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document", ""), ("document_digest", ""), ("document_size__isnull", True)),
                            models.Q(
                                models.Q(("document", ""), _negated=True),
                                models.Q(("document_digest", ""), _negated=True),
                                ("document_size__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="instrument_document_with_its_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True),
                            ("effective_on__isnull", True),
                            ("effective_on__gte", models.F("decided_on")),
                            _connector="OR",
                        ),
                        name="instrument_takes_effect_once_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdoptionAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="adoptions.adoption",
                        verbose_name="adoption",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoption_act",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="adoptions.instrument",
                        verbose_name="instrument",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("expected_on", models.DateField(null=True, verbose_name="sitting expected on")),
                ("note", models.TextField(blank=True, verbose_name="reason or note")),
                ("source_fr", models.CharField(blank=True, max_length=200, verbose_name="source")),
                ("source_en", models.CharField(blank=True, max_length=200)),
                ("source_ar", models.CharField(blank=True, max_length=200)),
                ("source_path", models.CharField(blank=True, max_length=200, verbose_name="address of the source")),
            ],
            options={
                "verbose_name": "act on an adoption",
                "verbose_name_plural": "acts on adoptions",
                "ordering": ("entry",),
            },
        ),
        migrations.CreateModel(
            name="Choice",
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
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="adoptions.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("adopted", "adopted"),
                            ("provision", "adopted with a local provision"),
                            ("reservation", "reservation"),
                            ("deferred", "deferred"),
                        ],
                        max_length=12,
                        verbose_name="stance",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="local provision or reason")),
                ("quote", models.TextField(blank=True, verbose_name="passage that it varies")),
                ("start", models.PositiveIntegerField(editable=False, null=True)),
                ("end", models.PositiveIntegerField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "choice on a principle",
                "verbose_name_plural": "choices on principles",
                "ordering": ("instrument", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("instrument", "principle"), name="choice_once_an_instrument_and_principle"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("quote", ""), ("start__isnull", True)),
                            models.Q(
                                ("end__isnull", False),
                                ("stance", "provision"),
                                ("start__isnull", False),
                                models.Q(("quote", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="choice_passage_of_a_provision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at", None), models.Q(("hidden_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="choice_hidden_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holdings",
                        to="adoptions.adoption",
                        verbose_name="adoption",
                    ),
                ),
                (
                    "principle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="charters.principle",
                        verbose_name="principle",
                    ),
                ),
                (
                    "choice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="adoptions.choice",
                        verbose_name="choice",
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("adopted", "adopted"),
                            ("provision", "provision"),
                            ("reservation", "reservation"),
                            ("deferred", "deferred"),
                        ],
                        max_length=12,
                        verbose_name="stance",
                    ),
                ),
                (
                    "substance",
                    models.PositiveSmallIntegerField(
                        help_text="Major number of the wording.", verbose_name="substance"
                    ),
                ),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "principle as a city holds it",
                "verbose_name_plural": "principles as cities hold them",
                "ordering": ("adoption", "principle", "since"),
                "indexes": [
                    models.Index(
                        fields=["principle", "substance", "stance", "adoption", "since", "until"],
                        name="adoption_holding_sums",
                    )
                ],
            },
        ),
    ]
