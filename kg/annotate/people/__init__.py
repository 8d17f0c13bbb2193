"""Finds names of people.

Imports words, annotate.bodies, annotate.posts.
"""
