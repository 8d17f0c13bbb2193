"""Annotated sentences → relation mentions: the rule files, and what is read sentence after sentence in code.

Imports annotate.places, annotate.bodies, annotate.posts, annotate.occasions.
"""
