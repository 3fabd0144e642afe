"""Two real forms, kept as texts and rules with their places: `tests/golden/pdf`."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop_app.report.paper.document import Document, Grid
from desktop_app.report.paper.pdf.render import render
from tests.report.paper.pdf.forms import annual_tables, qingdao_form
from tests.report.paper.pdf.golden import check_golden
from tests.report.paper.pdf.reading import describe, page_texts, without_blanks

FORMS = pytest.mark.parametrize("made", [annual_tables(), qingdao_form()], ids=["d_2023", "a_qingdao_2013"])


@FORMS
def test_a_form_looks_as_it_did(made: Document, request: pytest.FixtureRequest) -> None:
    check_golden(request.node.callspec.id, describe(render(made).pdf))


@FORMS
def test_every_text_and_figure_of_a_form_is_on_the_paper(made: Document) -> None:
    rendered = render(made)
    # Labels side by side on two lines each are read across, so characters are counted, not sentences compared.
    on_paper = Counter("".join(page_texts(rendered.pdf)))
    cells = [cell for block in made.blocks if isinstance(block, Grid) for cell in block.cells]
    assert Counter(without_blanks("".join(cell.text for cell in cells))) <= on_paper
    assert rendered.missing == ()


def test_the_qingdao_form_with_its_sign_off_fits_one_page() -> None:
    assert render(qingdao_form()).pages == 1
