//! Drawings: parts of the page that are made where the engine is, and only drawn here.
//!
//! A view that few readers open need not be in the program that everybody downloads. The engine's program
//! makes it as a tree of elements, from the same texts and by the same pure functions, and the page draws
//! any such tree with one function. Elements and attributes are of closed lists and texts are only ever
//! text, so that nothing of an archive can become markup; what a control does is a word in `data-do`,
//! which the page knows or ignores.

use serde::{Deserialize, Serialize};

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
    13 DD = "dd", 14 SVG = "svg", 15 PATH = "path", 16 SECTION = "section", 17 UL = "ul", 18 LI = "li",
}

names! { Attribute, ATTRIBUTES, "The attributes of drawings.",
    0 CLASS = "class", 1 LANG = "lang", 2 ID = "id", 3 DO = "data-do", 4 ROLE = "role", 5 LABEL = "aria-label",
    6 PRESSED = "aria-pressed", 7 HIDDEN = "aria-hidden", 8 TABINDEX = "tabindex", 9 TYPE = "type",
    10 VIEW_BOX = "viewBox", 11 D = "d",
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
        self.attributes.push((name, value.into()));
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
        assert_eq!(Tag::LI.0 as usize + 1, TAGS.len());
        assert_eq!(Attribute::D.0 as usize + 1, ATTRIBUTES.len());
        assert_eq!(Attribute::D.name(), "d");
        assert_eq!(Tag(200).name(), "", "a number that is none of ours");
    }

    #[test]
    fn no_name_runs_a_script_or_leads_elsewhere() {
        for tag in TAGS {
            assert!(!["script", "style", "iframe", "object", "a", "form"].contains(tag));
        }
        for name in ATTRIBUTES {
            assert!(!name.starts_with("on") && !["href", "src", "style"].contains(name));
        }
    }
}
