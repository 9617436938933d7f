"""Whether what a city adopted still holds. A pure function of the numbers of wordings."""


def carries_same_substance(one, other):
    """Whether two sealed wordings of one principle, ``(major, minor, patch)``, carry the same substance.

    A substantive change gives a major number that no other wording of the principle has, whatever it was made from;
    an editorial change and the correction of a translation keep that of the wording they were made from. So what was
    adopted holds while the wording in force has its major number. Where the portal's rules come from: decision 003.
    """
    return one[0] == other[0]
