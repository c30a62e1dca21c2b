//! Reading figures, and what stands around them.

use std::ops::Range;

use bundle::{Approximation, Figure, FigureKind, When, Words};

use super::super::Piece;
use super::super::clause::Dated;
use super::super::form::Form;
use super::super::numeral::{self, Style};
use super::super::scan;
use super::super::signs::{BREAK, DIGIT, NUMERAL, Signs};
use super::around::{counts, sentence};
use super::measure;
use super::number::{self, Decimal};

/// Fixed phrases that begin like figures.
const SLOGANS: &[&str] = &[
    "四个自信",
    "四个意识",
    "四个全面",
    "两个维护",
    "两个确立",
    "两个务必",
    "两个一百年",
    "三个代表",
    "三个认同",
    "三个倡导",
    "五种能力",
    "五位一体",
    "三位一体",
    "四位一体",
    "八项规定",
    "四项基本原则",
    "两个毫不动摇",
    "六个必须",
    "九个坚持",
    "三会一课",
    "一带一路",
    "两学一做",
    "四史",
    "两个大局",
    "三个务必",
    "一个中国",
    "两个文明",
    "两个根本",
    "三个有利于",
    "四个现代化",
    "五个一工程",
    "三个面向",
    "六个确保",
    "双一流",
    "四个伟大",
    "三个地区",
];

/// Words before a number that make it less than exact. The longer first.
const BEFORE: &[(&str, Approximation)] = &[
    ("不少于", Approximation::AtLeast),
    ("不低于", Approximation::AtLeast),
    ("不超过", Approximation::AtMost),
    ("总计超过", Approximation::MoreThan),
    ("至少", Approximation::AtLeast),
    ("最多", Approximation::AtMost),
    ("不足", Approximation::AtMost),
    ("超过", Approximation::MoreThan),
    ("突破", Approximation::MoreThan),
    ("多达", Approximation::AsManyAs),
    ("高达", Approximation::AsManyAs),
    ("将近", Approximation::Nearly),
    ("接近", Approximation::Nearly),
    ("大约", Approximation::About),
    ("近", Approximation::Nearly),
    ("约", Approximation::About),
    ("逾", Approximation::MoreThan),
    ("超", Approximation::MoreThan),
    ("数", Approximation::MoreThan),
    ("几", Approximation::MoreThan),
    ("上", Approximation::AtLeast),
];

/// Words after the measure word.
const AFTER: &[(&str, Approximation)] = &[
    ("以上", Approximation::AtLeast),
    ("以内", Approximation::AtMost),
    ("以下", Approximation::AtMost),
    ("左右", Approximation::About),
    ("上下", Approximation::About),
    ("多", Approximation::MoreThan),
    ("余", Approximation::MoreThan),
];

/// Words for what is aimed at.
const AIMS: &[&str] = &[
    "力争",
    "计划",
    "目标",
    "争取",
    "预计",
    "拟",
    "规划",
    "达到目标",
];

/// A figure among the signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Counted {
    /// Where it stands.
    pub(in super::super) range: Range<usize>,
    number: Decimal,
    approximation: Option<Approximation>,
    unit: Range<usize>,
    kind: FigureKind,
    counts: Option<Range<usize>>,
    sentence: Range<usize>,
}

/// Finds the figures of a piece. `dated` are its expressions of time: numbers in them are none.
pub(in super::super) fn read(signs: &Signs<'_>, dated: &[Dated<'_>]) -> Vec<Counted> {
    let mut found = Vec::new();
    let mut spans = dated
        .iter()
        .map(|it| it.timex.start..it.timex.end)
        .peekable();
    let mut at = 0;
    loop {
        at = signs.find(at, DIGIT | NUMERAL);
        if at >= signs.count() {
            return found;
        }
        while spans.next_if(|span| span.end <= at).is_some() {}
        if let Some(span) = spans.peek()
            && span.start <= at
        {
            at = span.end;
            continue;
        }
        match one(signs, at, dated) {
            Some(figure) => {
                at = figure.range.end.max(at + 1);
                found.push(figure);
            }
            None => at = numeral::end(signs, at).max(at + 1),
        }
    }
}

