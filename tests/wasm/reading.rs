//! Files and what lies beside the page.

use duizhao_web::browser::fetch::{self, FetchError};
use duizhao_web::browser::file::{FileError, unpack};
use js_sys::Uint8Array;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::keeper;

/// "duizhao " 32 times, as gzip.
const PACKED: [u8; 31] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 41, 205, 172, 202, 72, 204, 87, 72, 25, 161, 52, 0, 187,
    136, 171, 197, 0, 1, 0, 0,
];

fn packed() -> Uint8Array {
    Uint8Array::from(PACKED.as_slice())
}

#[wasm_bindgen_test]
async fn a_gzip_file_is_unpacked() {
    assert_eq!(
        unpack(packed(), 256).await,
        Ok("duizhao ".repeat(32).into_bytes())
    );
}

#[wasm_bindgen_test]
async fn a_gzip_file_that_unpacks_to_too_much_is_given_up() {
    assert_eq!(unpack(packed(), 255).await, Err(FileError::TooLarge));
}

#[wasm_bindgen_test]
async fn a_damaged_gzip_file_is_told_from_a_sound_one() {
    let cut = packed().slice(0, 20);
    assert_eq!(unpack(cut, 256).await, Err(FileError::BrokenGzip));
    let wrong = packed();
    wrong.set_index(26, 0);
    assert_eq!(unpack(wrong, 256).await, Err(FileError::BrokenGzip));
    let nothing = Uint8Array::new_with_length(0);
    assert_eq!(unpack(nothing, 256).await, Err(FileError::BrokenGzip));
}

#[wasm_bindgen_test]
async fn only_what_lies_in_the_folder_of_the_page_is_fetched() {
    let (on_progress, progress) = keeper();
    for url in [
        "https://example.org/bundle.json",
        "//example.org/bundle.json",
        "data:application/json,[]",
        "blob:null/1",
        "file:///etc/hostname",
        "http://user@localhost/bundle.json",
        "http://[",
    ] {
        assert_eq!(
            fetch::fetch(url, on_progress.clone()).await,
            Err(FetchError::OutsideScope),
            "{url}"
        );
    }
    let missing = fetch::fetch("no-such-file.json", on_progress).await;
    assert_eq!(missing, Err(FetchError::Status(404)));
    assert!(progress.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn a_file_beside_the_page_is_fetched_and_its_progress_told() {
    let (on_progress, progress) = keeper();
    let bytes = fetch::fetch("./", on_progress).await.unwrap();
    assert!(!bytes.is_empty());
    let last = progress.borrow().last().copied().unwrap();
    assert_eq!(last.loaded, bytes.len() as u64);
    assert!(last.total.is_none_or(|total| total == last.loaded));
    assert_eq!(fetch::scope(), "/");
}

#[wasm_bindgen_test]
async fn digests_are_those_of_sha_256() {
    let digest = fetch::sha256(b"abc").await.unwrap();
    assert_eq!(
        digest,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}
