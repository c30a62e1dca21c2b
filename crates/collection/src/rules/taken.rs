//! A file of rules that a reader opens, held against the words the reader has.

use bundle::{ReadRules, ReadRulesError, ScriptRule};
use hanzi::{Rule, RuleProblem, Rules};

use super::{RuleSlip, given, slips};
use crate::{Term, Writing};

/// What a file of rules would change in the words of a reader. Nothing is changed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleOffer {
    /// The reader's words with those of the file that they do not have. What the reader has stays, and
    /// comes first.
    pub terms: Vec<Term>,
    /// How many of these come from the file.
    pub n_new: usize,
    /// How many words of the file the reader has just so.
    pub n_known: usize,
    /// Words for which the file wants something else than the reader: what the reader wants, which
    /// holds, and what the file does.
    pub conflicts: Vec<(Term, Term)>,
    /// Words that would go round in a circle, one of the reader's with one of the file's: both.
    pub loops: Vec<(Term, Term)>,
    /// The lines of rules that are not taken: those for one article or one place of it, which belong
    /// into a bundle, and words with a tab or the end of a line in them.
    pub left: Vec<u32>,
    /// What is wrong with rules of the file, by line.
    pub slips: Vec<RuleSlip>,
}

/// Holds a file of rules against a reader's words.
pub fn offer(file: &str, own: &[Term]) -> Result<RuleOffer, ReadRulesError> {
    let read = bundle::read_rules(file)?;
    let mut offer = RuleOffer {
        terms: own.to_vec(),
        slips: slips(&read),
        ..RuleOffer::default()
    };
    for term in offer.take(&read) {
        let same = |other: &&Term| (&other.from, other.writing) == (&term.from, term.writing);
        match own.iter().find(same) {
            Some(known) if known.to == term.to => offer.n_known += 1,
            Some(known) => offer.conflicts.push((known.clone(), term)),
            // Of two in the file the first holds; the other is among the slips.
            None if offer.terms.iter().any(|it| same(&it)) => {}
            None => {
                offer.terms.push(term);
                offer.n_new += 1;
            }
        }
    }
    offer.find_loops(own.len());
    Ok(offer)
}

impl RuleOffer {
    /// The words of a file.
    fn take(&mut self, read: &ReadRules) -> Vec<Term> {
        let mut terms = Vec::new();
        for (line, filed) in &read.rules {
            let rule = filed.rule();
            let mut texts = rule.to.iter().map(|form| &form.text).chain([&rule.from]);
            let is_broken = texts.any(|text| text.contains(['\t', '\n', '\r']));
            if filed.article.is_some() || rule.at.is_some() || is_broken {
                self.left.push(*line);
            } else if !rule.from.is_empty() {
                terms.extend(words(&rule));
            }
        }
        terms
    }

    /// Looks for circles that the first `n_own` words make with the others.
    fn find_loops(&mut self, n_own: usize) {
        for writing in WRITINGS {
            let of = |it: &&Term| it.writing == writing;
            let terms: Vec<&Term> = self.terms.iter().filter(of).collect();
            let n_own = self.terms.iter().take(n_own).filter(of).count();
            let rules = terms.iter().map(|term| Rule {
                from: term.from.clone(),
                to: Some(term.to.clone()),
            });
            let rules = Rules::new(rules.collect());
            let loops = rules.problems().iter().filter_map(|problem| {
                let RuleProblem::Loop(one, other) = *problem else {
                    return None;
                };
                // One within the file is among the slips, one of the reader's was there before.
                if (one < n_own) == (other < n_own) {
                    return None;
                }
                let term = |at: usize| terms.get(at).map(|&term| term.clone());
                term(one).zip(term(other))
            });
            self.loops.extend(loops);
        }
    }
}

/// The writings a word may be for.
const WRITINGS: [Writing; 4] = [
    Writing::Hans,
    Writing::Hant,
    Writing::HantTw,
    Writing::HantHk,
];

/// A rule as words of a reader: for Simplified and Traditional, and for a region where it has a form of
/// its own there. A word that stays becomes itself.
fn words(rule: &ScriptRule) -> impl Iterator<Item = Term> {
    WRITINGS.into_iter().filter_map(|writing| {
        let mut tags = rule.to.iter().map(|form| form.writing.as_deref());
        let is_general = matches!(writing, Writing::Hans | Writing::Hant);
        if !is_general && !tags.any(|tag| tag == Some(writing.tag())) {
            return None;
        }
        let given = given(rule, writing)?;
        Some(Term {
            from: rule.from.clone(),
            to: given.form().unwrap_or(&rule.from).to_owned(),
            writing,
        })
    })
}

