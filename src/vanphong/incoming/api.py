"""The door of incoming."""

from vanphong.incoming import events
from vanphong.incoming.choices import Channel, State
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.ports import ParticularsReader, use_reader
from vanphong.incoming.queries.search import search
from vanphong.incoming.workflow import WORKFLOW

__all__ = ["WORKFLOW", "Channel", "IncomingDocument", "ParticularsReader", "State", "events", "search", "use_reader"]
