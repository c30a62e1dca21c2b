//! What a page is about and when it appeared.

use anyhow::{Context, Result};

use super::chance::Chance;
use super::words::Words;
use crate::place;

/// The regions that ingest knows: code and short name in Simplified.
const REGIONS: &str = "crates/ingest/data/regions.tsv";

/// Bodies that issue pages; their names end as those of bodies do.
const BODIES: [&str; 16] = [
    "文史馆",
    "图书馆",
    "档案馆",
    "语言文字工作委员会",
    "教育学会",
    "书法家协会",
    "方志办公室",
    "文联",
    "出版社",
    "师范学院",
    "历史研究所",
    "博物馆",
    "戏曲学会",
    "集邮协会",
    "民间文艺家协会",
    "作协",
];

/// Sections of the site.
pub(super) const SECTIONS: [&str; 24] = [
    "工作动态",
    "新闻中心",
    "调查研究",
    "通知公告",
    "学术交流",
    "文史资料",
    "地方志",
    "人物春秋",
    "社会服务",
    "教育园地",
    "书画天地",
    "读者来信",
    "图片新闻",
    "政策法规",
    "经验介绍",
    "古籍整理",
    "语言文字",
    "媒体报道",
    "专题专栏",
    "会议纪要",
    "出版消息",
    "民俗风情",
    "科普讲座",
    "史海钩沉",
];

/// The first day a page may have appeared on, 1996-01-01, and how many days follow.
const FIRST_DAY: u64 = 9_496;
const DAYS: u64 = 10_950;

/// What a page is about. A near copy shares it with its model.
pub(super) struct Subject {
    /// The number of its section in [`SECTIONS`].
    pub(super) section: usize,
    /// The code of its region.
    pub(super) code: String,
    /// The short name of its region.
    pub(super) region: String,
    /// The body that issued it, without its region.
    pub(super) body: &'static str,
    /// Words that it speaks of again and again, by number.
    pub(super) topic: Vec<usize>,
    /// The words of its title.
    pub(super) title: Vec<usize>,
    /// The day it appeared, in days since 1970-01-01.
    pub(super) day: u64,
}

/// The regions.
pub(super) struct Regions(Vec<(String, String)>);

impl Regions {
    /// Reads the regions out of the workspace.
    pub(super) fn read() -> Result<Self> {
        let file = place::root().join(REGIONS);
        let rows = std::fs::read_to_string(&file)
            .with_context(|| format!("reading {}", file.display()))?;
        let row = |line: &str| {
            let mut cells = line.split('\t');
            Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
        };
        let rows = rows.lines().filter(|line| !line.starts_with('#'));
        Ok(Self(rows.filter_map(row).collect()))
    }
}

impl Subject {
    /// Something to write about.
    pub(super) fn new(words: &Words, regions: &Regions, chance: &mut Chance) -> Self {
        let section = chance
            .place(SECTIONS.len())
            .min(chance.place(SECTIONS.len()));
        let (code, region) = regions
            .0
            .get(chance.place(regions.0.len()))
            .cloned()
            .unwrap_or_default();
        let own = |chance: &mut Chance| {
            // Pages of one section share words, some of them more often than others.
            let nth = chance.below(400).min(chance.below(400));
            words.sample_long(&mut Chance::new(0, section as u64 + 1, nth))
        };
        let topic = (0..40).map(|_| own(chance)).collect();
        let title = (0..chance.between(3, 7))
            .map(|_| words.sample_long(chance))
            .collect();
        Self {
            section,
            code,
            region,
            body: chance.of(&BODIES),
            topic,
            title,
            day: FIRST_DAY + chance.below(DAYS).max(chance.below(DAYS)),
        }
    }
}

/// Year, month and day of a day since 1970-01-01, by the algorithm `civil_from_days` of Howard
/// Hinnant, for days that are not before it.
pub(super) const fn civil(day: u64) -> (u64, u64, u64) {
    let day = day + 719_468;
    let era = day / 146_097;
    let of_era = day % 146_097;
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let date = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, date)
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(9_496), (1996, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_453), (2025, 12, 31));
    }
}
