"""Another edition of the bundled instrument, for tests of what an update of it does."""

from dataclasses import replace

from aiops_model.content.maturity import MaturityContent
from aiops_model.content.schema import Text
from aiops_model.services import Context

ASKED_THEN = Text(de="Liegt ein Ordner bereit?", en="Is a folder ready?")


def other_edition(content: MaturityContent, version: str = "0.9.0") -> MaturityContent:
    """Without A3 at Strategic, with an item of its own, another weight, gate and hard stop."""
    capabilities = []
    for row in content.capabilities:
        items = [item for item in row.items if item.id != "a3_t"]
        if row.id == "o3":
            items[0] = items[0].model_copy(update={"weight": 1})
        if row.id == "s2":
            own = {"id": "s2_folder", "question": ASKED_THEN}
            items.append(items[0].model_copy(update=own))
        capabilities.append(row.model_copy(update={"items": tuple(items)}))
    instrument = content.instrument.model_copy(
        update={
            "version": version,
            "gates": {**content.instrument.gates, "managed": {"managed": 40.0}},
            "stops": content.instrument.stops[1:],
        }
    )
    return replace(content, instrument=instrument, capabilities=tuple(capabilities))


class Given:
    """In place of what is read at its first use."""

    def __init__(self, value: MaturityContent) -> None:
        self.value = value

    def get(self) -> MaturityContent:
        return self.value


def under(ctx: Context, instrument: MaturityContent) -> Context:
    """The same installation with another instrument."""
    content = replace(ctx.content, instrument=Given(instrument))  # type: ignore[arg-type]
    return replace(ctx, content=content)
