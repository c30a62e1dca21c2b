//! Texts cut at the hits of a search.

use std::ops::Range;

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

/// A text cut at its numbers of two digits, which stand upright in vertical text; longer ones lie on their
/// side.
pub fn in_squares(text: &str) -> Vec<(&str, bool)> {
    let (mut cut, mut plain) = (Vec::new(), 0);
    let mut from = 0;
    while let Some(number) = next_number(text, from) {
        from = number.end;
        let before = text.get(..number.start).unwrap_or_default();
        let digits = text.get(number.clone()).unwrap_or_default();
        let is_square = digits.len() == 2
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !before.ends_with(is_of_number);
        if is_square {
            cut.push((text.get(plain..number.start).unwrap_or_default(), false));
            cut.push((digits, true));
            plain = number.end;
        }
    }
    cut.push((text.get(plain..).unwrap_or_default(), false));
    cut.retain(|(piece, _)| !piece.is_empty());
    cut
}

/// Whether a character may stand within a number or a code.
const fn is_of_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',')
}

/// The next number, with all that belongs to it, after a place.
fn next_number(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let start = rest.find(|c: char| c.is_ascii_digit())?;
    let length = rest.get(start..)?.find(|c| !is_of_number(c));
    let start = from + start;
    Some(start..length.map_or(text.len(), |length| start + length))
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

    #[test]
    fn numbers_of_two_digits_have_a_square_and_no_other() {
        let squares = |text| {
            let cut = in_squares(text);
            let whole: String = cut.iter().map(|(piece, _)| *piece).collect();
            assert_eq!(whole, text);
            let own = cut.into_iter().filter(|(_, is_square)| *is_square);
            own.map(|(piece, _)| piece).collect::<Vec<_>>()
        };
        assert_eq!(squares("2015年12月8日，26篇"), ["12", "26"]);
        assert_eq!(squares("12"), ["12"]);
        assert_eq!(squares("GB12 12.5 1,200 B5"), [""; 0]);
        assert_eq!(squares(""), [""; 0]);
        assert_eq!(in_squares("从1977年到8月").len(), 1, "cut nowhere else");
    }
}
