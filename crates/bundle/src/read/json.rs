//! JSON in two steps: first where things lie, then each thing by itself.

mod reader;
mod skip;
mod value;

use serde::de::DeserializeOwned;

use self::reader::{Fault, Reader};
use super::{Problem, ReadBundleError, path};
use crate::limits;

/// Reads a value of the types of the format, or of messages made of them, from JSON.
///
/// Fractions are not read, nor types that borrow from the text or take whatever there is. The path
/// of the problem starts at `$` for the value.
///
/// ```
/// let span: bundle::Span = bundle::from_json("[0, 6]")?;
/// assert_eq!(span.of("對照"), Some("對照"));
/// # Ok::<(), bundle::Problem>(())
/// ```
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    value(text, "$")
}

/// Reads the value that lies at `path`.
pub(crate) fn value<T: DeserializeOwned>(raw: &str, path: &str) -> Result<T, Problem> {
    let mut reader = Reader::new(raw);
    match T::deserialize(&mut reader) {
        Ok(value) => match reader.end() {
            Ok(()) => Ok(value),
            Err(fault) => Err(problem(raw, &reader, path, &fault)),
        },
        Err(fault) => Err(problem(raw, &reader, path, &fault)),
    }
}

fn problem(raw: &str, reader: &Reader<'_>, path: &str, fault: &Fault) -> Problem {
    let message = fault.to_string();
    let mut path = format!("{path}{}", path::path(raw, reader.at()));
    // The path of a member that is not there is where it should be.
    let missing = message.strip_prefix("missing field `");
    if let Some(member) = missing.and_then(|rest| rest.strip_suffix('`')) {
        path = format!("{path}.{member}");
    }
    Problem {
        path: short(&path),
        message: short(&message),
    }
}

/// Holds that the object that lies at `path` is one, and has at most so many bytes.
pub(crate) fn check_object(raw: &str, path: &str, most: u64) -> Result<(), Problem> {
    let message = if raw.len() as u64 > most {
        format!("over {most} bytes")
    } else if raw.starts_with('{') {
        return Ok(());
    } else {
        "not an object".to_owned()
    };
    Err(Problem {
        path: path.to_owned(),
        message,
    })
}

/// Reads the object that lies at `path` and has at most so many bytes.
pub(crate) fn object<T: DeserializeOwned>(raw: &str, path: &str, most: u64) -> Result<T, Problem> {
    check_object(raw, path, most)?;
    value(raw, path)
}

/// Holds that `text` is one JSON value.
pub(super) fn check(text: &str) -> Result<(), ReadBundleError> {
    let mut reader = Reader::new(text);
    reader
        .skip()
        .and_then(|_| reader.end())
        .map_err(|fault| not_json(text, reader.at(), &fault))
}

fn not_json(text: &str, at: usize, fault: &Fault) -> ReadBundleError {
    if at == text.len() {
        return ReadBundleError::Truncated { at: at as u64 };
    }
    let before = || text.bytes().take(at);
    let line = before().filter(|byte| *byte == b'\n').count();
    let column = before().rev().take_while(|byte| *byte != b'\n').count();
    ReadBundleError::NotJson {
        line: line as u64 + 1,
        column: column as u64 + 1,
        message: fault.to_string(),
    }
}

/// Finds the members of these names in the object that lies at `path`, unread; `null` is nothing.
pub(crate) fn members<'a, const N: usize>(
    object: &'a str,
    path: &str,
    names: [&str; N],
) -> Result<[Option<&'a str>; N], Problem> {
    let mut found = [None; N];
    let mut reader = Reader::new(object);
    find_members(&mut reader, &names, &mut found)
        .map_err(|fault| problem(object, &reader, path, &fault))?;
    Ok(found.map(|raw| raw.filter(|raw| *raw != "null")))
}

fn find_members<'a>(
    reader: &mut Reader<'a>,
    names: &[&str],
    found: &mut [Option<&'a str>],
) -> Result<(), Fault> {
    let mut open = reader.enter(*b"{}", &"an object")?;
    while reader.next(&mut open)? {
        let name = reader.string()?;
        let known = names.iter().zip(found.iter_mut());
        let slot = known.into_iter().find(|(known, _)| **known == name);
        if let Some((name, Some(_))) = slot {
            let message = format!("duplicate field `{name}`");
            return Err(Fault::new(&message));
        }
        reader.colon()?;
        let raw = reader.skip()?;
        if let Some((_, slot)) = slot {
            *slot = Some(raw);
        }
    }
    reader.end()
}

/// The elements of a list, unread.
pub(crate) struct Items<'a> {
    /// The first elements.
    pub(crate) kept: Vec<&'a str>,
    /// How many there are in all.
    pub(crate) total: usize,
}

/// Finds the elements of the list that lies at `path`, and keeps at most so many.
pub(crate) fn items<'a>(list: &'a str, path: &str, most: usize) -> Result<Items<'a>, Problem> {
    let mut reader = Reader::new(list);
    find_items(&mut reader, most).map_err(|fault| problem(list, &reader, path, &fault))
}

fn find_items<'a>(reader: &mut Reader<'a>, most: usize) -> Result<Items<'a>, Fault> {
    let mut items = Items {
        kept: Vec::new(),
        total: 0,
    };
    let mut open = reader.enter(*b"[]", &"a list")?;
    while reader.next(&mut open)? {
        let raw = reader.skip()?;
        items.total += 1;
        if items.total <= most {
            items.kept.push(raw);
        }
    }
    reader.end()?;
    Ok(items)
}

/// The string whose quotation mark is this byte of the text; nothing where there is none.
pub(super) fn string_at(text: &str, quote: usize) -> String {
    let mut reader = Reader::new(text.get(quote..).unwrap_or_default());
    reader.string().unwrap_or_default().into_owned()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(limits::MESSAGE_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
