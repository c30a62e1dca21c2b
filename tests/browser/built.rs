//! A built page in a folder of its own, to be changed and sealed again: what a site has published.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::{place, seal};

use crate::visit::Visit;
use crate::watch;

/// A site of one journey. Its folder is taken away with the visit: a browser may still fetch from it
/// when the journey is over.
#[derive(Debug)]
pub(crate) struct Built {
    folder: PathBuf,
}

impl Built {
    /// The page as it was built, with the script that keeps the log, sealed. `name` is for the folder,
    /// and stands in the page as its version.
    pub(crate) fn new(visit: &Visit, name: &str) -> Self {
        let built = Self::copy(visit, name, &place::dist());
        built.edit("index.html", |page| {
            let page = page.replacen(
                "<title>",
                &format!("<meta name=version content={name}><title>"),
                1,
            );
            watch::watched(&page)
        });
        built.write(watch::FILE, watch::SCRIPT);
        built.seal();
        built
    }

    /// The next version: the page says so, and the program that converts, which no page has loaded
    /// before it is needed, has another name.
    pub(crate) fn next(&self, visit: &Visit, name: &str) -> Self {
        let next = Self::copy(visit, name, &self.folder);
        let old = next.file("duizhao-converter-", ".js");
        let new = format!("duizhao-converter-{:0>16}.js", name.len());
        fs::rename(next.path(&old), next.path(&new)).unwrap();
        next.edit(&new, |script| format!("{script}\n// {name}"));
        next.edit("index.html", |page| {
            let page = page.replace(&old, &new);
            let (before, rest) = page.split_once("name=version content=").unwrap();
            let (_, after) = rest.split_once('>').unwrap();
            format!("{before}name=version content={name}>{after}")
        });
        next.seal();
        next
    }

    fn copy(visit: &Visit, name: &str, from: &Path) -> Self {
        let port = visit
            .url()
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>();
        let folder = place::root().join(format!("target/sites/{port}-{name}"));
        drop(fs::remove_dir_all(&folder));
        copy(from, &folder);
        visit.take_away(&folder);
        Self { folder }
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Names every file anew, as a publisher does after a change.
    pub(crate) fn seal(&self) {
        seal::seal(&self.folder).unwrap();
    }

    /// The file that begins and ends so.
    pub(crate) fn file(&self, begin: &str, end: &str) -> String {
        let names = fs::read_dir(&self.folder).unwrap().flatten();
        let mut names = names.map(|file| file.file_name().to_string_lossy().into_owned());
        names
            .find(|name| name.starts_with(begin) && name.ends_with(end))
            .unwrap()
    }

    /// What is in a file.
    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), content).unwrap();
    }

    /// Takes a file away.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Changes a text file.
    pub(crate) fn edit(&self, path: &str, change: impl FnOnce(&str) -> String) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        self.write(path, change(&text));
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy(&file.path(), &target);
        } else {
            fs::copy(file.path(), target).unwrap();
        }
    }
}
