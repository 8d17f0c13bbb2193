"""The graph in memory, as tables, and in the file that grows; parts of it and projections.

Imports pages, identity.
"""
