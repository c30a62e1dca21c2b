//! Names of times: those of the lists, and those that a publisher adds.

use std::collections::BTreeMap;

use super::day::Day;
use super::list::{FeastDay, Fixed, Meaning, Standing};
use super::signs::{NAME, Signs, plain};
use super::value::{Instant, parse, parse_range};

/// What names stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Names by their first character, the longest first.
    by_first: BTreeMap<char, Vec<(Vec<char>, Meaning)>>,
}

impl Names {
    /// Adds a name; whether there is anything in it to be found by.
    pub(super) fn add(&mut self, name: &str, meaning: Meaning) -> bool {
        let signs: Vec<char> = plain(name).chars().collect();
        let Some(first) = signs.first() else {
            return false;
        };
        let names = self.by_first.entry(*first).or_default();
        let at = names.partition_point(|(other, _)| other.len() >= signs.len());
        names.insert(at, (signs, meaning));
        true
    }

    /// The longest name that begins at a place, with the place after it. Quotation marks within a
    /// name do not matter: `“六一”儿童节`.
    pub(super) fn find(&self, signs: &Signs<'_>, at: usize) -> Option<(Meaning, usize)> {
        let quoted = signs.get(at) == Some('"');
        let at = at + usize::from(quoted);
        if !signs.is(at, NAME) {
            return None;
        }
        let names = self.by_first.get(&signs.get(at)?)?;
        names.iter().find_map(|(name, meaning)| {
            let mut place = at;
            let mut open = quoted || signs.before(at) == Some('"');
            for c in name {
                if signs.get(place) == Some('"') && place > at {
                    open = !open;
                    place += 1;
                }
                if signs.get(place) != Some(*c) {
                    return None;
                }
                place += 1;
            }
            // A mark that belongs to the name closes right after it.
            let closes = quoted && open && signs.get(place) == Some('"');
            (!(quoted && open) || closes).then_some((*meaning, place + usize::from(closes)))
        })
    }

    /// The characters that names begin with.
    pub(super) fn first_signs(&self) -> impl Iterator<Item = char> {
        self.by_first.keys().copied()
    }
}

/// Named times that a publisher knows of, beside those that come with the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedTimes {
    pub(super) names: Names,
}

/// Why a named time cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NamedTimeProblem {
    /// There is nothing in the name that could be found in a text.
    NoName,
    /// The date is none, or the days of the range are not in order.
    NoDate,
    /// There is no such day of the year.
    NoDay,
}

impl std::fmt::Display for NamedTimeProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoName => "the name has no character that could be found in a text",
            Self::NoDate => "no date such as 1948-09 or 1948-09-12/1949-01-31",
            Self::NoDay => "no day of the year such as 10-15",
        })
    }
}

impl std::error::Error for NamedTimeProblem {}

