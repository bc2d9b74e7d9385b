"""What a resume code looks like, and how it follows from a self-check."""

from aiops_model.services.context import Context
from aiops_model.services.secret import keyed_digest
from aiops_model.store.found import File
from aiops_model.store.tables import Assessment

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8


def code_of(ctx: Context, assessment: Assessment | File) -> str:
    """The code of an assessment, as it is typed: eight characters."""
    text = f"{assessment.id} {assessment.resume_counter}"
    number = int.from_bytes(keyed_digest(ctx.secret, "resume", text), "big")
    characters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[place])
    return "".join(characters)


def shown_code(ctx: Context, assessment: Assessment | File) -> str:
    """The code as it is shown: two halves with a hyphen between them."""
    code = code_of(ctx, assessment)
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"
