//! The bundle of the seed pages, made in the test; they are not part of the repository.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use bundle::{About, Bundle};

use crate::visit::Visit;

/// The folder of the seed pages, when it is there.
fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    folder.is_dir().then_some(folder)
}

/// The bundle of the seed pages; nothing, said in a line, where the pages are not.
pub(crate) fn seeds() -> Option<&'static Bundle> {
    static SEEDS: OnceLock<Option<Bundle>> = OnceLock::new();
    SEEDS.get_or_init(make).as_ref()
}

fn make() -> Option<Bundle> {
    let Some(folder) = folder() else {
        println!("the seed pages are not there: journeys over them are left out");
        return None;
    };
    let mut articles = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of the seed pages") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name")
            .to_owned();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let bytes = fs::read(&path).expect("a seed page");
            articles.push(ingest::ingest(&name, &bytes, &"0".repeat(64)).expect("an article"));
        }
    }
    let about = About {
        title: "地方组织网页存档".into(),
        ..About::default()
    };
    Some(ingest::assemble(articles, about))
}

/// Puts the bundle of the seed pages on the site; false where the pages are not.
pub(crate) fn serve_seeds(visit: &Visit) -> bool {
    let Some(bundle) = seeds() else { return false };
    let bytes = bundle::write_one(bundle);
    visit.change(|site| site.put("data/bundle.json", bytes.clone()));
    true
}
