//! The figures of the texts as a drawing: measure words, dots over years, the card of one, the table.
//!
//! Figures are never added up: each mark and each row is what one text says of one thing.

mod plot;
mod table;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use bundle::{Approximation, FigureKind, ScriptMix};
use collection::timeline::{
    FigureCard, FigureRow, FigureSheet, FigureWish, TimeAnswer, TimeQuestion, UnitCount,
};
use collection::{Engine, Gap, Window};

use super::card::{looked_for, quotes};
use super::frame::Frame;
use super::stand::Stand;
use super::{ROWS, clear_and_filter, empty};
use crate::i18n::Figures as Texts;
use crate::route::Place;
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::wanted::{Drawn, Wanted};

/// How many measure words are named before the rest is asked for: on a desk, on a phone.
const UNITS: [usize; 2] = [20, 9];

/// What the parts of the drawing share.
struct Page<'a> {
    frame: &'a Frame<'a>,
    texts: &'static Texts,
    sheet: &'a FigureSheet,
}

/// Draws the figures of an address; nothing while no archive is open.
pub(super) fn draw(engine: &Engine, frame: &Frame<'_>, wanted: &Wanted) -> Option<Drawn> {
    let texts = Texts::of(wanted.language);
    let wish = FigureWish {
        articles: frame.address.filter.clone(),
        unit: frame.stand.unit.clone(),
        window: Some(Window {
            first: frame.stand.first,
            count: ROWS,
        }),
        plot: Some(plot::size(frame)),
        chosen: frame.stand.event.clone(),
    };
    let TimeAnswer::Figures(sheet) = engine.tell_time(&TimeQuestion::Figures(wish)) else {
        return None;
    };
    let own = Page {
        frame,
        texts,
        sheet: &sheet,
    };
    let undated = engine.undated();
    let inside = if !undated.is_empty() {
        empty(frame.texts.fetched_apart)
    } else if sheet.units.is_empty() && !frame.is_filtered() {
        empty(texts.none)
    } else {
        own.main()
    };
    // Only the sentence that is looked at is worth a download; rows show what is here.
    let chosen = sheet.chosen.as_ref().map(|card| &card.row);
    let needs = match chosen {
        Some(row) if row.sentence.is_none() => sheet.needs.clone(),
        _ => Vec::new(),
    };
    let needs = undated.into_iter().chain(needs).map(Gap::Part).collect();
    let drawing = Drawing::div("timeline").put(own.header()).put(inside);
    Some(Drawn { drawing, needs })
}

