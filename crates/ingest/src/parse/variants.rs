//! Marks of `MediaWiki` for what a text says in other scripts: `-{text}-`, `-{zh-hans:…; zh-hant:…}-`.
//!
//! They become rules of the article. The canonical text keeps the marks: they say what conversion is to
//! do and are no damage, so that no repair would be right. Where the text is converted, a mark gives
//! way to its form. The syntax is that of the manual page "Writing systems/Syntax" of mediawiki.org.

use std::collections::{BTreeMap, BTreeSet};

use bundle::{ScriptForm, ScriptRule};

/// Most bytes of a mark: one that is longer was never closed.
const LONGEST: usize = 4096;
/// Most marks of an article that are read.
const MOST: usize = 10_000;

/// The writings of a bundle, each with the codes of `MediaWiki` that give its form, the first that is
/// there.
const WRITINGS: [(&str, &[&str]); 4] = [
    ("zh-Hans", &["zh-hans", "zh-cn", "zh-sg", "zh-my"]),
    ("zh-Hant", &["zh-hant", "zh-tw", "zh-hk", "zh-mo"]),
    ("zh-Hant-TW", &["zh-tw", "zh-hant", "zh-hk", "zh-mo"]),
    ("zh-Hant-HK", &["zh-hk", "zh-mo", "zh-hant", "zh-tw"]),
];

/// The rules of the marks of a text, in the order of the text. What is no whole mark is passed over.
pub(crate) fn rules(text: &str) -> Vec<ScriptRule> {
    let mut rules: Vec<ScriptRule> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut rest = text;
    let mut n_marks = 0;
    while let Some((_, from)) = rest.split_once("-{") {
        let Some(inner) = whole(from) else {
            rest = from;
            continue;
        };
        rest = from.get(inner.len() + 2..).unwrap_or_default();
        n_marks += 1;
        if n_marks > MOST {
            break;
        }
        for rule in of_mark(inner) {
            if known.insert(rule.from.clone()) {
                rules.push(rule);
            }
        }
    }
    rules
}

/// What stands in a mark that is open at the beginning, up to its end. Marks may hold marks.
fn whole(text: &str) -> Option<&str> {
    let mut depth = 1;
    let most = text.floor_char_boundary(LONGEST);
    let bytes = text.get(..most)?.as_bytes();
    for (at, pair) in bytes.windows(2).enumerate() {
        match pair {
            b"-{" => depth += 1,
            b"}-" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.get(..at);
        }
    }
    None
}

/// The rules of one mark: what the mark itself becomes, and the words it defines.
fn of_mark(inner: &str) -> Vec<ScriptRule> {
    let (flags, body) = match inner.split_once('|') {
        Some((flags, body)) if is_flags(flags) => (flags, body),
        _ => ("", inner),
    };
    let has = |flag: char| flags.chars().any(|it| it.eq_ignore_ascii_case(&flag));
    let variants = if has('R') {
        Variants::default()
    } else {
        Variants::of(body)
    };
    let shown = if has('H') || has('T') || has('-') {
        vec![every("")]
    } else if variants.forms.is_empty() && variants.one_way.is_empty() {
        vec![every(body)]
    } else {
        variants.by_writing()
    };
    let mut rules = vec![ScriptRule {
        from: format!("-{{{inner}}}-"),
        to: shown,
        at: None,
    }];
    if has('A') || has('H') {
        rules.extend(variants.words());
    }
    rules
}

/// Whether what stands before a bar are flags: letters, signs, codes of writings.
fn is_flags(text: &str) -> bool {
    text.chars()
        .all(|it| it.is_ascii_alphabetic() || "+-; ".contains(it))
}

/// A form for every writing.
fn every(text: &str) -> ScriptForm {
    ScriptForm {
        writing: None,
        text: text.to_owned(),
    }
}

/// What a mark says for each writing.
#[derive(Default)]
struct Variants {
    /// Forms by the codes of `MediaWiki`.
    forms: BTreeMap<String, String>,
    /// Words that become others in one writing only.
    one_way: Vec<(String, String, String)>,
}

impl Variants {
    fn of(body: &str) -> Self {
        let mut variants = Self::default();
        for item in body.split(';') {
            let (from, item) = match item.split_once("=>") {
                Some((from, item)) => (Some(from.trim()), item),
                None => (None, item),
            };
            let Some((code, text)) = item.split_once(':') else {
                continue;
            };
            let (code, text) = (code.trim().to_ascii_lowercase(), text.trim().to_owned());
            let is_code = WRITINGS
                .iter()
                .any(|(_, codes)| codes.contains(&code.as_str()));
            match from {
                _ if !is_code => {}
                Some("") => {}
                Some(from) => variants.one_way.push((from.to_owned(), code, text)),
                None => {
                    variants.forms.insert(code, text);
                }
            }
        }
        variants
    }

