//! What a page is made of: blocks of reading matter, and furniture around them.

use serde::{Deserialize, Serialize};

use crate::Span;

/// A piece of reading matter, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading within the article.
    Heading {
        /// 1 for `一、`, 2 for `（一）`, 3 for `1.`; the depth of the mark-up where there is mark-up.
        level: u8,
        /// The heading, numbering and all.
        span: Span,
        /// What makes it a heading.
        by: Evidence,
    },
    /// A paragraph.
    Paragraph {
        /// Its text, without the indent.
        span: Span,
    },
    /// A list.
    List {
        /// Whether its items are numbered by the page.
        ordered: bool,
        /// Its items.
        items: Vec<Span>,
    },
    /// A table.
    Table {
        /// Its rows, each a list of cells.
        rows: Vec<Vec<Cell>>,
    },
    /// A paragraph that quotes.
    Quote {
        /// Its text.
        span: Span,
    },
    /// A picture that was not archived, of which the caption may remain.
    Figure {
        /// The caption.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caption: Option<Span>,
        /// What makes the line a caption.
        by: Evidence,
    },
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// Its text.
    pub span: Span,
    /// Whether it heads its row or column.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub head: bool,
}

/// What makes a block what it is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The mark-up of the page.
    Markup,
    /// Words that only such a line has: `一、`, `图为`.
    Words,
    /// Its place on the page alone.
    Position,
}

/// A piece of the page around the reading matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Where, in the canonical text.
    pub span: Span,
}

/// A kind of page furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureKind {
    /// `当前位置: 首页 > …`.
    Breadcrumb,
    /// The title line.
    Title,
    /// `发布时间:… 来源:… 点击:…`.
    Imprint,
    /// `放大`, `缩小`, `打印` and their like.
    Control,
    /// `作者:… 责任编辑:…`.
    Byline,
}

impl Block {
    /// The spans of its text, in order.
    pub fn spans(&self) -> Vec<Span> {
        match self {
            Self::Heading { span, .. } | Self::Paragraph { span } | Self::Quote { span } => {
                vec![*span]
            }
            Self::List { items, .. } => items.clone(),
            Self::Table { rows } => rows.iter().flatten().map(|cell| cell.span).collect(),
            Self::Figure { caption, .. } => caption.iter().copied().collect(),
        }
    }
}
