//! What stands around the reading matter: which lines of a page are furniture, and of what kind.

use std::sync::LazyLock;

use bundle::FurnitureKind;

use super::breadcrumb;
use super::date;
use super::labels::{self, Item, Label};
use super::lines::Line;
use super::signs::{Signs, table};

/// The words of controls, in Simplified script; `true` where one alone makes a line a control.
const CONTROLS: &[(&str, bool)] = &[
    ("放大", true),
    ("缩小", true),
    ("打印", true),
    ("列印", true),
    ("友善列印", true),
    ("转寄", true),
    ("打印本页", true),
    ("打印此页", true),
    ("关闭", true),
    ("关闭窗口", true),
    ("关闭本页", true),
    ("收藏", true),
    ("收藏本页", true),
    ("加入收藏", true),
    ("分享", true),
    ("分享到", true),
    ("复制链接", true),
    ("返回", true),
    ("返回顶部", true),
    ("返回首页", true),
    ("返回列表", true),
    ("字号", true),
    ("字体", true),
    ("字级", true),
    ("字体大小", true),
    ("默认", false),
    ("大", false),
    ("中", false),
    ("小", false),
    ("特大", false),
    ("a+", false),
    ("a-", false),
    ("微信", false),
    ("微博", false),
    ("qq空间", false),
    ("保护视力色", true),
    ("上一篇", true),
    ("下一篇", true),
    ("上一页", true),
    ("下一页", true),
];

static CONTROL_TABLE: LazyLock<Vec<(Vec<char>, bool)>> = LazyLock::new(|| table(CONTROLS));

/// The longest line that can be furniture, in characters.
const LONGEST: usize = 200;
/// How many lines that are no furniture the head of a page may have before its last furniture.
const LINES_BETWEEN: usize = 4;
/// The longest line that can be a title, in characters.
const LONGEST_TITLE: usize = 80;

/// What a line would be at the head or the foot of a page, by its words.
pub(crate) fn classify(line: &str) -> Option<FurnitureKind> {
    if line.chars().count() > LONGEST {
        None
    } else if breadcrumb::read(line).is_some() {
        Some(FurnitureKind::Breadcrumb)
    } else if is_control(line) {
        Some(FurnitureKind::Control)
    } else {
        let items = labels::items(line);
        if !is_imprint(line, &items) {
            None
        } else if items.iter().any(|item| in_imprint(item.label)) {
            Some(FurnitureKind::Imprint)
        } else {
            Some(FurnitureKind::Byline)
        }
    }
}

const fn in_imprint(label: Label) -> bool {
    !matches!(label, Label::Author | Label::Editor)
}

/// Whether the labels of a line hold what they announce.
fn is_imprint(line: &str, items: &[Item]) -> bool {
    let holds = |item: &Item| {
        let value = line.get(item.value.clone()).unwrap_or_default();
        match item.label {
            Label::Date => date::read(value).is_some_and(|dated| {
                value
                    .get(dated.len..)
                    .is_some_and(|rest| rest.chars().count() <= 6)
            }),
            _ => value.chars().count() <= 60 && !value.contains('。'),
        }
    };
    !items.is_empty() && items.iter().all(holds)
}

/// Whether a line holds nothing but controls.
fn is_control(line: &str) -> bool {
    let signs = Signs::of(line);
    let (mut at, mut telling) = (0, false);
    while at < signs.count() {
        if let Some((end, alone)) = CONTROL_TABLE
            .iter()
            .find_map(|(word, alone)| signs.after(at, word).map(|end| (end, *alone)))
        {
            let neighbour = (at == 0 || end == signs.count()) && telling;
            telling |= alone || neighbour;
            let words = line.get(..signs.byte(end)).unwrap_or_default().trim();
            if telling
                && (words.ends_with('篇') || words.ends_with('页'))
                && signs.get(end) == Some(':')
            {
                return true; // the title of a neighbouring page may follow
            }
            at = end;
        } else if signs.get(at).is_some_and(char::is_alphanumeric) {
            return false;
        } else {
            at += 1;
        }
    }
    telling
}

/// The lines of a page, told apart: indexes into its list of lines.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The furniture, in order.
    pub(super) furniture: Vec<(usize, FurnitureKind)>,
    /// The lines between the furniture of the head that are none themselves: titles stand there.
    pub(super) between: Vec<usize>,
    /// Where the banner of the site ends: at the breadcrumb, if there is one.
    pub(super) banner: usize,
    /// Where the reading matter begins.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

