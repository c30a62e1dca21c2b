//! The lists of named times: data files, and what a publisher adds to them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::names::Names;
use super::signs::{Signs, plain};
use super::value::{Instant, parse, parse_range};

/// Which day a festival or another day of every year is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FeastDay {
    /// Month and day.
    Solar(u8, u8),
    /// Lunar month and day; the 30th is the last, be it the 29th.
    Lunar(u8, u8),
    /// Qingming (4) or the winter solstice (12).
    Term(u8),
    /// Month, number of the week and day of the week, Sunday 0.
    Nth(u8, u8, u8),
}

/// How a named time may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A topic wherever it stands.
    Topic,
    /// A stretch of time: a date where `期间`, `以来` or the like stands after it, a topic elsewhere.
    Period,
    /// Counts only with a word such as `以来` after it.
    Bound,
}

/// A named time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fixed {
    pub(super) instant: Instant,
    pub(super) standing: Standing,
}

/// An era that years are counted by.
#[derive(Debug)]
pub(super) struct Era {
    /// The common year of its first year.
    pub(super) first: i32,
    /// How many years it had; nothing where it still runs.
    pub(super) years: Option<i32>,
}

impl Era {
    /// Whether its months and days are lunar: the eras before 1912, and no Japanese ones.
    pub(super) const fn is_lunar(&self) -> bool {
        self.first < 1912 && self.first != 1868
    }
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A festival, and whether its name needs company to count.
    Feast(FeastDay, bool),
    Fixed(Fixed),
    /// An era, by its number in the list.
    Era(usize),
}

/// All lists that come with the program.
#[derive(Debug, Default)]
pub(super) struct Lists {
    names: Names,
    pub(super) eras: Vec<Era>,
    /// Days of congresses and plenums.
    congresses: BTreeMap<(u8, u8), Instant>,
    plans: BTreeMap<u8, Instant>,
    sessions: BTreeMap<(u8, u8), Instant>,
    /// Foundings by the name of what was founded.
    foundings: BTreeMap<String, Instant>,
}

/// The lists that come with the program.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(Lists::load);

/// The rows of a table, split at tabs; lines with `#` are notes.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

impl Lists {
    fn load() -> Self {
        let mut lists = Self::default();
        lists.load_feasts(include_str!("data/feasts.tsv"));
        lists.load_fixed(include_str!("data/named.tsv"));
        lists.load_eras(include_str!("data/eras.tsv"));
        lists.load_numbered();
        for row in rows(include_str!("data/foundings.tsv")) {
            if let [names, day] = *row.as_slice()
                && let Some(instant) = parse(day)
            {
                for name in names.split('|') {
                    lists.foundings.insert(plain(name), instant);
                }
            }
        }
        lists
    }

    fn load_feasts(&mut self, table: &'static str) {
        for row in rows(table) {
            let [names, kind, day] = *row.as_slice() else {
                continue;
            };
            let numbers: Vec<u8> = day.split('-').filter_map(|it| it.parse().ok()).collect();
            let day = match (kind, numbers.as_slice()) {
                ("solar", [month, day]) => FeastDay::Solar(*month, *day),
                ("lunar", [month, day]) => FeastDay::Lunar(*month, *day),
                ("term", [month]) => FeastDay::Term(*month),
                ("nth", [month, week, day]) => FeastDay::Nth(*month, *week, *day),
                _ => continue,
            };
            for name in names.split('|') {
                let bare = name.trim_start_matches('!');
                self.names.add(bare, Meaning::Feast(day, bare != name));
            }
        }
    }

    fn load_fixed(&mut self, table: &'static str) {
        for row in rows(table) {
            let [names, days, standing] = *row.as_slice() else {
                continue;
            };
            let Some(instant) = parse_range(days) else {
                continue;
            };
            let standing = match standing {
                "topic" => Standing::Topic,
                "period" => Standing::Period,
                _ => Standing::Bound,
            };
            for name in names.split('|') {
                let fixed = Fixed { instant, standing };
                self.names.add(name, Meaning::Fixed(fixed));
            }
        }
    }

    fn load_eras(&mut self, table: &'static str) {
        for row in rows(table) {
            let [names, first, years] = *row.as_slice() else {
                continue;
            };
            let (Ok(first), Ok(years)) = (first.parse(), years.parse::<i32>()) else {
                continue;
            };
            self.eras.push(Era {
                first,
                years: (years > 0).then_some(years),
            });
            let number = self.eras.len() - 1;
            for name in names.split('|') {
                self.names.add(name, Meaning::Era(number));
            }
        }
    }

