//! A pair of texts, cut into sentences.

use std::ops::Range;

use bundle::Span;

use crate::edits::Edits;
use crate::parallel::{Mark, Pair};
use crate::{Over, Stretch};

/// What is over a piece that is not cut: what is looked for before what is marked.
fn one_of(over: impl Iterator<Item = Over>) -> Over {
    let over: Vec<Over> = over.collect();
    let hit = over.iter().find(|over| **over == Over::Hit);
    hit.or(over.first()).copied().unwrap_or_default()
}

/// Cuts a pair at the ends of sentences, and where something is over it. What became something else is never cut: a
/// sentence that ends in the middle of it goes on to its end, and what is over a part is over all of it. `notes` are those of both
/// sides.
pub(super) fn sentences(
    pair: &Pair,
    over: &[(Span, Over)],
    notes: &[Edits; 2],
) -> Vec<Vec<Stretch>> {
    let [own_notes, other_notes] = notes;
    let mut ends = ends(&pair.source).into_iter().peekable();
    let (mut sentences, mut own) = (Vec::new(), Vec::new());
    for (run, number) in pair.runs.iter().zip(0..) {
        let mut at = run.source.start as usize;
        let to = run.source.end as usize;
        let piece = |from: usize, to: usize, over: Over| {
            let target = run.target.start as usize..run.target.end as usize;
            Stretch {
                source: cut(&pair.source, from..to, own_notes),
                target: (run.mark != Mark::Same).then(|| cut(&pair.target, target, other_notes)),
                mark: run.mark,
                run: number,
                over,
            }
        };
        let stretch = |from: usize, to: usize, own: &mut Vec<Stretch>| {
            let within =
                |(span, _): &&(Span, Over)| (span.start as usize) < to && from < span.end as usize;
            let within = over.iter().filter(within);
            if run.mark != Mark::Same {
                own.push(piece(from, to, one_of(within.map(|(_, over)| *over))));
                return;
            }
            let mut at = from;
            for (span, over) in within {
                let (start, end) = (at.max(span.start as usize), to.min(span.end as usize));
                if at < start {
                    own.push(piece(at, start, Over::Nothing));
                }
                own.push(piece(start, end, *over));
                at = end;
            }
            if at < to {
                own.push(piece(at, to, Over::Nothing));
            }
        };
        if run.mark != Mark::Same {
            stretch(at, to, &mut own);
            at = to;
        }
        while let Some(end) = ends.next_if(|end| *end <= to) {
            if end > at {
                stretch(at, end, &mut own);
                at = end;
            }
            if !own.is_empty() {
                sentences.push(std::mem::take(&mut own));
            }
        }
        if at < to {
            stretch(at, to, &mut own);
        }
    }
    if !own.is_empty() {
        sentences.push(own);
    }
    sentences
}

/// A piece of a text, with its notes.
fn cut(text: &str, at: Range<usize>, notes: &Edits) -> String {
    let piece = text.get(at.clone()).unwrap_or_default();
    notes.put(piece, at.start, &mut [])
}

/// Where sentences end, in bytes: after 。！？!?… and a line break, with the closing marks that follow.
fn ends(text: &str) -> Vec<usize> {
    let is_end = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '\n');
    let is_closing =
        |c: char| matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】' | '〉');
    let mut ends = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !is_end(character) {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some((at, more)) = characters.next_if(|(_, c)| is_end(*c) || is_closing(*c)) {
            end = at + more.len_utf8();
        }
        ends.push(end);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[track_caller]
    fn check(text: &str, cut: &[&str]) {
        let mut at = 0;
        let mut pieces = Vec::new();
        for end in ends(text) {
            pieces.extend(text.get(at..end));
            at = end;
        }
        pieces.extend(text.get(at..).filter(|rest| !rest.is_empty()));
        assert_eq!(pieces, cut);
    }

    #[test]
    fn a_sentence_ends_after_its_marks_and_what_closes_behind_them() {
        check(
            "走。他说：“好！”（笑）来",
            &["走。", "他说：“好！”", "（笑）来"],
        );
        check("等等……然后呢？！好", &["等等……", "然后呢？！", "好"]);
        check("一行\n二行", &["一行\n", "二行"]);
        check("没有标点", &["没有标点"]);
        check("", &[]);
    }
}
