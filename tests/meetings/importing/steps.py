"""What tests of importing share."""

from meetings.domain.participants.rows import Row


def row(surname="EXEMPLE", given_name="Awa", line=2, **more):
    values = {"country": "Guinée", "city": "Ville-Exemple", "title": "Maire", "mode": "on_site"} | more
    return Row(line=line, surname=surname, given_name=given_name, **values)
