//! The labels of an imprint or a byline, and the values after them.

use std::ops::Range;
use std::sync::LazyLock;

use super::date::{self, Dated};
use super::signs::{Signs, table};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// The publish date.
    Issued,
    /// A date, which is the publish date when it stands in an imprint.
    Date,
    /// Where the site has the page from.
    Source,
    /// The click counter.
    Clicks,
    /// Who wrote it.
    Author,
    /// Who is responsible for the edition.
    Editor,
    /// Something we do not keep; it ends the value before it.
    Other,
}

/// The labels of Chinese sites, in Simplified script: they are matched against folded text. Each is
/// followed by a colon. The list is ours, from pages of governments, parties and newspapers.
const LABELS: &[(&str, Label)] = &[
    ("发布时间", Label::Issued),
    ("发布日期", Label::Issued),
    ("发表时间", Label::Issued),
    ("发表日期", Label::Issued),
    ("发稿时间", Label::Issued),
    ("发文日期", Label::Issued),
    ("发文时间", Label::Issued),
    ("发布于", Label::Issued),
    ("公布日期", Label::Issued),
    ("刊登时间", Label::Issued),
    ("张贴日期", Label::Issued),
    ("上版日期", Label::Issued),
    ("上载日期", Label::Issued),
    ("刊登日期", Label::Issued),
    ("时间", Label::Date),
    ("日期", Label::Date),
    ("来源", Label::Source),
    ("稿源", Label::Source),
    ("信息来源", Label::Source),
    ("文章来源", Label::Source),
    ("稿件来源", Label::Source),
    ("新闻来源", Label::Source),
    ("内容来源", Label::Source),
    ("本文来源", Label::Source),
    ("资料来源", Label::Source),
    ("出处", Label::Source),
    ("点击", Label::Clicks),
    ("点击数", Label::Clicks),
    ("点击量", Label::Clicks),
    ("点击率", Label::Clicks),
    ("点击次数", Label::Clicks),
    ("点阅", Label::Clicks),
    ("点阅数", Label::Clicks),
    ("点阅率", Label::Clicks),
    ("点阅次数", Label::Clicks),
    ("浏览", Label::Clicks),
    ("浏览人次", Label::Clicks),
    ("浏览人数", Label::Clicks),
    ("浏览量", Label::Clicks),
    ("浏览数", Label::Clicks),
    ("浏览次数", Label::Clicks),
    ("阅读", Label::Clicks),
    ("阅读量", Label::Clicks),
    ("阅读数", Label::Clicks),
    ("阅读次数", Label::Clicks),
    ("访问量", Label::Clicks),
    ("访问次数", Label::Clicks),
    ("人气", Label::Clicks),
    ("作者", Label::Author),
    ("本文作者", Label::Author),
    ("撰稿", Label::Author),
    ("撰稿人", Label::Author),
    ("撰文", Label::Author),
    ("记者", Label::Author),
    ("通讯员", Label::Author),
    ("供稿", Label::Author),
    ("供稿人", Label::Author),
    ("责任编辑", Label::Editor),
    ("责编", Label::Editor),
    ("编辑", Label::Editor),
    ("网络编辑", Label::Editor),
    ("网页编辑", Label::Editor),
    ("值班编辑", Label::Editor),
    ("更新时间", Label::Other),
    ("更新日期", Label::Other),
    ("修改时间", Label::Other),
    ("成文日期", Label::Other),
    ("录入", Label::Other),
    ("录入者", Label::Other),
    ("录入时间", Label::Other),
    ("发布者", Label::Other),
    ("发布人", Label::Other),
    ("发布单位", Label::Other),
    ("发布机构", Label::Other),
    ("审核", Label::Other),
    ("审核人", Label::Other),
    ("校对", Label::Other),
    ("摄影", Label::Other),
    ("关键词", Label::Other),
    ("关键字", Label::Other),
    ("字号", Label::Other),
    ("字体", Label::Other),
    ("字级", Label::Other),
    ("建立日期", Label::Other),
    ("字体大小", Label::Other),
    ("分享到", Label::Other),
    ("分享", Label::Other),
    ("评论", Label::Other),
    ("评论数", Label::Other),
    ("索引号", Label::Other),
    ("文号", Label::Other),
];

