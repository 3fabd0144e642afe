"""check-format: what a person who edits next year's form reads, and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.cli.run import main
from desktop_app.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def edited(tmp_path: Path, name: str, right: str, wrong: str) -> Path:
    text = resource("annex", name).read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "E-2027.json"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            '"first_year"',
            '"first_yaer"',
            "不认识的名称“first_yaer”，可能写错了字母；这里可以写：id、name",
        ),
        (
            '"level": "warn"',
            '"level": "warning"',
            "“warning”，可能写错了字母；这里可以写：error、info、warn",
        ),
        (
            '{"cell": "rule.made"}',
            '{"cell": "rule.mode"}',
            "没有“rule.mode”这个单元格，相近的有：T2.rule.made",
        ),
        ('"count": "release"', '"count": "releases"', "没有“releases”这种记录，有：organisation"),
        ('"tables": [', '"tables": [[', "可能少了或多了逗号、引号或括号"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_may_stand_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, told: str
) -> None:
    path = edited(tmp_path, "D-2021.json", right, wrong)
    assert main(["check-format", str(path)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("E-2027.json 第 ")
    assert told in said[0]
    line = int(said[0].split("第 ")[1].split(" 行")[0])
    assert said[1].startswith(f"    {line} | ")
    assert "docs/annex-formats.md" in said[2]


def test_a_file_that_is_gone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-format", str(tmp_path / "none.json")]) == 1
    assert "文件打不开" in capsys.readouterr().out


def test_a_good_file_passes_with_what_to_look_at_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = edited(tmp_path, "B-2014.json", '"responses.topics"', '"response.topics"')
    assert main(["check-format", str(path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith(
        "代号“B-2014”已有（政府信息公开情况统计表（2014年全国统一格式））：启用时选用于哪些年度，代替它还是并存。"
    )
    assert any("“（一）收到申请数”的措辞凭记忆还原" in line for line in said)
    assert any("“response.topics”没有见过，相近的有：responses.topics" in line for line in said)
    assert said[-2] == "“政府信息公开情况统计表（2014年全国统一格式）”没有错误：1 张表，58 个单元格，17 条核对。"


def test_an_indicator_of_the_ledger_is_known(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop_app.model.kinds import Indicator  # noqa: PLC0415 (only this test needs a record)
    from desktop_app.store.log.operation import operation  # noqa: PLC0415

    path = edited(tmp_path, "D-2021.json", '"decisions.license"', '"licences.issued"')
    main(["check-format", str(path)])
    assert "“licences.issued”没有见过" in capsys.readouterr().out
    with operation(ledger, "指标") as change:
        values = {"name": "许可", "code": "licences.issued", "measure_unit": "件", "nature": "flow"}
        change.add(Indicator, values)
    assert main(["check-format", str(path), "--ledger", str(ledger.path)]) == 0
    assert "没有见过" not in capsys.readouterr().out


def test_a_file_of_code_lists_is_recognised_and_what_it_changes_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "收费.json"
    path.write_text('{"fee_item": [\n{"code": "scan", "label": "扫描费", "english": "Scanning"}]}', encoding="utf-8")
    assert main(["check-format", str(path)]) == 0
    said = capsys.readouterr().out
    assert "增加扫描费" in said
    assert "没有错误，可以启用" in said
    path.write_text('{"fee_item": [\n{"code": "Scan", "label": "扫描费", "english": "Scanning"}]}', encoding="utf-8")
    assert main(["check-format", str(path)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("收费.json 第 2 行：")
    assert "docs/code-lists.md" in said


def test_a_letter_is_recognised_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "回执.json"
    text = resource("letters", "receipt.json").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert main(["check-format", str(path)]) == 0
    assert "没有错误，可以启用" in capsys.readouterr().out
    path.write_text(text.replace("{you}", "{yuo}", 1), encoding="utf-8")
    assert main(["check-format", str(path)]) == 1
    said = capsys.readouterr().out
    assert "{yuo}" in said
    assert "docs/letters.md" in said.splitlines()[-1]


@pytest.mark.parametrize("path", sorted(resource("checks").glob("*.json")), ids=lambda path: path.stem)
def test_the_rules_of_the_check_are_checked_and_counted(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-format", str(path)]) == 0
    count = path.read_text(encoding="utf-8").count('"reviews":')
    assert f"“{path.name}”没有错误：{count} 条核对规则。" in capsys.readouterr().out


def test_a_mistake_in_the_rules_of_the_check_is_told_as_one_and_with_their_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "figures.json"
    text = resource("checks", "figures.json").read_text(encoding="utf-8")
    path.write_text(text.replace('"share_too_large"', '"share_too_big"'), encoding="utf-8")
    assert main(["check-format", str(path)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "没有“share_too_big”这种检查，可用：" in said[0]
    assert '"share_too_big"' in said[1]
    assert "docs/checks.md" in said[-1]
