"""Charters, editions, principles and wordings, all unsealed: seal with charters.domain."""

import factory

from charters.models import (
    Article,
    Charter,
    Criterion,
    Edition,
    Law,
    Principle,
    PrincipleRevision,
    Source,
)


class CharterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Charter
        django_get_or_create = ("slug",)

    slug = "charte-exemple"
    kind = Charter.Kind.SHARED
    title_fr = "Charte d'exemple"
    title_en = "Example charter"
    title_ar = "ميثاق مثال"


class LawFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Law

    key = factory.Sequence(lambda n: f"loi-{n}")
    title_fr = factory.Sequence(lambda n: f"Loi d'exemple {n}")
    jurisdiction_fr = "Pays-Exemple"


class PrincipleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Principle

    charter = factory.SubFactory(CharterFactory)
    key = factory.Sequence(lambda n: f"principe-{n}")


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    principle = factory.SubFactory(PrincipleFactory)
    kind = Source.Kind.LAW
    law = factory.SubFactory(LawFactory)
    locator_fr = "article 1"


class PrincipleRevisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrincipleRevision

    principle = factory.SubFactory(PrincipleFactory)
    title_fr = factory.Sequence(lambda n: f"Principe d'exemple {n}")
    title_en = factory.Sequence(lambda n: f"Example principle {n}")
    title_ar = factory.Sequence(lambda n: f"مبدأ مثال {n}")
    statement_fr = "Un premier paragraphe.\n\nUn second paragraphe."
    statement_en = "A first paragraph.\n\nA second paragraph."
    statement_ar = "فقرة أولى.\n\nفقرة ثانية."


class CriterionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Criterion

    revision = factory.SubFactory(PrincipleRevisionFactory)
    position = factory.Sequence(int)
    text_fr = factory.Sequence(lambda n: f"Critère {n}")


class EditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Edition

    charter = factory.SubFactory(CharterFactory)
    # Far from the numbers that tests write themselves, which no sequence may meet in the middle of a run.
    number = factory.Sequence(lambda n: f"0.{n + 1000}")
    preamble_fr = "Un préambule d'exemple."
    preamble_en = "An example preamble."
    preamble_ar = "ديباجة مثال."


class ArticleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Article

    edition = factory.SubFactory(EditionFactory)
    position = factory.Sequence(int)
    revision = factory.SubFactory(
        PrincipleRevisionFactory, principle__charter=factory.SelfAttribute("...edition.charter")
    )