    /// The form of each writing that has one.
    fn by_writing(&self) -> Vec<ScriptForm> {
        let form = |&(writing, codes): &(&str, &[&str])| {
            let text = codes.iter().find_map(|&code| self.forms.get(code))?;
            Some(ScriptForm {
                writing: Some(writing.to_owned()),
                text: text.clone(),
            })
        };
        WRITINGS.iter().filter_map(form).collect()
    }

    /// The words it defines for the whole article.
    fn words(&self) -> Vec<ScriptRule> {
        let forms = self.by_writing();
        let both_ways = self.forms.values().map(|from| ScriptRule {
            from: from.clone(),
            to: forms.clone(),
            at: None,
        });
        let one_way = self.one_way.iter().map(|(from, code, text)| {
            let writings = WRITINGS.iter().filter(|(writing, _)| is_of(writing, code));
            let form = |&(writing, _): &(&str, _)| ScriptForm {
                writing: Some(writing.to_owned()),
                text: text.clone(),
            };
            ScriptRule {
                from: from.clone(),
                to: writings.map(form).collect(),
                at: None,
            }
        });
        let words = both_ways.chain(one_way);
        words
            .filter(|rule| !rule.from.is_empty() && !rule.to.is_empty())
            .collect()
    }
}

/// Whether a code of `MediaWiki` is that of a writing itself, or of all Traditional.
fn is_of(writing: &str, code: &str) -> bool {
    match code {
        "zh-hant" => writing != "zh-Hans",
        "zh-tw" => writing == "zh-Hant-TW",
        "zh-hk" | "zh-mo" => writing == "zh-Hant-HK",
        _ => writing == "zh-Hans",
    }
}

#[cfg(test)]
mod tests {
    use super::rules;

    /// The rules as lines: the word, then each form with its writing.
    fn lines(text: &str) -> Vec<String> {
        let forms = |rule: bundle::ScriptRule| {
            let forms = rule
                .to
                .iter()
                .map(|form| format!(" {}={}", form.writing.as_deref().unwrap_or("*"), form.text));
            format!("{}{}", rule.from, forms.collect::<String>())
        };
        rules(text).into_iter().map(forms).collect()
    }

    #[test]
    fn a_mark_without_writings_keeps_its_text() {
        assert_eq!(
            lines("甲-{余}-乙-{R|后;里}-"),
            ["-{余}- *=余", "-{R|后;里}- *=后;里"]
        );
    }

    #[test]
    fn a_mark_with_writings_gives_each_its_form() {
        assert_eq!(
            lines("-{zh-hans:计算机; zh-tw:電腦;}-"),
            [
                "-{zh-hans:计算机; zh-tw:電腦;}- zh-Hans=计算机 zh-Hant=電腦 zh-Hant-TW=電腦 zh-Hant-HK=電腦"
            ]
        );
    }

    #[test]
    fn words_of_the_whole_article_become_rules_and_hidden_marks_show_nothing() {
        assert_eq!(
            lines("-{H|zh-cn:博客;zh-hk:網誌}-"),
            [
                "-{H|zh-cn:博客;zh-hk:網誌}- *=",
                "博客 zh-Hans=博客 zh-Hant=網誌 zh-Hant-TW=網誌 zh-Hant-HK=網誌",
                "網誌 zh-Hans=博客 zh-Hant=網誌 zh-Hant-TW=網誌 zh-Hant-HK=網誌"
            ]
        );
        assert_eq!(
            lines("-{H|巨集=>zh-cn:宏}-"),
            ["-{H|巨集=>zh-cn:宏}- *=", "巨集 zh-Hans=宏"]
        );
        assert_eq!(
            lines("-{H|宏=>zh-tw:巨集}-"),
            ["-{H|宏=>zh-tw:巨集}- *=", "宏 zh-Hant-TW=巨集"]
        );
    }

    #[test]
    fn what_is_no_whole_mark_is_passed_over() {
        for text in [
            "-{余",
            "余}-",
            "{余}",
            &format!("-{{{}}}-", "余".repeat(3000)),
            "-{",
        ] {
            assert_eq!(lines(text), Vec::<String>::new(), "{text:.20}");
        }
        assert_eq!(lines("-{甲-{乙}-丙}-"), ["-{甲-{乙}-丙}- *=甲-{乙}-丙"]);
        assert_eq!(lines("-{-{乙}-"), ["-{乙}- *=乙"]);
        assert_eq!(lines("-{}-"), ["-{}- *="]);
        assert_eq!(lines("-{甲}--{甲}-").len(), 1, "the same mark twice");
    }
}
