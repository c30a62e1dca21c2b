//! Journeys through the edition in one file, opened from a disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use xtask::{page, place};

use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(one_file_on_a_disk_is_the_whole_reading_room),
    journey!(a_file_that_was_cut_off_says_so),
];

/// The sample archive in one file, in a folder with a name that addresses have to write otherwise.
fn file() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let folder = place::root().join("target/single/讀 本 100%");
        let file = folder.join("文庫#1.html");
        page::single_file(&place::sample_pages(), &file).unwrap();
        file
    })
}

/// The address of a file.
fn address(file: &Path) -> String {
    let path = file.to_str().unwrap();
    let path = path.replace('%', "%25").replace('#', "%23");
    format!("file://{}", path.replace(' ', "%20"))
}

fn one_file_on_a_disk_is_the_whole_reading_room(visit: &Visit) {
    let room = address(file());
    visit.size(DESK);
    visit.goto(&room);
    visit.wait_for(".entry");
    assert_eq!(visit.eval("return location.protocol"), "file:");
    // A word of the other script is found.
    visit.press("/");
    visit.type_into(".search input", "漢字");
    visit.wait("document.querySelector('.search .also b')?.textContent === '汉字'");
    // Tables and the program that converts stand in the file as well.
    visit.goto(&format!("{room}#/a/reform.erjian-1977?v=pair"));
    visit.wait_for(".pair .cell.b[lang^=zh-Hant] [data-s]");
    visit.shot("single-pair");
    visit.goto(&format!("{room}#/timeline"));
    visit.wait_for(".stage .slipv");
    assert_eq!(visit.axe(), [""; 0]);
    // What a reader marks is kept, as far as the browser keeps anything for a file.
    visit.goto(&format!("{room}#/a/reform.erjian-1977"));
    visit.wait_for("article.read p");
    visit.eval(
        "const text = document.querySelectorAll('article.read p')[1].firstChild;
         getSelection().setBaseAndExtent(text, 7, text, 12)",
    );
    visit.wait_for(".inks");
    visit.click(".inks button:nth-of-type(1)");
    visit.wait_for(".told[data-told='0']");
    visit.reload();
    visit.wait_for("article.read .hl");
    visit.click(".notes li button");
    visit.wait_count(".hl", 0);
    visit.size(PHONE);
    visit.goto(&format!("{room}#/set"));
    visit.wait_for(".terms");
    assert!(visit.overflow() <= 0);
    visit.shot("single-set-390");
    // Nothing of a site is asked for.
    assert_eq!(visit.requests(), [""; 0]);
}

fn a_file_that_was_cut_off_says_so(visit: &Visit) {
    let whole = fs::read(file()).unwrap();
    let name = format!("cut-{}.html", visit.engine().name());
    let cut = file().with_file_name(name);
    for percent in [60, 97] {
        let end = whole.len() * percent / 100;
        fs::write(&cut, &whole[..end]).unwrap();
        visit.goto("about:blank");
        visit.goto(&address(&cut));
        visit.wait(
            "document.getElementById('dz-trouble-detail')?.textContent.includes('not whole')",
        );
        visit.shot(&format!("single-cut-{percent}"));
        drop(visit.take_problems());
    }
    fs::remove_file(&cut).unwrap();
}
