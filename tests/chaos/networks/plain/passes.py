from fission.core.jobs import PythonJob


class Passes(PythonJob):
    """Passes on what it gets."""

    def run(self, beat):
        return beat
