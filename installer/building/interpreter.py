"""The Python that packed forms carry: CPython from source, for any Linux with glibc 2.28 or newer.

It is compiled with the C compiler of the `ziglang` wheel, which knows the symbols of every glibc and links against the
one that is asked for, whatever this machine has. Of foreign libraries it has zlib and libffi inside, nothing else: the
program needs neither OpenSSL nor SQLite of Python's own, for its wheels bring theirs.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from pathlib import Path

from installer.building.places import ROOT, WORK
from installer.building.sources import pinned, unpacked
from installer.building.steps import run, step

GLIBC = "2.28"
TOOLS = ROOT / "installer" / "requirements-build.lock"
_FLAGS = "-O2 -fPIC -fwrapv -DNDEBUG -fno-sanitize=undefined -Wno-error=implicit-function-declaration"
_PYTHON_OPTIONS = ("--without-ensurepip", "--disable-test-modules", "--without-readline", "--with-openssl=/nowhere")
_LEFT_OUT = ("idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "turtle.py", "config-*", "pydoc_data")


def interpreter() -> Path:
    """Return a folder with `bin/python3` and its library, compiled once for each state of sources and recipe."""
    made = WORK / f"python-{pinned()['python'].version}-{_state()}"
    if not made.is_dir():
        place = made.with_name(f"{made.name}.unfinished")
        shutil.rmtree(place, ignore_errors=True)
        _compile(place)
        (place / "python").rename(made)
        shutil.rmtree(place)
    return made


def _state() -> str:
    recipe = (Path(__file__), Path(__file__).with_name("pins.json"), TOOLS)
    return hashlib.sha256(b"".join(path.read_bytes() for path in recipe)).hexdigest()[:12]


def _compile(place: Path) -> None:
    tools = _compiler(place)
    parts = place / "parts"
    step("Compile zlib and libffi")
    _make(unpacked(pinned()["zlib"], place / "zlib"), ["--static", f"--prefix={parts}"], tools)
    static = ["--disable-shared", "--enable-static", "--disable-docs", "--disable-multi-os-directory"]
    _make(unpacked(pinned()["libffi"], place / "libffi"), [*static, f"--prefix={parts}"], tools)
    step(f"Compile CPython {pinned()['python'].version} for glibc {GLIBC}; this takes minutes")
    source = unpacked(pinned()["python"], place / "cpython")
    found = {"ZLIB_CFLAGS": f"-I{parts}/include", "ZLIB_LIBS": f"-L{parts}/lib -lz", "PKG_CONFIG": "/bin/false"}
    found |= {"LIBFFI_CFLAGS": f"-I{parts}/include", "LIBFFI_LIBS": f"-L{parts}/lib -lffi", "LDFLAGS": "-s"}
    _make(source, [*_PYTHON_OPTIONS, "--prefix=/python"], tools | found, f"DESTDIR={place}")
    _tidy(place, place / "python")


def _compiler(place: Path) -> dict[str, str]:
    """Install the locked compiler and return the variables that make a build use it."""
    step("Install the locked C compiler")
    place.mkdir(parents=True)
    home = place / "tools"
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--target", str(home)]
    run([sys.executable, "-m", "pip", "install", *options, "-r", TOOLS])
    zig = home / "ziglang" / "zig"
    # CPython says when it was compiled: the compiler takes the day from SOURCE_DATE_EPOCH and needn't warn of it.
    compiler = f"cc -target x86_64-linux-gnu.{GLIBC} -Wno-date-time"
    for name, words in {"cc": compiler, "ar": "ar", "ranlib": "ranlib"}.items():
        script = place / f"zig-{name}"
        script.write_text(f'#!/bin/sh\nexec "{zig}" {words} "$@"\n', "utf-8")
        script.chmod(0o755)
    flags = f"{_FLAGS} -ffile-prefix-map={place}=."
    caches = {name: str(WORK / "compiler-cache") for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")}
    return {"CC": f"{place}/zig-cc", "AR": f"{place}/zig-ar", "RANLIB": f"{place}/zig-ranlib", "CFLAGS": flags} | caches


def _make(source: Path, options: list[str], tools: dict[str, str], *install: str) -> None:
    """Configure, compile and install a source as its makers mean it."""
    jobs = str(len(os.sched_getaffinity(0)))
    run([source / "configure", *options], folder=source, **tools)
    run(["make", "-j", jobs], folder=source, **tools)
    run(["make", "install", *install], folder=source, **tools)


def _tidy(place: Path, python: Path) -> None:
    """Take away what only developers of Python need, and every trace of the folder it was compiled in."""
    library = next((python / "lib").glob("python3.*"))
    for name in _LEFT_OUT:
        for path in library.glob(name):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for folder in (python / "include", python / "share", python / "lib" / "pkgconfig"):
        shutil.rmtree(folder, ignore_errors=True)
    for archive in (python / "lib").glob("*.a"):
        archive.unlink()
    for script in (python / "bin").iterdir():
        if not re.fullmatch(r"python3(\.\d+)?", script.name):
            script.unlink()
    for cached in library.rglob("__pycache__"):
        shutil.rmtree(cached)
    for settings in library.glob("_sysconfigdata_*.py"):
        settings.write_text(settings.read_text("utf-8").replace(str(place), "."), "utf-8")
