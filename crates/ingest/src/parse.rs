//! From the repaired text of a page to what is known about it.
//!
//! Works on lines: the furniture at head and foot is told first, the fields are read from it, and
//! what is left is the reading matter. Nothing is guessed: what the page does not say is missing,
//! and what follows by a rule says by which.

mod breadcrumb;
mod date;
mod furniture;
mod imprint;
mod labels;
mod lead;
mod lines;
mod outline;
pub(crate) mod region;
mod settle;
mod signs;
mod title;
pub(crate) mod variants;

use bundle::{
    Block, Breadcrumb, Field, Furniture, FurnitureKind, Inference, Note, NoteKind, PlaceId, Span,
};

use self::furniture::Layout;
pub(crate) use self::furniture::{classify as furniture_kind, is_date_alone};
use self::lines::Line;
pub(crate) use self::lines::{is_blank, lines};
use crate::extract::{Declared, Hints, Said};

/// A page with less reading matter is nearly empty, in characters.
const HARDLY_ANY: u32 = 20;

/// What a page says.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) title: Field<String>,
    pub(crate) issuer: Field<String>,
    pub(crate) issued: Field<String>,
    pub(crate) time: Option<String>,
    pub(crate) breadcrumb: Field<Breadcrumb>,
    pub(crate) section: Field<String>,
    pub(crate) region: Field<PlaceId>,
    pub(crate) source: Field<String>,
    pub(crate) author: Field<String>,
    pub(crate) editor: Field<String>,
    pub(crate) clicks: Field<u64>,
    pub(crate) lead: String,
    pub(crate) length: u32,
    pub(crate) blocks: Vec<Block>,
    pub(crate) furniture: Vec<Furniture>,
    pub(crate) notes: Vec<Note>,
}

/// Parses a page: `text` as repaired, `hints` with their spans moved to it.
pub(crate) fn parse(text: &str, hints: &Hints, declared: &Declared) -> Parsed {
    let lines = lines(text);
    let layout = furniture::layout(&lines, |line| hints.is_outside(line.span));
    let (title, title_line) = title_of(&lines, &layout, hints);
    let mut furniture = furniture_of(&lines, &layout);
    if let Some(line) = title_line.and_then(|line| lines.get(line)) {
        furniture.push(Furniture {
            kind: FurnitureKind::Title,
            span: line.span,
        });
        furniture.sort_by_key(|piece| piece.span);
    }
    let blocks = outline::read(text, reading_matter(&lines, &layout, hints, &furniture));

    let labelled = |kind| matches!(kind, FurnitureKind::Imprint | FurnitureKind::Byline);
    let mut said = imprint::read(&lines_of(&lines, &layout, labelled));
    let mut notes = std::mem::take(&mut said.notes);
    let trail = trail_of(
        layout
            .first(FurnitureKind::Breadcrumb)
            .and_then(|line| lines.get(line)),
        &mut notes,
    );

    let title = settle::text_field("title", title, declared.title.as_ref(), &mut notes);
    let (issued, time) = settle::issued(said.issued, said.time, declared, &mut notes);
    let source = settle::text_field("source", said.source, declared.source.as_ref(), &mut notes);
    let author = settle::text_field("author", said.author, declared.author.as_ref(), &mut notes);
    let editor = settle::text_field("editor", said.editor, declared.editor.as_ref(), &mut notes);
    let breadcrumb = settle::breadcrumb(trail, declared);
    let steps = breadcrumb
        .value()
        .map_or(&[] as &[String], |it| it.steps.as_slice());
    let title_text = title.value().map(String::as_str);
    let section = section_of(steps, title_text);
    // A site may make a section of a region: then the step before it says more.
    let is_region = |said: &&Said| region::of_step(&said.value).is_some();
    let said_section = declared
        .section
        .as_ref()
        .filter(|it| section.is_missing() || !is_region(it));
    let section = settle::text_field("section", section, said_section, &mut notes);
    let length = lead::length(text, &blocks);
    note_missing(&title, &issued, length, &mut notes);
    Parsed {
        issuer: title_text.map_or(Field::MISSING, title::issuer),
        region: region::infer(steps, title_text, source.value().map(String::as_str)),
        lead: lead::lead(text, &blocks),
        length,
        title,
        issued,
        time,
        breadcrumb,
        section,
        source,
        author,
        editor,
        clicks: said.clicks,
        blocks,
        furniture,
        notes,
    }
}

