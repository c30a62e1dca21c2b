//! What is put in place of pieces of a text, for showing it.

use bundle::Span;

/// Pieces of a text and what stands there instead, in order and apart from each other.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    /// Where each piece begins and ends, in bytes, and what stands there instead.
    all: Vec<(usize, usize, String)>,
}

impl FromIterator<(usize, usize, String)> for Edits {
    fn from_iter<T: IntoIterator<Item = (usize, usize, String)>>(all: T) -> Self {
        Self {
            all: all.into_iter().collect(),
        }
    }
}

impl Edits {
    /// A piece of the text, which begins at `from`, edited; `places` in it, in bytes of the piece, move
    /// along. A place that begins or ends within what is replaced has all of it.
    pub(crate) fn put(&self, piece: &str, from: usize, places: &mut [Span]) -> String {
        let first = self.all.partition_point(|(start, ..)| *start < from);
        let own = self.all.iter().skip(first);
        let own = own.take_while(|(_, end, _)| *end <= from + piece.len());
        let before = places.to_vec();
        let (mut edited, mut at) = (String::new(), 0);
        for (start, end, instead) in own {
            let (start, end) = (start - from, end - from);
            edited.push_str(piece.get(at..start).unwrap_or_default());
            let now = edited.len();
            edited.push_str(instead);
            at = end;
            for (place, before) in places.iter_mut().zip(&before) {
                let moved = |to: u32, is_end: bool| {
                    let to = to as usize;
                    let new = match (to <= start, to < end) {
                        (true, _) => return None,
                        (_, true) if is_end => edited.len(),
                        (_, true) => now,
                        _ => edited.len() + (to - end),
                    };
                    u32::try_from(new).ok()
                };
                place.start = moved(before.start, false).unwrap_or(place.start);
                place.end = moved(before.end, true).unwrap_or(place.end);
            }
        }
        edited.push_str(piece.get(at..).unwrap_or_default());
        edited
    }
}

#[cfg(test)]
mod tests {
    use bundle::Span;

    use super::Edits;

    #[test]
    fn places_move_with_what_they_stand_on() {
        let edits: Edits = [(1, 3, "xyz".to_owned()), (4, 5, String::new())]
            .into_iter()
            .collect();
        let mut places = [0..1, 1..3, 2..4, 3..4, 3..6, 5..6].map(Span::from);
        assert_eq!(edits.put("abcdef", 0, &mut places), "axyzdf");
        assert_eq!(places, [0..1, 1..4, 1..5, 4..5, 4..6, 5..6].map(Span::from));
        assert_eq!(edits.put("cde", 2, &mut []), "cd", "what is cut stays");
        assert_eq!(edits.put("bcde", 1, &mut []), "xyzd");
    }
}
