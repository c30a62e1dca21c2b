//! The region that an article is about, by the names of regions on its page.
//!
//! The names are in `data/regions.tsv` and `data/cities.tsv`; a city stands for its region.

use std::sync::LazyLock;

use bundle::{Field, Inference, Place, PlaceId};

use super::signs::folded;

const REGIONS: &str = include_str!("../../data/regions.tsv");
const CITIES: &str = include_str!("../../data/cities.tsv");

/// Every region, in the order of the file.
pub(crate) static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    rows(REGIONS)
        .filter_map(|row| {
            let [code, hans, hant, en, abbr, _] = row.as_slice() else {
                return None;
            };
            Some(Place {
                id: PlaceId((*code).to_owned()),
                hans: (*hans).to_owned(),
                hant: (*hant).to_owned(),
                en: (*en).to_owned(),
                abbr: (*abbr).to_owned(),
            })
        })
        .collect()
});

/// A name, folded, with the region it means.
struct Name {
    signs: Vec<char>,
    region: &'static str,
    kind: NameKind,
}

/// How surely a name means its region.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NameKind {
    /// Wherever it stands.
    Sure,
    /// At the beginning of a phrase: it also comes about by chance, as in `泰山东路`.
    Leading,
    /// At the beginning of a phrase and before certain words: the short name of a city.
    City,
}

/// Names of regions that come about by chance: `泰山东路`, `云南北`.
const CHANCE: &[&str] = &[
    "山东", "山西", "河南", "河北", "湖南", "湖北", "江西", "海南", "广东", "广西", "云南", "江苏",
];

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for row in rows(REGIONS) {
        if let [region, hans, _, _, _, full] = *row.as_slice() {
            names.push(Name {
                signs: folded(full),
                region,
                kind: NameKind::Sure,
            });
            let chance = CHANCE.contains(&hans);
            let kind = if chance {
                NameKind::Leading
            } else {
                NameKind::Sure
            };
            names.push(Name {
                signs: folded(hans),
                region,
                kind,
            });
        }
    }
    for row in rows(CITIES) {
        if let [region, full, short] = *row.as_slice() {
            names.push(Name {
                signs: folded(full),
                region,
                kind: NameKind::Sure,
            });
            names.push(Name {
                signs: folded(short),
                region,
                kind: NameKind::City,
            });
        }
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.signs.len()));
    names
});

/// Words that stand before the name of a place.
const BEFORE: &[&str] = &[
    "民进", "中共", "民革", "民盟", "民建", "在", "赴", "到", "驻", "访", "来自",
];

/// Words that stand after the short name of a city when it means the city: `大庆祝` does not.
const AFTER: &[&str] = &[
    "地委", "地区", "民进", "民革", "民盟", "民建", "九三", "致公", "农工", "中共", "组织", "宣传",
    "教育", "文", "日报", "晚报", "早报", "晨报", "电视", "广播", "新闻", "政府", "政协", "人大",
    "大学", "学院", "师范", "博物", "图书", "档案", "出版", "举", "召开", "开展", "各", "的", "讲",
    "会员", "总支", "支部",
];

static AFTER_WORDS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| AFTER.iter().map(|word| folded(word)).collect());

static BEFORE_WORDS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| BEFORE.iter().map(|word| folded(word)).collect());

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// The region by the breadcrumb, else by the title (the body in it first), else by the source.
pub(super) fn infer(steps: &[String], title: Option<&str>, source: Option<&str>) -> Field<PlaceId> {
    let found = |region: &str, rule| Field::Inferred {
        value: PlaceId(region.to_owned()),
        rule,
    };
    if let Some(region) = steps.iter().rev().find_map(|step| of_step(step)) {
        return found(region, Inference::BreadcrumbRegion);
    }
    if let Some(title) = title {
        let body = title.split([':', '：']).next().unwrap_or_default();
        if let Some(region) = only(body).or_else(|| only(title)) {
            return found(region, Inference::TitleRegion);
        }
    }
    match source.and_then(only) {
        Some(region) => found(region, Inference::SourceRegion),
        None => Field::MISSING,
    }
}

/// The region a step of a breadcrumb names: the step is its name, or begins with a full name.
pub(super) fn of_step(step: &str) -> Option<&'static str> {
    let signs = folded(step);
    NAMES
        .iter()
        .find(|name| signs == name.signs)
        .map(|name| name.region)
}

