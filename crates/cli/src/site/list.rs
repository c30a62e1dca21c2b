//! The lists of articles by year.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use bundle::Article;
use hanzi::ScriptState;

use super::address::{name, part};
use super::article::tag;
use super::markup::Markup;
use super::plain::{POLICY, Plain, SHEET};
use super::script::own;
use super::words::{HANS, HANT, INTRODUCTION, NONE, ROOM, Words};

/// With more articles every year has a page of its own: a list of so many is read in one go, and has
/// about 60 KB.
const ONE_PAGE: usize = 500;

/// The articles of a year, or those without one.
type Year<'a> = (Option<i32>, Vec<&'a Article>);

/// What a list has.
#[derive(Debug, Clone, Copy)]
enum Listed {
    /// All years.
    Years,
    /// One, or the articles without one.
    Year(Option<i32>),
}

/// The lists of an archive: names of files and what is in them.
pub(super) fn lists(plain: &Plain<'_>) -> Vec<(String, String)> {
    let articles = &plain.opened.bundle.articles;
    let words = words(articles);
    let years = years(articles);
    if articles.len() <= ONE_PAGE {
        let index = page(plain, words, Listed::Years, |page| {
            introduction(page);
            for year in &years {
                section(page, words, year);
            }
        });
        return vec![("index.html".to_owned(), index)];
    }
    let index = page(plain, words, Listed::Years, |page| {
        introduction(page);
        page.element("ul", &[("class", "list")], |page| {
            for (year, articles) in &years {
                page.element("li", &[], |page| {
                    page.leaf("a", &[("href", &file(*year))], &label(words, *year));
                    page.text(&[" ", &articles.len().to_string(), words.articles].concat());
                });
            }
        });
    });
    let mut lists = vec![("index.html".to_owned(), index)];
    lists.extend(years.iter().map(|year| {
        let list = page(plain, words, Listed::Year(year.0), |page| {
            section(page, words, year);
        });
        (file(year.0), list)
    }));
    lists
}

/// The page in place of all others, where none are wanted.
pub(super) fn none(plain: &Plain<'_>) -> String {
    let words = words(&plain.opened.bundle.articles);
    page(plain, words, Listed::Years, |page| {
        for (lang, said) in NONE {
            page.element("p", &[("lang", lang)], |page| {
                page.text(said);
                page.leaf("a", &[("href", "../data/bundle.json")], "bundle.json");
            });
        }
    })
}

fn page(
    plain: &Plain<'_>,
    words: &Words,
    listed: Listed,
    inside: impl FnOnce(&mut Markup),
) -> String {
    let own = plain.title();
    let (title, path) = match listed {
        Listed::Years => (own.to_owned(), String::new()),
        Listed::Year(year) => ([&label(words, year), " · ", own].concat(), file(year)),
    };
    let is_year = !path.is_empty();
    let head = |page: &mut Markup| {
        page.leaf("title", &[], &title);
        page.void("link", &[("rel", "stylesheet"), ("href", SHEET)]);
        if let Some(base) = plain.base {
            let href = base.join(&["read/", &path].concat());
            page.void("link", &[("rel", "canonical"), ("href", &href)]);
        }
    };
    Markup::page(words.lang, POLICY, head, |page| {
        page.element("nav", &[], |page| {
            if is_year {
                page.leaf("a", &[("href", "index.html")], words.all);
                page.text(" ");
            }
            page.leaf("a", &[("href", "../")], words.room);
        });
        page.element("main", &[], |page| {
            page.leaf("h1", &[("lang", spoken(own))], own);
            let said = plain.opened.bundle.about.description.as_deref();
            if let Some(said) = said.filter(|_| !is_year) {
                page.leaf("p", &[("lang", spoken(said))], said);
            }
            inside(page);
        });
    })
}

/// The language of what a publisher says.
fn spoken(text: &str) -> &'static str {
    tag(hanzi::count(text).state())
}

/// What these pages are, in every language.
fn introduction(page: &mut Markup) {
    page.element("div", &[("role", "note")], |page| {
        for ((lang, said), room) in INTRODUCTION.into_iter().zip(ROOM) {
            page.element("p", &[("lang", lang)], |page| {
                page.text(said);
                page.leaf("a", &[("href", "../")], room);
                page.text(if lang == "en" { "." } else { "。" });
            });
        }
    });
}

fn section(page: &mut Markup, words: &Words, (year, articles): &Year<'_>) {
    page.leaf("h2", &[], &label(words, *year));
    page.element("ol", &[("class", "list")], |page| {
        for article in articles {
            page.element("li", &[], |page| entry(page, article));
        }
    });
}

fn entry(page: &mut Markup, article: &Article) {
    if let Some(issued) = article.issued.value() {
        page.leaf("time", &[], issued);
    }
    let href = part(&name(&article.id)) + ".html";
    let words = own(article.script.state);
    let (lang, title) = match article.title.value() {
        Some(title) => (tag(article.script.state), title.as_str()),
        None => (words.lang, words.untitled),
    };
    page.leaf("a", &[("href", &href), ("lang", lang)], title);
}

/// The words of the script that most articles are in.
fn words(articles: &[Article]) -> &'static Words {
    let of = |state| {
        articles
            .iter()
            .filter(|it| it.script.state == state)
            .count()
    };
    if of(ScriptState::Hant) > of(ScriptState::Hans) {
        &HANT
    } else {
        &HANS
    }
}

/// The years, the latest first, those of no year last; in each the articles by their days.
fn years(articles: &[Article]) -> Vec<Year<'_>> {
    let mut years: BTreeMap<Reverse<Option<i32>>, Vec<&Article>> = BTreeMap::new();
    for article in articles {
        years
            .entry(Reverse(article.year()))
            .or_default()
            .push(article);
    }
    let mut years: Vec<Year<'_>> = years
        .into_iter()
        .map(|(Reverse(year), all)| (year, all))
        .collect();
    for (_, articles) in &mut years {
        articles.sort_by_key(|article| Reverse((article.issued.value(), Reverse(&article.id))));
    }
    years
}

fn label(words: &Words, year: Option<i32>) -> String {
    match year {
        Some(year) => [&year.to_string(), words.year].concat(),
        None => words.undated.to_owned(),
    }
}

fn file(year: Option<i32>) -> String {
    match year {
        Some(year) => format!("year-{year}.html"),
        None => "undated.html".to_owned(),
    }
}
