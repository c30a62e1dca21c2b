//! Activities: the clause around an expression of time, cut and never rewritten.

mod kind;
mod named;

use std::collections::BTreeMap;
use std::ops::Range;

use bundle::{Activity, ActivityKind, ExpressionKind, Words};

use super::Piece;
use super::figure::Counted;
use super::form::{Form, Lies, Point, Timex, Vague};
use super::resolve::Resolved;
use super::signs::{BREAK, STOP, Signs};

/// The longest label, in characters.
const LABEL: usize = 40;
/// The longest quote, in characters.
const QUOTE: usize = 12;
/// How many expressions after one are looked at.
const NEAR: usize = 20;
/// The longest clause, in signs.
const CLAUSE: usize = 300;

/// An expression with when it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated<'a> {
    pub(super) timex: &'a Timex,
    pub(super) resolved: Resolved,
}

/// The characters that words for acts begin with.
pub(super) fn acts() -> std::collections::BTreeSet<char> {
    kind::first_signs()
}

/// Adds the activities of a piece.
pub(super) fn activities(
    signs: &Signs<'_>,
    piece: Piece,
    dated: &[Dated<'_>],
    figures: &[Counted],
    to: &mut Vec<Activity>,
) {
    if piece.role == super::Role::Heading {
        return;
    }
    let mut sentences = Sentences::default();
    for (number, it) in dated.iter().enumerate() {
        let start = clause_start(signs, it.timex);
        let rest = dated.get(number + 1..).unwrap_or_default();
        let end = clause_end(signs, it.timex, rest);
        let sentence_end = signs.find_near(it.timex.end, STOP, CLAUSE);
        let proof = Proof {
            act: kind::of(signs, start..end),
            act_of_sentence: if needs_proof(&it.timex.form) {
                kind::of(signs, it.timex.end..sentence_end)
            } else {
                None
            },
            counted: figures
                .get(figures.partition_point(|figure| figure.range.start < start))
                .is_some_and(|figure| figure.range.start < sentence_end),
        };
        if !tells(signs, it, &proof) {
            continue;
        }
        let Some(label) = label(signs, it.timex, start..end) else {
            continue;
        };
        let range = start..end;
        let words = |range: Range<usize>| Words {
            span: signs.span(range.clone()),
            quote: signs.written(range).to_owned(),
        };
        to.push(Activity {
            id: String::new(),
            label,
            kind: match (&it.timex.form, &proof.act) {
                (Form::Anniversary { .. }, _) => ActivityKind::Commemoration,
                (_, Some(act)) => act.kind,
                (_, None) => ActivityKind::Other,
            },
            when: it.resolved.when.clone(),
            certainty: it.resolved.certainty,
            rule: it.resolved.rule.to_owned(),
            date: words(it.timex.start..it.timex.end),
            block: piece.block,
            sentence: sentences.of(signs, it.timex.start),
            span: signs.span(range.clone()),
            quote: signs.written(range.clone()).chars().take(QUOTE).collect(),
            who: named::who(signs, it.timex, range.clone()).map(words),
            place: named::place(signs, it.timex.end..end).map(words),
        });
    }
}

/// Gives every activity its id: a digest of its clause and date, with a number where several are
/// the same.
pub(super) fn name(activities: &mut [Activity], text: &str) {
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    for activity in activities {
        let clause = activity.span.of(text).unwrap_or_default();
        let digest = digest(clause.bytes().chain([0]).chain(activity.date.quote.bytes()));
        let count = seen.entry(digest).or_default();
        *count += 1;
        activity.id = match *count {
            1 => format!("{digest:08x}"),
            nth => format!("{digest:08x}-{nth}"),
        };
    }
}

/// FNV-1a with 32 bits.
fn digest(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |digest, byte| {
        (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// What speaks for an activity.
struct Proof {
    act: Option<kind::Act>,
    act_of_sentence: Option<kind::Act>,
    /// A figure stands in the sentence.
    counted: bool,
}

impl Proof {
    /// Whether the rest of the sentence tells of a concrete act.
    fn is_concrete(&self) -> bool {
        self.counted
            || self
                .act_of_sentence
                .as_ref()
                .is_some_and(|act| act.concrete)
    }
}

/// Whether a form tells of an activity only where the sentence proves one.
const fn needs_proof(form: &Form) -> bool {
    matches!(
        form,
        Form::Vague(_) | Form::SinceUnknown | Form::SinceFounding(_)
    )
}

/// Whether an expression dates something that was done. A congress is a topic (R12), a length of time
/// dates nothing, and a vague time needs proof.
fn tells(signs: &Signs<'_>, it: &Dated<'_>, proof: &Proof) -> bool {
    let valued = it.resolved.when.edtf.is_some();
    match &it.timex.form {
        Form::Set(_) => true,
        Form::Vague(Vague::Now) | Form::Damaged => false,
        Form::Vague(_) | Form::SinceUnknown | Form::SinceFounding(_) => {
            valued && proof.is_concrete() && leads(signs, it)
        }
        Form::Lasting(lasting) => valued && matches!(lasting.lies, Lies::Past | Lies::Ago),
        Form::Anniversary { .. } => valued && !is_occasion(signs, it.timex),
        Form::Point(point)
        | Form::Since(point)
        | Form::Until(point)
        | Form::Before(point)
        | Form::After(point) => {
            valued && dates(it.resolved.kind, point) && !in_brackets(signs, it.timex)
        }
        Form::Range(..) => valued && !in_brackets(signs, it.timex),
    }
}

const fn dates(kind: ExpressionKind, point: &Point) -> bool {
    !matches!(kind, ExpressionKind::AnchorEvent)
        && !matches!(
            point.named,
            Some(
                super::form::Named::Fixed(_)
                    | super::form::Named::Congress(_)
                    | super::form::Named::Plenum(..)
                    | super::form::Named::Plan(_)
            )
        )
        || matches!(point.named, Some(super::form::Named::Feast(_)))
}

/// Whether a vague time stands where a clause begins.
fn leads(signs: &Signs<'_>, it: &Dated<'_>) -> bool {
    signs.begins(it.timex.start) || !matches!(it.timex.form, Form::Vague(Vague::Past))
}

/// `(1898—1976)`.
fn in_brackets(signs: &Signs<'_>, timex: &Timex) -> bool {
    signs.before(timex.start) == Some('(') && signs.get(timex.end) == Some(')')
}

/// An anniversary in a list of occasions: `在A、B、C等契机`.
fn is_occasion(signs: &Signs<'_>, timex: &Timex) -> bool {
    let end = signs.find_near(timex.end, BREAK, 20);
    (timex.end..end).any(|at| {
        signs
            .after_any(at, &["契机", "之际", "时机", "节点", "节日"])
            .is_some()
    }) && signs.get(timex.end) == Some('等')
}

/// Where the clause of an expression begins.
fn clause_start(signs: &Signs<'_>, timex: &Timex) -> usize {
    let mut start = timex.start;
    while start > 0 && timex.start - start < CLAUSE {
        let before = start - 1;
        // A list before the date belongs to its clause: `A、B成立于2004年`.
        let is_list = signs.get(before) == Some('、');
        if signs.is(before, BREAK) && !is_list {
            break;
        }
        start = before;
    }
    signs.skip(start)
}

/// Where the clause of an expression ends: before the clause of the next date, or with the sentence.
fn clause_end(signs: &Signs<'_>, timex: &Timex, rest: &[Dated<'_>]) -> usize {
    let sentence = signs.find_near(timex.end, STOP, CLAUSE).min(signs.count());
    let next = rest.iter().take(NEAR).find(|it| {
        !matches!(it.timex.form, Form::Lasting(_) | Form::Anniversary { .. })
            && it.resolved.kind != ExpressionKind::AnchorEvent
    });
    let Some(next) = next.filter(|it| it.timex.start < sentence) else {
        return sentence;
    };
    let start = clause_start(signs, next.timex);
    let end = if start > timex.end {
        start
    } else {
        next.timex.start
    };
    let mut end = end.min(sentence).max(timex.end);
    while end > timex.end && (signs.is(end - 1, BREAK) || signs.get(end - 1) == Some(' ')) {
        end -= 1;
    }
    end
}

/// The label: what stands after a date with which the clause begins, else the clause, cut at a sign.
fn label(signs: &Signs<'_>, timex: &Timex, clause: Range<usize>) -> Option<String> {
    let mut from = clause.start;
    if signs.skip(clause.start) >= timex.start {
        from = timex.end;
        while from < clause.end
            && (signs.is(from, BREAK) || matches!(signs.get(from), Some(' ' | ')')))
        {
            from += 1;
        }
    }
    if from >= clause.end {
        return None;
    }
    let end = (from + LABEL).min(clause.end);
    let cut = if end < clause.end {
        (from + 6..end)
            .rev()
            .find(|at| signs.is(*at, BREAK) && signs.get(*at) != Some('、'))
            .unwrap_or(end)
    } else {
        end
    };
    let label: String = signs.written(from..cut).chars().take(LABEL).collect();
    let label = label.trim();
    let says = label.chars().any(char::is_alphanumeric);
    says.then(|| label.to_owned())
}

/// Counts sentences of a piece, each place after the last.
#[derive(Default)]
struct Sentences {
    /// The next stop, once it was looked for.
    next: Option<usize>,
    count: u32,
}

impl Sentences {
    fn of(&mut self, signs: &Signs<'_>, at: usize) -> u32 {
        loop {
            let stop = *self.next.get_or_insert_with(|| signs.find(0, STOP));
            if stop >= at {
                return self.count;
            }
            self.next = Some(signs.find(stop + 1, STOP));
            self.count += 1;
        }
    }
}
