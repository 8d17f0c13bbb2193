"""Finds names of people.

Imports words, annotate.posts.
"""
