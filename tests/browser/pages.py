"""Every template that the public sees, each with an address that the reference data gives it."""

from dataclasses import dataclass

LANGUAGES = ("fr", "en", "ar")


@dataclass(frozen=True)
class Page:
    """A public page: what reports call it, its address, and whether it is a data table, which may weigh more."""

    label: str
    name: str
    args: tuple = ()
    is_table: bool = False

    def __str__(self):
        return self.label


SHARED_CHARTER = Page("charter", "charters:shared")
MEETING = Page("meeting", "meetings:meeting", ("villes-innovantes", 11), is_table=True)
PAGES = (
    Page("home", "home"),
    SHARED_CHARTER,
    Page("edition", "charters:edition", ("socle-commun", "0.1")),
    Page("amendments", "charters:amendment_list", ("socle-commun", "0.1")),
    Page("charters", "charters:charter_list"),
    Page("principle", "charters:principle", ("algorithmes",)),
    Page("annotations", "charters:annotation_list", ("algorithmes",)),
    Page("wording", "charters:wording", ("algorithmes", "1.0")),
    Page("contributions", "charters:contributions", ("socle-commun", "0.1")),
    Page("cities", "members:member_list", is_table=True),
    Page("city", "members:member", ("dschang",)),
    Page("adoption", "adoptions:picture", is_table=True),
    Page("adopters", "adoptions:principle", ("algorithmes",)),
    Page("meetings", "meetings:meeting_list", is_table=True),
    MEETING,
    Page("minutes", "meetings:minutes", ("villes-innovantes", 11)),
    Page("open decisions", "meetings:decision_list"),
    Page("decision", "meetings:decision", ("villes-innovantes", 11, 1)),
    Page("votes", "votes:round_list"),
    Page("clauses", "clauses:clause_list"),
    Page("clause", "clauses:clause", ("charte-annexee",)),
    Page("commitments", "commitments:list"),
    Page("commitments to a principle", "commitments:of_principle", ("algorithmes",)),
    Page("register", "register:entries"),
    Page("register entry", "register:entry", (1,)),
    Page("register check", "register:check"),
    Page("search", "search:search"),
    Page("algorithms", "algorithms"),
    Page("algorithm", "algorithm", ("anchoring",)),
    Page("help", "help"),
    Page("accessibility", "accessibility"),
    Page("privacy", "privacy"),
    Page("legal", "legal"),
)
