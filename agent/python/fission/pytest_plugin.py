"""Fixtures with which a network's own tests reach its jobs; `fission test NETWORK` brings them.

Elsewhere: ``python3 -m pytest -p fission.pytest_plugin --fission-config my_network.config`` in the project's folder.
"""
from __future__ import annotations

import importlib
import os
from typing import Any, Callable, Iterator, List

import pytest

from fission import _sites
from fission.core.base import reset
from fission.emulate import JobEmulator, emulate
from fission._inspect.problems import explain, problem_text

_config: Any = None


def pytest_addoption(parser: Any) -> None:
    """Adds ``--runslow`` and ``--fission-config``."""
    group = parser.getgroup("fission")
    group.addoption("--runslow", action="store_true", default=False, help="run tests that are marked as slow, too")
    group.addoption("--fission-config", metavar="MODULE", help="config of the network, such as my_network.config")


def pytest_configure(config: Any) -> None:
    """Makes the marker known and runs the network's config, before any test module constructs jobs."""
    global _config
    config.addinivalue_line("markers", "slow: runs only with --runslow")
    module = config.getoption("--fission-config")
    if not module:
        return
    try:
        _config = importlib.import_module(module)
    except Exception as error:
        _sites.record_below(os.getcwd())
        raise pytest.UsageError(problem_text(explain(module.replace(".", "/") + ".py", error))) from error


def pytest_collection_modifyitems(config: Any, items: List[Any]) -> None:
    """Skips slow tests unless they are wanted."""
    if config.getoption("--runslow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow; add --runslow to run it"))


@pytest.fixture
def fission_cfg() -> Any:
    """The config module of the network."""
    if _config is None:
        pytest.fail("fission_cfg needs a network whose config is config.py: run `fission test NETWORK`", pytrace=False)
    return _config


@pytest.fixture
def fission_cfg_jobs(fission_cfg: Any) -> Iterator[Callable[..., JobEmulator]]:
    """A function: index in the config's JOBS → emulator of that job; ended after the test."""
    emulators: List[Any] = []

    def emulate_job(index: int, path: str = ".emulate") -> Any:
        emulators.append(emulate(fission_cfg.JOBS[index], path=path))
        return emulators[-1]

    yield emulate_job
    for emulator in emulators:
        emulator.kill()


@pytest.fixture
def fission_test_emulator(fission_test_job: Any, fission_reset: None) -> Iterator[Any]:
    """An emulator of the job (or pipe) that the test's own fixture ``fission_test_job`` gives."""
    emulator = emulate(fission_test_job)
    yield emulator
    emulator.kill()


@pytest.fixture
def fission_test_job() -> Any:
    """To be defined by the tests: the job that ``fission_test_emulator`` runs."""
    pytest.fail("define a fixture fission_test_job that returns the job to be tested", pytrace=False)


@pytest.fixture
def fission_reset() -> Iterator[None]:
    """Forgets all jobs, pipes, nodes and groups, before the test and after it."""
    reset()
    yield
    reset()
