//! An article: what is known about a page, and its text or where that lies.

use std::fmt;

use hanzi::ScriptState;
use serde::{Deserialize, Serialize};

use crate::{
    Activity, Body, CharsetBy, Field, Figure, Mention, Origin, PageFormat, PlaceId, RepairKind,
    date,
};

/// An article of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// Its name in addresses, the same in every build.
    pub id: ArticleId,
    /// The page it was made from.
    pub origin: Origin,
    /// The script it is written in.
    pub script: ScriptMix,
    /// Its title.
    #[serde(default)]
    pub title: Field<String>,
    /// How the readings of its title begin, to find it by: for every Han character the first letters of
    /// its readings in pinyin, for every letter or digit itself, in lower case and with a space between
    /// one character and the next (`g b k`, `ctz q`). Empty where nothing was made of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub initials: String,
    /// The body that issued it (`桂林市阳朔县总支`).
    #[serde(default)]
    pub issuer: Field<String>,
    /// The day it was published, as an EDTF level 0 date (`2018-09-28`, `2018-09`, `2018`).
    #[serde(default)]
    pub issued: Field<String>,
    /// The time of day, as `hh:mm`, when the page gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The way to the page from the home page of its site.
    #[serde(default)]
    pub breadcrumb: Field<Breadcrumb>,
    /// The section of the site.
    #[serde(default)]
    pub section: Field<String>,
    /// The region it is about.
    #[serde(default)]
    pub region: Field<PlaceId>,
    /// Where the site has it from.
    #[serde(default)]
    pub source: Field<String>,
    /// Who wrote it.
    #[serde(default)]
    pub author: Field<String>,
    /// Who is responsible for the edition.
    #[serde(default)]
    pub editor: Field<String>,
    /// What the click counter of the page showed.
    #[serde(default)]
    pub clicks: Field<u64>,
    /// The beginning of the reading matter, 120 characters at most, for lists.
    #[serde(default)]
    pub lead: String,
    /// How many characters of reading matter it has, white space not counted.
    #[serde(default)]
    pub length: u32,
    /// How many repairs of each kind stand (see [`Body::tallies`]), kinds without any left out.
    #[serde(default)]
    pub repaired: Vec<Tally>,
    /// How many doubtful notes it has.
    #[serde(default)]
    pub doubts: u32,
    /// The dated activities it tells of, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    /// The years of its activities, in order, where these stand in a part of their own (see
    /// [`Article::years_active`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub active: Vec<i32>,
    /// The figures it gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Titles, numbers of issues and documents, honours and foundings that it mentions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// Articles that are nearly the same, the nearest first. Reading leaves in ids that no article
    /// of the bundle has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<Near>,
    /// Its text, or where that lies.
    pub body: BodyAt,
}

impl Article {
    /// An article of which nothing is known but its text, or where that lies.
    pub const fn unknown(body: BodyAt) -> Self {
        Self {
            id: ArticleId::unknown(),
            origin: Origin {
                path: String::new(),
                bytes: 0,
                sha256: String::new(),
                format: PageFormat::Txt,
                encoding: String::new(),
                charset_by: CharsetBy::Validity,
            },
            script: ScriptMix {
                state: ScriptState::Undecided,
                hans: 0,
                hant: 0,
                machine: false,
            },
            title: Field::MISSING,
            initials: String::new(),
            issuer: Field::MISSING,
            issued: Field::MISSING,
            time: None,
            breadcrumb: Field::MISSING,
            section: Field::MISSING,
            region: Field::MISSING,
            source: Field::MISSING,
            author: Field::MISSING,
            editor: Field::MISSING,
            clicks: Field::MISSING,
            lead: String::new(),
            length: 0,
            repaired: Vec::new(),
            doubts: 0,
            activities: Vec::new(),
            active: Vec::new(),
            figures: Vec::new(),
            mentions: Vec::new(),
            near: Vec::new(),
            body,
        }
    }

    /// The year of publication, when the article is dated.
    pub fn year(&self) -> Option<i32> {
        date::year(self.issued.value()?)
    }
}

/// The text of an article, or where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BodyAt {
    /// It stands here.
    Here(Body),
    /// It stands in the part of this number (see [`crate::Bundle::parts`]).
    Part(u32),
}

