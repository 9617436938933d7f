"""What everyone reads: the member cities, on a map and in a list."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from charter_portal.pagecache.public import next_midnight, public_page
from charter_portal.reading import read_only
from charter_portal.text.normalising import search_key

from ..domain.mapping import marks
from ..models import Member

PAGE_SIZE = 100


@read_only
@public_page(query=("pays", "page"))
def member_list(request):
    """Map and list of the members, by country; ``?pays=BE`` keeps one country."""
    present = sorted(Member.objects.present(), key=lambda m: (search_key(m.country.name), search_key(m.name)))
    countries = {member.country.code: member.country.name for member in present}
    wanted = request.GET.get("pays", "")
    kept = [member for member in present if member.country.code == wanted] if wanted in countries else present
    return render(
        request,
        "members/member_list.html",
        {
            "page": Paginator(kept, PAGE_SIZE).get_page(request.GET.get("page")),
            "marks": marks(kept),
            "countries": countries,
            "wanted": wanted if wanted in countries else "",
            "count": len(kept),
        },
    )


@read_only
@public_page
def member(request, slug):
    """A member: where it is, what it was called, what it does in the network."""
    found = get_object_or_404(Member, slug=slug)
    response = render(
        request,
        "members/member.html",
        {
            "member": found,
            "marks": marks([found], radius=16),  # the map is small there
            "former_names": found.former_names.all(),
            "successions": found.successions.select_related("successor"),
            "inheritances": found.inheritances.select_related("predecessor"),
        },
    )
    response.page_valid_until = next_midnight()  # it says how the member stands with the charter today
    return response
