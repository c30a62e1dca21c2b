//! Foundings that texts tell of (R6), by the exact name of what was founded.

use std::collections::BTreeMap;

use bundle::{Article, Mention};

use super::signs::plain;
use super::value::{Instant, parse};

/// Words for a founding that may end the name before an anniversary.
const VERBS: &[&str] = &[
    "成立", "组建", "创办", "创建", "创立", "建立", "诞辰", "诞生", "发布", "建会", "建校", "建院",
    "建市", "建社", "建馆", "建团", "建厂", "开馆", "设立", "逝世", "牺牲", "爆发", "挂牌", "创刊",
];

/// Names that many bodies share.
const GENERAL: &[&str] = &[
    "",
    "支部",
    "总支",
    "学校",
    "我校",
    "我会",
    "本会",
    "该会",
    "协会",
    "学会",
    "研究会",
    "组织",
    "本组织",
    "我院",
    "学院",
    "医院",
    "公司",
    "社团",
    "社",
    "馆",
    "中心",
    "该支部",
    "该校",
    "该社",
    "该馆",
    "基层组织",
    "支部委员会",
];

/// What is known of foundings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Foundings {
    known: BTreeMap<String, Instant>,
}

impl Foundings {
    /// When what has this name was founded.
    pub(super) fn get(&self, name: &str) -> Option<Instant> {
        self.known.get(name).copied()
    }

    /// Learns a founding. Names that many bodies share are not learned for the whole archive; of two
    /// dates for one name the finer stays, of two as fine the first.
    pub(super) fn learn(&mut self, name: &str, instant: Instant) {
        if is_general(name) {
            return;
        }
        let known = self.known.entry(name.to_owned()).or_insert(instant);
        if instant.precision() < known.precision() {
            *known = instant;
        }
    }

    /// What the texts of an archive tell of foundings.
    pub fn of(articles: &[Article]) -> Self {
        let mut all = Self::default();
        for (name, edtf) in articles.iter().flat_map(Self::told) {
            all.add(name, edtf);
        }
        all
    }

    /// The names and dates of the foundings that an article tells of, in the order of its text.
    pub fn told(article: &Article) -> impl Iterator<Item = (&str, &str)> {
        article.mentions.iter().filter_map(|mention| match mention {
            Mention::Founding { words, edtf } => Some((words.quote.as_str(), edtf.as_str())),
            _ => None,
        })
    }

    /// Learns a founding by its name and its date in EDTF level 0; whether the date is one.
    pub fn add(&mut self, name: &str, edtf: &str) -> bool {
        let instant = parse(edtf);
        if let Some(instant) = instant {
            self.learn(&bare(&plain(name)), instant);
        }
        instant.is_some()
    }

    /// Adds what another source knows; that wins.
    pub fn extend(&mut self, more: &Self) {
        self.known.extend(more.known.clone());
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

/// Whether a name says too little of which body it is.
pub(super) fn is_general(name: &str) -> bool {
    GENERAL.contains(&name)
}

/// A name without the verb at its end, quotation marks and spaces.
pub(super) fn bare(name: &str) -> String {
    let mut name: String = name.chars().filter(|c| !matches!(c, '"' | ' ')).collect();
    while let Some(rest) = VERBS.iter().find_map(|verb| name.strip_suffix(verb)) {
        name = rest.to_owned();
        if name.is_empty() {
            break;
        }
    }
    // `建党`, `建会` are verbs and names at once.
    name.strip_suffix('的').map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_learned_exactly_and_finer_dates_win() {
        let mut known = Foundings::default();
        known.learn("南山书会", Instant::Year(1985));
        known.learn("南山书会", Instant::Month(1985, 6));
        known.learn("南山书会", Instant::Year(1990));
        known.learn("支部", Instant::Year(1990));
        assert_eq!(known.get("南山书会"), Some(Instant::Month(1985, 6)));
        assert_eq!(known.get("大南山书会"), None);
        assert_eq!(known.get("支部"), None);
    }

    #[test]
    fn the_verb_is_no_part_of_a_name() {
        assert_eq!(bare("民进成立"), "民进");
        assert_eq!(bare("中共中央发布\"五一\"口号发布"), "中共中央发布五一口号");
        assert_eq!(bare("改革开放"), "改革开放");
    }
}
