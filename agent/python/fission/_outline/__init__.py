"""Outlines Python files for the editor of graphs, with nothing but Python's own ``ast``."""
