"""Adoptions of a charter by cities: what each decided of each principle, and how that stands today."""
