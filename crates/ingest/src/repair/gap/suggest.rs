//! What may have stood where characters are lost.
//!
//! Two sources, both guesses: what follows the same words elsewhere on the page, and a small
//! table of what verbs of reports and news take as objects.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use hanzi::ScriptState;

use crate::repair::gloss::is_han;

/// The longest suggestion from the page, in characters.
const LONGEST: usize = 4;
/// The most suggestions.
const MOST: usize = 5;

/// A word in Simplified and in Traditional script.
type Word = (&'static str, &'static str);

/// Verbs and what they take, the likeliest first.
const OBJECTS: &[(&[&str], &[Word])] = &[
    (
        &[
            "出版", "编印", "編印", "印发", "印發", "编辑", "編輯", "创办", "創辦",
        ],
        &[
            ("专刊", "專刊"),
            ("专辑", "專輯"),
            ("会刊", "會刊"),
            ("画册", "畫冊"),
            ("文集", "文集"),
            ("刊物", "刊物"),
            ("图书", "圖書"),
            ("专著", "專著"),
        ],
    ),
    (
        &["召开", "召開", "举行", "舉行"],
        &[
            ("会议", "會議"),
            ("大会", "大會"),
            ("座谈会", "座談會"),
            ("仪式", "儀式"),
        ],
    ),
    (
        &["开展", "開展", "组织", "組織", "举办", "舉辦"],
        &[
            ("活动", "活動"),
            ("工作", "工作"),
            ("培训", "培訓"),
            ("调研", "調研"),
            ("展览", "展覽"),
        ],
    ),
    (
        &["制定", "制订", "制訂", "完善", "建立", "健全"],
        &[
            ("制度", "制度"),
            ("机制", "機制"),
            ("办法", "辦法"),
            ("方案", "方案"),
            ("计划", "計劃"),
        ],
    ),
    (
        &["发布", "發布", "發佈", "颁布", "頒布"],
        &[
            ("通知", "通知"),
            ("公告", "公告"),
            ("规定", "規定"),
            ("标准", "標準"),
        ],
    ),
    (
        &["发表", "發表", "撰写", "撰寫"],
        &[
            ("文章", "文章"),
            ("论文", "論文"),
            ("讲话", "講話"),
            ("报告", "報告"),
        ],
    ),
    (
        &["提高", "增强", "增強", "提升"],
        &[
            ("能力", "能力"),
            ("水平", "水平"),
            ("质量", "質量"),
            ("意识", "意識"),
        ],
    ),
    (
        &["取得", "获得", "獲得"],
        &[
            ("成绩", "成績"),
            ("成效", "成效"),
            ("进展", "進展"),
            ("荣誉", "榮譽"),
        ],
    ),
];

/// A page with gaps: what follows which characters on it.
pub(super) struct Page<'a> {
    text: &'a str,
    /// Where two Han characters that stand before a gap end elsewhere.
    after: BTreeMap<[char; 2], Vec<usize>>,
    is_hant: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, gaps: &[Range<usize>]) -> Self {
        let mut after: BTreeMap<[char; 2], Vec<usize>> = BTreeMap::new();
        for gap in gaps.iter().take(super::MOST_SUGGESTED) {
            if let Some(pair) = pair_before(text, gap.start) {
                after.entry(pair).or_default();
            }
        }
        for (pair, places) in &mut after {
            let pair: String = pair.iter().collect();
            let found = text.match_indices(&pair).take(MOST * 4);
            places.extend(found.map(|(at, pair)| at + pair.len()));
        }
        let is_hant = !gaps.is_empty() && matches!(hanzi::count(text).state(), ScriptState::Hant);
        Self {
            text,
            after,
            is_hant,
        }
    }

    /// What may have stood at a gap, best first.
    pub(super) fn suggest(&self, gap: &Range<usize>) -> Vec<String> {
        let mut found = self.elsewhere(gap);
        let before = self.text.get(..gap.start).unwrap_or_default();
        let objects = OBJECTS
            .iter()
            .find(|(verbs, _)| verbs.iter().any(|verb| before.ends_with(verb)));
        if let Some((_, objects)) = objects {
            found.extend(
                objects
                    .iter()
                    .map(|(hans, hant)| if self.is_hant { *hant } else { *hans }.to_owned()),
            );
        }
        let mut seen = HashSet::new();
        found.retain(|word| seen.insert(word.clone()));
        found.truncate(MOST);
        found
    }

    /// What stands elsewhere on the page between the two characters before the gap and the one
    /// after it.
    fn elsewhere(&self, gap: &Range<usize>) -> Vec<String> {
        let (Some(pair), Some(next)) = (
            pair_before(self.text, gap.start),
            self.text
                .get(gap.end..)
                .and_then(|after| after.chars().next()),
        ) else {
            return Vec::new();
        };
        let places = self.after.get(&pair).map(Vec::as_slice).unwrap_or_default();
        let between = |&place: &usize| {
            let after = self.text.get(place..)?;
            let length = after
                .chars()
                .take(LONGEST + 1)
                .position(|character| character == next)?;
            let word: String = after.chars().take(length).collect();
            (length > 0 && word.chars().all(is_han)).then_some(word)
        };
        places
            .iter()
            .filter(|place| **place != gap.start)
            .filter_map(between)
            .collect()
    }
}

fn pair_before(text: &str, at: usize) -> Option<[char; 2]> {
    let mut before = text.get(..at)?.chars().rev();
    let (last, first) = (before.next()?, before.next()?);
    (is_han(first) && is_han(last)).then_some([first, last])
}

#[cfg(test)]
mod tests {
    use super::Page;

    fn suggest(text: &str) -> Vec<String> {
        let at = text.find("???").expect("there is a gap");
        let gap = at..at + 3;
        Page::new(text, std::slice::from_ref(&gap)).suggest(&gap)
    }

    #[test]
    fn what_follows_the_same_words_elsewhere_comes_first() {
        let page = "公布第二批简化字，后来第二批???，停止使用。";
        assert_eq!(suggest(page).first().map(String::as_str), Some("简化字"));
    }

    #[test]
    fn what_a_verb_takes_is_suggested_in_the_script_of_the_page() {
        assert!(suggest("為了總結經驗，編輯出版???，對工作進行回顧").contains(&"專刊".to_owned()));
        assert!(suggest("为了总结经验，编辑出版???，对工作进行回顾").contains(&"专刊".to_owned()));
    }

    #[test]
    fn where_nothing_is_known_nothing_is_suggested() {
        assert!(suggest("山上的???，很好看").is_empty());
    }
}
