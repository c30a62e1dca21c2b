//! The table: a row for every figure of a measure word, whether or not it is drawn.

use bundle::Span;
use collection::timeline::{FigureRow, Sentence};

use super::Page;
use crate::route::Place;
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::timeline::stand::Stand;
use crate::view::timeline::{ROWS, windows};

/// How much of a sentence stands before and after a figure in its row, in characters.
const AROUND: usize = 36;
/// How many more there may be without a cut.
const SPARED: usize = 6;

/// The table with the ways to the rows before and after it.
pub(super) fn table(own: &Page<'_>) -> Drawing {
    let sheet = own.sheet;
    let head = own
        .texts
        .columns
        .map(|name| Drawing::new(Tag::TH).text(name));
    let given = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let table = Drawing::new(Tag::TABLE)
        .with(Attribute::LABEL, own.texts.table)
        .put(Drawing::new(Tag::THEAD).put(Drawing::new(Tag::TR).put_all(head)))
        .put(Drawing::new(Tag::TBODY).put_all(sheet.rows.iter().map(|one| row(own, one))));
    let window = |before| {
        windows(
            own.frame,
            (sheet.first, given, sheet.total),
            before,
            |first| Stand {
                first,
                ..own.frame.stand.clone()
            },
        )
    };
    let told = (sheet.total > ROWS).then(|| {
        let last = sheet.first.saturating_add(given);
        let told = (own.texts.rows)(sheet.first.saturating_add(1), last, sheet.total);
        Drawing::new(Tag::P).class("quiet num").text(told)
    });
    Drawing::new(Tag::SECTION)
        .class("figtable")
        .with(Attribute::LATER, "")
        .with(Attribute::LABEL, own.texts.table)
        .put_all(told)
        .put_all(window(true))
        .put(table)
        .put_all(window(false))
}

fn row(own: &Page<'_>, row: &FigureRow) -> Drawing {
    let frame = own.frame;
    let is_chosen = frame.is_chosen(&row.id);
    let cell = |class: &str| Drawing::new(Tag::TD).class(class);
    let mut link = Drawing::link("", &frame.choosing(&row.id)).with(Attribute::EVENT, &*row.id);
    link = frame.archived(link, &row.article, &*row.quote);
    if is_chosen {
        link = link.with(Attribute::CURRENT, "true");
    }
    let when = if row.period.is_some() {
        "num"
    } else {
        "num quiet"
    };
    let article = frame.address.at(Place::Article(row.article.clone()));
    let title = Drawing::link("quiet", &article);
    let title = match &row.title {
        Some(words) => frame.archived(title, &row.article, &**words),
        None => title.text(own.texts.untitled),
    };
    let said = Drawing::new(Tag::P).class("song");
    let said = match (&row.sentence, &row.counts) {
        (Some(sentence), _) => {
            let (text, mark) = around(sentence);
            frame.archived(said, &row.article, text).marking(mark)
        }
        (None, Some(counts)) => frame.archived(said, &row.article, &**counts),
        (None, None) => said,
    };
    Drawing::new(Tag::TR)
        .class(if is_chosen { "on" } else { "" })
        .put(cell(when).text(own.when(row)))
        .put(cell("num").put(link).put_all(own.tags(row)))
        .put(cell("").put(said).put(title))
}

/// The figure in its sentence, of which both ends are cut where they are long.
fn around(sentence: &Sentence) -> (String, Span) {
    let Sentence { text, mark, .. } = sentence;
    let (start, end) = (mark.start as usize, mark.end as usize);
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    // Where hardly more than the mark of a cut would be saved, nothing is cut.
    let long = |text: &str| text.chars().count() > AROUND + SPARED;
    let mut cut = before.to_owned();
    if long(before) {
        let from = before.char_indices().rev().nth(AROUND - 1);
        let kept = from.and_then(|(at, _)| before.get(at..));
        cut = ["…", kept.unwrap_or_default()].concat();
    }
    let begin = cut.len();
    cut.push_str(text.get(start..end).unwrap_or_default());
    let mark = Span::from(begin..cut.len());
    if long(after) {
        cut.extend(after.chars().take(AROUND));
        cut.push('…');
    } else {
        cut.push_str(after);
    }
    (cut, mark)
}
