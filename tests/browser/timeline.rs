//! Journeys along the timeline.

use crate::archives;
use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(the_brush_is_drawn_by_hand_and_by_keys),
    journey!(the_window_of_the_brush_is_moved_as_a_whole),
    journey!(the_timeline_zooms_about_the_pointer),
    journey!(the_timeline_is_in_the_script_that_is_read),
    journey!(texts_that_a_timeline_lacks_are_told_and_fetched),
    journey!(keys_zoom_and_move_the_stage),
    journey!(every_slip_has_one_row),
    journey!(a_slip_leads_to_its_sentence_in_either_script),
    journey!(lanes_close_and_the_list_stands_alone),
    journey!(the_filter_of_the_library_holds),
];

fn open(visit: &Visit, address: &str) {
    visit.open(address);
    visit.wait_for(".timeline .over svg");
}

/// The days in view, as the address has them.
fn days(visit: &Visit) -> String {
    let address = visit.address();
    let (_, days) = address.split_once("from=").unwrap_or_default();
    days.split("&e=").next().unwrap_or_default().to_owned()
}

fn the_brush_is_drawn_by_hand_and_by_keys(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    visit.click(".rail a[href^='#/timeline']");
    visit.wait_for(".stage .slipv");
    visit.shot("timeline-1280");
    let all = visit.text(".tl-top .sub");
    visit.eval(
        "const svg = document.querySelector('.over svg');
         const box = svg.getBoundingClientRect();
         const at = (type, share) => svg.dispatchEvent(new PointerEvent(type, { bubbles: true,
             pointerId: 1, clientX: box.x + box.width * share, clientY: box.y + 20 }));
         at('pointerdown', 0.9); at('pointermove', 0.8); at('pointermove', 0.6); at('pointerup', 0.6);
         at('pointermove', 0.1)",
    );
    visit.wait("location.hash.includes('from=')");
    visit.wait(&format!(
        "document.querySelector('.tl-top .sub').textContent !== '{all}'"
    ));
    let drawn = days(visit);
    visit.eval("document.querySelectorAll('.over .handle')[1].focus()");
    visit.press("ArrowLeft");
    visit.wait(&format!("!location.hash.includes('{drawn}')"));
    visit.wait("document.activeElement.matches('.over .handle')");
    let (role, name) = visit.spoken(".over .handle");
    assert_eq!(
        (role.as_str(), name.as_str()),
        ("slider", "First day in view")
    );
    // What the slider says is what the address says.
    visit.press("Home");
    visit.wait("document.querySelectorAll('.over .handle')[1].ariaValueNow === document.querySelectorAll('.over .handle')[0].ariaValueNow");
    visit.reload();
    visit.wait_for(".over .handle");
    assert!(visit.address().contains("from="), "{}", visit.address());
}

/// The two days of the address.
fn ends(visit: &Visit) -> (String, String) {
    let days = days(visit);
    let (from, to) = days.split_once("&to=").unwrap_or_default();
    (from.to_owned(), to.to_owned())
}

fn the_window_of_the_brush_is_moved_as_a_whole(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/timeline?from=1980&to=1999");
    visit.wait_for(".over .wash.held");
    let before = ends(visit);
    visit.eval(
        "const box = document.querySelector('.over .wash').getBoundingClientRect();
         const at = (type, x) => document.querySelector('.over .wash').dispatchEvent(new PointerEvent(type,
             { bubbles: true, pointerId: 1, clientX: x, clientY: box.y + 20 }));
         const middle = box.x + box.width / 2;
         at('pointerdown', middle); at('pointermove', middle - 40); at('pointermove', middle - 120);
         at('pointerup', middle - 120); at('pointermove', middle)",
    );
    visit.wait(&format!("!location.hash.includes({:?})", before.0));
    visit.wait_for(".over .wash.held");
    let after = ends(visit);
    assert!(
        after.0 < before.0 && after.1 < before.1,
        "{before:?} {after:?}"
    );
    // As far as it goes, and not a bar further: it stays as long as it was.
    let width = "document.querySelector('.over .wash').getBoundingClientRect().width";
    let long = visit.eval(&format!("return {width}")).as_f64().unwrap();
    visit.eval(
        "const wash = document.querySelector('.over .wash');
         const box = wash.getBoundingClientRect();
         const at = (type, x) => wash.dispatchEvent(new PointerEvent(type,
             { bubbles: true, pointerId: 1, clientX: x, clientY: box.y + 20 }));
         at('pointerdown', box.x + 5); at('pointermove', -500); at('pointerup', -500)",
    );
    visit.wait(&format!("!location.hash.includes({:?})", after.0));
    visit.wait_for(".over .wash.held");
    let now = visit.eval(&format!("return {width}")).as_f64().unwrap();
    assert!((now - long).abs() < 12.0, "{long} {now}");
    // Twice pressed it is all there is.
    visit.eval(
        "document.querySelector('.over svg').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))",
    );
    visit.wait("!location.hash.includes('from=')");
}

