//! The texts that are looked in, folded once and kept.

use std::cell::RefCell;
use std::rc::Rc;

use bundle::{Article, Block, Body, RepairKind};
use hanzi::Folded;

use super::pattern::{Page, Pattern};

/// The text of an article, ready to be looked in.
#[derive(Debug)]
pub(crate) struct SearchText {
    /// The page as repaired.
    pub(crate) text: Folded,
    /// The title, where it does not stand in the text.
    pub(crate) title: Option<Title>,
    /// The headings, a line each.
    pub(crate) headings: Title,
}

/// A title or the like, as written and folded.
#[derive(Debug)]
pub(crate) struct Title {
    pub(crate) source: String,
    pub(crate) folded: Folded,
}

impl Title {
    pub(crate) fn new(source: &str) -> Self {
        Self {
            folded: hanzi::fold(source),
            source: source.to_owned(),
        }
    }

    pub(crate) fn page(&self) -> Page<'_> {
        Page {
            source: &self.source,
            folded: &self.folded,
        }
    }
}

impl SearchText {
    pub(crate) fn new(article: &Article, body: &Body) -> Self {
        let text = hanzi::fold(&body.text);
        let title = article.title.value().map(|title| Title::new(title));
        let title = title.filter(|it| !text.text().contains(it.folded.text()));
        let headings = Title::new(&headings(body));
        Self {
            text,
            title,
            headings,
        }
    }

    pub(crate) fn page<'a>(&'a self, body: &'a Body) -> Page<'a> {
        Page {
            source: &body.text,
            folded: &self.text,
        }
    }
}

/// The headings of a text, a line each.
fn headings(body: &Body) -> String {
    let mut lines = String::new();
    for block in &body.blocks {
        if let Block::Heading { span, .. } = block {
            lines.push_str(span.of(&body.text).unwrap_or_default());
            lines.push('\n');
        }
    }
    lines
}

/// The folded texts and titles, made when first looked in.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    texts: RefCell<Vec<Option<Rc<SearchText>>>>,
    titles: RefCell<Option<Rc<[Option<Title>]>>>,
}

impl Texts {
    /// The text of an article.
    pub(crate) fn of(&self, number: u32, article: &Article, body: &Body) -> Rc<SearchText> {
        let at = number as usize;
        let mut texts = self.texts.borrow_mut();
        if texts.len() <= at {
            texts.resize_with(at + 1, || None);
        }
        let made = || Rc::new(SearchText::new(article, body));
        match texts.get_mut(at) {
            Some(slot) => Rc::clone(slot.get_or_insert_with(made)),
            None => made(),
        }
    }

    /// The text of an article has gone.
    pub(crate) fn forget(&self, number: u32) {
        if let Some(slot) = self.texts.borrow_mut().get_mut(number as usize) {
            *slot = None;
        }
    }

    /// The titles of all articles.
    pub(crate) fn titles(&self, articles: &[Article]) -> Rc<[Option<Title>]> {
        let title = |article: &Article| article.title.value().map(|title| Title::new(title));
        let mut titles = self.titles.borrow_mut();
        Rc::clone(titles.get_or_insert_with(|| articles.iter().map(title).collect()))
    }

    /// More titles have come.
    pub(crate) fn forget_titles(&self) {
        self.titles.replace(None);
    }
}

/// How often a pattern stands in a page as archived.
pub(crate) fn count_archived(pattern: &Pattern, body: &Body) -> u32 {
    let archived = body.archived();
    let folded = hanzi::fold(&archived);
    pattern.count(Page {
        source: &archived,
        folded: &folded,
    })
}

/// How many notes on pronunciation that were taken out of a page have a pattern in them. One
/// without tones finds any tone.
pub(crate) fn count_glosses(pattern: &Pattern, body: &Body) -> u32 {
    let toned = pattern.typed().chars().any(|c| without_tone(c) != c);
    let glosses = body.repairs.iter();
    let glosses = glosses.filter(|it| it.kind == RepairKind::Gloss && it.stands());
    let has = |found: &str| {
        if toned {
            pattern.is_in(found)
        } else {
            let plain: String = found.chars().map(without_tone).collect();
            pattern.is_in(&plain)
        }
    };
    u32::try_from(glosses.filter(|it| has(&it.found)).count()).unwrap_or(u32::MAX)
}

/// A letter of pinyin without the mark of its tone.
fn without_tone(letter: char) -> char {
    const MARKED: [(char, &str); 7] = [
        ('a', "āáǎà"),
        ('e', "ēéěè"),
        ('i', "īíǐì"),
        ('o', "ōóǒò"),
        ('u', "ūúǔù"),
        ('ü', "ǖǘǚǜ"),
        ('n', "ńňǹ"),
    ];
    let base = MARKED.iter().find(|(_, marked)| marked.contains(letter));
    base.map_or(letter, |(base, _)| *base)
}