/// The title of the text: the line that the mark-up says, else the one that stands in its place.
fn title_of(lines: &[Line<'_>], layout: &Layout, hints: &Hints) -> (Field<String>, Option<usize>) {
    let marked = hints.title.and_then(|title| {
        lines
            .iter()
            .position(|line| title.contains(line.span) && !line.span.is_empty())
    });
    let found = marked
        .map(|line| title::Found { line, framed: true })
        .or_else(|| {
            title::find(lines, layout).filter(|found| found.framed || hints.blocks.is_none())
        });
    let Some((found, line)) = found.and_then(|found| Some((lines.get(found.line)?, found))) else {
        return (Field::MISSING, None);
    };
    let value = found.text.to_owned();
    let field = if line.framed {
        Field::Stated {
            value,
            span: found.span,
        }
    } else {
        Field::Inferred {
            value,
            rule: Inference::PositionOfTitle,
        }
    };
    (field, Some(line.line))
}

fn furniture_of(lines: &[Line<'_>], layout: &Layout) -> Vec<Furniture> {
    let pieces = layout.furniture.iter();
    pieces
        .filter_map(|(line, kind)| {
            Some(Furniture {
                kind: *kind,
                span: lines.get(*line)?.span,
            })
        })
        .collect()
}

fn lines_of<'t>(
    lines: &[Line<'t>],
    layout: &Layout,
    wanted: impl Fn(FurnitureKind) -> bool,
) -> Vec<Line<'t>> {
    let pieces = layout.furniture.iter().filter(|(_, kind)| wanted(*kind));
    pieces
        .filter_map(|(line, _)| lines.get(*line).copied())
        .collect()
}

/// The blocks of the reading matter: those of the mark-up, or each line a paragraph.
fn reading_matter(
    lines: &[Line<'_>],
    layout: &Layout,
    hints: &Hints,
    furniture: &[Furniture],
) -> Vec<Block> {
    let is_furniture = |span: Span| furniture.iter().any(|piece| piece.span.contains(span));
    let title = furniture
        .iter()
        .find(|piece| piece.kind == FurnitureKind::Title && hints.title.is_some());
    let banner = lines.get(layout.banner).map_or(0, |line| line.span.start);
    let first = title.map_or(banner, |title| title.span.start);
    let end = lines
        .get(layout.end)
        .map_or(u32::MAX, |line| line.span.start);
    let is_read =
        |span: Span| !span.is_empty() && !is_furniture(span) && (first..end).contains(&span.start);
    if let Some(blocks) = &hints.blocks {
        let kept = |block: &&Block| {
            let spans = block.spans();
            spans.is_empty() || spans.into_iter().any(is_read)
        };
        return blocks.iter().filter(kept).cloned().collect();
    }
    let reading = lines
        .iter()
        .map(|line| line.span)
        .filter(|span| is_read(*span));
    reading.map(|span| Block::Paragraph { span }).collect()
}

fn trail_of(line: Option<&Line<'_>>, notes: &mut Vec<Note>) -> Field<Breadcrumb> {
    let Some((line, trail)) = line.and_then(|line| Some((line, breadcrumb::read(line.text)?)))
    else {
        return Field::MISSING;
    };
    if !trail.breadcrumb.complete {
        notes.push(Note {
            kind: NoteKind::BreadcrumbCut,
            span: Some(line.span),
        });
    }
    if trail.breadcrumb.steps.is_empty() {
        return Field::Missing {
            label: Some(imprint::within(line, trail.label)),
        };
    }
    Field::Stated {
        value: trail.breadcrumb,
        span: imprint::within(line, trail.at),
    }
}

/// The last step that is neither the home page, nor a region, nor the page itself.
fn section_of(steps: &[String], title: Option<&str>) -> Field<String> {
    let is_section = |step: &&String| {
        !breadcrumb::is_home(step)
            && !breadcrumb::is_here(step)
            && region::of_step(step).is_none()
            && title != Some(step.as_str())
    };
    match steps.iter().rev().find(is_section) {
        Some(step) => Field::Inferred {
            value: step.clone(),
            rule: Inference::BreadcrumbSection,
        },
        None => Field::MISSING,
    }
}

fn note_missing(title: &Field<String>, issued: &Field<String>, length: u32, notes: &mut Vec<Note>) {
    let mut note = |is: bool, kind| {
        if is {
            notes.push(Note { kind, span: None });
        }
    };
    note(title.is_missing(), NoteKind::NoTitle);
    note(issued.is_missing(), NoteKind::NoDate);
    note(length < HARDLY_ANY, NoteKind::NearlyEmpty);
}
