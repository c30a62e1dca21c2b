//! Expressions of time, dated activities, figures and things mentioned in a text.
//!
//! Two steps: `scan` finds where expressions of time stand and what they say, free of context;
//! `resolve` tells when that is, by numbered rules, each value with what it stands on. The rest reads
//! around them: `clause` cuts activities, `figure` reads numbers with their measure words, `mention`
//! titles, issues, documents and honours. All of it works on `signs`, the text brought into the form
//! in which the patterns are written, so that both scripts read alike.

mod clause;
mod correct;
mod day;
mod figure;
mod form;
mod founding;
mod list;
mod mention;
mod names;
mod numeral;
mod resolve;
mod scan;
mod signs;
mod tell;
mod value;

use bundle::{
    Activity, Article, Block, Body, BodyAt, Expression, ExpressionKind, Figure, Footing,
    FurnitureKind, Mention, Span, limits,
};

pub use self::correct::{Correction, CorrectionProblem, correct};
pub use self::founding::Foundings;
pub use self::list::Standing;
pub use self::names::{NamedTimeProblem, NamedTimes};
use self::resolve::{Asked, Context, Given};
use self::signs::Signs;

/// A piece of a page in which dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the canonical text.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// The number of its block, for reading matter.
    pub block: u32,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Around the reading matter: dates are read, and nothing is told there.
    Outside,
    /// A heading: its year is that of its section.
    Heading,
    /// Reading matter.
    Matter,
}

/// A text, and what is known of it before it is read.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The canonical text.
    pub text: &'a str,
    /// What to read, in the order of the text.
    pub pieces: &'a [Piece],
    /// The day it was published, as an EDTF level 0 date. One without its day does not count.
    pub published: Option<&'a str>,
    /// Its title.
    pub title: Option<&'a str>,
    /// Foundings that other texts of the archive tell of.
    pub foundings: &'a Foundings,
    /// Named times beside those that come with the program.
    pub named: &'a NamedTimes,
}

/// What was read in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Expressions of time, in order.
    pub expressions: Vec<Expression>,
    /// Activities, in order.
    pub activities: Vec<Activity>,
    /// Figures, in order.
    pub figures: Vec<Figure>,
    /// Titles, issues, documents, honours and foundings, in order.
    pub mentions: Vec<Mention>,
    /// The foundings that the text tells of.
    pub foundings: Foundings,
}

/// The pieces of a page that are reading matter.
pub fn pieces(body: &Body) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (number, block) in body.blocks.iter().enumerate() {
        let heading = matches!(block, Block::Heading { .. });
        let role = if heading { Role::Heading } else { Role::Matter };
        let block_number = u32::try_from(number).unwrap_or(u32::MAX);
        let spans = block.spans();
        pieces.extend(spans.into_iter().map(|span| Piece {
            span,
            role,
            block: block_number,
        }));
    }
    pieces
}

/// The pieces of a page that are reading matter, with its title and imprint, in the order of the text.
pub fn whole(body: &Body) -> Vec<Piece> {
    let mut all = pieces(body);
    // A text without furniture has no title either: its first line only stands where titles stand.
    let bare = body
        .furniture
        .iter()
        .all(|it| it.kind == FurnitureKind::Title);
    let role = if bare { Role::Matter } else { Role::Outside };
    let around = body.furniture.iter().filter(|it| {
        matches!(
            it.kind,
            FurnitureKind::Title | FurnitureKind::Imprint | FurnitureKind::Byline
        )
    });
    all.extend(around.map(|it| Piece {
        span: it.span,
        role,
        block: 0,
    }));
    all.sort_by_key(|piece| piece.span);
    all
}

/// Reads an article that has its text and stores what was read in it. What it held before is
/// replaced.
pub fn date(article: &mut Article, foundings: &Foundings) {
    date_by(article, foundings, &NamedTimes::default());
}

