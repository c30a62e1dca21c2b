//! R11: digits whose units were lost, as in `19621115日`.

use super::super::form::{Form, Timex};
use super::super::numeral::{self, Style};
use super::super::signs::Signs;
use super::{Before, timex};

/// Reads eight digits that would be a date, with a unit at their end and none within. There is no
/// value: which unit was lost where is for the repair list, not for us.
pub(super) fn read(signs: &Signs<'_>, at: usize, _: Before<'_>) -> Option<Timex> {
    let number = numeral::read(signs, at)?;
    if number.style != Style::Arabic || !(6..=8).contains(&number.len) {
        return None;
    }
    let unit = matches!(signs.get(number.end), Some('日' | '号'));
    let year = match number.len {
        8 => number.value / 10_000,
        7 => number.value / 1000,
        _ => number.value / 100,
    };
    // A number of a document or of a house has no year at its head.
    let fits = (1800..2200).contains(&year);
    let end = number.end + 1;
    (unit && fits)
        .then(|| timex(at, end, Form::Damaged))
        .flatten()
}
