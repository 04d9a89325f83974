"""The graph of a record laid out: what it came from to the left, what it led to on the right; and the same as an indented list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vanphong.kernel.trace.api import Edge, Graph, Node, Relation

Ref = tuple[str, int]

WIDTH, HEIGHT = 236, 98
GAP_ACROSS, GAP_DOWN = 116, 20
MARGIN = 12

SOURCE_FIRST = {Relation.DELIVERED_AS, Relation.FILED_IN, Relation.RELATES_TO}
"""Relations whose source was there before their target; of the others (a reply, a replacement) the target was."""


@dataclass(frozen=True, slots=True)
class Box:
    """A record at its place."""

    node: Node
    x: int
    y: int
    is_self: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A link as a curve, with the words of its relation and where they stand."""

    path: str
    words: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, and how large the drawing is."""

    boxes: list[Box]
    lines: list[Line]
    width: int
    height: int


@dataclass(slots=True)
class Branch:
    """A record in the indented list, by which relation it was reached, and what is reached through it."""

    node: Node
    words: str = ""
    branches: list["Branch"] = field(default_factory=list)


def in_time(edge: Edge) -> tuple[Ref, Ref]:
    """The ends of a link: the earlier, the later."""
    return (edge.source, edge.target) if edge.relation in SOURCE_FIRST else (edge.target, edge.source)


def columns(graph: Graph) -> dict[Ref, int]:
    """The column of each record: the record itself in 0, one step back in -1, one step on in 1, as it is first reached."""
    steps: dict[Ref, list[tuple[Ref, int]]] = defaultdict(list)
    for edge in graph.edges:
        earlier, later = in_time(edge)
        steps[earlier].append((later, 1))
        steps[later].append((earlier, -1))
    found = {graph.nodes[0].ref: 0}
    waiting = [graph.nodes[0].ref]
    for here in waiting:
        for there, step in steps[here]:
            if there not in found:
                found[there] = found[here] + step
                waiting.append(there)
    return found


def draw(graph: Graph) -> Drawing:
    """The graph with each record in its column, the shorter columns in the middle."""
    column_of = columns(graph)
    first = min(column_of.values())
    stacks: dict[int, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        stacks[column_of[node.ref] - first].append(node)
    tallest = max(len(stack) for stack in stacks.values())
    boxes = {node.ref: box for column in stacks for node, box in _stacked(stacks[column], column, tallest, graph)}
    lines = [_line(edge, boxes) for edge in graph.edges]
    width = MARGIN * 2 + len(stacks) * (WIDTH + GAP_ACROSS)
    return Drawing(list(boxes.values()), lines, width, MARGIN * 2 + tallest * (HEIGHT + GAP_DOWN) - GAP_DOWN)


def _stacked(stack: list[Node], column: int, tallest: int, graph: Graph) -> Iterator[tuple[Node, Box]]:
    top = MARGIN + (tallest - len(stack)) * (HEIGHT + GAP_DOWN) // 2
    x = MARGIN + column * (WIDTH + GAP_ACROSS)
    for row, node in enumerate(stack):
        yield node, Box(node, x, top + row * (HEIGHT + GAP_DOWN), node == graph.nodes[0])


def _line(edge: Edge, boxes: dict[Ref, Box]) -> Line:
    """From the right edge of the earlier to the left edge of the later; around the right where both are in one column."""
    earlier, later = (boxes[end] for end in in_time(edge))
    x1, y1, y2 = earlier.x + WIDTH, earlier.y + HEIGHT // 2, later.y + HEIGHT // 2
    if earlier.x == later.x:
        bend, x2 = x1 + GAP_ACROSS // 2, x1
        return Line(f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}", edge.relation.label, bend - 14, (y1 + y2) // 2)
    x2 = later.x
    bend = (x1 + x2) // 2
    return Line(f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}", edge.relation.label, bend, (y1 + y2) // 2)


def branches(graph: Graph) -> Branch:
    """The same as a tree whose root is the record itself; each record stands once, where it is nearest."""
    nodes = {node.ref: node for node in graph.nodes}
    reached: dict[Ref, list[tuple[Ref, str]]] = defaultdict(list)
    for edge in graph.edges:
        reached[edge.source].append((edge.target, edge.relation.label))
        reached[edge.target].append((edge.source, edge.relation.reverse))
    root = Branch(graph.nodes[0])
    known, waiting = {root.node.ref}, [root]
    for here in waiting:
        here.branches = list(_new(reached[here.node.ref], nodes, known))
        waiting.extend(here.branches)
    return root


def _new(ends: Iterable[tuple[Ref, str]], nodes: dict[Ref, Node], known: set[Ref]) -> Iterator[Branch]:
    for ref, words in ends:
        if ref not in known:
            known.add(ref)
            yield Branch(nodes[ref], words)
