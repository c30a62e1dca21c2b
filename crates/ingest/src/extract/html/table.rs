//! Tables: which hold data, and which only lay out a page.

use bundle::{Block, Cell, Span};

use super::element;
use super::events::{Event, Events};

/// The longest cell of a table of data, in characters.
const LONGEST_CELL: usize = 200;

/// Whether the table that opens at `at` holds data: rows and columns of short cells, with no other
/// table and no heading in it.
pub(super) fn holds_data(events: &Events<'_>, at: usize) -> bool {
    let range = events.element(at);
    let (mut rows, mut cells, mut columns, mut heads) = (0, 0, 0, 0);
    for (place, event) in events.within(range.start + 1..range.end) {
        let Event::Open(element) = event else {
            continue;
        };
        match element.name() {
            "table" => return false,
            "tr" => {
                rows += 1;
                cells = 0;
            }
            "td" | "th" => {
                cells += 1;
                columns = columns.max(cells);
                heads += usize::from(element.name() == "th");
                let cell = events.element(place);
                if events.text(cell, LONGEST_CELL).is_none() {
                    return false;
                }
            }
            _ if element::heading_level(element).is_some() => return false,
            _ => {}
        }
    }
    rows >= 2 && (columns >= 2 || heads > 0)
}

/// Writes the table that opens at `at` behind `text`: a line for each row, a tab between cells.
pub(super) fn write(events: &Events<'_>, at: usize, text: &mut String) -> Vec<Block> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut caption = None;
    for (place, event) in events.within(events.element(at)) {
        let Event::Open(element) = event else {
            continue;
        };
        match element.name() {
            "caption" => {
                let words = all_text(events, place);
                if !words.is_empty() {
                    let start = text.len();
                    text.push_str(&words);
                    caption = Some(Block::Paragraph {
                        span: Span::from(start..text.len()),
                    });
                    text.push('\n');
                }
            }
            "tr" => {
                end_row(&mut rows, text);
                rows.push(Vec::new());
            }
            "td" | "th" => {
                if rows.is_empty() {
                    rows.push(Vec::new());
                }
                let Some(row) = rows.last_mut() else { continue };
                if !row.is_empty() {
                    text.push('\t');
                }
                let start = text.len();
                text.push_str(&all_text(events, place));
                let head = element.name() == "th";
                row.push(Cell {
                    span: Span::from(start..text.len()),
                    head,
                });
            }
            _ => {}
        }
    }
    end_row(&mut rows, text);
    caption
        .into_iter()
        .chain((!rows.is_empty()).then_some(Block::Table { rows }))
        .collect()
}

fn all_text(events: &Events<'_>, at: usize) -> String {
    events
        .text(events.element(at), usize::MAX)
        .unwrap_or_default()
}

/// Ends the line of the last row; a row without cells is taken back.
fn end_row(rows: &mut Vec<Vec<Cell>>, text: &mut String) {
    match rows.last() {
        Some(row) if row.is_empty() => {
            rows.pop();
        }
        Some(_) => text.push('\n'),
        None => {}
    }
}