    fn load_numbered(&mut self) {
        for row in rows(include_str!("data/congresses.tsv")) {
            if let [congress, plenum, days] = *row.as_slice()
                && let (Ok(congress), Ok(plenum)) = (congress.parse(), plenum.parse())
                && let Some(instant) = parse_range(days)
            {
                let instant = match instant {
                    Instant::Days(from, to) if from == to => Instant::Day(from),
                    instant => instant,
                };
                self.congresses.insert((congress, plenum), instant);
            }
        }
        for row in rows(include_str!("data/plans.tsv")) {
            if let [plan, first, last] = *row.as_slice()
                && let (Ok(plan), Ok(first), Ok(last)) = (plan.parse(), first.parse(), last.parse())
            {
                self.plans.insert(plan, Instant::Years(first, last));
            }
        }
        for row in rows(include_str!("data/sessions.tsv")) {
            let (congress, month, session) = match *row.as_slice() {
                [congress, month] => (congress, month, None),
                [congress, month, session] => (congress, month, session.parse::<u8>().ok()),
                _ => continue,
            };
            let (Ok(congress), Some(Instant::Month(year, month))) =
                (congress.parse(), parse(month))
            else {
                continue;
            };
            match session {
                Some(session) => {
                    self.sessions
                        .insert((congress, session), Instant::Month(year, month));
                }
                None => {
                    for session in 1..=5 {
                        let of = year + i32::from(session) - 1;
                        self.sessions
                            .insert((congress, session), Instant::Month(of, month));
                    }
                }
            }
        }
    }

    /// The characters that names begin with.
    pub(super) fn first_signs(&self) -> impl Iterator<Item = char> {
        self.names.first_signs()
    }

    /// The days of a congress (plenum 0) or a plenum.
    pub(super) fn congress(&self, congress: u8, plenum: u8) -> Option<Instant> {
        self.congresses.get(&(congress, plenum)).copied()
    }

    /// The years of a plan.
    pub(super) fn plan(&self, plan: u8) -> Option<Instant> {
        self.plans.get(&plan).copied()
    }

    /// The month of a session.
    pub(super) fn session(&self, congress: u8, session: u8) -> Option<Instant> {
        self.sessions.get(&(congress, session)).copied()
    }

    /// When what has this name, exactly, was founded or happened.
    pub(super) fn founding(&self, name: &str) -> Option<Instant> {
        self.foundings.get(name).copied()
    }
}

/// The longest name that begins at a place, with the place after it; of two as long that of the publisher.
pub(super) fn find(signs: &Signs<'_>, at: usize) -> Option<(Meaning, usize)> {
    let own = signs.named().names.find(signs, at);
    let listed = LISTS.names.find(signs, at);
    match (own, listed) {
        (Some(own), Some(listed)) if listed.1 > own.1 => Some(listed),
        (own, listed) => own.or(listed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_list_is_read() {
        let n_rows = |table| rows(table).count();
        let known = |names: &str, wanted: fn(Meaning) -> bool| {
            names.split('|').all(|name| {
                let signs = Signs::of(name.trim_start_matches('!'), 0);
                find(&signs, 0)
                    .is_some_and(|(meaning, end)| wanted(meaning) && end == signs.count())
            })
        };
        for row in rows(include_str!("data/feasts.tsv")) {
            assert!(
                known(row[0], |it| matches!(it, Meaning::Feast(..))),
                "{row:?}"
            );
        }
        for row in rows(include_str!("data/named.tsv")) {
            assert!(
                known(row[0], |it| matches!(it, Meaning::Fixed(_))),
                "{row:?}"
            );
        }
        assert_eq!(LISTS.eras.len(), n_rows(include_str!("data/eras.tsv")));
        assert_eq!(
            LISTS.congresses.len(),
            n_rows(include_str!("data/congresses.tsv"))
        );
        assert_eq!(LISTS.plans.len(), n_rows(include_str!("data/plans.tsv")));
        assert!(LISTS.foundings.len() > n_rows(include_str!("data/foundings.tsv")));
        assert_eq!(LISTS.session(13, 3), Some(Instant::Month(2020, 5)));
        assert_eq!(LISTS.session(13, 2), Some(Instant::Month(2019, 3)));
    }

    #[test]
    fn quotation_marks_in_a_name_do_not_matter() {
        for text in [
            "六一儿童节",
            "“六一”儿童节",
            "「六一」兒童節",
            "“六一儿童节”",
        ] {
            let signs = Signs::of(text, 0);
            let found = find(&signs, 0);
            assert!(
                matches!(found, Some((Meaning::Feast(_, false), end)) if end == signs.count()),
                "{text}"
            );
        }
    }
}
