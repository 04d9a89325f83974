from vanphong.incoming.tests.builders import arrivals

__all__ = ["arrivals"]
