import subprocess
import threading

import pytest

from modsmith.errors import WriteError
from modsmith.write import apply, plan, recover
from tests.write.support import NEW, OLD, child_command, files, flat, modules


def test_two_processes_that_write_at_once_end_in_the_state_of_one_of_them(tmp_path):
    turns = 40
    runs = [
        subprocess.Popen(
            child_command("many", tmp_path, trees, turns),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for trees in (OLD, NEW)
    ]
    for run in runs:
        assert run.stdout.readline() == "ready\n"
    for run in runs:
        run.stdin.write("go\n")
        run.stdin.flush()
    assert [run.communicate(timeout=120)[1] for run in runs] == ["", ""]
    last = [
        {
            m: {path: b"%d" % (turns - 1) + content for path, content in tree.items()}
            for m, tree in trees.items()
        }
        for trees in (OLD, NEW)
    ]
    (winner,) = [trees for trees in last if files(tmp_path) == flat(trees)]
    assert all(plan(tmp_path, module, tree).fresh for module, tree in winner.items())


def test_a_run_that_waits_too_long_for_another_is_an_error_with_a_fix(tmp_path):
    apply(tmp_path, OLD)
    before = modules(tmp_path)
    holder = subprocess.Popen(
        child_command("hold", tmp_path, {}), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        for run in (lambda: apply(tmp_path, NEW, wait=0.1), lambda: recover(tmp_path, wait=0.1)):
            with pytest.raises(
                WriteError, match=r"another run .* more than 0\.1 seconds\. Wait until it ends, or stop it"
            ):
                run()
        assert modules(tmp_path) == before
        threading.Timer(0.3, holder.stdin.close).start()
        apply(tmp_path, NEW, wait=60)
    finally:
        holder.stdin.close()
        holder.wait(timeout=60)
        holder.stdout.close()
    assert files(tmp_path) == flat(NEW)


def test_a_run_in_a_thread_works(tmp_path):
    thread = threading.Thread(target=apply, args=(tmp_path, OLD))
    thread.start()
    thread.join(timeout=60)
    assert files(tmp_path) == flat(OLD)
