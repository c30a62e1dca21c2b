//! The table of contents of an article.

use collection::{ReadBlock, plain};
use yew::AttrValue;

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineItem {
    /// The id of the heading on the page.
    pub anchor: AttrValue,
    /// Its text.
    pub text: AttrValue,
    /// Its level, from 1.
    pub level: u8,
}

/// The id of the heading at place `at` among the blocks.
pub fn anchor(at: usize) -> AttrValue {
    format!("h{at}").into()
}

/// The headings of an article, in order.
pub fn outline(blocks: &[ReadBlock]) -> Vec<OutlineItem> {
    blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block {
            ReadBlock::Heading { level, text } => Some(OutlineItem {
                anchor: anchor(at),
                text: plain(text).into(),
                level: *level,
            }),
            _ => None,
        })
        .collect()
}
