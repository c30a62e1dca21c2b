//! What has to hold of an article beyond its types.

mod dated;

pub(crate) use self::dated::dated;

use std::fmt::Display;

use crate::{
    Article, ArticleId, Block, Body, Breadcrumb, Field, Part, Place, Problem, Reason, Repair,
    SavedView, ScriptRule, Span, date, limits,
};

/// Checks an article, and its text when it is given: limits, dates, and that every span lies in
/// the text on character boundaries.
///
/// The first thing that does not hold is given, with a path that starts at `$` for the article.
/// [`crate::read()`] leaves out articles that do not pass; the command refuses to write them.
pub fn article(article: &Article, body: Option<&Body>) -> Result<(), Problem> {
    origin_and_lead(article)?;
    fields(article, body.map(|body| body.text.as_str()))?;
    dated::article(article, body.map(|body| body.text.as_str()))?;
    if let Some(issued) = article.issued.value() {
        ensure(
            date::is_date(issued),
            "$.issued.value",
            "not a date such as 2018-09-28",
        )?;
    }
    if let Some(time) = &article.time {
        ensure(date::is_time(time), "$.time", "not a time such as 08:30")?;
    }
    match body {
        Some(body) => self::body(body).map_err(|problem| problem.below("$.body.here")),
        None => Ok(()),
    }
}

/// Checks a text by itself, with a path that starts at `$` for the text.
pub(crate) fn body(body: &Body) -> Result<(), Problem> {
    let text = body.text.as_str();
    size("$.text", text, limits::STRING_BYTES)?;
    number("$.blocks", body.blocks.len(), limits::BLOCKS)?;
    number("$.furniture", body.furniture.len(), limits::BLOCKS)?;
    number("$.repairs", body.repairs.len(), limits::REPAIRS)?;
    number("$.notes", body.notes.len(), limits::NOTES)?;
    rules("$.rules", &body.rules)?;
    let mut cells = 0;
    for (index, block) in body.blocks.iter().enumerate() {
        let spans = block.spans();
        if matches!(block, Block::List { .. } | Block::Table { .. }) {
            cells += spans.len();
            number("$.blocks", cells, limits::CELLS)?;
        }
        for at in spans {
            span(text, at, || format!("$.blocks[{index}]"))?;
        }
        if let Block::Heading { level, .. } = block {
            ensure(
                (1..=6).contains(level),
                || format!("$.blocks[{index}].level"),
                "not 1 to 6",
            )?;
        }
    }
    for (index, piece) in body.furniture.iter().enumerate() {
        span(text, piece.span, || format!("$.furniture[{index}].span"))?;
    }
    for (index, note) in body.notes.iter().enumerate() {
        if let Some(at) = note.span {
            span(text, at, || format!("$.notes[{index}].span"))?;
        }
    }
    repairs(text, &body.repairs)?;
    dated::expressions(text, &body.expressions)
}

/// Checks rules that lie at a path. A place that does not fit the text is no problem: it is looked for
/// by what stands there.
pub(crate) fn rules(path: &str, rules: &[ScriptRule]) -> Result<(), Problem> {
    number(path, rules.len(), limits::RULES)?;
    for (index, rule) in rules.iter().enumerate() {
        self::rule(rule).map_err(|problem| problem.below(&format!("{path}[{index}]")))?;
    }
    Ok(())
}

/// Checks a rule by itself, with a path that starts at `$` for the rule.
pub(crate) fn rule(rule: &ScriptRule) -> Result<(), Problem> {
    size("$.from", &rule.from, limits::LINE_BYTES)?;
    number("$.to", rule.to.len(), limits::STEPS)?;
    let mut forms = rule.to.iter();
    forms.try_for_each(|form| size("$.to", &form.text, limits::LINE_BYTES))
}

fn repairs(text: &str, repairs: &[Repair]) -> Result<(), Problem> {
    let mut end = 0;
    for (index, repair) in repairs.iter().enumerate() {
        let path = || format!("$.repairs[{index}]");
        span(text, repair.span, || format!("{}.span", path()))?;
        ensure(
            repair.span.start >= end,
            path,
            "not after the repair before it",
        )?;
        end = repair.span.end;
        let put = repair.span.of(text) == Some(repair.put.as_str());
        ensure(
            put,
            || format!("{}.put", path()),
            "not what stands at the span",
        )?;
        if let Reason::SameAs { span: at } = repair.why {
            span(text, at, || format!("{}.why.span", path()))?;
        }
        size("$.repairs", &repair.found, limits::STRING_BYTES)?;
        number("$.repairs", repair.suggestions.len(), limits::STEPS)?;
    }
    Ok(())
}

fn origin_and_lead(article: &Article) -> Result<(), Problem> {
    let origin = &article.origin;
    size("$.origin.path", &origin.path, limits::LINE_BYTES)?;
    size("$.origin.encoding", &origin.encoding, limits::LINE_BYTES)?;
    let sha256 = origin.sha256.as_str();
    ensure(
        sha256.is_empty() || is_sha256(sha256),
        "$.origin.sha256",
        "not 64 lower-case hexadecimal digits",
    )?;
    size("$.lead", &article.lead, limits::LINE_BYTES)?;
    size("$.initials", &article.initials, limits::LINE_BYTES)?;
    number("$.active", article.active.len(), limits::DATED)?;
    number("$.near", article.near.len(), limits::NEAR)?;
    number("$.repaired", article.repaired.len(), limits::STEPS)
}

