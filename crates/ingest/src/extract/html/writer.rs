//! Writing the lines of a page, and the blocks of its main content.

use std::ops::Range;

use bundle::{Block, Evidence, Span};
use scraper::node::Element;

use super::element;
use super::events::{Event, Events};
use super::outside::Outside;
use super::table;
use crate::extract::Hints;
use crate::parse::is_blank;

/// The longest breadcrumb, in characters.
const LONGEST_TRAIL: usize = 200;
/// The longest caption under a picture, in characters.
const LONGEST_CAPTION: usize = 100;

/// What a line is, by the elements around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading(u8),
    Item {
        ordered: bool,
        list: usize,
        item: usize,
    },
    Quote,
    Caption,
    Paragraph,
}

/// An open element that shapes lines.
#[derive(Debug)]
struct Frame {
    kind: Kind,
    centred: bool,
    preformatted: bool,
    aside: bool,
}

/// A page being written.
#[derive(Debug, Default)]
struct Writer {
    text: String,
    blocks: Vec<Block>,
    title: Option<Span>,
    /// The line being gathered.
    line: String,
    /// How many links the line has, and how many characters stand in them.
    links: (usize, usize),
    /// Whether a link is open.
    in_link: bool,
    /// White space before the next word of the line, and whether a line break is in it.
    space: Option<bool>,
    frames: Vec<Frame>,
    /// The alternative text of a picture that waits for its caption.
    picture: Option<String>,
    outside: Outside,
    /// Whether the event at hand lies in the main content.
    inside: bool,
    /// The list item that the last item block came from.
    last_item: Option<(usize, usize)>,
}

/// Writes a page.
pub(super) fn write(
    events: &Events<'_>,
    main: &Range<usize>,
    title: Option<Range<usize>>,
) -> (String, Hints) {
    let mut writer = Writer::default();
    let mut lists: Vec<(usize, bool)> = Vec::new();
    let mut trail: Option<Range<usize>> = None;
    let mut skip = 0;
    for (at, event) in events.iter() {
        if at < skip {
            continue;
        }
        writer.turn(main, at);
        let in_trail = trail.as_ref().is_some_and(|trail| trail.contains(&at));
        match event {
            Event::Text(text) => writer.take(text),
            Event::Open(_) if title.as_ref().is_some_and(|title| title.start == at) => {
                let range = events.element(at);
                skip = range.end;
                writer.put_title(&events.text(range, usize::MAX).unwrap_or_default());
            }
            Event::Open(element) if in_trail => writer.step(element),
            Event::Close(_) if trail.as_ref().is_some_and(|trail| trail.end == at + 1) => {
                writer.end_trail();
                trail = None;
            }
            Event::Close(element) if in_trail => writer.step(element),
            Event::Open(element) if element::is_trail(element) && is_short(events, at) => {
                writer.flush();
                trail = Some(events.element(at));
            }
            Event::Open(element)
                if element.name() == "table"
                    && writer.is_reading()
                    && table::holds_data(events, at) =>
            {
                writer.flush();
                skip = events.element(at).end;
                writer.put_picture();
                writer
                    .blocks
                    .extend(table::write(events, at, &mut writer.text));
            }
            Event::Open(element) => writer.open(element, at, &mut lists),
            Event::Close(element) => writer.close(element, &mut lists),
        }
    }
    writer.flush();
    writer.put_picture();
    let hints = Hints {
        blocks: Some(writer.blocks),
        title: writer.title,
    };
    (writer.text, hints)
}

/// Whether an element said to be a breadcrumb can be one: `position` may also name half the page.
fn is_short(events: &Events<'_>, at: usize) -> bool {
    events.text(events.element(at), LONGEST_TRAIL).is_some()
}

impl Writer {
    /// Notes on which side of the border of the main content the next event lies.
    fn turn(&mut self, main: &Range<usize>, at: usize) {
        let inside = main.contains(&at);
        if inside != self.inside {
            self.flush();
            self.put_picture();
            self.inside = inside;
        }
        self.outside.past = at >= main.end;
    }

    /// Whether what comes is reading matter.
    fn is_reading(&self) -> bool {
        self.inside && !self.frames.iter().any(|frame| frame.aside)
    }

    fn open(&mut self, element: &Element, at: usize, lists: &mut Vec<(usize, bool)>) {
        match element.name() {
            "br" => return self.flush(),
            "img" => return self.take_picture(element),
            "a" => {
                self.in_link = true;
                self.links.0 += 1;
                return;
            }
            "ul" | "ol" => lists.push((at, element.name() == "ol")),
            _ if !element::is_block(element) => return,
            _ => {}
        }
        self.flush();
        let around = self
            .frames
            .last()
            .map_or(Kind::Paragraph, |frame| frame.kind);
        let kind = match (
            element.name(),
            element::heading_level(element),
            lists.last(),
        ) {
            (_, Some(level), _) => Kind::Heading(level),
            ("li", _, Some((list, ordered))) => Kind::Item {
                ordered: *ordered,
                list: *list,
                item: at,
            },
            ("blockquote", ..) => Kind::Quote,
            ("figcaption", ..) => Kind::Caption,
            ("td" | "th", ..) => Kind::Paragraph,
            _ => around,
        };
        let preformatted =
            element.name() == "pre" || self.frames.last().is_some_and(|frame| frame.preformatted);
        let centred = element::is_centred(element);
        self.frames.push(Frame {
            kind,
            centred,
            preformatted,
            aside: element::is_aside(element),
        });
    }

