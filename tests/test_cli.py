"""`article6` in a terminal: it helps, fails with a sentence, and exits as scripts expect."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from article6.cli import COMMANDS, main


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "article6.cli", *arguments],
        env=os.environ | environment,
        text=True,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"], ["help"]])
def test_without_a_command_it_lists_them(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(arguments)
    shown = capsys.readouterr().out
    for name, meaning in COMMANDS.items():
        assert f"  {name:<10} {meaning}" in shown


@pytest.mark.parametrize("name", ["frobnicate", "migrate", "shell", "flush", "check_data"])
def test_no_other_command_of_django_runs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([name])
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"there is no command “{name}”" in said.err
    assert "  load " in said.err


@pytest.mark.parametrize("name", ["serve", "load", "check"])
def test_every_command_helps_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"usage: article6 {name} ")
    assert f"example: article6 {name}" in shown
    assert "--settings" not in shown


@pytest.mark.django_db
def test_loading_again_says_what_is_unchanged(capsys: pytest.CaptureFixture[str]) -> None:
    main(["load"])
    said = capsys.readouterr()
    assert "states: 197 unchanged\n" in said.out
    assert "created" not in said.out
    assert said.err == ""


@pytest.mark.django_db
def test_a_quiet_load_without_problems_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", "--quiet"])
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


@pytest.mark.django_db
def test_a_failed_load_names_its_files_and_exits_with_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["load", "--data", str(tmp_path)])
    said = capsys.readouterr()
    assert stopped.value.code == 1
    assert "error: regions.csv: the file is missing" in said.err
    assert "error: states.csv: states not loaded, because regions.csv has errors" in said.err
    assert "nothing was half-written" in said.err
    assert "Traceback" not in said.err


@pytest.mark.django_db
def test_a_failed_load_is_told_in_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["load", "--json", "--data", str(tmp_path)])
    assert stopped.value.code == 1
    rows = json.loads(capsys.readouterr().out)
    assert rows[0] == {
        "table": "regions",
        "file": "regions.csv",
        "counts": {},
        "findings": [{"level": "error", "row": None, "column": "", "text": "the file is missing"}],
    }


def test_a_folder_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["load", "--data", "/nowhere"])
    assert stopped.value.code == 1
    assert capsys.readouterr().err == (
        "CommandError: There is no folder /nowhere; name one with --data.\n"
    )


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1", "80 00", ""])
def test_a_port_that_is_none_is_one_sentence(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--no-prepare", f"--port={port}"])
    assert stopped.value.code == 1
    assert f"“{port}” is not a port" in capsys.readouterr().err


def test_a_port_that_is_taken_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as stopped:
            main(["serve", "--no-prepare", "--port", str(port)])
    assert stopped.value.code == 1
    assert f"Port {port} is taken by another program" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "DATABASE_URL is not understood"),
        ("sqlite:////nowhere/article6.sqlite3", "the database cannot be reached"),
        ("sqlite:///:memory:", "the database is not prepared"),
        ("postgres://nobody@127.0.0.1:1/none", "the database cannot be reached"),
    ],
)
def test_a_database_out_of_reach_is_one_sentence(address: str, said: str) -> None:
    ended = run("load", DATABASE_URL=address)
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_installed_command_is_this_one() -> None:
    installed = Path(sys.executable).parent / "article6"
    ended = subprocess.run([installed], text=True, capture_output=True, check=False)
    assert ended.returncode == 0
    assert ended.stdout.startswith("usage: article6 COMMAND")
