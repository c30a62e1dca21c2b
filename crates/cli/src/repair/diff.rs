//! The two layers of a text beside one another, for people.

use bundle::{Body, Piece, Repair};

use crate::terminal::{self, visible};
use crate::wording;

/// How many characters of sound text are shown on either side of a change.
const AROUND: usize = 12;

/// A line that has changes.
#[derive(Default)]
struct Line {
    text: String,
    reasons: Vec<String>,
}

/// Every line that has changes, with the reasons under it.
pub(super) fn diff(body: &Body) -> String {
    let layers = body.layers();
    let mut written = String::new();
    let (mut number, mut begun) = (1, 1);
    let mut line = Line::default();
    for piece in layers.pieces(layers.whole()) {
        match piece {
            Piece::Same { text, .. } => {
                let (first, last) = ends(text);
                let has_ended = text.contains('\n');
                line.text
                    .push_str(&around(first, line.reasons.is_empty(), has_ended));
                if has_ended {
                    line.end(begun, &mut written);
                    line.text = around(last, true, false);
                }
            }
            Piece::Changed {
                found, put, repair, ..
            } => {
                if line.reasons.is_empty() {
                    begun = number;
                }
                line.text.push_str(&change(found, put));
                line.reasons.push(reason(repair));
            }
        }
        number += piece.found().bytes().filter(|byte| *byte == b'\n').count();
    }
    line.end(begun, &mut written);
    if written.is_empty() {
        written.push_str("nothing to repair");
    }
    written
}

impl Line {
    /// Writes the line if it has changes, and begins the next.
    fn end(&mut self, number: usize, to: &mut String) {
        let Self { text, reasons } = std::mem::take(self);
        if reasons.is_empty() {
            return;
        }
        let head = format!("line {number}: {text}");
        for line in [&head].into_iter().chain(&reasons) {
            to.push_str(line);
            to.push('\n');
        }
        to.push('\n');
    }
}

/// What stands before the first line break of a text, and after the last.
fn ends(text: &str) -> (&str, &str) {
    let first = text.split('\n').next().unwrap_or_default();
    let last = text.rsplit('\n').next().unwrap_or_default();
    (first, last)
}

/// Sound text beside changes: its end where it comes `before` them, its beginning where it ends
/// the line, both where it stands between two.
fn around(text: &str, is_before: bool, is_last: bool) -> String {
    let all: Vec<char> = text.chars().collect();
    let begin: String = all.iter().take(AROUND).collect();
    let end: String = all.iter().skip(all.len().saturating_sub(AROUND)).collect();
    let cut = match (is_before, is_last) {
        _ if all.len() <= 2 * AROUND => text.to_owned(),
        (true, _) => format!("…{end}"),
        (false, true) => format!("{begin}…"),
        (false, false) => format!("{begin}…{end}"),
    };
    visible(&cut)
}

fn change(found: &str, put: &str) -> String {
    let (was, is) = (visible(found), visible(put));
    match (was.is_empty(), is.is_empty()) {
        _ if found == put => format!("[?{was}?]"),
        (false, true) => format!("[-{was}-]"),
        (true, false) => format!("{{+{is}+}}"),
        _ => format!("[-{was}-]{{+{is}+}}"),
    }
}

fn reason(repair: &Repair) -> String {
    let certainty = wording::json_name(&repair.certainty, "");
    let why = terminal::shown(&wording::reason(&repair.why));
    let mut reason = format!("    {}, {certainty}: {why}", repair.kind.name());
    if !repair.suggestions.is_empty() {
        let others = repair.suggestions.join(", ");
        reason = format!("{reason}; or {}", terminal::shown(&others));
    }
    reason
}
