"""Finds places: divisions, venues, the stops of a tour, what ends like a place.

Imports words.
"""
