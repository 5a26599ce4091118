import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "agent" / "python"))


@pytest.fixture(autouse=True)
def fresh_registries():
    from fission.core.base import reset

    reset()
    yield
    reset()
