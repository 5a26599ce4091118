"""A mix-in that sends a record for each call of run, and the job that writes the records to a file."""
import csv
import os
import time

from fission.core.jobs import LocalJob, PythonJob

COLUMNS = ["job_name", "pid", "counter", "cpu_percent", "memory_percent", "time_in", "time_out"]


class LoggingMixIn:
    """Put before a job class: the job sends a record per call of run on one extra pipe, the last of its outputs."""

    def setup(self, *args, **kwargs):
        super().setup(*args, **kwargs)
        self.counter = 0
        self.measured = time.monotonic(), time.process_time()

    def run(self, *values):
        time_in = time.time()
        result = super().run(*values)
        self.counter += 1
        own = result if isinstance(result, tuple) else (result,) * (len(self.outputs) - 1)
        return (*own, self.record(time_in))

    def record(self, time_in):
        before, self.measured = self.measured, (time.monotonic(), time.process_time())
        elapsed, used = (now - then for now, then in zip(self.measured, before))
        figures = [100 * used / elapsed, 100 * resident_bytes() / memory_bytes()]
        rounded = [round(figure, 2) for figure in figures]
        return dict(zip(COLUMNS, [str(self), os.getpid(), self.counter, *rounded, time_in, time.time()]))


class LoggingSinkJob(PythonJob, LocalJob):
    """Writes the records of any number of logged jobs to a CSV file on the client, a row for each."""

    def __init__(self, path, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.path = path

    def setup(self, *args, **kwargs):
        super().setup(*args, **kwargs)
        self.file = open(self.path, "w", newline="")
        self.writer = csv.DictWriter(self.file, COLUMNS)
        self.writer.writeheader()

    def run(self, *records):
        self.writer.writerows(records)
        self.file.flush()


def resident_bytes():
    """Memory that this process takes; Linux says it in pages."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def memory_bytes():
    """Memory of the node."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
