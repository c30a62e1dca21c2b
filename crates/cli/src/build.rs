//! `duizhao build`.
//!
//! Two passes, so that an archive may be larger than memory. The first makes an article of every page
//! and puts it away in a folder beside the output; only what the archive must know of it stays: its
//! id, its region, foundings, by what it meets others. Then those that are nearly the same are found.
//! The second pass takes the articles out again in the order of their ids, finishes them and writes
//! them. What was put away serves the next build, and one that was interrupted goes on from there.

mod alongside;
mod entry;
mod finish;
mod likeness;
mod site;
mod store;
mod survey;

use std::process::ExitCode;

use anyhow::{Result, bail};
use bundle::{About, Article, Body, Bundle, Part};

use self::alongside::Alongside;
use self::entry::Facts;
use self::finish::{Finish, Finished};
use self::site::Site;
use self::store::{Place, Store};
use self::survey::{Survey, Workshop};
use crate::args::BuildArgs;
use crate::corrections::{self, Uncorrected};
use crate::index::{FEWEST, Indexer};
use crate::output::{self, Written};
use crate::overrides::Decisions;
use crate::pack::{Shell, pack};
use crate::report::{self, DoubtfulDate, Report};
use crate::review::{self, Review};
use crate::rules::Added;
use crate::settings::{self, Archive};
use crate::terminal::{self, Stage};
use crate::walk::{Walk, walk};

