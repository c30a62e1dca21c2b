//! What the reader wrote in the margin: marks on passages, as the page makes and the engine's program
//! places and draws them.

use std::collections::BTreeMap;

use bundle::{ArticleId, Span};
use collection::{Draft, Engine, Reading};
use margin::{Anchor, How, Ink, Kind, Margin, Mark};
use serde::{Deserialize, Serialize};

use crate::i18n::Notes;
use crate::route::{Address, Place};
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::wanted::Wanted;

#[cfg(test)]
mod tests;

/// A passage as it stands on screen, with what stands around it in its piece of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// What stands before it.
    pub before: String,
    /// The passage.
    pub exact: String,
    /// What stands after it.
    pub after: String,
}

/// A mark that the reader wants to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marking {
    /// In which article.
    pub article: ArticleId,
    /// On which passage.
    pub quote: Quote,
    /// In which of the inks, from 0.
    pub ink: usize,
    /// The note on it.
    pub text: String,
}

/// The mark that is made of it, with this name and at this time; nothing where the passage is not found
/// in the article.
pub fn mark(engine: &Engine, marking: Marking, id: String, now: u64) -> Option<Mark> {
    let (text, _) = engine.text_of(&marking.article)?;
    let Quote {
        before,
        exact,
        after,
    } = marking.quote;
    // Where it stands in the article is not known: what is around it tells.
    let shown = Anchor {
        start: 0,
        exact,
        before,
        after,
    };
    let place = shown.find(text)?;
    Some(Mark {
        changed: now.max(1),
        created: now,
        id,
        article: marking.article.as_str().to_owned(),
        kind: Kind::Passage(Ink::ALL.get(marking.ink).copied()?),
        anchor: Anchor::of(text, place.span),
        text: marking.text,
        ..Mark::default()
    })
}

/// How far the reader has come in an article, by the number of a paragraph; 0 where there is nothing to come
/// back to. Nothing where that changes nothing.
pub fn reach(
    engine: &Engine,
    margin: &Margin,
    article: &ArticleId,
    paragraph: u32,
    now: u64,
) -> Option<Mark> {
    // One for each article, so that it is written over and not one more.
    let id = ["at:", article.as_str()].concat();
    let Some(at) = paragraph.checked_sub(1) else {
        let mut gone = margin.mark(&id)?.clone();
        gone.delete(now);
        return Some(gone);
    };
    let (text, paragraphs) = engine.paragraphs_of(article)?;
    let span = paragraphs.get(at as usize)?;
    let begins = span.of(text)?.chars().take(FOUND_BY);
    let start = span.start as usize;
    let end = start + begins.map(char::len_utf8).sum::<usize>();
    Some(Mark {
        kind: Kind::Position,
        anchor: Anchor::of(text, start..end),
        ..bookmark(article.clone(), id, now)
    })
}

/// Marks the passages of an article that is read.
pub fn put(engine: &Engine, margin: &Margin, reading: &mut Reading) {
    let Some((text, pieces)) = engine.text_of(&reading.article.id) else {
        return;
    };
    let own: Vec<&Mark> = margin
        .marks()
        .filter(|it| it.article == reading.article.id.as_str())
        .collect();
    reading.reached = reached(engine, &reading.article.id, &own);
    reading.mark(text, &pieces, &passages(&own, text));
}

/// Marks the passages of an article that is read in two scripts.
pub fn put_beside(engine: &Engine, margin: &Margin, id: &ArticleId, draft: &mut Draft) {
    let own = margin.marks().filter(|it| it.article == id.as_str());
    let own: Vec<&Mark> = own.collect();
    if let Some((text, pieces)) = engine.text_of(id) {
        draft.mark(text, &pieces, &passages(&own, text));
    }
}

/// The passages that are found in a text, in order, with their inks.
fn passages(own: &[&Mark], text: &str) -> Vec<(Span, u8)> {
    let mut passages: Vec<(Span, u8)> = own
        .iter()
        .filter_map(|mark| match (mark.kind, &mark.anchor) {
            (Kind::Passage(ink), Some(anchor)) => {
                let place = anchor.find(text)?;
                Some((Span::from(place.span), ink as u8))
            }
            _ => None,
        })
        .collect();
    passages.sort_by_key(|(span, _)| (span.start, span.end));
    passages
}

