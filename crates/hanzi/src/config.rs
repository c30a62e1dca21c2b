//! The sixteen conversions of OpenCC, and what each is made of.

use std::fmt;

/// A conversion by its OpenCC name: `s` Simplified, `t` Traditional as OpenCC writes it, `tw` and
/// `hk` Traditional as written in Taiwan and Hong Kong, `jp` the new characters of Japan, `p` with
/// the words of the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Config {
    /// Simplified to Traditional.
    S2t,
    /// Traditional to Simplified.
    T2s,
    /// Simplified to Traditional of Taiwan.
    S2tw,
    /// Simplified to Traditional of Taiwan, with its words.
    S2twp,
    /// Simplified to Traditional of Hong Kong.
    S2hk,
    /// Simplified to Traditional of Hong Kong, with its words.
    S2hkp,
    /// Traditional of Taiwan to Simplified.
    Tw2s,
    /// Traditional of Taiwan to Simplified, with the words of the mainland.
    Tw2sp,
    /// Traditional of Hong Kong to Simplified.
    Hk2s,
    /// Traditional of Hong Kong to Simplified, with the words of the mainland.
    Hk2sp,
    /// Traditional to that of Taiwan.
    T2tw,
    /// Traditional of Taiwan to Traditional.
    Tw2t,
    /// Traditional to that of Hong Kong.
    T2hk,
    /// Traditional of Hong Kong to Traditional.
    Hk2t,
    /// New characters of Japan to Traditional.
    Jp2t,
    /// Traditional to the new characters of Japan.
    T2jp,
}

/// What a conversion is made of.
pub(crate) struct Recipe {
    /// The name of the conversion.
    pub(crate) name: &'static str,
    /// The files its dictionaries are in.
    pub(crate) files: &'static [&'static str],
    /// The stage whose phrases cut the text into segments first, each converted on its own.
    pub(crate) segmented_by: Option<usize>,
    /// The stages: dictionaries, of which the first that knows a place decides.
    pub(crate) stages: &'static [&'static [&'static str]],
}

const ST: &[&str] = &["STPhrases", "STCharacters"];
const TS: &[&str] = &["TSPhrases", RARE, "TSCharacters"];
const TW: &[&str] = &["TWVariantsPhrases", "TWVariants"];
const TWP: &[&str] = &["TWPhrases", "TWVariantsPhrases", "TWVariants"];
const HK: &[&str] = &["HKVariantsPhrases", "HKVariants"];
const HKP: &[&str] = &["HKPhrases", "HKVariantsPhrases", "HKVariants"];
const TW_BACK: &[&str] = &["TWVariantsRevPhrases", "TWVariantsRev"];
const TWP_BACK: &[&str] = &["TWPhrasesRev", "TWVariantsRevPhrases", "TWVariantsRev"];
const HK_BACK: &[&str] = &["HKVariantsRevPhrases", "HKVariantsRev"];
const HKP_BACK: &[&str] = &["HKPhrasesRev", "HKVariantsRevPhrases", "HKVariantsRev"];
const JP: &[&str] = &["JPShinjitaiCharactersRev"];
const JP_BACK: &[&str] = &["JPShinjitaiPhrases", "JPShinjitaiCharacters"];

/// The dictionary of characters few fonts have; in use only when asked for.
pub(crate) const RARE: &str = "TSCharactersExt";

/// The dictionaries of the words of a region.
pub(crate) const REGIONAL: [&str; 4] = ["TWPhrases", "TWPhrasesRev", "HKPhrases", "HKPhrasesRev"];

impl Config {
    /// All conversions.
    pub const ALL: [Self; 16] = [
        Self::S2t,
        Self::T2s,
        Self::S2tw,
        Self::S2twp,
        Self::S2hk,
        Self::S2hkp,
        Self::Tw2s,
        Self::Tw2sp,
        Self::Hk2s,
        Self::Hk2sp,
        Self::T2tw,
        Self::Tw2t,
        Self::T2hk,
        Self::Hk2t,
        Self::Jp2t,
        Self::T2jp,
    ];

    /// The name OpenCC has for it, such as `s2twp`.
    pub const fn name(self) -> &'static str {
        self.recipe().name
    }

    /// The conversion of that name.
    ///
    /// ```
    /// assert_eq!(hanzi::Config::named("s2twp"), Some(hanzi::Config::S2twp));
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|config| config.name() == name)
    }

    /// The names of the table files it needs, without `.bin`: load them in any order.
    pub const fn tables(self) -> &'static [&'static str] {
        self.recipe().files
    }

    pub(crate) const fn recipe(self) -> &'static Recipe {
        const fn direct(
            name: &'static str,
            files: &'static [&'static str],
            stages: &'static [&'static [&'static str]],
        ) -> Recipe {
            Recipe {
                name,
                files,
                segmented_by: None,
                stages,
            }
        }
        const fn cut(
            name: &'static str,
            files: &'static [&'static str],
            by: usize,
            stages: &'static [&'static [&'static str]],
        ) -> Recipe {
            Recipe {
                name,
                files,
                segmented_by: Some(by),
                stages,
            }
        }
        match self {
            Self::S2t => &const { direct("s2t", &["st"], &[ST]) },
            Self::T2s => &const { direct("t2s", &["ts"], &[TS]) },
            Self::S2tw => &const { cut("s2tw", &["st", "tw"], 0, &[ST, TW]) },
            Self::S2twp => &const { cut("s2twp", &["st", "tw"], 0, &[ST, TWP]) },
            Self::S2hk => &const { cut("s2hk", &["st", "hk"], 0, &[ST, HK]) },
            Self::S2hkp => &const { cut("s2hkp", &["st", "hk"], 0, &[ST, HKP]) },
            Self::Tw2s => &const { cut("tw2s", &["ts", "tw"], 1, &[TW_BACK, TS]) },
            Self::Tw2sp => &const { cut("tw2sp", &["ts", "tw"], 1, &[TWP_BACK, TS]) },
            Self::Hk2s => &const { cut("hk2s", &["ts", "hk"], 1, &[HK_BACK, TS]) },
            Self::Hk2sp => &const { cut("hk2sp", &["ts", "hk"], 1, &[HKP_BACK, TS]) },
            Self::T2tw => &const { direct("t2tw", &["tw"], &[TW]) },
            Self::Tw2t => &const { direct("tw2t", &["tw"], &[TW_BACK]) },
            Self::T2hk => &const { direct("t2hk", &["hk"], &[HK]) },
            Self::Hk2t => &const { direct("hk2t", &["hk"], &[HK_BACK]) },
            Self::Jp2t => &const { direct("jp2t", &["jp"], &[JP_BACK]) },
            Self::T2jp => &const { direct("t2jp", &["jp"], &[JP]) },
        }
    }
}

impl fmt::Display for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn every_conversion_is_found_by_its_name() {
        for config in Config::ALL {
            assert_eq!(Config::named(config.name()), Some(config));
        }
        assert_eq!(Config::named("s2x"), None);
    }
}
