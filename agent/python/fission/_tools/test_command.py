"""`fission test` for Python tests: `test ROOT CONFIG_MODULE FOLDER [pytest's arguments]`; no module is an empty text."""
from __future__ import annotations

import os
import sys
from typing import List

#: pytest's own exit codes end at 5.
NO_PYTEST = 64


def main() -> None:
    """Runs pytest and leaves with its exit code, or with NO_PYTEST."""
    root, module, folder, *arguments = sys.argv[2:]
    try:
        import pytest
    except ModuleNotFoundError:
        sys.exit(NO_PYTEST)
    sys.path.insert(0, root)
    del sys.argv[1:]
    config = ["--fission-config", module] if module else []
    where = [] if _names_tests(arguments) else [folder]
    sys.exit(int(pytest.main([*config, *where, *arguments], plugins=["fission.pytest_plugin"])))


def _names_tests(arguments: List[str]) -> bool:
    """Whether the user says which tests: files or folders, or one test in a file (`FILE::TEST`)."""
    return any(not name.startswith("-") and os.path.exists(name.split("::")[0]) for name in arguments)
