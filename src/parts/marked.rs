//! Texts with the hits of a search marked.

use bundle::Span;
use collection::Hit;
use yew::prelude::*;

use crate::view::pieces::{Piece, pieces};

/// The hits of an article, for keys; of one beside itself the sentences with hits, which stay when they
/// are followed.
pub const HITS: &str = ".art mark, .cell.a [data-s]:has(mark)";

/// A text with its hits marked.
pub fn marked(pieces: &[Piece]) -> Html {
    html! {
        for (text, hit) in pieces.iter() {
            if *hit { <mark tabindex="-1">{ text }</mark> } else { { text } }
        }
    }
}

/// Draws the texts of an article one after the other, with the hits in each marked.
#[derive(Debug)]
pub struct HitMarker<'a> {
    hits: &'a [Hit],
    row: u32,
}

impl<'a> HitMarker<'a> {
    /// For these hits, with the next text being the one of number `row`.
    pub const fn new(hits: &'a [Hit], row: u32) -> Self {
        Self { hits, row }
    }

    /// The next text.
    pub fn draw(&mut self, text: &str) -> Html {
        let own = self.hits.iter().filter(|hit| hit.row == self.row);
        let own: Vec<Span> = own.map(|hit| hit.at).collect();
        self.row += 1;
        marked(&pieces(text, &own))
    }
}
