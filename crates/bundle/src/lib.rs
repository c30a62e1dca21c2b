//! The bundle: the data types of an archive and their JSON format.
//!
//! This crate is the contract between the command that builds an archive and the page that reads
//! it. Start at [`Bundle`] and [`Article`]; [`read()`] takes them from
//! bytes, [`write_one`], [`write_split`] and [`write_packed`] turn them into bytes, [`PartWriter`]
//! and [`write_manifest`] those of an archive that is larger than memory.
//!
//! Three layers of a text are kept apart. [`Body::text`] is the canonical one: the whole page, as
//! repaired, in the script it was written in. [`Body::archived`] undoes the repairs and gives the
//! page as archived, byte for byte. Converted text is never stored.
//!
//! Every [`Span`] is a range of UTF-8 bytes of the canonical text.

mod article;
mod block;
mod body;
mod bundle;
mod check;
mod civil;
mod columns;
mod date;
mod dated;
mod field;
mod layers;
pub mod limits;
mod note;
mod origin;
mod part;
mod place;
mod read;
mod repair;
mod rule;
#[cfg(feature = "schema")]
mod schema;
mod span;
mod stream;
mod write;
mod years;

pub use self::article::{
    Article, ArticleId, BodyAt, Breadcrumb, Near, ScriptMix, Tally, UnusableId,
};
pub use self::block::{Block, Cell, Evidence, Furniture, FurnitureKind};
pub use self::body::Body;
pub use self::bundle::{
    About, Bundle, Catalog, FORMAT, PACKED_VERSION, Part, PartKind, SavedView, VERSION,
};
pub use self::check::article as check;
pub use self::civil::Civil;
pub use self::columns::{
    ColumnPieces, Columns, ColumnsWriter, DOUBTFUL, FacetColumn, Facets, Page, YearLists,
};
pub use self::dated::{
    Activity, ActivityKind, Approximation, AwardStatus, DateConflict, Expression, ExpressionKind,
    Figure, FigureKind, Footing, Mention, Precision, TitleKind, When, Words,
};
pub use self::field::{Field, Inference};
pub use self::layers::{Layers, Piece};
pub use self::note::{Note, NoteKind};
pub use self::origin::{CharsetBy, Origin, PageFormat};
pub use self::part::{
    DATED_FORMAT, Dated, ROWS_FORMAT, ReadPartError, TEXT_FORMAT, check_digest, read_columns,
    read_dated, read_facets, read_part, read_part_dated, read_rows,
};
pub use self::place::{Place, PlaceId};
pub use self::read::{
    Problem, ReadBundle, ReadBundleError, ReadRules, ReadRulesError, UnreadRule, from_json, read,
    read_rules,
};
pub use self::repair::{Certainty, Reason, Repair, RepairKind, Ruling, Verdict};
pub use self::rule::{FiledRule, RULES_FORMAT, RuleFile, ScriptForm, ScriptPlace, ScriptRule};
#[cfg(feature = "schema")]
pub use self::schema::schema;
pub use self::span::Span;
pub use self::stream::{
    PartWriter, Text, article_json, body_json, dated_json, dated_part, rows_part, write_manifest,
};
pub use self::write::{SplitBundle, write_one, write_packed, write_rules, write_split};
