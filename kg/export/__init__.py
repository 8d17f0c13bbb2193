"""The graph in the formats of others: RDF, GraphML, GEXF, CSV, Parquet, SVG.

Imports identity, graph.
"""
