//! JSON in two steps: first where things lie, then each thing by itself.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Problem, ReadBundleError};
use crate::limits;

/// Finds where the members of the one JSON value of `text` lie; `T` holds them unread.
pub(super) fn outline<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ReadBundleError> {
    serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Eof => ReadBundleError::Truncated {
            at: text.len() as u64,
        },
        serde_json::error::Category::Data => ReadBundleError::NotABundle {
            path: "$".to_owned(),
            message: plain(&error),
        },
        _ => ReadBundleError::NotJson {
            line: error.line() as u64,
            column: error.column() as u64,
            message: plain(&error),
        },
    })
}

/// Reads the value that lies at `path`.
pub(crate) fn value<'a, T: Deserialize<'a>>(raw: &'a str, path: &str) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_str(raw);
    serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let below = error.path().to_string();
        let path = match below.as_str() {
            "." => path.to_owned(),
            below if below.starts_with('[') => format!("{path}{below}"),
            below => format!("{path}.{below}"),
        };
        Problem {
            path: short(&path),
            message: plain(error.inner()),
        }
    })
}

/// Reads the object that lies at `path` and has at most so many bytes.
///
/// Types take a list for an object as well, its elements in the order of the members; the format
/// does not.
pub(crate) fn object<'a, T: Deserialize<'a>>(
    raw: &'a str,
    path: &str,
    most: u64,
) -> Result<T, Problem> {
    let problem = |message| Problem {
        path: path.to_owned(),
        message,
    };
    if raw.len() as u64 > most {
        return Err(problem(format!("over {most} bytes")));
    }
    if !raw.starts_with('{') {
        return Err(problem("not an object".to_owned()));
    }
    value(raw, path)
}

/// The elements of a list, unread, and not more of them than `MOST`.
pub(crate) struct Items<'a, const MOST: usize> {
    /// The first elements.
    pub(crate) kept: Vec<&'a RawValue>,
    /// How many there are in all.
    pub(crate) total: usize,
}

impl<'de: 'a, 'a, const MOST: usize> Deserialize<'de> for Items<'a, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ItemsVisitor<const MOST: usize>;

        impl<'de, const MOST: usize> Visitor<'de> for ItemsVisitor<MOST> {
            type Value = Items<'de, MOST>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut kept = Vec::new();
                while kept.len() < MOST {
                    let Some(item) = list.next_element()? else {
                        break;
                    };
                    kept.push(item);
                }
                let mut total = kept.len();
                while list.next_element::<IgnoredAny>()?.is_some() {
                    total += 1;
                }
                Ok(Items { kept, total })
            }
        }

        deserializer.deserialize_seq(ItemsVisitor::<MOST>)
    }
}

/// What a parser says, without the place (which is that within the piece it was given) and
/// without the length of what it quotes.
pub(crate) fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    short(text)
}

fn short(text: &str) -> String {
    match text.char_indices().nth(limits::MESSAGE_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