/// The region a text names, if it names no other.
fn only(text: &str) -> Option<&'static str> {
    let signs = folded(text);
    let mut regions = Vec::new();
    let mut at = 0;
    while let Some(rest) = signs.get(at..).filter(|rest| !rest.is_empty()) {
        let start = stands_first(&signs, at);
        let fits = |name: &&Name| {
            rest.strip_prefix(name.signs.as_slice())
                .is_some_and(|after| match name.kind {
                    NameKind::Sure => true,
                    NameKind::Leading => start,
                    NameKind::City => start && ends_city(after),
                })
        };
        match NAMES.iter().find(fits) {
            Some(name) => {
                regions.push(name.region);
                at += name.signs.len();
            }
            None => at += 1,
        }
    }
    regions.dedup();
    match regions.as_slice() {
        [region] => Some(region),
        _ => None,
    }
}

/// Whether a name may begin at a place: at the start, after a sign, or after a word that leads.
fn stands_first(signs: &[char], at: usize) -> bool {
    let before = signs.get(..at).unwrap_or_default();
    before.last().is_none_or(|c| !c.is_alphanumeric())
        || BEFORE_WORDS.iter().any(|word| before.ends_with(word))
}

/// Whether the short name of a city may end before `after`.
fn ends_city(after: &[char]) -> bool {
    after.first().is_none_or(|c| !c.is_alphabetic())
        || AFTER_WORDS.iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(steps: &[&str], title: &str, source: &str, wanted: Option<(&str, Inference)>) {
        let steps: Vec<String> = steps.iter().map(|step| (*step).to_owned()).collect();
        let found = match infer(&steps, Some(title), Some(source)) {
            Field::Inferred { value, rule } => Some((value.0, rule)),
            _ => None,
        };
        assert_eq!(
            found,
            wanted.map(|(region, rule)| (region.to_owned(), rule))
        );
    }

    #[test]
    fn every_region_has_a_name_in_both_scripts_and_a_seal() {
        assert_eq!(PLACES.len(), 36);
        for place in PLACES.iter() {
            assert_eq!(place.abbr.chars().count(), 1, "{place:?}");
            assert_eq!(place.hans.chars().count(), place.hant.chars().count());
        }
        assert!(NAMES.len() > 700);
        let known = |region: &str| PLACES.iter().any(|place| place.id.0 == region);
        assert!(NAMES.iter().all(|name| known(name.region)));
    }

    #[test]
    fn breadcrumb_goes_before_title_and_title_before_source() {
        let gx = Some(("CN-GX", Inference::BreadcrumbRegion));
        check(&["首页", "文字", "广西"], "重庆旧书", "西藏日报", gx);
        check(&["首頁", "廣西壯族自治區", "文字"], "", "", gx);
        check(&["首頁", "桂林"], "", "", gx);
        check(
            &["首页", "文字"],
            "重慶市委會：舊書",
            "西藏日报",
            Some(("CN-CQ", Inference::TitleRegion)),
        );
        check(
            &[],
            "旧书新读",
            "昌都文史馆",
            Some(("CN-XZ", Inference::SourceRegion)),
        );
        check(&[], "旧书新读", "文史馆", None);
    }

    #[test]
    fn names_of_both_scripts_and_their_variants_are_known() {
        for title in ["台湾的旧书", "臺灣的舊書", "台灣的舊書", "臺北市：舊書"]
        {
            check(&[], title, "", Some(("TW", Inference::TitleRegion)));
        }
        check(
            &[],
            "內蒙古的舊書",
            "",
            Some(("CN-NM", Inference::TitleRegion)),
        );
        check(
            &[],
            "赴山东讲旧书",
            "",
            Some(("CN-SD", Inference::TitleRegion)),
        );
    }

    #[test]
    fn names_that_come_about_by_chance_mean_nothing() {
        for title in [
            "泰山东路的书店",
            "美丽水乡的旧书",
            "盛大庆祝",
            "大庆祝寿",
            "新乡村的书",
            "新书与中山先生",
            "长江西岸",
        ] {
            check(&[], title, "", None);
        }
    }

    #[test]
    fn a_title_with_two_regions_is_about_neither() {
        check(&[], "北京上海两地的旧书", "", None);
        check(
            &[],
            "北京书馆：来自上海的旧书",
            "",
            Some(("CN-BJ", Inference::TitleRegion)),
        );
    }
}
