"""The bench's jobs in Python; they tell what those in TypeScript beside them tell."""
import json
import os
import threading
import time

from fission.core.jobs import PythonJob

#: Time for the processes to come to their pace, before anything counts.
WARM_SECONDS = int(os.environ.get("FISSION_BENCH_WARM_MS", 1000)) / 1000

#: Time over which a steady rate or a latency is taken.
MEASURE_SECONDS = int(os.environ.get("FISSION_BENCH_MEASURE_MS", 2500)) / 1000


def tell(**message):
    """Tells the bench."""
    print("bench " + json.dumps(message))


class NumberSource(PythonJob):
    """Counts up from 0 as fast as it is let."""

    def run(self):
        value = 0
        while True:
            yield value
            value += 1


class IncrementJob(PythonJob):
    def run(self, value):
        return value + 1


class NumberSink(PythonJob):
    """Counts numbered values and tells their steady rate once, from the end of the warm-up on."""

    def setup(self, *args, **kwargs):
        super().setup(*args, **kwargs)
        self.received = self.gaps = 0
        self.expected = None

    def run(self, number):
        if number != self.expected:
            self.miss(number)
        self.expected = number + 1
        self.received += 1

    def miss(self, number):
        if self.expected is not None:
            self.gaps += 1
        else:
            threading.Thread(target=self.measure, daemon=True).start()

    def measure(self):
        time.sleep(WARM_SECONDS)
        received, since = self.received, time.monotonic()
        time.sleep(MEASURE_SECONDS)
        rate = (self.received - received) / (time.monotonic() - since)
        tell(type="rate", perSecond=rate, gaps=self.gaps)


class BlockSource(PythonJob):
    """Numbered blocks of the size that its pipe has."""

    def run(self):
        rest = bytes(self.outputs[0].BLOCK_SIZE - 4)
        number = 0
        while True:
            yield number.to_bytes(4, "big") + rest
            number += 1


class BlockSink(NumberSink):
    def run(self, block):
        super().run(int.from_bytes(block[:4], "big"))


class TimeSource(PythonJob):
    """Sends the time, as all processes of this computer have it, every 10 ms."""

    PERIOD = 0.01

    def run(self):
        due = time.monotonic()
        while True:
            due += self.PERIOD
            time.sleep(max(0, due - time.monotonic()))
            yield time.monotonic()


class ForwardJob(PythonJob):
    def run(self, value):
        return value


class LatencySink(PythonJob):
    def setup(self, *args, **kwargs):
        super().setup(*args, **kwargs)
        self.to_skip = WARM_SECONDS / TimeSource.PERIOD
        self.latencies = []

    def run(self, sent_at):
        latency = time.monotonic() - sent_at
        self.to_skip -= 1
        if self.to_skip >= 0:
            return
        self.latencies.append(latency * 1000)
        if len(self.latencies) == int(MEASURE_SECONDS / TimeSource.PERIOD):
            ordered = sorted(self.latencies)
            tell(type="latency", p50Ms=ordered[len(ordered) // 2], p99Ms=ordered[len(ordered) * 99 // 100])


class WaitingMixIn:
    """Tells its process, and begins when the bench has seen it idle and makes the file `go` in the job's folder."""

    def setup(self, *args, **kwargs):
        super().setup(*args, **kwargs)
        tell(type="process", job=self.id, pid=os.getpid(), agent=os.getppid())
        while self.outputs and not os.path.exists("go"):
            time.sleep(0.01)


class HastyNumbers(WaitingMixIn, NumberSource):
    pass


class HastyBlocks(WaitingMixIn, BlockSource):
    pass


class SlowSink(WaitingMixIn, PythonJob):
    """Takes a block now and then, and tells once that they flow."""

    def __init__(self, seconds, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.seconds = seconds
        self.count = 0

    def run(self, _value):
        time.sleep(self.seconds)
        self.count += 1
        if self.count == 100:
            tell(type="flowing", job=self.id)
