"""Members, people, mandates and accounts."""

import datetime
from decimal import Decimal

import factory
from django.contrib.auth.models import Group
from django.utils import timezone

from members.models import Invitation, Mandate, Member, Person, User


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member

    slug = factory.Sequence(lambda n: f"ville-exemple-{n}")
    kind = Member.Kind.CITY
    name_fr = factory.Sequence(lambda n: f"Ville-Exemple {n}")
    name_en = factory.Sequence(lambda n: f"Example City {n}")
    name_ar = factory.Sequence(lambda n: f"مدينة مثال {n}")
    country = "FR"
    latitude = factory.Sequence(lambda n: Decimal(n * 73 % 1200 - 600) / 10)
    longitude = factory.Sequence(lambda n: Decimal(n * 137 % 3000 - 1500) / 10)
    time_zone = "Africa/Conakry"
    is_demonstration = True


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    surname = factory.Sequence(lambda n: f"EXEMPLE{n}")
    given_name = "Camille"


class MandateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Mandate

    person = factory.SubFactory(PersonFactory)
    member = factory.SubFactory(MemberFactory)
    kind = Mandate.Kind.DELEGATE
    starts_on = datetime.date(2022, 1, 1)


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invitation for a mandate, sent just now; ``team_role="secretariat", mandate=None`` makes one to the team."""

    class Meta:
        model = Invitation

    mandate = factory.SubFactory(MandateFactory)
    person = factory.LazyAttribute(lambda row: row.mandate.person if row.mandate else PersonFactory())
    email = factory.Sequence(lambda n: f"invitee{n}@ville-exemple.example")
    created_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda row: row.created_at + datetime.timedelta(days=14))


class UserFactory(factory.django.DjangoModelFactory):
    """An account. ``UserFactory(group="secretariat")`` makes one of the team; see members.rules."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"personne{n}@ville-exemple.example")
    password = factory.django.Password("un mot de passe d'exemple")

    @factory.post_generation
    def group(self, create, extracted):
        if create and extracted:
            self.groups.add(Group.objects.get_or_create(name=extracted)[0])
            self.is_staff = True
            self.save(update_fields=["is_staff"])
