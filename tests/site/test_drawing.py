"""The drawings: everything has its place, nothing covers anything else, arrows show the references of the module."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations, pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modsmith.hcl.blocks import Attribute, Block, Expression
from modsmith.readme.diagram import picture
from modsmith.readme.diagram.compact import Picture
from modsmith.readme.diagram.graph import Arrow
from modsmith.site.drawing import drawing, flows, small, tall, wide
from modsmith.site.drawing.lanes import LEFT, RIGHT, routes
from modsmith.site.drawing.layers import Gaps, layout
from modsmith.site.drawing.scene import Node, Scene
from modsmith.site.drawing.sequence import sequence
from modsmith.site.facts.read import Module, modules
from tests.project import catalog

GAPS = Gaps(column=50, node=10)


@pytest.fixture(scope="module")
def known() -> dict[str, Module]:
    catalog.project.use()
    return {module.spec.name: module for module in modules(catalog)}


def parsed(drawn: str) -> Element:
    """The drawing as XML."""
    return fromstring(f"<body>{drawn}</body>")  # noqa: S314 - our own


def overlap(a: Node, b: Node) -> bool:
    beside = a.x + a.width <= b.x or b.x + b.width <= a.x
    return not (beside or a.y + a.height <= b.y or b.y + b.height <= a.y)


def boxes_outside_of_frames(drawn: Scene, groups: dict[str, list[str]]) -> list[Node]:
    grouped = {id_ for ids in groups.values() for id_ in ids}
    return [*drawn.frames.values(), *(node for id_, node in drawn.nodes.items() if id_ not in grouped)]


@pytest.mark.parametrize("scene", [wide.scene, tall.scene], ids=["wide", "tall"])
@pytest.mark.parametrize("name", catalog.names())
def test_no_box_covers_another_and_none_is_outside(
    known: dict[str, Module], name: str, scene: Callable[[Picture], Scene]
) -> None:
    shown = known[name].picture
    drawn = scene(shown)
    assert set(drawn.nodes) == set(shown.boxes)
    apart = boxes_outside_of_frames(drawn, shown.groups)
    assert [pair for pair in combinations(apart, 2) if overlap(*pair)] == []
    for node in (*drawn.nodes.values(), *drawn.frames.values()):
        assert node.x >= 0
        assert node.y >= 0
        assert node.x + node.width <= drawn.width
        assert node.y + node.height <= drawn.height
    for group, ids in shown.groups.items():
        members = [drawn.nodes[id_] for id_ in ids]
        assert [pair for pair in combinations(members, 2) if overlap(*pair)] == []
        assert all(overlap(drawn.frames[group], node) for node in members)


@pytest.mark.parametrize("name", catalog.names())
def test_a_drawing_has_an_arrow_for_each_flow(known: dict[str, Module], name: str) -> None:
    shown = known[name].picture
    drawn = list(parsed(drawing(shown, f"Architecture of {name}")))
    assert ["tall" in one.get("class", "") for one in drawn] == [False, True]
    for one in drawn:
        lines = [path for path in one.iter("path") if "d-line" in path.get("class", "")]
        assert len(lines) == len(shown.arrows) == len(flows(shown))
        assert all(re.fullmatch(r"[MC \d.-]+", line.get("d", "")) for line in lines)
    parsed(small(shown))


def test_arrows_come_from_references() -> None:
    queue = Block("resource", ("aws_sqs_queue", "jobs"), (Attribute("name", "jobs"),))
    topic = Block("resource", ("aws_sns_topic", "news"), (Attribute("name", "news"),))
    joined = Block(
        "resource",
        ("aws_sns_topic_subscription", "jobs"),
        (
            Attribute("topic_arn", Expression("aws_sns_topic.news.arn")),
            Attribute("endpoint", Expression("aws_sqs_queue.jobs.arn")),
        ),
    )
    assert flows(picture([queue, topic])) == []
    assert flows(picture([queue, topic, joined])) == [("SNS topic: news", "SQS queue: jobs", "")]


def test_names_are_text_not_markup() -> None:
    hostile = Block("resource", ("aws_sqs_queue", "this"), (Attribute("for_each", {'<b>"&': 1}),))
    root = parsed(drawing(picture([hostile]), '"<&>"'))
    assert {one.get("aria-label") for one in root} == {'"<&>"'}
    assert not list(root.iter("b"))


def test_a_module_without_services_has_no_drawing() -> None:
    assert drawing(picture([]), "x") == ""


def test_what_no_page_has_room_for_is_drawn_in_one_column_alone() -> None:
    names = [f"aws_sqs_queue.q{number}" for number in range(9)]
    boxes = [Block("resource", tuple(name.split(".")), (Attribute("name", name),)) for name in names]
    shown = picture(boxes)
    shown.groups.clear()
    shown.arrows.update({pair: Arrow() for pair in pairwise(shown.boxes)})
    [drawn] = parsed(drawing(shown, "x"))
    assert drawn.get("class") == "drawing tall"


ARROWS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=14)


SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The machine may be busy with other tests."""


