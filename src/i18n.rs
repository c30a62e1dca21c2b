//! Every visible word of ours, in every interface language.
//!
//! One struct, one static per language: a missing text is a compile error. Traditional Chinese is
//! written by hand, not converted. Sentences with numbers are functions, so that each language
//! orders and counts as it likes.

use serde::{Deserialize, Serialize};

mod collation;
mod en;
mod figures;
mod help;
mod imprint;
mod notes;
mod offline;
mod pair;
mod palette;
mod search;
mod taking;
mod texts;
mod timeline;
mod zh_hans;
mod zh_hant;

pub use self::collation::Collation;
pub use self::figures::Figures;
pub use self::help::Help;
pub use self::imprint::Imprint;
pub use self::notes::{Marks, Notes};
pub use self::offline::Offline;
pub use self::pair::Pair;
pub use self::palette::Palette;
pub(crate) use self::palette::iso_date;
pub use self::search::Search;
pub use self::taking::Taking;
pub use self::texts::{About, Article, Facets, Library, Messages, Open, SettingsTexts, Shell};
pub use self::timeline::Timeline;

/// A language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文.
    #[default]
    ZhHans,
    /// 繁體中文.
    ZhHant,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZhHans => "简体",
            Self::ZhHant => "繁體",
            Self::En => "English",
        }
    }

    /// The language of a tag of ours.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The first language of `preferred` that we speak, by BCP 47 tags, best first.
    ///
    /// ```
    /// # use duizhao_web::i18n::Language;
    /// assert_eq!(Language::negotiate(&["fr-CA", "zh-HK", "en"]), Language::ZhHant);
    /// assert_eq!(Language::negotiate(&["zh-CN", "zh-TW"]), Language::ZhHans);
    /// assert_eq!(Language::negotiate(&["fr"]), Language::En);
    /// ```
    pub fn negotiate(preferred: &[impl AsRef<str>]) -> Self {
        let spoken = preferred
            .iter()
            .find_map(|tag| Self::of_preference(tag.as_ref()));
        spoken.unwrap_or(Self::En)
    }

    fn of_preference(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut subtags = tag.split('-');
        match subtags.next()? {
            "en" => Some(Self::En),
            "zh" => Some(
                if subtags.any(|subtag| matches!(subtag, "hant" | "tw" | "hk" | "mo")) {
                    Self::ZhHant
                } else {
                    Self::ZhHans
                },
            ),
            _ => None,
        }
    }

    /// Its texts.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::ZhHans => &zh_hans::MESSAGES,
            Self::ZhHant => &zh_hant::MESSAGES,
            Self::En => &en::MESSAGES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_chinese_preference_wins() {
        assert_eq!(Language::negotiate(&["zh-TW", "zh-CN"]), Language::ZhHant);
        assert_eq!(Language::negotiate(&["zh"]), Language::ZhHans);
        assert_eq!(Language::negotiate(&["zh-Hant-HK"]), Language::ZhHant);
        assert_eq!(Language::negotiate(&["de", "en-GB", "zh-CN"]), Language::En);
        assert_eq!(Language::negotiate(&[""]), Language::En);
    }

    #[test]
    fn every_language_has_a_tag_that_leads_back_to_it() {
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
            assert_eq!(language.messages().language, language);
        }
    }
}