impl BodyAt {
    /// The text, when it stands here.
    pub const fn here(&self) -> Option<&Body> {
        match self {
            Self::Here(body) => Some(body),
            Self::Part(_) => None,
        }
    }
}

/// An article that is nearly the same as another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Near {
    /// Its id.
    pub id: ArticleId,
    /// How much of their wording the two share, in thousandths, by a sample.
    pub share: u16,
}

/// How many repairs of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// The kind.
    pub kind: RepairKind,
    /// How many.
    pub count: u32,
}

/// The name of an article in addresses.
///
/// One to 200 characters, none of them white space, a control, or one of `/ ? # % & \`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct ArticleId(String);

/// Why a text cannot name an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnusableId {
    /// It is empty.
    Empty,
    /// It has more than 200 characters.
    Long,
    /// It has a character that addresses keep for themselves.
    Reserved(char),
}

impl ArticleId {
    /// The most characters an id may have.
    pub const MAX_CHARS: usize = 200;

    /// Takes `text` for an id.
    pub fn new(text: impl Into<String>) -> Result<Self, UnusableId> {
        let text = text.into();
        let reserved = |c: char| c.is_whitespace() || c.is_control() || "/?#%&\\".contains(c);
        match text.chars().find(|c| reserved(*c)) {
            _ if text.is_empty() => Err(UnusableId::Empty),
            _ if text.chars().count() > Self::MAX_CHARS => Err(UnusableId::Long),
            Some(c) => Err(UnusableId::Reserved(c)),
            None => Ok(Self(text)),
        }
    }

    /// What stands for the id of an article that is not here yet: the empty text, which is no id.
    pub const fn unknown() -> Self {
        Self(String::new())
    }

    /// Whether it is that of an article which is not here yet.
    pub const fn is_unknown(&self) -> bool {
        self.0.is_empty()
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ArticleId {
    type Error = UnusableId;

    fn try_from(text: String) -> Result<Self, UnusableId> {
        Self::new(text)
    }
}

impl From<ArticleId> for String {
    fn from(id: ArticleId) -> Self {
        id.0
    }
}

impl fmt::Display for UnusableId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("an article id is empty"),
            Self::Long => write!(
                f,
                "an article id has over {} characters",
                ArticleId::MAX_CHARS
            ),
            Self::Reserved(c) => write!(f, "an article id has the character {c:?}"),
        }
    }
}

impl std::error::Error for UnusableId {}

/// The way to a page from the home page of its site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Breadcrumb {
    /// Its steps, the home page first.
    pub steps: Vec<String>,
    /// Whether it ends with a step; else it breaks off after a separator.
    pub complete: bool,
}

/// The script of a text, with the count that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScriptMix {
    /// What the count says.
    #[serde(with = "script_state")]
    #[cfg_attr(feature = "schema", schemars(with = "script_state::Name"))]
    pub state: ScriptState,
    /// Characters that are Simplified only.
    pub hans: u32,
    /// Characters that are Traditional only.
    pub hant: u32,
    /// Whether a machine seems to have made it of Simplified: 干部 and 征文 stand in Traditional text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub machine: bool,
}

mod script_state {
    //! `ScriptState` in JSON; `hanzi` itself serialises nothing.

    use hanzi::ScriptState;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[cfg_attr(feature = "schema", schemars(rename = "ScriptState"))]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum Name {
        /// Simplified.
        Hans,
        /// Traditional.
        Hant,
        /// Both, each in a share that is no slip.
        Mixed,
        /// Too few telling characters to say.
        Undecided,
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes fields by reference"
    )]
    pub(super) fn serialize<S: Serializer>(
        state: &ScriptState,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match state {
            ScriptState::Hans => Name::Hans,
            ScriptState::Hant => Name::Hant,
            ScriptState::Mixed => Name::Mixed,
            ScriptState::Undecided => Name::Undecided,
        }
        .serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<ScriptState, D::Error> {
        Ok(match Name::deserialize(deserializer)? {
            Name::Hans => ScriptState::Hans,
            Name::Hant => ScriptState::Hant,
            Name::Mixed => ScriptState::Mixed,
            Name::Undecided => ScriptState::Undecided,
        })
    }
}