/// Builds a bundle and reports.
pub(crate) fn build(args: &BuildArgs) -> Result<ExitCode> {
    let Archive { about, recursive } = settings::archive(&args.folders, args.about.as_deref())?;
    let walk = walk(&args.folders, args.recursive || recursive)?;
    if walk.pages.is_empty() && walk.failed.is_empty() {
        return nothing(args, &walk);
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
    // Before the work, not after it.
    let shell = args.single_file.as_ref().map(|_| Shell::read(&args.page));
    let shell = shell.transpose()?;
    let decisions = Decisions::read(&args.folders, args.overrides.as_deref())?;
    let place = match &args.cache {
        Some(folder) => Place::In(folder),
        None if args.no_cache => Place::Nowhere,
        None => Place::Beside,
    };
    let mut store = Store::new(&place, &args.out);
    if !pages.is_empty() {
        store.open()?;
    }
    let workshop = Workshop {
        pages: &pages,
        max_bytes: args.max_page_bytes,
        decisions: &decisions,
        store: &store,
    };
    let stage = Stage::begin("reading", pages.len(), args.json);
    let survey = Survey::new(&workshop, &mut report, &stage);
    stage.end();
    report.kept = survey.kept;
    if !survey.articles.is_empty() {
        let written = write(args, about, &workshop, &survey, &mut report)?;
        report.written = Some(written);
        store.tidy(&survey.keys());
        if let Some((file, shell)) = args.single_file.as_ref().zip(shell) {
            report.single_file = Some(pack(&shell, &args.page, &args.out, file)?);
        }
    }
    if args.json {
        terminal::say_json(&report)?;
    } else {
        terminal::say(report.to_string().trim_end())?;
    }
    Ok(ExitCode::from(u8::from(!report.is_clean(args.strict))))
}

/// Says that there is nothing to read.
fn nothing(args: &BuildArgs, walk: &Walk) -> Result<ExitCode> {
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

/// Finishes the articles and writes them.
fn write(
    args: &BuildArgs,
    about: About,
    workshop: &Workshop<'_>,
    survey: &Survey,
    report: &mut Report,
) -> Result<Written> {
    let corrections = corrections::read(&args.folders, args.corrections.as_deref())?;
    let rules = Added::read(args.rules.as_deref())?;
    let mut foundings = survey.foundings.clone();
    foundings.extend(&corrections.foundings);
    let meetings = likeness::meetings(survey);
    let stage = Stage::begin("comparing", meetings.len(), args.json);
    let links = likeness::links(workshop, survey, &meetings, &stage)?;
    stage.end();
    report.near = report::near(&survey.ids(), &links);
    let mut bundle = ingest::bundle_of(Vec::new(), about, &survey.regions);
    bundle.rules.clone_from(&rules.all);
    let finish = Finish {
        workshop,
        survey,
        links: &links,
        foundings: &foundings,
        corrections: &corrections,
        rules: &rules,
    };
    let written = finished(args, &finish, bundle, report)?;
    rules.warn_of_none(|id| survey.has(id.as_str()));
    Ok(written)
}

/// Writes the finished articles: in one file where they fit, else part by part. The page with the
/// repairs goes before the bundle file, which is the last in any case.
fn finished(
    args: &BuildArgs,
    finish: &Finish<'_>,
    bundle: Bundle,
    report: &mut Report,
) -> Result<Written> {
    let known = finish.survey.articles.iter();
    let bytes = known.map(|it| it.facts.bytes.0 + it.facts.bytes.1).sum();
    if !args.split && site::may_be_one_file(bytes) {
        let written = in_one_file(args, finish, bundle.clone(), report)?;
        if let Some(written) = written {
            return Ok(written);
        }
    }
    in_parts(args, finish, bundle, report)
}

/// Writes the bundle in one file; nothing, if it is too large for that.
fn in_one_file(
    args: &BuildArgs,
    finish: &Finish<'_>,
    mut bundle: Bundle,
    report: &mut Report,
) -> Result<Option<Written>> {
    let mut review = Repairs::default();
    let mut remarks = Remarks::new(finish);
    let stage = Stage::begin("writing", finish.survey.articles.len(), args.json);
    finish.all(&mut [&mut review], true, &stage, |mut one| {
        remarks.take(&mut one);
        bundle.articles.push(site::whole(one)?);
        Ok(())
    })?;
    stage.end();
    remarks.report(report);
    review.write(args, &bundle.about, report)?;
    output::write_one(&bundle, &args.out)
}

/// Writes the bundle part by part, with an index of a large one.
fn in_parts(
    args: &BuildArgs,
    finish: &Finish<'_>,
    bundle: Bundle,
    report: &mut Report,
) -> Result<Written> {
    let articles = &finish.survey.articles;
    let mut review = Repairs::default();
    let mut index = Index((articles.len() >= FEWEST).then(|| Indexer::new(&args.out)));
    let mut remarks = Remarks::new(finish);
    let heads = articles.iter().map(|known| known.facts.bytes.0).sum();
    let lines = finish.workshop.store.passing_file();
    let mut site = Site::new(&args.out, lines, articles.len(), heads)?;
    let stage = Stage::begin("writing", articles.len(), args.json);
    finish.all(&mut [&mut review, &mut index], false, &stage, |mut one| {
        remarks.take(&mut one);
        site.add(one)
    })?;
    stage.end();
    for part in [review.finish()?, index.finish()?].into_iter().flatten() {
        site.list(part)?;
    }
    remarks.report(report);
    review.write(args, &bundle.about, report)?;
    site.finish(bundle)
}

/// What finishing the articles brought up for the report.
struct Remarks {
    dates: Vec<DoubtfulDate>,
    uncorrected: Vec<Uncorrected>,
}

impl Remarks {
    fn new(finish: &Finish<'_>) -> Self {
        Self {
            dates: Vec::new(),
            uncorrected: finish.corrections.of_none(|id| finish.survey.has(id)),
        }
    }

    fn take(&mut self, one: &mut Finished) {
        self.dates.append(&mut one.dates);
        self.uncorrected.append(&mut one.uncorrected);
    }

    fn report(mut self, report: &mut Report) {
        self.uncorrected.sort_by_key(|(place, _)| *place);
        let problems = self.uncorrected.into_iter().map(|(_, problem)| problem);
        report.uncorrected = problems.collect();
        report.dates = self.dates;
    }
}

/// The search index, where there is to be one.
struct Index(Option<Indexer>);

impl Alongside for Index {
    fn wants(&self, _: &Facts) -> bool {
        self.0.is_some()
    }

    fn pass(&mut self, _: u32, article: &Article, body: &Body) -> Result<()> {
        match &mut self.0 {
            Some(indexer) => indexer.add(article, body),
            None => Ok(()),
        }
    }

    fn finish(&mut self) -> Result<Vec<Part>> {
        let root = self.0.take().map(Indexer::finish).transpose()?;
        Ok(root.into_iter().map(|(part, _)| part).collect())
    }
}

/// The page with all repairs, made alongside.
#[derive(Default)]
struct Repairs(Review);

impl Repairs {
    fn write(&mut self, args: &BuildArgs, about: &About, report: &Report) -> Result<()> {
        let review = std::mem::take(&mut self.0);
        let page = review.finish(&about.title, &report.near);
        output::put(&args.out.join(review::FILE), page.as_bytes())
    }
}

impl Alongside for Repairs {
    fn wants(&self, facts: &Facts) -> bool {
        facts.is_repaired
    }

    fn pass(&mut self, number: u32, article: &Article, body: &Body) -> Result<()> {
        self.0.pass(number, article, body);
        Ok(())
    }

    /// It has no parts: nobody who reads the archive needs it.
    fn finish(&mut self) -> Result<Vec<Part>> {
        Ok(Vec::new())
    }
}
