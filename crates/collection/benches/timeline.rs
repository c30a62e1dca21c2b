//! How fast a scene is made of 100,000 activities, beside one plain pass over the same activities as
//! they stand in the bundle, which only filters and counts them by year.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and may fail aloud"
)]

use std::time::{Duration, Instant};

use bundle::{About, Article, Bundle, FORMAT, VERSION};
use collection::Engine;
use collection::timeline::{SceneWish, TimeQuestion, View};

/// Articles, each of 40 activities.
const ARTICLES: u32 = 2_500;

fn article(number: u32) -> Article {
    let mut text =
        String::from("当前位置: 首页 > 试 > 正文\n试验\n发布时间:2019-01-01 来源:试 点击:1\n");
    for of in 0..40_u32 {
        let seed = number.wrapping_mul(2_654_435_761).wrapping_add(of * 97);
        let (year, month) = (1950 + seed % 69, 1 + seed / 7 % 12);
        let what = ["召开会议", "举办培训班", "开展调研", "出版画册"];
        let what = what
            .get((seed / 3 % 4) as usize)
            .copied()
            .unwrap_or_default();
        let day = match seed % 3 {
            0 => format!("{year}年"),
            1 => format!("{year}年{month}月"),
            _ => format!("{year}年{month}月{}日", 1 + seed / 11 % 28),
        };
        text = [&text, &day, "，", what, "。"].concat();
    }
    let name = format!("p{number}.txt");
    let mut article =
        ingest::ingest(&name, text.as_bytes(), &"0".repeat(64)).expect("it is a page");
    ingest::activity::date(&mut article, &ingest::activity::Foundings::default());
    article
}

fn naive(articles: &[Article], from: i32, to: i32) -> usize {
    let mut years = std::collections::BTreeMap::<i32, usize>::new();
    for activity in articles.iter().flat_map(|article| &article.activities) {
        let (Some(first), Some(last)) = (activity.when.first, activity.when.last) else {
            continue;
        };
        if first <= to && last >= from {
            *years.entry(first.div_euclid(365)).or_default() += 1;
        }
    }
    years.values().sum()
}

fn best(mut run: impl FnMut()) -> Duration {
    let times = (0..15).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn main() {
    let articles: Vec<_> = (0..ARTICLES).map(article).collect();
    let found: usize = articles
        .iter()
        .map(|article| article.activities.len())
        .sum();
    let bundle = Bundle {
        format: FORMAT.to_owned(),
        version: VERSION,
        about: About::default(),
        places: Vec::new(),
        parts: Vec::new(),
        rules: Vec::new(),
        catalog: None,
        articles: articles.clone(),
    };
    let mut engine = Engine::new();
    engine.open(&bundle::write_one(&bundle)).expect("it opens");
    let ask = |view| {
        engine.tell_time(&TimeQuestion::Timeline(SceneWish {
            view,
            width: 1200,
            overview: 1200,
            rows: 3,
            ..SceneWish::default()
        }))
    };
    let start = Instant::now();
    drop(ask(None));
    println!(
        "{found} activities; columns and first scene: {:?}",
        start.elapsed()
    );
    let plain = best(|| {
        std::hint::black_box(naive(&articles, i32::MIN, i32::MAX));
    });
    for (what, view) in [
        ("everything", None),
        ("ten years", Some(View::new(14_600, 18_250))),
        ("a month", Some(View::new(16_800, 16_830))),
    ] {
        let scene = best(|| drop(std::hint::black_box(ask(view))));
        let ratio = scene.as_secs_f64() / plain.as_secs_f64();
        println!("scene of {what}: {scene:?}, {ratio:.2} times the plain pass of {plain:?}");
    }
}
