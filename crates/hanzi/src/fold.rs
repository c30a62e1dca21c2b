//! Folding for search: one spelling for what a reader takes to be the same characters.
//!
//! Index and query are folded with the same table. Folding merges on purpose more than a
//! conversion does (面 with 麵, 干 with 乾 and 幹): rank exact matches first and offer exact search.

use std::ops::Range;

use crate::variants::VARIANTS;

/// A folded text and the way back to its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    text: String,
    /// Bytes of the source.
    source_len: usize,
    /// Where the distance between the two texts changes: a place in the folded text and the place
    /// in the source it came from, both in bytes, ascending. From each on, both run in step.
    steps: Vec<(usize, usize)>,
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The folded text alone.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The bytes of the source that became `folded`, a byte range of the folded text.
    ///
    /// Starts with the source of the first character touched, ends before the source of the first
    /// character not touched: characters folding drops belong to the one before them. Beyond the
    /// end of the folded text lies the end of the source.
    pub fn source(&self, folded: Range<usize>) -> Range<usize> {
        let end = folded.end.max(folded.start);
        self.source_of(self.text.floor_char_boundary(folded.start))
            ..self.source_of(self.text.ceil_char_boundary(end))
    }

    /// The source place of a character border of the folded text.
    fn source_of(&self, place: usize) -> usize {
        if place >= self.text.len() {
            return self.source_len;
        }
        let after = self.steps.partition_point(|&(folded, _)| folded <= place);
        match after.checked_sub(1).and_then(|at| self.steps.get(at)) {
            Some(&(folded, source)) => source + (place - folded),
            None => place,
        }
    }
}

/// Folds `text`: variants and both scripts of a character to one of them, quotation marks, dots,
/// dashes and spaces to one of each, full and half width to the usual one, Latin capitals to small
/// letters, compatibility ideographs and radicals to the character they are; invisible characters
/// are dropped.
///
/// ```
/// let folded = hanzi::fold("《學習》２０１６「ＡＩ」");
/// assert_eq!(folded.text(), hanzi::fold("《学习》2016“ai”").text());
/// assert_eq!(folded.source(3..9), 3..9); // 學習
/// assert_eq!(folded.source(12..16), 12..24); // ２０１６
/// ```
pub fn fold(text: &str) -> Folded {
    let variants = &*VARIANTS;
    let mut folded = String::with_capacity(text.len());
    let mut steps = Vec::new();
    let mut distance = (0, 0);
    for (place, character) in text.char_indices() {
        let Some(form) = variants.folded(character) else {
            continue;
        };
        // Both are equal while the texts run in step: adding the other side avoids signed numbers.
        if distance.0 + place != distance.1 + folded.len() {
            steps.push((folded.len(), place));
            distance = (folded.len(), place);
        }
        folded.push(form);
    }
    Folded {
        text: folded,
        source_len: text.len(),
        steps,
    }
}

/// The folded form of one character; `None` when folding drops it. Folding a text is folding its
/// characters one by one.
pub fn fold_char(character: char) -> Option<char> {
    VARIANTS.folded(character)
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_char};

    #[track_caller]
    fn check(one: &str, other: &str) {
        assert_eq!(fold(one).text(), fold(other).text());
    }

    #[track_caller]
    fn check_source(text: &str, wanted: &str, source: &str) {
        let folded = fold(text);
        let wanted = fold(wanted).into_text();
        let start = folded.text().find(&wanted).unwrap();
        assert_eq!(
            text.get(folded.source(start..start + wanted.len())),
            Some(source)
        );
    }

    #[test]
    fn both_scripts_fold_to_one_text() {
        check("学习后着么里发台", "學習後著麼裡發臺");
        check("学习后着么里发台", "學習后著幺裏髮颱");
        check("彷彿復仇", "仿佛复仇");
    }

    #[test]
    fn different_characters_stay_apart() {
        for pair in ["人入", "己已", "未末", "上下", "大犬"] {
            let mut folded = pair.chars().map(fold_char);
            assert_ne!(folded.next(), folded.next(), "{pair}");
        }
    }

    #[test]
    fn quotation_marks_width_and_capitals_do_not_matter() {
        check(
            "“软件”‘AI’，２０１６年－２０２０年！",
            "「軟件」『ai』,2016年—2020年!",
        );
        check("鲍勃·特纳", "鮑勃・特納");
        check("全\u{3000}角", "全 角");
    }

    #[test]
    fn other_codes_of_a_character_fold_with_it() {
        check("\u{f9d1}\u{2f818}⾒⼈", "六冤見人");
        assert_eq!(fold_char('⾒'), Some('见'));
    }

    #[test]
    fn invisible_characters_are_dropped() {
        check("图\u{200b}书\u{feff}馆\u{ad}", "圖書館");
        check("葛\u{e0100}城", "葛城");
    }

    #[test]
    fn a_match_leads_back_to_the_source() {
        check_source("在Ｇｕｌｉ的“圖\u{200b}書館”里", "图书馆", "圖\u{200b}書館");
        check_source("在Ｇｕｌｉ的“圖書館”里", "guli", "Ｇｕｌｉ");
        check_source("\u{feff}開頭", "开", "開");
        check_source("𠮷野家\u{fe00}", "家", "家\u{fe00}");
        check_source("說\u{2f89f}話", "话", "話");
    }

    #[test]
    fn ranges_outside_the_text_end_with_the_source() {
        let folded = fold("ＡＢ\u{200b}");
        assert_eq!(folded.source(0..99), 0..9);
        assert_eq!(folded.source(5..99), 9..9);
        assert_eq!(fold("").source(0..1), 0..0);
        assert_eq!(
            fold("漢字").source(1..4),
            0..6,
            "half a character is a whole one"
        );
        #[expect(
            clippy::reversed_empty_ranges,
            reason = "what a caller might hand over"
        )]
        let reversed = fold("漢字").source(3..0);
        assert_eq!(reversed, 3..3);
    }

    #[test]
    fn a_plain_text_needs_no_steps() {
        assert!(fold("學習後 plain").steps.is_empty());
    }
}
