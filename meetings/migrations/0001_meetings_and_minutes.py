"""Meetings: agenda, people, sitting, minutes, decisions.

Each table whole, in place of the migrations of which it was first built (see decision 007).
"""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import charter_portal.private_files
import charter_portal.text.markdown
import meetings.models.invitee
import members.models.member


class Migration(migrations.Migration):
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0002_relations"),
        ("meetings", "0003_bound_the_texts_in_markdown"),
        ("meetings", "0004_life_of_a_meeting"),
        ("meetings", "0005_invitees"),
        ("meetings", "0006_minutes_life"),
        ("meetings", "0007_presences_and_votes_by_hand"),
        ("meetings", "0008_bundles_of_documents"),
        ("meetings", "0009_calendar_feeds"),
        ("meetings", "0010_proposals_for_the_agenda"),
    ]

    initial = True

    dependencies = [
        ("charters", "0001_charters_principles_and_contributions"),
        ("members", "0001_cities_people_and_accounts"),
        ("register", "0001_acts_and_documents"),
        ("tasks", "0003_job"),
        ("votes", "0001_votes_and_ballots"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("slug", models.SlugField(unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("name_fr", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_fr", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_ar", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions_chaired",
                        to="members.member",
                        verbose_name="chaired by",
                    ),
                ),
                (
                    "quorum_numerator",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: no quorum is asked for.",
                        null=True,
                        verbose_name="quorum, numerator",
                    ),
                ),
                ("quorum_denominator", models.PositiveSmallIntegerField(default=2, verbose_name="quorum, denominator")),
                (
                    "proxies_per_person",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(20)],
                        verbose_name="proxies that a person may hold",
                    ),
                ),
                (
                    "correction_days",
                    models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="days in which minutes can be corrected",
                    ),
                ),
            ],
            options={
                "verbose_name": "commission",
                "verbose_name_plural": "commissions",
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quorum_denominator__gt", 0),
                            models.Q(
                                ("quorum_numerator__isnull", True),
                                ("quorum_numerator__lte", models.F("quorum_denominator")),
                                _connector="OR",
                            ),
                        ),
                        name="commission_quorum_is_a_fraction",
                        violation_error_message="A quorum is a fraction, such as 1 and 2 for a half.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                ("nonce", models.CharField(default=meetings.models.invitee.new_nonce, editable=False, max_length=16)),
                ("made_at", models.DateTimeField(verbose_name="made at")),
            ],
            options={
                "verbose_name": "calendar of someone's meetings",
                "verbose_name_plural": "calendars of people's meetings",
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommission",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("slug", models.SlugField(verbose_name="address")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("name_fr", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_fr", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_ar", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "quorum_numerator",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: no quorum is asked for.",
                        null=True,
                        verbose_name="quorum, numerator",
                    ),
                ),
                ("quorum_denominator", models.PositiveSmallIntegerField(default=2, verbose_name="quorum, denominator")),
                (
                    "proxies_per_person",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(20)],
                        verbose_name="proxies that a person may hold",
                    ),
                ),
                (
                    "correction_days",
                    models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="days in which minutes can be corrected",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.member",
                        verbose_name="chaired by",
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
                "verbose_name": "historical commission",
                "verbose_name_plural": "historical commissions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="meetings.commission",
                        verbose_name="commission",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "in preparation, not public"),
                            ("planned", "planned"),
                            ("convened", "convened"),
                            ("in_session", "in session"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=250, verbose_name="theme")),
                ("theme_fr", models.CharField(blank=True, max_length=250, null=True, verbose_name="theme")),
                ("theme_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="theme")),
                ("theme_ar", models.CharField(blank=True, max_length=250, null=True, verbose_name="theme")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "starts_at",
                    models.TimeField(
                        blank=True, help_text="By the clocks at the place.", null=True, verbose_name="begins at"
                    ),
                ),
                (
                    "ends_at",
                    models.TimeField(
                        blank=True, help_text="By the clocks at the place.", null=True, verbose_name="ends at"
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        help_text="As in Africa/Conakry. Empty: that of the member who hosts it.",
                        max_length=40,
                        validators=[members.models.member.validate_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_hosted",
                        to="members.member",
                        verbose_name="hosted by",
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=250, verbose_name="venue")),
                ("venue_fr", models.CharField(blank=True, max_length=250, null=True, verbose_name="venue")),
                ("venue_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="venue")),
                ("venue_ar", models.CharField(blank=True, max_length=250, null=True, verbose_name="venue")),
                (
                    "format",
                    models.CharField(
                        blank=True,
                        choices=[("on_site", "on site"), ("video", "by video conference"), ("hybrid", "hybrid")],
                        max_length=8,
                        verbose_name="format",
                    ),
                ),
                (
                    "video_link",
                    models.URLField(
                        blank=True,
                        help_text="For those who are convened; never public.",
                        verbose_name="link of the video conference",
                    ),
                ),
                (
                    "practical",
                    models.TextField(
                        blank=True,
                        help_text="Access, stay, interpreting… Printed with the convocation. Markdown.",
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="practical information",
                    ),
                ),
                (
                    "practical_fr",
                    models.TextField(
                        blank=True,
                        help_text="Access, stay, interpreting… Printed with the convocation. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="practical information",
                    ),
                ),
                (
                    "practical_en",
                    models.TextField(
                        blank=True,
                        help_text="Access, stay, interpreting… Printed with the convocation. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="practical information",
                    ),
                ),
                (
                    "practical_ar",
                    models.TextField(
                        blank=True,
                        help_text="Access, stay, interpreting… Printed with the convocation. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="practical information",
                    ),
                ),
                ("reply_by", models.DateField(blank=True, null=True, verbose_name="answer wanted by")),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_chaired",
                        to="members.person",
                        verbose_name="chair",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_recorded",
                        to="members.person",
                        verbose_name="meeting secretary",
                    ),
                ),
                (
                    "prepared_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="prepared",
                        to="meetings.meeting",
                        verbose_name="prepared from",
                    ),
                ),
                ("parent_event", models.CharField(blank=True, max_length=250, verbose_name="held beside")),
                (
                    "parent_event_fr",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="held beside"),
                ),
                (
                    "parent_event_en",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="held beside"),
                ),
                (
                    "parent_event_ar",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="held beside"),
                ),
                (
                    "parent_event_figures",
                    models.CharField(blank=True, max_length=300, verbose_name="figures of that event"),
                ),
                (
                    "parent_event_figures_fr",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="figures of that event"),
                ),
                (
                    "parent_event_figures_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="figures of that event"),
                ),
                (
                    "parent_event_figures_ar",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="figures of that event"),
                ),
                ("convened_at", models.DateTimeField(editable=False, null=True, verbose_name="convened at")),
                ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="opened at")),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="closed at")),
                ("cancelled_at", models.DateTimeField(editable=False, null=True, verbose_name="cancelled at")),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ("-starts_on", "-number"),
                "constraints": [
                    models.UniqueConstraint(fields=("commission", "number"), name="meeting_number_once_a_commission"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            models.Q(("ends_on__gte", models.F("starts_on")), ("starts_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_it_starts",
                        violation_error_message="A meeting cannot end before it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_at__isnull", True), ("starts_at__isnull", True)),
                            ("starts_on__isnull", False),
                            _connector="OR",
                        ),
                        name="meeting_hours_of_a_day",
                        violation_error_message="Give the day before the hours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__isnull", True), ("starts_at__isnull", False), _connector="OR"),
                        name="meeting_end_needs_a_beginning",
                        violation_error_message="Give the hour at which it begins before the one at which it ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            ("ends_at__gt", models.F("starts_at")),
                            models.Q(("ends_on__gt", models.F("starts_on")), ("ends_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="meeting_ends_later_in_the_day",
                        violation_error_message="A meeting of one day ends at a later hour than it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_act",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="reason")),
            ],
            options={
                "verbose_name": "act on a meeting",
                "verbose_name_plural": "acts on meetings",
                "ordering": ("entry",),
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("presentation", "presentation"),
                            ("questions", "questions and answers"),
                            ("reaction", "reaction"),
                            ("discussion", "discussion"),
                            ("vote", "vote"),
                            ("follow_up", "follow-up of decisions"),
                            ("approval", "approval of minutes"),
                            ("conclusion", "conclusion"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=250, null=True, verbose_name="title")),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="What was said. Markdown.",
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="text",
                    ),
                ),
                (
                    "text_fr",
                    models.TextField(
                        blank=True,
                        help_text="What was said. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="text",
                    ),
                ),
                (
                    "text_en",
                    models.TextField(
                        blank=True,
                        help_text="What was said. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="text",
                    ),
                ),
                (
                    "text_ar",
                    models.TextField(
                        blank=True,
                        help_text="What was said. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="text",
                    ),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="duration in minutes",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("public", "everyone"), ("members", "members only")],
                        default="public",
                        max_length=8,
                        verbose_name="read by",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, null=True, verbose_name="entered at")),
                ("began_at", models.DateTimeField(editable=False, null=True, verbose_name="began at")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="ended at")),
                (
                    "rounds",
                    models.ManyToManyField(
                        blank=True,
                        related_name="agenda_items",
                        to="votes.round",
                        verbose_name="votes of the cities that it is about",
                    ),
                ),
                (
                    "principles",
                    models.ManyToManyField(
                        blank=True,
                        related_name="agenda_items",
                        to="charters.principle",
                        verbose_name="principles it touches",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": ("position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title on the day")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("on_site", "on site"),
                            ("video", "by video conference"),
                            ("excused", "excused"),
                            ("represented", "represented"),
                            ("absent", "absent"),
                        ],
                        max_length=12,
                        verbose_name="mode",
                    ),
                ),
                (
                    "represented_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representations",
                        to="members.person",
                        verbose_name="represented by",
                    ),
                ),
                (
                    "also_for",
                    models.ManyToManyField(
                        blank=True,
                        related_name="attendances_besides",
                        to="members.member",
                        verbose_name="acts for these too",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="attendance_once_a_meeting"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mode", "represented"), ("represented_by__isnull", False)),
                            models.Q(
                                models.Q(("mode", "represented"), _negated=True), ("represented_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="attendance_represented_by_someone",
                        violation_error_message="Name who represents the person, and only when the mode is “represented”.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bundle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(null=True, verbose_name="year")),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tasks.job",
                        verbose_name="work",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        storage=charter_portal.private_files.PrivateStorage(),
                        upload_to="bundles/",
                        verbose_name="file",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked for at")),
            ],
            options={
                "verbose_name": "bundle of documents",
                "verbose_name_plural": "bundles of documents",
                "ordering": ("-asked_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("meeting__isnull", False), ("year__isnull", True)),
                            models.Q(("meeting__isnull", True), ("year__isnull", False)),
                            _connector="OR",
                        ),
                        name="bundle_of_a_meeting_or_a_year",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="minutes",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("summary", "summary from the published record"),
                            ("draft", "draft"),
                            ("circulated", "circulated for correction"),
                            ("approved", "approved"),
                            ("sealed", "sealed"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_fr",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_en",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_ar",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "conclusion",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "conclusion_fr",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "conclusion_en",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "conclusion_ar",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="conclusion",
                    ),
                ),
                ("circulated_at", models.DateTimeField(editable=False, null=True, verbose_name="circulated at")),
                ("corrections_until", models.DateField(editable=False, null=True, verbose_name="corrections until")),
                (
                    "approval",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "silence",
                                "by silence: no correction was left open when the time for corrections had passed",
                            ),
                            ("vote", "by a vote of the members"),
                        ],
                        editable=False,
                        max_length=8,
                        verbose_name="approved how",
                    ),
                ),
                ("approved_on", models.DateField(editable=False, null=True, verbose_name="approved on")),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="votes in favour"),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="votes against"),
                ),
                (
                    "votes_abstaining",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="abstentions"),
                ),
                (
                    "approved_in",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_approved",
                        to="meetings.meeting",
                        verbose_name="approved in the meeting",
                    ),
                ),
                (
                    "digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="digest of the content"),
                ),
                ("sealed_at", models.DateTimeField(editable=False, null=True, verbose_name="sealed at")),
                (
                    "withdrawn_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="withdrawn from view at"),
                ),
                ("written_by", models.CharField(blank=True, max_length=200, verbose_name="written by")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="drawn from")),
                ("source_note_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="drawn from")),
                ("source_note_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="drawn from")),
                ("source_note_ar", models.CharField(blank=True, max_length=300, null=True, verbose_name="drawn from")),
            ],
            options={
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
            },
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitees",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="convocations",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitees",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title")),
                (
                    "reply",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "no answer yet"),
                            ("on_site", "on site"),
                            ("video", "by video conference"),
                            ("excused", "excused"),
                            ("represented", "represented"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                (
                    "represented_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proxies",
                        to="meetings.invitee",
                        verbose_name="represented by",
                    ),
                ),
                (
                    "proxy_letter",
                    models.FileField(
                        blank=True,
                        storage=charter_portal.private_files.PrivateStorage(),
                        upload_to="proxies/",
                        verbose_name="proxy, signed",
                    ),
                ),
                ("replied_at", models.DateTimeField(editable=False, null=True, verbose_name="answered at")),
                (
                    "replied_through",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("link", "by the link of the mail"),
                            ("workspace", "in the workspace of the city"),
                            ("secretariat", "noted by the secretariat"),
                        ],
                        editable=False,
                        max_length=11,
                        verbose_name="answered how",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note to the secretariat")),
                ("added_by_city", models.BooleanField(default=False, editable=False, verbose_name="added by the city")),
                ("nonce", models.CharField(default=meetings.models.invitee.new_nonce, editable=False, max_length=16)),
                ("convened_at", models.DateTimeField(editable=False, null=True, verbose_name="convened at")),
                (
                    "also_for",
                    models.ManyToManyField(
                        blank=True,
                        related_name="invitees_besides",
                        to="members.member",
                        verbose_name="acts for these too",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitee",
                "verbose_name_plural": "invitees",
                "ordering": ("person__surname", "person__given_name", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="invitee_once_a_meeting"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reply", "represented"), ("represented_by__isnull", False)),
                            models.Q(
                                models.Q(("reply", "represented"), _negated=True), ("represented_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="invitee_represented_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("represented_by__isnull", True),
                            models.Q(("represented_by", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="invitee_not_represented_by_oneself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_at__isnull", True), ("reply", "")),
                            models.Q(models.Q(("reply", ""), _negated=True), ("replied_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitee_answered_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("file", models.FileField(upload_to="documents/", verbose_name="file")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "Français"), ("en", "English"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ("position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgendaItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("presentation", "presentation"),
                            ("questions", "questions and answers"),
                            ("reaction", "reaction"),
                            ("discussion", "discussion"),
                            ("vote", "vote"),
                            ("follow_up", "follow-up of decisions"),
                            ("approval", "approval of minutes"),
                            ("conclusion", "conclusion"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=250, null=True, verbose_name="title")),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="What was said. Markdown.",
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="text",
                    ),
                ),
                (
                    "text_fr",
                    models.TextField(
                        blank=True,
                        help_text="What was said. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="text",
                    ),
                ),
                (
                    "text_en",
                    models.TextField(
                        blank=True,
                        help_text="What was said. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="text",
                    ),
                ),
                (
                    "text_ar",
                    models.TextField(
                        blank=True,
                        help_text="What was said. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="text",
                    ),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="duration in minutes",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("public", "everyone"), ("members", "members only")],
                        default="public",
                        max_length=8,
                        verbose_name="read by",
                    ),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="entered at")),
                ("began_at", models.DateTimeField(editable=False, null=True, verbose_name="began at")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="ended at")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
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
                "verbose_name": "historical agenda item",
                "verbose_name_plural": "historical agenda items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAttendance",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title on the day")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("on_site", "on site"),
                            ("video", "by video conference"),
                            ("excused", "excused"),
                            ("represented", "represented"),
                            ("absent", "absent"),
                        ],
                        max_length=12,
                        verbose_name="mode",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="person",
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
                        verbose_name="member",
                    ),
                ),
                (
                    "represented_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="represented by",
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
                "verbose_name": "historical participant",
                "verbose_name_plural": "historical participants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("file", models.TextField(max_length=100, verbose_name="file")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "Français"), ("en", "English"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
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
                "verbose_name": "historical document",
                "verbose_name_plural": "historical documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "in preparation, not public"),
                            ("planned", "planned"),
                            ("convened", "convened"),
                            ("in_session", "in session"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=250, verbose_name="theme")),
                ("theme_fr", models.CharField(blank=True, max_length=250, null=True, verbose_name="theme")),
                ("theme_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="theme")),
                ("theme_ar", models.CharField(blank=True, max_length=250, null=True, verbose_name="theme")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "starts_at",
                    models.TimeField(
                        blank=True, help_text="By the clocks at the place.", null=True, verbose_name="begins at"
                    ),
                ),
                (
                    "ends_at",
                    models.TimeField(
                        blank=True, help_text="By the clocks at the place.", null=True, verbose_name="ends at"
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        help_text="As in Africa/Conakry. Empty: that of the member who hosts it.",
                        max_length=40,
                        validators=[members.models.member.validate_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=250, verbose_name="venue")),
                ("venue_fr", models.CharField(blank=True, max_length=250, null=True, verbose_name="venue")),
                ("venue_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="venue")),
                ("venue_ar", models.CharField(blank=True, max_length=250, null=True, verbose_name="venue")),
                (
                    "format",
                    models.CharField(
                        blank=True,
                        choices=[("on_site", "on site"), ("video", "by video conference"), ("hybrid", "hybrid")],
                        max_length=8,
                        verbose_name="format",
                    ),
                ),
                (
                    "video_link",
                    models.URLField(
                        blank=True,
                        help_text="For those who are convened; never public.",
                        verbose_name="link of the video conference",
                    ),
                ),
                (
                    "practical",
                    models.TextField(
                        blank=True,
                        help_text="Access, stay, interpreting… Printed with the convocation. Markdown.",
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="practical information",
                    ),
                ),
                (
                    "practical_fr",
                    models.TextField(
                        blank=True,
                        help_text="Access, stay, interpreting… Printed with the convocation. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="practical information",
                    ),
                ),
                (
                    "practical_en",
                    models.TextField(
                        blank=True,
                        help_text="Access, stay, interpreting… Printed with the convocation. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="practical information",
                    ),
                ),
                (
                    "practical_ar",
                    models.TextField(
                        blank=True,
                        help_text="Access, stay, interpreting… Printed with the convocation. Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="practical information",
                    ),
                ),
                ("reply_by", models.DateField(blank=True, null=True, verbose_name="answer wanted by")),
                ("parent_event", models.CharField(blank=True, max_length=250, verbose_name="held beside")),
                (
                    "parent_event_fr",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="held beside"),
                ),
                (
                    "parent_event_en",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="held beside"),
                ),
                (
                    "parent_event_ar",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="held beside"),
                ),
                (
                    "parent_event_figures",
                    models.CharField(blank=True, max_length=300, verbose_name="figures of that event"),
                ),
                (
                    "parent_event_figures_fr",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="figures of that event"),
                ),
                (
                    "parent_event_figures_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="figures of that event"),
                ),
                (
                    "parent_event_figures_ar",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="figures of that event"),
                ),
                ("convened_at", models.DateTimeField(editable=False, null=True, verbose_name="convened at")),
                ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="opened at")),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="closed at")),
                ("cancelled_at", models.DateTimeField(editable=False, null=True, verbose_name="cancelled at")),
                (
                    "commission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.commission",
                        verbose_name="commission",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.member",
                        verbose_name="hosted by",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="chair",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="meeting secretary",
                    ),
                ),
                (
                    "prepared_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="prepared from",
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
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMinutes",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("summary", "summary from the published record"),
                            ("draft", "draft"),
                            ("circulated", "circulated for correction"),
                            ("approved", "approved"),
                            ("sealed", "sealed"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_fr",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_en",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "introduction_ar",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "conclusion",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "conclusion_fr",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "conclusion_en",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "conclusion_ar",
                    models.TextField(
                        blank=True,
                        help_text="Markdown.",
                        null=True,
                        validators=[charter_portal.text.markdown.refuse_excess],
                        verbose_name="conclusion",
                    ),
                ),
                ("circulated_at", models.DateTimeField(editable=False, null=True, verbose_name="circulated at")),
                ("corrections_until", models.DateField(editable=False, null=True, verbose_name="corrections until")),
                (
                    "approval",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "silence",
                                "by silence: no correction was left open when the time for corrections had passed",
                            ),
                            ("vote", "by a vote of the members"),
                        ],
                        editable=False,
                        max_length=8,
                        verbose_name="approved how",
                    ),
                ),
                ("approved_on", models.DateField(editable=False, null=True, verbose_name="approved on")),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="votes in favour"),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="votes against"),
                ),
                (
                    "votes_abstaining",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="abstentions"),
                ),
                (
                    "digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="digest of the content"),
                ),
                ("sealed_at", models.DateTimeField(editable=False, null=True, verbose_name="sealed at")),
                (
                    "withdrawn_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="withdrawn from view at"),
                ),
                ("written_by", models.CharField(blank=True, max_length=200, verbose_name="written by")),
                ("source_note", models.CharField(blank=True, max_length=300, verbose_name="drawn from")),
                ("source_note_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="drawn from")),
                ("source_note_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="drawn from")),
                ("source_note_ar", models.CharField(blank=True, max_length=300, null=True, verbose_name="drawn from")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "approved_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="approved in the meeting",
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
                "verbose_name": "historical minutes",
                "verbose_name_plural": "historical minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Intervention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interventions",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interventions",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interventions",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title on the day")),
            ],
            options={
                "verbose_name": "speaker",
                "verbose_name_plural": "speakers",
                "ordering": ("position", "pk"),
                "constraints": [models.UniqueConstraint(fields=("item", "person"), name="speaker_once_an_item")],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="number")),
                ("text", models.TextField(verbose_name="text")),
                ("text_fr", models.TextField(null=True, verbose_name="text")),
                ("text_en", models.TextField(null=True, verbose_name="text")),
                ("text_ar", models.TextField(null=True, verbose_name="text")),
                (
                    "dissent",
                    models.TextField(
                        blank=True,
                        help_text="What those said who did not agree, where they want it noted.",
                        verbose_name="divergent views",
                    ),
                ),
                (
                    "dissent_fr",
                    models.TextField(
                        blank=True,
                        help_text="What those said who did not agree, where they want it noted.",
                        null=True,
                        verbose_name="divergent views",
                    ),
                ),
                (
                    "dissent_en",
                    models.TextField(
                        blank=True,
                        help_text="What those said who did not agree, where they want it noted.",
                        null=True,
                        verbose_name="divergent views",
                    ),
                ),
                (
                    "dissent_ar",
                    models.TextField(
                        blank=True,
                        help_text="What those said who did not agree, where they want it noted.",
                        null=True,
                        verbose_name="divergent views",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=200, verbose_name="owner")),
                ("owner_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="owner")),
                ("owner_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="owner")),
                ("owner_ar", models.CharField(blank=True, max_length=200, null=True, verbose_name="owner")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("under_way", "under way"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                            ("unknown", "not known"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "members",
                    models.ManyToManyField(
                        blank=True, related_name="decisions", to="members.member", verbose_name="members concerned"
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ("number", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Erratum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata",
                        to="meetings.minutes",
                        verbose_name="minutes",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "text",
                    models.TextField(validators=[charter_portal.text.markdown.refuse_excess], verbose_name="text"),
                ),
                (
                    "text_fr",
                    models.TextField(
                        null=True, validators=[charter_portal.text.markdown.refuse_excess], verbose_name="text"
                    ),
                ),
                (
                    "text_en",
                    models.TextField(
                        null=True, validators=[charter_portal.text.markdown.refuse_excess], verbose_name="text"
                    ),
                ),
                (
                    "text_ar",
                    models.TextField(
                        null=True, validators=[charter_portal.text.markdown.refuse_excess], verbose_name="text"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="published at")),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erratum",
                        to="register.entry",
                        verbose_name="entry",
                    ),
                ),
                (
                    "printed_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata_printed",
                        to="meetings.meeting",
                        verbose_name="printed in the minutes of",
                    ),
                ),
            ],
            options={
                "verbose_name": "erratum",
                "verbose_name_plural": "errata",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("minutes", "number"), name="erratum_number_once_a_meeting")
                ],
            },
        ),
        migrations.CreateModel(
            name="HandVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hand_votes",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="hand_votes",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("question", models.CharField(max_length=500, verbose_name="question")),
                ("question_fr", models.CharField(max_length=500, null=True, verbose_name="question")),
                ("question_en", models.CharField(max_length=500, null=True, verbose_name="question")),
                ("question_ar", models.CharField(max_length=500, null=True, verbose_name="question")),
                (
                    "majority",
                    models.CharField(
                        choices=[
                            ("simple", "simple majority: more cities for than against"),
                            (
                                "absolute",
                                "absolute majority: more than half of the cities there or represented are for",
                            ),
                            ("two_thirds", "two thirds: of the cities for or against, at least two thirds are for"),
                            ("consensus", "consensus: no city is against"),
                        ],
                        default="simple",
                        max_length=12,
                        verbose_name="majority",
                    ),
                ),
                ("taken_at", models.DateTimeField(verbose_name="taken at")),
                ("entitled", models.PositiveSmallIntegerField(verbose_name="cities present or represented")),
                ("in_favour", models.PositiveSmallIntegerField(verbose_name="for")),
                ("against", models.PositiveSmallIntegerField(verbose_name="against")),
                ("abstaining", models.PositiveSmallIntegerField(verbose_name="abstentions")),
            ],
            options={
                "verbose_name": "vote by show of hands",
                "verbose_name_plural": "votes by show of hands",
                "ordering": ("number", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="hand_vote_number_once_a_meeting"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "entitled__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("in_favour"), "+", models.F("against")
                                    ),
                                    "+",
                                    models.F("abstaining"),
                                ),
                            )
                        ),
                        name="hand_vote_of_those_there",
                        violation_error_message="More cities voted than were present or represented.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Photograph",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photographs",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="photographs",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "image",
                    models.ImageField(
                        height_field="height", upload_to="photographs/", verbose_name="image", width_field="width"
                    ),
                ),
                ("width", models.PositiveIntegerField(editable=False, null=True)),
                ("height", models.PositiveIntegerField(editable=False, null=True)),
                ("caption", models.CharField(blank=True, max_length=300, verbose_name="caption")),
                ("caption_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="caption")),
                ("caption_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="caption")),
                ("caption_ar", models.CharField(blank=True, max_length=300, null=True, verbose_name="caption")),
                (
                    "alternative",
                    models.CharField(
                        help_text="What the photograph shows, for who cannot see it.",
                        max_length=300,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alternative_fr",
                    models.CharField(
                        help_text="What the photograph shows, for who cannot see it.",
                        max_length=300,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alternative_en",
                    models.CharField(
                        help_text="What the photograph shows, for who cannot see it.",
                        max_length=300,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alternative_ar",
                    models.CharField(
                        help_text="What the photograph shows, for who cannot see it.",
                        max_length=300,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                ("credit", models.CharField(blank=True, max_length=160, verbose_name="credit")),
            ],
            options={
                "verbose_name": "photograph",
                "verbose_name_plural": "photographs",
                "ordering": ("position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="meetings.attendance",
                        verbose_name="participant",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("on_site", "on site"), ("video", "by video conference")],
                        max_length=12,
                        verbose_name="mode",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="arrived at")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="left at")),
            ],
            options={
                "verbose_name": "presence",
                "verbose_name_plural": "presences",
                "ordering": ("since", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="presence_ends_after_it_begins",
                        violation_error_message="Someone leaves after having arrived.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("attendance",),
                        name="presence_once_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_proposals",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("why", models.TextField(max_length=2000, verbose_name="why")),
                (
                    "minutes_wished",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="minutes wished",
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
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("proposed", "proposed"), ("accepted", "accepted"), ("declined", "declined")],
                        default="proposed",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                (
                    "item",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposal",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal for the agenda",
                "verbose_name_plural": "proposals for the agenda",
                "ordering": ("proposed_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("status", "proposed")),
                            models.Q(models.Q(("status", "proposed"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="proposal_decided_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_declined_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="number")),
                ("text", models.TextField(verbose_name="text")),
                ("text_fr", models.TextField(null=True, verbose_name="text")),
                ("text_en", models.TextField(null=True, verbose_name="text")),
                ("text_ar", models.TextField(null=True, verbose_name="text")),
                (
                    "dissent",
                    models.TextField(
                        blank=True,
                        help_text="What those said who did not agree, where they want it noted.",
                        verbose_name="divergent views",
                    ),
                ),
                (
                    "dissent_fr",
                    models.TextField(
                        blank=True,
                        help_text="What those said who did not agree, where they want it noted.",
                        null=True,
                        verbose_name="divergent views",
                    ),
                ),
                (
                    "dissent_en",
                    models.TextField(
                        blank=True,
                        help_text="What those said who did not agree, where they want it noted.",
                        null=True,
                        verbose_name="divergent views",
                    ),
                ),
                (
                    "dissent_ar",
                    models.TextField(
                        blank=True,
                        help_text="What those said who did not agree, where they want it noted.",
                        null=True,
                        verbose_name="divergent views",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=200, verbose_name="owner")),
                ("owner_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="owner")),
                ("owner_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="owner")),
                ("owner_ar", models.CharField(blank=True, max_length=200, null=True, verbose_name="owner")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("under_way", "under way"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                            ("unknown", "not known"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
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
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHandVote",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("question", models.CharField(max_length=500, verbose_name="question")),
                ("question_fr", models.CharField(max_length=500, null=True, verbose_name="question")),
                ("question_en", models.CharField(max_length=500, null=True, verbose_name="question")),
                ("question_ar", models.CharField(max_length=500, null=True, verbose_name="question")),
                (
                    "majority",
                    models.CharField(
                        choices=[
                            ("simple", "simple majority: more cities for than against"),
                            (
                                "absolute",
                                "absolute majority: more than half of the cities there or represented are for",
                            ),
                            ("two_thirds", "two thirds: of the cities for or against, at least two thirds are for"),
                            ("consensus", "consensus: no city is against"),
                        ],
                        default="simple",
                        max_length=12,
                        verbose_name="majority",
                    ),
                ),
                ("taken_at", models.DateTimeField(verbose_name="taken at")),
                ("entitled", models.PositiveSmallIntegerField(verbose_name="cities present or represented")),
                ("in_favour", models.PositiveSmallIntegerField(verbose_name="for")),
                ("against", models.PositiveSmallIntegerField(verbose_name="against")),
                ("abstaining", models.PositiveSmallIntegerField(verbose_name="abstentions")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
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
                "verbose_name": "historical vote by show of hands",
                "verbose_name_plural": "historical votes by show of hands",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIntervention",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title on the day")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="person",
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
                        verbose_name="member",
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
                "verbose_name": "historical speaker",
                "verbose_name_plural": "historical speakers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPhotograph",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("image", models.TextField(max_length=100, verbose_name="image")),
                ("width", models.PositiveIntegerField(editable=False, null=True)),
                ("height", models.PositiveIntegerField(editable=False, null=True)),
                ("caption", models.CharField(blank=True, max_length=300, verbose_name="caption")),
                ("caption_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="caption")),
                ("caption_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="caption")),
                ("caption_ar", models.CharField(blank=True, max_length=300, null=True, verbose_name="caption")),
                (
                    "alternative",
                    models.CharField(
                        help_text="What the photograph shows, for who cannot see it.",
                        max_length=300,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alternative_fr",
                    models.CharField(
                        help_text="What the photograph shows, for who cannot see it.",
                        max_length=300,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alternative_en",
                    models.CharField(
                        help_text="What the photograph shows, for who cannot see it.",
                        max_length=300,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alternative_ar",
                    models.CharField(
                        help_text="What the photograph shows, for who cannot see it.",
                        max_length=300,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                ("credit", models.CharField(blank=True, max_length=160, verbose_name="credit")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
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
                "verbose_name": "historical photograph",
                "verbose_name_plural": "historical photographs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="meetings.minutes",
                        verbose_name="minutes",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("introduction", "introduction"),
                            ("item", "agenda item"),
                            ("decision", "decision"),
                            ("conclusion", "conclusion"),
                            ("attendance", "attendance"),
                        ],
                        max_length=12,
                        verbose_name="part",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="corrections",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="corrections",
                        to="meetings.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "attendance",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="corrections",
                        to="meetings.attendance",
                        verbose_name="participant",
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
                ("quote", models.TextField(verbose_name="passage")),
                ("prefix", models.CharField(blank=True, max_length=40, verbose_name="words before")),
                ("suffix", models.CharField(blank=True, max_length=40, verbose_name="words after")),
                ("proposed", models.TextField(max_length=5000, verbose_name="proposed words")),
                ("reason", models.TextField(blank=True, max_length=5000, verbose_name="reason")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="members.person",
                        verbose_name="person",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="asked at")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("accepted", "accepted"), ("declined", "declined")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=5000, verbose_name="answer")),
                ("came_of", models.TextField(blank=True, verbose_name="wording that came of it")),
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
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
            ],
            options={
                "verbose_name": "correction of minutes",
                "verbose_name_plural": "corrections of minutes",
                "ordering": ("at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("status", "open")),
                            models.Q(models.Q(("status", "open"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="correction_decided_or_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="meetings.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("under_way", "under way"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                            ("unknown", "not known"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("note", models.TextField(blank=True, max_length=3000, verbose_name="note")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("ar", "العربية")],
                        default="fr",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("link", models.URLField(blank=True, verbose_name="link to evidence")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        storage=charter_portal.private_files.PrivateStorage(),
                        upload_to="follow-ups/",
                        verbose_name="evidence, PDF",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="now due on")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="noted at")),
            ],
            options={
                "verbose_name": "follow-up of a decision",
                "verbose_name_plural": "follow-ups of decisions",
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="HandChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "vote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="meetings.handvote",
                        verbose_name="vote",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_choices",
                        to="members.member",
                        verbose_name="city",
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[("for", "for"), ("against", "against"), ("abstention", "abstention")],
                        max_length=10,
                        verbose_name="choice",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_choices",
                        to="members.person",
                        verbose_name="by proxy of",
                    ),
                ),
            ],
            options={
                "verbose_name": "city's choice by show of hands",
                "verbose_name_plural": "cities' choices by show of hands",
                "ordering": ("member__name", "pk"),
                "constraints": [models.UniqueConstraint(fields=("vote", "member"), name="hand_choice_once_a_city")],
            },
        ),
    ]
