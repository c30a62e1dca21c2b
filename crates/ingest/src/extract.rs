//! From the source of a page to its text, with what the mark-up tells of it.

mod html;
mod txt;

use bundle::{Block, Layers, PageFormat, Span};

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
    pub(crate) fn moved(&self, layers: &Layers<'_>) -> Self {
        let map = |span: Span| layers.to_repaired(span);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_what_it_begins_with() {
        assert_eq!(format("a/b.HTM", "text"), PageFormat::Html);
        assert_eq!(format("a/b.txt", "text"), PageFormat::Txt);
        assert_eq!(format("a/b.txt", "\n<!DOCTYPE HTML>"), PageFormat::Html);
        assert_eq!(format("a.html/b", "text"), PageFormat::Txt);
    }
}
