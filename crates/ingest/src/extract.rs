//! From the source of a page to its text, with what the mark-up tells of it.

mod html;
mod txt;

use bundle::{Block, PageFormat, Repair, Span};

use crate::Rejected;

/// The text of a page as archived, and what its mark-up says.
#[derive(Debug, Default)]
pub(crate) struct PageText {
    /// The text: that of the file for plain text, the lines a reader sees for HTML.
    pub(crate) text: String,
    /// What the mark-up tells of places of the text.
    pub(crate) hints: Hints,
    /// What the head of the page says.
    pub(crate) declared: Declared,
}

/// What the mark-up tells of places of the text. Nothing, for plain text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hints {
    /// The blocks of the main content, in order.
    pub(crate) blocks: Option<Vec<Block>>,
    /// The title.
    pub(crate) title: Option<Span>,
}

/// What the head of a page says, in the order of trust.
#[derive(Debug, Clone, Default)]
pub(crate) struct Declared {
    pub(crate) title: Option<Said>,
    pub(crate) issued: Option<Said>,
    pub(crate) source: Option<Said>,
    pub(crate) section: Option<Said>,
    pub(crate) author: Option<Said>,
    pub(crate) editor: Option<Said>,
    /// Steps, and the element that names them.
    pub(crate) breadcrumb: Option<(Vec<String>, String)>,
}

/// Something said, and the element that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) value: String,
    pub(crate) by: String,
}

/// Extracts a page of a given format.
pub(crate) fn extract(format: PageFormat, source: String) -> Result<PageText, Rejected> {
    match format {
        PageFormat::Html => html::extract(&source),
        PageFormat::Txt | PageFormat::Json => Ok(txt::extract(source)),
    }
}

/// What kind of page it is: by the beginning of its text, which cannot lie, else by its name.
pub(crate) fn format(path: &str, source: &str) -> PageFormat {
    let head: String = source.trim_start().chars().take(64).collect();
    let head = head.to_ascii_lowercase();
    let opens_html = ["<!doctype html", "<html", "<head", "<?xml"];
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("html" | "htm" | "shtml" | "xhtml") => PageFormat::Html,
        _ if opens_html.iter().any(|tag| head.starts_with(tag)) => PageFormat::Html,
        _ => PageFormat::Txt,
    }
}

impl Hints {
    /// Whether a line stands outside the main content.
    pub(crate) fn is_outside(&self, line: Span) -> bool {
        let within = |block: &Block| block.spans().iter().any(|span| touches(*span, line));
        self.blocks
            .as_ref()
            .is_some_and(|blocks| !blocks.iter().any(within))
    }

    /// The same hints for the repaired text.
    pub(crate) fn moved(&self, moves: &Moves) -> Self {
        let map = |span: Span| moves.span(span);
        Self {
            blocks: self.blocks.as_ref().map(|blocks| {
                blocks
                    .iter()
                    .map(|block| map_block(block.clone(), map))
                    .collect()
            }),
            title: self.title.map(map),
        }
    }
}

const fn touches(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

fn map_block(mut block: Block, map: impl Fn(Span) -> Span) -> Block {
    match &mut block {
        Block::Heading { span, .. } | Block::Paragraph { span } | Block::Quote { span } => {
            *span = map(*span);
        }
        Block::List { items, .. } => items.iter_mut().for_each(|item| *item = map(*item)),
        Block::Table { rows } => {
            rows.iter_mut()
                .flatten()
                .for_each(|cell| cell.span = map(cell.span));
        }
        Block::Figure { caption, .. } => *caption = caption.map(map),
    }
    block
}

/// Where the places of an archived text are in the repaired one.
#[derive(Debug)]
pub(crate) struct Moves {
    /// For each repair, in order, what it covers in the archived text and in the repaired one.
    steps: Vec<(Span, Span)>,
}

impl Moves {
    /// The moves that repairs make.
    pub(crate) fn of(repairs: &[Repair]) -> Self {
        let (mut archived, mut repaired) = (0_u32, 0_u32);
        let step = |repair: &Repair| {
            let found = u32::try_from(repair.found.len()).unwrap_or(u32::MAX);
            let start = archived.saturating_add(repair.span.start.saturating_sub(repaired));
            archived = start.saturating_add(found);
            repaired = repair.span.end;
            (Span::new(start, archived), repair.span)
        };
        Self {
            steps: repairs.iter().map(step).collect(),
        }
    }

    /// The place in the repaired text of a span of the archived one. A span that begins or ends
    /// within a repair is widened to hold it.
    pub(crate) fn span(&self, span: Span) -> Span {
        let start = self.place(span.start, |put| put.start);
        let end = self.place(span.end, |put| put.end);
        Span::new(start, end.max(start))
    }

    /// The place in the repaired text of a place of the archived one; `within` tells it for a place
    /// amid what was found.
    fn place(&self, place: u32, within: impl Fn(Span) -> u32) -> u32 {
        let after = self.steps.partition_point(|(found, _)| found.start < place);
        match after.checked_sub(1).and_then(|last| self.steps.get(last)) {
            Some((found, put)) if place < found.end => within(*put),
            Some((found, put)) => put.end.saturating_add(place - found.end),
            None => place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bundle::{Body, Certainty, Reason, RepairKind};

    #[test]
    fn spans_move_with_the_repairs() {
        let archived = "當(dāng)前位置: 首頁。學(xué)習(xí)";
        let text = "當前位置: 首頁。學習";
        let gloss = |at: u32, found: &str| Repair {
            span: Span::new(at, at),
            kind: RepairKind::Gloss,
            found: found.to_owned(),
            put: String::new(),
            certainty: Certainty::Proved,
            why: Reason::Editor,
            suggestions: Vec::new(),
            ruling: None,
        };
        let end = u32::try_from(text.len()).unwrap();
        let repairs = vec![
            gloss(3, "(dāng)"),
            gloss(end - 3, "(xué)"),
            gloss(end, "(xí)"),
        ];
        let move_word = |word: &str| {
            let start = archived.find(word).unwrap();
            let span = Moves::of(&repairs).span(Span::from(start..start + word.len()));
            span.of(text).unwrap().to_owned()
        };
        assert_eq!(move_word("當(dāng)前位置"), "當前位置");
        assert_eq!(move_word("前位置"), "前位置");
        assert_eq!(move_word("首頁"), "首頁");
        assert_eq!(move_word("學(xué)習(xí)"), "學習");
        assert_eq!(move_word("習"), "習");
        assert_eq!(move_word("xué"), "");
        let body = Body {
            text: text.to_owned(),
            repairs,
            ..Body::default()
        };
        assert_eq!(body.archived(), archived);
    }

    #[test]
    fn a_page_is_what_it_begins_with() {
        assert_eq!(format("a/b.HTM", "text"), PageFormat::Html);
        assert_eq!(format("a/b.txt", "text"), PageFormat::Txt);
        assert_eq!(format("a/b.txt", "\n<!DOCTYPE HTML>"), PageFormat::Html);
        assert_eq!(format("a.html/b", "text"), PageFormat::Txt);
    }
}
