//! What is wrong with the rules of a file, by their lines.

use std::collections::BTreeSet;
use std::fmt;

use bundle::ReadRules;
use hanzi::{Rule, RuleProblem, Rules};

use super::given;
use crate::Writing;

/// Something wrong with a rule of a file. The others hold, and nothing of the file is lost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleSlip {
    /// The line the rule begins in, counted from 1.
    pub line: u32,
    /// What is wrong.
    pub kind: SlipKind,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SlipKind {
    /// It is no rule: where in it, and why.
    Unread(String),
    /// It has no word to look for: it does nothing.
    Empty,
    /// It wants something else for the word of the rule in that line, which holds.
    Conflict(u32),
    /// It gives back, perhaps by others between, what the rule in that line takes away. Both hold: what
    /// a rule gave is not looked at again.
    Loop(u32),
}

impl fmt::Display for RuleSlip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.kind {
            SlipKind::Unread(problem) => write!(f, "no rule: {problem}"),
            SlipKind::Empty => f.write_str("no word to look for"),
            SlipKind::Conflict(line) => {
                write!(f, "wants another form than line {line}, which holds")
            }
            SlipKind::Loop(line) => write!(f, "goes round in a circle with line {line}"),
        }
    }
}

/// What is wrong with the rules of a file, by line. Rules for words are held against each other where
/// they are for the same article and writing.
pub fn slips(read: &ReadRules) -> Vec<RuleSlip> {
    let unread = read.unread.iter().map(|entry| RuleSlip {
        line: entry.line,
        kind: SlipKind::Unread(format!("{}: {}", entry.problem.path, entry.problem.message)),
    });
    let mut slips: BTreeSet<RuleSlip> = unread.collect();
    let articles: BTreeSet<_> = read.rules.iter().map(|(_, rule)| &rule.article).collect();
    let writings = [
        Writing::Hans,
        Writing::Hant,
        Writing::HantTw,
        Writing::HantHk,
    ];
    for article in articles {
        for writing in writings {
            let (mut lines, mut words) = (Vec::new(), Vec::new());
            for (line, filed) in read.rules.iter().filter(|(_, it)| it.article == *article) {
                let rule = filed.rule();
                if rule.from.is_empty() {
                    slips.insert(RuleSlip {
                        line: *line,
                        kind: SlipKind::Empty,
                    });
                } else if let (None, Some(given)) = (&rule.at, given(&rule, writing)) {
                    words.push(Rule {
                        from: rule.from.clone(),
                        to: given.form().map(str::to_owned),
                    });
                    lines.push(*line);
                }
            }
            let line = |number: usize| lines.get(number).copied().unwrap_or(0);
            slips.extend(Rules::new(words).problems().iter().filter_map(|problem| {
                let (rule, kind) = match *problem {
                    RuleProblem::Conflict(first, rule) => (rule, SlipKind::Conflict(line(first))),
                    RuleProblem::Loop(first, rule) => (rule, SlipKind::Loop(line(first))),
                    _ => return None,
                };
                Some(RuleSlip {
                    line: line(rule),
                    kind,
                })
            }));
        }
    }
    slips.into_iter().collect()
}
