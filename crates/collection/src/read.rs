//! One article, made ready to be drawn.

use std::collections::BTreeSet;

use bundle::{Article, ArticleId, Block, Body, BodyAt, Span};

use crate::collation::{Undoing, collate};
use crate::collection::Collection;
use crate::described::{Described, statements};
use crate::search::hits::hits_in;
use crate::{Answer, Collation, Filter, Imprint, ReadBlock, ReadCell, Reading, Sort};

impl Collection {
    pub(crate) fn read(
        &self,
        id: &ArticleId,
        filter: &Filter,
        sort: Sort,
        undone: &BTreeSet<u64>,
        find: &str,
    ) -> Answer {
        let query = if find.is_empty() { &filter.query } else { find };
        let (number, article, body) = match self.with_body(id) {
            Ok(found) => found,
            Err(answer) => return answer,
        };
        let list = self.passing_numbers(filter, sort);
        let at = list.iter().position(|other| *other == number);
        let beside = |at: Option<usize>| list.get(at?).and_then(|other| self.neighbour(*other));
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Answer::Reading(Box::new(Reading {
            article: Described::new(
                article,
                article.region.value().and_then(|id| self.place(id)),
            ),
            breadcrumb: article.breadcrumb.value().cloned(),
            blocks: blocks(body, undone),
            hits: hits_in(article, body, query, undone),
            marks: Vec::new(),
            reached: None,
            position: at.map(|at| (count(at + 1), count(list.len()))),
            previous: beside(at.and_then(|at| at.checked_sub(1))),
            next: beside(at.map(|at| at + 1)),
            tables: Vec::new(),
            lacking: {
                let beside = at.into_iter().flat_map(|at| [at.wrapping_sub(1), at + 1]);
                let beside = beside.filter_map(|at| list.get(at).copied());
                self.rows_lacking(&beside.collect::<Vec<_>>())
            },
        }))
    }

    /// What an article and its page tell about themselves.
    pub(crate) fn imprint(&self, id: &ArticleId) -> Option<Imprint> {
        let (_, article, body) = self.with_body(id).ok()?;
        let place = article.region.value().and_then(|id| self.place(id));
        Some(Imprint {
            article: Described::new(article, place),
            statements: statements(article),
            origin: (article.origin.path.clone(), article.origin.encoding.clone()),
            notes: body.notes.iter().map(|note| note.kind.clone()).collect(),
        })
    }

    pub(crate) fn collate(&self, id: &ArticleId) -> Option<Collation> {
        let (_, article, body) = self.with_body(id).ok()?;
        Some(Collation {
            script: article.script,
            rows: collate(body),
        })
    }

    /// An article with its number and its text; else what there is to answer.
    pub(crate) fn with_body(&self, id: &ArticleId) -> Result<(u32, &Article, &Body), Answer> {
        let missing = || Answer::NoSuchArticle(id.clone());
        let pages = self.pages.as_ref();
        if let Some(part) = pages.and_then(|pages| pages.lacking_for(id)) {
            return Err(Answer::NeedsPart(part));
        }
        let number = self.number(id).ok_or_else(missing)?;
        let article = self.article(number).ok_or_else(missing)?;
        match (self.body(number), &article.body) {
            (Some(body), _) => Ok((number, article, body)),
            (None, BodyAt::Part(part)) => Err(Answer::NeedsPart(*part)),
            (None, BodyAt::Here(_)) => Err(missing()),
        }
    }
}

/// The blocks of a text with what stands in them, paragraphs numbered from 1.
pub(crate) fn blocks(body: &Body, undone: &BTreeSet<u64>) -> Vec<ReadBlock> {
    let undoing = Undoing::new(body, undone);
    let at = |span: Span| undoing.read(span);
    let mut paragraphs = 0;
    let mut levels = body.heading_levels();
    let read = |block: &Block| match block {
        Block::Heading { level, span, .. } => ReadBlock::Heading {
            level: levels.next().unwrap_or(*level),
            text: at(*span),
        },
        Block::Paragraph { span } => {
            paragraphs += 1;
            ReadBlock::Paragraph {
                number: paragraphs,
                text: at(*span),
            }
        }
        Block::List { ordered, items } => ReadBlock::List {
            ordered: *ordered,
            items: items.iter().map(|item| at(*item)).collect(),
        },
        Block::Table { rows } => ReadBlock::Table {
            rows: rows
                .iter()
                .map(|row| {
                    let cell = |cell: &bundle::Cell| ReadCell {
                        text: at(cell.span),
                        head: cell.head,
                    };
                    row.iter().map(cell).collect()
                })
                .collect(),
        },
        Block::Quote { span } => ReadBlock::Quote { text: at(*span) },
        Block::Figure { caption, by } => ReadBlock::Figure {
            caption: caption.map(at),
            by: *by,
        },
    };
    body.blocks.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use bundle::Evidence;

    use super::*;

    #[test]
    fn headings_begin_at_the_first_level_and_leave_none_out() {
        let heading = |level| Block::Heading {
            level,
            span: Span::new(0, 0),
            by: Evidence::Words,
        };
        let body = Body {
            blocks: [2, 4, 2, 3, 6].map(heading).to_vec(),
            ..Body::default()
        };
        let shown = blocks(&body, &BTreeSet::new());
        let levels = shown.iter().map(|block| match block {
            ReadBlock::Heading { level, .. } => *level,
            other => panic!("{other:?}"),
        });
        assert_eq!(levels.collect::<Vec<_>>(), [1, 2, 1, 2, 3]);
    }
}
