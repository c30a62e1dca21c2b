//! A table for spreadsheets: RFC 4180 with a byte order mark, without which they take UTF-8 for
//! something else, and with no cell that they would run as a formula.

use super::name::members;
use crate::timeline::Event;

/// Writes activities as a table.
pub(super) fn write(events: &[Event]) -> String {
    let mut text = String::from("\u{FEFF}");
    let header = "id,label,kind,edtf,first,last,precision,rrule,certainty,rule,date,sentence,who,\
                  where,article,title,published,block,in_block,lacking";
    text.push_str(header);
    text.push_str("\r\n");
    for event in events {
        for (number, (_, value)) in members(event).into_iter().enumerate() {
            if number > 0 {
                text.push(',');
            }
            cell(&mut text, &value.unwrap_or_default());
        }
        text.push_str("\r\n");
    }
    text
}

/// Writes a cell. One that begins as a formula does gets an apostrophe before it, which spreadsheets
/// take for "this is text"; the characters are those of OWASP's page on CSV injection, their
/// full-width forms too. A line break within is one character, so that a row stays countable.
fn cell(to: &mut String, value: &str) {
    let value = value.replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    let formula = |c: char| "=+-@\t\n＝＋－＠|%".contains(c);
    let begin = value.trim_start_matches([' ', '\u{3000}', '\u{FEFF}']);
    let quoted = value.contains(['"', ',', '\n', ';', '\t', '\'']) || value != value.trim();
    let guarded = begin.starts_with(formula);
    if quoted || guarded {
        to.push('"');
    }
    if guarded {
        to.push('\'');
    }
    to.push_str(&value.replace('"', "\"\""));
    if quoted || guarded {
        to.push('"');
    }
}
