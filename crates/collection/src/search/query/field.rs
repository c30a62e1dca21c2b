//! The names of fields, in English and Chinese, and the dates that may follow one.

use super::{Dates, Scope};

/// What a prefix asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// A word in this place.
    Word(Scope),
    /// A range of days.
    Date,
}

/// Names in folded form: either script finds them.
const NAMES: [(Field, &[&str]); 11] = [
    (Field::Word(Scope::Title), &["title", "标题", "题名", "题"]),
    (
        Field::Word(Scope::Initials),
        &["py", "pinyin", "拼音", "首字母"],
    ),
    (Field::Word(Scope::Author), &["author", "作者", "撰稿"]),
    (Field::Word(Scope::Source), &["source", "来源", "出处"]),
    (
        Field::Word(Scope::Region),
        &["region", "地区", "地方", "省份"],
    ),
    (
        Field::Word(Scope::Issuer),
        &["issuer", "发布单位", "单位", "机构"],
    ),
    (Field::Word(Scope::Editor), &["editor", "责任编辑", "编辑"]),
    (Field::Word(Scope::Section), &["section", "栏目"]),
    (Field::Word(Scope::Archived), &["archived", "原貌", "原文"]),
    (Field::Word(Scope::Gloss), &["gloss", "注音"]),
    (Field::Date, &["date", "日期", "时间", "年份"]),
];

/// The field of this name, in either script.
pub(super) fn named(name: &str) -> Option<Field> {
    let name = hanzi::fold(name).into_text();
    let own = |names: &[&str]| names.iter().any(|own| hanzi::fold(own).text() == name);
    let found = NAMES.iter().find(|(_, names)| own(names));
    found.map(|(field, _)| *field)
}

/// Reads a date or a range of dates: `2014`, `2014-05`, `2014..2016`, `2014-2016`, `..2016`, `2014..`.
pub(super) fn dates(text: &str) -> Option<Dates> {
    let text = hanzi::fold(text)
        .into_text()
        .replace(['/', '年', '月'], "-");
    let text = text.trim_end_matches(['-', '日']);
    let range = text.split_once("..").or_else(|| text.split_once('~'));
    let years = |text: &str| text.len() == 9 && text.get(4..5) == Some("-");
    let range = match range {
        None if years(text) => text.split_once('-'),
        range => range,
    };
    let Some((from, to)) = range else {
        let date = Some(date(text)?);
        return Some(Dates {
            from: date.clone(),
            to: date,
        });
    };
    let end = |text: &str| match text.trim_matches('.') {
        "" => Some(None),
        text => date(text).map(Some),
    };
    let (from, to) = (end(from)?, end(to)?);
    (from.is_some() || to.is_some()).then_some(Dates { from, to })
}

/// A date with two digits for month and day, where there are such.
fn date(text: &str) -> Option<String> {
    let mut steps = text.split('-');
    let number = |step: Option<&str>, most: u32| {
        let step = step?;
        let digits = step.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = step.parse().ok().filter(|_| digits)?;
        (1..=most).contains(&number).then_some(number)
    };
    let year = steps.next().filter(|year| year.len() == 4)?;
    let mut date = format!("{:04}", number(Some(year), 9999)?);
    for most in [12, 31] {
        match steps.next() {
            None => break,
            step => {
                let number = number(step, most)?;
                date = format!("{date}-{number:02}");
            }
        }
    }
    steps.next().is_none().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::{Field, Scope, dates, named};

    #[test]
    fn names_are_found_in_both_scripts_and_any_width() {
        for name in ["title", "TITLE", "标题", "標題", "ｔｉｔｌｅ"] {
            assert_eq!(named(name), Some(Field::Word(Scope::Title)), "{name}");
        }
        assert_eq!(named("發佈單位"), Some(Field::Word(Scope::Issuer)));
        assert_eq!(named("發佈時間"), None);
        assert_eq!(named("責任編輯"), Some(Field::Word(Scope::Editor)));
        assert_eq!(named(""), None);
    }

    #[test]
    fn dates_and_ranges_are_read() {
        let read =
            |text: &str| dates(text).map(|it| [it.from, it.to].map(Option::unwrap_or_default));
        let some = |from: &str, to: &str| Some([from.to_owned(), to.to_owned()]);
        assert_eq!(read("2014"), some("2014", "2014"));
        assert_eq!(read("2014-5-1"), some("2014-05-01", "2014-05-01"));
        assert_eq!(read("2014年5月1日"), some("2014-05-01", "2014-05-01"));
        assert_eq!(read("２０１４-2016"), some("2014", "2016"));
        assert_eq!(read("2014-05..2016"), some("2014-05", "2016"));
        assert_eq!(read("..2016"), some("", "2016"));
        assert_eq!(read("2014.."), some("2014", ""));
        for wrong in [
            "",
            "..",
            "14",
            "2014-13",
            "2014-00",
            "2014-5-32",
            "x",
            "2014-1-1-1",
            "+201",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_date_lies_in_a_range_when_any_of_its_days_may() {
        let hold = |range: &str, date: &str| dates(range).unwrap().hold(date);
        assert!(hold("2014", "2014-12-31") && hold("2014-05", "2014"));
        assert!(!hold("2014", "2015") && !hold("2014-05", "2014-06-01"));
        assert!(hold("2014..2016", "2016-12-31") && !hold("2014..2016", "2013-12-31"));
        assert!(hold("..2016", "0987") && hold("2014..", "9999-01"));
    }
}
