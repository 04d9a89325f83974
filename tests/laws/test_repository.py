"""Laws of the repository: no file names a package registry's host or a path of somebody's machine; screens obey the content policy."""

import re
import subprocess
import tomllib

from tests.laws.source import PACKAGE, ROOT

REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry." + "npmjs",
    "registry." + "yarnpkg",
    "npmmirror" + ".com",
    "jsdelivr" + ".net",
    "unpkg" + ".com",
    "cdnjs" + ".com",
    "proxy.golang" + ".org",
    "download." + "docker",
]
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|opt/pypi|opt/wheels|tmp/w)/")
UNSAFE = re.compile(
    r"""<style\b|\bstyle\s*=\s*["']|\son(?:click|change|submit|input|load|keydown)\s*=|javascript:"""
    r"""|<script(?![^>]*\b(?:src=|type="application/json"))""",
    re.IGNORECASE,
)
COMMENT = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", re.DOTALL)


def tracked() -> list[str]:
    """The names of all tracked files."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in told.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(name: str) -> str:
    """A tracked file as text; nothing for one that is none."""
    data = (ROOT / name).read_bytes()
    return "" if b"\0" in data[:8000] else data.decode("utf-8", errors="replace")


class TestTrackedFiles:
    def test_none_names_a_registry(self):
        found = [(name, host) for name in tracked() for host in REGISTRIES if host in text_of(name)]
        assert not found

    def test_none_names_a_path_of_a_machine(self):
        found = [(name, match.group()) for name in tracked() for match in [MACHINE.search(text_of(name))] if match]
        assert not found

    def test_no_lock_file_that_keeps_addresses(self):
        names = {name.rpartition("/")[2] for name in tracked()}
        assert not names & {"uv.lock", "pylock.toml", "poetry.lock", "yarn.lock", "pnpm-lock.yaml"}
        assert '"resolved"' not in text_of("package-lock.json")

    def test_requirements_are_pinned_and_hashed(self):
        for name in ("requirements.txt", "requirements-dev.txt", "requirements-build.txt"):
            lines = [line for line in text_of(name).splitlines() if line and not line.startswith((" ", "#"))]
            assert all("==" in line and line.endswith("\\") for line in lines), name
            assert "--hash=sha256:" in text_of(name)

    def test_the_package_asks_for_what_the_installation_has(self):
        wanted = {line for line in text_of("requirements.in").splitlines() if line and not line.startswith("#")}
        assert set(tomllib.loads(text_of("pyproject.toml"))["project"]["dependencies"]) == wanted


class TestTemplates:
    def test_none_breaks_the_content_policy(self):
        found = [
            f"{path.relative_to(ROOT)}: {match.group().strip()}"
            for path in sorted(PACKAGE.rglob("templates/**/*.html"))
            for match in UNSAFE.finditer(COMMENT.sub("", path.read_text(encoding="utf-8")))
        ]
        assert not found, "no inline script, style or handler"
