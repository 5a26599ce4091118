"""Nodes of a network."""
from __future__ import annotations

from typing import Any, List, Sequence, Union

from fission import _sites
from fission.core.base import BaseNode

__all__ = ["BaseNode", "LocalNode", "MultiNode", "NodeInfo"]


class MultiNode:
    """Several nodes with the same groups: a list of addresses, or one in which ``*`` stands for all that answer."""

    #: Group, or list of groups, of the nodes; every node is in ``ALL`` besides.
    GROUPS: Union[str, List[str]] = "ALL"

    def __init__(self, host: Union[str, Sequence[str]], name: str = "", cpus: int = 0, **options: Any) -> None:
        """
        :param host: ``"192.168.4.*"``, or a list of addresses
        :param name: not used: each node is called by its address
        :param cpus: jobs that may run on each at once; 0: as many as it has cores
        """
        self.hosts = [host] if isinstance(host, str) else list(host)
        self.cpus = cpus
        self._site = _sites.site(self)


class LocalNode(BaseNode):
    """The client's own computer, which every network has without naming it."""

    #: The group of this computer alone.
    GROUPS = "LOCAL"

    def __init__(self, host: str = "localhost", name: str = "LocalNode", **options: Any) -> None:
        super().__init__(host, name, **options)


class NodeInfo:
    """A node as ``preference`` sees it. Percentages are 0 to 100, means of the last 30 heartbeats."""

    def __init__(self, node: Any, cpu: float, memory: float, disk: float, swap: float, TQ: float) -> None:
        """
        :param node: name of the node
        :param cpu: used CPU time, percent
        :param memory: used memory, percent
        :param disk: used disk, percent
        :param swap: used swap space, percent
        :param TQ: mean transmit quality, 0 to 255, towards the nodes of the job's neighbours
        """
        self._node = node
        self.cpu = cpu
        self.memory = memory
        self.disk = disk
        self.swap = swap
        self.TQ = TQ

    @property
    def name(self) -> str:
        """Name of the node."""
        return str(getattr(self._node, "name", self._node))

    def __repr__(self) -> str:
        return f"NodeInfo {self.name}"
