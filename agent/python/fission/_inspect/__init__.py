"""The process in which a config.py runs and is described; asked once, on standard input."""
