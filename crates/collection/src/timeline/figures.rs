//! Figures by measure word. They are never added up: each is what one text says of one thing.

use std::collections::BTreeMap;

use bundle::{Approximation, Article, ArticleId, BodyAt, Civil, Figure, FigureKind, Span};
use serde::{Deserialize, Serialize};

use super::choice::{Choice, TimeFilter};
use super::period::{Period, Sureness};
use super::scene::count;
use super::sentence::Sentence;
use super::view::View;
use crate::collection::Collection;
use crate::order::sorted_numbers;
use crate::{Filter, Window};

mod plot;

use self::plot::Days;
pub use self::plot::{FigureMark, Plot, ValueTick};

/// How many figures that lie under one mark a card names.
const BESIDE: usize = 20;

/// Which figures to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FigureWish {
    /// Of which articles.
    pub articles: Filter,
    /// The measure word, in either script; without it, the most frequent one.
    pub unit: Option<String>,
    /// Which rows of the table to give.
    pub window: Option<Window>,
    /// How wide and how high the drawing is, in CSS pixels; without it, none.
    pub plot: Option<(u32, u32)>,
    /// The id of the figure that is looked at.
    pub chosen: Option<String>,
}

/// The figures of a measure word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureSheet {
    /// Every measure word, the most frequent first.
    pub units: Vec<UnitCount>,
    /// The number among them of the one that is shown; nothing where there is no such.
    pub unit: Option<u32>,
    /// Counts, amounts and shares over time; nothing where none has a day.
    pub plot: Option<Plot>,
    /// How many figures have this measure word.
    pub total: u32,
    /// The number of the first row given.
    pub first: u32,
    /// The rows, by their days; ranks and targets stand here too, and are told apart by their kind.
    pub rows: Vec<FigureRow>,
    /// The figure that is looked at; nothing where the measure word has no such.
    pub chosen: Option<FigureCard>,
    /// The parts of the bundle that hold the texts of rows given without a sentence.
    pub needs: Vec<u32>,
}

/// The figure that is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureCard {
    /// It.
    pub row: FigureRow,
    /// The others under the same mark, 20 at most. They are other figures, of other things.
    pub beside: Vec<FigureRow>,
    /// How many of them there are.
    pub n_beside: u32,
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
    /// The sentence with the figure marked; nothing while the text is not here.
    pub sentence: Option<Sentence>,
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
        let all = self.all_figures(&wish.articles);
        let units = units(&all);
        let first_unit = units.first().map(|unit| unit.unit.as_str());
        let wanted = wish.unit.as_deref().or(first_unit).map(folded);
        let unit = units
            .iter()
            .position(|unit| wanted == Some(folded(&unit.unit)));
        let own = in_order(&all, wanted.as_deref());
        let window = wish.window.unwrap_or(Window { first: 0, count: 0 });
        let first = window.first.min(count(own.len()));
        let given = own.iter().skip(first as usize).take(window.count as usize);
        let plotted = wish.plot.and_then(|size| plot::plot(&own, size));
        let (plot, marks) = plotted.unzip();
        let chosen = wish.chosen.as_deref();
        let at = own.iter().position(|it| chosen == Some(it.id().as_str()));
        let card = at.and_then(|at| self.figure_card(&own, at, &marks.unwrap_or_default()));
        let rows: Vec<_> = given.map(|it| it.row(self)).collect();
        FigureSheet {
            units,
            unit: unit.map(count),
            plot,
            total: count(own.len()),
            first,
            needs: self.parts_of(&rows, card.as_ref().map(|card| &card.row)),
            rows,
            chosen: card,
        }
    }

    /// Every figure of the articles that pass.
    fn all_figures(&self, filter: &Filter) -> Vec<Found<'_>> {
        let filter = TimeFilter {
            articles: filter.clone(),
            ..TimeFilter::default()
        };
        let choice = Choice::new(self, &filter);
        let passing = (0_u32..).zip(self.articles()).zip(&choice.articles);
        let articles = passing.filter(|(_, passes)| **passes).map(|(it, _)| it);
        let mut all = Vec::new();
        for (of, article) in articles {
            all.extend((0..).zip(&article.figures).map(|(number, figure)| Found {
                article,
                of,
                number,
                figure,
            }));
        }
        all
    }

    /// The parts that rows lack the sentence of.
    fn parts_of(&self, rows: &[FigureRow], chosen: Option<&FigureRow>) -> Vec<u32> {
        let mut needs = Vec::new();
        let all = rows.iter().chain(chosen);
        for row in all.filter(|row| row.sentence.is_none()) {
            let article = self.number(&row.article).and_then(|at| self.article(at));
            if let Some(BodyAt::Part(part)) = article.map(|article| &article.body)
                && !needs.contains(part)
            {
                needs.push(*part);
            }
        }
        needs
    }

    /// The figure of this number among those of its measure word, with the others under its mark.
    fn figure_card(
        &self,
        own: &[&Found<'_>],
        at: usize,
        marks: &[Option<usize>],
    ) -> Option<FigureCard> {
        let mark = marks.get(at).copied().flatten();
        let both = own.iter().zip(marks).enumerate();
        let beside: Vec<_> = both
            .filter(|(other, (_, own))| *other != at && mark.is_some() && **own == mark)
            .map(|(_, (it, _))| it)
            .collect();
        Some(FigureCard {
            row: own.get(at)?.row(self),
            n_beside: count(beside.len()),
            beside: beside.iter().take(BESIDE).map(|it| it.row(self)).collect(),
        })
    }
}

