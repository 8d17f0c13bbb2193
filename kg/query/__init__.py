"""What is asked of a graph: the Python API, questions in words, SPARQL, listings, plots; opening a stored graph.

Imports identity, graph, export.
"""
