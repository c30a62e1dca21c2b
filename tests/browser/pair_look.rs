//! How 對照 is set, and how it holds up with a long article.

use crate::journey::{Journey, journey};
use crate::pair::pair;
use crate::visit::{DESK, PHONE, Size, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(type_is_set_as_it_should_be, Chromium),
    journey!(a_long_article_opens_and_scrolls, Chromium),
    journey!(what_converts_is_got_ready_only_for_who_may_want_it),
];

/// The widths of the characters of a text in a paragraph with this language.
const WIDTHS: &str = "const width = (text, lang) => {
  const p = document.createElement('p');
  p.lang = lang; p.className = 'read'; p.textContent = text;
  const box = document.createElement('div'); box.className = 'read'; box.append(p);
  document.querySelector('main').append(box);
  const range = document.createRange(); range.selectNodeContents(p);
  const em = parseFloat(getComputedStyle(p).fontSize);
  const wide = range.getClientRects()[0].width / em;
  box.remove(); return wide; };";

fn type_is_set_as_it_should_be(visit: &Visit) {
    visit.size(PHONE);
    pair(visit);
    // Full justified lines without Latin have equal advances.
    let spread = visit.eval(
        "let worst = 0, lines = 0;
         for (const p of document.querySelectorAll('.pair .cell.a > p')) {
           const rects = [];
           const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
           for (let node; (node = walker.nextNode());)
             for (let at = 0; at < node.length; at++) {
               const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 1);
               const rect = range.getBoundingClientRect();
               rects.push({ text: node.data[at], top: Math.round(rect.top), left: rect.left });
             }
           const tops = [...new Set(rects.map((r) => r.top))].slice(0, -1);
           for (const top of tops) {
             const line = rects.filter((r) => r.top === top);
             const text = line.map((r) => r.text).join('');
             if (!/^[\\u4e00-\\u9fff]+$/.test(text.slice(0, -1)) || line.length < 12) continue;
             lines++;
             const steps = line.slice(1).map((r, i) => r.left - line[i].left);
             worst = Math.max(worst, Math.max(...steps) - Math.min(...steps));
           }
         }
         return [worst, lines]",
    );
    assert!(spread[0].as_f64().unwrap() < 0.1, "{spread}");
    // Both columns have as many lines, for each pair that is as long.
    for size in [PHONE, DESK] as [Size; 2] {
        visit.size(size);
        let uneven = visit.eval(
            "return [...document.querySelectorAll('.pair .row')].map((row) => ['.cell.a', '.cell.b'].map((side) => {
               const p = row.querySelector(side + ' > p'); if (!p) return 0;
               return Math.round(p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight)); }))
             .filter(([a, b]) => a && b && a !== b)",
        );
        assert_eq!(uneven, serde_json::json!([]), "{size:?}");
    }
    // Marks of the other script are a character wide; dates stand apart from what is around them.
    let widths = visit.eval(&format!(
        "{WIDTHS} return [width('好“好', 'zh-Hans') - width('好好', 'zh-Hans'), width('共117篇', 'zh-Hans'), getComputedStyle(document.querySelector('.read')).textAutospace]"
    ));
    assert!((widths[0].as_f64().unwrap() - 1.0).abs() < 0.02, "{widths}");
    assert!(widths[1].as_f64().unwrap() > 3.6, "{widths}");
    // The glyphs follow the language: the two faces are not the same.
    let faces = visit.eval("return ['.cell.a', '.cell.b'].map((css) => getComputedStyle(document.querySelector('.pair ' + css)).fontFamily)");
    assert_ne!(faces[0], faces[1]);
}

/// A page of fifty thousand characters, in paragraphs of some hundred.
fn long_page() -> Vec<u8> {
    let sentence = "他一再反复地说，后来的干部学习了图书馆里的资料，并且把头发理得很短。";
    let paragraph = format!("　　{}\n", sentence.repeat(6));
    let lines = 50_000 / paragraph.chars().count() + 10;
    format!("长文\n{}", paragraph.repeat(lines)).into_bytes()
}

fn a_long_article_opens_and_scrolls(visit: &Visit) {
    let page = ingest::ingest("long.txt", &long_page(), &"0".repeat(64)).expect("an article");
    let about = bundle::About {
        title: "长文".into(),
        ..bundle::About::default()
    };
    let long = bundle::write_one(&ingest::assemble(vec![page], about));
    visit.change(|site| site.put("data/bundle.json", long.clone()));
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry h2 a");
    let href = visit.attribute(".entry h2 a", "href").unwrap();
    visit.open(&href);
    visit.wait_for("article.read");
    let times = "const begin = performance.now();
         await new Promise((done) => { const look = () => document.querySelector('.pair .cell.b [data-s]') ? requestAnimationFrame(() => setTimeout(done)) : setTimeout(look, 1); look(); location.hash += '?v=pair'; });
         return performance.now() - begin";
    let first = visit.eval(times).as_f64().unwrap();
    visit.press("1");
    visit.wait_for("article.read");
    let again = visit.eval(times).as_f64().unwrap();
    let shown = visit.eval("return [...document.querySelectorAll('.cell.a')].map((c) => c.textContent.length).reduce((a, b) => a + b)");
    let frames = visit.eval(
        "const frames = []; let last = performance.now();
         for (let at = 0; at < 90; at++) {
           scrollBy(0, 400);
           await new Promise(requestAnimationFrame);
           const now = performance.now(); frames.push(now - last); last = now;
         }
         return frames.sort((a, b) => b - a).slice(0, 5)",
    );
    println!(
        "a long article: {shown} characters, opened {first:.0} ms with tables, {again:.0} ms again, longest frames {frames}"
    );
    assert!(shown.as_u64().unwrap() > 50_000);
    // Generous, for machines that do other things: the figures are in docs/conversion.md.
    assert!(again < 3000.0, "{again}");
    assert!(frames[2].as_f64().unwrap() < 500.0, "{frames}");
}

fn what_converts_is_got_ready_only_for_who_may_want_it(visit: &Visit) {
    let fetched =
        "performance.getEntriesByType('resource').some((it) => it.name.includes('/tables/st-'))";
    visit.size(DESK);
    visit.open("#/a/reform.erjian-1977");
    visit.wait_for("article.read");
    visit.eval("await new Promise((done) => setTimeout(done, 600))");
    assert_eq!(visit.eval(&format!("return {fetched}")), false);
    // Near the tabs.
    visit.eval("document.querySelector('.views').dispatchEvent(new PointerEvent('pointerenter'))");
    visit.wait(fetched);
    visit.press("2");
    visit.wait_for(".cell.b [data-s]");
    // From now on with each article.
    visit.press("1");
    visit.reload();
    visit.wait_for("article.read");
    visit.wait(fetched);
}
