"""Refusals in words for scripts: English, and named by the path of the field."""

from aiops_model.content import load_content
from aiops_model.domain.errors import Refusal

SENTENCES = {
    "cannot_read": "{entered} cannot be read: {reason}. Name a JSON file, or - for standard input.",
    "cannot_write": "{entered} cannot be written: {reason}. Name a file in a writable folder.",
    "not_json": "The input is not JSON: {reason}.",
    "not_an_object": "An object with named fields is needed, not {entered}.",
    "unknown_item": "There is no field {field}. The fields are: {options}.",
    "unknown_option": "{field} cannot be {entered}. The answers are: {options}.",
    "not_a_list": "{field} needs a list, not {entered}.",
    "not_text": "{field} needs text in quotes, not {entered}.",
    "not_a_date": "{field} needs a day written as YYYY-MM-DD; given was {entered}.",
    "as_of_missing": "The evidence of {item} has an end; give as_of, the day the result is for.",
    "text_too_long": "{field} takes at most {max} characters; given were {entered}.",
    "not_a_moment": "{field} needs a moment with its offset, for instance "
    "2028-01-10T09:00+01:00; given was {entered}.",
    "before_the_act": "{field} lies before the AI Act entered into force on {earliest}; given was "
    "{entered}. Give the moment of awareness.",
    "no_time_zone": "{field} needs its offset from UTC as well, for instance +01:00; given was "
    "{entered}.",
    "duplicate_point": "{field} lists {entered} a second time; list it once.",
    "contradiction": "{field}: {first} and {second} exclude each other; correct one of them.",
    "dates_order": "{field}: {second} lies before {first}; correct one of the two days.",
    "duplicate_vote": "{field} answers {item} a second time for the respondent “{entered}”; "
    "keep one answer.",
    "evidence_of_items": "{field}: evidence belongs to an item, and {item} is a capability; "
    "answer its items for it.",
    "two_groups": "{field} says {entered}, and {known} before; a respondent has one group.",
    "left_out_not_allowed": "{field} cannot be not_applicable: {item} may not be left out. "
    "Answer it, or leave it open.",
    "incomplete": "{field} is missing ({open} open). Add it to the input.",
    "not_a_number": "{field} needs a number from {min} to {max}; given was {entered}.",
    "not_whole": "{field} needs a whole number from {min} to {max}; given was {entered}.",
    "out_of_range": "{field} must lie between {min} and {max}; given was {entered}.",
    "no_result": "This self-check has no result yet.",
    "storage_broken": "The database cannot be read: the file is damaged or is none. Stop the "
    "server and put the last backup in its place: python -m aiops_model restore FILE --force",
    "not_found": "There is no self-check with this id.",
    "start_in_past": "{field} is {entered}, before today ({today}); give a day from today on.",
    "zero_capacity": "No role has any hours in {field}; give at least one role hours a week.",
    "no_working_day": "No working day lies between {entered} and the end of the horizon; "
    "shorten the closures, or give a longer horizon_days.",
    "unknown_measure": "{field} names {entered}, which no measure is called; take an id of "
    "data/measures.",
    "measures_wait_in_a_circle": "Measures wait for each other: {entered}. Remove one `after`.",
    "duplicate_gap": "{field} names {entered} a second time; keep one.",
    "one_gap_each": "{field} must name exactly one of: {options}.",
    "duplicate_role": "{field} names the role {entered} twice; add up its hours.",
    "pin_outside": "{field} is {entered}; a pinned start lies between {min} and {max}.",
    "pin_excluded": "{field}: {measure} is excluded too; take out one of the two.",
    "pin_done": "{field}: {measure} is done already; take out the pin.",
    "pins_contradict": "{field} is {entered}, but {measure} comes after {other}; with its pin, "
    "the earliest is {earliest}. Move one of the two.",
    "duplicate_task": "{field} names {entered} a second time; ids are unique.",
    "unknown_task": "{field} names {entered}, which no task is called.",
    "unknown_resource": "{field}: there is no capacity for {entered}; the resources are: "
    "{options}.",
    "demand_above_capacity": "{field} takes {entered} where the capacity is {max}; no schedule "
    "exists. Raise the capacity.",
    "tasks_wait_in_a_circle": "Tasks wait for each other: {entered}. Remove one `after`.",
}
"""What a script reads; the other refusals are worded in the English catalogue."""


LONGEST = 300
"""Characters of a value that a message quotes."""


def sentence(refusal: Refusal) -> str:
    """What was refused and what to do, in one sentence or two."""
    values = {key: _worded(value) for key, value in refusal.values.items()}
    template = SENTENCES.get(refusal.code)
    if template is None:
        entry = load_content().i18n["en"].get(f"error.{refusal.code}", refusal.code)
        template = entry if isinstance(entry, str) else refusal.code
    try:
        return template.format(**{"field": _worded(refusal.field), **values})
    except KeyError:
        return f"{template} {values}"


def _worded(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
