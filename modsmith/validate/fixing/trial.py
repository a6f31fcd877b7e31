"""Makes edits in a copy of a module, validates it again, and keeps those that help and do no harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modsmith.errors import ModsmithError
from modsmith.hcl.read import configuration
from modsmith.validate import examples
from modsmith.validate.fixing import propose, shape
from modsmith.validate.fixing.editor import NotEditableError
from modsmith.validate.fixing.files import File, refusal
from modsmith.validate.fixing.propose import Left, Proposal, Seen
from modsmith.validate.results import checking, matrix, resource_schema
from modsmith.validate.results.matrix import Observation
from modsmith.validate.workspace import Copy

_NOT_ENOUGH = "the control asks for more than a safe edit"


class NotReadableError(ModsmithError):
    """A copy of a module cannot be read."""


class Trial:
    """A copy of a module in which edits are tried.

    Args:
        copy: of the module, in a workspace.

    Attributes:
        files: file, relative to the module, to it; those that hold resources and may be edited.
        refused: the other files that hold resources, to why they are not edited.
        seen: the module without edits.

    Raises:
        NotReadableError: a file of the copy cannot be read.
    """

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self.seen = self._look()
        self.files, self.refused = dict[str, File](), dict[str, str]()
        for file in sorted(
            {one.where.rpartition(":")[0] for each in self.seen.evaluations for one in each.resources}
        ):
            if reason := refusal(copy.source, file):
                self.refused[file] = reason
            else:
                self.files[file] = File.of((copy.folder / file).read_bytes())
        self.texts = {file: one.text for file, one in self.files.items()}
        self._found = _findings(self.seen.observations)

    def keep(self, proposals: Sequence[Proposal]) -> tuple[list[Proposal], list[Left]]:
        """The proposals that together pass their controls without a new finding, and why the others do not."""
        kept, left = list[Proposal](), list[Left]()
        useful = self._useful(proposals)
        self._keep(useful, kept, left)
        dropped = (one for one in proposals if one not in useful)
        left += [Left(one.control, address, _NOT_ENOUGH) for one in dropped for address in one.addresses]
        return kept, left

    def _useful(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """The proposals that pass their controls if all are made, so that the others cost one evaluation together."""
        try:
            passing = _passing(self._tried(proposals))
        except (NotEditableError, NotReadableError):
            return list(proposals)  # each is tried alone
        return [one for one in proposals if passing.issuperset((each, one.control) for each in one.addresses)]

    def edited(self, proposals: Sequence[Proposal]) -> dict[str, bytes]:
        """The files that proposals change, relative to the module, with their new content.

        Raises:
            NotEditableError: two of them exclude each other.
        """
        texts = dict(self.texts)
        for edit in (edit for proposal in proposals for edit in proposal.edits):
            texts[edit.file] = propose.apply(edit, texts[edit.file]).text
        return {
            file: self.files[file].bytes_of(shape.kept(self.texts[file], text))
            for file, text in texts.items()
            if text != self.texts[file]
        }

    def _keep(self, some: list[Proposal], kept: list[Proposal], left: list[Left]) -> None:
        if not some:
            return
        problem = self._problem([*kept, *some])
        if not problem:
            kept += some
        elif len(some) == 1:
            left += [Left(some[0].control, address, problem) for address in some[0].addresses]
        else:
            half = len(some) // 2
            self._keep(some[:half], kept, left)
            self._keep(some[half:], kept, left)

    def _problem(self, proposals: Sequence[Proposal]) -> str:
        """Why the module is not better with these proposals, the end of a sentence; "" if it is."""
        try:
            return next(self._worse(self._tried(proposals), proposals), "")
        except NotEditableError as error:
            return str(error)
        except NotReadableError as error:
            return f"the edited file could not be read: {error.problem}"

    def _tried(self, proposals: Sequence[Proposal]) -> Seen:
        """The module with proposals; the copy is as before afterwards.

        Raises:
            NotEditableError: two of them exclude each other.
            NotReadableError: the module cannot be read with them.
        """
        content = self.edited(proposals)
        try:
            for file, made in content.items():
                (self._copy.folder / file).write_bytes(made)
            return self._look()
        finally:
            for file in content:
                (self._copy.folder / file).write_bytes(self.files[file].before)

    def _worse(self, seen: Seen, proposals: Sequence[Proposal]) -> Iterator[str]:
        edited = {(address, one.control) for one in proposals for address in one.addresses}
        if not _passing(seen) >= edited:
            yield _NOT_ENOUGH
        for key, one in _findings(seen.observations).items():
            if key not in self._found and (one.base, one.control) not in edited:
                yield f"with it, {one.control} finds on {one.base}: {one.reason.rstrip('.')}"

    def _look(self) -> Seen:
        module = configuration.read_whole(self._copy.folder)
        for broken in module.unparsable:
            raise NotReadableError(broken.problem, where=f"{broken.file}:{broken.line}")
        evaluations = examples.evaluations(module, examples.roots(self._copy.folder))
        by_default = [evaluation for evaluation in evaluations if evaluation.by_default]
        observations = [*checking.check(evaluations), *resource_schema.check(by_default)]
        return Seen(module, evaluations, observations)


def _passing(seen: Seen) -> set[tuple[str, str]]:
    """Address and control of what passes."""
    found = matrix.check_results(seen.observations)
    return {(one.address, one.control) for one in found if one.status == "pass"}


def _findings(observations: Sequence[Observation]) -> dict[tuple[str, ...], Observation]:
    """What is wrong or not determined, without its line."""
    return {
        (one.source, one.environment, one.address, one.control, one.reason): one
        for one in observations
        if one.status in ("fail", "undetermined")
    }
