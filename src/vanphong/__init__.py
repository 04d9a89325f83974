"""Vanphong: the operations information system of a Party committee's office (văn phòng cấp ủy)."""

__version__ = "0.1.0"
