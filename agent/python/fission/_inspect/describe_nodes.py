"""The nodes of a config."""
from __future__ import annotations

from typing import Any, Dict, List

from fission.core.base import NODES, BaseNode
from fission.core.nodes import LocalNode, MultiNode
from fission._inspect.describe_job import group_names


def describe_nodes(listed: Any) -> List[Dict[str, Any]]:
    """Describes what NODES lists, and every further node that was constructed; a path becomes ``{"file": path}``.

    Raises TypeError for an item that is neither a node nor a path.
    """
    items = [listed] if isinstance(listed, str) else list(listed or [])
    items += [node for node in NODES.values() if all(node is not item for item in items)]
    described: List[Dict[str, Any]] = []
    for item in items:
        if isinstance(item, str):
            described.append({"file": item})
        elif isinstance(item, MultiNode):
            described += [_describe(item, host, host) for host in item.hosts]
        elif isinstance(item, BaseNode):
            if not isinstance(item, LocalNode):
                described.append(_describe(item, item.name, item.ip))
        else:
            raise TypeError(f"NODES is a list of nodes, or the path of a CSV file of nodes; it has {item!r}")
    return described


def _describe(node: Any, name: str, address: str) -> Dict[str, Any]:
    place = node.__dict__.get("_site")
    slots = node.cpus if isinstance(node.cpus, int) and node.cpus > 0 else None
    described = {"name": name, "address": address, "groups": group_names(node.GROUPS), "slots": slots}
    return described if place is None else {**described, "position": place}
