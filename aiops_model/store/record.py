"""What every table is made of: one metadata, and the checks a column can carry."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, ForeignKey, MetaData, Table, Text
from sqlmodel import SQLModel

ID_LIMIT = 64
STRICT: dict[str, Any] = {"sqlite_strict": True}
NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Record(SQLModel):
    """Base of all tables: one metadata with names for every constraint."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


def table_of(record: type[Record]) -> Table:
    """The table behind the class, for statements that need no objects."""
    return Record.metadata.tables[str(record.__tablename__)]


def one_of(column: str, *values: str) -> CheckConstraint:
    """The column holds one of the values, or nothing where it may be empty."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def length(column: str, low: int, high: int) -> CheckConstraint:
    """The text has so many characters."""
    return CheckConstraint(f"length({column}) BETWEEN {low} AND {high}", name=f"{column}_length")


def at_least(column: str, low: int) -> CheckConstraint:
    """The number is not smaller."""
    return CheckConstraint(f"{column} >= {low}", name=f"{column}_range")


def between(column: str, low: int, high: int) -> CheckConstraint:
    """The number lies in the range, both ends included."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_range")


def only_with(column: str, owner: str) -> CheckConstraint:
    """The column is empty where its owner is."""
    return CheckConstraint(f"{column} IS NULL OR {owner} IS NOT NULL", name=f"{column}_owner")


def together(column: str, other: str) -> CheckConstraint:
    """Both columns are empty or neither is."""
    rule = f"({column} IS NULL) = ({other} IS NULL)"
    return CheckConstraint(rule, name=f"{column}_with_{other}")


def not_before(later: str, earlier: str) -> CheckConstraint:
    """One moment does not lie before the other."""
    return CheckConstraint(f"{later} >= {earlier}", name=f"{later}_order")


def moments(*columns: str) -> tuple[CheckConstraint, ...]:
    """SQLite has no type for a moment: the text must be one, in the store's fixed width."""
    return tuple(
        CheckConstraint(
            f"{column} IS NULL OR (length({column}) = 27 AND datetime({column}) IS NOT NULL)",
            name=f"{column}_moment",
        ).ddl_if(dialect="sqlite")
        for column in columns
    )


def days(*columns: str) -> tuple[CheckConstraint, ...]:
    """SQLite has no type for a day: the text must be one, and not 31 November."""
    return tuple(
        CheckConstraint(
            f"{column} IS NULL OR coalesce(date({column}, '+0 days') = {column}, 0)",
            name=f"{column}_day",
        ).ddl_if(dialect="sqlite")
        for column in columns
    )


def no_nul(column: str) -> CheckConstraint:
    """SQLite's length() ends at a NUL, so a limit alone could be passed with one."""
    check = CheckConstraint(f"instr({column}, char(0)) = 0", name=f"{column}_nul")
    return check.ddl_if(dialect="sqlite")


def assessment_key(*, primary_key: bool = False, index: bool = False) -> Column[str]:
    """The assessment a row belongs to, and goes with."""
    return Column(
        Text,
        ForeignKey("assessment.id", ondelete="CASCADE"),
        primary_key=primary_key,
        index=index,
        nullable=False,
    )