    fn close(&mut self, element: &Element, lists: &mut Vec<(usize, bool)>) {
        if !element::is_block(element) {
            self.in_link &= element.name() != "a";
            // Around the text, styles set apart what is a field or a link of its own.
            if !self.is_reading() {
                self.space = self.space.or(Some(false));
            }
            return;
        }
        self.flush();
        if element.name() == "figure" {
            self.put_picture();
        }
        if matches!(element.name(), "ul" | "ol") {
            lists.pop();
        }
        self.frames.pop();
    }

    /// Takes text into the line, white space collapsed as a browser does. A line break between two
    /// characters that are written without spaces is none at all.
    fn take(&mut self, text: &str) {
        let preformatted = self.frames.last().is_some_and(|frame| frame.preformatted);
        for c in text.chars() {
            match c {
                '\n' | '\r' if preformatted => self.flush(),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    let broken = c == '\n' || c == '\r';
                    self.space = Some(broken || self.space.unwrap_or_default());
                }
                c => {
                    let before = self.line.chars().next_back();
                    let solid = |c: char| !c.is_ascii();
                    let none = self.space == Some(true)
                        && before.is_some_and(|before| solid(before) && solid(c));
                    if self.space.is_some() && before.is_some() && !none {
                        self.line.push(' ');
                    }
                    self.space = None;
                    self.line.push(c);
                    self.links.1 += usize::from(self.in_link);
                }
            }
        }
    }

    /// Parts the steps of a breadcrumb whose separators the mark-up leaves to the style.
    fn step(&mut self, element: &Element) {
        let line = self.line.trim_end();
        let parted = line.ends_with(['>', '＞', '»', '›', '/', ':', '：', '-', '|', '→']);
        if element.name() == "li" && !line.is_empty() && !parted {
            self.line.push_str(" > ");
        }
    }

    /// Ends a breadcrumb; the separator that [`Self::step`] put behind the last step goes.
    fn end_trail(&mut self) {
        if let Some(line) = self.line.strip_suffix(" > ") {
            self.line.truncate(line.len());
        }
        self.flush();
    }

    fn take_picture(&mut self, element: &Element) {
        if self.is_reading() {
            self.put_picture();
            let alt = element.attr("alt").unwrap_or_default();
            let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
            let named = alt
                .rsplit_once('.')
                .is_some_and(|(_, end)| end.len() <= 4 && end.is_ascii());
            let tiny = |key| {
                element
                    .attr(key)
                    .and_then(|it| it.parse().ok())
                    .is_some_and(|it: u32| it < 50)
            };
            if !tiny("width") && !tiny("height") {
                self.picture = Some(if named { String::new() } else { alt });
            }
        }
    }

    /// Writes a picture that found no caption: by its alternative text, where it has one.
    fn put_picture(&mut self) {
        if let Some(alt) = self.picture.take() {
            let caption = (!alt.is_empty()).then(|| self.put(&alt));
            self.blocks.push(Block::Figure {
                caption,
                by: Evidence::Markup,
            });
        }
    }

    fn put_title(&mut self, title: &str) {
        self.flush();
        self.title = Some(self.put(title));
        self.outside.begun = true;
    }

    /// Writes a line.
    fn put(&mut self, line: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(line);
        let span = Span::from(start..self.text.len());
        self.text.push('\n');
        span
    }

    /// Ends the line: writes it, if it is reading matter or says something of the page.
    fn flush(&mut self) {
        self.space = None;
        let line = std::mem::take(&mut self.line);
        let (links, linked) = std::mem::take(&mut self.links);
        let line = line.trim_matches(is_blank);
        if line.is_empty() {
            return;
        }
        // A menu amid the text: links, and hardly anything between them.
        let menu = links >= 3 && linked * 5 >= line.chars().count() * 4;
        if self.is_reading() && !menu {
            self.put_block(line);
        } else if self.outside.keeps(line) {
            self.put(line);
        }
    }

    fn put_block(&mut self, line: &str) {
        let kind = self
            .frames
            .last()
            .map_or(Kind::Paragraph, |frame| frame.kind);
        let centred = self.frames.last().is_some_and(|frame| frame.centred);
        let short = line.chars().count() <= LONGEST_CAPTION && !line.ends_with('。');
        if kind == Kind::Caption || (self.picture.is_some() && centred && short) {
            self.picture = None;
            let caption = Some(self.put(line));
            self.blocks.push(Block::Figure {
                caption,
                by: Evidence::Markup,
            });
            return;
        }
        self.put_picture();
        let span = self.put(line);
        let last_item = self.last_item.take();
        match kind {
            Kind::Heading(level) => {
                self.blocks.push(Block::Heading {
                    level,
                    span,
                    by: Evidence::Markup,
                });
            }
            Kind::Quote => self.blocks.push(Block::Quote { span }),
            Kind::Item {
                ordered,
                list,
                item,
            } => {
                self.last_item = Some((list, item));
                self.put_item(
                    span,
                    ordered,
                    last_item == Some((list, item)),
                    last_item.map(|it| it.0) == Some(list),
                );
            }
            Kind::Caption | Kind::Paragraph => self.blocks.push(Block::Paragraph { span }),
        }
    }

    /// Adds a line to a list: to the item it belongs to, to the list at hand, or to a new one.
    fn put_item(&mut self, span: Span, ordered: bool, same_item: bool, same_list: bool) {
        match self.blocks.last_mut() {
            Some(Block::List { items, .. }) if same_list => match items.last_mut() {
                Some(item) if same_item => item.end = span.end,
                _ => items.push(span),
            },
            _ => self.blocks.push(Block::List {
                ordered,
                items: vec![span],
            }),
        }
    }
}