/// The same, with named times beside those that come with the program.
pub fn date_by(article: &mut Article, foundings: &Foundings, named: &NamedTimes) {
    let BodyAt::Here(body) = &mut article.body else {
        return;
    };
    let pieces = pieces(body);
    let mut reading = read(&Page {
        text: &body.text,
        pieces: &pieces,
        published: article.issued.value().map(String::as_str),
        title: article.title.value().map(String::as_str),
        foundings,
        named,
    });
    reading.expressions.truncate(limits::DATED);
    reading.activities.truncate(limits::DATED);
    reading.figures.truncate(limits::DATED);
    reading.mentions.truncate(limits::DATED);
    body.expressions = reading.expressions;
    article.activities = reading.activities;
    article.figures = reading.figures;
    article.mentions = reading.mentions;
}

/// Reads those articles again that name an anniversary or a founding they do not date themselves,
/// with what the others tell of foundings.
pub fn date_again(articles: &mut [Article], more: &Foundings) {
    let mut known = Foundings::of(articles);
    known.extend(more);
    if known.is_empty() {
        return;
    }
    for article in articles {
        if is_open(article) {
            date(article, &known);
        }
    }
}

/// Whether an article, dated by itself, names an anniversary or a founding that it does not date.
pub fn is_open(article: &Article) -> bool {
    let open = |it: &Expression| match it.kind {
        ExpressionKind::AnchorEvent => it.certainty == Footing::Unresolved,
        ExpressionKind::Range => it.rule == "R14",
        _ => false,
    };
    let body = article.body.here();
    body.is_some_and(|body| body.expressions.iter().any(open))
}

/// Reads a text.
pub fn read(page: &Page<'_>) -> Reading {
    let title = page.title.map(|title| Signs::with(title, 0, page.named));
    let given = Given {
        publish: page.published.and_then(day::Day::parse),
        title_year: title.as_ref().and_then(title_year),
        is_report: title.as_ref().is_some_and(is_report),
        foundings: page.foundings,
    };
    let mut context = Context::new(given);
    let mut reading = Reading::default();
    for piece in page.pieces {
        let Some(text) = piece.span.of(page.text) else {
            continue;
        };
        let signs = Signs::with(text, piece.span.start, page.named);
        read_piece(&signs, *piece, &mut context, &mut reading);
    }
    clause::name(&mut reading.activities, page.text);
    for (name, instant) in context.founded {
        reading.foundings.learn(&name, instant);
    }
    reading
}

fn read_piece(signs: &Signs<'_>, piece: Piece, context: &mut Context<'_>, reading: &mut Reading) {
    context.begin(piece.role == Role::Heading);
    let timexes = scan::scan(signs);
    let told = tell::foundings(signs, &timexes, context);
    if piece.role != Role::Outside {
        reading.mentions.extend(told);
    }
    let mut dated = Vec::new();
    for timex in &timexes {
        let Some(resolved) = resolve::resolve(Asked { timex, signs }, context) else {
            continue;
        };
        let range = timex.start..timex.end;
        reading.expressions.push(Expression {
            span: signs.span(range.clone()),
            quote: signs.written(range).to_owned(),
            kind: resolved.kind,
            when: resolved.when.clone(),
            certainty: resolved.certainty,
            rule: resolved.rule.to_owned(),
            from: resolved.from,
            conflict: resolved.conflict,
        });
        dated.push(clause::Dated { timex, resolved });
    }
    if piece.role == Role::Outside {
        return;
    }
    let figures = figure::read(signs, &dated);
    mention::read(signs, &dated, &mut reading.mentions);
    clause::activities(signs, piece, &dated, &figures, &mut reading.activities);
    reading.figures.extend(
        figures
            .into_iter()
            .map(|it| it.stored(signs, piece, &dated)),
    );
}

/// The year that a title names, when it names one only.
fn title_year(signs: &Signs<'_>) -> Option<i32> {
    let mut years = scan::scan(signs)
        .into_iter()
        .filter_map(|timex| match timex.form {
            form::Form::Point(form::Point {
                year: form::YearSaid::Common(year),
                ..
            }) => Some(year),
            _ => None,
        });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// Whether a title is that of a report on a year.
fn is_report(signs: &Signs<'_>) -> bool {
    let title = signs.plain(0..signs.count());
    [
        "总结",
        "报告",
        "年报",
        "年鉴",
        "工作情况",
        "综述",
        "大事记",
        "回顾",
    ]
    .iter()
    .any(|word| title.contains(word))
}
