//! Laws that hold of every text.

use bundle::{Expression, Footing, Span};
use ingest::activity::{Foundings, NamedTimes, Page, Piece, Reading, Role, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::development::samples;

/// Reads lines, each a piece.
fn lines(text: &str, published: &str) -> Reading {
    let mut pieces = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::from(start..start + line.trim_end_matches('\n').len());
        pieces.push(Piece {
            span,
            role: Role::Matter,
            block: 0,
        });
        start += line.len();
    }
    read(&Page {
        text,
        pieces: &pieces,
        published: Some(published),
        title: None,
        foundings: &Foundings::default(),
        named: &NamedTimes::default(),
    })
}

const SCRAPS: &[&str] = &[
    "2015",
    "年",
    "12",
    "月",
    "31",
    "日",
    "号",
    "二〇一五",
    "三十",
    "十",
    "初",
    "上旬",
    "底",
    "前",
    "後",
    "以來",
    "以来",
    "至",
    "到",
    "—",
    "-",
    "/",
    ".",
    "、",
    "，",
    "。",
    "今年",
    "去年",
    "同年",
    "是年",
    "當日",
    "次日",
    "本月",
    "上周",
    "近年來",
    "民國",
    "光绪",
    "昭和",
    "元",
    "(",
    ")",
    "（",
    "）",
    "农历",
    "閏",
    "正月",
    "腊月",
    "春节",
    "每",
    "逢",
    "个",
    "個月",
    "周年",
    "成立",
    "十九",
    "大",
    "届",
    "中全会",
    "第",
    "期",
    "世纪",
    "年代",
    "上半年",
    "季度",
    "余",
    "多",
    "万",
    "人",
    "次",
    "%",
    "《",
    "》",
    "“",
    "”",
    "〔2015〕",
    "荣获",
    "称号",
    "字",
    "𠀋",
    "\u{200b}",
    "\u{fe00}",
    " ",
    "\n",
    "截至",
    "目前",
    "9999",
    "0",
    "99999999999999999999",
    "公元前",
    "２０１５",
    "半",
    "一",
];

/// Scraps of which dates are made, in both scripts, and of which none are.
fn scraps() -> impl Strategy<Value = String> {
    vec(select(SCRAPS), 0..40).prop_map(|scraps| scraps.concat())
}

fn hold(text: &str, reading: &Reading) {
    let mut end = 0;
    for it in &reading.expressions {
        assert_eq!(it.span.of(text), Some(it.quote.as_str()));
        assert!(it.span.start >= end, "expressions overlap");
        end = it.span.end;
        if let (Some(first), Some(last)) = (it.when.first, it.when.last) {
            assert!(first <= last, "{it:?}");
        }
        if let Some(edtf) = &it.when.edtf {
            assert!(edtf_core::is_valid(edtf), "{edtf}");
        }
        assert!(
            it.when.edtf.is_some() || it.certainty != Footing::List,
            "{it:?}"
        );
    }
    for it in &reading.figures {
        assert_eq!(it.span.of(text), Some(it.quote.as_str()));
        assert!(
            it.sentence.of(text).is_some() && it.sentence.contains(it.span),
            "{it:?}"
        );
    }
    for it in &reading.activities {
        assert!(
            it.span
                .of(text)
                .is_some_and(|clause| clause.starts_with(&it.quote)),
            "{it:?}"
        );
        assert!(it.span.contains(it.date.span), "{it:?}");
        assert!(
            text.contains(&it.label) && it.label.chars().count() <= 40,
            "{it:?}"
        );
    }
    for it in &reading.mentions {
        assert_eq!(it.words().span.of(text), Some(it.words().quote.as_str()));
    }
}

