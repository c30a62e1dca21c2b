//! Putting together what the text of a page and its head say.

use bundle::{Breadcrumb, Field, Note, NoteKind};

use super::date;
use super::signs::Signs;
use crate::extract::{Declared, Said};

/// The text of the page goes before its head; when they disagree, that is noted.
pub(super) fn text_field(
    name: &str,
    stated: Field<String>,
    said: Option<&Said>,
    notes: &mut Vec<Note>,
) -> Field<String> {
    let Some(said) = said else { return stated };
    match &stated {
        Field::Missing { .. } | Field::Inferred { .. } => Field::Declared {
            value: said.value.clone(),
            by: said.by.clone(),
        },
        Field::Stated { value, span } if !agree(value, &said.value) => {
            let (field, taken, left) = (name.to_owned(), value.clone(), said.value.clone());
            notes.push(Note {
                kind: NoteKind::Conflict { field, taken, left },
                span: Some(*span),
            });
            stated
        }
        Field::Stated { .. } | Field::Declared { .. } => stated,
    }
}

/// The publish date with its time of day.
pub(super) fn issued(
    stated: Field<String>,
    time: Option<String>,
    declared: &Declared,
    notes: &mut Vec<Note>,
) -> (Field<String>, Option<String>) {
    let Some(said) = &declared.issued else {
        return (stated, time);
    };
    let dated = date::read_loose(&said.value);
    let Some(date) = dated.as_ref().and_then(|dated| dated.date.clone()) else {
        if dated.is_some() {
            let found = said.value.clone();
            notes.push(Note {
                kind: NoteKind::ImpossibleDate { found },
                span: None,
            });
        }
        return (stated, time);
    };
    let same = stated.value().is_some_and(|value| *value == date);
    // Systems that keep no time of day write midnight.
    let time_said = dated
        .and_then(|dated| dated.time)
        .filter(|time| time != "00:00");
    let said = Said {
        value: date,
        by: said.by.clone(),
    };
    let missing = stated.value().is_none();
    let field = text_field("issued", stated, Some(&said), notes);
    (
        field,
        if missing || same {
            time.or(time_said)
        } else {
            time
        },
    )
}

/// The breadcrumb of the page, else that of its head.
pub(super) fn breadcrumb(stated: Field<Breadcrumb>, declared: &Declared) -> Field<Breadcrumb> {
    match (&stated, &declared.breadcrumb) {
        (Field::Missing { .. }, Some((steps, by))) => Field::Declared {
            value: Breadcrumb {
                steps: steps.clone(),
                complete: steps.len() > 1,
            },
            by: by.clone(),
        },
        _ => stated,
    }
}

/// Whether two texts say the same to a reader: one holds the other, script, width and white space
/// aside. Heads cut titles short and put the name of the site behind them.
fn agree(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let signs = Signs::of(text);
        (0..signs.count())
            .filter_map(|at| signs.get(at))
            .filter(|c| *c != ' ')
            .collect()
    };
    let (one, other) = (plain(one), plain(other));
    one.contains(&other) || other.contains(&one)
}
