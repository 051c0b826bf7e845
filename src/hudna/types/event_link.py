"""What linking the events of many reports gives."""

from dataclasses import dataclass

from hudna.types.event_group import EventGroup
from hudna.types.judgement import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLinks:
    """Groups by id; pairs of groups that may be one, for a person to judge; judgements that others overrule."""

    groups: tuple[EventGroup, ...]
    proposals: tuple[Judgement, ...] = ()
    unheeded: tuple[Judgement, ...] = ()
