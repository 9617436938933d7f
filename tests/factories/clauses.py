"""Clauses of the library and uses of them: published through their domain where asked."""

import factory

from charters.clauses.domain.publishing import publish_version
from charters.clauses.models import Clause, ClauseVersion, Report, Stage

from .charters import PrincipleFactory
from .members import MemberFactory


class ClauseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Clause

    principle = factory.SubFactory(PrincipleFactory)
    key = factory.Sequence(lambda n: f"clause-{n}")


class ClauseVersionFactory(factory.django.DjangoModelFactory):
    """A draft; ``published=True`` publishes it."""

    class Meta:
        model = ClauseVersion
        skip_postgeneration_save = True

    clause = factory.SubFactory(ClauseFactory)
    title_fr = factory.Sequence(lambda n: f"Remise des données {n}")
    title_en = factory.Sequence(lambda n: f"Handing over data {n}")
    text_fr = "Le titulaire remet les données à la ville."
    text_en = "The contractor hands the data over to the city."
    legal_effect_fr = "La clause lie le titulaire."
    legal_effect_en = "The clause binds the contractor."

    @factory.post_generation
    def published(self, create, extracted, **kwargs):
        if extracted:
            published = publish_version(self, by=None)
            self.__dict__.update(published.__dict__)


class ReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Report

    member = factory.SubFactory(MemberFactory)
    principle = factory.SubFactory(PrincipleFactory)
    kind = Stage.Kind.GENERALISED
    account_fr = "Éprouvée un an, puis généralisée."
    source_fr = "Réunion d'exemple"
    source_path = "/reunions/villes-exemple/1/"