fn fields(article: &Article, text: Option<&str>) -> Result<(), Problem> {
    line("title", &article.title, text)?;
    line("issuer", &article.issuer, text)?;
    line("issued", &article.issued, text)?;
    line("section", &article.section, text)?;
    line("source", &article.source, text)?;
    line("author", &article.author, text)?;
    line("editor", &article.editor, text)?;
    field("clicks", &article.clicks, text)?;
    field("region", &article.region, text)?;
    if let Some(region) = article.region.value() {
        size("$.region.value", &region.0, limits::LINE_BYTES)?;
    }
    field("breadcrumb", &article.breadcrumb, text)?;
    if let Some(Breadcrumb { steps, .. }) = article.breadcrumb.value() {
        number("$.breadcrumb.value.steps", steps.len(), limits::STEPS)?;
        for step in steps {
            size("$.breadcrumb.value.steps", step, limits::LINE_BYTES)?;
        }
    }
    Ok(())
}

fn line(name: &str, value: &Field<String>, text: Option<&str>) -> Result<(), Problem> {
    field(name, value, text)?;
    match value.value() {
        Some(value) => size(&format!("$.{name}.value"), value, limits::LINE_BYTES),
        None => Ok(()),
    }
}

fn field<T>(name: &str, value: &Field<T>, text: Option<&str>) -> Result<(), Problem> {
    let Some(text) = text else { return Ok(()) };
    match value {
        Field::Stated { span: at, .. } => span(text, *at, || format!("$.{name}.span")),
        Field::Missing { label: Some(at) } => span(text, *at, || format!("$.{name}.label")),
        Field::Declared { .. } | Field::Inferred { .. } | Field::Missing { label: None } => Ok(()),
    }
}

/// Checks a part: its path stays beside the manifest and can be fetched as it stands.
pub(crate) fn part(part: &Part) -> Result<(), Problem> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let step = |step: &str| !step.is_empty() && !step.starts_with('.') && step.chars().all(plain);
    let path = part.path.len() <= ArticleId::MAX_CHARS && part.path.split('/').all(step);
    ensure(path, "$.path", "not a plain path beside the bundle")?;
    ensure(
        is_sha256(&part.sha256),
        "$.sha256",
        "not 64 lower-case hexadecimal digits",
    )?;
    let most = format!("over {} bytes", limits::PART_BYTES);
    ensure(part.bytes <= limits::PART_BYTES, "$.bytes", &most)?;
    let unpacked = part.unpacked.unwrap_or_default();
    ensure(unpacked <= limits::PART_BYTES, "$.unpacked", &most)
}

/// Checks the names of a region.
pub(crate) fn place(place: &Place) -> Result<(), Problem> {
    for name in [
        &place.id.0,
        &place.hans,
        &place.hant,
        &place.en,
        &place.abbr,
    ] {
        size("$", name, limits::LINE_BYTES)?;
    }
    Ok(())
}

/// Checks a view.
pub(crate) fn view(view: &SavedView) -> Result<(), Problem> {
    size("$.title", &view.title, limits::LINE_BYTES)?;
    size("$.address", &view.address, limits::LINE_BYTES)?;
    ensure(!view.title.trim().is_empty(), "$.title", "it has no name")?;
    let leads = view.address.starts_with('/');
    ensure(leads, "$.address", "an address begins with /")
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn span<P: Display>(text: &str, at: Span, path: impl FnOnce() -> P) -> Result<(), Problem> {
    if at.of(text).is_some() {
        return Ok(());
    }
    let message = if at.end as usize > text.len() {
        format!("the span [{}, {}] ends after the text", at.start, at.end)
    } else {
        format!(
            "the span [{}, {}] splits a character or runs backwards",
            at.start, at.end
        )
    };
    Err(Problem {
        path: path().to_string(),
        message,
    })
}

fn size(path: &str, text: &str, most: usize) -> Result<(), Problem> {
    number_of("bytes", path, text.len(), most)
}

fn number(path: &str, count: usize, most: usize) -> Result<(), Problem> {
    number_of("entries", path, count, most)
}

fn number_of(what: &str, path: &str, count: usize, most: usize) -> Result<(), Problem> {
    if count <= most {
        return Ok(());
    }
    let message = format!("{count} {what}; at most {most} are read");
    Err(Problem {
        path: path.to_owned(),
        message,
    })
}

/// A path that is made only when it is needed.
trait Path {
    fn make(self) -> String;
}

impl Path for &str {
    fn make(self) -> String {
        self.to_owned()
    }
}

impl<F: FnOnce() -> String> Path for F {
    fn make(self) -> String {
        self()
    }
}

fn ensure(holds: bool, path: impl Path, message: &str) -> Result<(), Problem> {
    if holds {
        Ok(())
    } else {
        Err(Problem {
            path: path.make(),
            message: message.to_owned(),
        })
    }
}
