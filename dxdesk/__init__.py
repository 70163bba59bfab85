"""dxdesk: the desk of a community digital-technology team."""

__version__ = "0.6.0"
