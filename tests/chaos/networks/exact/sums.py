from fission.core.jobs import PythonJob


class Sums(PythonJob):
    """Adds up all that it gets, and goes on from its sum."""

    SAVE_EVERY_SECONDS = 0.25

    def setup(self, *args, **kwargs):
        super().setup(*args, **kwargs)
        self.sum = 0

    def run(self, count):
        self.sum += count["value"]
        return {**count, "sum": self.sum}

    def save(self):
        return self.sum

    def restore(self, state):
        self.sum = state