/// The number of the paragraph that the reader had come to.
fn reached(engine: &Engine, id: &ArticleId, own: &[&Mark]) -> Option<u32> {
    let mark = own.iter().find(|mark| mark.kind == Kind::Position)?;
    let (text, paragraphs) = engine.paragraphs_of(id)?;
    let at = mark.anchor.as_ref()?.find(text)?.span.start;
    let number = (1..)
        .zip(paragraphs)
        .find(|(_, span)| (span.start as usize..span.end as usize).contains(&at));
    number.map(|(number, _)| number)
}

/// A bookmark on an article, with this name and made at this time.
pub fn bookmark(article: ArticleId, id: String, now: u64) -> Mark {
    Mark {
        changed: now.max(1),
        created: now,
        id,
        article: article.as_str().to_owned(),
        ..Mark::default()
    }
}

/// The marks of an article, as a part of its page, with what bookmarks it.
pub fn list(engine: &Engine, margin: &Margin, id: &ArticleId, wanted: &Wanted) -> Drawing {
    let texts = Notes::of(wanted.language);
    let text = engine.text_of(id).map(|(text, _)| text);
    let own = margin
        .marks()
        .filter(|mark| mark.article == id.as_str() && mark.kind != Kind::Position);
    let own = placed(own, text.unwrap_or_default());
    let is_bookmark = |(_, _, mark): &&(usize, Option<How>, &Mark)| mark.kind == Kind::Bookmark;
    let (label, deed) = match own.iter().find(is_bookmark) {
        Some((.., mark)) => (texts.bookmark[1], ["unmark ", &mark.id].concat()),
        None => (texts.bookmark[0], ["bookmark ", id.as_str()].concat()),
    };
    let mut tools = vec![Drawing::button("btn line", deed).text(label)];
    if margin.marks().any(|mark| mark.kind != Kind::Position) {
        let all = Address::parse(&wanted.address).at(Place::Notes);
        tools.push(Drawing::link("btn line", &all).text(texts.all));
    }
    let items = own
        .iter()
        .filter(|it| !is_bookmark(it))
        .map(|(_, how, mark)| item(mark, how.is_none(), None, texts));
    let items: Vec<Drawing> = items.collect();
    let items = (!items.is_empty()).then(|| Drawing::new(Tag::OL).put_all(items));
    Drawing::new(Tag::SECTION)
        .class("notes")
        .put(Drawing::new(Tag::H2).text(texts.title))
        .put_all(items)
        .put(Drawing::new(Tag::P).put_all(tools))
}

/// Marks with where they stand in the text and how they were found there, in this order; those without a
/// place last.
fn placed<'a>(
    marks: impl Iterator<Item = &'a Mark>,
    text: &str,
) -> Vec<(usize, Option<How>, &'a Mark)> {
    let mut placed: Vec<_> = marks
        .map(|mark| {
            let place = mark.anchor.as_ref().and_then(|anchor| anchor.find(text));
            // What is no passage is of the whole.
            let whole = mark.anchor.is_none().then_some((0, How::Same));
            let found = place.map(|place| (place.span.start, place.how)).or(whole);
            let (at, how) = found.unzip();
            (at.unwrap_or(usize::MAX), how, mark)
        })
        .collect();
    placed.sort_by_key(|(at, _, mark)| (*at, &mark.id));
    placed
}

