//! Journeys through the library.

use std::fs;

use bundle::{Article, ArticleId, Field, Inference};

use crate::journey::{Journey, journey};
use crate::seeds::serve_seeds;
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(what_the_publisher_shows_by_name_is_a_click_away),
    journey!(five_seeds_are_five_cards_with_their_facets),
    journey!(a_filter_in_the_address_is_restored),
    journey!(a_facet_is_chosen_and_given_up),
    journey!(a_value_of_a_long_facet_is_found_in_either_script),
    journey!(years_are_chosen_by_hand_and_by_keys),
    journey!(years_of_activities_are_chosen_beside_those_of_publication),
    journey!(nothing_found_says_what_would_help),
    journey!(a_phone_filters_in_a_sheet),
    journey!(keys_walk_the_list),
    journey!(going_back_finds_the_list_as_it_was),
    journey!(an_unknown_address_is_told),
    journey!(what_a_machine_made_is_a_state_of_the_list),
];

/// The count beside a value of a facet, by its name on screen.
fn count_beside(visit: &Visit, value: &str) -> String {
    let found = visit.eval(&format!(
        "const item = [...document.querySelectorAll('section.facets li')]
            .find(li => li.querySelector('.label').textContent === '{value}');
         return item ? item.querySelector('.c').textContent : null"
    ));
    found
        .as_str()
        .unwrap_or_else(|| panic!("no value {value}"))
        .to_owned()
}

fn five_seeds_are_five_cards_with_their_facets(visit: &Visit) {
    if !serve_seeds(visit) {
        return;
    }
    visit.size(DESK);
    visit.open("#/set");
    visit.eval("localStorage.clear()");
    choose_language(visit, 0);
    visit.open("#/");
    visit.wait_count(".entry", 5);
    let counts = [
        ("简体", "2"),
        ("广西", "1"),
        ("黑龙江", "1"),
        ("重庆", "1"),
        ("内蒙古", "1"),
        ("西藏", "1"),
        ("拼音注已移除", "3"),
        ("张禹", "1"),
        ("張禹", "3"),
        ("昌都地委外宣办", "1"),
    ];
    for (value, count) in counts {
        assert_eq!(count_beside(visit, value), count, "{value}");
    }
    let years = visit.texts(".entry .when b");
    assert_eq!(years, ["2018", "2018", "2017", "2017", "2014"]);
    visit.shot("seeds-library-1280");
    visit.size(PHONE);
    visit.shot("seeds-library-390");
}

/// Chooses the interface language on the settings page: 简体, 繁體, English.
pub(crate) fn choose_language(visit: &Visit, at: usize) {
    visit.wait_for("main .set");
    let tag = ["zh-Hans", "zh-Hant", "en"][at];
    visit.eval(&format!(
        "[...document.querySelectorAll('main .set button')]
            .find(b => b.textContent === ['简体', '繁體', 'English'][{at}]).click()"
    ));
    visit.wait(&format!("document.documentElement.lang === '{tag}'"));
}

fn a_filter_in_the_address_is_restored(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/?script=hant");
    visit.wait_for(".entry");
    let filtered = visit.count(".entry");
    assert_eq!(visit.count(".chips .chip.on"), 1);
    assert_eq!(visit.count("section.facets input:checked"), 1);
    visit.open("#/");
    visit.wait(&format!(
        "document.querySelectorAll('.entry').length > {filtered}"
    ));
    assert_eq!(visit.count("section.facets input:checked"), 0);
}

fn a_facet_is_chosen_and_given_up(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    let all = visit.count(".entry");
    let promised: usize = visit
        .text("section.facets fieldset:nth-of-type(2) li:nth-child(1) .c")
        .parse()
        .unwrap();
    visit.click("section.facets fieldset:nth-of-type(2) li:nth-child(1) label");
    visit.wait_count(".entry", promised);
    assert!(
        visit.address().starts_with("#/?place="),
        "{}",
        visit.address()
    );
    visit.click(".chips .chip.on");
    visit.wait_count(".entry", all);
    assert_eq!(visit.address(), "#/");
}

