"""Guards as PostgreSQL triggers: one plpgsql function a table, comparing rows as jsonb, whatever columns they have."""

from .refusal import message
from .trigger import PREFIX, Trigger


def _changed(guard):
    if guard.frozen_columns:
        return "(" + " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in guard.frozen_columns) + ")"
    mutable = "ARRAY[" + ", ".join(f"'{name}'" for name in guard.mutable_columns) + "]::text[]"
    return f"(to_jsonb(OLD) - {mutable} IS DISTINCT FROM to_jsonb(NEW) - {mutable})"


def _lock_parent(guard, row):
    """Hold the parent as it is until the transaction ends, so that it cannot be sealed between check and commit."""
    return (
        f'PERFORM 1 FROM "{guard.parent_table}" WHERE "{guard.parent_key}" = {row}."{guard.parent_column}" FOR SHARE;'
    )


def _body(guard):
    refuse = f"RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = '{message(guard.table)}';"
    old_parent = f"IF TG_OP <> 'INSERT' THEN {_lock_parent(guard, 'OLD')} END IF;" if guard.parent else ""
    new_parent = f"IF TG_OP <> 'DELETE' THEN {_lock_parent(guard, 'NEW')} END IF;" if guard.parent else ""
    joins = f"OR {guard.sealed('NEW')}" if guard.parent else ""
    return f"""
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    {refuse}
  END IF;
  {old_parent}
  {new_parent}
  IF TG_OP = 'INSERT' THEN
    IF {guard.refused_insert() or "false"} THEN
      {refuse}
    END IF;
    RETURN NEW;
  ELSIF TG_OP = 'DELETE' THEN
    IF {guard.sealed("OLD")} THEN
      {refuse}
    END IF;
    RETURN OLD;
  END IF;
  IF ({guard.sealed("OLD")} {joins}) AND {_changed(guard)} THEN
    {refuse}
  END IF;
  RETURN NEW;
END
"""


def guard_triggers(guard, cursor):
    """The triggers of a Guard; the cursor is not needed."""
    name = f"{PREFIX}guard_{guard.table}"
    body = _body(guard)
    events = {
        "row": f'BEFORE INSERT OR UPDATE OR DELETE ON "{guard.table}" FOR EACH ROW',
        "truncate": f'BEFORE TRUNCATE ON "{guard.table}" FOR EACH STATEMENT',
    }
    return [
        Trigger(
            name=f"{name}_{suffix}",
            table=guard.table,
            sql=f'CREATE TRIGGER "{name}_{suffix}" {event} EXECUTE FUNCTION "{name}"()',
            function=name,
            body=body,
        )
        for suffix, event in events.items()
    ]
