//! One row of the list.

use bundle::{RepairKind, Tally};
use collection::{Described, FoundRow};
use yew::AttrValue;

use crate::i18n::{Language, Messages};
use crate::route::{Address, Place};
use crate::view::pieces::{Piece, pieces};
use crate::view::{number, script};

/// One row of the list, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The id, for keys.
    pub key: AttrValue,
    /// Where the row leads.
    pub href: AttrValue,
    /// The year, large.
    pub year: AttrValue,
    /// Month and day, small.
    pub day: AttrValue,
    /// The title, or what stands in its place, cut at the hits.
    pub title: Vec<Piece>,
    /// Whether the page has no title of its own.
    pub untitled: bool,
    /// The language of title and beginning.
    pub lang: &'static str,
    /// The passage with a hit, cut at the hits, or the beginning of the text.
    pub lead: Vec<Piece>,
    /// How many hits there are; none where nothing is searched.
    pub hits: u32,
    /// The one character on the seal, when the region is known.
    pub seal: Option<AttrValue>,
    /// Region and issuing body, as far as known.
    pub whence: AttrValue,
    /// The name of the script.
    pub script: &'static str,
    /// The condition of the text.
    pub tags: Vec<Tag>,
    /// The length as a number.
    pub length: AttrValue,
}

/// A small label; the tone says what it means, as the colours of the page do.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// The class that colours it.
    pub tone: Tone,
    /// Its text.
    pub text: AttrValue,
}

/// The meaning of a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Sound, repaired.
    Sound,
    /// Changed, with a record.
    Repaired,
    /// Doubtful or lost.
    Doubtful,
}

impl Tone {
    /// The class of a tag in this tone.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Sound => "tag lv",
            Self::Repaired => "tag dian",
            Self::Doubtful => "tag zhe",
        }
    }
}

impl Entry {
    /// Works out a row, with what a search has found in it.
    pub fn new(
        article: &Described,
        found: Option<&FoundRow>,
        at: &Address,
        messages: &Messages,
    ) -> Self {
        let (year, day) = split_date(article, messages);
        let lead = match found {
            Some(found) if !found.snippet.is_empty() => pieces(&found.snippet, &found.marks),
            _ => pieces(&article.lead, &[]),
        };
        let title = article.title.as_ref();
        let title = title.map(|title| pieces(title, found.map_or(&[], |found| &found.title)));
        Self {
            key: article.id.to_string().into(),
            href: at.at(Place::Article(article.id.clone())).href().into(),
            year,
            day,
            untitled: title.is_none(),
            title: title.unwrap_or_else(|| pieces(&opening_of(&article.lead), &[])),
            lang: script::tag_of(article),
            lead,
            hits: found.map_or(0, |found| found.hits),
            seal: article
                .place
                .as_ref()
                .map(|place| place.abbr.clone().into()),
            whence: whence(article, messages).into(),
            script: script::name_of(article.script.state, &messages.facets.script),
            tags: tags(
                &article.repaired,
                article.doubts,
                article.script.machine,
                messages,
            ),
            length: (messages.library.characters)(article.length).into(),
        }
    }
}

/// `2018` and `09.28`; the words for no date and nothing, when there is none.
fn split_date(article: &Described, messages: &Messages) -> (AttrValue, AttrValue) {
    let Some(date) = &article.issued else {
        return (messages.library.no_date.into(), AttrValue::default());
    };
    let (year, rest) = date.split_once('-').unwrap_or((date, ""));
    (year.to_owned().into(), rest.replace('-', ".").into())
}

/// The first sentence or clause of a text, for articles without a title.
fn opening_of(lead: &str) -> String {
    lead.split(['。', '，', ',', '！', '？', '\n'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The name of a region in the language of the interface.
pub fn place_name(place: &bundle::Place, language: Language) -> &str {
    match language {
        Language::ZhHans => &place.hans,
        Language::ZhHant => &place.hant,
        Language::En => &place.en,
    }
}

fn whence(article: &Described, messages: &Messages) -> String {
    let place = article
        .place
        .as_ref()
        .map(|place| place_name(place, messages.language));
    let issuer = article.issuer.as_deref();
    [place, issuer]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The condition of a text as tags: what was repaired, then what is doubtful, or that it is sound; and whether a
/// machine made it Traditional.
pub fn tags(repaired: &[Tally], doubts: u32, machine: bool, messages: &Messages) -> Vec<Tag> {
    let mut tags: Vec<Tag> = repaired
        .iter()
        .map(|tally| Tag {
            tone: match tally.kind {
                RepairKind::Gap | RepairKind::Repeat => Tone::Doubtful,
                _ => Tone::Repaired,
            },
            text: (messages.article.tally)(tally.kind, tally.count).into(),
        })
        .collect();
    if doubts > 0 {
        let text = (messages.article.doubts)(doubts).into();
        tags.push(Tag {
            tone: Tone::Doubtful,
            text,
        });
    }
    if tags.is_empty() {
        tags.push(Tag {
            tone: Tone::Sound,
            text: messages.facets.sound.into(),
        });
    }
    if machine {
        tags.push(Tag {
            tone: Tone::Doubtful,
            text: messages.facets.machine.into(),
        });
    }
    tags
}

/// Reading time, for an article of so many characters.
pub fn reading_time(length: u32, messages: &Messages) -> String {
    (messages.article.minutes)(number::minutes(length))
}