@SLOW
@given(ARROWS)
def test_every_graph_has_a_layout(arrows: list[tuple[str, str]]) -> None:
    """With cycles, loops and several arrows between two nodes."""
    sizes = {name: (40.0, 20.0 + number) for number, name in enumerate("abcdefg")}
    placed = layout(sizes, arrows, GAPS)
    assert set(placed.places) == set(sizes)
    nodes = [Node(*placed.places[name], *size, "", "", ()) for name, size in sizes.items()]
    assert [pair for pair in combinations(nodes, 2) if overlap(*pair)] == []
    assert placed == layout(sizes, arrows, GAPS)


@SLOW
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_arrows_without_cycles_run_to_the_right(pairs: list[tuple[int, int]]) -> None:
    arrows = [(str(a), str(b)) for a, b in pairs if a < b]
    placed = layout({str(number): (40.0, 20.0) for number in range(7)}, arrows, GAPS)
    assert all(placed.places[a][0] < placed.places[b][0] for a, b in arrows)


def test_an_arrow_that_passes_a_column_goes_around_its_nodes() -> None:
    sizes = dict.fromkeys("abc", (40.0, 20.0))
    placed = layout(sizes, [("a", "b"), ("b", "c"), ("a", "c")], GAPS)
    [(left, y), (right, same)] = placed.bends["a", "c"]
    top = placed.places["b"][1]
    assert y == same
    assert not top <= y <= top + 20
    assert (left, right) == (placed.places["b"][0], placed.places["b"][0] + 40)


def test_a_cycle_takes_no_more_columns_than_nodes() -> None:
    placed = layout(dict.fromkeys("ab", (40.0, 20.0)), [("a", "b"), ("b", "a")], GAPS)
    assert placed.places["a"][0] + 40 + GAPS.column == placed.places["b"][0]
    assert placed.width == 40 + GAPS.column + 40


def order(*arrows: str) -> str:
    return "".join(sequence("abcd", {(pair[0], pair[1]): Arrow() for pair in arrows}))


def test_what_sends_data_stands_above_what_receives_it() -> None:
    assert order("dc", "cb", "ba") == "dcba"
    assert order("cd", "da", "ab") == "cdab"


def test_arrows_from_one_box_share_a_lane_and_so_do_those_to_one_box() -> None:
    places = {name: (at, at) for at, name in enumerate("wabcr")}
    pairs = [*(("w", one) for one in "abc"), *((one, "r") for one in "abc")]
    found = routes(dict.fromkeys(pairs, Arrow()), places, ())
    assert [(bus.side, bus.pairs) for bus in found.buses] == [(LEFT, (*pairs[:3],)), (RIGHT, (*pairs[3:],))]
    assert (found.lanes(LEFT), found.lanes(RIGHT), found.straight) == (1, 1, [])


@SLOW
@given(ARROWS)
def test_no_two_buses_meet_in_a_lane(arrows: list[tuple[str, str]]) -> None:
    places = {name: (at, at) for at, name in enumerate("abcdefg")}
    given_ = {pair: Arrow() for pair in arrows if pair[0] != pair[1]}
    found = routes(given_, places, ())
    shown = [*found.straight, *(pair for bus in found.buses for pair in bus.pairs)]
    assert sorted(shown) == sorted(given_)
    for one, two in combinations(found.buses, 2):
        if (one.side, one.lane) == (two.side, two.lane):
            first, second = ([places[id_][0] for id_ in bus.ends] for bus in (one, two))
            assert max(first) < min(second) or max(second) < min(first)
