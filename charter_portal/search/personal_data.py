"""The index holds nothing of its own about people.

It repeats published texts, word for word, as long as they are published. Names of people as such are in none of its
documents; one that stands in a running text goes from here when it goes from there.
"""

from charter_portal.personal_data.inventory import inventory

inventory.nothing_about_people("search.Change", "search.Indexed")
