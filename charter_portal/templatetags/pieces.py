"""``{% piece "charters/article.html" article=article %}``: an include that is rendered once for its values."""

from django import template

from charter_portal.pieces.rendering import render_piece

register = template.Library()
register.simple_tag(render_piece, name="piece")