#[cfg(test)]
mod tests {
    use bundle::ReadRulesError;

    use super::{RuleOffer, offer};
    use crate::{SlipKind, Term, Writing};

    fn term(from: &str, to: &str, writing: Writing) -> Term {
        Term {
            from: from.to_owned(),
            to: to.to_owned(),
            writing,
        }
    }

    fn of(rules: &[&str], own: &[Term]) -> RuleOffer {
        let rules = rules.join(",\n");
        let file = format!(r#"{{"format":"duizhao-rules","version":1,"rules":[{rules}]}}"#);
        offer(&file, own).unwrap()
    }

    const TAIWAN: &str = r#"{"from":"软件","to":[{"writing":"zh-Hant-TW","text":"軟體"}]}"#;

    #[test]
    fn new_words_come_after_the_readers_own() {
        let own = [term("网络", "網路", Writing::HantTw)];
        let offer = of(&[TAIWAN], &own);
        let [first] = own;
        assert_eq!(offer.terms, [first, term("软件", "軟體", Writing::HantTw)]);
        assert_eq!((offer.n_new, offer.n_known), (1, 0));
        assert!(offer.slips.is_empty() && offer.conflicts.is_empty());
    }

    #[test]
    fn the_readers_own_word_holds_and_the_other_is_named() {
        let own = [term("软件", "軟件", Writing::HantTw)];
        let offer = of(&[TAIWAN], &own);
        let other = term("软件", "軟體", Writing::HantTw);
        assert_eq!(offer.conflicts, [(own[0].clone(), other.clone())]);
        assert_eq!((offer.terms.as_slice(), offer.n_new), (own.as_slice(), 0));
        let again = of(&[TAIWAN], &[other]);
        assert_eq!((again.n_known, again.n_new), (1, 0));
    }

    #[test]
    fn a_general_form_and_a_word_that_stays_hold_in_both_scripts() {
        let offer = of(
            &[
                r#"{"from":"甲","to":[{"text":"乙"}]}"#,
                r#"{"from":"范仲淹"}"#,
            ],
            &[],
        );
        let wanted = [("甲", "乙"), ("范仲淹", "范仲淹")];
        let wanted = wanted.map(|(from, to)| {
            [Writing::Hans, Writing::Hant].map(|writing| term(from, to, writing))
        });
        assert_eq!(offer.terms, wanted.concat());
    }

    #[test]
    fn circles_are_named_within_the_file_and_with_the_readers_words() {
        let rule = |from: &str, to: &str| {
            format!(r#"{{"from":"{from}","to":[{{"writing":"zh-Hant","text":"{to}"}}]}}"#)
        };
        let (there, back) = (rule("甲", "乙"), rule("乙", "甲"));
        let within = of(&[&there, &back], &[]);
        assert!(within.loops.is_empty());
        assert!(matches!(within.slips[0].kind, SlipKind::Loop(_)));
        let own = [term("甲", "乙", Writing::Hant)];
        let with = of(&[&back], &own);
        assert_eq!(with.loops.len(), 1);
        assert!(with.slips.is_empty());
    }

    #[test]
    fn rules_for_places_and_bad_rules_are_named_by_line_and_the_others_are_taken() {
        let bound = r#"{"article":"abc","from":"甲","to":[{"text":"乙"}]}"#;
        let broken = r#"{"from":"甲\n"}"#;
        let offer = of(
            &[bound, r#"{"to":3}"#, r#"{"from":""}"#, TAIWAN, broken],
            &[],
        );
        assert_eq!(offer.left, [1, 5]);
        let lines: Vec<u32> = offer.slips.iter().map(|slip| slip.line).collect();
        assert_eq!(lines, [2, 3]);
        assert_eq!(offer.n_new, 1);
    }

    #[test]
    fn what_is_no_file_of_rules_is_refused() {
        assert_eq!(
            offer(r#"{"format":"duizhao","version":1}"#, &[]),
            Err(ReadRulesError::OtherFormat)
        );
        assert!(offer("", &[]).is_err());
        assert!(offer("[1,", &[]).is_err());
    }
}
