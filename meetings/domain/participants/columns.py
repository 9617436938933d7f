"""The words of the table: names of columns and modes of participation, in French, English and Arabic. Pure."""

import re

from charter_portal.text.normalising import search_key

COUNTRY, CITY, TITLE, SURNAME, GIVEN_NAME, MODE = "country", "city", "title", "surname", "given_name", "mode"
COLUMNS = (COUNTRY, CITY, TITLE, SURNAME, GIVEN_NAME, MODE)

# How the secretariat writes each name: shown in messages whatever the reader's language.
WRITTEN = {
    COUNTRY: "PAYS",
    CITY: "VILLE",
    TITLE: "TITRE",
    SURNAME: "NOM",
    GIVEN_NAME: "PRENOM",
    MODE: "MODE DE PARTICIPATION",
}

_NAMES = {
    COUNTRY: ("pays", "country", "البلد", "الدولة"),
    CITY: (
        "ville",
        "villes",
        "ville ou institution",
        "ville / institution",
        "collectivité",
        "membre",
        "city",
        "member",
        "المدينة",
        "العضو",
    ),
    TITLE: ("titre", "fonction", "qualité", "titre / fonction", "title", "function", "position", "الصفة", "المنصب"),
    SURNAME: ("nom", "noms", "nom de famille", "surname", "last name", "family name", "اللقب", "الاسم العائلي"),
    GIVEN_NAME: (
        "prénom",
        "prénoms",
        "prénom(s)",
        "given name",
        "given names",
        "first name",
        "الاسم",
        "الاسم الشخصي",
        "الاسم الأول",
    ),
    MODE: (
        "mode de participation",
        "mode",
        "participation",
        "mode of participation",
        "participation mode",
        "attendance",
        "طريقة المشاركة",
        "نمط المشاركة",
        "المشاركة",
    ),
}
_COLUMN_OF = {search_key(name): column for column, names in _NAMES.items() for name in names}

# Values are those of meetings.models.Attendance.Mode.
ON_SITE, VIDEO, EXCUSED, REPRESENTED, ABSENT = "on_site", "video", "excused", "represented", "absent"
_MODES = {
    ON_SITE: (
        "présentiel",
        "en présentiel",
        "présent",
        "présente",
        "sur place",
        "sur site",
        "on site",
        "onsite",
        "in person",
        "present",
        "حضوري",
        "حضوريا",
        "حاضر",
        "حاضرة",
    ),
    VIDEO: (
        "visio conférence",
        "visioconférence",
        "en visioconférence",
        "par visioconférence",
        "visio",
        "en visio",
        "vidéo",
        "vidéoconférence",
        "distanciel",
        "en distanciel",
        "à distance",
        "en ligne",
        "video",
        "video conference",
        "videoconference",
        "by video conference",
        "by video",
        "online",
        "remote",
        "عن بعد",
        "عن بُعد",
    ),
    EXCUSED: (
        "excusé",
        "excusée",
        "absent excusé",
        "absente excusée",
        "excused",
        "apologies",
        "معتذر",
        "معتذرة",
    ),
    REPRESENTED: ("représenté", "représentée", "represented", "ممثل", "ممثلة", "ممثَّل"),
    ABSENT: ("absent", "absente", "غائب", "غائبة"),
}
_MODE_OF = {search_key(word): mode for mode, words in _MODES.items() for word in words}

# "Excusé(e)", "Représenté·e", "Présent.e", "معتذر(ة)": the ending that stands for both genders says nothing more.
_BOTH_GENDERS = re.compile(r"\s*[(·•.\-/](?:e|ة)\)?(?=\s|$)", re.IGNORECASE)


def column_of(name):
    """The column that the name ``name`` stands for, one of COLUMNS, or None."""
    return _COLUMN_OF.get(search_key(name))


def mode_of(word):
    """The mode that ``word`` stands for (a value of Attendance.Mode), or None."""
    return _MODE_OF.get(search_key(_BOTH_GENDERS.sub("", word)))
