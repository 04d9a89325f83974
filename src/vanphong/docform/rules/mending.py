"""Makes the edits of safe fixes: what is changed is named by its characters, so that a fix on a changed file is refused."""

from collections.abc import Callable, Iterable, Iterator

from vanphong.docform.edits import ReplaceText, RunForm, SetRun
from vanphong.docform.model import Block, Format, Run
from vanphong.docform.recognise.model import Piece


def put(block: Block, start: int, end: int, text: str) -> ReplaceText:
    """Put `text` for these characters of a block (none: insert)."""
    return ReplaceText(block.place, start, end, text, block.text[start:end])


def set_letters(piece: Piece, form: RunForm) -> SetRun:
    """Set all letters of a piece."""
    return SetRun(piece.block.place, piece.start, piece.end, form)


def set_runs(runs: Iterable[tuple[Block, int, int]], form: RunForm) -> tuple[SetRun, ...]:
    """Set several stretches alike."""
    return tuple(SetRun(block.place, start, end, form) for block, start, end in runs)


def stretches(piece: Piece, is_wrong: Callable[[Format], bool]) -> Iterator[tuple[Block, int, int]]:
    """The stretches of a piece whose letters are set so; space alone counts only between two such stretches."""
    for run in letters_of(piece):
        if is_wrong(run.format):
            yield piece.block, max(run.start, piece.start), min(run.end, piece.end)


def letters_of(piece: Piece) -> tuple[Run, ...]:
    """The runs of a piece that print something."""
    return tuple(run for run in piece.block.runs_between(piece.start, piece.end) if _part(run, piece).strip())


def _part(run: Run, piece: Piece) -> str:
    return piece.block.text[max(run.start, piece.start) : min(run.end, piece.end)]


def share(piece: Piece, is_so: Callable[[Format], bool]) -> float:
    """What part of the printed characters of a piece is set so; 0 for a piece without any."""
    runs = piece.block.runs
    if len(runs) == 1:
        return float(is_so(runs[0].format))
    counts = [(len(_part(run, piece).replace(" ", "")), is_so(run.format)) for run in letters_of(piece)]
    total = sum(count for count, _ in counts)
    return sum(count for count, so in counts if so) / total if total else 0.0


def shown(piece: Piece) -> str:
    """The text of a piece as printed: capitals where the format says so."""
    return "".join(
        _part(run, piece).upper() if run.format.caps or run.format.small_caps else _part(run, piece)
        for run in piece.block.runs_between(piece.start, piece.end)
    )
