"""Votes: roll, questions, ballots and results.

Each table whole, in place of the migrations of which it was first built (see decision 007).
"""

import django.db.models.deletion
import django_countries.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import charter_portal.private_files
import charters.votes.models.ballot


class Migration(migrations.Migration):
    replaces = [("votes", "0001_rounds_and_ballots")]

    initial = True

    dependencies = [
        ("charters", "0001_charters_principles_and_contributions"),
        ("members", "0001_cities_people_and_accounts"),
        ("register", "0001_acts_and_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("number", models.PositiveIntegerField(editable=False, null=True, unique=True, verbose_name="number")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="charters.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="charters.amendment",
                        verbose_name="amendment",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("en_bloc", "the edition as a whole"),
                            ("by_principle", "the edition, principle by principle"),
                            ("amendment", "an amendment"),
                        ],
                        default="by_principle",
                        max_length=12,
                        verbose_name="what is decided",
                    ),
                ),
                (
                    "majority",
                    models.CharField(
                        choices=[
                            ("simple", "simple majority: more cities for than against"),
                            (
                                "absolute",
                                "absolute majority: more than half of all the cities entitled to vote are for",
                            ),
                            ("two_thirds", "two thirds: of the cities for or against, at least two thirds are for"),
                            ("consensus", "consensus: no city is against"),
                        ],
                        default="simple",
                        max_length=12,
                        verbose_name="majority",
                    ),
                ),
                ("quorum_numerator", models.PositiveSmallIntegerField(default=1, verbose_name="quorum, numerator")),
                ("quorum_denominator", models.PositiveSmallIntegerField(default=2, verbose_name="quorum, denominator")),
                ("opens_at", models.DateTimeField(verbose_name="opens at")),
                ("closes_at", models.DateTimeField(verbose_name="closes at")),
                (
                    "in_force_on",
                    models.DateField(
                        blank=True,
                        help_text="Day from which the edition is in force if it is carried. Without one, the day of certification.",
                        null=True,
                        verbose_name="in force from",
                    ),
                ),
                ("sealed_at", models.DateTimeField(editable=False, null=True, verbose_name="opening decided at")),
                ("annulled_at", models.DateTimeField(editable=False, null=True, verbose_name="annulled at")),
                ("certified_at", models.DateTimeField(editable=False, null=True, verbose_name="certified at")),
            ],
            options={
                "verbose_name": "vote",
                "verbose_name_plural": "votes",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="round_closes_after_it_opens",
                        violation_error_message="The vote would close before it opens: choose a later end.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quorum_denominator__gt", 0), ("quorum_numerator__lte", models.F("quorum_denominator"))
                        ),
                        name="round_quorum_is_a_fraction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", True), ("sealed_at__isnull", True)),
                            models.Q(("number__isnull", False), ("sealed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="round_numbered_once_opened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amendment__isnull", False), ("mode", "amendment")),
                            models.Q(models.Q(("mode", "amendment"), _negated=True), ("amendment__isnull", True)),
                            _connector="OR",
                        ),
                        name="round_amendment_by_mode",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sealed_at__isnull", False),
                            models.Q(("annulled_at__isnull", True), ("certified_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="round_ended_once_opened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRound",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "number",
                    models.PositiveIntegerField(db_index=True, editable=False, null=True, verbose_name="number"),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("en_bloc", "the edition as a whole"),
                            ("by_principle", "the edition, principle by principle"),
                            ("amendment", "an amendment"),
                        ],
                        default="by_principle",
                        max_length=12,
                        verbose_name="what is decided",
                    ),
                ),
                (
                    "majority",
                    models.CharField(
                        choices=[
                            ("simple", "simple majority: more cities for than against"),
                            (
                                "absolute",
                                "absolute majority: more than half of all the cities entitled to vote are for",
                            ),
                            ("two_thirds", "two thirds: of the cities for or against, at least two thirds are for"),
                            ("consensus", "consensus: no city is against"),
                        ],
                        default="simple",
                        max_length=12,
                        verbose_name="majority",
                    ),
                ),
                ("quorum_numerator", models.PositiveSmallIntegerField(default=1, verbose_name="quorum, numerator")),
                ("quorum_denominator", models.PositiveSmallIntegerField(default=2, verbose_name="quorum, denominator")),
                ("opens_at", models.DateTimeField(verbose_name="opens at")),
                ("closes_at", models.DateTimeField(verbose_name="closes at")),
                (
                    "in_force_on",
                    models.DateField(
                        blank=True,
                        help_text="Day from which the edition is in force if it is carried. Without one, the day of certification.",
                        null=True,
                        verbose_name="in force from",
                    ),
                ),
                ("sealed_at", models.DateTimeField(editable=False, null=True, verbose_name="opening decided at")),
                ("annulled_at", models.DateTimeField(editable=False, null=True, verbose_name="annulled at")),
                ("certified_at", models.DateTimeField(editable=False, null=True, verbose_name="certified at")),
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
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="charters.amendment",
                        verbose_name="amendment",
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
                "verbose_name": "historical vote",
                "verbose_name_plural": "historical votes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RoundAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="votes.round",
                        verbose_name="vote",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="round_act",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="reason")),
            ],
            options={
                "verbose_name": "act on a vote",
                "verbose_name_plural": "acts on votes",
                "ordering": ("entry",),
            },
        ),
        migrations.CreateModel(
            name="Elector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="electors",
                        to="votes.round",
                        verbose_name="vote",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elections",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                ("slug", models.SlugField(verbose_name="address")),
                ("name_in_french", models.CharField(max_length=120, verbose_name="name in French")),
                ("name_in_english", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                ("name_in_arabic", models.CharField(blank=True, max_length=120, verbose_name="name in Arabic")),
                ("country", django_countries.fields.CountryField(max_length=2, verbose_name="country")),
            ],
            options={
                "verbose_name": "city entitled to vote",
                "verbose_name_plural": "cities entitled to vote",
                "ordering": ("round", "name_in_french", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("round", "member"), name="elector_once_a_round"),
                    models.UniqueConstraint(fields=("round", "slug"), name="elector_slug_once_a_round"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="votes.round",
                        verbose_name="vote",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("edition", "the edition as a whole"),
                            ("principle", "a principle's wording"),
                            ("withdrawal", "a principle's withdrawal"),
                            ("amendment", "an amendment"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="charters.principlerevision",
                        verbose_name="wording",
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="charters.amendment",
                        verbose_name="amendment",
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the French text")),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ("round", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("round", "position"), name="question_position_once_a_round"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amendment__isnull", True), ("kind", "edition"), ("revision__isnull", True)),
                            models.Q(
                                ("amendment__isnull", True),
                                ("kind__in", ["principle", "withdrawal"]),
                                ("revision__isnull", False),
                            ),
                            models.Q(("amendment__isnull", False), ("kind", "amendment"), ("revision__isnull", True)),
                            _connector="OR",
                        ),
                        name="question_names_what_it_asks_about",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="votes.round",
                        verbose_name="vote",
                    ),
                ),
                (
                    "elector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="votes.elector",
                        verbose_name="city",
                    ),
                ),
                ("sequence", models.PositiveIntegerField(verbose_name="sequence")),
                ("choices", models.JSONField(verbose_name="choices")),
                ("nonce", models.CharField(max_length=64, verbose_name="nonce")),
                ("hash", models.CharField(max_length=64, unique=True, verbose_name="hash")),
                ("cast_at", models.DateTimeField(verbose_name="cast at")),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballot",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
                (
                    "cast_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="cast by",
                    ),
                ),
                (
                    "letter",
                    models.FileField(
                        blank=True,
                        storage=charter_portal.private_files.PrivateStorage(),
                        upload_to=charters.votes.models.ballot.letter_name,
                        verbose_name="letter",
                    ),
                ),
                ("letter_digest", models.CharField(blank=True, max_length=64, verbose_name="digest of the letter")),
            ],
            options={
                "verbose_name": "ballot",
                "verbose_name_plural": "ballots",
                "ordering": ("entry",),
                "constraints": [
                    models.UniqueConstraint(fields=("elector", "sequence"), name="ballot_sequence_once_a_city"),
                    models.CheckConstraint(condition=models.Q(("sequence__gte", 1)), name="ballot_sequence_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("letter", ""), ("letter_digest", "")),
                            models.Q(
                                models.Q(("letter", ""), _negated=True), models.Q(("letter_digest", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="ballot_letter_with_its_digest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BallotDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "elector",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft",
                        to="votes.elector",
                        verbose_name="city",
                    ),
                ),
                ("choices", models.JSONField(verbose_name="choices")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "ballot being prepared",
                "verbose_name_plural": "ballots being prepared",
            },
        ),
    ]
