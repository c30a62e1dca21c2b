//! Texts with the hits of a search marked.

use bundle::Span;
use collection::{Hit, Marked, noted};
use yew::prelude::*;

use crate::browser::document;
use crate::view::pieces::{Piece, in_squares, pieces};

/// The hits of an article, for keys; of one beside itself the sentences with hits, which stay when they
/// are followed.
pub const HITS: &str = ".art mark, .vt mark, .cell.a [data-s]:has(mark)";

/// Goes to the next (`true`) hit or to the one before, and says which of how many it is.
pub fn step_hits(forward: bool) {
    if let Some((at, of)) = document::step_beside(HITS, forward) {
        let mut text = at.to_string();
        text.push('/');
        text.push_str(&of.to_string());
        document::write_into(".find .at", &text);
    }
}

/// A text with its hits marked.
pub fn marked(pieces: &[Piece]) -> Html {
    set(pieces, false)
}

fn set(pieces: &[Piece], upright: bool) -> Html {
    let mut pieces = pieces.iter().peekable();
    // What a hit keeps beside it of the text after it.
    let mut taken = 0;
    std::iter::from_fn(|| {
        let (text, hit) = pieces.next()?;
        let own = text.get(std::mem::take(&mut taken)..).unwrap_or_default();
        if !hit {
            return Some(noted_text(own, upright));
        }
        let hit = html! { <mark tabindex="-1">{ noted_text(own, upright) }</mark> };
        let after = pieces.peek().map_or("", |(next, _)| closing(next).0);
        let ends_boxed = || noted(own).last().and_then(|it| it.1).is_some_and(is_zhuyin);
        if after.is_empty() || !ends_boxed() {
            return Some(hit);
        }
        taken = after.len();
        let after = after.to_owned();
        Some(html! { <span class="nb">{ hit }{ after }</span> })
    })
    .collect()
}

/// A text with its notes on pronunciation; where it stands upright its numbers of two digits are apart,
/// each to be set in one square.
pub fn noted_text(text: &str, upright: bool) -> Html {
    let pieces: Vec<_> = noted(text).collect();
    let is_boxed = |at: Option<usize>| {
        let piece = at.and_then(|at| pieces.get(at));
        piece.is_some_and(|(_, syllable)| syllable.is_some_and(is_zhuyin))
    };
    let draw = |(at, (piece, syllable)): (usize, &(&str, Option<&str>))| match syllable {
        Some(syllable) if is_boxed(Some(at)) => {
            let plain = |at: Option<usize>| at.and_then(|at| pieces.get(at)).map_or("", |it| it.0);
            let (_, before) = opening(plain(at.checked_sub(1)));
            let (after, _) = closing(plain(at.checked_add(1)));
            boxed(before, piece, syllable, after)
        }
        Some(syllable) => {
            html! { <ruby>{ (*piece).to_owned() }<rt>{ (*syllable).to_owned() }</rt></ruby> }
        }
        None => {
            let mut own = *piece;
            if is_boxed(at.checked_sub(1)) {
                own = closing(own).1;
            }
            if is_boxed(at.checked_add(1)) {
                own = opening(own).0;
            }
            if upright {
                squares(own)
            } else {
                own.to_owned().into()
            }
        }
    };
    pieces.iter().enumerate().map(draw).collect()
}

/// Whether a note is in Zhuyin.
fn is_zhuyin(note: &str) -> bool {
    note.contains(is_letter)
}

/// Whether it is a letter of Zhuyin.
fn is_letter(c: char) -> bool {
    ('\u{3105}'..='\u{312f}').contains(&c)
}

/// A text and what opens at its end: no line ends with that.
fn opening(text: &str) -> (&str, &str) {
    let bare = text.trim_end_matches(['（', '【', '《', '〈', '「', '『', '“', '‘', '(']);
    text.split_at(bare.len())
}

/// What closes or stops at the start of a text, and the rest: no line begins with that.
fn closing(text: &str) -> (&str, &str) {
    let marks = "，。、；：？！）】》〉」』”’…—,.;:?!)％%·";
    let bare = text.trim_start_matches(|c| marks.contains(c));
    text.split_at(text.len() - bare.len())
}

/// A character with Zhuyin, which is a box of its own, and the marks beside it, from which it is not parted
/// at the end of a line. The mark of the tone stands beside the last letter, so it is apart.
fn boxed(before: &str, character: &str, syllable: &str, after: &str) -> Html {
    let n_letters = syllable
        .chars()
        .filter(|c| is_letter(*c))
        .count()
        .to_string();
    let (letters, tone) = syllable.split_at(syllable.rfind(is_letter).map_or(0, |at| at + 3));
    let [before, character, letters, tone, after] =
        [before, character, letters, tone, after].map(str::to_owned);
    let is_alone = before.is_empty() && after.is_empty();
    let ruby = html! {
        <ruby class="zy">{ character }<rt><span>{ letters }</span><span class="t" data-n={n_letters}>{ tone }</span></rt></ruby>
    };
    if is_alone {
        return ruby;
    }
    html! { <span class="nb">{ before }{ ruby }{ after }</span> }
}

/// A text that the reader marked, in the ink of this number.
pub fn in_ink(ink: u8, text: Html) -> Html {
    let class = ["hl i0", "hl i1", "hl i2", "hl i3"].get(usize::from(ink));
    html! { <span class={class.copied()}>{ text }</span> }
}

/// Draws the texts of an article one after the other, with the hits in each marked.
#[derive(Debug)]
pub struct HitMarker<'a> {
    hits: &'a [Hit],
    marks: &'a [Marked],
    row: u32,
    upright: bool,
}

impl<'a> HitMarker<'a> {
    /// For these hits, with the next text being the one of number `row`.
    pub const fn new(hits: &'a [Hit], row: u32) -> Self {
        Self {
            hits,
            marks: &[],
            row,
            upright: false,
        }
    }

    /// With what the reader marked.
    #[must_use]
    pub const fn with(mut self, marks: &'a [Marked]) -> Self {
        self.marks = marks;
        self
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
        set(pieces, self.upright)
    }

    /// The next text.
    pub fn draw(&mut self, text: &str) -> Html {
        let own = self.hits.iter().filter(|hit| hit.row == self.row);
        let own: Vec<Span> = own.map(|hit| hit.at).collect();
        let marks = self.marks.iter().filter(|mark| mark.hit.row == self.row);
        let marks: Vec<Marked> = marks.copied().collect();
        self.row += 1;
        if marks.is_empty() {
            return self.set(&pieces(text, &own));
        }
        // What lies between the marks, and the marks, each with the hits in it.
        let part = |start: u32, end: u32| {
            let own = own.iter().filter(|hit| hit.start < end && hit.end > start);
            let own: Vec<Span> = own
                .map(|hit| Span::new(hit.start.max(start) - start, hit.end.min(end) - start))
                .collect();
            let text = text.get(start as usize..end as usize);
            self.set(&pieces(text.unwrap_or_default(), &own))
        };
        let mut at = 0;
        let mut drawn = Vec::new();
        for Marked { hit, ink } in marks {
            drawn.push(part(at, hit.at.start));
            drawn.push(in_ink(ink, part(hit.at.start, hit.at.end)));
            at = hit.at.end;
        }
        drawn.push(part(at, u32::try_from(text.len()).unwrap_or(u32::MAX)));
        drawn.into_iter().collect()
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
