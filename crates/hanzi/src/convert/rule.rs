//! Rules over a conversion: words that become others, names that stay, choices for one place.

use std::fmt;
use std::ops::Range;

use super::conversion::Conversion;
use super::converter::Converter;
use super::kind::Kind;
use super::step::Step;
use crate::char_map::CharMap;
use crate::stage::Window;

/// What is to become of a word wherever it stands in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The word, as the source has it.
    pub from: String,
    /// What it becomes; none: it stays as it is, and no dictionary touches it.
    pub to: Option<String>,
}

/// What is to become of one place of a text, against all rules and dictionaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The place in the source, in bytes.
    pub source: Range<usize>,
    /// What it becomes.
    pub to: String,
}

/// What is wrong with a list of rules. The others hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleProblem {
    /// The rule of this number, counted from 0, has no word to look for: it is left out.
    Empty(usize),
    /// The second rule wants something else for the word of the first: it is left out.
    Conflict(usize, usize),
    /// The second rule closes a circle that the first is part of: from rule to rule each gives the
    /// word the next looks for. All hold: what a rule gave is not looked at again.
    Loop(usize, usize),
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty(rule) => write!(f, "rule {rule} has no word to look for"),
            Self::Conflict(first, rule) => {
                write!(
                    f,
                    "rule {rule} wants another form than rule {first} for the same word"
                )
            }
            Self::Loop(first, rule) => write!(f, "rules {first} and {rule} go round in a circle"),
        }
    }
}

/// Rules made ready.
#[derive(Default)]
pub struct Rules {
    list: Vec<Rule>,
    /// Where the rules that begin with a character are listed in `by_first`, plus 1.
    firsts: CharMap,
    /// Rules by number, the longest word first.
    by_first: Vec<Vec<usize>>,
    problems: Vec<RuleProblem>,
}

/// A text converted under rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ruled {
    /// The converted text.
    pub conversion: Conversion,
    /// The choices, by number, that do not fit the text or overlap one before them. They changed
    /// nothing.
    pub unused: Vec<usize>,
}

impl Rules {
    /// The rules of a list. Of two for the same word the first holds, so those nearer to the reader
    /// come first: of the reader, of the article, of the bundle.
    pub fn new(rules: Vec<Rule>) -> Self {
        let mut made = Self::default();
        for (number, rule) in rules.iter().enumerate() {
            made.add(number, rule, &rules);
        }
        made.list = rules;
        made
    }

    /// The rules as they were given.
    pub fn rules(&self) -> &[Rule] {
        &self.list
    }

    /// What is wrong with them.
    pub fn problems(&self) -> &[RuleProblem] {
        &self.problems
    }

    fn add(&mut self, number: usize, rule: &Rule, all: &[Rule]) {
        let Some(first) = rule.from.chars().next() else {
            return self.problems.push(RuleProblem::Empty(number));
        };
        let Some(place) = self.firsts.slot(first) else {
            return;
        };
        if *place == 0 {
            self.by_first.push(Vec::new());
            *place = u32::try_from(self.by_first.len()).unwrap_or(0);
        }
        let Some(listed) = self.by_first.get_mut((*place as usize).wrapping_sub(1)) else {
            return;
        };
        let from = |number: usize| all.get(number).map_or("", |rule| rule.from.as_str());
        if let Some(&earlier) = listed.iter().find(|&&earlier| from(earlier) == rule.from) {
            if all.get(earlier).map(|earlier| &earlier.to) != Some(&rule.to) {
                self.problems.push(RuleProblem::Conflict(earlier, number));
            }
            return;
        }
        let at = listed.partition_point(|&other| from(other).len() > rule.from.len());
        listed.insert(at, number);
        if let Some(first) = self.circle(number, rule, all) {
            self.problems.push(RuleProblem::Loop(first, number));
        }
    }

