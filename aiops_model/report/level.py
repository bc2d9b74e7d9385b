"""The level card: a name or a range of names, the ladder, and what holds the level."""

from aiops_model.content import Content
from aiops_model.domain.guidance import matches
from aiops_model.domain.indicative import IndicativeLevel
from aiops_model.domain.self_check import Answers
from aiops_model.i18n import Locale
from aiops_model.report.figures import ladder
from aiops_model.report.model import LevelCard


def level_card(
    level: IndicativeLevel, answers: Answers, content: Content, locale: Locale
) -> LevelCard:
    """The level in words; never an index, which five answers do not carry."""
    heading = level_name(level, content, locale)
    return LevelCard(
        label=locale.t("level.label"),
        heading=heading,
        low=level.low,
        high=level.high,
        ladder=ladder(level, content, locale, heading),
        missing=_missing(level, answers, content, locale),
        why=_why(level, answers, content, locale),
        note=locale.t("level.note"),
    )


def level_name(level: IndicativeLevel, content: Content, locale: Locale) -> str:
    """The level as words: one name, a range of names, or that nothing has begun."""
    if level.low is None or level.high is None:
        name = locale.text(content.indicative.not_started.name)
        return name[0].upper() + name[1:]
    low = locale.text(content.indicative.level(level.low).name)
    if level.low == level.high:
        return locale.t("level.one", level=low)
    high = locale.text(content.indicative.level(level.high).name)
    return locale.t("level.range", low=low, high=high)


def _why(level: IndicativeLevel, answers: Answers, content: Content, locale: Locale) -> str:
    """The weakest answers in words, or the cap."""
    rules = content.indicative
    if not level.started:
        return locale.text(rules.not_started.text)
    if level.capped:
        caps = [cap for cap in rules.caps if matches(cap.when, answers)]
        return locale.text(min(caps, key=lambda cap: cap.level).reason)
    reasons = [locale.text(rules.reasons[item][str(answers[item])]) for item in level.held_by]
    return locale.t("level.why", n=len(reasons), reason=" ".join(reasons))


def _missing(level: IndicativeLevel, answers: Answers, content: Content, locale: Locale) -> str:
    """What the next level still needs, by the answers that hold the level."""
    rules = content.indicative
    if not level.started:
        return locale.text(rules.not_started.text)
    held = [(item, str(answers[item])) for item in level.held_by]
    phrases = [rules.missing_phrases.get(item, {}).get(answer) for item, answer in held]
    if len(held) == 2 and all(phrases):
        lowest = min(rules.bands[item][answer][0] for item, answer in held)
        first, second = (locale.text(phrase) for phrase in phrases if phrase)
        name = locale.text(rules.level(min(lowest + 1, len(rules.levels))).name)
        return locale.t("level.missing_two", level=name, first=first, second=second)
    item, answer = min(held, key=lambda h: rules.bands.get(h[0], {}).get(h[1], (0, 0))[0])
    return locale.text(rules.missing[item][answer])
