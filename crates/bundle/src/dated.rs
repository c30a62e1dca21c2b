//! What is dated in a text: expressions of time, activities, figures, and things mentioned.

use serde::{Deserialize, Serialize};

use crate::Span;

/// When something is: a value of EDTF, and the days it covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct When {
    /// The value in EDTF (`2015-12`, `2014/2017-09-18`, `/2018-09-28` for an unknown start); absent
    /// for what recurs, for lengths of time and for what could not be resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edtf: Option<String>,
    /// The first day it may cover, in days since 1970-01-01; absent where the start is unknown or
    /// open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<i32>,
    /// The last day it may cover, in days since 1970-01-01; absent where the end is unknown or
    /// open. Never before `first`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<i32>,
    /// How finely it is told. A year is never a day.
    pub precision: Precision,
    /// The rule of what recurs, as in RFC 5545: `FREQ=YEARLY;BYMONTH=1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rrule: Option<String>,
}

/// How finely a time is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month, or to a third of it.
    Month,
    /// To a season, a quarter or a half of a year.
    Season,
    /// To the year.
    Year,
    /// To the decade.
    Decade,
    /// To the century.
    Century,
    /// Not told: `近年来`, `目前`.
    Vague,
}

/// What a value stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Footing {
    /// The words themselves say all of it.
    Explicit,
    /// A part is taken from words before it: a month under a year named once.
    Inherited,
    /// It is counted from the publish date: `今年`, `5年来`.
    PublishRelative,
    /// It is looked up in a list, or among the founding dates of the archive: `十九大`.
    List,
    /// It follows by a rule that may be wrong.
    Inferred,
    /// It is an expression of time whose value is not known.
    Unresolved,
}

/// A kind of expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ExpressionKind {
    /// A date or a part of a calendar: `2015年12月`, `20世纪80年代`.
    Date,
    /// From one time to another: `2013—2015年`, `2014年以来`.
    Range,
    /// Told from another time: `今年`, `近年来`, `5年来`.
    Relative,
    /// Something that recurs: `每年年初`.
    Set,
    /// A length of time: `历时一年`.
    Duration,
    /// A named event: a congress, a festival, an anniversary. A topic rather than a date.
    AnchorEvent,
}

/// What a curator may want to look at in an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateConflict {
    /// A year in brackets is not the year of the reign before it.
    GlossDiffers,
    /// The reign had not so many years.
    ReignTooLong,
    /// Counted from the publish date, something told as past would come after it.
    PastAfterPublish,
    /// It lies after the publish date, and nothing says that it is planned.
    AfterPublish,
    /// No such day, or digits whose units were lost.
    Damaged,
    /// `今年` in a report whose title names another year than that of the publish date.
    WritingYear,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expression {
    /// Where it stands.
    pub span: Span,
    /// What stands there.
    pub quote: String,
    /// What kind it is.
    pub kind: ExpressionKind,
    /// When it is.
    pub when: When,
    /// What that stands on.
    pub certainty: Footing,
    /// The number of the rule that gave it, `R1`; `docs/dates.md` has the list.
    pub rule: String,
    /// The words that another part of the value came from, when it is inherited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Span>,
    /// What is doubtful about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict: Option<DateConflict>,
}

/// Words of the text, with their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Words {
    /// Where they stand.
    pub span: Span,
    /// What stands there.
    pub quote: String,
}

/// A kind of activity, told by its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActivityKind {
    /// A body was founded or something was opened.
    Founding,
    /// An anniversary was kept.
    Commemoration,
    /// An honour was given.
    Award,
    /// Something was published or printed.
    Publication,
    /// People met.
    Meeting,
    /// People were taught.
    Training,
    /// Something was looked into on the spot.
    Survey,
    /// People went somewhere.
    Visit,
    /// Something was proposed.
    Proposal,
    /// Something was done for others.
    Service,
    /// Anything else.
    Other,
}

/// A dated activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Activity {
    /// Its name within the article, made of its words: it stays when the text around it changes.
    pub id: String,
    /// What is done, cut out of the text and never rewritten, 40 characters at most; a publisher
    /// may have put other words.
    pub label: String,
    /// What kind it is.
    pub kind: ActivityKind,
    /// When it was.
    pub when: When,
    /// What that stands on.
    pub certainty: Footing,
    /// The number of the rule that gave it; `publisher` where a correction did.
    pub rule: String,
    /// The expression of time.
    pub date: Words,
    /// The number of the block it stands in.
    pub block: u32,
    /// The number of the sentence in that block.
    pub sentence: u32,
    /// The clause.
    pub span: Span,
    /// The beginning of the clause, 12 characters at most, to tell whether the text is still the
    /// same.
    pub quote: String,
    /// Who did it, when the clause says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Words>,
    /// Where, when the clause says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Words>,
}

/// What makes a figure less than exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Approximation {
    /// More: `余`, `多`, `超过`.
    MoreThan,
    /// At least: `以上`, `不少于`.
    AtLeast,
    /// At most: `以内`, `不超过`.
    AtMost,
    /// Nearly: `近`, `将近`.
    Nearly,
    /// About: `约`, `左右`.
    About,
    /// As many as: `多达`.
    AsManyAs,
}

/// A kind of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// How many.
    Count,
    /// How much: lengths, areas, weights, money.
    Amount,
    /// A share or a ratio.
    Ratio,
    /// A place in an order: `前10名`.
    Rank,
    /// What is aimed at, not what was reached.
    Target,
}

/// A counted figure. Figures of different bodies are never added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// Where it stands, approximation and measure word with it.
    pub span: Span,
    /// What stands there.
    pub quote: String,
    /// The number, in decimal digits with at most one full stop: `29.5`, `117`.
    pub value: String,
    /// The other end of a range: 5 for `3-5篇`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_max: Option<String>,
    /// What makes it less than exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approximation: Option<Approximation>,
    /// The measure word, as written.
    pub unit: String,
    /// What kind it is.
    pub kind: FigureKind,
    /// What is counted: the words after or before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<Words>,
    /// Of which time, when the sentence says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<When>,
    /// The number of the block it stands in.
    pub block: u32,
    /// The sentence.
    pub sentence: Span,
}

/// A kind of title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TitleKind {
    /// A newspaper or journal.
    Periodical,
    /// A rule, a notice, an opinion.
    Document,
    /// A list of ranks.
    Ranking,
    /// A book, an article, a work.
    Work,
}

/// How far an honour went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AwardStatus {
    /// It was given.
    Awarded,
    /// Somebody was a candidate for it.
    Candidate,
}

/// A thing that the text mentions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Mention {
    /// A title in `《》`, brackets left out.
    Title {
        /// The title.
        words: Words,
        /// What kind it is.
        kind: TitleKind,
    },
    /// The number of an issue: `2014年第11期`. Never a month.
    Issue {
        /// The words.
        words: Words,
        /// The year.
        year: i32,
        /// The number.
        number: u32,
    },
    /// The number of a document: `中发〔2015〕9号`.
    Document {
        /// The words.
        words: Words,
    },
    /// An honour.
    Award {
        /// Its name.
        words: Words,
        /// How far it went.
        status: AwardStatus,
    },
    /// When a body was founded, as the text says.
    Founding {
        /// The body.
        words: Words,
        /// When, as an EDTF date.
        edtf: String,
    },
}

impl Mention {
    /// The words it was found by.
    pub const fn words(&self) -> &Words {
        match self {
            Self::Title { words, .. }
            | Self::Issue { words, .. }
            | Self::Document { words }
            | Self::Award { words, .. }
            | Self::Founding { words, .. } => words,
        }
    }
}
