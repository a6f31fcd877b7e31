"""Names of last snapshots: stable between plans, new with each life of a store."""

from __future__ import annotations

from modsmith import File, expr


def final_snapshot(part: File, store: str, name: str, replaced_by: tuple[str, ...]) -> str:
    """Adds what keeps the time at which a store was first planned, and returns the expression of its snapshot's name.

    A destroy reads the name from the state. `ignore_changes` keeps the time of the first plan; what replaces the store
    replaces the time too, so the new store cannot ask for the old one's snapshot.

    Args:
        part: the file it goes to.
        store: field of `final_snapshot_names`.
        name: bare expression of the store's name.
        replaced_by: bare expressions whose change replaces the store.
    """
    life = part.add(
        f"terraform_data.{store}_life",
        {
            "input": expr('formatdate("YYYYMMDDhhmmss", plantimestamp())'),
            "triggers_replace": [expr(one) for one in replaced_by],
            "lifecycle": {"ignore_changes": ["input"]},
        },
    )
    return expr(f'coalesce(var.final_snapshot_names.{store}, "${{{name}}}-final-${{{life.address}.input}}")')
