//! Rules of every text file.

use crate::assert_none;
use crate::tree::{self, File};

/// The homes of people and of build machines, in pieces, for this file is read too.
fn homes() -> [String; 5] {
    [
        ("/ho", "me/"),
        ("/Us", "ers/"),
        ("/ro", "ot/"),
        ("/wo", "rk/"),
        ("C:\\Us", "ers"),
    ]
    .map(|(a, b)| format!("{a}{b}"))
}

/// Pages of the sample archive are in the encodings of their time, and hold damage on purpose.
fn is_ours(file: &File) -> bool {
    !file.path.starts_with("samples/")
        && !file.path.contains("/cases/")
        && !file.path.contains("/data/")
}

fn ours() -> Vec<File> {
    tree::files().into_iter().filter(is_ours).collect()
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    assert_none(&machine_paths(&ours()));
}

#[test]
fn invisible_characters_are_written_as_escapes() {
    assert_none(&invisible(&ours()));
}

#[test]
fn lines_end_plainly() {
    assert_none(&line_ends(&ours()));
}

fn machine_paths(files: &[File]) -> Vec<String> {
    let homes = homes();
    let home = |line: &str| {
        let found = homes.iter().find(|home| {
            line.match_indices(home.as_str()).any(|(at, _)| {
                // `https://example.org/…` is no path of a machine.
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}".contains(c))
            })
        });
        found.map(|home| format!("{home}… is a path of one machine"))
    };
    by_line(files, home)
}

/// Zero-width characters, controls of direction, and blanks that look like others. The ideographic
/// space is as wide as a character, and is how a Chinese paragraph begins: it stays.
fn invisible(files: &[File]) -> Vec<String> {
    let hidden = |line: &str| {
        let found = line.chars().find(|c| {
            matches!(*c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
                | '\u{FEFF}' | '\u{00A0}' | '\u{00AD}')
        });
        found.map(|c| format!("U+{:04X} cannot be seen", u32::from(c)))
    };
    by_line(files, hidden)
}

fn line_ends(files: &[File]) -> Vec<String> {
    let end = |line: &str| {
        line.ends_with([' ', '\t', '\r'])
            .then(|| "blanks at the end".to_owned())
    };
    let mut faults = by_line(files, end);
    let open = files
        .iter()
        .filter(|file| !file.text.is_empty() && !file.text.ends_with('\n'));
    faults.extend(open.map(|file| format!("{}: the last line does not end", file.path)));
    faults
}

fn by_line(files: &[File], wrong: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files {
        for (at, line) in file.text.split('\n').enumerate() {
            faults.extend(wrong(line).map(|what| format!("{}:{}: {what}", file.path, at + 1)));
        }
    }
    faults
}

#[test]
fn a_path_of_one_machine_is_found() {
    let [home, ..] = homes();
    let file = File::sample(
        "a.md",
        &format!("see {home}me/notes\nhttps://example.org{home}page\n"),
    );
    assert_eq!(machine_paths(&[file]).len(), 1);
}

#[test]
fn an_invisible_character_is_found() {
    let file = File::sample("a.rs", "let a = \"\\u{200B}\";\nlet b = \"\u{200B}\";\n");
    assert_eq!(invisible(&[file]), ["a.rs:2: U+200B cannot be seen"]);
}

#[test]
fn blanks_at_the_end_are_found() {
    assert_eq!(line_ends(&[File::sample("a.md", "a \nb\r\nc")]).len(), 3);
    assert_none(&line_ends(&[
        File::sample("a.md", "a\nb\n"),
        File::sample("b.md", ""),
    ]));
}
