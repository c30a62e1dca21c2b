//! Reading a query. Whatever is typed is read as well as can be, half-typed queries too: a reader
//! sees results while typing.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::field::{self, Field};
use super::problem::{Problem, ProblemKind};
use super::token::{Kind, Token, tokens};
use super::{Node, Query, Scope, Term};
use crate::search::pattern::Pattern;

/// Bytes of a query that are read.
const MOST_BYTES: usize = 4096;
/// Words of a query that are looked for.
const MOST_WORDS: usize = 64;
/// Groups within groups.
const MOST_DEPTH: usize = 24;

/// Reads a query.
pub(crate) fn parse(query: &str) -> Query {
    let read = query.get(..query.floor_char_boundary(MOST_BYTES));
    let read = read.unwrap_or_default();
    let mut parser = Parser {
        query,
        tokens: tokens(read).into_iter().peekable(),
        problems: Vec::new(),
        n_words: 0,
        exact: false,
        depth: 0,
    };
    let root = parser.either(None);
    if read.len() < query.len() {
        let rest = read.len()..query.len();
        parser.problem(ProblemKind::TooLong, &rest, &rest, "");
    }
    Query {
        root,
        problems: parser.problems,
    }
}

struct Parser<'a> {
    query: &'a str,
    tokens: Peekable<IntoIter<Token>>,
    problems: Vec<Problem>,
    n_words: usize,
    /// Whether a `=` by itself has been read.
    exact: bool,
    depth: usize,
}

