//! Figures by measure word. They are never added up: each is what one text says of one thing.

use std::collections::BTreeMap;

use bundle::{Approximation, Article, ArticleId, BodyAt, Figure, FigureKind};
use serde::{Deserialize, Serialize};

use super::choice::{Choice, TimeFilter};
use super::day::Civil;
use super::period::Period;
use super::scene::count;
use super::view::View;
use crate::collection::Collection;
use crate::order::sorted_numbers;
use crate::{Filter, Window};

/// The grid on which dots fall together: columns over the years, rows over the values.
const GRID: (i64, u32) = (120, 20);

/// Which figures to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FigureWish {
    /// Of which articles.
    pub articles: Filter,
    /// The measure word, in either script; without it, only the list of them.
    pub unit: Option<String>,
    /// Which rows of the table to give.
    pub window: Option<Window>,
}

/// The figures of a measure word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureSheet {
    /// Every measure word, the most frequent first.
    pub units: Vec<UnitCount>,
    /// The days of the dots; nothing where none has a day.
    pub extent: Option<View>,
    /// Counts, amounts and shares over time; bounded, those that would touch fall together.
    pub dots: Vec<FigureDot>,
    /// How many figures have this measure word.
    pub total: u32,
    /// The number of the first row given.
    pub first: u32,
    /// The rows, by their days; ranks and targets stand here too, and are told apart by their kind.
    pub rows: Vec<FigureRow>,
    /// The parts of the bundle that hold the texts of rows given without a sentence.
    pub needs: Vec<u32>,
}

/// A measure word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitCount {
    /// The word, as first written.
    pub unit: String,
    /// How many figures have it that say how many, how much or what share.
    pub counts: u32,
    /// How many places in an order.
    pub ranks: u32,
    /// How many targets.
    pub targets: u32,
}

/// Figures on the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureDot {
    /// The id of the first of them, that of its row.
    pub id: String,
    /// How many fall together here.
    pub count: u32,
    /// The first and last day of the time it is of.
    pub days: View,
    /// Whether that is the publish date, for want of another.
    pub by_publish: bool,
    /// Its number, in thousandths, held to what fits.
    pub thousandths: i64,
    /// How far it may be off.
    pub reach: Reach,
}

/// How far a number may be off, to be drawn as a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reach {
    /// It is exact.
    Exact,
    /// It may be more: `余`, `多`, `以上`.
    Up,
    /// It may be less: `近`, `不超过`, `多达`.
    Down,
    /// It may be more or less: `约`.
    Around,
    /// It goes up to this number, in thousandths.
    Until(i64),
}

/// A figure as a row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRow {
    /// Its id: that of the article, a slash, the number of the figure in it.
    pub id: String,
    /// The article, and its title.
    pub article: ArticleId,
    /// The title of the article.
    pub title: Option<String>,
    /// The number in decimal digits, and the other end of a range.
    pub value: (String, Option<String>),
    /// What makes it less than exact.
    pub approximation: Option<Approximation>,
    /// What kind it is.
    pub kind: FigureKind,
    /// The words.
    pub quote: String,
    /// What is counted.
    pub counts: Option<String>,
    /// Of which time, in parts; nothing where the text does not say.
    pub period: Option<Period>,
    /// When the article was published, as an EDTF date.
    pub published: Option<String>,
    /// The sentence; nothing while the text is not here.
    pub sentence: Option<String>,
    /// The number of the block it stands in.
    pub block: u32,
}

/// A figure with its article.
#[derive(Clone, Copy)]
struct Found<'a> {
    article: &'a Article,
    of: u32,
    number: u32,
    figure: &'a Figure,
}

impl Collection {
    /// The figures of the articles that pass a filter.
    pub(crate) fn figures(&self, wish: &FigureWish) -> FigureSheet {
        let filter = TimeFilter {
            articles: wish.articles.clone(),
            ..TimeFilter::default()
        };
        let choice = Choice::new(self, &filter);
        let passing = (0_u32..).zip(self.articles()).zip(&choice.articles);
        let articles = passing.filter(|(_, passes)| **passes).map(|(it, _)| it);
        let all: Vec<Found<'_>> = articles
            .flat_map(|(of, article)| {
                (0..)
                    .zip(&article.figures)
                    .map(move |(number, figure)| Found {
                        article,
                        of,
                        number,
                        figure,
                    })
            })
            .collect();
        let wanted = wish.unit.as_deref().map(folded);
        let own: Vec<_> = all
            .iter()
            .filter(|it| wanted.as_ref() == Some(&folded(&it.figure.unit)))
            .copied()
            .collect();
        let order = sorted_numbers(own.len(), &mut |a, b| {
            let key = |at: u32| {
                own.get(at as usize)
                    .map(|it| (it.days().map(|it| it.0.first), it.of, it.number))
            };
            key(a).cmp(&key(b))
        });
        let own: Vec<_> = order
            .iter()
            .filter_map(|at| own.get(*at as usize))
            .collect();
        let window = wish.window.unwrap_or(Window { first: 0, count: 0 });
        let first = window.first.min(count(own.len()));
        let given = own.iter().skip(first as usize).take(window.count as usize);
        let (extent, dots) = dots(&own);
        let mut sheet = FigureSheet {
            units: units(&all),
            extent,
            dots,
            total: count(own.len()),
            first,
            rows: Vec::new(),
            needs: Vec::new(),
        };
        for it in given {
            let row = it.row(self);
            if let (None, BodyAt::Part(part)) = (&row.sentence, &it.article.body)
                && !sheet.needs.contains(part)
            {
                sheet.needs.push(*part);
            }
            sheet.rows.push(row);
        }
        sheet
    }
}

