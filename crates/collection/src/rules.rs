//! Rules for conversion, of several owners, made ready for one writing.
//!
//! One decision holds at one place: a reader's for the place, then the article's for the place, then
//! the longest word of any owner, of the same word the reader's before the article's before the
//! bundle's, and of two by one owner the first. Dictionaries come last.

mod filed;
mod taken;
mod written;

use std::ops::Range;

use bundle::{ScriptForm, ScriptPlace, ScriptRule, Span};
use hanzi::{Choice, Rule, Rules};
use serde::{Deserialize, Serialize};

pub use self::filed::{RuleSlip, SlipKind, slips};
pub use self::taken::{RuleOffer, offer};
pub use self::written::Decided;

use crate::Writing;

/// Whose a rule is, the nearest to the reader first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// The reader's own.
    Reader,
    /// The article's.
    Article,
    /// The bundle's.
    Bundle,
}

/// The rules of everybody for one article.
#[derive(Debug, Clone, Copy, Default)]
pub struct RuleLayers<'a> {
    /// The reader's.
    pub reader: &'a [ScriptRule],
    /// The article's.
    pub article: &'a [ScriptRule],
    /// The bundle's.
    pub bundle: &'a [ScriptRule],
}

/// A rule by its owner and its number there.
pub type RuleId = (Owner, usize);

/// The rules for words in one writing.
#[derive(Default)]
pub struct WordRules {
    /// The rules.
    pub rules: Rules,
    /// Whose each is, by its number in `rules` ([`hanzi::Step::rule`]).
    pub ids: Vec<RuleId>,
}

/// The decisions for places of a text, in one writing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlacedRules {
    /// The places with what they become; no two overlap.
    pub choices: Vec<Choice>,
    /// Whose each is, by its number in `choices`.
    pub ids: Vec<RuleId>,
    /// Those whose place was not found again: what stood there is gone, or stands at several places.
    /// They are kept; nothing is lost by an article that was built anew.
    pub lost: Vec<RuleId>,
    /// Those that give way to one of a nearer owner, or to one before them.
    pub outdone: Vec<RuleId>,
}

impl PlacedRules {
    /// The decisions for places of one piece of the text, with places in the piece, as
    /// [`crate::Desk::compare`] takes them.
    pub fn of_piece(&self, piece: Span) -> Vec<Choice> {
        let (start, end) = (piece.start as usize, piece.end as usize);
        let choices = self.choices.iter();
        let own = choices.filter(|choice| start <= choice.source.start && choice.source.end <= end);
        own.map(|choice| Choice {
            source: choice.source.start - start..choice.source.end - start,
            to: choice.to.clone(),
        })
        .collect()
    }
}

impl<'a> RuleLayers<'a> {
    /// Every rule, the nearest owner's first.
    fn all(&self) -> impl Iterator<Item = (RuleId, &'a ScriptRule)> {
        let owned = |owner, rules: &'a [ScriptRule]| {
            let numbered = rules.iter().enumerate();
            numbered.map(move |(number, rule)| ((owner, number), rule))
        };
        owned(Owner::Reader, self.reader)
            .chain(owned(Owner::Article, self.article))
            .chain(owned(Owner::Bundle, self.bundle))
    }

    /// The rules for words, where the text is converted to a writing.
    pub fn words(&self, to: Writing) -> WordRules {
        let (list, ids) = self.word_list(to);
        WordRules {
            rules: Rules::new(list),
            ids,
        }
    }

    /// The same before it is made ready, with whose each is.
    pub(crate) fn word_list(&self, to: Writing) -> (Vec<Rule>, Vec<RuleId>) {
        let (mut list, mut ids) = (Vec::new(), Vec::new());
        for (id, rule) in self.all().filter(|(_, rule)| rule.at.is_none()) {
            if let Some(given) = given(rule, to) {
                list.push(Rule {
                    from: rule.from.clone(),
                    to: given.form().map(str::to_owned),
                });
                ids.push(id);
            }
        }
        (list, ids)
    }

    /// The decisions for places of a canonical text. A bundle's rules are for no text alone: places
    /// of theirs are lost.
    pub fn places(&self, text: &str, to: Writing) -> PlacedRules {
        let mut placed = PlacedRules::default();
        for (id, rule) in self.all() {
            let (Some(place), Some(given)) = (&rule.at, given(rule, to)) else {
                continue;
            };
            let found = find(text, &rule.from, place).filter(|_| id.0 != Owner::Bundle);
            let Some(source) = found else {
                placed.lost.push(id);
                continue;
            };
            let overlaps = |choice: &Choice| {
                choice.source.start < source.end && source.start < choice.source.end
            };
            if placed.choices.iter().any(overlaps) {
                placed.outdone.push(id);
                continue;
            }
            placed.choices.push(Choice {
                source,
                to: given.form().unwrap_or(&rule.from).to_owned(),
            });
            placed.ids.push(id);
        }
        placed
    }
}

/// What a rule gives in a writing.
enum Given<'a> {
    /// The word stays.
    Same,
    /// It becomes this.
    Form(&'a str),
}

impl<'a> Given<'a> {
    /// The form, if the word does not stay.
    fn form(self) -> Option<&'a str> {
        match self {
            Self::Same => None,
            Self::Form(form) => Some(form),
        }
    }
}

/// What a rule gives in a writing; nothing where it says nothing about that.
fn given(rule: &ScriptRule, to: Writing) -> Option<Given<'_>> {
    if rule.to.is_empty() {
        return Some(Given::Same);
    }
    let of = |tag: Option<&str>| {
        let mut forms = rule.to.iter();
        forms.find(|form: &&ScriptForm| form.writing.as_deref() == tag)
    };
    let general = match to {
        Writing::HantTw | Writing::HantHk => of(Some(Writing::Hant.tag())),
        Writing::Hans | Writing::Hant => None,
    };
    let form = of(Some(to.tag())).or(general).or_else(|| of(None))?;
    Some(Given::Form(&form.text))
}

/// Where a place is now: where it was, if the same stands there between the same; else the only place
/// where it does; else the only one with the same on one side.
fn find(text: &str, word: &str, place: &ScriptPlace) -> Option<Range<usize>> {
    if word.is_empty() {
        return None;
    }
    let (before, after) = (place.before.as_str(), place.after.as_str());
    let old = place.span.start as usize..place.span.end as usize;
    let stands = |at: &Range<usize>| {
        let sides = (text.get(..at.start), text.get(at.end..));
        let (Some(left), Some(right)) = sides else {
            return (false, false);
        };
        (left.ends_with(before), right.starts_with(after))
    };
    if text.get(old.clone()) == Some(word) && stands(&old) == (true, true) {
        return Some(old);
    }
    let places = || {
        text.match_indices(word)
            .map(|(at, word)| at..at + word.len())
    };
    let only = |fits: &dyn Fn((bool, bool)) -> bool| {
        let mut fitting = places().filter(|at| fits(stands(at)));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    };
    let left = !before.is_empty();
    let right = !after.is_empty();
    only(&|(one, other)| one && other)
        .or_else(|| only(&|(one, other)| left && one || right && other))
}
