//! Drawings: parts of the page that are made where the engine is, and only drawn here.
//!
//! A view that few readers open need not be in the program that everybody downloads. The engine's program
//! makes it as a tree of elements, from the same texts and by the same pure functions, and the page draws
//! any such tree with one function. Elements and attributes are of closed lists and texts are only ever
//! text, so that nothing of an archive can become markup; what a control does is a word in `data-do`,
//! which the page knows or ignores.

use serde::{Deserialize, Serialize};

use crate::route::Address;

mod written;

use self::written::Written;

/// An element, or a text, which is an element of no name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// What it is.
    tag: Tag,
    /// Its attributes.
    attributes: Vec<(Attribute, String)>,
    /// The text in it, before everything else.
    text: String,
    /// The elements in it.
    children: Vec<Self>,
    /// What is known of its text, while it is one of the archive and may be written in another script. It
    /// does not cross to the page.
    #[serde(skip)]
    written: Option<Box<Written>>,
}

/// The name of an element, by its number among those of drawings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag(u8);

/// The name of an attribute, by its number among those of drawings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute(u8);

macro_rules! names {
    ($type:ident, $all:ident, $what:literal, $($number:literal $name:ident = $text:literal),+ $(,)?) => {
        #[doc = $what]
        const $all: &[&str] = &[$($text),+];

        #[expect(missing_docs, reason = "each is the name it is")]
        impl $type {
            $(pub const $name: Self = Self($number);)+

            /// It as text; that of the first for a number that is none of ours.
            pub fn name(self) -> &'static str {
                $all.get(usize::from(self.0)).or($all.first()).copied().unwrap_or_default()
            }
        }
    };
}

names! { Tag, TAGS, "The elements of drawings.",
    0 TEXT = "", 1 DIV = "div", 2 SPAN = "span", 3 P = "p", 4 BUTTON = "button", 5 H1 = "h1", 6 H2 = "h2",
    7 MAIN = "main", 8 FOOTER = "footer", 9 KBD = "kbd", 10 CODE = "code", 11 DL = "dl", 12 DT = "dt",
    13 DD = "dd", 14 SVG = "svg", 15 PATH = "path",
    16 A = "a", 17 SECTION = "section", 18 ASIDE = "aside", 19 HEADER = "header", 20 H3 = "h3", 21 OL = "ol",
    22 LI = "li", 23 MARK = "mark", 24 BLOCKQUOTE = "blockquote", 25 B = "b", 26 G = "g", 27 RECT = "rect",
    28 LINE = "line", 29 CIRCLE = "circle", 30 SVG_TEXT = "text", 31 UL = "ul",
    32 TABLE = "table", 33 THEAD = "thead", 34 TBODY = "tbody", 35 TR = "tr", 36 TH = "th", 37 TD = "td", 38 NAV = "nav",
}

names! { Attribute, ATTRIBUTES, "The attributes of drawings.",
    0 CLASS = "class", 1 LANG = "lang", 2 ID = "id", 3 DO = "data-do", 4 ROLE = "role", 5 LABEL = "aria-label",
    6 PRESSED = "aria-pressed", 7 HIDDEN = "aria-hidden", 8 TABINDEX = "tabindex", 9 TYPE = "type",
    10 VIEW_BOX = "viewBox", 11 D = "d",
    12 HREF = "href", 13 X = "x", 14 Y = "y", 15 WIDTH = "width", 16 HEIGHT = "height", 17 X1 = "x1", 18 X2 = "x2",
    19 Y1 = "y1", 20 Y2 = "y2", 21 CX = "cx", 22 CY = "cy", 23 R = "r", 24 RX = "rx", 25 CURRENT = "aria-current",
    26 EXPANDED = "aria-expanded", 27 VALUE_NOW = "aria-valuenow", 28 VALUE_MIN = "aria-valuemin",
    29 VALUE_MAX = "aria-valuemax", 30 VALUE_TEXT = "aria-valuetext", 31 KEYS = "data-keys", 32 UNITS = "data-units",
    33 BRUSH = "data-brush", 34 ANCHOR = "data-anchor", 35 EVENT = "data-event", 36 DATE = "datetime",
    37 ZOOM = "data-zoom", 38 SPAN = "data-span", 39 LATER = "data-later",
}

impl Drawing {
    /// An empty element.
    pub fn new(tag: Tag) -> Self {
        Self {
            tag,
            ..Self::default()
        }
    }

    /// An empty `div`.
    pub fn div(class: &str) -> Self {
        Self::new(Tag::DIV).class(class)
    }

    /// A `span` with a text in it.
    pub fn span(class: &str, text: impl Into<String>) -> Self {
        Self::new(Tag::SPAN).class(class).text(text)
    }

    /// A text.
    pub fn of_text(text: impl Into<String>) -> Self {
        Self::default().text(text)
    }

    /// A button that does something.
    pub fn button(class: &str, deed: impl Into<String>) -> Self {
        let button = Self::new(Tag::BUTTON).class(class);
        button
            .with(Attribute::TYPE, "button")
            .with(Attribute::DO, deed)
    }

    /// A link to a place in the page.
    pub fn link(class: &str, to: &Address) -> Self {
        Self::new(Tag::A)
            .class(class)
            .with(Attribute::HREF, to.href())
    }

    /// With a class, where it is none.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        if class.is_empty() {
            self
        } else {
            self.with(Attribute::CLASS, class)
        }
    }

    /// With an attribute.
    #[must_use]
    pub fn with(mut self, name: Attribute, value: impl Into<String>) -> Self {
        let value = value.into();
        // A link leads to a place in the page, and nowhere else.
        if name != Attribute::HREF || value.starts_with("#/") {
            self.attributes.push((name, value));
        }
        self
    }

    /// With a text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// With an element in it.
    #[must_use]
    pub fn put(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// With elements in it.
    #[must_use]
    pub fn put_all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// What it is.
    pub const fn tag(&self) -> Tag {
        self.tag
    }

    /// Its attributes.
    pub fn attributes(&self) -> &[(Attribute, String)] {
        &self.attributes
    }

    /// The text in it, before everything else.
    pub fn own_text(&self) -> &str {
        &self.text
    }

    /// The elements in it.
    pub fn children(&self) -> &[Self] {
        &self.children
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_at_its_number() {
        for (tag, name) in [(Tag::TEXT, ""), (Tag::DIV, "div"), (Tag::PATH, "path")] {
            assert_eq!(tag.name(), name);
        }
        assert_eq!(Tag::NAV.0 as usize + 1, TAGS.len());
        assert_eq!(Attribute::LATER.0 as usize + 1, ATTRIBUTES.len());
        assert_eq!(Attribute::D.name(), "d");
        assert_eq!(Tag(200).name(), "", "a number that is none of ours");
    }

    #[test]
    fn no_name_runs_a_script_or_leads_elsewhere() {
        for tag in TAGS {
            assert!(!["script", "style", "iframe", "object", "form"].contains(tag));
        }
        for name in ATTRIBUTES {
            assert!(!name.starts_with("on") && !["src", "style"].contains(name));
        }
    }

    #[test]
    fn a_link_leads_nowhere_but_into_the_page() {
        for elsewhere in ["javascript:0", "https://x/#/", "//x", "#main", "data:,", ""] {
            let link = Drawing::new(Tag::A).with(Attribute::HREF, elsewhere);
            assert_eq!(link.attributes(), [], "{elsewhere}");
        }
        let about = Drawing::link("", &Address::parse("/about"));
        assert_eq!(
            about.attributes(),
            [(Attribute::HREF, "#/about".to_owned())]
        );
    }
}
