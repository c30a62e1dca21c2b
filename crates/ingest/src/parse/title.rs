//! The title of an article, and the body that issued it.

use std::sync::LazyLock;

use bundle::{Field, FurnitureKind, Inference};

use super::furniture::{Layout, could_be_title};
use super::lines::Line;
use super::signs::folded;

/// What the names of bodies end in, in Simplified script; matched against folded text. Ours, from
/// the bodies that Chinese sites name in their titles.
const BODIES: &str = "\
    委 党委 团委 工委 委员会 委会 纪委 常委会 区委 市委 县委 省委 支委 会 部 支部 总支 党支部 \
    党总支 局 厅 院 社 馆 所 署 司 处 科 办 办公室 协会 学会 商会 理事会 中心 大学 学院 中学 小学 \
    学校 校 研究院 研究所 公司 集团 出版社 报社 电视台 电台 编辑部 政府 人大 政协 法院 检察院 医院 \
    机关 小组 课题组 工作站 基地 基金会 联合会 工商联 总工会 妇联 文联 作协 科协 侨联 民革 民盟 \
    民建 民进 农工党 致公党 九三学社 台盟 街道 社区 村 镇 乡 县 市 区 省 自治区 州 盟 旗 图书馆 \
    档案馆 博物馆 文史馆 组委会 筹委会 居委会 村委会 管委会 党组 支队 大队 团 银行 联盟 委办";

/// Words that end like a body and are none.
const NO_BODIES: &str = "\
    社会 机会 体会 大会 年会 晚会 盛会 聚会 茶话会 座谈会 研讨会 报告会 交流会 发布会 展览会 博览会 \
    运动会 都会 不会 学会如何 约会 误会 领会 理会 全会 例会 干部 全部 内部 局部 外部 部部 大局 结局 \
    格局 布局 全局 时局 平台 到处 好处 处处 长处 用处 场所 学科 百科 城市 都市 农村 乡村 家乡 故乡 \
    集市 社区社区 一团 集体 本科 公务员 专家组 年轻干部 怎么办 咋办 一村 山村";

static BODY_ENDS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| BODIES.split_whitespace().map(folded).collect());
static NO_BODY_ENDS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| NO_BODIES.split_whitespace().map(folded).collect());

/// The longest name of a body, in characters.
const LONGEST_BODY: usize = 30;

/// A title, and the line it stands on.
#[derive(Debug)]
pub(super) struct Found {
    /// The index of the line.
    pub(super) line: usize,
    /// Whether furniture or mark-up frames it, so that it can be nothing else.
    pub(super) framed: bool,
}

/// Finds the title line: after the breadcrumb, before the imprint. Without either, the first line
/// of the page when it looks like a title and text follows.
///
/// A first sentence is never taken for a title.
pub(super) fn find(lines: &[Line<'_>], layout: &Layout) -> Option<Found> {
    let looks = |index: &usize| lines.get(*index).is_some_and(could_be_title);
    let breadcrumb = layout.first(FurnitureKind::Breadcrumb);
    let after = |index: &&usize| breadcrumb.is_none_or(|breadcrumb| **index > breadcrumb);
    let framed = layout
        .between
        .iter()
        .filter(after)
        .find(|index| looks(index));
    if let Some(line) = framed.or_else(|| layout.between.iter().find(|index| looks(index))) {
        return Some(Found {
            line: *line,
            framed: true,
        });
    }
    let only_breadcrumb = layout
        .furniture
        .iter()
        .all(|(line, kind)| *kind == FurnitureKind::Breadcrumb || *line >= layout.end);
    let first = layout.start;
    let has_text = layout.end > first + 1;
    (only_breadcrumb && has_text && looks(&first) && follows_text(lines, first)).then_some(Found {
        line: first,
        framed: breadcrumb.is_some(),
    })
}

/// Whether the line after a title is set apart from it: longer, indented, or a sentence.
fn follows_text(lines: &[Line<'_>], first: usize) -> bool {
    let (Some(title), Some(next)) = (lines.get(first), lines.get(first + 1)) else {
        return false;
    };
    let ends = |line: &Line<'_>| line.text.ends_with(['。', '！', '？', '!', '?', '”', '」']);
    !ends(title) && (next.indented || ends(next) || next.text.len() > title.text.len() * 2)
}

/// The body in a title of the form "body: slogan".
pub(super) fn issuer(title: &str) -> Field<String> {
    let Some((before, after)) = title.split_once([':', '：']) else {
        return Field::MISSING;
    };
    let body = before.trim();
    if after.trim().is_empty() || body.chars().count() > LONGEST_BODY || !names_body(body) {
        return Field::MISSING;
    }
    Field::Inferred {
        value: body.to_owned(),
        rule: Inference::TitleBeforeColon,
    }
}

/// Whether a name is that of a body, by its ending.
fn names_body(name: &str) -> bool {
    let signs = folded(name);
    let ends = |words: &[Vec<char>]| words.iter().any(|word| signs.ends_with(word));
    signs.len() > 1 && !signs.contains(&'"') && ends(&BODY_ENDS) && !ends(&NO_BODY_ENDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::furniture::layout;
    use crate::parse::lines::lines;

    #[track_caller]
    fn check(page: &str, title: Option<(&str, bool)>) {
        let lines = lines(page);
        let layout = layout(&lines, |_| false);
        let found = find(&lines, &layout);
        let found = found.map(|found| (lines[found.line].text, found.framed));
        assert_eq!(found, title);
    }

    #[test]
    fn the_title_stands_between_breadcrumb_and_imprint() {
        check(
            "当前位置：首页 > 文字\n旧书整理\n2018-09-28\n　　正文。",
            Some(("旧书整理", true)),
        );
        check(
            "舊書整理\n發布時間：2018-09-28\n　　正文。",
            Some(("舊書整理", true)),
        );
        check(
            "当前位置：首页 > 文字\n旧书整理\n　　正文在这里。",
            Some(("旧书整理", true)),
        );
    }

    #[test]
    fn a_first_line_alone_is_a_title_by_position_only() {
        check(
            "旧书整理\n\n　　本馆昨日整理了一批旧书。",
            Some(("旧书整理", false)),
        );
    }

    #[test]
    fn a_sentence_is_never_a_title() {
        check(
            "2014-04-09 来源：文史馆\n本馆整理旧书，内容很多。\n又是一段。",
            None,
        );
        check("本馆昨日整理了一批旧书。\n读者可以查看。", None);
        check("只有一行", None);
    }

    #[test]
    fn the_issuing_body_stands_before_the_colon() {
        for (title, body) in [
            ("桂山市文史馆:旧书新读", "桂山市文史馆"),
            ("河東縣總支：內外兼修", "河東縣總支"),
            ("東海區委會宣傳部：務實創新", "東海區委會宣傳部"),
        ] {
            assert_eq!(issuer(title).value().map(String::as_str), Some(body));
        }
    }

    #[test]
    fn other_words_before_a_colon_are_no_body() {
        for title in [
            "汉字：从甲骨到屏幕",
            "和谐社会：人人有份",
            "旧书整理",
            "文史馆：",
            "好干部：一篇",
        ] {
            assert_eq!(issuer(title), Field::MISSING, "{title}");
        }
    }
}
