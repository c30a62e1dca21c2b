//! `duizhao inspect`.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::{Context, Result};
use bundle::{About, Article, Body, BodyAt, Breadcrumb, Note, Place, Problem};
use serde::Serialize;

use crate::args::InspectArgs;
use crate::opened::Opened;
use crate::terminal::{self, beginning, shown};
use crate::wording;

/// Shows a bundle, or one of its articles.
pub(crate) fn inspect(args: &InspectArgs) -> Result<ExitCode> {
    let opened = Opened::new(&args.path)?;
    match &args.id {
        Some(id) => {
            let found = opened
                .bundle
                .articles
                .iter()
                .find(|article| article.id.as_str() == id);
            let article = found.with_context(|| format!("the bundle has no article {id}"))?;
            let (article, body) = opened
                .whole(article)
                .with_context(|| format!("reading the text of {id}"))?;
            if args.json {
                let whole = Article {
                    body: BodyAt::Here(body),
                    ..article
                };
                terminal::say_json(&whole)?;
            } else {
                terminal::say(article_text(&article, &body).trim_end())?;
            }
        }
        None if args.json => terminal::say_json(&Contents::of(&opened))?,
        None => terminal::say(contents_text(&opened).trim_end())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What a bundle holds, for machines.
#[derive(Serialize)]
struct Contents<'a> {
    about: &'a About,
    years: Option<(i32, i32)>,
    parts: usize,
    places: &'a [Place],
    problems: &'a [Problem],
    articles: Vec<Entry<'a>>,
}

/// An article of the list.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    path: &'a str,
    issued: Option<&'a str>,
    title: Option<&'a str>,
    length: u32,
    repairs: u32,
    doubts: u32,
}

impl<'a> Contents<'a> {
    fn of(opened: &'a Opened) -> Self {
        let bundle = &opened.bundle;
        let years = || bundle.articles.iter().filter_map(Article::year);
        Self {
            about: &bundle.about,
            years: years().min().zip(years().max()),
            parts: bundle.parts.len(),
            places: &bundle.places,
            problems: &opened.problems,
            articles: bundle.articles.iter().map(Entry::of).collect(),
        }
    }
}

impl<'a> Entry<'a> {
    fn of(article: &'a Article) -> Self {
        Self {
            id: article.id.as_str(),
            path: &article.origin.path,
            issued: article.issued.value().map(String::as_str),
            title: article.title.value().map(String::as_str),
            length: article.length,
            repairs: article
                .repaired
                .iter()
                .map(|tally| tally.count)
                .fold(0, u32::saturating_add),
            doubts: article.doubts,
        }
    }
}

fn contents_text(opened: &Opened) -> String {
    let contents = Contents::of(opened);
    let mut text = shown(&contents.about.title);
    let mut line = |what: String| {
        text.push('\n');
        text.push_str(&what);
    };
    for said in [
        &contents.about.description,
        &contents.about.publisher,
        &contents.about.rights,
    ]
    .into_iter()
    .flatten()
    {
        line(shown(said));
    }
    let years = contents
        .years
        .map_or(String::new(), |(a, b)| format!(", {a} to {b}"));
    let (articles, places) = (contents.articles.len(), contents.places.len());
    line(format!(
        "{articles} articles{years}, {places} regions, {} parts",
        contents.parts
    ));
    for Problem { path, message } in contents.problems {
        line(format!("problem: {}: {}", shown(path), shown(message)));
    }
    for entry in &contents.articles {
        let issued = entry.issued.unwrap_or("undated");
        let title = entry
            .title
            .map_or_else(|| "untitled".to_owned(), |title| beginning(title, 60));
        let (repairs, doubts) = (entry.repairs, entry.doubts);
        let (id, length) = (shown(entry.id), entry.length);
        line(format!(
            "{id}  {issued}  {title}  ({length} characters, {repairs} repairs, {doubts} doubts)"
        ));
    }
    text
}

fn article_text(article: &Article, body: &Body) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    fields_text(&mut text, article).ok();
    body_text(&mut text, body).ok();
    text
}

fn fields_text(to: &mut String, article: &Article) -> std::fmt::Result {
    let origin = &article.origin;
    let plain = |value: &String| shown(value);
    let steps = |value: &Breadcrumb| {
        let end = if value.complete { "" } else { " > …" };
        format!("{}{end}", shown(&value.steps.join(" > ")))
    };
    writeln!(to, "id          {}", article.id)?;
    let format = wording::json_name(&origin.format, "");
    let by = wording::json_name(&origin.charset_by, "");
    let (path, bytes) = (shown(&origin.path), origin.bytes);
    writeln!(
        to,
        "origin      {path}, {format}, {bytes} bytes, {} by {by}",
        origin.encoding
    )?;
    writeln!(to, "sha256      {}", origin.sha256)?;
    let script = article.script;
    writeln!(
        to,
        "script      {:?}, {} Hans, {} Hant",
        script.state, script.hans, script.hant
    )?;
    writeln!(to, "title       {}", wording::field(&article.title, plain))?;
    writeln!(to, "issuer      {}", wording::field(&article.issuer, plain))?;
    writeln!(to, "issued      {}", wording::field(&article.issued, plain))?;
    writeln!(
        to,
        "time        {}",
        article.time.as_deref().unwrap_or("missing")
    )?;
    writeln!(
        to,
        "breadcrumb  {}",
        wording::field(&article.breadcrumb, steps)
    )?;
    writeln!(
        to,
        "section     {}",
        wording::field(&article.section, plain)
    )?;
    writeln!(
        to,
        "region      {}",
        wording::field(&article.region, |place| shown(&place.0))
    )?;
    writeln!(to, "source      {}", wording::field(&article.source, plain))?;
    writeln!(to, "author      {}", wording::field(&article.author, plain))?;
    writeln!(to, "editor      {}", wording::field(&article.editor, plain))?;
    writeln!(
        to,
        "clicks      {}",
        wording::field(&article.clicks, u64::to_string)
    )?;
    writeln!(to, "length      {} characters", article.length)
}

fn body_text(to: &mut String, body: &Body) -> std::fmt::Result {
    writeln!(to, "\nblocks      {}", body.blocks.len())?;
    for block in &body.blocks {
        writeln!(to, "  {}", wording::block(block, &body.text))?;
    }
    writeln!(to, "furniture   {}", body.furniture.len())?;
    for piece in &body.furniture {
        let (kind, text) = (
            wording::json_name(&piece.kind, ""),
            piece.span.of(&body.text),
        );
        let begin = beginning(text.unwrap_or_default(), 60);
        writeln!(to, "  {kind} {}: {begin}", wording::at(piece.span))?;
    }
    writeln!(to, "repairs     {}", body.repairs.len())?;
    for repair in &body.repairs {
        let (found, put) = (beginning(&repair.found, 30), beginning(&repair.put, 30));
        let (kind, place) = (repair.kind.name(), wording::at(repair.span));
        let sure = wording::json_name(&repair.certainty, "");
        let why = beginning(&wording::reason(&repair.why), 60);
        writeln!(to, "  {kind} {place} {sure}: {found:?} → {put:?}, {why}")?;
    }
    writeln!(to, "notes       {}", body.notes.len())?;
    for Note { kind, span } in &body.notes {
        let place = span.map(wording::at).unwrap_or_default();
        writeln!(to, "  {} {place}", beginning(&wording::note(kind), 120))?;
    }
    Ok(())
}
