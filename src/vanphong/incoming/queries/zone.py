"""On which network the installation stands."""

from vanphong.catalogue import api as catalogue


def zone() -> catalogue.Zone:
    """The zone that is written down; the stricter one while none is."""
    return catalogue.zone() or catalogue.Zone.INTERNET


def is_internet() -> bool:
    """Whether nothing of a secret document may be kept here but its line in the register."""
    return zone() == catalogue.Zone.INTERNET
