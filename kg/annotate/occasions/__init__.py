"""Finds occasions: where their names begin and end, of what kind they are, whether they have been held.

Imports words, articles.
"""