/// Words of the controls, which end a value without a colon of their own.
const ENDS: &[(&str, ())] = &[
    ("打印", ()),
    ("列印", ()),
    ("友善列印", ()),
    ("转寄", ()),
    ("关闭", ()),
    ("放大", ()),
    ("缩小", ()),
    ("收藏", ()),
    ("分享", ()),
    ("复制链接", ()),
    ("返回", ()),
];

static TABLE: LazyLock<Vec<(Vec<char>, Label)>> = LazyLock::new(|| table(LABELS));
static END_TABLE: LazyLock<Vec<(Vec<char>, ())>> = LazyLock::new(|| table(ENDS));

/// A label with its value, in bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// What it announces.
    pub(crate) label: Label,
    /// The label with its colon; empty for a date that stands without one.
    pub(crate) name: Range<usize>,
    /// The value; empty when nothing follows.
    pub(crate) value: Range<usize>,
}

/// The labels of a line with their values, if it begins with one or with a date; else nothing.
pub(crate) fn items(line: &str) -> Vec<Item> {
    let signs = Signs::of(line);
    let mut marks: Vec<(Option<Label>, Range<usize>)> = Vec::new();
    let mut at = skip_openers(&signs, 0);
    while at < signs.count() {
        let open_value = marks.last().is_some_and(|(label, name)| {
            matches!(label, Some(Label::Issued | Label::Date | Label::Other))
                && signs.skip_spaces(name.end) == at
        });
        if let Some((label, end)) = label_at(&signs, at) {
            marks.push((Some(label), at..end));
            at = end;
        } else if marks.last().is_some_and(|(_, name)| name.end <= at) && is_end(&signs, at) {
            marks.push((None, at..at));
            at += 1;
        } else if let Some(dated) = date_at(line, &signs, at)
            && (open_value || stands_alone(&signs, at))
        {
            let end = place_of(&signs, signs.byte(at) + dated.len);
            if !open_value {
                marks.push((Some(Label::Date), at..at));
            }
            at = end.max(at + 1);
        } else {
            at += 1;
        }
        if marks.is_empty() {
            return Vec::new(); // it begins with something else
        }
    }
    values(line, &signs, &marks)
}

/// Cuts out the values between the marks.
fn values(line: &str, signs: &Signs, marks: &[(Option<Label>, Range<usize>)]) -> Vec<Item> {
    let next = marks
        .iter()
        .skip(1)
        .map(|(_, name)| name.start)
        .chain([signs.count()]);
    let cut = marks.iter().zip(next).filter_map(|((label, name), end)| {
        let value = trim(line, signs.bytes(name.end..end));
        Some(Item {
            label: (*label)?,
            name: trim_end(line, signs.bytes(name.clone())),
            value,
        })
    });
    cut.collect()
}

fn label_at(signs: &Signs, at: usize) -> Option<(Label, usize)> {
    TABLE.iter().find_map(|(word, label)| {
        let end = signs.skip_spaces(signs.after(at, word)?);
        (signs.get(end) == Some(':')).then_some((*label, end + 1))
    })
}

/// Whether a word of the controls stands at `at`, apart from what is around it.
fn is_end(signs: &Signs, at: usize) -> bool {
    let apart = |sign: Option<char>| sign.is_none_or(|c| !c.is_alphanumeric());
    let before = at.checked_sub(1).and_then(|before| signs.get(before));
    apart(before)
        && END_TABLE.iter().any(|(word, ())| {
            signs
                .after(at, word)
                .is_some_and(|end| apart(signs.get(end)))
        })
}

/// A full date at a place.
fn date_at(line: &str, signs: &Signs, at: usize) -> Option<Dated> {
    let starts = signs.get(at).is_some_and(|c| c.is_ascii_digit());
    if !starts {
        return None;
    }
    date::read(line.get(signs.byte(at)..)?).filter(|dated| dated.has_day)
}

