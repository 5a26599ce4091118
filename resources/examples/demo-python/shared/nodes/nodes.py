"""Nodes that demo_network_v2, v3 and v4 have in common."""
from fission.core.nodes import BaseNode

NODES = [BaseNode("192.168.4.2"), BaseNode("192.168.4.3"), BaseNode("192.168.4.4")]