fn years_are_chosen_by_hand_and_by_keys(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".year-band .handle");
    let all = visit.count(".entry");
    visit.eval("document.querySelector('.year-band .handle').focus()");
    visit.press("ArrowRight");
    visit.wait("location.hash.includes('y=')");
    visit.wait_for(".year-band .wash");
    assert!(
        visit.has_focus(".year-band .handle"),
        "the handle keeps the focus"
    );
    visit.wait(&format!(
        "document.querySelectorAll('.entry').length < {all}"
    ));
    let (role, _) = visit.spoken(".year-band .handle");
    assert_eq!(role, "slider");
    visit.press("Home");
    visit.wait("!location.hash.includes('y=')");
    visit.eval(
        "const svg = document.querySelector('.year-band svg');
         const box = svg.getBoundingClientRect();
         const at = (type, share) => svg.dispatchEvent(new PointerEvent(type, { bubbles: true,
             pointerId: 1, clientX: box.x + box.width * share, clientY: box.y + 20 }));
         at('pointerdown', 0.5); at('pointermove', 0.7); at('pointerup', 0.7)",
    );
    visit.wait("location.hash.includes('y=')");
    visit.wait(&format!(
        "document.querySelectorAll('.entry').length < {all}"
    ));
}

fn years_of_activities_are_chosen_beside_those_of_publication(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".year-bands .seg");
    let all = visit.count(".entry");
    let bars = visit.count(".year-band .all");
    visit.click(".year-bands .seg button:nth-child(2)");
    visit.wait_for(".year-bands .seg button:nth-child(2)[aria-pressed=true]");
    visit.wait(&format!(
        "document.querySelectorAll('.year-band .all').length !== {bars}"
    ));
    visit.shot("library-activities-1280");
    visit.eval("document.querySelectorAll('.year-band .handle')[1].focus()");
    visit.press("Home");
    visit.wait("location.hash.includes('act=')");
    visit.wait_for(".year-band .wash");
    visit.wait(&format!(
        "document.querySelectorAll('.entry').length < {all}"
    ));
    let address = visit.address();
    let (_, years) = address.split_once("act=").unwrap();
    let (year, _) = years.split_once('-').unwrap();
    let chip = visit.text(".chips .chip.on");
    assert!(chip.contains(year) && chip.contains("Events"), "{chip}");
    // An article of the list has an activity of that year on the timeline.
    let n_articles = visit.count(".entry");
    visit.reload();
    visit.wait_count(".entry", n_articles);
    visit.wait_for(".year-bands .seg button:nth-child(2)[aria-pressed=true]");
    visit.wait_for(".year-band .wash");
    visit.size(PHONE);
    visit.wait_for(".year-band .handle");
    assert!(visit.overflow() <= 0);
    visit.shot("library-activities-390");
    visit.open(&format!("#/timeline?as=list&act={year}"));
    visit.wait_for(".evlist li");
    visit.wait(&format!(
        "document.querySelector('.evlist').textContent.includes({year:?})"
    ));
}

fn nothing_found_says_what_would_help(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/?script=hant&src=nobody");
    visit.wait_for(".empty");
    assert!(visit.count(".empty .chip") >= 1);
    visit.shot("empty-1280");
    visit.click(".empty .chip");
    visit.wait_for(".entry");
}

/// An archive in which every article has another source, and the first has this one.
fn serve_sources(visit: &Visit, first: &str) {
    let sample =
        fs::read(xtask::place::dist().join("data/bundle.json")).expect("the sample bundle");
    let mut bundle = bundle::read(&sample).expect("a bundle").bundle;
    let one = bundle.articles.swap_remove(0);
    let article = |n: usize| Article {
        id: ArticleId::new(format!("n{n:03}")).expect("an id"),
        source: Field::Inferred {
            value: if n == 0 {
                first.to_owned()
            } else {
                format!("第{n:03}社")
            },
            rule: Inference::Publisher,
        },
        near: Vec::new(),
        ..one.clone()
    };
    bundle.articles = (0..300).map(article).collect();
    visit.change(|site| site.put("data/bundle.json", bundle::write_one(&bundle)));
}

fn a_value_of_a_long_facet_is_found_in_either_script(visit: &Visit) {
    const LIST: &str = "section.facets fieldset:nth-of-type(5)";
    serve_sources(visit, "漢語報");
    visit.size(DESK);
    visit.open("#/");
    visit.wait_count(&format!("{LIST} li"), 8);
    assert_eq!(visit.count(&format!("{LIST} input[type=search]")), 0);
    visit.click(&format!("{LIST} .more"));
    // As many as anybody looks through, and how many more there are.
    visit.wait_count(&format!("{LIST} li"), 200);
    assert!(visit.text(&format!("{LIST} p")).contains("100"));
    visit.type_into(&format!("{LIST} input[type=search]"), "汉语");
    visit.wait_count(&format!("{LIST} li"), 1);
    visit.shot("facet-found-1280");
    visit.click(&format!("{LIST} li label"));
    visit.wait_count(".entry", 1);
    assert_eq!(visit.text(&format!("{LIST} li.on .label")), "漢語報");
    visit.click(&format!("{LIST} .more"));
    visit.wait_count(&format!("{LIST} li"), 9);
    assert_eq!(visit.count(&format!("{LIST} input[type=search]")), 0);
}

