"""Which spellings are offered as one person's, and which are not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.domain.matching import NEAR, SAME, Name, NameIndex, likeness

# The two that the record of a real meeting spells in two ways; the others are invented on common patterns.
ALIKE = [
    (("KEMLEU TCHABGOU", "Jacquis"), ("KEMLEU TCHABGOU", "Jacques")),
    (("TRICHET", "Franckie"), ("TRICHET", "Francky")),
    (("EXEMPLE", "Véronique"), ("Exemple", "Veronique")),
    (("MARTIN", "Claire"), ("Claire", "MARTIN")),
    (("NGO BIYONG", "Marie-Thérèse"), ("NGO-BIYONG", "Marie Thérèse")),
    (("BEN SALEM", "Raoudha"), ("BENSALEM", "Raoudha")),
    (("LAHLOU BEN AMOR", "Raoudha"), ("LAHLOU", "Raoudha")),
    (("BRASSARD", "Marc-Alexandre"), ("BRASSARD", "Marc")),
    (("DE LA TOUR", "Hélène"), ("DELATOUR", "Hélène")),
    (("MAINGUET", "Olivier"), ("MAINGUET", "O.")),
    (("MAINGUET", "Olivier"), ("MAINGUETTE", "Olivier")),
    (("JACQUEMIN", "Philippe"), ("JAQUEMIN", "Philippe")),
    (("DIALLO", "Mamadou"), ("DIALO", "Mamadou")),
    (("DIALLO", "Mohamed"), ("DIALLO", "Muhammad")),
    (("BENANI", "Mohammed"), ("BENNANI", "Mohamed")),
    (("WUTRICH", "Cédric"), ("WUTHRICH", "Cedric")),
    (("OUEDRAOGO", "Aïssata"), ("OUÉDRAOGO", "Aissata")),
    (("TRAORE", "Fatoumata"), ("TRAORÉ", "Fatoumatta")),
    (("EL HASSANI", "Zakaria"), ("ELHASSANI", "Zakariya")),
    (("LE GUEN", "Gwenaëlle"), ("LEGUEN", "Gwenaelle")),
    (("DUPONT", "Jean-Michel"), ("DUPONT", "Jean Michel")),
    (("SCULLTHORP", "Miranda"), ("SCULTHORP", "Miranda")),
    (("NGUYEN", "Thi Lan"), ("Thi Lan", "NGUYEN")),
    (("أولاد", "زكرياء"), ("اولاد", "زكرياء")),
    (("الحسني", "محمد"), ("الحسنى", "محمّد")),
    (("بن صالح", "روضة"), ("بنصالح", "روضة")),
    (("عبد الله", "فاطمة"), ("عبدالله", "فاطمه")),
    (("الإدريسي", "خديجة"), ("إدريسي", "خديجة")),
]
DIFFERENT = [
    (("DUPONT", "Jean"), ("DUPONT", "Jacques")),
    (("DUPONT", "Pierre"), ("DUPONT", "Paul")),
    (("DUPONT", "Luc"), ("DUPONT", "Léa")),
    (("TRAORE", "Moussa"), ("TRAORE", "Issa")),
    (("TRAORE", "Awa"), ("TRAORE", "Ali")),
    (("DIALLO", "Mamadou"), ("DIALLO", "Mariama")),
    (("DIALLO", "Ousmane"), ("DIALLO", "Ibrahima")),
    (("BEN ALI", "Mohamed"), ("BEN ALI", "Ahmed")),
    (("BEN ALI", "Salma"), ("BEN ALI", "Samira")),
    (("BEN SALEM", "Raoudha"), ("BEN AMOR", "Raoudha")),
    (("KEITA", "Yaya"), ("KOITA", "Lamine")),
    (("MARTIN", "Claire"), ("MARTINEZ", "Clara")),
    (("MARTIN", "Claire"), ("BERNARD", "Claire")),
    (("NGUYEN", "Thi Lan"), ("NGUYEN", "Thi Hoa")),
    (("NGUYEN", "Van An"), ("NGUYEN", "Van Binh")),
    (("KEMLEU TCHABGOU", "Jacques"), ("KEMLEU NGUESSO", "Jacques")),
    (("TRICHET", "Francky"), ("TRICHET", "François")),
    (("LE GUEN", "Yann"), ("LE GALL", "Yann")),
    (("ROY", "Marc"), ("ROI", "Anne")),
    (("LACHANCE", "Pierre-Luc"), ("LACHANCE", "Anne-Marie")),
    (("OUEDRAOGO", "Aïssata"), ("OUEDRAOGO", "Salif")),
    (("BERNARD", "Fabrice"), ("BERNARD", "Fabienne")),
    (("الحسني", "محمد"), ("الحسني", "أحمد")),
    (("بن صالح", "روضة"), ("بن صالح", "زينب")),
    (("الإدريسي", "خديجة"), ("العلوي", "خديجة")),
    (("أولاد", "زكرياء"), ("أولاد", "يوسف")),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_person_are_offered_both_ways(one, other):
    one, other = Name(*one), Name(*other)

    assert likeness(one, other) >= NEAR
    assert likeness(other, one) >= NEAR
    assert NameIndex([(7, one)]).near(other) == {7: likeness(other, one)}
    assert NameIndex([(7, one), (3, other)]).pairs() == {(3, 7): likeness(other, one)}


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_relatives_and_namesakes_are_not_offered(one, other):
    one, other = Name(*one), Name(*other)

    assert likeness(one, other) < NEAR
    assert likeness(other, one) < NEAR
    assert NameIndex([(7, one)]).near(other) == {}
    assert NameIndex([(7, one), (3, other)]).pairs() == {}


def test_swapped_names_are_the_same_words():
    assert likeness(Name("Claire", "MARTIN"), Name("MARTIN", "Claire")) == SAME


def test_exact_search_ignores_case_and_accents_and_keeps_namesakes_apart():
    index = NameIndex([(1, Name("DUMOULIN", "Véronique")), (2, Name("Dumoulin", "VERONIQUE")), (3, Name("DUMAS", "V"))])

    assert index.exactly(Name("dumoulin", "Veronique")) == {1, 2}
    assert index.exactly(Name("DUMOULIN", "Vera")) == set()


def test_a_person_is_found_by_any_of_several_spellings():
    index = NameIndex([(4, Name("KEMLEU", "Jacques")), (4, Name("KEMLEU", "Jacquis"))])

    assert index.exactly(Name("Kemleu", "jacquis")) == {4}


names = st.builds(Name, st.text("abcdeéاب -", min_size=1, max_size=12), st.text("abcdeéاب -", max_size=12))


@given(names, names)
def test_likeness_is_symmetric_and_bounded(one, other):
    assert 0 <= likeness(one, other) <= SAME
    assert likeness(one, other) == likeness(other, one)


def test_one_wrong_letter_in_a_long_name_is_always_found_among_thousands():
    chance = random.Random(11)
    letters = "abdeiklmnorstu"
    known = [
        Name("".join(chance.choices(letters, k=9)).upper(), "".join(chance.choices(letters, k=7)).title())
        for _ in range(3000)
    ]
    index = NameIndex(enumerate(known))
    misspelt = {}
    for number in range(0, 3000, 60):
        surname = list(known[number].surname)
        surname[chance.randrange(1, 9)] = "Z"
        misspelt[number] = Name("".join(surname), known[number].given_name)
        assert number in index.near(misspelt[number])

    for number, name in misspelt.items():
        index.add(3000 + number, name)
    assert {(number, 3000 + number) for number in misspelt} <= set(index.pairs())