proptest! {
    #[test]
    fn whatever_the_text_spans_fit_and_days_run_forwards(text in scraps()) {
        hold(&text, &lines(&text, "2018-09-28"));
    }

    #[test]
    fn any_text_at_all_can_be_read(text in any::<String>()) {
        hold(&text, &lines(&text, "2018-09-28"));
    }

    #[test]
    fn another_publish_date_changes_only_what_is_counted_from_it(text in scraps(), days in 1..4000_i32) {
        let before = lines(&text, "2018-09-28");
        let after = lines(&text, &format!("20{:02}-01-05", 18 + days % 60));
        prop_assert_eq!(before.expressions.len(), after.expressions.len());
        for (one, other) in before.expressions.iter().zip(&after.expressions) {
            unmoved(one, other);
        }
    }
}

#[test]
fn a_day_that_a_year_lacks_takes_no_other_expression_away() {
    // 2018 had no thirtieth day of the first lunar month, 2020 has; the same with leap days, and
    // with a day under the month of the publish date.
    for text in [
        "正月三十當日",
        "2月29日,次日举行",
        "今年2月29日,同年5月",
        "31日",
        "2月29日至3月5日,当月,同年",
        "正月三十以来,当日",
        "2019年3月2日,正月三十當日",
        "12世纪至腊月三十,当日",
    ] {
        let count = |published: &str| lines(text, published).expressions.len();
        let all: Vec<_> = (2014..=2024)
            .flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}-28")))
            .map(|published| count(&published))
            .collect();
        assert!(
            all.iter().all(|n| *n == all[0] && *n > 0),
            "{text}: {all:?}"
        );
    }
}

fn unmoved(one: &Expression, other: &Expression) {
    assert_eq!(one.span, other.span);
    let counted = |it: &Expression| {
        matches!(
            it.certainty,
            Footing::PublishRelative | Footing::Inferred | Footing::Unresolved
        )
    };
    if !counted(one) && !counted(other) {
        assert_eq!(one.when, other.when, "{}", one.quote);
    }
}

#[test]
fn our_own_texts_hold_to_the_laws() {
    for sample in samples() {
        hold(&sample.text, &lines(&sample.text, &sample.published));
        let other = lines(&sample.text, "2031-05-05");
        let this = lines(&sample.text, &sample.published);
        assert_eq!(
            this.expressions.len(),
            other.expressions.len(),
            "{}",
            sample.text
        );
        for (one, other) in this.expressions.iter().zip(&other.expressions) {
            unmoved(one, other);
        }
    }
}

#[test]
fn the_other_script_gives_the_same_dates() {
    for sample in samples() {
        let this = lines(&sample.text, &sample.published);
        let folded: String = sample
            .text
            .chars()
            .map(|c| match c {
                '\n' => '\n',
                '“' | '”' | '《' | '》' | '「' | '」' => c,
                c => hanzi::fold_char(c).unwrap_or(c),
            })
            .collect();
        let other = lines(&folded, &sample.published);
        let values = |reading: &Reading| -> Vec<_> {
            reading
                .expressions
                .iter()
                .map(|it| (it.when.clone(), it.certainty, it.rule.clone()))
                .collect()
        };
        assert_eq!(values(&this), values(&other), "{}", sample.text);
        let figures = |reading: &Reading| -> Vec<_> {
            reading
                .figures
                .iter()
                .map(|it| (it.value.clone(), it.kind))
                .collect()
        };
        assert_eq!(figures(&this), figures(&other), "{}", sample.text);
    }
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    // Texts that make a careless scanner look far back or ahead at every step.
    for scrap in [
        "2015年", "、2015", "《", "成立", "1", "一", "近", "（", "“", "每", "以来", "5日、",
        "70周年", "三、",
    ] {
        let small = scrap.repeat(3_000);
        let start = std::time::Instant::now();
        drop(lines(&small, "2018-09-28"));
        let once = start.elapsed();
        let large = scrap.repeat(12_000);
        let start = std::time::Instant::now();
        drop(lines(&large, "2018-09-28"));
        let four = start.elapsed();
        // Four times the text may take eight times as long on a busy machine; squared it would be 16.
        let most = once * 10 + std::time::Duration::from_millis(400);
        assert!(four < most, "{scrap}: {once:?}, then {four:?}");
    }
}
