"""Where the arrow keys lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.annex_sheet.cell_navigation import Direction, FigureBox, neighbour, row_end

TABLE = [FigureBox(x * 10, y * 5, x * 10 + 10, y * 5 + 5) for y in range(3) for x in range(4)]
"""Three rows of four cells that share their ruled lines."""


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        (5, Direction.LEFT, 4),
        (5, Direction.RIGHT, 6),
        (5, Direction.UP, 1),
        (5, Direction.DOWN, 9),
        (3, Direction.RIGHT, 4),
        (4, Direction.LEFT, 3),
        (0, Direction.LEFT, 0),
        (11, Direction.RIGHT, 11),
        (1, Direction.UP, 1),
        (9, Direction.DOWN, 9),
    ],
)
def test_an_arrow_leads_to_the_cell_the_eye_expects(start: int, direction: Direction, end: int) -> None:
    assert neighbour(TABLE, start, direction) == end


def test_down_from_a_merged_cell_leads_to_the_cell_under_its_middle() -> None:
    places = [FigureBox(0, 0, 30, 5), FigureBox(0, 5, 10, 10), FigureBox(10, 5, 20, 10), FigureBox(20, 5, 30, 10)]
    assert neighbour(places, 0, Direction.DOWN) == 2
    assert neighbour(places, 3, Direction.UP) == 0


def test_down_from_the_last_column_reaches_a_sentence_below_rather_than_a_table_far_away() -> None:
    places = [
        FigureBox(90, 0, 100, 5),
        FigureBox(20, 8, 25, 12),
        FigureBox(60, 8, 65, 12),
        FigureBox(90, 200, 100, 205),
    ]
    assert neighbour(places, 0, Direction.DOWN) == 2


def test_home_and_end_go_to_the_ends_of_the_row() -> None:
    assert row_end(TABLE, 6, -1) == 4
    assert row_end(TABLE, 5, 1) == 7


@given(st.integers(0, 11), st.lists(st.sampled_from(list(Direction)), max_size=30))
def test_any_walk_stays_on_the_sheet(start: int, steps: list[Direction]) -> None:
    place = start
    for step in steps:
        place = neighbour(TABLE, place, step)
        assert 0 <= place < len(TABLE)


@given(st.integers(0, 11), st.sampled_from([(Direction.LEFT, Direction.RIGHT), (Direction.UP, Direction.DOWN)]))
def test_there_and_back_in_a_regular_table_ends_where_it_began(start: int, pair: tuple[Direction, Direction]) -> None:
    there, back = pair
    moved = neighbour(TABLE, start, there)
    assert moved == start or neighbour(TABLE, moved, back) == start
