"""Finds bodies and companies, and whose body 我校 and 该院 are.

Imports words, annotate.places.
"""
