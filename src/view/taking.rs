//! A file of rules that the reader opens, as it is shown before it is taken. Worked out by the engine's
//! program.

use collection::{RuleOffer, Term, offer};
use margin::{Margin, ReadMarginError};
use serde::{Deserialize, Serialize};

use crate::i18n::{Language, Notes, Pair, Taking as Texts};
use crate::session::Choices;
use crate::view::pair::place_of;

/// How many lines of one kind are shown.
const MOST: usize = 30;

/// What a file of rules would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taking {
    /// What is to be said of it, line by line.
    pub lines: Vec<String>,
    /// The reader's words as they were, as they are kept ([`Choices::store_terms`]).
    pub before: String,
    /// The reader's words with those of the file, in the same way.
    pub after: String,
    /// Whether there are notes to be taken, which the engine holds.
    pub notes: bool,
}

impl Taking {
    /// What the file would do to the words of a reader.
    pub fn of(file: &[u8], before: String, language: Language) -> Self {
        let texts = Texts::of(language);
        let own = Choices::default().with_terms(&before).terms;
        let read = String::from_utf8_lossy(file);
        // A mark at the beginning is no part of the text.
        let read = offer(read.trim_start_matches('\u{feff}'), &own);
        let (lines, after) = match read {
            Ok(offer) => (lines(&offer, texts, language), offer.terms),
            Err(error) => (vec![(texts.refused)(&error.to_string())], own),
        };
        let after = Choices {
            terms: after,
            ..Choices::default()
        };
        Self {
            lines,
            before,
            after: after.store_terms(),
            notes: false,
        }
    }

    /// What a file of notes would do, where that can be told; nothing for what is none. The reader's words
    /// stay as they are.
    pub fn of_notes(
        file: &[u8],
        margin: &Margin,
        words: &str,
        language: Language,
    ) -> Option<(Self, Margin)> {
        let texts = Notes::of(language);
        let read = String::from_utf8_lossy(file);
        let (line, notes, offered) = match margin::read(read.trim_start_matches('\u{feff}')) {
            Err(ReadMarginError::Foreign) => return None,
            Err(error) => (
                (texts.refused)(&error.to_string()),
                false,
                Margin::default(),
            ),
            Ok(offered) => {
                let it = margin.preview(&offered);
                let counts = [it.new, it.changed, it.both, it.deleted];
                let [new, changed, both, deleted] = counts;
                let line = (texts.preview)([new, changed, both, deleted, it.same]);
                (line, counts != [0; 4], offered)
            }
        };
        let taking = Self {
            lines: vec![line],
            before: words.to_owned(),
            after: words.to_owned(),
            notes,
        };
        Some((taking, offered))
    }
}

/// What is to be said of what a file would do.
fn lines(offer: &RuleOffer, texts: &Texts, language: Language) -> Vec<String> {
    let names = Pair::of(language).writings;
    let writing = |term: &Term| {
        names
            .get(place_of(term.writing))
            .copied()
            .unwrap_or_default()
    };
    let mut lines = vec![(texts.counts)(offer.n_new, offer.n_known)];
    let conflicts = offer.conflicts.iter();
    list(&mut lines, texts, conflicts, |(own, other)| {
        (texts.conflict)(writing(own), own, other)
    });
    list(&mut lines, texts, offer.loops.iter(), |(one, other)| {
        (texts.circle)(writing(one), one, other)
    });
    list(&mut lines, texts, offer.slips.iter(), texts.slip);
    if !offer.left.is_empty() {
        let numbers: Vec<String> = offer.left.iter().map(u32::to_string).collect();
        lines.push((texts.left)(&numbers.join(", ")));
    }
    lines
}

/// Adds the first lines of a kind, and how many more there are.
fn list<T>(
    lines: &mut Vec<String>,
    texts: &Texts,
    all: impl ExactSizeIterator<Item = T>,
    line: impl FnMut(T) -> String,
) {
    let left = all.len().saturating_sub(MOST);
    lines.extend(all.take(MOST).map(line));
    lines.extend((left > 0).then(|| (texts.more)(left)));
}

#[cfg(test)]
mod tests {
    use margin::{Margin, Mark};

    use super::{MOST, Taking};
    use crate::i18n::Language;

    const OWN: &str = "软件\t軟件\tzh-Hant-TW\n";

    fn own() -> String {
        OWN.to_owned()
    }

    fn file(rules: &str) -> String {
        format!("\u{feff}{{\"format\":\"duizhao-rules\",\"version\":1,\"rules\":[{rules}]}}")
    }

    #[test]
    fn a_file_says_how_much_is_new_and_what_conflicts() {
        let to = r#""to":[{"writing":"zh-Hant-TW","text":"軟體"}]"#;
        let text = file(&format!(r#"{{"from":"软件",{to}}},{{"from":"软盘",{to}}}"#));
        let taking = Taking::of(text.as_bytes(), own(), Language::En);
        assert_eq!(taking.lines[0], "1 new, 0 known");
        assert!(taking.lines[1].contains("yours is 軟件, the file has 軟體"));
        assert_eq!(taking.before, own());
        assert_eq!(taking.after, own() + "软盘\t軟體\tzh-Hant-TW\n");
    }

    #[test]
    fn a_file_of_notes_says_what_it_would_do() {
        let mark = |id: &str, text: &str, changed| Mark {
            id: id.to_owned(),
            text: text.to_owned(),
            changed,
            ..Mark::default()
        };
        let own = Margin::from_iter([mark("a", "甲", 1), mark("b", "乙", 5)]);
        let other = Margin::from_iter([mark("b", "丙", 7), mark("c", "丁", 7)]);
        let file = margin::write(&other);
        let of = |file: &str| Taking::of_notes(file.as_bytes(), &own, OWN, Language::En);
        let (taking, offered) = of(&file).unwrap();
        assert!(taking.lines[0].starts_with("Notes: 1 new, 0 changed, 1 with both"));
        assert_eq!(
            (taking.notes, &taking.after, offered),
            (true, &self::own(), other)
        );
        let (taking, _) = of(&margin::write(&own)).unwrap();
        assert!(!taking.notes, "nothing would change: {:?}", taking.lines);
        let (taking, offered) = of(&file.replace(":1,", ":2,")).unwrap();
        assert!(
            taking.lines[0].contains("newer program"),
            "{:?}",
            taking.lines
        );
        assert_eq!((taking.notes, offered), (false, Margin::default()));
        assert_eq!(of("[]"), None);
        assert_eq!(of("{\"format\":\"duizhao-rules\"}"), None);
    }

    #[test]
    fn no_file_of_rules_changes_nothing_and_is_named_in_every_language() {
        for language in Language::ALL {
            for bytes in [&b""[..], b"\xff\xfe", b"[]", b"{\"format\":\"duizhao\"}"] {
                let taking = Taking::of(bytes, own(), language);
                assert_eq!((taking.lines.len(), &taking.after), (1, &own()));
            }
        }
    }

    #[test]
    fn of_many_bad_lines_the_first_are_listed_and_the_others_counted() {
        let text = file(&vec![r#"{"to":1}"#; MOST + 12].join(",\n"));
        let taking = Taking::of(text.as_bytes(), String::new(), Language::ZhHant);
        assert_eq!(taking.lines.len(), 1 + MOST + 1);
        assert!(taking.lines[2].starts_with("第 2 行："));
        assert_eq!(taking.lines[MOST + 1], "還有 12 條");
    }
}