fn a_phone_filters_in_a_sheet(visit: &Visit) {
    visit.size(PHONE);
    visit.open("#/");
    visit.wait_for(".entry");
    visit.shot("library-390");
    visit.click(".chips .chip");
    visit.wait_for("dialog.sheet-dialog[open]");
    visit.shot("facets-390");
    visit.click("dialog[open] fieldset:nth-of-type(1) li:nth-child(1) label");
    visit.wait("location.hash.includes('script=')");
    assert!(visit.overflow() <= 0);
    visit.click("dialog[open] > .btn");
    visit.wait_count("dialog[open]", 0);
    assert_eq!(visit.count(".chips .chip.on"), 1);
}

fn keys_walk_the_list(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    visit.press("j");
    visit.wait_count(".entry.cur", 1);
    visit.press("j");
    visit.wait("document.activeElement === document.querySelectorAll('.entry h2 a')[1]");
    let title = visit.text(".entry.cur h2");
    visit.press("Enter");
    visit.wait_for("article.read");
    assert_eq!(visit.text("main h1"), title);
    visit.press("]");
    visit.wait(&format!(
        "document.querySelector('main h1')?.textContent !== {title:?}"
    ));
    visit.press("T");
    visit.wait("document.documentElement.dataset.theme === 'light'");
    visit.press("Escape");
    visit.wait(&format!(
        "document.querySelector('main h1')?.textContent === {title:?}"
    ));
}

fn going_back_finds_the_list_as_it_was(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry:nth-child(9)");
    visit.eval("document.querySelector('.entry:nth-child(9)').scrollIntoView()");
    let before = visit.eval("return Math.round(scrollY)");
    assert_ne!(before, 0);
    visit.click(".entry:nth-child(9) h2 a");
    visit.wait_for("article.read");
    visit.wait("scrollY === 0");
    visit.wait("document.activeElement === document.querySelector('main h1')");
    visit.back();
    visit.wait_for(".entry:nth-child(9)");
    visit.wait(&format!("Math.abs(scrollY - {before}) < 3"));
}

fn an_unknown_address_is_told(visit: &Visit) {
    visit.open("#/nowhere");
    visit.wait_for("main .empty h1");
    visit.open("#/a/nobody");
    visit.wait("document.querySelector('main .empty .btn')?.getAttribute('href') === '#/'");
}

fn what_a_machine_made_is_a_state_of_the_list(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/set");
    visit.eval("localStorage.clear()");
    choose_language(visit, 0);
    visit.open("#/?script=machine");
    visit.wait_for(".entry");
    let n = visit.count(".entry");
    assert_eq!(count_beside(visit, "机器转成繁体"), n.to_string());
    let tags = visit.texts(".entry .tag.zhe");
    let told = tags.iter().filter(|tag| *tag == "机器转成繁体").count();
    assert_eq!(told, n, "{tags:?}");
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for("article.read");
    visit.press("2");
    visit.wait_for(".pair details.left");
    visit.open("#/?script=hans,machine");
    // Values of one facet are alternatives.
    visit.wait(&format!("document.querySelectorAll('.entry').length > {n}"));
}

fn what_the_publisher_shows_by_name_is_a_click_away(visit: &Visit) {
    visit.size(DESK);
    visit.open("");
    visit.wait_for(".selections a");
    let shown = visit.texts(".selections a");
    assert!(shown.len() >= 2, "{shown:?}");
    visit.shot("views-1280");
    let all = visit.text(".res-head .n");
    visit.click(".selections a");
    visit.wait_for(".selections a:first-child[aria-current=page]");
    visit.wait(&format!(
        "document.querySelector('.res-head .n').textContent !== {all:?}"
    ));
    assert!(visit.address().contains("q="), "{}", visit.address());
    visit.size(PHONE);
    assert!(visit.overflow() <= 0);
    visit.shot("views-390");
    // One may lead to the timeline.
    visit.click(".selections a[href^='#/timeline']");
    visit.wait_for(".timeline .over svg");
}
