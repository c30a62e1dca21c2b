//! `duizhao build`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::{Result, bail};
use bundle::{Article, ArticleId, BodyAt};
use rayon::prelude::*;

use crate::args::BuildArgs;
use crate::overrides::Decisions;
use crate::report::{self, Doubt, Failure, Report};
use crate::settings::{self, Archive};
use crate::walk::{Page, Walk, walk};
use crate::{corrections, output, page, review, rules, terminal, wording};

/// Builds a bundle and reports.
pub(crate) fn build(args: &BuildArgs) -> Result<ExitCode> {
    let Archive { about, recursive } = settings::archive(&args.folders, args.about.as_deref())?;
    let walk = walk(&args.folders, args.recursive || recursive)?;
    if walk.pages.is_empty() && walk.failed.is_empty() {
        let named: Vec<_> = args
            .folders
            .iter()
            .map(|it| it.display().to_string())
            .collect();
        let hint = if walk.unentered.is_empty() {
            ""
        } else {
            "; --recursive reads those below"
        };
        bail!(
            "there is no .txt, .html or .htm file in {}{hint}",
            named.join(", ")
        );
    }
    let Walk {
        pages,
        skipped,
        unentered,
        failed,
        ..
    } = walk;
    let mut report = Report {
        read: pages.len(),
        skipped,
        unentered,
        failed,
        ..Report::default()
    };
    let decisions = Decisions::read(&args.folders, args.overrides.as_deref())?;
    let made = make_all(&pages, args.max_page_bytes, &decisions);
    let (articles, numbers) = take(&pages, made, &mut report);
    report.unmatched = decisions.unmatched(&numbers);
    if !articles.is_empty() {
        let corrections = corrections::read(&args.folders, args.corrections.as_deref())?;
        let mut bundle = ingest::assemble_with(articles, about, &corrections.foundings);
        corrections.apply(&mut bundle.articles, &mut report);
        report.dates = corrections::conflicts(&bundle.articles);
        if let Some(rules) = &args.rules {
            rules::add(rules, &mut bundle)?;
        }
        report.near = report::near(&bundle.articles)
            .map(|pair| pair.named())
            .collect();
        report.written = Some(output::write(&bundle, &args.out, args.split)?);
        let review = review::report(&bundle);
        output::put(&args.out.join(review::FILE), review.as_bytes())?;
    }
    if args.json {
        terminal::say_json(&report)?;
    } else {
        terminal::say(report.to_string().trim_end())?;
    }
    Ok(ExitCode::from(u8::from(!report.is_clean(args.strict))))
}

/// An article, and the numbers of the decisions about it that match nothing.
type Made = (Article, Vec<usize>);

/// Makes an article of every page, on all processors, in the order of the pages.
fn make_all(pages: &[Page], max_bytes: u64, decisions: &Decisions) -> Vec<Result<Made>> {
    let progress = terminal::progress(pages.len());
    let made = pages
        .par_iter()
        .map(|page| {
            let made = page::make(page, max_bytes, decisions);
            progress.inc(1);
            made
        })
        .collect();
    progress.finish_and_clear();
    made
}

/// Takes the articles that can go into one bundle and reports on all. Gives for each, by its id,
/// the numbers of the decisions about it that match nothing.
fn take(
    pages: &[Page],
    made: Vec<Result<Made>>,
    report: &mut Report,
) -> (Vec<Article>, BTreeMap<String, Vec<usize>>) {
    let mut articles = Vec::new();
    let mut unmatched = BTreeMap::new();
    let mut ids: BTreeMap<ArticleId, String> = BTreeMap::new();
    for (page, made) in pages.iter().zip(made) {
        let file = page.name();
        let (article, numbers) = match made {
            Ok(made) => made,
            Err(error) => {
                report.failed.push(Failure {
                    file,
                    reason: format!("{error:#}"),
                });
                continue;
            }
        };
        if let Some(first) = ids.get(&article.id) {
            let reason = format!("its id {} is already that of {first}", article.id);
            report.failed.push(Failure { file, reason });
            continue;
        }
        ids.insert(article.id.clone(), file.clone());
        report.made += 1;
        report.doubtful.extend(doubt(&article, file));
        unmatched.insert(article.id.to_string(), numbers);
        articles.push(article);
    }
    (articles, unmatched)
}

fn doubt(article: &Article, file: String) -> Option<Doubt> {
    let BodyAt::Here(body) = &article.body else {
        return None;
    };
    let doubtful = body.notes.iter().filter(|note| note.kind.is_doubtful());
    let reasons: Vec<_> = doubtful.map(|note| wording::note(&note.kind)).collect();
    (!reasons.is_empty()).then(|| Doubt {
        file,
        id: article.id.to_string(),
        reasons,
    })
}
