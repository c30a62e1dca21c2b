//! What has to hold of expressions of time, activities, figures and things mentioned.

use super::{ensure, number, size, span};
use crate::{
    Activity, Article, Dated, Expression, Figure, Mention, Problem, Span, When, Words, limits,
};

/// The most bytes a value of EDTF may have, and a rule of what recurs.
const VALUE_BYTES: usize = 200;

/// Checks what is dated in an article, against its text where it is given.
pub(super) fn article(article: &Article, text: Option<&str>) -> Result<(), Problem> {
    let Article {
        activities,
        figures,
        mentions,
        ..
    } = article;
    lists((activities, figures, mentions), text)
}

/// Checks what is dated apart from its article, against its text where it is given.
pub(crate) fn dated(dated: &Dated, text: Option<&str>) -> Result<(), Problem> {
    let Dated {
        activities,
        figures,
        mentions,
    } = dated;
    lists((activities, figures, mentions), text)
}

fn lists(
    (activities, figures, mentions): (&[Activity], &[Figure], &[Mention]),
    text: Option<&str>,
) -> Result<(), Problem> {
    number("$.activities", activities.len(), limits::DATED)?;
    number("$.figures", figures.len(), limits::DATED)?;
    number("$.mentions", mentions.len(), limits::DATED)?;
    for (index, it) in activities.iter().enumerate() {
        activity(it, text).map_err(|problem| problem.below(&format!("$.activities[{index}]")))?;
    }
    for (index, it) in figures.iter().enumerate() {
        figure(it, text).map_err(|problem| problem.below(&format!("$.figures[{index}]")))?;
    }
    for (index, it) in mentions.iter().enumerate() {
        mention(it, text).map_err(|problem| problem.below(&format!("$.mentions[{index}]")))?;
    }
    Ok(())
}

/// Checks the expressions of a text.
pub(super) fn expressions(text: &str, expressions: &[Expression]) -> Result<(), Problem> {
    number("$.expressions", expressions.len(), limits::DATED)?;
    for (index, it) in expressions.iter().enumerate() {
        expression(it, text)
            .map_err(|problem| problem.below(&format!("$.expressions[{index}]")))?;
    }
    Ok(())
}

fn expression(it: &Expression, text: &str) -> Result<(), Problem> {
    quoted("$", it.span, &it.quote, Some(text))?;
    size("$.rule", &it.rule, VALUE_BYTES)?;
    if let Some(from) = it.from {
        span(text, from, || "$.from")?;
    }
    when("$.when", &it.when)
}

fn activity(it: &Activity, text: Option<&str>) -> Result<(), Problem> {
    let id = !it.id.is_empty() && it.id.len() <= 32;
    let plain = it
        .id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    ensure(id && plain, "$.id", "not 1 to 32 letters and digits")?;
    size("$.label", &it.label, limits::LINE_BYTES)?;
    size("$.rule", &it.rule, VALUE_BYTES)?;
    when("$.when", &it.when)?;
    words("$.date", &it.date, text)?;
    for (path, named) in [("$.who", &it.who), ("$.place", &it.place)] {
        if let Some(named) = named {
            words(path, named, text)?;
        }
    }
    size("$.quote", &it.quote, limits::LINE_BYTES)?;
    let Some(text) = text else { return Ok(()) };
    span(text, it.span, || "$.span")?;
    let begins = it.span.of(text).is_some_and(|at| at.starts_with(&it.quote));
    ensure(begins, "$.quote", "not how the clause begins")
}

fn figure(it: &Figure, text: Option<&str>) -> Result<(), Problem> {
    quoted("$", it.span, &it.quote, text)?;
    decimal("$.value", &it.value)?;
    if let Some(most) = &it.value_max {
        decimal("$.value_max", most)?;
    }
    size("$.unit", &it.unit, VALUE_BYTES)?;
    if let Some(counts) = &it.counts {
        words("$.counts", counts, text)?;
    }
    if let Some(period) = &it.period {
        when("$.period", period)?;
    }
    match text {
        Some(text) => span(text, it.sentence, || "$.sentence"),
        None => Ok(()),
    }
}

fn mention(it: &Mention, text: Option<&str>) -> Result<(), Problem> {
    words("$.words", it.words(), text)?;
    match it {
        Mention::Founding { edtf, .. } => value("$.edtf", edtf),
        _ => Ok(()),
    }
}

fn words(path: &str, words: &Words, text: Option<&str>) -> Result<(), Problem> {
    quoted(path, words.span, &words.quote, text)
}

fn quoted(path: &str, at: Span, quote: &str, text: Option<&str>) -> Result<(), Problem> {
    size(&format!("{path}.quote"), quote, limits::LINE_BYTES)?;
    let Some(text) = text else { return Ok(()) };
    span(text, at, || format!("{path}.span"))?;
    let same = at.of(text) == Some(quote);
    ensure(
        same,
        || format!("{path}.quote"),
        "not what stands at the span",
    )
}

fn when(path: &str, it: &When) -> Result<(), Problem> {
    if let Some(edtf) = &it.edtf {
        value(&format!("{path}.edtf"), edtf)?;
    }
    if let Some(rrule) = &it.rrule {
        value(&format!("{path}.rrule"), rrule)?;
    }
    let backwards = matches!((it.first, it.last), (Some(first), Some(last)) if first > last);
    ensure(
        !backwards,
        || format!("{path}.last"),
        "before the first day",
    )
}

/// A value of EDTF or of RFC 5545 has visible ASCII characters only.
fn value(path: &str, text: &str) -> Result<(), Problem> {
    size(path, text, VALUE_BYTES)?;
    let visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    ensure(visible, path, "not visible ASCII characters")
}

fn decimal(path: &str, text: &str) -> Result<(), Problem> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_decimal = text.len() <= 40 && digits(whole) && digits(part);
    ensure(is_decimal, path, "not a number in decimal digits")
}