fn one(signs: &Signs<'_>, at: usize, dated: &[Dated<'_>]) -> Option<Counted> {
    if SLOGANS.iter().any(|slogan| signs.has(at, slogan)) || is_within_title(signs, at) {
        return None;
    }
    if let Some(after) = signs.after(at, "百分之") {
        let number = number::read(signs, after)?;
        let unit = at..after;
        return Some(counted(
            signs,
            at..number.end,
            number,
            unit,
            FigureKind::Ratio,
        ));
    }
    let mut number = number::read(signs, at)?;
    let mut end = number.end;
    if let Some(to) = signs.after_any(end, &["--", "-", "~", "至", "到"])
        && let Some(most) = number::read(signs, to)
    {
        number.most = Some(most.text);
        end = most.end;
    }
    let more = signs.after_any(end, &["余", "多", "几"]);
    end = more.unwrap_or(end);
    if let Some(power) = more
        .and_then(|at| signs.get(at))
        .filter(|c| "万亿".contains(*c))
    {
        number.text = number::times(&number.text, if power == '万' { 4 } else { 8 })?;
        end += 1;
    }
    let (unit_end, kind) = measure::find(signs, end)?;
    if !counts_something(signs, at, &number, end..unit_end, more.is_some(), dated) {
        return None;
    }
    let mut figure = counted(signs, at..unit_end, number, end..unit_end, kind);
    if more.is_some() {
        figure.approximation = Some(Approximation::MoreThan);
    }
    Some(figure)
}

fn counted(
    signs: &Signs<'_>,
    range: Range<usize>,
    number: Decimal,
    unit: Range<usize>,
    kind: FigureKind,
) -> Counted {
    let at = range.start;
    let before = BEFORE
        .iter()
        .find(|(word, _)| signs.ends(at, word))
        .map(|(_, it)| *it);
    let after = AFTER
        .iter()
        .find_map(|(word, it)| Some((signs.after(range.end, word)?, *it)));
    let end = after.map_or(range.end, |(end, _)| end);
    let sentence = sentence(signs, at);
    let kind = match kind {
        _ if is_rank(signs, at) => FigureKind::Rank,
        _ if is_aim(signs, at) => FigureKind::Target,
        kind => kind,
    };
    let approximation = after.map(|(_, it)| it).or(before);
    let counts = counts(signs, at, end);
    Counted {
        range: at..end,
        number,
        approximation,
        unit,
        kind,
        counts,
        sentence,
    }
}