/// The page of all marks: by article, those marked last first.
pub fn page(engine: &Engine, margin: &Margin, wanted: &Wanted) -> Drawing {
    let texts = Notes::of(wanted.language);
    let mut articles: BTreeMap<&str, (u64, Vec<&Mark>)> = BTreeMap::new();
    for mark in margin.marks().filter(|mark| mark.kind != Kind::Position) {
        let (last, marks) = articles.entry(&mark.article).or_default();
        *last = mark.changed.max(*last);
        marks.push(mark);
    }
    let mut articles: Vec<_> = articles.into_iter().collect();
    articles.sort_by_key(|(_, (last, _))| std::cmp::Reverse(*last));
    let none = articles.is_empty();
    let here = Address::parse(&wanted.address);
    let sections = articles.into_iter().map(|(id, (_, marks))| {
        let known = ArticleId::new(id).ok().filter(|id| engine.has(id));
        let heading = Drawing::new(Tag::H2).class("song");
        let Some(id) = known else {
            let told = Drawing::span("tag zhe", texts.elsewhere);
            let items = marks.into_iter().map(|mark| item(mark, false, None, texts));
            return Drawing::new(Tag::SECTION)
                .class("panel")
                .put(heading.text(id).put(told))
                .put(Drawing::new(Tag::OL).put_all(items));
        };
        let article = here.at(Place::Article(id.clone()));
        let title = engine.title_of(&id);
        let link = Drawing::link("", &article)
            .with(Attribute::LANG, "zh")
            .text(title.unwrap_or_else(|| id.as_str().to_owned()));
        // A text in a part that is not here yet: nobody knows whether the passage is in it.
        let text = engine.text_of(&id).map(|(text, _)| text);
        let items = placed(marks.into_iter(), text.unwrap_or_default());
        let items = items.into_iter().map(|(_, how, mark)| {
            item(mark, how.is_none() && text.is_some(), Some(&article), texts)
        });
        Drawing::new(Tag::SECTION)
            .class("panel")
            .put(heading.put(link))
            .put(Drawing::new(Tag::OL).put_all(items))
    });
    let sections: Vec<Drawing> = sections.collect();
    let files = (0..)
        .zip(texts.files)
        .map(|(number, name)| Drawing::button("btn line", format!("notes {number}")).text(name));
    let foot = if none {
        let none = Drawing::new(Tag::SPAN).class("quiet").text(texts.none);
        Drawing::new(Tag::P).put(none)
    } else {
        Drawing::new(Tag::P).put_all(files)
    };
    let import = Drawing::link("btn line", &here.at(Place::Settings)).text(texts.import);
    let foot = foot.put(import);
    let main = Drawing::new(Tag::MAIN)
        .with(Attribute::ID, "main")
        .class("sheet notes")
        .put_all(sections)
        .put(foot);
    let title = Drawing::new(Tag::H1).text(texts.all);
    Drawing::div("")
        .put(Drawing::new(Tag::HEADER).class("tl-top").put(title))
        .put(main)
}

/// A mark in a list. Its words lead to where they stand, when there is an article to lead to.
fn item(mark: &Mark, is_lost: bool, article: Option<&Address>, texts: &Notes) -> Drawing {
    let exact = mark.anchor.as_ref().map_or("", |anchor| &anchor.exact);
    let quote = match (mark.kind, article) {
        (Kind::Passage(ink), article) => {
            let ink = ["hl i0", "hl i1", "hl i2", "hl i3"].get(ink as usize);
            let quote = Drawing::span(ink.copied().unwrap_or_default(), exact);
            let quote = quote.with(Attribute::LANG, "zh");
            match article.filter(|_| !is_lost) {
                Some(article) => {
                    // The beginning is enough, and an address need not be longer.
                    let words: String = exact.chars().take(FOUND_BY).collect();
                    Drawing::link("", &article.finding(words)).put(quote)
                }
                None => quote,
            }
        }
        _ => Drawing::span("tag", texts.bookmark[2]),
    };
    let words = std::iter::once(&mark.text).chain(mark.others.keys());
    let words = words.filter(|words| !words.is_empty());
    let lost = is_lost.then(|| Drawing::span("tag zhe", texts.unplaced));
    let label = [texts.delete, " ", exact].concat();
    let delete = Drawing::button("btn", format!("unmark {}", mark.id))
        .with(Attribute::LABEL, label)
        .text(texts.delete);
    Drawing::new(Tag::LI)
        .put(quote)
        .put_all(lost)
        .put_all(words.map(|words| Drawing::new(Tag::P).text(words)))
        .put(delete)
}

/// By how many characters a passage is looked for where a link leads to it.
const FOUND_BY: usize = 16;

/// All marks in a file, with its name: as JSON, as Markdown, as annotations of the W3C.
pub fn file(engine: &Engine, margin: &Margin, format: u8) -> (&'static str, String) {
    match format {
        0 => ("duizhao-notes.json", margin::write(margin)),
        1 => {
            let title = |id: &str| engine.title_of(&ArticleId::new(id).ok()?);
            ("duizhao-notes.md", margin::markdown(margin, title))
        }
        _ => {
            let source = |id: &str| {
                let mut address = "#/a/".to_owned();
                address.push_str(&crate::route::encode(id));
                address
            };
            ("duizhao-notes.jsonld", margin::annotations(margin, source))
        }
    }
}
