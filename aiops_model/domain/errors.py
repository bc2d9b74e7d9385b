"""Refusals: what the product says no to, as a value every surface can put into words.

A refusal carries a code (the text lives in `data/i18n` under `error.<code>`), the field it is
about and the values the sentence needs. The domain and the services raise it, the pages render
it in the reader's language, the command line prints it as JSON.
"""


class Refusal(ValueError):
    """Input that cannot be accepted; nothing was written.

    code: key below `error.` in the text catalogue, for instance "out_of_range".
    field: the id of the field concerned, or "" when no single field is at fault.
    values: what the sentence mentions (limits, the entered value), already plain values.
    """

    def __init__(self, code: str, field: str = "", **values: object) -> None:
        super().__init__(f"{code} ({field})" if field else code)
        self.code = code
        self.field = field
        self.values = values
