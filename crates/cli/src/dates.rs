//! `duizhao dates`: the dates, activities and figures of one page.

mod places;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use bundle::{Article, Body, BodyAt, Expression, Figure, Mention, Span, When, Words};
use ingest::activity::{self, Foundings, NamedTimes, Page, Reading};
use serde::Serialize;
use serde_json::{Value, json};

use self::places::Places;
use crate::page::sha256;
use crate::terminal::{self, shown};
use crate::wording;

/// Show the dates, activities and figures of a page.
///
/// Offsets are characters (Unicode code points) of the page as it is in the file; of an HTML page,
/// of the lines a reader sees.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  shown
  2  wrong usage, or the page cannot be read"
)]
pub(crate) struct DatesArgs {
    /// The page: .txt, .html or .htm.
    pub(crate) file: PathBuf,
    /// The day it was published, as 2018-09-28; without it, what the page says.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) published: Option<String>,
    /// Show as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// A day of the calendar, as EDTF level 0 writes it.
fn day(text: &str) -> Result<String, String> {
    let exists = text.len() == 10 && Foundings::default().add("x", text);
    if exists {
        Ok(text.to_owned())
    } else {
        Err("not a day such as 2018-09-28".to_owned())
    }
}

/// Shows what is dated in a page.
pub(crate) fn dates(args: &DatesArgs) -> Result<ExitCode> {
    let (article, body) = article(args)?;
    let stated = article.issued.value().map(String::as_str);
    let pieces = activity::whole(&body);
    let reading = activity::read(&Page {
        text: &body.text,
        pieces: &pieces,
        published: args.published.as_deref().or(stated),
        title: article.title.value().map(String::as_str),
        foundings: &Foundings::default(),
        named: &NamedTimes::default(),
    });
    if args.json {
        terminal::say_json(
            &Shown {
                body: &body,
                places: Places::of(&body),
            }
            .all(&reading),
        )?;
    } else {
        terminal::say(text(&reading).trim_end())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn article(args: &DatesArgs) -> Result<(Article, Body)> {
    let file = &args.file;
    let reading = || format!("reading {}", file.display());
    let size = fs::metadata(file).with_context(reading)?.len();
    ensure!(
        size <= ingest::MAX_BYTES as u64,
        "{} has over {} bytes",
        file.display(),
        ingest::MAX_BYTES
    );
    let bytes = fs::read(file).with_context(reading)?;
    let html = file
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("html") || it.eq_ignore_ascii_case("htm"));
    // The name of the file is no part of what is read; any will do.
    let name = if html { "page.html" } else { "page.txt" };
    let mut article = match ingest::ingest(name, &bytes, &sha256(&bytes)) {
        Ok(article) => article,
        Err(rejected) => bail!("{}: {rejected}", file.display()),
    };
    let body = match &mut article.body {
        BodyAt::Here(body) => std::mem::take(body),
        BodyAt::Part(_) => Body::default(),
    };
    Ok((article, body))
}

/// What is shown as JSON, with places counted in the file.
struct Shown<'a> {
    body: &'a Body,
    places: Places<'a>,
}

impl Shown<'_> {
    fn all(&self, reading: &Reading) -> Value {
        let expressions = reading.expressions.iter().map(|it| self.expression(it));
        let activities = reading.activities.iter().map(|it| {
            let mut shown = self.at(it.span);
            let more = json!({
                "id": it.id, "label": it.label, "kind": it.kind, "edtf": it.when.edtf,
                "first": it.when.first, "last": it.when.last, "rrule": it.when.rrule,
                "precision": it.when.precision, "certainty": it.certainty, "rule": it.rule,
                "date": self.words(Some(&it.date)), "block": it.block, "sentence": it.sentence,
                "who": self.words(it.who.as_ref()), "where": self.words(it.place.as_ref()),
            });
            merge(&mut shown, more);
            shown
        });
        let figures = reading.figures.iter().map(|it| self.figure(it));
        let mentions = reading.mentions.iter().map(|it| self.mention(it));
        json!({
            "expressions": expressions.collect::<Vec<_>>(),
            "activities": activities.collect::<Vec<_>>(),
            "figures": figures.collect::<Vec<_>>(),
            "mentions": mentions.collect::<Vec<_>>(),
        })
    }

