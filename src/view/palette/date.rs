//! Days that a reader types: `2016`, `2016-9`, `2016年9月28日`, `2014–2016`.

use bundle::Civil;

use crate::i18n;

/// A year, a month of it, a day of that.
type Step = (i32, Option<u8>, Option<u8>);

/// Some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    first: Step,
    /// The last of them, where it is another.
    last: Step,
}

/// The days that were typed; nothing for what is none, or a day that there is not.
pub(super) fn days(typed: &str) -> Option<Days> {
    let between = ["..", "–", "—", "～", "~", "至", "到"];
    let two = between.iter().find_map(|it| typed.split_once(it));
    // `2014-2016` are two years; `2014-9` is a month.
    let two = two.or_else(|| {
        typed
            .split_once('-')
            .filter(|(_, last)| last.trim().len() == 4)
    });
    let (first, last) = match two {
        Some((first, last)) => (step(first)?, step(last)?),
        None => (step(typed)?, step(typed)?),
    };
    (first <= last).then_some(Days { first, last })
}

fn step(typed: &str) -> Option<Step> {
    let typed = typed
        .trim()
        .trim_end_matches(['年', '月', '日', '号', '號']);
    let mut numbers = typed.split(['年', '月', '-', '/', '.', '－', '．']);
    let year = number(numbers.next()?, 4)?;
    let month = numbers.next().map(|it| number(it, 2));
    let day = numbers.next().map(|it| number(it, 2));
    let whole = numbers.next().is_none() && typed.len() >= 4;
    let small = |it: Option<Option<i32>>| match it {
        None => Some(None),
        Some(Some(number)) => u8::try_from(number).ok().map(Some),
        Some(None) => None,
    };
    let (month, day) = (small(month)?, small(day)?);
    let exists = month.is_none_or(|it| (1..=12).contains(&it))
        && day.is_none_or(|it| (1..=Civil::days_in(year, month.unwrap_or(1))).contains(&it));
    (whole && exists && (1000..=9999).contains(&year)).then_some((year, month, day))
}

/// A number of at most so many digits.
fn number(text: &str, digits: usize) -> Option<i32> {
    let text = text.trim();
    let fits = (1..=digits).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

impl Days {
    /// Their name, with one for a date.
    pub(super) fn name(&self, date: fn(i32, Option<u8>, Option<u8>) -> String) -> String {
        let named = |(year, month, day): Step| date(year, month, day);
        if self.first == self.last {
            named(self.first)
        } else {
            format!("{}–{}", named(self.first), named(self.last))
        }
    }

    /// The query of what was published then.
    pub(super) fn query(&self) -> String {
        if self.first == self.last {
            format!("date:{}", edtf(self.first))
        } else {
            format!("date:{}..{}", edtf(self.first), edtf(self.last))
        }
    }

    /// The parameters of the timeline that looks at them.
    pub(super) fn time(&self) -> String {
        format!("from={}&to={}", edtf(self.first), edtf(self.last))
    }
}

fn edtf((year, month, day): Step) -> String {
    i18n::iso_date(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::days;

    fn query(typed: &str) -> Option<String> {
        days(typed).map(|days| days.query())
    }

    #[test]
    fn days_are_read_as_they_are_written() {
        for (typed, expected) in [
            ("2016", "date:2016"),
            ("2016年", "date:2016"),
            ("2016-9", "date:2016-09"),
            ("2016/09", "date:2016-09"),
            ("2016年9月", "date:2016-09"),
            ("2016年9月28日", "date:2016-09-28"),
            ("2016.9.28", "date:2016-09-28"),
            ("2014-2016", "date:2014..2016"),
            ("2014–2016", "date:2014..2016"),
            ("2014年至2016年9月", "date:2014..2016-09"),
            (" 2014 .. 2016 ", "date:2014..2016"),
        ] {
            assert_eq!(query(typed).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for typed in [
            "",
            "宣传",
            "16",
            "20160928",
            "2016-13",
            "2016-02-30",
            "2016-9-28-1",
            "2018-2016",
            "2016年宣传",
            "２０１６",
            "2016--9",
            "9月",
            "0016",
        ] {
            assert_eq!(query(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_timeline_looks_at_the_same_days() {
        let time = days("2014-2016").map(|days| days.time());
        assert_eq!(time.as_deref(), Some("from=2014&to=2016"));
    }
}
