//! What an expression of time says by itself, before it is put into its context.

use std::ops::Range;

use super::list::{FeastDay, Fixed};

/// An expression, with its place among the signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timex {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: Form,
}

/// The form of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// A time of its own.
    Point(Point),
    /// From one time to another.
    Range(Point, Point),
    /// `2014年以来`, `2016年9月开始`: from a time until the text was written.
    Since(Point),
    /// `截至2014年`: until a time.
    Until(Point),
    /// `2015年以前`.
    Before(Point),
    /// `2015年以后`.
    After(Point),
    /// So many units of time, and where they lie.
    Lasting(Lasting),
    /// `近年来`, `目前`.
    Vague(Vague),
    /// `每年年初`: the rule of RFC 5545, or nothing where it has none.
    Set(Option<String>),
    /// `民进成立70周年`: the words of what is commemorated.
    Anniversary { name: Range<usize>, years: i32 },
    /// `支部成立以来`: the words of what was founded.
    SinceFounding(Range<usize>),
    /// `开展活动以来`: from a time that is not told.
    SinceUnknown,
    /// Digits whose units were lost, or a day that does not exist.
    Damaged,
}

/// So many units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lasting {
    pub(super) count: i32,
    pub(super) unit: Unit,
    /// `余`, `多`, or a number in words that is none: more than `count`.
    pub(super) more: bool,
    pub(super) lies: Lies,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    HalfYear,
    Quarter,
    Month,
    Week,
    Day,
}

/// Where a length of time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    /// `5年来`: up to now.
    Past,
    /// `今后5年`: from now on.
    Future,
    /// `5年前`: its beginning, before now.
    Ago,
    /// `5年后`: its end, counted from what was named before.
    Later,
    /// `历时5年`: nowhere.
    Nowhere,
}

/// A time that is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vague {
    /// `近年来`: up to now, from nobody knows when.
    Past,
    /// `截至目前`: everything up to now.
    UntilNow,
    /// `目前`.
    Now,
}

/// A time as its words give it: what is not said is not here.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a word that stands there or not"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Point {
    pub(super) year: YearSaid,
    pub(super) month: Option<MonthSaid>,
    pub(super) day: Option<DaySaid>,
    pub(super) part: Option<Part>,
    /// A named time: its number in the list of named times.
    pub(super) named: Option<Named>,
    /// `农历`, `腊月`, `初八`.
    pub(super) lunar: bool,
    /// `闰四月`.
    pub(super) leap: bool,
    /// Month and day are in Chinese numerals.
    pub(super) chinese: bool,
    /// `约`, `前后`, `左右`.
    pub(super) about: bool,
    /// `前夕`: the day before.
    pub(super) eve: bool,
    /// The year in brackets after it.
    pub(super) gloss: Option<i32>,
    /// The number after the year is that of an issue.
    pub(super) issue: bool,
    /// It stands where a clause begins.
    pub(super) leads: bool,
}

/// A year as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum YearSaid {
    #[default]
    None,
    /// `2015年`; years before the common era are negative, as EDTF counts them.
    Common(i32),
    /// `98年`.
    Short(i32),
    /// `民国26年`: the era, by its number in the list of eras, and the year of it.
    Reign(usize, i32),
    /// `三十一年` after a year of an era.
    Elided(i32),
    /// `今年` and its neighbours, counted from the year of writing.
    Writing(i32),
    /// `是年`: the year of the section.
    Section,
    /// `同年`, `次年`: counted from the year named last.
    Last(i32),
    /// `80年代`, with the century when it is named: the first year of it.
    Decade(Option<i32>, i32),
    /// `20世纪`: its first year.
    Century(i32),
    /// `上世纪`, `本世纪`: counted from the century of writing; with the decade.
    WritingCentury(i32, Option<i32>),
}

/// A month as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthSaid {
    Number(u8),
    /// `本月` and its neighbours, counted from the month of writing.
    Writing(i32),
    /// `同月`, `次月`: counted from the month named last.
    Last(i32),
}

/// A day as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DaySaid {
    Number(u8),
    /// `今天` and its neighbours, counted from the day of writing.
    Writing(i32),
    /// `同日`, `次日`: counted from the day named last.
    Last(i32),
    /// `本周` and its neighbours, counted from the week of writing.
    Week(i32),
}

/// A part of a year, a month, a decade or a century.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// `年初`, `月初`, `年代初`.
    Start,
    /// `年中`, `年代中期`, `世纪中叶`.
    Middle,
    /// `年底`, `月底`.
    End,
    /// `年末`, `年终`, `年代末`.
    Close,
    /// `上旬`, `中旬`, `下旬`: 1 to 3.
    Third(u8),
    /// A season, a quarter or a half, by its code in EDTF.
    Season(u8),
    /// `前三季度`: so many quarters from the first on.
    Quarters(u8),
}

/// A named time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A festival: it needs a year.
    Feast(FeastDay),
    /// A named time with days of its own.
    Fixed(Fixed),
    /// The national congress of this number.
    Congress(u8),
    /// The plenum of this number after the congress of that one.
    Plenum(u8, u8),
    /// The plan of this number.
    Plan(u8),
    /// The session of this number of the National People's Congress of that one.
    Session(u8, u8),
}
