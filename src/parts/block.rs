//! The reading matter, block by block.

use bundle::Evidence;
use collection::{ReadBlock, ReadCell};
use yew::prelude::*;

use super::HitMarker;
use crate::i18n::Messages;
use crate::view::outline::anchor;

/// The block at a place among those of an article. Archived text only ever becomes text.
pub fn block(at: usize, block: &ReadBlock, hits: &mut HitMarker<'_>, messages: &Messages) -> Html {
    match block {
        ReadBlock::Heading { level, text } => heading(at, *level, hits.draw(text)),
        ReadBlock::Paragraph { number, text } => {
            html! { <p id={format!("p{number}")}>{ hits.draw(text) }</p> }
        }
        ReadBlock::Quote { text } => html! { <blockquote><p>{ hits.draw(text) }</p></blockquote> },
        ReadBlock::List { ordered, items } => list(*ordered, items, hits),
        ReadBlock::Table { rows } => table(rows, hits),
        ReadBlock::Figure { caption, by } => {
            figure(caption.as_ref().map(|text| hits.draw(text)), *by, messages)
        }
    }
}

/// The title is `h1`, so headings begin at `h2`.
fn heading(at: usize, level: u8, text: Html) -> Html {
    let id = anchor(at);
    match level {
        0 | 1 => html! { <h2 {id} tabindex="-1">{ text }</h2> },
        2 => html! { <h3 {id} tabindex="-1">{ text }</h3> },
        _ => html! { <h4 {id} tabindex="-1">{ text }</h4> },
    }
}

fn list(ordered: bool, items: &[String], hits: &mut HitMarker<'_>) -> Html {
    let items = html! { for item in items.iter() { <li>{ hits.draw(item) }</li> } };
    if ordered {
        html! { <ol>{ items }</ol> }
    } else {
        html! { <ul>{ items }</ul> }
    }
}

fn table(rows: &[Vec<ReadCell>], hits: &mut HitMarker<'_>) -> Html {
    let mut cell = |cell: &ReadCell| {
        let text = hits.draw(&cell.text);
        if cell.head {
            html! { <th>{ text }</th> }
        } else {
            html! { <td>{ text }</td> }
        }
    };
    html! {
        <div class="table-box" tabindex="0" role="group">
            <table><tbody>
                for row in rows.iter() { <tr>for cell in row.iter().map(&mut cell) { { cell } }</tr> }
            </tbody></table>
        </div>
    }
}

fn figure(caption: Option<Html>, by: Evidence, messages: &Messages) -> Html {
    let lang = messages.language.tag();
    html! {
        <figure>
            <div class="no-picture" {lang}>{ messages.article.no_picture }</div>
            if let Some(caption) = caption {
                <figcaption>
                    { caption }
                    if by == Evidence::Position {
                        <span class="tag" {lang}>{ messages.article.caption_by_place }</span>
                    }
                </figcaption>
            }
        </figure>
    }
}
