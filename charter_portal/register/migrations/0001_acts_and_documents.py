"""Acts, chained by their hashes, and the documents that were issued.

Each table whole, in place of the migrations of which it was first built (see decision 007).
"""

import django.db.models.deletion
from django.db import migrations, models

import charter_portal.private_files
import charter_portal.register.models


class Migration(migrations.Migration):
    replaces = [
        ("register", "0001_initial"),
        ("register", "0002_name_the_acts_of_an_editions_life"),
        ("register", "0003_name_the_acts_of_votes"),
        ("register", "0004_documents_issued"),
        ("register", "0005_name_the_acts_of_adoptions"),
        ("register", "0006_name_the_acts_of_clauses"),
        ("register", "0007_name_the_acts_of_commitments"),
        ("register", "0008_name_the_acts_of_meetings"),
        ("register", "0009_hide_words_of_cities"),
        ("register", "0010_readers_of_documents"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="number")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("consultation_opened", "consultation opened, edition sealed"),
                            ("consultation_closing_set", "last day of the consultation set"),
                            ("put_to_vote", "edition put to the vote"),
                            ("carried", "edition carried"),
                            ("rejected", "edition rejected"),
                            ("in_force_set", "entry into force set"),
                            ("in_force", "edition in force"),
                            ("superseded", "edition superseded"),
                            ("abandoned", "edition abandoned"),
                            ("translation_corrected", "translation corrected"),
                            ("round_opened", "vote opened, roll and questions frozen"),
                            ("round_prolonged", "vote prolonged"),
                            ("ballot_cast", "ballot cast"),
                            ("round_closed", "vote over"),
                            ("round_certified", "result of the vote certified"),
                            ("round_annulled", "vote annulled"),
                            ("carried_in_part", "edition carried in part"),
                            ("adoption_interest", "interest in the charter declared"),
                            ("adoption_intention", "intention to adopt the charter declared"),
                            ("adoption_recorded", "council's decision on the charter recorded"),
                            ("adoption_returned", "council's decision returned to the city"),
                            ("adoption_verified", "council's decision verified"),
                            ("adoption_completed", "council's decision completed"),
                            ("adoption_suspended", "adoption suspended"),
                            ("adoption_reinstated", "adoption reinstated"),
                            ("adoption_withdrawn", "adoption withdrawn"),
                            ("document_issued", "document issued"),
                            ("clause_published", "model clause published"),
                            ("clause_stage_published", "stage of the use of a clause published by a city"),
                            ("commitment_published", "commitment published by a city"),
                            ("commitment_settled", "what became of a commitment said by its city"),
                            ("report_submitted", "yearly report submitted by a city"),
                            ("words_hidden", "a city's words hidden by the commission"),
                            ("words_shown", "a city's words shown again"),
                            ("clause_withdrawn", "model clause withdrawn from the library"),
                            ("report_seen", "yearly report seen by the secretariat"),
                            ("meeting_convened", "meeting convened"),
                            ("meeting_changed", "convocation of the meeting changed"),
                            ("meeting_cancelled", "meeting cancelled"),
                            ("meeting_opened", "meeting opened"),
                            ("meeting_closed", "meeting closed"),
                            ("minutes_circulated", "minutes circulated for correction"),
                            ("minutes_approved", "minutes approved"),
                            ("minutes_sealed", "minutes sealed"),
                            ("minutes_erratum", "erratum to minutes published"),
                            ("minutes_withdrawn", "minutes withdrawn from view"),
                            ("minutes_shown_again", "minutes shown again"),
                        ],
                        max_length=40,
                        verbose_name="act",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        help_text="What the act is about, by its path.", max_length=200, verbose_name="subject"
                    ),
                ),
                (
                    "actor",
                    models.PositiveBigIntegerField(
                        help_text="Pseudonymous number of the account; none for the system.",
                        null=True,
                        verbose_name="actor",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                ("content", models.JSONField(verbose_name="content")),
                (
                    "previous_hash",
                    models.CharField(max_length=64, unique=True, verbose_name="hash of the entry before"),
                ),
                ("hash", models.CharField(max_length=64, unique=True, verbose_name="hash")),
            ],
            options={
                "verbose_name": "entry of the register",
                "verbose_name_plural": "register of acts",
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="IssuedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="register.entry",
                        verbose_name="act",
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="document",
                        to="register.entry",
                        verbose_name="entry",
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
                ("readers", models.CharField(blank=True, max_length=10, verbose_name="readers")),
                (
                    "file",
                    models.FileField(
                        max_length=200,
                        storage=charter_portal.private_files.PrivateStorage(),
                        upload_to=charter_portal.register.models.document_name,
                        verbose_name="file",
                    ),
                ),
                ("file_digest", models.CharField(max_length=64, verbose_name="digest")),
                (
                    "withheld_at",
                    models.DateTimeField(
                        help_text="While words in it are hidden nobody is handed it.",
                        null=True,
                        verbose_name="withheld since",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
            ],
            options={
                "verbose_name": "issued document",
                "verbose_name_plural": "issued documents",
                "ordering": ("entry",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("of", "language", "readers"), name="document_once_an_act_language_and_readers"
                    )
                ],
            },
        ),
    ]
