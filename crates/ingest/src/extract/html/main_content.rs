//! Where on a page the reading matter is.

use std::ops::Range;

use scraper::node::Element;

use super::element;
use super::events::{Event, Events};

/// Ids and classes by which the content systems of Chinese sites mark the text of an article: TRS,
/// UCAP, VSB, Wangpu and others. In small letters.
const MARKED: &[&str] = &[
    "zoom",
    "trs_editor",
    "trs_ueditor",
    "trs_uedit",
    "ucap-content",
    "vsb_content",
    "v_news_content",
    "wp_articlecontent",
    "pages_content",
    "article-content",
    "article_content",
    "articlecontent",
    "article-body",
    "article_body",
    "articlebody",
    "news_content",
    "newscontent",
    "news-content",
    "content_text",
    "contenttext",
    "con_text",
    "contxt",
    "xl_content",
    "detail_content",
    "detail-content",
    "entry-content",
    "post-content",
    "post_content",
    "js_content",
    "artibody",
    "rm_txt_con",
    "view_con",
];

/// Ids and classes that mark the text on some sites and half the page on others.
const VAGUE: &[&str] = &[
    "content",
    "main",
    "main-content",
    "maincontent",
    "main_content",
    "article",
    "text",
    "detail",
    "con",
];

/// A text shorter than this, in characters, says little about where the reading matter is.
const TELLING: usize = 20;

/// What each event adds up to, over all events before it.
struct Sums {
    /// Characters of text that is no link and not in a menu.
    text: Vec<usize>,
}

impl Sums {
    fn of(events: &Events<'_>) -> Self {
        let (mut links, mut total) = (0_usize, 0);
        let mut text = Vec::with_capacity(events.count() + 1);
        let apart = |element: &Element| element.name() == "a" || element::is_aside(element);
        for (_, event) in events.iter() {
            text.push(total);
            match event {
                Event::Open(element) if apart(element) => links += 1,
                Event::Close(element) if apart(element) => links = links.saturating_sub(1),
                Event::Text(piece) if links == 0 => total += ink(piece),
                _ => {}
            }
        }
        text.push(total);
        Self { text }
    }

    fn over(&self, range: &Range<usize>) -> usize {
        let at = |place: usize| self.text.get(place).copied().unwrap_or_default();
        at(range.end).saturating_sub(at(range.start))
    }
}

fn ink(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The stretch of events that holds the reading matter: the element that the page marks so and that
/// holds most of the text, else the container with the most running text, else the whole page.
pub(super) fn find(events: &Events<'_>) -> Range<usize> {
    let sums = Sums::of(events);
    let densest = densest(events).unwrap_or(0..events.count());
    let wanted = sums.over(&densest);
    let candidates = events.iter().filter_map(|(at, event)| {
        let Event::Open(element) = event else {
            return None;
        };
        let rank = rank(element)?;
        let range = events.element(at);
        let text = sums.over(&range);
        let holds = text * 10 >= wanted * 6 && text > 0;
        (holds && (rank < 2 || text <= wanted * 2)).then_some((rank, text, range))
    });
    // The surest mark; of several, the one around the least.
    let marked = candidates.min_by_key(|(rank, text, _)| (*rank, *text));
    marked.map_or(densest, |(_, _, range)| range)
}

/// How surely an element is marked as the main content, the surest first.
fn rank(element: &Element) -> Option<u8> {
    let is = |list: &[&str]| element::names(element).any(|name| list.contains(&name.as_str()));
    let itemprop = element.attr("itemprop").unwrap_or_default();
    if itemprop.eq_ignore_ascii_case("articleBody") || (is(MARKED) && element::is_block(element)) {
        Some(0)
    } else if element.name() == "article" {
        Some(1)
    } else if element.name() == "main"
        || element.attr("role") == Some("main")
        || (is(VAGUE) && element::is_container(element))
    {
        Some(2)
    } else {
        None
    }
}

/// The container with the most running text: each text counts for the container it stands in, and
/// half for the one around that.
fn densest(events: &Events<'_>) -> Option<Range<usize>> {
    let mut scores = vec![0_usize; events.count()];
    let mut open = Vec::new();
    let mut apart = 0_usize;
    let is_apart = |element: &Element| element.name() == "a" || element::is_aside(element);
    for (at, event) in events.iter() {
        match event {
            Event::Open(element) if is_apart(element) => apart += 1,
            Event::Close(element) if is_apart(element) => apart = apart.saturating_sub(1),
            Event::Open(element) if element::is_container(element) => open.push(at),
            Event::Close(element) if element::is_container(element) => {
                open.pop();
            }
            Event::Text(text) if apart == 0 => {
                let ink = ink(text);
                let weight = if ink < TELLING { ink / 2 } else { ink * 2 };
                let mut around = open.iter().rev();
                for part in [weight, weight / 2] {
                    if let Some(score) = around.next().and_then(|at| scores.get_mut(*at)) {
                        *score += part;
                    }
                }
            }
            _ => {}
        }
    }
    let best = scores.iter().enumerate().filter(|(_, score)| **score > 0);
    // Of equal scores the first, which is the outer one.
    let best = best.max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(&one.0)));
    best.map(|(at, _)| events.element(at))
}
