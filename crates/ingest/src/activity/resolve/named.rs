//! R12 and R16: named times. Congresses and campaigns have their days by the list, and are topics
//! rather than dates; festivals need a year.

use bundle::Footing;

use super::super::day::Day;
use super::super::form::{Named, Point};
use super::super::list::{FeastDay, LISTS};
use super::super::value::Spot;
use super::{Context, Found, lunar};

/// Where a named time with days of its own lies.
pub(super) fn locate(point: &Point, _: &Context<'_>) -> Option<Found<Option<Spot>>> {
    let instant = match point.named? {
        Named::Feast(_) => return None,
        Named::Fixed(fixed) => Some(fixed.instant),
        Named::Congress(congress) => LISTS.congress(congress, 0),
        Named::Plenum(congress, plenum) => LISTS.congress(congress, plenum),
        Named::Plan(plan) => LISTS.plan(plan),
        Named::Session(congress, session) => LISTS.session(congress, session),
    };
    let spot = instant.map(|instant| Spot {
        approximate: point.about,
        ..Spot::from(instant)
    });
    let footing = if spot.is_some() {
        Footing::List
    } else {
        Footing::Unresolved
    };
    Some(Found::new(spot, footing, "R12"))
}

/// The day of a festival in a year.
pub(super) fn feast(feast: FeastDay, year: i32) -> Option<Day> {
    match feast {
        FeastDay::Solar(month, day) => Day::new(year, month, day),
        FeastDay::Lunar(month, 30) => lunar::solar(
            year_of(month, year),
            month,
            lunar::last_day(year_of(month, year), month)?,
            false,
        ),
        FeastDay::Lunar(month, day) => lunar::solar(year_of(month, year), month, day, false),
        FeastDay::Term(month) => term(month, year),
        FeastDay::Nth(month, week, day) => nth(year, month, week, day),
    }
}

/// The lunar year whose festival falls into a common year: the twelfth lunar month of the year before
/// mostly lies in January or February.
const fn year_of(month: u8, year: i32) -> i32 {
    if month == 12 { year - 1 } else { year }
}

/// Qingming or the winter solstice, by the usual formula for this century and the last.
fn term(month: u8, year: i32) -> Option<Day> {
    let of_century = f64::from(year.rem_euclid(100));
    let base = match (month, year / 100) {
        (4, 19) => 5.59,
        (4, 20) => 4.81,
        (12, 19) => 22.60,
        (12, 20) => 21.94,
        _ => return None,
    };
    let leaps = (of_century / 4.0).floor();
    let day = (of_century * 0.2422 + base).floor() - leaps;
    // The formula gives a day of the month, 1 to 31.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a day of a month"
    )]
    Day::new(year, month, day as u8)
}

/// The day of a week of a month, as `05-2-0` for the second Sunday of May.
fn nth(year: i32, month: u8, week: u8, weekday: u8) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    // 1970-01-01 was a Thursday.
    let of_first = (first.number() + 4).rem_euclid(7);
    let to = (i32::from(weekday) - of_first).rem_euclid(7);
    Some(first.later(to + (i32::from(week) - 1) * 7))
}

#[cfg(test)]
mod tests {
    use super::super::super::list::{Meaning, find};
    use super::super::super::signs::Signs;
    use super::*;

    #[track_caller]
    fn check(name: &str, year: i32, wanted: &str) {
        let signs = Signs::of(name, 0);
        let Some((Meaning::Feast(day, _), _)) = find(&signs, 0) else {
            panic!("{name} is no festival");
        };
        assert_eq!(feast(day, year).unwrap().edtf(), wanted, "{name} {year}");
    }

    #[test]
    fn festivals_fall_on_their_days() {
        check("春节", 2018, "2018-02-16");
        check("中秋节", 2017, "2017-10-04");
        check("端午节", 2020, "2020-06-25");
        check("重阳节", 2019, "2019-10-07");
        check("除夕", 2018, "2018-02-15");
        check("腊八节", 2018, "2018-01-24");
        check("清明节", 2018, "2018-04-05");
        check("清明节", 2020, "2020-04-04");
        check("冬至", 2017, "2017-12-22");
        check("母亲节", 2018, "2018-05-13");
        check("感恩节", 2018, "2018-11-22");
        check("国庆节", 2018, "2018-10-01");
    }
}
