//! HTML: the lines a reader sees, the blocks of the main content, and what the head says.
//!
//! The text has the shape of a plain text page: breadcrumb, title and imprint above the reading
//! matter, the byline below, one line each. Menus, scripts and what is hidden are left out; so are
//! the readings of ruby (`rt`), which would break words apart.

mod element;
mod events;
mod head;
mod json_ld;
mod main_content;
mod mend;
mod outside;
mod table;
mod title;
mod writer;

use scraper::Html;

use super::PageText;
use crate::Rejected;

/// Extracts a page.
pub(super) fn extract(source: &str) -> Result<PageText, Rejected> {
    if mend::is_nested_too_deep(source) {
        return Err(Rejected::Nested);
    }
    let document = Html::parse_document(&mend::restore_lost_brackets(source));
    let head = head::read(&document);
    let events = events::Events::of(&document);
    let main = main_content::find(&events);
    let title = title::find(&events, &main, &head);
    let (text, hints) = writer::write(&events, &main, title);
    Ok(PageText {
        text,
        hints,
        declared: head.declared,
    })
}

#[cfg(test)]
mod tests;