    fn expression(&self, it: &Expression) -> Value {
        let mut shown = self.at(it.span);
        let When {
            edtf,
            first,
            last,
            precision,
            rrule,
        } = &it.when;
        merge(
            &mut shown,
            json!({
                "kind": it.kind, "edtf": edtf, "rrule": rrule, "certainty": it.certainty,
                "rule": it.rule, "first": first, "last": last, "precision": precision,
                "from": it.from.map(|from| self.at(from)), "conflict": it.conflict,
            }),
        );
        shown
    }

    fn figure(&self, it: &Figure) -> Value {
        let number =
            |text: &str| serde_json::from_str::<Value>(text).unwrap_or_else(|_| json!(text));
        let mut shown = self.at(it.span);
        merge(
            &mut shown,
            json!({
                "value": number(&it.value), "value_max": it.value_max.as_deref().map(number),
                "approximation": it.approximation, "unit": it.unit, "kind": it.kind,
                "counts": self.words(it.counts.as_ref()),
                "period": it.period.as_ref().map(|when| json!({ "edtf": when.edtf, "rrule": when.rrule })),
                "sentence": self.at(it.sentence),
            }),
        );
        shown
    }

    fn mention(&self, it: &Mention) -> Value {
        let mut shown = self.at(it.words().span);
        let more = match it {
            Mention::Title { kind, .. } => json!({ "what": "title", "kind": kind }),
            Mention::Issue { year, number, .. } => {
                json!({ "what": "issue", "year": year, "number": number })
            }
            Mention::Document { .. } => json!({ "what": "document" }),
            Mention::Award { status, .. } => json!({ "what": "award", "status": status }),
            Mention::Founding { edtf, .. } => json!({ "what": "founding", "edtf": edtf }),
            _ => json!({}),
        };
        merge(&mut shown, more);
        shown
    }

    fn words(&self, words: Option<&Words>) -> Option<Value> {
        words.map(|words| self.at(words.span))
    }

    /// Where something stands, and what stands there in the file.
    fn at(&self, span: Span) -> Value {
        let (start, end) = self.places.chars(span);
        let quote = self.places.quote(span).or_else(|| span.of(&self.body.text));
        json!({ "start": start, "end": end, "quote": quote })
    }
}

fn merge(to: &mut Value, more: Value) {
    if let (Some(to), Value::Object(more)) = (to.as_object_mut(), more) {
        to.extend(more);
    }
}

/// What is shown to people.
fn text(reading: &Reading) -> String {
    let when = |when: &When| {
        when.edtf
            .clone()
            .or_else(|| when.rrule.clone())
            .unwrap_or_else(|| "no value".to_owned())
    };
    let mut lines = Vec::new();
    lines.push(format!("expressions {}", reading.expressions.len()));
    for it in &reading.expressions {
        let certainty = name(&it.certainty);
        let doubt = it
            .conflict
            .map(|it| format!(": {}", wording::date_conflict(it)));
        let doubt = doubt.unwrap_or_default();
        lines.push(format!(
            "  {}  {}  {certainty} {}{doubt}",
            shown(&it.quote),
            when(&it.when),
            it.rule
        ));
    }
    lines.push(format!("activities {}", reading.activities.len()));
    for it in &reading.activities {
        lines.push(format!(
            "  {}  {}  {}  {}",
            it.id,
            when(&it.when),
            name(&it.kind),
            shown(&it.label)
        ));
    }
    lines.push(format!("figures {}", reading.figures.len()));
    for it in &reading.figures {
        let counts = it.counts.as_ref().map_or("", |it| it.quote.as_str());
        lines.push(format!(
            "  {}  {} {}  {}",
            shown(&it.quote),
            it.value,
            shown(&it.unit),
            shown(counts)
        ));
    }
    lines.push(format!("mentions {}", reading.mentions.len()));
    for it in &reading.mentions {
        lines.push(format!("  {}", shown(&it.words().quote)));
    }
    lines.join("\n")
}

fn name(value: &impl Serialize) -> String {
    wording::json_name(value, "")
}
