//! Texts to convert.

use std::fs;
use std::path::Path;

use hanzi::ScriptState;
use xtask::corpus::{Charset, Corpus, SEED};
use xtask::place;

/// Where a text is from.
#[derive(Clone, Copy)]
pub(super) enum Of {
    /// The articles of the sample archive, one after the other and again.
    Prose,
    /// Words drawn by how frequent they are. Half of the characters become others, twice as many as in
    /// prose.
    Drawn,
}

impl Of {
    /// The name of the file of a text.
    pub(super) fn file(self, count: usize, is_hans: bool) -> String {
        let of = match self {
            Self::Prose => "prose",
            Self::Drawn => "drawn",
        };
        let script = if is_hans { "hans" } else { "hant" };
        format!("{of}-{script}-{count}.txt")
    }

    /// A text of so many characters in one script.
    pub(super) fn text(self, count: usize, is_hans: bool) -> String {
        match self {
            Self::Prose => prose(count, is_hans),
            Self::Drawn => made_up(count, is_hans),
        }
    }
}

/// The lines of the sample pages in one script, one after the other and again.
fn prose(count: usize, is_hans: bool) -> String {
    let wanted = if is_hans {
        ScriptState::Hans
    } else {
        ScriptState::Hant
    };
    let mut lines = Vec::new();
    collect(&place::sample_pages(), wanted, &mut lines);
    let text = lines.iter().flat_map(|line| line.chars().chain(['\n']));
    text.collect::<Vec<_>>()
        .into_iter()
        .cycle()
        .take(count)
        .collect()
}

/// Adds the lines in one script of the pages in a folder, those without tags.
fn collect(folder: &Path, wanted: ScriptState, lines: &mut Vec<String>) {
    let entries = fs::read_dir(folder).expect("the sample pages");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, wanted, lines);
        } else if let Ok(page) = fs::read_to_string(&path) {
            let own = page
                .trim_start_matches('\u{feff}')
                .lines()
                .filter(|line| !line.contains('<'));
            let own = own.filter(|line| hanzi::count(line).state() == wanted);
            lines.extend(own.map(str::to_owned));
        }
    }
}

/// Made-up pages of one script, one after the other, so many characters.
fn made_up(count: usize, is_hans: bool) -> String {
    let corpus = Corpus::new(SEED).expect("a corpus");
    let pages = (0..).map(|number| corpus.page(number));
    let mut text = String::new();
    let mut left = count;
    for page in pages.filter(|it| {
        it.is_hans == is_hans
            && it
                .path
                .rsplit_once('.')
                .is_some_and(|(_, ending)| ending == "txt")
    }) {
        if page.charset != Charset::Utf8 || page.damage.is_some() {
            continue;
        }
        let page = String::from_utf8(page.bytes).expect("UTF-8");
        text.extend(page.chars().take(left));
        left = left.saturating_sub(page.chars().count());
        if left == 0 {
            break;
        }
    }
    text
}
