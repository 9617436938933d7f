"""Procurement clauses: a library of model clauses, and what cities say of the clauses that they use."""