fn the_timeline_zooms_about_the_pointer(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/timeline");
    visit.wait_for(".stage .slipv");
    let turn = |share: f64, by: i32, with: &str| {
        visit.eval(&format!(
            "const stage = document.querySelector('.stage');
             const box = stage.getBoundingClientRect();
             const event = new WheelEvent('wheel', {{ bubbles: true, cancelable: true, deltaY: {by},
                 clientX: box.x + box.width * {share}, clientY: box.y + 20, ctrlKey: {with} }});
             stage.dispatchEvent(event);
             return event.defaultPrevented"
        ))
    };
    assert_eq!(turn(0.9, -100, "false"), false, "the page scrolls as ever");
    assert_eq!(
        turn(0.9, -100, "true"),
        true,
        "the page itself does not zoom"
    );
    visit.wait("location.hash.includes('from=')");
    let (from, near) = ends(visit);
    assert!(
        from.as_str() > "1930",
        "{from}: about the pointer, which is at the right"
    );
    turn(0.5, 15, "true");
    turn(0.5, 15, "true");
    assert_eq!(ends(visit).0, from, "a little is nothing yet");
    turn(0.5, 15, "true");
    visit.wait(&format!("!location.hash.includes('{from}&to={near}')"));
    visit.eval(
        "const stage = document.querySelector('.stage');
         const box = stage.getBoundingClientRect();
         stage.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, clientX: box.x + 10, clientY: box.y }))",
    );
    visit.wait("location.hash.includes('from=')");
    // Two fingers. Not every browser lets a script make such an event, so it is one that looks the same.
    let spread = |apart: u32| {
        visit.eval(&format!(
            "const stage = document.querySelector('.stage');
             const box = stage.getBoundingClientRect();
             const middle = box.x + box.width / 2;
             const touches = [-{apart}, {apart}].map(by => ({{ clientX: middle + by, clientY: box.y + 5 }}));
             const event = new Event('touchmove', {{ bubbles: true }});
             stage.dispatchEvent(Object.defineProperty(event, 'touches', {{ value: touches }}))"
        ))
    };
    let before = days(visit);
    spread(40);
    spread(45);
    assert_eq!(days(visit), before, "a little is nothing yet");
    spread(90);
    visit.wait(&format!("!location.hash.includes('{before}')"));
}

fn the_timeline_is_in_the_script_that_is_read(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/timeline?from=1955&to=1957&as=list");
    visit.click(".evlist li:first-child a");
    // The sentence as archived, and in the other script beside it.
    visit.wait_count(".ev-card .quotes .quote", 2);
    let langs =
        "[...document.querySelectorAll('.ev-card .quotes .quote')].map(it => it.lang).join()";
    visit.wait(&format!("{langs} === 'zh-Hans,zh-Hant-TW'"));
    let texts = visit.texts(".ev-card .quotes .quote");
    assert_ne!(texts[0], texts[1]);
    assert_eq!(visit.count(".ev-card .quotes mark"), 2);
    let label = visit.text(".evlist li .t");
    // The key goes on to the next writing: 简体, then that of Taiwan.
    visit.eval("document.activeElement.blur()");
    visit.press("s");
    visit.press("s");
    visit.wait(&format!("{langs} === 'zh-Hant-TW,zh-Hans'"));
    assert_eq!(
        visit.texts(".ev-card .quotes .quote"),
        [&*texts[1], &*texts[0]]
    );
    visit.wait("document.querySelector('.evlist li .t').lang === 'zh-Hant-TW'");
    assert_ne!(visit.text(".evlist li .t"), label);
    visit.shot("timeline-hant-1280");
}

fn texts_that_a_timeline_lacks_are_told_and_fetched(visit: &Visit) {
    visit.size(DESK);
    archives::serve_split(visit);
    open(visit, "#/timeline");
    visit.wait_for(".files [role=status] button");
    let note = visit.text(".files [role=status]");
    assert!(note.chars().any(|c| c.is_ascii_digit()), "{note}");
    visit.click(".files [role=status] button");
    visit.wait_count(".files [role=status]", 0);
}

