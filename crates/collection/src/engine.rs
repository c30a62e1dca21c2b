//! The engine: what holds an opened bundle and answers questions about it.

use std::fmt;

use bundle::{ArticleId, Block, ReadBundleError, ReadPartError, ScriptMix, Span};
use hanzi::LoadError;

use crate::collection::Collection;
use crate::scribe::{Draft, Scribe};
use crate::search::index::Index;
use crate::timeline::{TimeAnswer, TimeQuestion};
use crate::{Answer, Collation, Decided, Imprint, Manner, Opened, Question};

/// Holds one opened bundle and answers questions about it.
#[derive(Default)]
pub struct Engine {
    collection: Option<Collection>,
    /// Writes the other script; its tables stay when another bundle is opened.
    scribe: Scribe,
}

/// An answer, or what has to be written before there is one.
#[derive(Debug, Clone, PartialEq)]
pub enum Prepared {
    /// The answer.
    Answer(Answer),
    /// A draft for a [`Scribe`], whose answer it is.
    Draft(Draft),
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("collection", &self.collection)
            .finish_non_exhaustive()
    }
}

impl Engine {
    /// An engine with nothing opened.
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens a bundle in place of the one that was open; when it cannot be read, that one stays.
    pub fn open(&mut self, bytes: &[u8]) -> Result<Opened, ReadBundleError> {
        let read = bundle::read(bytes)?;
        let collection = Collection::new(read.bundle);
        let opened = collection.opened(read.problems);
        self.collection = Some(collection);
        Ok(opened)
    }

    /// Takes in the part of this number, of which the texts can be read from then on.
    ///
    /// The digest of the part is not looked at here (see [`bundle::check_digest`]).
    pub fn supply(&mut self, part: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        match &mut self.collection {
            Some(collection) => collection.supply(part, bytes),
            None => Err(ReadPartError::NoSuchPart(part)),
        }
    }

    /// Takes in a file of the index that a [`crate::Gap::Index`] named, and says whether it was the
    /// one that was meant. The page compares its SHA-256 with its name before.
    pub fn supply_file(&mut self, path: &str, bytes: &[u8]) -> bool {
        let collection = self.collection.as_mut();
        collection.is_some_and(|collection| collection.supply_file(path, bytes))
    }

    /// How many bytes of the index are kept.
    pub fn kept_bytes(&self) -> u64 {
        let index = self.collection.as_ref().and_then(|it| it.index.as_ref());
        index.map_or(0, Index::kept_bytes)
    }

    /// How many bytes of parts are held with their texts, as they are unpacked.
    pub fn held_bytes(&self) -> u64 {
        let collection = self.collection.as_ref();
        collection.map_or(0, |collection| collection.held.bytes())
    }

    /// Says how many bytes of texts are held at most, but for those that one question wants; 64 MiB where
    /// nothing is said. It is of the bundle that is open.
    pub fn hold_at_most(&mut self, bytes: u64) {
        if let Some(collection) = &mut self.collection {
            collection.held.budget = bytes;
        }
    }

    /// Takes in a file of conversion tables. One that is damaged changes nothing.
    pub fn supply_table(&mut self, file: &[u8]) -> Result<(), LoadError> {
        self.scribe.supply_table(file)
    }

    /// Answers a question.
    pub fn answer(&self, question: &Question) -> Answer {
        match self.prepare(question) {
            Prepared::Answer(answer) => answer,
            Prepared::Draft(draft) => self.scribe.answer(draft),
        }
    }

    /// Answers a question as a reader wants titles and texts, as far as the tables are there.
    pub fn answer_in(&self, question: &Question, manner: Manner) -> Answer {
        let mut answer = self.answer(question);
        let written = self.scribe.write(answer.lines(manner));
        answer.put(manner, written);
        answer
    }

    /// The script that an article is written in; nothing where it is not here.
    pub fn script_of(&self, id: &ArticleId) -> Option<ScriptMix> {
        let collection = self.collection.as_ref()?;
        Some(collection.article(collection.number(id)?)?.script)
    }

