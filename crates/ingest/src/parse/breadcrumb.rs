//! The way to the page from the home page of its site.

use std::ops::Range;
use std::sync::LazyLock;

use bundle::Breadcrumb;

use super::lines::is_blank;
use super::signs::{Signs, folded, table};

/// What stands before a breadcrumb, in Simplified script; matched against folded text.
const LABELS: &[(&str, ())] = &[
    ("当前位置", ()),
    ("目前位置", ()),
    ("您的位置", ()),
    ("你的位置", ()),
    ("您现在的位置", ()),
    ("你现在的位置", ()),
    ("您现在的位置是", ()),
    ("您当前的位置", ()),
    ("您当前位置", ()),
    ("您所在的位置", ()),
    ("您所在位置", ()),
    ("所在位置", ()),
    ("现在位置", ()),
    ("现在的位置", ()),
    ("当前的位置", ()),
    ("当前栏目", ()),
    ("位置", ()),
];

/// What sites call their home page, in Simplified script.
const HOME: &[&str] = &["首页", "网站首页", "本站首页", "主页", "网站主页", "home"];

/// Steps that only say "here".
const HERE: &[&str] = &[
    "正文",
    "内容",
    "详情",
    "详细",
    "文章",
    "浏览文章",
    "文章内容",
];

static LABEL_TABLE: LazyLock<Vec<(Vec<char>, ())>> = LazyLock::new(|| table(LABELS));
static HOME_WORDS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| HOME.iter().map(|word| folded(word)).collect());
static HERE_WORDS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| HERE.iter().map(|word| folded(word)).collect());

/// A breadcrumb line, its places in bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trail {
    /// The label with its colon; empty where the home page begins the line.
    pub(super) label: Range<usize>,
    /// The steps with their separators.
    pub(super) at: Range<usize>,
    /// What the steps say.
    pub(super) breadcrumb: Breadcrumb,
}

/// Reads a line that begins with a label and a step, or with the home page and a separator.
pub(super) fn read(line: &str) -> Option<Trail> {
    if line.chars().count() > 300 {
        return None;
    }
    let signs = Signs::of(line);
    let labelled = LABEL_TABLE
        .iter()
        .find_map(|(word, ())| signs.after(0, word));
    let start = match labelled {
        Some(end) => {
            let colon = signs.skip_spaces(end);
            let follows = |c: char| c == ':' || is_separator(c);
            if !signs.get(colon).is_none_or(follows) && colon == end && !home_at(&signs, end) {
                return None;
            }
            if signs.get(colon) == Some(':') {
                colon + 1
            } else {
                end
            }
        }
        None => after_unknown_label(&signs).unwrap_or_default(),
    };
    let at = signs.skip_spaces(start);
    let from = signs.byte(at);
    let label = 0..line
        .get(..signs.byte(start))
        .unwrap_or_default()
        .trim_end()
        .len();
    let trail = line.get(from..).unwrap_or_default();
    let breadcrumb = split(trail);
    // Without a label we know, only arrows: menus are parted by strokes as well.
    let leads_home = home_at(&signs, at) && trail.contains(ARROWS);
    (labelled.is_some() || leads_home).then_some(Trail {
        label,
        at: from..line.len(),
        breadcrumb,
    })
}

/// Whether a step is the home page.
pub(super) fn is_home(step: &str) -> bool {
    HOME_WORDS.contains(&folded(step))
}

/// Whether a step says no more than that the page is here.
pub(super) fn is_here(step: &str) -> bool {
    HERE_WORDS.contains(&folded(step))
}

/// The place after a short label that we do not know, when the home page follows it.
fn after_unknown_label(signs: &Signs) -> Option<usize> {
    let colon = (1..LONGEST_LABEL).find(|at| signs.get(*at) == Some(':'))?;
    home_at(signs, signs.skip_spaces(colon + 1)).then_some(colon + 1)
}

fn home_at(signs: &Signs, at: usize) -> bool {
    HOME_WORDS
        .iter()
        .any(|word| signs.after(at, word).is_some())
}

fn is_separator(c: char) -> bool {
    ">＞»›→▸▶》≫".contains(c)
}

/// The longest label before a breadcrumb, in signs.
const LONGEST_LABEL: usize = 12;

/// Separators that nothing but a breadcrumb has.
const ARROWS: &[char] = &['>', '＞', '»', '›', '→', '▸', '▶', '≫'];

/// The separators a trail is cut at: arrows where there are any, else weaker signs.
fn separators(trail: &str) -> &'static [char] {
    const ANGLES: &[char] = &['》'];
    const WEAK: &[char] = &['/', '／', '|', '｜', '\\'];
    const DASHES: &[char] = &['-', '－', '—', '–', '·', '•'];
    let sets = [ARROWS, ANGLES, WEAK, DASHES];
    sets.into_iter()
        .find(|set| trail.contains(*set))
        .unwrap_or(ARROWS)
}

fn split(trail: &str) -> Breadcrumb {
    let trim = |step: &str| {
        step.trim_matches(|c| is_blank(c) || c == ':' || c == '：')
            .to_owned()
    };
    let mut steps: Vec<String> = trail.split(separators(trail)).map(trim).collect();
    let ended = steps.last().is_some_and(|step| !step.is_empty());
    steps.retain(|step| !step.is_empty());
    Breadcrumb {
        complete: ended && steps.len() > 1,
        steps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, steps: &[&str], complete: bool) {
        let trail = read(line).unwrap();
        assert_eq!(trail.breadcrumb.steps, steps, "{line}");
        assert_eq!(trail.breadcrumb.complete, complete, "{line}");
    }

    #[test]
    fn steps_are_read_whatever_parts_them() {
        check(
            "当前位置: 首页  >  文字  >  编码",
            &["首页", "文字", "编码"],
            true,
        );
        check("當前位置：首頁 » 文字", &["首頁", "文字"], true);
        check(
            "您现在的位置：首页 / 文字 / 正文",
            &["首页", "文字", "正文"],
            true,
        );
        check("你正在看這裡：首頁 > 文字", &["首頁", "文字"], true);
        check("目前位置：首頁 > 文字", &["首頁", "文字"], true);
        check("您的位置 首页＞文字", &["首页", "文字"], true);
        check("首頁 > 文字 > 編碼", &["首頁", "文字", "編碼"], true);
        check(
            "位置：网站首页-文字-编码",
            &["网站首页", "文字", "编码"],
            true,
        );
    }

    #[test]
    fn a_trail_that_breaks_off_is_incomplete() {
        check("當前位置: 首頁\u{a0}\u{a0}>\u{a0}\u{a0}", &["首頁"], false);
        check("当前位置: 首页 > 文字 >", &["首页", "文字"], false);
        check("当前位置: 首页", &["首页"], false);
        check("当前位置:", &[], false);
    }

    #[test]
    fn sentences_are_no_breadcrumbs() {
        assert_eq!(read("位置在城东的图书馆今天开放"), None);
        assert_eq!(read("首页上有一张照片。"), None);
        assert_eq!(read("首頁｜網站導覽｜English"), None);
        assert_eq!(read("一般的句子"), None);
    }
}
