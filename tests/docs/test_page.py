"""The runner of a page's commands: it shows what changed, and keeps what only takes another time."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import page

TEXT = """\
# Page

```console
$ greet
hello in 1.2 s
$ quiet
$ leave
bye
```

```diff
--- a.txt
+++ a.txt
@@
 one
-two
+three
```
"""


def test_runs_commands_and_edits_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("zero\none\ntwo\n")
    answers = {"greet": "hello in 3.4 s\n", "quiet": "", "leave": "good night\n"}
    said = page.executed(TEXT, answers.__getitem__, lambda: tmp_path)
    assert said == TEXT.replace("bye", "good night")
    assert (tmp_path / "a.txt").read_text() == "zero\none\nthree\n"


def test_an_edit_of_lines_that_are_not_there_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one\n")
    with pytest.raises(AssertionError, match="does not have these lines once"):
        page.executed(TEXT, lambda _: "", lambda: tmp_path)


def test_blocks_of_other_languages_are_left_alone(tmp_path: Path) -> None:
    text = "```bash\n$ rm -rf /\n```\n"
    assert page.executed(text, {}.__getitem__, lambda: tmp_path) == text
