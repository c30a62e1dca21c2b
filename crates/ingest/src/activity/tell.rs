//! What a text tells of foundings: `X组建于2004年12月`, `2004年12月,X成立`, `2015年是X成立30周年`.

use std::ops::Range;

use bundle::{Mention, Words};

use super::form::{Form, Timex};
use super::founding;
use super::resolve::{Asked, Context, resolve};
use super::scan;
use super::signs::{BREAK, Signs};
use super::value::{self, Instant, Spot};

/// Words for a founding that stand before its date.
const BEFORE: &[&str] = &[
    "成立", "组建", "创办", "创建", "始建", "创立", "建立", "设立", "创刊", "建校", "建会", "建院",
];

/// The longest name, in signs.
const LONGEST: usize = 30;

/// Finds the foundings that a piece tells of and remembers them, before its expressions are read:
/// an anniversary may stand before the sentence that explains it.
pub(super) fn foundings(
    signs: &Signs<'_>,
    timexes: &[Timex],
    context: &mut Context<'_>,
) -> Vec<Mention> {
    let mut told = Vec::new();
    for (at, timex) in timexes.iter().enumerate() {
        if let Form::Anniversary { name, years } = &timex.form {
            let before = timexes.get(..at).and_then(<[Timex]>::last);
            if let Some(year) = before.and_then(|date| year_of(signs, date, context))
                && let Some(date) = before
                && is_in(signs, date.end, timex.start)
            {
                told.extend(tell(
                    signs,
                    name.clone(),
                    Instant::Year(year - years),
                    context,
                ));
            }
            continue;
        }
        let Form::Point(_) = timex.form else { continue };
        let Some(range) = named_before(signs, timex).or_else(|| named_after(signs, timex)) else {
            continue;
        };
        if let Some(instant) = instant_of(signs, timex, context) {
            told.extend(tell(signs, range, instant, context));
        }
    }
    told
}

/// Remembers a founding; gives what is stored of it.
fn tell(
    signs: &Signs<'_>,
    range: Range<usize>,
    instant: Instant,
    context: &mut Context<'_>,
) -> Option<Mention> {
    let name = founding::bare(&signs.plain(range.clone()));
    if name.is_empty() {
        return None;
    }
    learn(context, name, instant);
    let words = Words {
        span: signs.span(range.clone()),
        quote: signs.written(range).to_owned(),
    };
    Some(Mention::Founding {
        words,
        edtf: Spot::from(instant).edtf(),
    })
}

fn learn(context: &mut Context<'_>, name: String, instant: Instant) {
    let known = context
        .founded
        .iter()
        .any(|(known, at)| *known == name && at.year() == instant.year());
    if !known {
        context.founded.push((name, instant));
    }
}

/// Whether an anniversary is said to be in a year: `2015年是`, and the second of two of them.
fn is_in(signs: &Signs<'_>, end: usize, start: usize) -> bool {
    let between = signs.plain(end..start);
    let link = ["是", "为", "恰逢", "正值", "适逢", "时值", "迎来"]
        .iter()
        .any(|word| between.starts_with(word) || between.starts_with(&format!(",{word}")));
    between.chars().count() < 40 && link
}

fn year_of(signs: &Signs<'_>, timex: &Timex, context: &Context<'_>) -> Option<i32> {
    match instant_of(signs, timex, context)? {
        Instant::Year(year) | Instant::Month(year, _) => Some(year),
        Instant::Day(day) => Some(day.year),
        _ => None,
    }
}

/// When a date is, if its words say so themselves.
fn instant_of(signs: &Signs<'_>, timex: &Timex, context: &Context<'_>) -> Option<Instant> {
    let mut alone = Context::new(context.given);
    let resolved = resolve(Asked { timex, signs }, &mut alone)?;
    let sure = resolved.certainty == bundle::Footing::Explicit;
    value::parse(resolved.when.edtf.as_deref().filter(|_| sure)?)
}

/// `X组建于` before a date.
fn named_before(signs: &Signs<'_>, timex: &Timex) -> Option<Range<usize>> {
    let verb_end = if signs.ends(timex.start, "于") {
        timex.start - 1
    } else {
        timex.start
    };
    let verb = BEFORE.iter().find(|verb| signs.ends(verb_end, verb))?;
    let end = verb_end - verb.chars().count();
    let end = if signs.ends(end, "正式") {
        end - 2
    } else {
        end
    };
    let mut start = end;
    while start > 0 && end - start < LONGEST && !signs.is(start - 1, BREAK) {
        start -= 1;
    }
    let start = signs.skip(start);
    (start < end).then_some(start..end)
}

/// `X成立` after a date, where the clause ends with it.
fn named_after(signs: &Signs<'_>, timex: &Timex) -> Option<Range<usize>> {
    let from = signs.after(timex.end, ",").unwrap_or(timex.end);
    let end = signs.find_near(from, BREAK, LONGEST + 6);
    let name_end = ["正式成立", "宣告成立", "成立", "正式挂牌", "创刊"]
        .iter()
        .find_map(|verb| signs.ends(end, verb).then(|| end - verb.chars().count()))?;
    let name = signs.plain(from..name_end);
    let clean = !name.is_empty() && scan::scan(&Signs::of(&name, 0)).is_empty();
    clean.then_some(from..name_end)
}
