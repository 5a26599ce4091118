from fission.core.jobs import PythonJob


class JoinJob(PythonJob):
    """Waits for the first three inputs. The fourth is optional: whatever FactorPipe has at that moment."""

    def run(self, in_1, in_2, in_3, factor):
        result = in_1 * in_2 * in_3 * factor
        print(f"{self.id} -> {result}")
        return result
