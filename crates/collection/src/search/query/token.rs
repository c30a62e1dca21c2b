//! Cutting a query into tokens. Full-width signs count as their usual ones, as they are typed with
//! an input method for Chinese.

use std::ops::Range;

use super::field::{self, Field};

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// In bytes of the query.
    pub(super) span: Range<usize>,
}

/// A kind of token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, in which `?` and `〓` are wildcards.
    Word(String),
    /// A phrase, and the mark that has to close it, where it is not closed.
    Phrase(String, Option<char>),
    /// The name of a field with its colon; whether anything follows at once.
    Prefix(Field, bool),
    /// `=`: whether it is for what follows at once; else for all that follows.
    Exact(bool),
    /// `-` at the beginning of a word, `NOT`.
    Not,
    /// `OR`, `|`.
    Or,
    /// `(`.
    Open,
    /// `)`.
    Close,
}

/// The mark that closes what this mark opens, and the other that does.
fn closers(open: char) -> Option<(char, char)> {
    Some(match open {
        '"' | '＂' => ('"', '＂'),
        '“' | '”' => ('”', '“'),
        '「' => ('」', '」'),
        '『' => ('』', '』'),
        _ => return None,
    })
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '|' | '｜') || closers(c).is_some()
}

/// Cuts a query.
pub(super) fn tokens(query: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = rest(query, at).chars().next() {
        let after = at + c.len_utf8();
        let end = if c.is_whitespace() {
            after
        } else {
            let (kind, end) = token(query, c, at..after);
            tokens.extend(kind.map(|kind| Token {
                kind,
                span: at..end,
            }));
            end
        };
        // Every step goes on, whatever a token says.
        at = end.max(after);
    }
    tokens
}

fn rest(query: &str, at: usize) -> &str {
    query.get(at..).unwrap_or_default()
}

/// The token that begins with `first`, and where it ends.
fn token(query: &str, first: char, own: Range<usize>) -> (Option<Kind>, usize) {
    let follows = rest(query, own.end)
        .chars()
        .next()
        .is_some_and(|c| !c.is_whitespace());
    let one = |kind| (Some(kind), own.end);
    match first {
        '(' | '（' => one(Kind::Open),
        ')' | '）' => one(Kind::Close),
        '|' | '｜' => one(Kind::Or),
        '-' | '－' | '−' => one(Kind::Not),
        '=' | '＝' => one(Kind::Exact(follows)),
        _ => match closers(first) {
            Some(closers) => phrase(query, own.end, closers),
            None => word(query, own.start),
        },
    }
}

fn phrase(query: &str, start: usize, closers: (char, char)) -> (Option<Kind>, usize) {
    let text = rest(query, start);
    match text.find([closers.0, closers.1]) {
        Some(length) => {
            let inner = text.get(..length).unwrap_or_default().to_owned();
            let mark = rest(query, start + length).chars().next();
            let end = start + length + mark.map_or(0, char::len_utf8);
            (Some(Kind::Phrase(inner, None)), end)
        }
        None => (
            Some(Kind::Phrase(text.to_owned(), Some(closers.0))),
            query.len(),
        ),
    }
}

fn word(query: &str, start: usize) -> (Option<Kind>, usize) {
    let text = rest(query, start);
    let text = text.get(..text.find(ends_word).unwrap_or(text.len()));
    let text = text.unwrap_or_default();
    let end = start + text.len();
    let kind = match text {
        "OR" => Kind::Or,
        "NOT" => Kind::Not,
        "AND" => return (None, end),
        _ => {
            let colon = text.char_indices().find(|(_, c)| matches!(c, ':' | '：'));
            if let Some((at, colon)) = colon
                && let Some(field) = text.get(..at).and_then(field::named)
            {
                let end = start + at + colon.len_utf8();
                let next = rest(query, end).chars().next();
                let follows = next
                    .is_some_and(|c| !(c.is_whitespace() || matches!(c, ')' | '）' | '|' | '｜')));
                return (Some(Kind::Prefix(field, follows)), end);
            }
            Kind::Word(text.to_owned())
        }
    };
    (Some(kind), end)
}
