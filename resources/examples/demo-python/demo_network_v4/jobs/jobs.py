from fission.core.jobs import PythonJob
from shared.jobs.log_jobs import LoggingMixIn

#: Bit of the head that marks a product with a factor. Bits 0 to 2 belong to the system, the others are free.
SCALED = 3


class JoinJob(PythonJob):
    """As in v3, and the head, the few bits that travel with each block, tells the jobs behind it of a factor."""

    HEAD = True

    def run(self, in_1, in_2, in_3, factor):
        result = in_1 * in_2 * in_3 * factor
        self.head[SCALED] = factor != 1
        print(f"{self.id} -> {result}")
        return result, factor, result


class LoggedJoinJob(LoggingMixIn, JoinJob):
    """JoinJob with one output more: for each call of run a record of when it ran and what it cost."""


class ReduceJob(PythonJob):
    """As the shared one, and counts the marked products: in_heads has one list of heads per input, as run has of values."""

    HEAD = True

    def run(self, products):
        result = sum(products)
        scaled = sum(head[SCALED] for head in self.in_heads[0])
        print(f"{self.id} -> Sum over {products} is {result}, {scaled} scaled")
        return result