impl Page<'_> {
    /// The measure word that is shown.
    fn unit(&self) -> Option<&UnitCount> {
        self.sheet.units.get(self.sheet.unit? as usize)
    }

    fn header(&self) -> Drawing {
        let drawn = self.sheet.plot.as_ref().map_or(0, |plot| plot.drawn);
        let told = self
            .unit()
            .map(|unit| (self.texts.extent)(&unit.unit, self.sheet.total, drawn));
        let to_timeline = self.frame.address.at(Place::Timeline);
        let link = Drawing::link("btn line", &to_timeline).text(self.frame.texts.title);
        Drawing::new(Tag::HEADER)
            .class("tl-top")
            .put(Drawing::new(Tag::H1).text(self.texts.title))
            .put(Drawing::span("sub num", told.unwrap_or_default()).with(Attribute::ROLE, "status"))
            .put(Drawing::span("grow", ""))
            .put_all(clear_and_filter(self.frame))
            .put(link)
    }

    fn main(&self) -> Drawing {
        let nothing = (self.sheet.total == 0)
            .then(|| Drawing::new(Tag::P).class("quiet").text(self.texts.nothing));
        let top = Drawing::div("fig-top")
            .put(plot::plot(self))
            .put(self.aside());
        let main = Drawing::new(Tag::MAIN)
            .class("tl-main figs")
            .with(Attribute::ID, "main")
            .put_all(self.units())
            .put_all(nothing);
        if self.sheet.total == 0 {
            main
        } else {
            main.put(top).put(table::table(self))
        }
    }

    /// The measure words, to choose from.
    fn units(&self) -> Option<Drawing> {
        let all = &self.sheet.units;
        let [desk, phone] = UNITS;
        let few = if self.frame.is_phone { phone } else { desk };
        let shown = if self.frame.stand.all { all.len() } else { few };
        let of = |(at, unit): (usize, &UnitCount)| {
            let is_chosen = self.sheet.unit.is_some_and(|own| own as usize == at);
            // A measure word far down stays in sight while it is chosen.
            (at < shown || is_chosen).then(|| self.unit_link(unit, is_chosen))
        };
        let rest = (all.len() > few).then(|| {
            let stand = Stand {
                all: !self.frame.stand.all,
                ..self.frame.stand.clone()
            };
            let [more, fewer] = self.texts.all_units;
            let name = if self.frame.stand.all { fewer } else { more };
            Drawing::button("btn line", self.frame.at(&stand).format()).text(name)
        });
        (!all.is_empty()).then(|| {
            Drawing::new(Tag::NAV)
                .class("units")
                .with(Attribute::LABEL, self.texts.units)
                .put_all(all.iter().enumerate().filter_map(of))
                .put_all(rest)
        })
    }

    fn unit_link(&self, unit: &UnitCount, is_chosen: bool) -> Drawing {
        let stand = Stand {
            unit: Some(unit.unit.clone()),
            all: self.frame.stand.all,
            ..Stand::default()
        };
        let count = (unit.counts + unit.ranks + unit.targets).to_string();
        let link = Drawing::link("chip", &self.frame.at(&stand))
            .put(Drawing::span("song", "").archived(Some(script_of(&unit.unit)), &*unit.unit))
            .put(Drawing::span("num", count));
        if is_chosen {
            link.with(Attribute::CURRENT, "true")
        } else {
            link
        }
    }

    /// Beside the drawing: the figure that is looked at, or how to look at one.
    fn aside(&self) -> Drawing {
        let hint = self.texts.hint.map(|line| Drawing::new(Tag::P).text(line));
        let hint = || Drawing::div("quiet").put_all(hint);
        let card = self.sheet.chosen.as_ref();
        let inside = card.map_or_else(hint, |card| self.card(card));
        Drawing::new(Tag::ASIDE)
            .class("tl-side")
            .with(Attribute::LABEL, self.texts.chosen)
            .put(inside)
    }

    fn card(&self, card: &FigureCard) -> Drawing {
        let row = &card.row;
        let sentence = row.sentence.as_ref();
        let words = sentence.map(looked_for);
        let to = self.frame.reading(&row.article, words);
        let open = Drawing::link("btn line open", &to).text(self.frame.texts.open);
        let title = row.title.as_deref();
        let own = |drawing, text: &str| self.frame.archived(drawing, &row.article, text);
        let title = title.map(|title| own(Drawing::span("quiet", ""), title));
        let coming = row.sentence.is_none().then(|| {
            Drawing::new(Tag::P)
                .class("quiet")
                .text(self.frame.texts.coming)
        });
        let name = own(Drawing::new(Tag::H2).class("song"), &row.quote);
        Drawing::new(Tag::SECTION)
            .class("ev-card")
            .put(
                Drawing::div("ev-when num")
                    .put(Drawing::span("", self.when(row)))
                    .put_all(self.tags(row)),
            )
            .put(name)
            .put_all(sentence.map(|it| quotes(self.frame, &row.article, it)))
            .put_all(coming)
            .put(Drawing::new(Tag::P).put(open).put_all(title))
            .put_all(self.beside(card))
    }

    /// The other figures under the same mark.
    fn beside(&self, card: &FigureCard) -> Option<Drawing> {
        let item = |row: &FigureRow| {
            let title = row.title.as_deref().unwrap_or_default();
            let own = |class, text: &str| {
                self.frame
                    .archived(Drawing::span(class, ""), &row.article, text)
            };
            let link = Drawing::link("", &self.frame.choosing(&row.id))
                .put(own("d num", &row.quote))
                .put(own("t", title));
            Drawing::new(Tag::LI).put(link)
        };
        let name = Drawing::new(Tag::H3).text((self.texts.beside)(card.n_beside));
        (card.n_beside > 0).then(|| {
            Drawing::div("evlist")
                .put(name)
                .put(Drawing::new(Tag::UL).put_all(card.beside.iter().map(item)))
        })
    }

    /// Of which time a figure is, in words.
    fn when(&self, row: &FigureRow) -> String {
        let published = |row: &FigureRow| {
            let date = row.published.as_deref();
            date.map(self.texts.published)
        };
        let told = self.frame.period(row.period).or_else(|| published(row));
        told.unwrap_or_else(|| self.frame.texts.undated.to_owned())
    }

    /// What a figure is, where it is more than a plain count, and how far it may be off.
    fn tags(&self, row: &FigureRow) -> Vec<Drawing> {
        let kind = match row.kind {
            FigureKind::Count | FigureKind::Amount => None,
            FigureKind::Ratio => Some("tag dian"),
            FigureKind::Rank | FigureKind::Target => Some("tag zhe"),
        };
        let kind = kind.map(|class| Drawing::span(class, (self.texts.kind)(row.kind)));
        let off = row.approximation.map(|off| self.off(off));
        kind.into_iter().chain(off).collect()
    }

    fn off(&self, approximation: Approximation) -> Drawing {
        Drawing::span("tag lv", (self.texts.approximation)(approximation))
    }
}

/// The script of a word that stands by itself.
fn script_of(word: &str) -> ScriptMix {
    let count = hanzi::count(word);
    ScriptMix {
        state: count.state(),
        hans: count.hans,
        hant: count.hant,
        machine: false,
    }
}
