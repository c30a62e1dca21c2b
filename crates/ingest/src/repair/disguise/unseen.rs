//! Zero-width and bidirectional controls.
//!
//! Between words they may be meant: as a place to break a line, to join an emoji, to turn Arabic
//! around. Between two Han characters they mean nothing. A page that has them there has them
//! from a program, and then they are taken out beside Chinese punctuation and digits as well.

use bundle::Certainty;

use super::{is_han, stands_for};
use crate::repair::edit::Edit;

/// Finds unseen characters within Chinese text.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let runs = runs(text);
    let between = |accepts: fn(char) -> bool| {
        move |run: &&Run| {
            run.before.is_none_or(accepts)
                && run.after.is_none_or(accepts)
                && (run.before.is_some_and(is_chinese) || run.after.is_some_and(is_chinese))
        }
    };
    let is_in_word = |run: &Run| run.before.is_some_and(is_han) && run.after.is_some_and(is_han);
    if !runs.iter().any(is_in_word) {
        return Vec::new();
    }
    runs.iter()
        .filter(between(|character| {
            is_chinese(character) || character.is_ascii()
        }))
        .map(|run| {
            let range = run.start..run.end;
            stands_for(
                range,
                String::new(),
                Certainty::Proved,
                "Unicode default ignorable",
            )
        })
        .collect()
}

/// A run of unseen characters.
struct Run {
    start: usize,
    end: usize,
    before: Option<char>,
    after: Option<char>,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for lead in ["\u{200b}", "\u{feff}", "\u{ad}", "\u{180e}"].map(str::as_bytes) {
        // Each of them begins with one of four pairs of bytes.
        let Some([one, two]) = lead.first_chunk() else {
            continue;
        };
        let starts = text.as_bytes().windows(2).enumerate();
        let starts =
            starts.filter(|(_, pair)| pair.first() == Some(one) && pair.get(1) == Some(two));
        for (at, _) in starts {
            let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                continue;
            };
            if is_unseen(character) {
                runs.push(Run {
                    start: at,
                    end: at + character.len_utf8(),
                    before: None,
                    after: None,
                });
            }
        }
    }
    runs.sort_by_key(|run| run.start);
    runs.dedup_by(|next, run| {
        let is_same = run.end == next.start;
        if is_same {
            run.end = next.end;
        }
        is_same
    });
    for run in &mut runs {
        let (before, _) = text.split_at_checked(run.start).unwrap_or_default();
        let (_, after) = text.split_at_checked(run.end).unwrap_or_default();
        (run.before, run.after) = (before.chars().next_back(), after.chars().next());
    }
    runs
}

/// Controls without width, and the soft hyphen. Variation selectors are not among them.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Whether a character belongs to Chinese text and no other.
fn is_chinese(character: char) -> bool {
    is_han(character)
        || matches!(character, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}' | '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn unseen_characters_within_words_go() {
        assert_eq!(
            find("网\u{200b}页编\u{feff}码。\u{200d}第\u{ad}2\u{200b}章").len(),
            5
        );
    }

    #[test]
    fn unseen_characters_beside_words_stay() {
        assert!(find("保存预设…\u{200b}。给您").is_empty());
        assert!(find("人\u{1f468}\u{200d}\u{1f469}家，نص\u{200f} 文字").is_empty());
        assert!(find("可选择的 dis\u{ad}con\u{ad}nect").is_empty());
    }

    #[test]
    fn text_from_right_to_left_keeps_its_controls() {
        let page = "编\u{200b}码：\u{202b}عربي\u{202c}。";
        assert_eq!(find(page).len(), 1);
    }
}