/// Whether a date at `at` is not part of a longer expression.
fn stands_alone(signs: &Signs, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| signs.get(before));
    before.is_none_or(|c| " |[【".contains(c))
}

fn place_of(signs: &Signs, byte: usize) -> usize {
    (0..signs.count())
        .find(|place| signs.byte(*place) >= byte)
        .unwrap_or(signs.count())
}

fn skip_openers(signs: &Signs, mut at: usize) -> usize {
    while signs.get(at).is_some_and(|c| " [(【（〔|·*-".contains(c)) {
        at += 1;
    }
    at
}

fn trim_end(line: &str, range: Range<usize>) -> Range<usize> {
    let text = line.get(range.clone()).unwrap_or_default();
    range.start..range.start + text.trim_end().len()
}

/// Takes white space, separators and lone brackets from both ends of a value.
fn trim(line: &str, range: Range<usize>) -> Range<usize> {
    let text = line.get(range.clone()).unwrap_or_default();
    let paired = |open: char, close: char| text.contains(open) && text.contains(close);
    let loose = |c: char| match c {
        '(' | ')' => !paired('(', ')'),
        '（' | '）' => !paired('（', '）'),
        '[' | ']' => !paired('[', ']'),
        '【' | '】' => !paired('【', '】'),
        _ => super::lines::is_blank(c) || "|｜,，;；、/".contains(c),
    };
    let front = text.trim_start_matches(loose);
    let start = range.start + (text.len() - front.len());
    start..start + front.trim_end_matches(loose).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, wanted: &[(Label, &str)]) {
        let found = items(line);
        let read: Vec<_> = found
            .iter()
            .map(|it| (it.label, line.get(it.value.clone()).unwrap()))
            .collect();
        assert_eq!(read, wanted, "{line}");
    }

    #[test]
    fn labels_of_both_scripts_give_their_values() {
        check(
            "发布时间:2018-09-28  来源:",
            &[(Label::Issued, "2018-09-28"), (Label::Source, "")],
        );
        check(
            "發佈時間：2018年9月28日　來源：文史館　點擊：1,204次",
            &[
                (Label::Issued, "2018年9月28日"),
                (Label::Source, "文史館"),
                (Label::Clicks, "1,204次"),
            ],
        );
        check(
            "作者:     责任编辑:张三",
            &[(Label::Author, ""), (Label::Editor, "张三")],
        );
    }

    #[test]
    fn a_date_may_stand_without_a_label() {
        check(
            "2014-04-09 11:54 来源:文史馆 点击:0",
            &[
                (Label::Date, "2014-04-09 11:54"),
                (Label::Source, "文史馆"),
                (Label::Clicks, "0"),
            ],
        );
        check(
            "来源：文史馆 2014-04-09",
            &[(Label::Source, "文史馆"), (Label::Date, "2014-04-09")],
        );
    }

    #[test]
    fn labels_may_be_spaced_glued_or_bracketed() {
        check("作　者：李 四", &[(Label::Author, "李 四")]);
        check(
            "来源:文史馆作者:李四",
            &[(Label::Source, "文史馆"), (Label::Author, "李四")],
        );
        check("（责任编辑：王五）", &[(Label::Editor, "王五")]);
        check("[责任编辑:王五]", &[(Label::Editor, "王五")]);
        check("来源：文史馆（北京）", &[(Label::Source, "文史馆（北京）")]);
        check(
            "来源：文史馆 【字号：大 中 小】 打印",
            &[(Label::Source, "文史馆"), (Label::Other, "大 中 小")],
        );
    }

    #[test]
    fn a_sentence_has_no_labels() {
        check("本书的来源：不明。", &[]);
        check("作者单位：文史馆", &[]);
        check(
            "2014年4月9日，本馆开放。",
            &[(Label::Date, "2014年4月9日，本馆开放。")],
        );
    }
}
