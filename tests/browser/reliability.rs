//! What can go wrong, and the journeys that show what the page does then. Every run writes the table, with
//! what came of the journeys in each engine, to `target/reliability.md`; `docs/reliability.md` is such a
//! table, and has the same rows.
//!
//! `cargo test --test browser reliability` makes these journeys and no others.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::sync::{Mutex, PoisonError};

use libtest_mimic::{Failed, Trial};
use xtask::engine::Engine;
use xtask::place;

use crate::journey::Journey;

/// What goes wrong, what the page does then, and the journey that shows it.
type Row = (&'static str, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("there is no network", "the page opens as it was kept: list, search, article, both scripts, timeline", "after_one_visit_the_page_opens_without_a_network"),
    ("the same, and nothing was kept", "it does not open: what the row above shows is no cache of the browser's", "without_a_service_worker_it_does_not"),
    ("a newer version is published", "it waits, a bar says so, and reloading alone does not take it", "a_newer_version_waits_until_the_reader_wants_it"),
    ("another tab takes the newer version", "the old tab goes on with its own, files included that it had not loaded", "an_old_tab_keeps_its_version"),
    ("a newer version differs in one file", "only that file, the page and the list are fetched", "only_what_has_changed_is_fetched_again"),
    ("version after version is published", "two are kept, no more", "at_most_two_versions_are_kept"),
    ("half a deployment: new service worker, old page or a file missing", "the old version stays and says so; the whole one is then installed", "half_a_deployment_leaves_the_version_that_works"),
    ("half a deployment before the first visit", "the page works and is not kept, and says so", "a_page_half_deployed_before_the_first_visit_is_not_kept"),
    ("a file on the server is cut off, or a sign-in page in its place", "the old version stays, without a network too", "a_damaged_file_on_the_server_is_not_installed"),
    ("a kept file is damaged", "it is fetched again as it was built; without a network it is not run, and the page says that it has broken", "what_was_damaged_in_the_cache_is_mended"),
    ("the list of kept files is damaged", "nothing kept by it is used", "a_damaged_list_is_no_version"),
    ("the service worker has gone from the server", "what is kept goes on working", "a_service_worker_that_is_gone_harms_nothing"),
    ("the server answers with what no list names", "it is not kept", "nothing_is_kept_that_no_list_names"),
    ("other apps of the same origin have caches, and the site takes its own back", "theirs are untouched", "caches_of_other_apps_are_left_alone"),
    ("the site lies under another path", "the same build works, and is kept apart", "one_build_works_under_any_path"),
    ("service workers are refused", "all else works; the settings say that nothing is kept", "where_service_workers_are_refused_all_else_works"),
    ("a page of another site frames ours", "nothing is kept", "a_page_in_a_frame_keeps_nothing"),
    ("the host sends the headers of `deploy`", "the page works and is kept under both policies", "headers_of_a_host_that_sends_them_break_nothing"),
    ("the archive is small", "all of it is kept unasked", "a_small_archive_is_kept_by_itself"),
    ("the archive is large", "it is kept when the reader asks; what goes from the cache is missed and got again, alone", "a_large_archive_is_kept_when_the_reader_asks"),
    ("the reader stops, or leaves, half way", "what came stays, and the rest comes later", "what_was_stopped_goes_on_where_it_was"),
    ("a part cannot be had, or is something else", "it is not kept, the settings say so, and it is got later", "a_part_that_cannot_be_had_is_told_and_got_later"),
    ("the page is to be installed", "the browser finds nothing against it; two copies are two apps", "nothing_keeps_the_page_from_being_installed"),
    ("the system opens a file with the page", "it is opened", "a_file_of_the_system_is_opened"),
    ("a text is shared with the page", "it is looked for", "a_text_that_is_shared_is_looked_for"),
    ("a bundle of somebody else holds markup, addresses and controls in every field", "all of it is text: no element, no link, no request, no violation", "payloads_in_every_field_are_text"),
    ("a web page comes in place of the archive", "said so; a file can be opened instead", "a_web_page_in_place_of_the_bundle_is_told"),
    ("the archive is missing", "said so with the status", "a_bundle_that_is_not_there_is_told"),
    ("a file is cut off, of a newer format, no archive, or nested without end", "said so; what was open stays", "a_broken_file_leaves_what_was_open"),
    ("one article of an archive is damaged", "the others can be read, and the damage is named", "one_bad_article_leaves_the_others"),
    ("a part of the archive is damaged", "said so, and tried again on demand", "a_part_that_is_damaged_is_told"),
    ("a packed part unpacks to more than it says", "it is not unpacked further", "packed_parts_are_unpacked_and_a_bomb_is_not"),
    ("no worker can be had", "the engine runs beside the page", "without_a_worker_both_scripts_stand_side_by_side"),
    ("a conversion table is damaged", "said so, and tried again", "a_damaged_table_is_told_and_tried_again"),
    ("the program that converts does not come", "said so, and tried again", "a_converter_that_does_not_come_is_told_and_tried_again"),
    ("a search lacks a part of its index", "the list says that it is not complete", "a_search_that_lacks_something_says_so"),
    ("the page is left, its tab or its worker ends, its storage is full or the browser is killed while marks are made", "every mark that was shown as kept is there again", "what_was_shown_as_kept_outlives_kills"),
    ("neither storage nor database takes a mark", "it is drawn, and said that it is not kept", "a_mark_that_cannot_be_kept_says_so"),
    ("two tabs mark the same article", "each shows what the other marks", "what_one_tab_marks_the_other_shows"),
    ("the archive is built anew", "marks are found by their words; one that has no place any more is listed with its note", "a_mark_outlives_an_archive_built_anew"),
    ("the archive is one file on a disk", "all of it works: search, both scripts, timeline, marks; nothing is asked for", "one_file_on_a_disk_is_the_whole_reading_room"),
    ("such a file was copied only in part", "said so", "a_file_that_was_cut_off_says_so"),
    ("an address leads nowhere", "a page leads home from any depth", "an_address_that_is_none_leads_home_from_any_depth"),
    ("there is no script", "plain pages have every article in both scripts", "plain_pages_are_read_without_the_page_and_lead_into_it"),
    ("something in the page wants to run a script or write markup", "the browser refuses it", "only_scripts_of_ours_are_let_in"),
    ("something in the page wants another host", "nothing is asked of any", "the_page_asks_only_its_own_host"),
];

