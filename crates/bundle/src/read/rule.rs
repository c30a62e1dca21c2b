//! Reading a file of rules.

use std::fmt;

use super::json;
use crate::rule::{FiledRule, RULES_FORMAT};
use crate::{Problem, check, limits};

/// The version of files of rules.
const VERSION: u32 = 1;

/// What a file of rules holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadRules {
    /// The rules, each with the line it begins in, counted from 1.
    pub rules: Vec<(u32, FiledRule)>,
    /// What could not be read, with its text, so that nothing is lost.
    pub unread: Vec<UnreadRule>,
}

/// An entry of a file of rules that is no rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadRule {
    /// The line it begins in, counted from 1.
    pub line: u32,
    /// The entry as it stands in the file.
    pub text: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Why a file of rules could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadRulesError {
    /// It is no JSON, or not of the shape of such a file.
    Malformed(String),
    /// It is a file of something else.
    OtherFormat,
    /// It is of a version that is not known here.
    OtherVersion(u32),
}

impl fmt::Display for ReadRulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(message) => f.write_str(message),
            Self::OtherFormat => write!(f, "not a file of rules: format is not {RULES_FORMAT:?}"),
            Self::OtherVersion(version) => {
                write!(f, "file of rules of version {version}, expected {VERSION}")
            }
        }
    }
}

impl std::error::Error for ReadRulesError {}

impl From<Problem> for ReadRulesError {
    fn from(problem: Problem) -> Self {
        Self::Malformed(format!("{}: {}", problem.path, problem.message))
    }
}

/// Reads a file of rules. An entry that is no rule is kept as it is; the others are read.
pub fn read_rules(text: &str) -> Result<ReadRules, ReadRulesError> {
    json::check(text).map_err(|error| ReadRulesError::Malformed(error.to_string()))?;
    let [format, version, rules] = json::members(text, "$", ["format", "version", "rules"])?;
    let missing = |member: &str| ReadRulesError::Malformed(format!("$.{member}: missing"));
    let format: String = json::value(format.ok_or(ReadRulesError::OtherFormat)?, "$.format")?;
    if format != RULES_FORMAT {
        return Err(ReadRulesError::OtherFormat);
    }
    let version = version.ok_or_else(|| missing("version"))?;
    match json::value(version, "$.version")? {
        VERSION => {}
        other => return Err(ReadRulesError::OtherVersion(other)),
    }
    let rules = rules.ok_or_else(|| missing("rules"))?;
    let items = json::items(rules, "$.rules", limits::RULES)?;
    if items.total > items.kept.len() {
        let message = format!(
            "$.rules: {} rules; at most {} are read",
            items.total,
            limits::RULES
        );
        return Err(ReadRulesError::Malformed(message));
    }
    let mut read = ReadRules::default();
    for (index, raw) in items.kept.into_iter().enumerate() {
        let line = line_of(text, raw);
        let path = format!("$.rules[{index}]");
        let rule = json::object(raw, &path, limits::ARTICLE_BYTES);
        let checked = rule.and_then(|rule: FiledRule| match check::rule(&rule.rule()) {
            Ok(()) => Ok(rule),
            Err(problem) => Err(problem.below(&path)),
        });
        match checked {
            Ok(rule) => read.rules.push((line, rule)),
            Err(problem) => read.unread.push(UnreadRule {
                line,
                text: raw.to_owned(),
                problem,
            }),
        }
    }
    Ok(read)
}

/// The line a part of a text begins in, counted from 1.
fn line_of(text: &str, part: &str) -> u32 {
    // Both are of one piece of memory, `part` being borrowed from `text`.
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    let lines = text.bytes().take(start).filter(|&byte| byte == b'\n');
    u32::try_from(lines.count() + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{ReadRulesError, read_rules};

    #[test]
    fn rules_come_with_their_lines_and_what_is_no_rule_is_kept() {
        let text = "{\"format\": \"duizhao-rules\", \"version\": 1, \"rules\": [\n\
            {\"from\": \"软件\", \"to\": [{\"text\": \"軟體\"}]},\n\
            {\"to\": 5},\n\n\
            {\"from\": \"万里\", \"article\": \"a\"}, 7\n]}";
        let read = read_rules(text).unwrap();
        let lines: Vec<(u32, &str)> = read
            .rules
            .iter()
            .map(|(line, rule)| (*line, rule.from.as_str()))
            .collect();
        assert_eq!(lines, [(2, "软件"), (5, "万里")]);
        let unread: Vec<(u32, &str)> = read
            .unread
            .iter()
            .map(|it| (it.line, it.text.as_str()))
            .collect();
        assert_eq!(unread, [(3, "{\"to\": 5}"), (5, "7")]);
        assert_eq!(read.unread[0].problem.path, "$.rules[1].to");
    }

    #[test]
    fn what_is_no_file_of_rules_is_refused_by_name() {
        let no_json = read_rules("{").unwrap_err();
        assert!(matches!(no_json, ReadRulesError::Malformed(_)), "{no_json}");
        assert_eq!(read_rules("{}"), Err(ReadRulesError::OtherFormat));
        assert_eq!(
            read_rules("{\"format\": \"duizhao\"}"),
            Err(ReadRulesError::OtherFormat)
        );
        let newer = "{\"format\": \"duizhao-rules\", \"version\": 2, \"rules\": []}";
        assert_eq!(read_rules(newer), Err(ReadRulesError::OtherVersion(2)));
        let lone =
            "{\"format\": \"duizhao-rules\", \"version\": 1, \"rules\": [{\"from\": \"\\ud800\"}]}";
        let read = read_rules(lone);
        assert!(read.is_err() || read.is_ok_and(|read| read.rules.is_empty()));
    }
}
