"""Jobs that demo_network_v2, v3 and v4 have in common."""
import time

from fission.core.jobs import InteractiveJob, PythonJob


class SourceJob(PythonJob):
    """Sends 1, 2, 3, … Its constructor runs on the client; what it sets travels to the node."""

    def __init__(self, interval, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.interval = interval

    def run(self):
        value = 1
        while True:
            print(f"{self.id} -> {value}")
            yield value
            time.sleep(self.interval)
            value += 1


class FactorJob(InteractiveJob):
    """A local job: runs on the client and sends the numbers that are typed there, one per line."""

    def run(self):
        for line in super().run():
            try:
                yield int(line)
            except ValueError:
                # Shown to whoever typed it; the job goes on.
                print(f'"{line}" was not sent: a factor is a number, such as 10')


class ReduceJob(PythonJob):
    """Adds up five products. What it returns goes to its outputs: none in v2 and v3, a CSV file in v4."""

    def run(self, products):
        result = sum(products)
        print(f"{self.id} -> Sum over {products} is {result}")
        return result