/// What stands over the table.
const HEAD: &str = "\
# What can go wrong, and what happens then

Each row is a journey of `tests/browser` in real browsers, by its name. Besides what a row says, no
journey may leave an error, a request to another host or a violation of the page's policy behind. The
table is written by the run itself (`cargo test --test browser reliability`, to `target/reliability.md`),
and a check compares the rows here with those of the tests.

\u{201c}passed\u{201d} and \u{201c}failed\u{201d} are what came of the last run that was put here; \u{201c}\u{2014}\u{201d}: not for this engine, or not
run. An engine that is asked for one thing only (the developer tools of Chromium) stands for all.
";

/// What came of journeys, by name and engine.
static CAME: Mutex<BTreeMap<(&str, &str), bool>> = Mutex::new(BTreeMap::new());

/// Whether a journey has a row.
pub(crate) fn has_row(journey: &Journey) -> bool {
    ROWS.iter().any(|(.., name)| *name == journey.name)
}

/// Writes down what came of a journey.
pub(crate) fn note(journey: &'static Journey, engine: Engine, passed: bool) {
    let mut came = CAME.lock().unwrap_or_else(PoisonError::into_inner);
    came.insert((journey.name, engine.name()), passed);
}

/// Writes the table of this run, if it made any of these journeys.
pub(crate) fn write() {
    let came = CAME.lock().unwrap_or_else(PoisonError::into_inner);
    if !ROWS
        .iter()
        .any(|(.., name)| came.keys().any(|(made, _)| made == name))
    {
        return;
    }
    let result = |name: &str, engine: &str| match came.get(&(name, engine)) {
        Some(true) => "passed",
        Some(false) => "failed",
        None => "\u{2014}",
    };
    let file = place::root().join("target/reliability.md");
    fs::write(file, table(result)).expect("target can be written to");
}

fn table(result: impl Fn(&'static str, &'static str) -> &'static str) -> String {
    let mut text = format!("{HEAD}\n| what goes wrong | what the page does | journey |");
    for engine in Engine::ALL {
        write!(text, " {} |", engine.name()).unwrap();
    }
    text.push_str("\n|---|---|---|---|---|---|\n");
    for (wrong, does, name) in ROWS {
        write!(text, "| {wrong} | {does} | `{name}` |").unwrap();
        for engine in Engine::ALL {
            write!(text, " {} |", result(name, engine.name())).unwrap();
        }
        text.push('\n');
    }
    text
}

/// Checks of the table itself.
pub(crate) fn checks(journeys: &[&'static Journey]) -> Vec<Trial> {
    let names: Vec<_> = journeys.iter().map(|journey| journey.name).collect();
    let there = move || {
        let gone = ROWS
            .iter()
            .map(|(.., name)| name)
            .filter(|name| !names.contains(name));
        let gone: Vec<_> = gone.copied().collect();
        if gone.is_empty() {
            Ok(())
        } else {
            Err(Failed::from(format!("no journeys: {gone:?}")))
        }
    };
    let same = || {
        let file = place::root().join("docs/reliability.md");
        let document = fs::read_to_string(file)?;
        if without_results(&document) == without_results(&table(|_, _| "passed")) {
            Ok(())
        } else {
            Err(Failed::from(
                "docs/reliability.md has other rows: run these journeys, and put target/reliability.md there",
            ))
        }
    };
    vec![
        Trial::test("reliability::every_row_names_a_journey", there),
        Trial::test("reliability::the_document_has_the_rows_of_the_tests", same),
    ]
}

/// A table without its last three columns.
fn without_results(table: &str) -> Vec<String> {
    let cut = |line: &str| line.split(" | ").take(3).collect::<Vec<_>>().join(" | ");
    table
        .lines()
        .map(|line| {
            if line.starts_with("| ") {
                cut(line)
            } else {
                line.to_owned()
            }
        })
        .collect()
}
