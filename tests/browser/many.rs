//! A timeline of 100,000 activities: what is in the document stays small, however many there are. How long
//! the longest frame took is told and not judged, for a machine may have other things to do.

use bundle::{About, Article, ArticleId, Bundle, FORMAT, VERSION};

use crate::journey::{Journey, journey};
use crate::visit::{DESK, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[journey!(
    a_hundred_thousand_activities_are_a_small_document,
    Chromium
)];

/// Pages that are read, how many activities each has, and how many articles are made of each.
const PAGES: u32 = 50;
const EACH: u32 = 40;
const COPIES: u32 = 50;

/// The most elements that the timeline may have; a stage of all lanes has some thousand.
const MOST: usize = 8_000;

fn page(number: u32) -> Article {
    let mut text =
        String::from("当前位置: 首页 > 试 > 正文\n试验\n发布时间:2019-01-01 来源:试 点击:1\n");
    for of in 0..EACH {
        let seed = number.wrapping_mul(2_654_435_761).wrapping_add(of * 97);
        let what = ["召开会议", "举办培训班", "开展调研", "出版画册"];
        let (year, month) = (1950 + seed % 69, 1 + seed / 7 % 12);
        let day = match seed % 3 {
            0 => format!("{year}年"),
            1 => format!("{year}年{month}月"),
            _ => format!("{year}年{month}月{}日", 1 + seed / 11 % 28),
        };
        let what = what[(seed / 3 % 4) as usize];
        let sentence = format!("{day}，{what}，到会{}人。", 3 + seed / 5 % 400);
        text.push_str(&sentence);
    }
    let name = format!("p{number}.txt");
    let mut article = ingest::ingest(&name, text.as_bytes(), &"0".repeat(64)).unwrap();
    ingest::activity::date(&mut article, &ingest::activity::Foundings::default());
    assert_eq!(article.activities.len(), EACH as usize);
    article
}

fn archive() -> Vec<u8> {
    let pages: Vec<_> = (0..PAGES).map(page).collect();
    let copies = |copy: u32| {
        pages.iter().enumerate().map(move |(number, page)| Article {
            id: ArticleId::new(format!("a{copy}-{number}")).unwrap(),
            ..page.clone()
        })
    };
    bundle::write_one(&Bundle {
        format: FORMAT.to_owned(),
        version: VERSION,
        about: About::default(),
        places: Vec::new(),
        parts: Vec::new(),
        catalog: None,
        rules: Vec::new(),
        articles: (0..COPIES).flat_map(copies).collect(),
    })
}

/// Watches frames, and tasks of more than 50 ms, from now on.
const WATCH: &str = "
    window.frames_ = []; window.tasks_ = [];
    let last = performance.now();
    const frame = now => { window.frames_.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(now => { last = now; requestAnimationFrame(frame); });
    new PerformanceObserver(list => window.tasks_.push(...list.getEntries().map(it => it.duration)))
        .observe({ type: 'longtask' });";

/// The longest frame, the longest of those tasks, and forgets them.
const LONGEST: &str = "
    await new Promise(done => setTimeout(done, 300));
    const longest = list => Math.round(Math.max(0, ...list.splice(0)));
    return [longest(window.frames_), longest(window.tasks_)]";

fn a_hundred_thousand_activities_are_a_small_document(visit: &Visit) {
    let bundle = archive();
    visit.size(DESK);
    visit.change(|site| site.put("data/bundle.json", bundle.clone()));
    visit.open("#/");
    visit.wait_for(".entry");
    visit.eval(WATCH);
    let elements = |visit: &Visit| visit.count(".timeline *");
    let told = |what: &str| {
        let times = visit.eval(LONGEST);
        println!(
            "{what}: longest frame and task in ms {times}, {} elements",
            elements(visit)
        );
    };
    visit.eval("location.hash = '#/timeline'");
    visit.wait_for(".stage .slipv, .stage .bundle");
    assert!(visit.text(".tl-top .sub").contains("100000"));
    told("opened");
    assert!(elements(visit) < MOST, "{}", elements(visit));
    for key in ["+", "+", "ArrowLeft", "ArrowRight", "+", "-"] {
        visit.eval("document.querySelector('.stage').focus()");
        visit.press_and_redraw(".stage", key);
    }
    told("zoomed and moved by keys");
    visit.eval(
        "const svg = document.querySelector('.over svg');
         const box = svg.getBoundingClientRect();
         const at = (type, share) => document.querySelector('.over .ground').dispatchEvent(new PointerEvent(type,
             { bubbles: true, pointerId: 1, clientX: box.x + box.width * share, clientY: box.y + 20 }));
         at('pointerdown', 0.9);
         for (let share = 0.88; share > 0.1; share -= 0.02) {
             at('pointermove', share);
             await new Promise(done => setTimeout(done, 30));
         }
         at('pointerup', 0.1)",
    );
    told("brushed");
    assert!(elements(visit) < MOST, "{}", elements(visit));
    visit.eval("location.hash = '#/figures'");
    visit.wait_for(".figs .plot svg");
    told("the figures opened");
}
