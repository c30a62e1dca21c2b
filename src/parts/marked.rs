//! Texts with the hits of a search marked.

use bundle::Span;
use collection::Hit;
use yew::prelude::*;

use crate::view::pieces::{Piece, in_squares, pieces};

/// The hits of an article, for keys; of one beside itself the sentences with hits, which stay when they
/// are followed.
pub const HITS: &str = ".art mark, .vt mark, .cell.a [data-s]:has(mark)";

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
    upright: bool,
}

impl<'a> HitMarker<'a> {
    /// For these hits, with the next text being the one of number `row`.
    pub const fn new(hits: &'a [Hit], row: u32) -> Self {
        Self {
            hits,
            row,
            upright: false,
        }
    }

    /// For text that is set vertically: numbers of two digits stand upright in one square.
    #[must_use]
    pub const fn upright(mut self) -> Self {
        self.upright = true;
        self
    }

    /// A text without hits, beside the others.
    pub fn apart(&self, text: &str) -> Html {
        self.set(&pieces(text, &[]))
    }

    fn set(&self, pieces: &[Piece]) -> Html {
        if !self.upright {
            return marked(pieces);
        }
        html! {
            for (text, hit) in pieces.iter() {
                if *hit { <mark tabindex="-1">{ squares(text) }</mark> } else { { squares(text) } }
            }
        }
    }

    /// The next text.
    pub fn draw(&mut self, text: &str) -> Html {
        let own = self.hits.iter().filter(|hit| hit.row == self.row);
        let own: Vec<Span> = own.map(|hit| hit.at).collect();
        self.row += 1;
        self.set(&pieces(text, &own))
    }
}

/// A text with its numbers of two digits apart, each to be set in one square.
fn squares(text: &str) -> Html {
    html! {
        for (text, is_square) in in_squares(text) {
            if is_square { <span class="tcy">{ text.to_owned() }</span> } else { { text.to_owned() } }
        }
    }
}
