"""Finds posts, takes them apart into body and title, and keeps those that somebody holds.

Imports words, annotate.bodies.
"""
