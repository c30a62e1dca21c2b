//! Lines outside the main content: which of them are kept, because they say something of the page.

use bundle::FurnitureKind;

use crate::parse;

/// Which lines have been kept so far.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// Whether the title or a breadcrumb has been seen: before them stands the banner of the site.
    pub(super) begun: bool,
    /// Whether the main content is past.
    pub(super) past: bool,
    trail: bool,
}

impl Outside {
    /// Whether to keep a line.
    ///
    /// The first breadcrumb; imprints and bylines, but a date without a label only between the title
    /// and the text, where no other date stands.
    pub(super) fn keeps(&mut self, line: &str) -> bool {
        let plain = without_notes(line);
        match parse::furniture_kind(&plain) {
            Some(FurnitureKind::Breadcrumb) => {
                let first = !self.trail && !self.past;
                self.trail = true;
                self.begun = true;
                first
            }
            Some(FurnitureKind::Imprint) => {
                !parse::is_date_alone(&plain) || (self.begun && !self.past)
            }
            Some(FurnitureKind::Byline) => true,
            _ => false,
        }
    }
}

/// A line without notes on pronunciation. They are taken out for good, and put on record, when the
/// text is repaired; here they only must not hide a label.
fn without_notes(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('(') {
        plain.push_str(before);
        let note = after.split_once(')').filter(|(note, _)| {
            let latin = |c: char| c.is_alphabetic() && c < '\u{2000}';
            !before.ends_with(|c: char| c.is_ascii())
                && (1..=6).contains(&note.chars().count())
                && note.chars().all(latin)
        });
        if note.is_none() {
            plain.push('(');
        }
        rest = note.map_or(after, |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_on_pronunciation_do_not_hide_a_label() {
        assert_eq!(without_notes("當(dāng)前位置(b)"), "當前位置");
        assert_eq!(without_notes("旧书(第二版)(a"), "旧书(第二版)(a");
        assert!(Outside::default().keeps("當(dāng)前位置: 首頁 > 館藏"));
    }

    #[test]
    fn a_date_alone_is_kept_between_title_and_text_only() {
        let mut outside = Outside::default();
        assert!(!outside.keeps("2018-09-28"));
        outside.begun = true;
        assert!(outside.keeps("2018-09-28"));
        outside.past = true;
        assert!(!outside.keeps("2018-09-28"));
        assert!(outside.keeps("责任编辑：张三"));
        assert!(!outside.keeps("打印"));
    }
}