/// Whether a number with a measure word counts, or is part of a name or a phrase.
fn counts_something(
    signs: &Signs<'_>,
    at: usize,
    number: &Decimal,
    unit: Range<usize>,
    more: bool,
    dated: &[Dated<'_>],
) -> bool {
    let before = signs.before(at);
    let words = number.style == Style::Words;
    let ordinal = before == Some('第') && !signs.ends(at, "排名第") && !is_place(signs, &unit);
    // `四处一室`, `三番五次`, `五湖四海`.
    let paired = words && (signs.get(unit.end) == Some('一') || before == Some('番'));
    let one = words && number.text == "1" && number.most.is_none() && !is_habit(at, signs, dated);
    let round = words
        && unit.start == at + 1
        && signs.get(at).is_some_and(|c| "百千".contains(c))
        && !more
        && !signs.ends_any(at, &["数", "几", "上", "近", "逾", "超过", "约"]);
    let session = signs.get(unit.start) == Some('届')
        && (numeral::read(signs, unit.end).is_some()
            || !signs.ends_any(at, &["连续", "共", "举办", "举办了", "召开"]));
    let of_session = before == Some('届')
        || signs.ends_any(at, &["人大", "政协"]) && signs.has(unit.end, "会议");
    let year = before == Some('年') && signs.has(unit.start, "期") && signs.has(unit.end, "间");
    let phase = words
        && signs.has(unit.start, "期")
        && signs
            .after_any(unit.end, &["工程", "项目", "建设"])
            .is_some();
    let hyphen = before.is_some_and(|c| c == '-' || c == '.' || c.is_ascii_alphabetic());
    !(ordinal
        || paired
        || one
        || round
        || session
        || of_session
        || year
        || phase
        || hyphen
        || is_slogan(signs, at))
}

/// A short phrase in quotation marks that begins with the number.
fn is_slogan(signs: &Signs<'_>, at: usize) -> bool {
    signs.before(at) == Some('"') && (at..at + 9).any(|place| signs.get(place) == Some('"'))
}

/// `一次` counts only where something recurs: `每月一次`.
fn is_habit(at: usize, signs: &Signs<'_>, dated: &[Dated<'_>]) -> bool {
    before(dated, at).next().is_some_and(|it| {
        let set = matches!(it.timex.form, Form::Set(_));
        set && signs.find_near(it.timex.end, BREAK, 100) >= at
    })
}

fn is_within_title(signs: &Signs<'_>, at: usize) -> bool {
    let mut place = at;
    while let Some(before) = place.checked_sub(1).filter(|_| at - place < 60) {
        match signs.get(before) {
            Some('《') => return scan::title(signs, before).is_some_and(|end| end > at),
            Some('》' | '\n') => return false,
            _ => place = before,
        }
    }
    false
}

fn is_place(signs: &Signs<'_>, unit: &Range<usize>) -> bool {
    matches!(signs.get(unit.start), Some('名' | '位'))
}

fn is_rank(signs: &Signs<'_>, at: usize) -> bool {
    let forward = signs.ends(at, "前")
        && !signs.ends_any(at, &["目前", "以前", "之前", "年前", "日前", "当前"]);
    forward || signs.ends(at, "第")
}

fn is_aim(signs: &Signs<'_>, at: usize) -> bool {
    let mut start = at;
    while start > 0 && !signs.is(start - 1, BREAK) && at - start < 40 {
        start -= 1;
    }
    (start..at).any(|place| signs.after_any(place, AIMS).is_some())
}

/// The expressions that end before a place, the last first.
fn before<'a, 'b>(dated: &'b [Dated<'a>], at: usize) -> impl Iterator<Item = &'b Dated<'a>> {
    let count = dated.partition_point(|it| it.timex.end <= at);
    dated.get(..count).unwrap_or_default().iter().rev()
}

impl Counted {
    /// The figure as it is stored.
    pub(in super::super) fn stored(
        self,
        signs: &Signs<'_>,
        piece: Piece,
        dated: &[Dated<'_>],
    ) -> Figure {
        let words = |range: Range<usize>| Words {
            span: signs.span(range.clone()),
            quote: signs.written(range).to_owned(),
        };
        let period = self.period(dated);
        let Words { span, quote } = words(self.range);
        Figure {
            span,
            quote,
            value: self.number.text,
            value_max: self.number.most,
            approximation: self.approximation,
            unit: signs.written(self.unit).to_owned(),
            kind: self.kind,
            counts: self.counts.map(words),
            period,
            block: piece.block,
            sentence: signs.span(self.sentence),
        }
    }

    /// The time that the sentence names before the figure.
    fn period(&self, dated: &[Dated<'_>]) -> Option<When> {
        let says = |when: &When| when.edtf.is_some() || when.rrule.is_some();
        let found = before(dated, self.range.start).take(20).find(|it| {
            it.timex.start >= self.sentence.start
                && it.resolved.kind != bundle::ExpressionKind::AnchorEvent
                && says(&it.resolved.when)
        });
        found.map(|it| it.resolved.when.clone())
    }
}