/// The figures of a measure word, by their days.
fn in_order<'a>(all: &'a [Found<'a>], unit: Option<&str>) -> Vec<&'a Found<'a>> {
    let own = all.iter();
    let own = own.filter(|it| unit == Some(folded(&it.figure.unit).as_str()));
    // Days once for each, and not for each comparison.
    let own: Vec<_> = own
        .map(|it| {
            (
                (it.days().map(|days| days.view.first), it.of, it.number),
                it,
            )
        })
        .collect();
    let order = sorted_numbers(own.len(), &mut |a, b| {
        let key = |at: u32| own.get(at as usize).map(|(key, _)| *key);
        key(a).cmp(&key(b))
    });
    let in_order = order.iter().filter_map(|at| own.get(*at as usize));
    in_order.map(|(_, it)| *it).collect()
}

impl Found<'_> {
    fn id(&self) -> String {
        format!("{}/{}", self.article.id, self.number)
    }

    /// Of which time it is, in parts; nothing where the text does not say.
    fn period(&self) -> Option<Period> {
        Period::of(self.figure.period.as_ref()?.edtf.as_deref()?)
    }

    /// The days it is of; those of publication where the text does not say.
    fn days(&self) -> Option<Days> {
        let told = self.figure.period.as_ref();
        let (first, last) = told.map_or((None, None), |when| (when.first, when.last));
        if let Some(known) = first.or(last) {
            let fades =
                |edge: Option<Sureness>| matches!(edge, Some(Sureness::Unknown | Sureness::Open));
            let period = self.period();
            let begins = first.is_none() || fades(period.map(|it| it.from.sureness));
            let ends = last.is_none() || fades(period.map(|it| it.end().sureness));
            return Some(Days {
                view: View::new(first.unwrap_or(known), last.unwrap_or(known)),
                // A point in time has the same edge twice.
                fades: (begins, ends && period.is_none_or(|it| it.to.is_some())),
                by_publish: false,
            });
        }
        let (first, last) = Civil::range(self.article.issued.value()?)?;
        Some(Days {
            view: View::new(first, last),
            fades: (false, false),
            by_publish: true,
        })
    }

    fn row(&self, collection: &Collection) -> FigureRow {
        let it = self.figure;
        let sentence = collection.body(self.of).and_then(|body| {
            let text = it.sentence.of(&body.text)?;
            let start = it.span.start.checked_sub(it.sentence.start)?;
            let mark = Span::new(start, start + (it.span.end - it.span.start));
            // A figure lies within its sentence, or the bundle is damaged.
            mark.of(text)?;
            Some(Sentence {
                text: text.to_owned(),
                mark,
                span: it.sentence,
            })
        });
        FigureRow {
            id: self.id(),
            article: self.article.id.clone(),
            title: self.article.title.value().cloned(),
            value: (it.value.clone(), it.value_max.clone()),
            approximation: it.approximation,
            kind: it.kind,
            quote: it.quote.clone(),
            counts: it.counts.as_ref().map(|words| words.quote.clone()),
            period: self.period(),
            published: self.article.issued.value().cloned(),
            sentence,
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

/// A measure word in the form that both scripts share; the words for a hundredth are one.
fn folded(unit: &str) -> String {
    if matches!(unit, "百分之" | "％") {
        return "%".to_owned();
    }
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
