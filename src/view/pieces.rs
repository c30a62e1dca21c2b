//! Texts cut at the hits of a search.

use bundle::Span;
use yew::AttrValue;

/// A piece of a text, and whether it is a hit.
pub type Piece = (AttrValue, bool);

/// A text, cut at hits. One that does not fit the text, or begins in another, is left out.
pub fn pieces(text: &str, hits: &[Span]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    for hit in hits {
        let at = text.len() - rest.len();
        let start = (hit.start as usize).checked_sub(at);
        let length = hit.end.saturating_sub(hit.start) as usize;
        let cut = start.and_then(|start| rest.split_at_checked(start));
        let cut = cut.and_then(|(before, it)| Some((before, it.split_at_checked(length)?)));
        if let Some((before, (own, after))) = cut {
            put(&mut pieces, before, false);
            put(&mut pieces, own, true);
            rest = after;
        }
    }
    put(&mut pieces, rest, false);
    pieces
}

fn put(pieces: &mut Vec<Piece>, piece: &str, is_hit: bool) {
    if !piece.is_empty() {
        pieces.push((piece.to_owned().into(), is_hit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_hits_and_nothing_is_lost() {
        let hits = [Span::from(0..3), Span::from(6..12)];
        let cut = pieces("汉字汉字典", &hits);
        let shown: Vec<_> = cut
            .iter()
            .map(|(text, hit)| (text.as_str(), *hit))
            .collect();
        assert_eq!(
            shown,
            [("汉", true), ("字", false), ("汉字", true), ("典", false)]
        );
        assert_eq!(pieces("", &[]), []);
        let odd = [
            Span::from(1..2),
            Span::from(0..3),
            Span::from(0..6),
            Span::from(3..99),
        ];
        assert_eq!(
            pieces("汉字", &odd),
            [("汉".into(), true), ("字".into(), false)]
        );
    }
}
