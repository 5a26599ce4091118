from fission.core.jobs import PythonJob


class JoinJob(PythonJob):
    """As in v2, but with three outputs: the product for ReduceJob, and what the CSV file is to show of each round."""

    def run(self, in_1, in_2, in_3, factor):
        result = in_1 * in_2 * in_3 * factor
        print(f"{self.id} -> {result}")
        # One value per output, in the order of the config. A value that is no tuple would go to all of them.
        return result, factor, result
