from fission.core.jobs import PythonJob


class PitchJob(PythonJob):
    """Finds the pitch of a sound, from the places where it crosses zero upwards. Needs no package."""

    def __init__(self, least_level, *args, **kwargs):
        super().__init__(*args, **kwargs)
        #: What is less loud is silence.
        self.least_level = least_level

    def run(self, sound):
        samples = sound["samples"]
        if max(samples) < self.least_level:
            return {"hertz": None}
        neighbours = enumerate(zip(samples, samples[1:]))
        # Between two samples the sound is nearly a straight line.
        crossings = [i + before / (before - after) for i, (before, after) in neighbours if before < 0 <= after]
        periods = len(crossings) - 1
        return {"hertz": float(periods * sound["rate"] / (crossings[-1] - crossings[0]))}