impl Parser<'_> {
    fn problem(&mut self, kind: ProblemKind, span: &Range<usize>, edit: &Range<usize>, put: &str) {
        let problem = Problem::new(kind, self.query, span, edit, put);
        self.problems.push(problem);
    }

    /// The problem is gone with these bytes.
    fn superfluous(&mut self, kind: ProblemKind, span: &Range<usize>) {
        self.problem(kind, span, span, "");
    }

    fn next_is(&mut self, kind: &Kind) -> bool {
        self.tokens.peek().is_some_and(|token| token.kind == *kind)
    }

    /// Alternatives, up to the end of the query or of the group that `opened` opens.
    fn either(&mut self, opened: Option<&Range<usize>>) -> Option<Node> {
        let mut nodes = Vec::new();
        // An `OR` that still waits for what stands after it.
        let mut waiting: Option<Range<usize>> = None;
        loop {
            match self.every(opened.is_some()) {
                Some(node) => {
                    nodes.push(node);
                    waiting = None;
                }
                None => {
                    if let Some(span) = waiting.take() {
                        self.superfluous(ProblemKind::NothingBeside, &span);
                    }
                }
            }
            if !self.next_is(&Kind::Or) {
                break;
            }
            if let Some(token) = self.tokens.next() {
                if nodes.is_empty() {
                    self.superfluous(ProblemKind::NothingBeside, &token.span);
                } else {
                    waiting = Some(token.span);
                }
            }
        }
        if let Some(span) = waiting {
            self.superfluous(ProblemKind::NothingBeside, &span);
        }
        if let Some(opened) = opened {
            match self.tokens.next() {
                Some(token) if nodes.is_empty() => {
                    self.superfluous(ProblemKind::Empty, &(opened.start..token.span.end));
                }
                Some(_) => {}
                None if nodes.is_empty() => self.superfluous(ProblemKind::Empty, opened),
                None => {
                    let end = self.query.len()..self.query.len();
                    self.problem(ProblemKind::UnclosedGroup, opened, &end, ")");
                }
            }
        }
        joined(nodes, Node::Any)
    }

    /// What stands side by side, up to an `OR` or the end.
    fn every(&mut self, within: bool) -> Option<Node> {
        let mut nodes = Vec::new();
        while let Some(token) = self.tokens.peek() {
            match token.kind {
                Kind::Or => break,
                Kind::Close if within => break,
                _ => nodes.extend(self.one()),
            }
        }
        joined(nodes, Node::All)
    }

    fn one(&mut self) -> Option<Node> {
        let Token { kind, span } = self.tokens.next()?;
        match kind {
            Kind::Word(text) => self.word(&text, &span, Scope::Text, self.exact),
            Kind::Phrase(text, open) => self.phrase(&text, open, &span, Scope::Text, self.exact),
            Kind::Prefix(field, follows) => self.field(field, follows, &span),
            Kind::Exact(true) => self.exactly(Scope::Text),
            Kind::Exact(false) => {
                self.exact = true;
                None
            }
            Kind::Not => self.not(&span),
            Kind::Open if self.depth < MOST_DEPTH => {
                self.depth += 1;
                let node = self.either(Some(&span));
                self.depth -= 1;
                node
            }
            Kind::Open => {
                self.superfluous(ProblemKind::TooDeep, &span);
                None
            }
            Kind::Close => {
                self.superfluous(ProblemKind::StrayBracket, &span);
                None
            }
            Kind::Or => None,
        }
    }

    fn not(&mut self, span: &Range<usize>) -> Option<Node> {
        let mut outermost = span.clone();
        let mut odd = true;
        // `--x`: taken together, for each by itself would nest without end.
        while let Some(token) = self.tokens.next_if(|token| token.kind == Kind::Not) {
            outermost.end = token.span.end;
            odd = !odd;
        }
        let ends = self.next_is(&Kind::Or) || self.next_is(&Kind::Close);
        let known = self.problems.len();
        let node = if ends { None } else { self.one() };
        if node.is_none() && self.problems.len() == known {
            self.superfluous(ProblemKind::NothingToExclude, &outermost);
        }
        node.map(|node| if odd { Node::Not(Box::new(node)) } else { node })
    }

    /// What follows a `=`.
    fn exactly(&mut self, scope: Scope) -> Option<Node> {
        let token = self
            .tokens
            .next_if(|token| matches!(token.kind, Kind::Word(_) | Kind::Phrase(..)))?;
        match token.kind {
            Kind::Word(text) => self.word(&text, &token.span, scope, true),
            Kind::Phrase(text, open) => self.phrase(&text, open, &token.span, scope, true),
            _ => None,
        }
    }

    fn field(&mut self, field: Field, follows: bool, span: &Range<usize>) -> Option<Node> {
        let fits = |token: &Token| {
            let word = matches!(token.kind, Kind::Word(_) | Kind::Phrase(..));
            token.span.start == span.end && (word || matches!(token.kind, Kind::Exact(true)))
        };
        let next = self.tokens.peek().is_some_and(fits);
        if !(follows && next) {
            self.superfluous(ProblemKind::NoValue, span);
            return None;
        }
        let exact = self.exact || self.next_is(&Kind::Exact(true));
        if self.next_is(&Kind::Exact(true)) {
            self.tokens.next();
        }
        let token = self.tokens.next()?;
        match (field, token.kind) {
            (Field::Word(scope), Kind::Word(text)) => self.word(&text, &token.span, scope, exact),
            (Field::Word(scope), Kind::Phrase(text, open)) => {
                self.phrase(&text, open, &token.span, scope, exact)
            }
            (Field::Date, Kind::Word(text) | Kind::Phrase(text, _)) => {
                self.date(&text, &token.span)
            }
            _ => {
                self.superfluous(ProblemKind::NoValue, span);
                None
            }
        }
    }

    fn date(&mut self, text: &str, span: &Range<usize>) -> Option<Node> {
        if let Some(dates) = field::dates(text) {
            return Some(Node::Issued(dates));
        }
        // The year by itself, where it begins with one.
        let year = text.get(..4).filter(|year| field::dates(year).is_some());
        self.problem(ProblemKind::NotADate, span, span, year.unwrap_or("2000.."));
        None
    }

    fn word(&mut self, text: &str, span: &Range<usize>, scope: Scope, exact: bool) -> Option<Node> {
        self.term(Pattern::word(text, exact), span, scope)
    }

    fn phrase(
        &mut self,
        text: &str,
        open: Option<char>,
        span: &Range<usize>,
        scope: Scope,
        exact: bool,
    ) -> Option<Node> {
        if text.trim().is_empty() {
            self.superfluous(ProblemKind::Empty, span);
            return None;
        }
        if let Some(mark) = open {
            let end = self.query.len()..self.query.len();
            let mark = mark.to_string();
            self.problem(ProblemKind::UnclosedQuote, span, &end, &mark);
        }
        self.term(Pattern::phrase(text, exact), span, scope)
    }

    fn term(&mut self, pattern: Pattern, span: &Range<usize>, scope: Scope) -> Option<Node> {
        if pattern.is_empty() {
            self.superfluous(ProblemKind::OnlyWildcards, span);
            return None;
        }
        self.n_words += 1;
        if self.n_words > MOST_WORDS {
            // Told once.
            if self.n_words == MOST_WORDS + 1 {
                self.superfluous(ProblemKind::TooManyWords, &(span.start..self.query.len()));
            }
            return None;
        }
        Some(Node::Term(Term { scope, pattern }))
    }
}

/// Several nodes as one.
fn joined(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 {
        Some(join(nodes))
    } else {
        nodes.pop()
    }
}
