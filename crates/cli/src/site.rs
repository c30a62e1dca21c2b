//! `duizhao site`: what lies beside the page for its host, and for who has no script.
//!
//! Made of the bundle alone, so that any built site can be given it, whoever built the page. None of it
//! is in the page's list of files: the service worker keeps the page, not a second form of its texts.

mod address;
mod article;
mod list;
mod map;
mod markup;
mod missing;
mod plain;
mod script;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, ensure};

use self::address::Base;
use self::plain::{ARTICLES, Plain};
use crate::opened::Opened;
use crate::output;
use crate::settings;
use crate::terminal;

/// Put beside a built page what its host needs, and the articles for who has no script.
///
/// Writes SITE/404.html, which the host answers with where there is nothing, and SITE/.nojekyll, so that
/// GitHub Pages publishes every file as it is; and of the archive SITE/data the plain pages SITE/read/: a
/// list by year, each article as archived, and in the other script as far as a program can convert it.
/// Archives of over 5000 articles get them with --read only, for they double the files of a site.
///
/// --address says where the site will be published (`https://name.github.io/archive/`). Without it 404.html can
/// only offer the folders above, for it does not know how deep it is shown, and there is no sitemap.xml, which
/// names whole addresses. A file duizhao.toml, named by --about, may have both: address = "https://…/" and
/// read = false.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  written
  2  wrong usage, no index.html in SITE, the archive cannot be read, or a file cannot be written"
)]
pub(crate) struct SiteArgs {
    /// The folder with index.html.
    #[arg(value_name = "SITE")]
    site: PathBuf,
    /// Where the site will be published.
    #[arg(long, value_name = "URL", value_parser = Base::new)]
    address: Option<Base>,
    /// What the publisher says of the archive: its duizhao.toml.
    #[arg(long, value_name = "FILE")]
    about: Option<PathBuf>,
    /// Write the plain pages, however many there are.
    #[arg(long, conflicts_with = "no_read")]
    read: bool,
    /// Write none; read/ says so, and where the archive is.
    #[arg(long)]
    no_read: bool,
}

/// Writes the files.
pub(crate) fn site(args: &SiteArgs) -> Result<ExitCode> {
    let site = &args.site;
    ensure!(
        site.join("index.html").is_file(),
        "there is no index.html in {}",
        site.display()
    );
    let settings = settings::published(args.about.as_deref())?;
    let said = settings.address.as_deref().map(Base::new).transpose();
    let said = said.map_err(|wrong| anyhow!("address in {}: {wrong}", settings::FILE))?;
    let base = args.address.as_ref().or(said.as_ref());
    output::put(&site.join(missing::FILE), missing::page(base).as_bytes())?;
    output::put(&site.join(".nojekyll"), b"")?;
    let opened = Opened::new(&site.join("data"))?;
    let plain = Plain {
        opened: &opened,
        base,
    };
    let articles = opened.bundle.articles.len();
    let is_wanted = match (args.read, args.no_read) {
        (true, _) => true,
        (_, true) => false,
        _ => settings.read.unwrap_or(articles <= ARTICLES),
    };
    let pages = if is_wanted {
        plain.write(site)?
    } else {
        plain.write_none(site)?;
        Vec::new()
    };
    let maps = match base {
        Some(base) => map::maps(base, &pages),
        None => Vec::new(),
    };
    for (file, map) in &maps {
        output::put(&site.join(file), map.as_bytes())?;
    }
    forget(site, &maps)?;
    terminal::say(&told(articles, pages.len(), base))?;
    Ok(ExitCode::SUCCESS)
}

/// What was written, and what was not.
fn told(articles: usize, pages: usize, base: Option<&Base>) -> String {
    let read = match pages {
        0 => format!("no plain pages of {articles} articles (--read writes them)"),
        _ => format!("{pages} plain pages of {articles} articles"),
    };
    let rest = match base {
        Some(_) => "404.html, sitemap.xml",
        None => "404.html that names folders; no sitemap.xml (--address gives both an address)",
    };
    [&read, ", ", rest].concat()
}

/// Takes away maps of an earlier time, which name what is no more. Maps of others stay.
fn forget(site: &Path, maps: &[(String, String)]) -> Result<()> {
    for entry in fs::read_dir(site).with_context(|| format!("reading {}", site.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_map =
            name.starts_with("sitemap") && entry.path().extension() == Some("xml".as_ref());
        if !is_map || maps.iter().any(|(map, _)| *map == name) {
            continue;
        }
        if fs::read_to_string(entry.path()).is_ok_and(|xml| map::is_ours(&xml)) {
            fs::remove_file(entry.path()).with_context(|| format!("taking away {name}"))?;
        }
    }
    Ok(())
}