impl Found<'_> {
    fn id(&self) -> String {
        format!("{}/{}", self.article.id, self.number)
    }

    /// The days it is of, and whether they are only those of publication.
    fn days(&self) -> Option<(View, bool)> {
        let period = self.figure.period.as_ref();
        if let Some((first, last)) = period.and_then(|when| when.first.zip(when.last)) {
            return Some((View::new(first, last), false));
        }
        let (first, last) = Civil::range(self.article.issued.value()?)?;
        Some((View::new(first, last), true))
    }

    fn row(&self, collection: &Collection) -> FigureRow {
        let it = self.figure;
        let sentence = collection
            .body(self.of)
            .and_then(|body| it.sentence.of(&body.text));
        FigureRow {
            id: self.id(),
            article: self.article.id.clone(),
            title: self.article.title.value().cloned(),
            value: (it.value.clone(), it.value_max.clone()),
            approximation: it.approximation,
            kind: it.kind,
            quote: it.quote.clone(),
            counts: it.counts.as_ref().map(|words| words.quote.clone()),
            period: it
                .period
                .as_ref()
                .and_then(|when| Period::of(when.edtf.as_deref()?)),
            published: self.article.issued.value().cloned(),
            sentence: sentence.map(str::to_owned),
            block: it.block,
        }
    }

    fn reach(&self) -> Reach {
        if let Some(most) = &self.figure.value_max {
            return thousandths(most).map_or(Reach::Exact, Reach::Until);
        }
        match self.figure.approximation {
            None => Reach::Exact,
            Some(Approximation::MoreThan | Approximation::AtLeast) => Reach::Up,
            Some(Approximation::AtMost | Approximation::Nearly | Approximation::AsManyAs) => {
                Reach::Down
            }
            Some(Approximation::About) => Reach::Around,
        }
    }
}

/// A measure word in the form that both scripts share.
fn folded(unit: &str) -> String {
    unit.chars()
        .map(|c| hanzi::fold_char(c).unwrap_or(c))
        .collect()
}

fn units(all: &[Found<'_>]) -> Vec<UnitCount> {
    let mut known: BTreeMap<String, UnitCount> = BTreeMap::new();
    for it in all {
        let unit = &it.figure.unit;
        let own = known.entry(folded(unit)).or_insert_with(|| UnitCount {
            unit: unit.clone(),
            counts: 0,
            ranks: 0,
            targets: 0,
        });
        match it.figure.kind {
            FigureKind::Rank => own.ranks += 1,
            FigureKind::Target => own.targets += 1,
            FigureKind::Count | FigureKind::Amount | FigureKind::Ratio => own.counts += 1,
        }
    }
    let units: Vec<_> = known.into_values().collect();
    let order = sorted_numbers(units.len(), &mut |a, b| {
        let key = |at: u32| {
            units
                .get(at as usize)
                .map(|it| it.counts + it.ranks + it.targets)
        };
        key(b).cmp(&key(a))
    });
    let in_order = order.iter().filter_map(|at| units.get(*at as usize));
    in_order.cloned().collect()
}

/// A decimal number in thousandths; what does not fit is held to the largest.
fn thousandths(value: &str) -> Option<i64> {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return None;
    }
    let part: i64 = part
        .chars()
        .chain("000".chars())
        .take(3)
        .collect::<String>()
        .parse()
        .ok()?;
    let whole: i64 = whole.parse().unwrap_or(i64::MAX);
    Some(whole.saturating_mul(1000).saturating_add(part))
}

/// The dots of figures that say how many, with the days they cover. Two that lie in the same cell of
/// the grid and reach the same way are one dot.
fn dots(own: &[&Found<'_>]) -> (Option<View>, Vec<FigureDot>) {
    let drawn: Vec<_> = own
        .iter()
        .filter(|it| !matches!(it.figure.kind, FigureKind::Rank | FigureKind::Target))
        .filter_map(|it| Some((*it, it.days()?, thousandths(&it.figure.value)?)))
        .collect();
    let span =
        |one: View, other: View| View::new(one.first.min(other.first), one.last.max(other.last));
    let Some(extent) = drawn.iter().map(|(_, (days, _), _)| *days).reduce(span) else {
        return (None, Vec::new());
    };
    let mut cells: BTreeMap<(i64, u32, u8), FigureDot> = BTreeMap::new();
    for (it, (days, by_publish), value) in drawn {
        let middle = i64::from(i32::midpoint(days.first, days.last));
        let column = (middle - i64::from(extent.first)) * GRID.0 / extent.days();
        // Powers of two in steps of eighths: nearly what one sees on a logarithmic axis.
        let bits = (value + 1).unsigned_abs().ilog2();
        let eighth = u32::try_from(((value + 1) >> bits.saturating_sub(3)) & 7).unwrap_or(0);
        let reach = it.reach();
        let way = match reach {
            Reach::Exact => 0,
            Reach::Up => 1,
            Reach::Down => 2,
            Reach::Around => 3,
            Reach::Until(_) => 4,
        };
        let row = (bits * 8 + eighth) * GRID.1 / 160;
        cells
            .entry((column, row, way))
            .and_modify(|dot| dot.count += 1)
            .or_insert_with(|| FigureDot {
                id: it.id(),
                count: 1,
                days,
                by_publish,
                thousandths: value,
                reach,
            });
    }
    (Some(extent), cells.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_thousandths() {
        assert_eq!(thousandths("29.5"), Some(29_500));
        assert_eq!(thousandths("117"), Some(117_000));
        assert_eq!(thousandths("0.12345"), Some(123));
        assert_eq!(thousandths("99999999999999999999"), Some(i64::MAX));
        assert_eq!(thousandths("-1"), None);
        assert_eq!(thousandths(""), None);
    }
}
