//! The id of an article, from the path of its page.

use bundle::{ArticleId, UnusableId};
use unicode_normalization::UnicodeNormalization;

/// Makes the id of the article of a page: its path below the folder without the extension, `.` between its steps, in NFC,
/// `-` for white space and for what addresses keep for themselves.
///
/// Neither the folder itself nor the text of the page counts, so the id outlives both.
pub fn id(path: &str) -> Result<ArticleId, UnusableId> {
    let reserved = |c: char| c.is_whitespace() || c.is_control() || "?#%&\\".contains(c);
    let id: String = without_extension(path)
        .split('/')
        .filter(|step| !step.is_empty() && *step != ".")
        .collect::<Vec<_>>()
        .join(".")
        .nfc()
        .map(|c| if reserved(c) { '-' } else { c })
        .collect();
    ArticleId::new(id)
}

/// A path without the extension of its last step. A name that begins with its only dot has none.
fn without_extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => {
            path.get(..path.len() - extension.len() - 1).unwrap_or(path)
        }
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, wanted: &str) {
        assert_eq!(id(path).unwrap().as_str(), wanted);
    }

    #[test]
    fn an_id_is_the_path_without_the_extension() {
        check("000_44e7.txt", "000_44e7");
        check("2018/九月/旧书.新读.html", "2018.九月.旧书.新读");
        check("舊書 新讀 (50%)#1?.txt", "舊書-新讀-(50-)-1-");
        check("folder.d/name", "folder.d.name");
        check("a//./b.txt", "a.b");
        check(".hidden", ".hidden");
    }

    #[test]
    fn names_that_look_the_same_are_the_same() {
        assert_eq!(id("cafe\u{301}.txt"), id("caf\u{e9}.txt"));
    }

    #[test]
    fn a_path_without_a_name_gives_none() {
        assert_eq!(id(""), Err(UnusableId::Empty));
        assert_eq!(id(&"书".repeat(201)), Err(UnusableId::Long));
    }
}
