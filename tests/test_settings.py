"""What the window remembers: safely written, read back, and never a reason not to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.settings import MOST_RECENT, Settings, load, save

if TYPE_CHECKING:
    from pathlib import Path


def test_settings_are_read_back_as_they_were_saved(tmp_path: Path) -> None:
    settings = Settings(language="en", recent=["/a.ogi"], pages={"/a.ogi": "annex"}, geometry="AA==", zoom=150)
    assert save(settings, tmp_path / "new" / "folder")
    assert load(tmp_path / "new" / "folder") == settings


def test_without_settings_and_with_damaged_ones_it_is_the_first_day(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()
    save(Settings(language="en"), tmp_path)
    for damage in (b"", b"{", b'{"recent": 3}', b"\xff\xfe"):
        (tmp_path / "window.json").write_bytes(damage)
        assert load(tmp_path) == Settings()


def test_settings_of_a_newer_version_keep_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "window.json").write_text('{"language": "en", "colour": "dark"}')
    assert load(tmp_path).language == "en"


def test_a_folder_that_cannot_be_written_only_loses_the_settings(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save(Settings(), tmp_path / "file")


def test_recent_files_are_few_and_newest_first_without_doubles(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(MOST_RECENT + 3), 5]:
        settings.remember(tmp_path / f"{number}.ogi")
    names = [name.rsplit("/", 1)[-1] for name in settings.recent]
    assert names == ["5.ogi", "10.ogi", "9.ogi", "8.ogi", "7.ogi", "6.ogi", "4.ogi", "3.ogi"]


def test_the_pages_of_forgotten_files_are_forgotten_too(tmp_path: Path) -> None:
    settings = Settings(pages={"/gone.ogi": "annex"})
    settings.remember(tmp_path / "a.ogi")
    settings.pages[settings.recent[0]] = "people"
    settings.remember(tmp_path / "b.ogi")
    assert settings.pages == {str(tmp_path / "a.ogi"): "people"}
