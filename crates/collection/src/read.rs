//! One article, made ready to be drawn.

use bundle::{ArticleId, Block, BodyAt, Span};

use crate::collection::Collection;
use crate::{Answer, Filter, ReadBlock, ReadCell, Reading, Sort};

impl Collection {
    pub(crate) fn read(&self, id: &ArticleId, filter: &Filter, sort: Sort) -> Answer {
        let Some(number) = self.number(id) else {
            return Answer::NoSuchArticle(id.clone());
        };
        let Some(row) = self.row(number) else {
            return Answer::NoSuchArticle(id.clone());
        };
        let Some(body) = self.body(number) else {
            return match row.article.body {
                BodyAt::Part(part) => Answer::NeedsPart(part),
                BodyAt::Here(_) => Answer::NoSuchArticle(id.clone()),
            };
        };
        let list = self.passing_numbers(filter, sort);
        let at = list.iter().position(|other| *other == number);
        let beside = |at: Option<usize>| list.get(at?).and_then(|other| self.neighbour(*other));
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Answer::Reading(Box::new(Reading {
            repaired: row.article.repaired.clone(),
            article: row.article,
            place: row.place,
            blocks: blocks(&body.text, &body.blocks),
            notes: body.notes.clone(),
            position: at.map(|at| (count(at + 1), count(list.len()))),
            previous: beside(at.and_then(|at| at.checked_sub(1))),
            next: beside(at.map(|at| at + 1)),
        }))
    }
}

/// The blocks of a text with what stands in them, paragraphs numbered from 1.
fn blocks(text: &str, blocks: &[Block]) -> Vec<ReadBlock> {
    let at = |span: Span| span.of(text).unwrap_or_default().to_owned();
    let mut paragraphs = 0;
    let read = |block: &Block| match block {
        Block::Heading { level, span, .. } => ReadBlock::Heading {
            level: *level,
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
    blocks.iter().map(read).collect()
}
