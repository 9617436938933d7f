"""How tests reach the pages on which a city votes, and post what stands there."""

from django.urls import reverse

FOR, AGAINST, ABSTENTION = "for", "against", "abstention"


def address(name, *args):
    return reverse(f"votes:{name}", args=["ville-exemple-a", *args])


def typed(*choices, statement="", version=0, seen=0, **more):
    """What the browser posts from the form: a choice for each question, "" for none."""
    fields = {"version": str(version), "seen": str(seen)}
    for position, choice in enumerate(choices, 1):
        fields |= {f"choice-{position}": choice, f"statement-{position}": statement} if choice else {}
    return fields | more


def posted_again(form):
    """What the browser would post from a form that is shown."""
    return {field.name: str(field.value()) for field in form if field.value() not in {None, ""}}
