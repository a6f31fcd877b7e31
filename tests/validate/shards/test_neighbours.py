"""What is said of a module does not depend on the other modules of the run, so that a run can be split."""

from __future__ import annotations

from pathlib import Path

from modsmith.validate import run
from modsmith.write import apply


def test_a_module_is_reported_alike_alone_and_beside_a_generated_one(tmp_path: Path) -> None:
    tree = {"main.tf": b'output "a" {\n  value = 1\n}\n'}
    apply(tmp_path, {"made": tree})
    hand = tmp_path / "hand"
    hand.mkdir()
    (hand / "main.tf").write_bytes(tree["main.tf"])
    made = tmp_path / "made"

    def said(*folders: Path) -> list[object]:
        generated = {folder: tree for folder in folders if folder == made}
        results = run.validate(folders, {}, sources=("interface", "hcl"), generated=generated)
        return [
            (result.path, [one.source for one in result.ran], result.not_asked, result.outcome)
            for result in results
        ]

    together = said(made, hand)
    assert together == [*said(made), *said(hand)]
    assert [ran for _, ran, _, _ in together] == [["interface", "generated", "hcl"], ["interface", "hcl"]]