fn keys_zoom_and_move_the_stage(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/timeline");
    visit.wait_for(".stage .slipv");
    visit.eval("document.querySelector('.stage').focus()");
    visit.press_and_redraw(".stage", "+");
    visit.wait("location.hash.includes('from=')");
    let near = days(visit);
    visit.press_and_redraw(".stage", "ArrowRight");
    visit.wait(&format!("!location.hash.includes('{near}')"));
    visit.press_and_redraw(".stage", "ArrowLeft");
    visit.wait(&format!("location.hash.includes('{near}')"));
    visit.press_and_redraw(".stage", "Home");
    visit.wait(&format!("!location.hash.includes('{near}')"));
    visit.press_and_redraw(".stage", "-");
    visit.wait("!location.hash.includes('from=')");
    visit.press_and_redraw(".stage", "+");
    visit.wait("location.hash.includes('from=')");
    visit.press("Escape");
    visit.wait("!location.hash.includes('from=')");
    assert!(visit.has_focus(".stage"), "the stage keeps the focus");
    // From slip to slip, and into one.
    visit.press("ArrowDown");
    visit.wait("document.activeElement.matches('.stage [data-event]')");
    let first = visit.eval("return document.activeElement.dataset.event");
    visit.press("ArrowDown");
    visit.wait(&format!(
        "document.activeElement.matches('.stage [data-event]') && document.activeElement.dataset.event !== {first}"
    ));
    visit.press("ArrowUp");
    visit.wait(&format!("document.activeElement.dataset.event === {first}"));
    visit.press("Enter");
    visit.wait_for(".ev-card .date-why");
    visit.wait_for(".stage .on");
    visit.shot("timeline-card-1280");
    // One stop for Tab in all of the stage but for the names of lanes.
    assert_eq!(visit.count(".stage a:not([tabindex='-1'])"), 0);
}

fn every_slip_has_one_row(visit: &Visit) {
    visit.size(DESK);
    for address in [
        "#/timeline?from=2014&to=2016",
        "#/timeline?from=1950&to=1975",
    ] {
        open(visit, address);
        visit.wait_for(".stage :is(.slipv, .spanv)");
        visit.wait(&format!("location.hash === '{address}'"));
        let sums = visit.eval(
            "const ids = css => [...document.querySelectorAll(css)].map(it => it.dataset.event);
             const slips = ids('.stage :is(.slipv, .spanv)');
             const rows = ids('.evlist:not(.tray) [data-event]');
             const more = [...document.querySelectorAll('.bundle .num')].map(it => +it.textContent.slice(1));
             return [slips.length, new Set(slips).size, rows.length, slips.filter(id => !rows.includes(id)).length,
                 more.reduce((a, b) => a + b, 0)]",
        );
        let sums: Vec<u64> = sums
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n.as_u64().unwrap())
            .collect();
        assert_eq!(sums[0], sums[1], "no slip twice: {sums:?}");
        assert_eq!(sums[3], 0, "no slip without its row: {sums:?}");
        assert_eq!(sums[0] + sums[4], sums[2], "{sums:?}");
        assert!(sums[0] > 0, "{sums:?}");
    }
}

fn a_slip_leads_to_its_sentence_in_either_script(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/timeline?from=1955&to=1957&as=list");
    visit.wait_for(".evlist li a");
    visit.click(".evlist li:first-child a");
    visit.wait_for(".ev-card .open");
    let quote = visit.text(".ev-card .quote");
    visit.click(".ev-card .open");
    visit.wait_for(".art mark");
    let marked = visit.text(".art mark");
    assert!(quote.contains(&marked), "{quote}: {marked}");
    let seen = "const box = document.querySelector('.art mark').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight";
    visit.wait(&format!("(() => {{ {seen} }})()"));
    assert!(visit.has_focus(".art mark"), "the sentence has the focus");
    // In the other script, and in both beside each other.
    visit.press("s");
    visit.press("2");
    visit.wait_for(".spread.pair mark, .cell.a mark");
    visit.back();
    visit.wait_for(".timeline .ev-card");
}

fn lanes_close_and_the_list_stands_alone(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/timeline");
    visit.wait_for(".lane svg");
    let lanes = visit.count(".lane svg");
    visit.click(".lane h2 button");
    visit.wait_count(".lane svg", lanes - 1);
    assert!(visit.address().contains("off="), "{}", visit.address());
    visit.click(".lane h2 button");
    visit.wait_count(".lane svg", lanes);
    visit.size(PHONE);
    visit.wait_count(".stage", 0);
    visit.wait_for(".evlist li");
    visit.shot("timeline-390");
    visit.click(".evlist li a");
    visit.wait_for(".evlist li.on .ev-card");
    visit.shot("timeline-card-390");
    visit.click(".tl-top .seg button");
    visit.wait_for(".stage .slipv");
    assert!(visit.overflow() <= 0, "{}", visit.overflow());
}

fn the_filter_of_the_library_holds(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/timeline?script=hant&e=x");
    visit.wait_for(".tl-top .chip.on");
    visit.click(".tl-top [data-do=filter]");
    visit.wait_for("dialog[open] .facets");
    visit.press("Escape");
    visit.wait_count("dialog[open]", 0);
    let few = visit.text(".tl-top .sub");
    visit.click(".tl-top .chip.on");
    visit.wait("!location.hash.includes('script=')");
    visit.wait(&format!(
        "document.querySelector('.tl-top .sub').textContent !== '{few}'"
    ));
    visit.click(".rail a");
    visit.wait_for(".entry");
}