impl Layout {
    /// The first piece of furniture of a kind.
    pub(super) fn first(&self, kind: FurnitureKind) -> Option<usize> {
        self.furniture
            .iter()
            .find(|(_, it)| *it == kind)
            .map(|(line, _)| *line)
    }
}

/// Finds the furniture at the head and at the foot of a page.
///
/// A line amid the reading matter stays there, whatever its words: articles quote imprints.
/// `outside` tells of lines that the mark-up keeps apart from the reading matter.
pub(super) fn layout(lines: &[Line<'_>], outside: impl Fn(&Line<'_>) -> bool) -> Layout {
    let mut layout = Layout::default();
    let mut waiting = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(kind) = classify(line.text) {
            if kind == FurnitureKind::Breadcrumb {
                layout.banner = index;
            }
            layout.between.append(&mut waiting);
            layout.furniture.push((index, kind));
            layout.start = index + 1;
        } else if outside(line) || (waiting.len() < LINES_BETWEEN && could_be_title(line)) {
            waiting.push(index);
        } else {
            break;
        }
    }
    layout.end = lines.len();
    let mut foot = Vec::new();
    let mut site = 0;
    for (index, line) in lines.iter().enumerate().skip(layout.start).rev() {
        match classify(line.text) {
            Some(
                kind @ (FurnitureKind::Byline | FurnitureKind::Imprint | FurnitureKind::Control),
            ) if !is_date_alone(line.text) || outside(line) => {
                foot.push((index, kind));
                layout.end = index;
            }
            _ if outside(line) => layout.end = index,
            // The site may sign below the byline; without one, what stands last is text.
            None if foot.is_empty() && site < LINES_BETWEEN && signs_site(line.text) => site += 1,
            _ => break,
        }
    }
    layout.furniture.extend(foot.into_iter().rev());
    layout
}

/// Whether a line is what sites put at the foot of every page.
fn signs_site(line: &str) -> bool {
    const WORDS: &[&str] = &["版权", "版權", "copyright", "icp", "©", "all rights"];
    let line = line.to_lowercase();
    let parts = line
        .split(['|', '｜'])
        .filter(|part| !part.trim().is_empty())
        .count();
    line.chars().count() <= LONGEST_TITLE
        && (parts >= 2 || WORDS.iter().any(|word| line.contains(word)))
}

/// A date at the foot of an article is a signature and belongs to it.
pub(crate) fn is_date_alone(line: &str) -> bool {
    labels::items(line).iter().all(|item| item.name.is_empty())
}

/// Whether a line may be a title, by its looks: short, and no sentence.
pub(super) fn could_be_title(line: &Line<'_>) -> bool {
    let ends = |c: char| "。；;，,、：:".contains(c);
    !line.indented
        && line.text.chars().count() <= LONGEST_TITLE
        && !line.text.ends_with(ends)
        && !line.text.contains('。')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::lines;

    #[track_caller]
    fn check(line: &str, kind: Option<FurnitureKind>) {
        assert_eq!(classify(line), kind, "{line}");
    }

    #[test]
    fn furniture_is_known_by_its_words() {
        check("放大", Some(FurnitureKind::Control));
        check("縮小", Some(FurnitureKind::Control));
        check(
            "【字号：大 中 小】 【打印】【关闭】",
            Some(FurnitureKind::Control),
        );
        check("上一篇：旧书整理记", Some(FurnitureKind::Control));
        check("发布时间:2018-09-28  来源:", Some(FurnitureKind::Imprint));
        check("2018-09-28", Some(FurnitureKind::Imprint));
        check("责任编辑：张三", Some(FurnitureKind::Byline));
        check("当前位置: 首页 > 文字", Some(FurnitureKind::Breadcrumb));
    }

    #[test]
    fn sentences_are_not_furniture() {
        check("2018年9月28日，馆里开了一次会", None);
        check("时间：下午", None);
        check("大家都来了", None);
        check("放大镜的用法", None);
        check("大", None);
        check("中", None);
    }

    #[test]
    fn an_imprint_amid_the_text_stays_there() {
        let page =
            "标题\n2018-09-28\n　　第一段。\n来源：某书\n　　第二段。\n2018年9月30日\n编辑：张三";
        let lines = lines(page);
        let layout = layout(&lines, |_| false);
        assert_eq!(
            layout.furniture,
            [(1, FurnitureKind::Imprint), (6, FurnitureKind::Byline)]
        );
        assert_eq!((layout.start, layout.end), (2, 6));
        assert_eq!(layout.between, [0]);
    }
}
