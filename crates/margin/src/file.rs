//! The file a reader takes along, and the lines of a journal.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Margin, Mark};

/// What the file says it is.
pub const FORMAT: &str = "duizhao-margin";

/// The version written here. A field once written keeps its meaning.
pub const VERSION: u32 = 1;

/// How long a file may be, in bytes.
pub const MAX_BYTES: usize = 32 << 20;

/// Why a file could not be read. Nothing is overwritten then.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadMarginError {
    /// It has this many bytes, and may have [`MAX_BYTES`].
    TooLarge(usize),
    /// It does not say that it is one.
    Foreign,
    /// A newer program wrote it, in this version.
    Newer(u32),
    /// It is damaged: where, and how.
    Damaged(String),
}

impl fmt::Display for ReadMarginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(bytes) => write!(f, "{bytes} bytes are more than {MAX_BYTES}"),
            Self::Foreign => f.write_str("not a file of notes"),
            Self::Newer(version) => write!(f, "written by a newer program, in version {version}"),
            Self::Damaged(problem) => write!(f, "damaged: {problem}"),
        }
    }
}

impl std::error::Error for ReadMarginError {}

/// What every version begins with.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Content {
    marks: Vec<Mark>,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    marks: Vec<&'a Mark>,
}

/// Writes everything, also what was deleted, as JSON with a mark on each line.
pub fn write(margin: &Margin) -> String {
    let head = Written {
        format: FORMAT,
        version: VERSION,
        marks: Vec::new(),
    };
    let head = serde_json::to_string(&head).unwrap_or_default();
    let lines: Vec<_> = margin.all().map(line).collect();
    let head = head.strip_suffix("]}").unwrap_or_default();
    let mut text = head.to_owned();
    for (number, line) in lines.iter().enumerate() {
        text.push_str(if number == 0 { "\n" } else { ",\n" });
        text.push_str(line);
    }
    text.push_str("\n]}\n");
    text
}

/// Reads a file that [`write()`] wrote, here or elsewhere.
pub fn read(text: &str) -> Result<Margin, ReadMarginError> {
    // What is damaged says what it was, wherever the damage lies; what does not say it is something else.
    if !text.contains(FORMAT) {
        return Err(ReadMarginError::Foreign);
    }
    if text.len() > MAX_BYTES {
        return Err(ReadMarginError::TooLarge(text.len()));
    }
    let head: Head = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => ReadMarginError::Foreign,
        _ => ReadMarginError::Damaged(error.to_string()),
    })?;
    if head.format != FORMAT {
        return Err(ReadMarginError::Foreign);
    }
    if head.version > VERSION {
        return Err(ReadMarginError::Newer(head.version));
    }
    let content: Content =
        serde_json::from_str(text).map_err(|error| ReadMarginError::Damaged(error.to_string()))?;
    Ok(content.marks.into_iter().collect())
}

/// A mark as a line of a journal.
pub fn line(mark: &Mark) -> String {
    // A mark has nothing that JSON cannot say.
    serde_json::to_string(mark).unwrap_or_default()
}

/// The mark of a line; nothing where it is none.
pub fn read_line(line: &str) -> Option<Mark> {
    serde_json::from_str(line).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mark::tests::any_margin;
    use crate::{Ink, Kind};

    /// A file of version 1, as it was first written. It is never changed: it has to open for ever.
    const FIRST: &str = r#"{"format":"duizhao-margin","version":1,"marks":[
{"changed":7,"created":3,"id":"n1","article":"a","kind":{"passage":"green"},"anchor":{"start":6,"exact":"會議","before":"在","after":"上"},"text":"t","others":{"u":5}},
{"changed":7,"deleted":9,"created":0,"id":"n2","article":"","kind":"bookmark"}
]}
"#;

    #[test]
    fn a_file_of_the_first_version_opens_and_is_written_the_same() {
        let margin = read(FIRST).unwrap();
        let mark = margin.mark("n1").unwrap();
        assert_eq!(mark.kind, Kind::Passage(Ink::Green));
        assert_eq!(mark.others.get("u"), Some(&5));
        assert_eq!(margin.all().count(), 2);
        assert_eq!(write(&margin), FIRST);
    }

    #[test]
    fn a_newer_file_is_left_alone() {
        let newer = r#"{"format":"duizhao-margin","version":2,"inks":["rainbow"]}"#;
        assert_eq!(read(newer), Err(ReadMarginError::Newer(2)));
    }

    #[test]
    fn other_files_are_refused_by_what_is_wrong_with_them() {
        for foreign in [
            "[]",
            "{}",
            "3",
            "",
            "no JSON",
            "{\"",
            r#"{"format":"duizhao","version":1}"#,
        ] {
            assert_eq!(read(foreign), Err(ReadMarginError::Foreign), "{foreign}");
        }
        let cut = FIRST.get(..FIRST.len() - 9).unwrap();
        assert!(matches!(read(cut), Err(ReadMarginError::Damaged(_))));
        let odd = FIRST.replace("\"changed\":7", "\"changed\":-7");
        assert!(matches!(read(&odd), Err(ReadMarginError::Damaged(_))));
        assert!(read(&"[".repeat(100_000)).is_err());
        let long = FORMAT.to_owned() + &" ".repeat(MAX_BYTES + 1 - FORMAT.len());
        assert_eq!(read(&long), Err(ReadMarginError::TooLarge(MAX_BYTES + 1)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(margin in any_margin()) {
            prop_assert_eq!(read(&write(&margin)), Ok(margin.clone()));
            for mark in margin.all() {
                prop_assert_eq!(read_line(&line(mark)), Some(mark.clone()));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            prop_assert!(read(&text).is_err());
        }
    }
}
