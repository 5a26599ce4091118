"""FISSION's Python package: what job authors import, and the processes in which their code runs."""
