import csv
import os
import wave

import numpy as np
from fission.core.jobs import LocalJob, PythonJob


class RecordingJob(PythonJob, LocalJob):
    """Reads a stereo recording block by block, the left channel to the first output and the right one to the second."""

    def __init__(self, path, block_length, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The constructor runs on the client in the project's folder, run in a folder of the job's own.
        self.path = os.path.abspath(path)
        self.block_length = block_length

    def run(self):
        with wave.open(self.path) as wav:
            if wav.getnchannels() != 2 or wav.getsampwidth() != 2:
                raise ValueError(f"{self.path} has no two channels of 16 bits")
            for start in range(0, wav.getnframes(), self.block_length):
                samples = np.frombuffer(wav.readframes(self.block_length), "<i2").reshape(-1, 2) / 32768
                # What is left at the end is no whole block.
                if len(samples) == self.block_length:
                    yield tuple({"start": start, "samples": samples[:, channel]} for channel in range(2))
        self.finish()


class SpectrumJob(PythonJob):
    """Joins the blocks of a frame and transforms them. There is one such job for each channel, so that the two can run
    on different nodes."""

    def run(self, blocks):
        frame = np.concatenate([block["samples"] for block in blocks])
        # Faded in and out, so that its edges do not look like sounds.
        window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(len(frame)) / len(frame))
        # The other half stays zero: the correlation of two frames is up to twice as long as a frame.
        middle = blocks[0]["start"] + len(frame) // 2
        return {"middle": middle, "spectrum": np.fft.rfft(window * frame, 2 * len(frame))}


class CorrelatorJob(PythonJob):
    """Measures the delay between the channels by generalised cross-correlation with phase transform, GCC-PHAT (Knapp
    and Carter, IEEE Trans. ASSP 24, 1976): all frequencies count the same, whatever is being said, so the correlation
    is one sharp peak at the delay."""

    def __init__(self, max_delay, *args, **kwargs):
        super().__init__(*args, **kwargs)
        #: Samples that one channel may be behind the other.
        self.max_delay = max_delay

    def run(self, left, right):
        cross = np.conj(left["spectrum"]) * right["spectrum"]
        size = np.abs(cross)
        correlation = np.fft.irfft(np.divide(cross, size, out=np.zeros_like(cross), where=size > 0))
        # A negative lag is found at the end of the correlation, as it repeats itself.
        lags = np.arange(-self.max_delay, self.max_delay + 1)
        peak = lags[np.argmax(correlation[lags])]
        before, trust, after = correlation[[peak - 1, peak, peak + 1]]
        # Where the parabola through the three values has its top.
        delay = peak + (before - after) / (2 * (before - 2 * trust + after))
        return {"sample": left["middle"], "delay": delay, "trust": trust}


class TrackerJob(PythonJob):
    """Two clocks are never equally fast, so the delay between two recordings grows steadily. This job lays a straight
    line through the delays (weighted least squares): where it begins is the delay at the start, how steep it is the
    offset."""

    #: In a pause of the speaker there is only the noise of the two microphones, and the peak is anywhere.
    LEAST_TRUST = 0.3

    def setup(self, *args, **kwargs):
        super().setup(*args, **kwargs)
        self.trusted = []

    def run(self, delay):
        if delay["trust"] >= self.LEAST_TRUST:
            self.trusted.append([delay["sample"], delay["delay"], delay["trust"]])
        # No line goes through fewer than two points.
        if len(self.trusted) < 2:
            return {**delay, "start_delay": None, "sro_ppm": None}
        samples, delays, weights = np.array(self.trusted).T
        # polyfit weighs the distances, not their squares.
        slope, start = np.polyfit(samples, delays, 1, w=np.sqrt(weights))
        return {**delay, "start_delay": start, "sro_ppm": slope * 1e6}


class TrackSinkJob(PythonJob, LocalJob):
    """A CSV file with a column for each number of a track."""

    COLUMNS = ["sample", "delay", "trust", "start_delay", "sro_ppm"]

    def __init__(self, path, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.path = path

    def setup(self, *args, **kwargs):
        super().setup(*args, **kwargs)
        self.file = open(self.path, "w", newline="")
        self.writer = csv.DictWriter(self.file, self.COLUMNS)
        self.writer.writeheader()

    def run(self, track):
        digits = {name: f"{value:.4f}" for name, value in track.items() if isinstance(value, float)}
        self.writer.writerow({**track, **digits})
        self.file.flush()
