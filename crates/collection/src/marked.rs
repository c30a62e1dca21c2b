//! What a reader marked, in the text as it is shown.

use bundle::Span;

use crate::answer::Marked;
use crate::lines::texts_of;
use crate::search::Hit;
use crate::{Draft, Over, Reading, RowKind};

impl Reading {
    /// Marks passages of the repaired `text`, which come in the order they begin, each in an ink. `pieces` are
    /// those of [`crate::Engine::text_of`]. Where repairs are undone in a piece, a passage is looked for in it.
    pub fn mark(&mut self, text: &str, pieces: &[Span], passages: &[(Span, u8)]) {
        let first = u32::from(self.article.title.is_some());
        let shown = self.blocks.iter_mut().flat_map(texts_of);
        let shown: Vec<&str> = shown.map(|it| it.as_str()).collect();
        self.marks = marked(first, &shown, text, pieces, passages);
    }
}

impl Draft {
    /// Marks passages of the repaired `text`, as [`Reading::mark`] does.
    pub fn mark(&mut self, text: &str, pieces: &[Span], passages: &[(Span, u8)]) {
        let is_title = |row: &&crate::DraftRow| row.kind == RowKind::Title;
        let n_titles = self.rows.iter().take_while(is_title).count();
        let shown: Vec<&str> = self
            .rows
            .iter()
            .skip(n_titles)
            .map(|row| row.text.as_str())
            .collect();
        let first = u32::try_from(n_titles).unwrap_or(u32::MAX);
        let marks = marked(first, &shown, text, pieces, passages);
        put_under(&mut self.over, &marks);
    }
}

/// Puts what is marked between what is looked for, which goes before it where both are.
fn put_under(over: &mut Vec<(Hit, Over)>, marks: &[Marked]) {
    let hits: Vec<Hit> = over.iter().map(|(hit, _)| *hit).collect();
    for Marked { hit: mark, ink } in marks {
        let mut from = mark.at.start;
        let mut put = |start: u32, end: u32| {
            if start < end {
                let at = Span { start, end };
                over.push((Hit { at, ..*mark }, Over::Ink(*ink)));
            }
        };
        let own = hits.iter().filter(|hit| hit.row == mark.row);
        for hit in own.filter(|hit| hit.at.start < mark.at.end && mark.at.start < hit.at.end) {
            put(from, hit.at.start);
            from = hit.at.end;
        }
        put(from, mark.at.end);
    }
    over.sort_by_key(|(hit, _)| (hit.row, hit.at.start));
}

/// Where passages stand in the rows that are shown, of which the first has this number.
fn marked(
    first: u32,
    shown: &[&str],
    text: &str,
    pieces: &[Span],
    passages: &[(Span, u8)],
) -> Vec<Marked> {
    let mut marks = Vec::new();
    for (row, (piece, shown)) in (first..).zip(pieces.iter().zip(shown)) {
        let mut taken = 0;
        for (span, ink) in passages {
            let (start, end) = (span.start.max(piece.start), span.end.min(piece.end));
            if start >= end {
                continue;
            }
            let (start, end) = (start - piece.start, end - piece.start);
            let words = text.get((piece.start + start) as usize..(piece.start + end) as usize);
            let words = words.unwrap_or_default();
            let at = if shown.get(start as usize..end as usize) == Some(words) {
                Some(start as usize)
            } else {
                shown.find(words)
            };
            let Some(at) = at else { continue };
            // Of two that overlap the first has what both have.
            let (from, to) = (at.max(taken), at + words.len());
            if from < to {
                taken = to;
                let at = Span::from(from..to);
                marks.push(Marked {
                    hit: Hit { row, at },
                    ink: *ink,
                });
            }
        }
    }
    marks.sort_by_key(|mark| (mark.hit.row, mark.hit.at.start));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_cuts_what_is_marked() {
        let hit = |row, start, end| Hit {
            row,
            at: Span { start, end },
        };
        let mark = |row, start, end| Marked {
            hit: hit(row, start, end),
            ink: 2,
        };
        let mut over = vec![(hit(1, 3, 6), Over::Hit), (hit(1, 9, 12), Over::Hit)];
        put_under(&mut over, &[mark(0, 0, 3), mark(1, 0, 10), mark(1, 12, 15)]);
        let expected = [
            (hit(0, 0, 3), Over::Ink(2)),
            (hit(1, 0, 3), Over::Ink(2)),
            (hit(1, 3, 6), Over::Hit),
            (hit(1, 6, 9), Over::Ink(2)),
            (hit(1, 9, 12), Over::Hit),
            (hit(1, 12, 15), Over::Ink(2)),
        ];
        assert_eq!(over, expected);
    }
}