    /// The repaired text of an article, and the pieces of it that [`Hit`](crate::Hit)s count, but for the
    /// title; nothing where it is not here.
    pub fn text_of(&self, id: &ArticleId) -> Option<(&str, Vec<Span>)> {
        let (_, _, body) = self.collection.as_ref()?.with_body(id).ok()?;
        let pieces = body.blocks.iter().flat_map(Block::spans);
        Some((&body.text, pieces.collect()))
    }

    /// The repaired text of an article with where its paragraphs stand in it, by their numbers less one;
    /// nothing where it is not here.
    pub fn paragraphs_of(&self, id: &ArticleId) -> Option<(&str, Vec<Span>)> {
        let (_, _, body) = self.collection.as_ref()?.with_body(id).ok()?;
        let paragraphs = body.blocks.iter().filter_map(|block| match block {
            Block::Paragraph { span } => Some(*span),
            _ => None,
        });
        Some((&body.text, paragraphs.collect()))
    }

    /// Whether there is such an article, be it in a part that is not here yet.
    pub fn has(&self, id: &ArticleId) -> bool {
        let collection = self.collection.as_ref();
        collection.is_some_and(|collection| collection.number(id).is_some())
    }

    /// The title of an article; nothing where it has none, or is not here.
    pub fn title_of(&self, id: &ArticleId) -> Option<String> {
        let collection = self.collection.as_ref()?;
        let article = collection.article(collection.number(id)?)?;
        article.title.value().cloned()
    }

    /// What an article and its page tell about themselves; nothing where the article, or its text, is not
    /// here.
    pub fn imprint(&self, id: &ArticleId) -> Option<Imprint> {
        self.collection.as_ref()?.imprint(id)
    }

    /// The archived text of an article beside the repaired one; nothing where the article, or its text,
    /// is not here.
    pub fn collate(&self, id: &ArticleId) -> Option<Collation> {
        self.collection.as_ref()?.collate(id)
    }

    /// A file of rules with what a reader decided; nothing where nothing is open.
    pub fn rule_file(&self, decided: &Decided) -> Option<String> {
        let collection = self.collection.as_ref()?;
        Some(collection.rule_file(decided))
    }

    /// The parts with the list of articles that are not here, where it comes in pages.
    pub fn unlisted(&self) -> Vec<u32> {
        let collection = self.collection.as_ref();
        collection.map_or_else(Vec::new, Collection::unlisted)
    }

    /// The parts of the bundle without which a timeline is not whole and that are not here.
    pub fn undated(&self) -> Vec<u32> {
        let collection = self.collection.as_ref();
        collection.map_or_else(Vec::new, Collection::undated)
    }

    /// Answers a question about time.
    pub fn tell_time(&self, question: &TimeQuestion) -> TimeAnswer {
        match &self.collection {
            Some(collection) => collection.tell_time(question),
            None => TimeAnswer::NothingOpen,
        }
    }

    /// Answers a question, but for what another program is to write. A program that calls nothing else
    /// for its answers has no conversion in it.
    pub fn prepare(&self, question: &Question) -> Prepared {
        let Some(collection) = &self.collection else {
            return Prepared::Answer(Answer::NothingOpen);
        };
        collection.held.begin(question);
        if let Some(part) = collection.columns_lacking() {
            return Prepared::Answer(Answer::NeedsPart(part));
        }
        if let Question::List { filter, .. } | Question::Read { filter, .. } = question
            && filter.asks_facets()
            && let Some(part) = collection.facets_lacking()
        {
            return Prepared::Answer(Answer::NeedsPart(part));
        }
        let draft = |draft| match draft {
            Ok(draft) => Prepared::Draft(draft),
            Err(answer) => Prepared::Answer(answer),
        };
        Prepared::Answer(match question {
            Question::List {
                filter,
                sort,
                window,
                sought,
            } => Answer::Listing(Box::new(collection.list(filter, *sort, *window, sought))),
            Question::Read {
                id,
                filter,
                sort,
                undone,
                find,
            } => collection.read(id, filter, *sort, undone, find),
            Question::Hits { id, query, undone } => collection.hits(id, query, undone),
            Question::Compare(beside) => return draft(collection.draft(beside, None)),
            Question::Explain { beside, row, run } => {
                return draft(collection.draft(beside, Some((*row, *run))));
            }
        })
    }
}