impl NamedTimes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.by_first.is_empty()
    }

    /// Adds a time with days of its own: an EDTF level 0 date or an interval of two.
    ///
    /// # Errors
    ///
    /// Where the name is empty, or the date none.
    pub fn add(
        &mut self,
        name: &str,
        edtf: &str,
        standing: Standing,
    ) -> Result<(), NamedTimeProblem> {
        let first = |edtf| parse(edtf).and_then(Instant::first);
        let is_ordered = edtf
            .split_once('/')
            .is_none_or(|(from, to)| first(from) <= first(to));
        let instant = parse_range(edtf).filter(|_| is_ordered);
        let instant = instant.ok_or(NamedTimeProblem::NoDate)?;
        let fixed = Fixed { instant, standing };
        self.named(name, Meaning::Fixed(fixed))
    }

    /// Adds a day of every year, as month and day: `10-15`; of the lunar calendar where `is_lunar`, in which the
    /// 30th is the last of the month.
    ///
    /// # Errors
    ///
    /// Where the name is empty, or there is no such day.
    pub fn add_festival(
        &mut self,
        name: &str,
        day: &str,
        is_lunar: bool,
    ) -> Result<(), NamedTimeProblem> {
        let (month, day) = day.split_once('-').ok_or(NamedTimeProblem::NoDay)?;
        let (Ok(month), Ok(day)) = (month.parse::<u8>(), day.parse::<u8>()) else {
            return Err(NamedTimeProblem::NoDay);
        };
        let is_one = if is_lunar {
            (1..=12).contains(&month) && (1..=30).contains(&day)
        } else {
            // A year that has every day.
            Day::new(2000, month, day).is_some()
        };
        if !is_one {
            return Err(NamedTimeProblem::NoDay);
        }
        let day = if is_lunar {
            FeastDay::Lunar(month, day)
        } else {
            FeastDay::Solar(month, day)
        };
        self.named(name, Meaning::Feast(day, false))
    }

    fn named(&mut self, name: &str, meaning: Meaning) -> Result<(), NamedTimeProblem> {
        if self.names.add(name, meaning) {
            Ok(())
        } else {
            Err(NamedTimeProblem::NoName)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::{Foundings, Page, Piece, Reading, Role, read};

    fn told(text: &str, named: &NamedTimes) -> Vec<(String, String)> {
        let whole = Piece {
            span: bundle::Span::new(0, u32::try_from(text.len()).unwrap()),
            role: Role::Matter,
            block: 0,
        };
        let Reading { expressions, .. } = read(&Page {
            text,
            pieces: &[whole],
            published: Some("2020-01-10"),
            title: None,
            foundings: &Foundings::default(),
            named,
        });
        let said = |it: bundle::Expression| {
            (
                it.span.of(text).unwrap().to_owned(),
                it.when.edtf.unwrap_or_default(),
            )
        };
        expressions.into_iter().map(said).collect()
    }

    fn own() -> NamedTimes {
        let mut named = NamedTimes::default();
        let range = "2009-05-16/2009-05-18";
        named.add("南山書會三大", range, Standing::Topic).unwrap();
        named.add("北塘整風", "1951", Standing::Bound).unwrap();
        named.add_festival("南山书市", "10-15", false).unwrap();
        named.add_festival("灯节", "1-15", true).unwrap();
        named
    }

    #[test]
    fn a_publishers_names_are_read_in_either_script() {
        for text in ["在南山书会三大上发言。", "在南山書會三大上發言。"] {
            assert!(told(text, &NamedTimes::default()).is_empty());
            let found = told(text, &own());
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].1, "2009-05-16/2009-05-18");
        }
        let found = told("2018年南山书市开幕，次年灯节又聚。", &own());
        assert_eq!(found[0].1, "2018-10-15", "{found:?}");
        assert_eq!(found[1].1, "2019-02-19", "{found:?}");
    }

    #[test]
    fn a_bound_counts_with_a_word_after_it_only() {
        assert!(told("讨论北塘整风的文章。", &own()).is_empty());
        assert_eq!(told("北塘整风以来，南山书会出书。", &own()).len(), 1);
    }

    #[test]
    fn the_longer_name_wins() {
        let mut named = NamedTimes::default();
        named.add("抗战", "1900", Standing::Topic).unwrap();
        let when = |text: &str| told(text, &named).first().map(|it| it.1.clone());
        assert_eq!(when("抗战之初。").as_deref(), Some("1900"), "as long: ours");
        let longer = when("在抗日战争时期。").unwrap();
        assert!(longer.starts_with("1937"), "{longer}");
    }

    #[test]
    fn what_cannot_be_added_is_told() {
        let mut named = NamedTimes::default();
        let mut add = |name, date| named.add(name, date, Standing::Topic);
        assert_eq!(add("", "1950"), Err(NamedTimeProblem::NoName));
        assert_eq!(add("\u{200b}", "1950"), Err(NamedTimeProblem::NoName));
        for date in ["", "五月", "1950-13", "1951/1950", "1950/", "1950-02-30"] {
            assert_eq!(add("会", date), Err(NamedTimeProblem::NoDate), "{date}");
        }
        for (day, is_lunar) in [
            ("2-30", false),
            ("13-1", true),
            ("5", false),
            ("1-31", true),
            ("-", true),
        ] {
            let added = named.add_festival("会", day, is_lunar);
            assert_eq!(added, Err(NamedTimeProblem::NoDay), "{day}");
        }
        assert!(named.is_empty());
        named.add_festival("会", "2-29", false).unwrap();
        assert!(!named.is_empty());
    }
}
