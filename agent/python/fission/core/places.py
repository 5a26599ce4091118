"""Where jobs may run: nodes, and the groups that they form."""
from __future__ import annotations

from typing import Any, List, Union

from fission import _sites
from fission.core.registry import GROUPS, NODES


class BaseNode:
    """A Raspberry Pi, or any computer that runs the agent. The same address gives the same node."""

    #: Group, or list of groups, of the node; every node is in ``ALL`` besides.
    GROUPS: Union[str, List[str]] = "ALL"

    def __new__(cls, host: str = "", *args: Any, **kwargs: Any) -> "BaseNode":
        known = NODES.get(host)
        if known is not None:
            return known
        node = super().__new__(cls)
        node.__dict__["_site"] = _sites.site(node)
        if host:
            NODES[host] = node
        return node

    def __init__(self, host: str, name: str = "", cpus: int = 0, **options: Any) -> None:
        """
        :param host: host name or IP address by which the client reaches the node
        :param name: name for people and for ``DEFAULT_NODE``; the address unless given
        :param cpus: jobs that may run there at once; 0: as many as it has cores
        :param options: further options of FISSION's nodes, which have no meaning here
        """
        self.ip = host
        # FISSION's second parameter was a port.
        self._name = name if isinstance(name, str) else ""
        self.cpus = cpus

    @property
    def name(self) -> str:
        """The given name, else the address."""
        return self._name or self.ip

    def __repr__(self) -> str:
        return f"{type(self).__name__} {self.name}"


class BaseGroup:
    """A named set of nodes and the jobs that they may run. The same name gives the same group."""

    def __new__(cls, name: str = "", *args: Any, **kwargs: Any) -> "BaseGroup":
        known = GROUPS.get(name)
        if known is not None:
            return known
        group = super().__new__(cls)
        group.jobs = []
        group.nodes = []
        if name:
            GROUPS[name] = group
        return group

    #: Name that jobs and nodes give in ``GROUPS``.
    name: str
    #: Jobs that were added.
    jobs: List[Any]
    #: Nodes that were added.
    nodes: List[BaseNode]

    def __init__(self, name: str) -> None:
        """:param name: name that jobs and nodes give in ``GROUPS``"""
        self.name = name

    def add_job(self, job: Any) -> None:
        """Adds a job."""
        self.jobs.append(job)

    def add_node(self, node: BaseNode) -> None:
        """Adds a node; raises TypeError for anything else."""
        if not isinstance(node, BaseNode):
            raise TypeError(f"{node!r} is no node")
        self.nodes.append(node)

    def __repr__(self) -> str:
        return self.name