    /// The rule before this one from which a circle of rules leads back to it: the one that looks for
    /// what it gives.
    fn circle(&self, number: usize, rule: &Rule, all: &[Rule]) -> Option<usize> {
        let next = |word: &str| {
            let place = self.firsts.of(word.chars().next()?);
            let listed = self.by_first.get((place as usize).checked_sub(1)?)?;
            let mut listed = listed.iter().copied();
            listed.find(|&other| all.get(other).is_some_and(|other| other.from == word))
        };
        let first = next(rule.to.as_ref()?).filter(|&first| first != number)?;
        let mut at = first;
        // A circle has no more rules than there are so far.
        for _ in 0..=number {
            let to = all.get(at)?.to.as_ref()?;
            if *to == rule.from {
                return Some(first);
            }
            at = next(to)?;
        }
        None
    }

    /// The rule whose word stands at the beginning of `text`, the longest of several.
    fn at(&self, text: &str) -> Option<(usize, &Rule)> {
        let place = self.firsts.of(text.chars().next()?);
        let listed = self.by_first.get((place as usize).checked_sub(1)?)?;
        let number = listed.iter().copied().find(|&number| {
            self.list
                .get(number)
                .is_some_and(|rule| text.starts_with(&rule.from))
        })?;
        Some((number, self.list.get(number)?))
    }
}

impl Converter {
    /// Converts a text under rules and choices. Where one applies, the text on either side is
    /// converted as if it ended there.
    pub fn align_with(&self, text: &str, rules: &Rules, choices: &[Choice]) -> Ruled {
        let (fitting, unused) = fitting(text, choices);
        let mut under = Under {
            converter: self,
            rules,
            window: Window::default(),
            conversion: Conversion::default(),
        };
        let mut from = 0;
        for number in fitting {
            let Some(Choice { source, to }) = choices.get(number) else {
                continue;
            };
            under.align(text.get(from..source.start).unwrap_or_default());
            under.put(source.len(), to, Kind::Choice, number);
            from = source.end;
        }
        under.align(text.get(from..).unwrap_or_default());
        Ruled {
            conversion: under.conversion,
            unused,
        }
    }
}

/// The numbers of the choices that fit a text, in the order of their places; and of the others.
fn fitting(text: &str, choices: &[Choice]) -> (Vec<usize>, Vec<usize>) {
    let mut numbers: Vec<usize> = (0..choices.len()).collect();
    let start = |number: &usize| choices.get(*number).map(|choice| choice.source.start);
    numbers.sort_by_key(start);
    let mut end = 0;
    let (used, mut unused): (Vec<usize>, Vec<usize>) = numbers.into_iter().partition(|&number| {
        let source = choices.get(number).map(|choice| choice.source.clone());
        let fits = source.filter(|it| it.start >= end && text.get(it.clone()) > Some(""));
        fits.is_some_and(|source| {
            end = source.end;
            true
        })
    });
    unused.sort_unstable();
    (used, unused)
}

/// A conversion under rules on its way.
struct Under<'a> {
    converter: &'a Converter,
    rules: &'a Rules,
    window: Window,
    conversion: Conversion,
}

impl Under<'_> {
    /// Converts a stretch without choices.
    fn align(&mut self, text: &str) {
        let (mut from, mut at) = (0, 0);
        while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let Some((number, rule)) = self.rules.at(text.get(at..).unwrap_or_default()) else {
                at += character.len_utf8();
                continue;
            };
            self.convert(text.get(from..at).unwrap_or_default());
            let kind = if rule.to.is_some() {
                Kind::Rule
            } else {
                Kind::Protected
            };
            self.put(
                rule.from.len(),
                rule.to.as_ref().unwrap_or(&rule.from),
                kind,
                number,
            );
            at += rule.from.len();
            from = at;
        }
        self.convert(text.get(from..).unwrap_or_default());
    }

    /// Converts a stretch without rules.
    fn convert(&mut self, text: &str) {
        self.converter
            .align_into(text, &mut self.window, &mut self.conversion);
    }

    fn put(&mut self, n_source: usize, to: &str, kind: Kind, number: usize) {
        self.conversion.steps.push(Step::of_rule(number));
        self.conversion.text.push_str(to);
        self.conversion.push(n_source, to.len(), kind);
    }
}
