//! Reading columns that nobody has vouched for.

use super::{Columns, MAGIC, NUMBERS, Page, SCRIPTS, long_length};
use crate::{Article, ArticleId, BodyAt, Field, Inference, Problem, ScriptMix, date, limits};

/// What is left to read, and the column that it is of.
pub(super) struct Rest<'a> {
    bytes: &'a [u8],
    pub(super) at: &'static str,
}

impl Columns {
    /// Reads what [`super::ColumnsWriter`] wrote. It is all right or refused.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let mut rest = Rest::new(bytes);
        let (count, ids) = rest.head(MAGIC)?;
        let pages = pages(&mut rest, count)?;
        let mut columns = Vec::new();
        for name in NUMBERS {
            rest.at = name;
            columns.push(rest.planes(count)?);
        }
        rest.end()?;
        let mut articles = Vec::with_capacity(count);
        for number in 0..count {
            articles.push(article(&columns, number)?);
        }
        let turn = 3;
        Ok(Self {
            pages,
            ids,
            articles,
            turns: columns.get(turn).cloned().unwrap_or_default(),
        })
    }
}

/// The pages, which have so many articles together.
fn pages(rest: &mut Rest<'_>, articles: usize) -> Result<Vec<Page>, Problem> {
    rest.at = "pages";
    let mut pages: Vec<Page> = Vec::new();
    let mut listed = 0;
    for _ in 0..rest.number(limits::PARTS)? {
        let first =
            ArticleId::new(rest.text()?).map_err(|error| rest.problem(&error.to_string()))?;
        if pages.last().is_some_and(|before| before.first >= first) {
            return Err(rest.problem("not in the order of their ids"));
        }
        let part = rest.number(limits::PARTS)?;
        let count = rest.number(limits::ARTICLES)?;
        listed += count;
        pages.push(Page {
            first,
            part: small(part),
            count: small(count),
        });
    }
    if listed != articles || pages.iter().any(|page| page.count == 0) {
        return Err(rest.problem("not as many articles as there are"));
    }
    Ok(pages)
}

/// What the columns tell of an article.
fn article(columns: &[Vec<u32>], number: usize) -> Result<Article, Problem> {
    let of = |column: usize| {
        let column = columns.get(column);
        column.and_then(|it| it.get(number)).copied().unwrap_or(0)
    };
    let wrong = |name: &str| Problem {
        path: format!("$.{name}[{number}]"),
        message: "not a value there is".to_owned(),
    };
    let [year, month, day] = [0, 1, 2].map(of);
    let issued = match (year.checked_sub(1), month, day) {
        (None, ..) => None,
        (Some(year), 0, _) => Some(format!("{year:04}")),
        (Some(year), month, 0) => Some(format!("{year:04}-{month:02}")),
        (Some(year), month, day) => Some(format!("{year:04}-{month:02}-{day:02}")),
    };
    if issued
        .as_deref()
        .is_some_and(|issued| !date::is_date(issued))
    {
        return Err(wrong("year"));
    }
    let [script, length, part] = [4, 5, 6].map(of);
    let state = SCRIPTS.get(script as usize % SCRIPTS.len()).copied();
    let machine = script as usize / SCRIPTS.len();
    let state = state.filter(|_| machine < 2);
    let rule = Inference::Publisher;
    Ok(Article {
        issued: issued.map_or(Field::MISSING, |value| Field::Inferred { value, rule }),
        length: long_length(length).ok_or_else(|| wrong("length"))?,
        script: ScriptMix {
            state: state.ok_or_else(|| wrong("script"))?,
            hans: 0,
            hant: 0,
            machine: machine == 1,
        },
        ..Article::unknown(BodyAt::Part(part))
    })
}

/// A number that is far below what 32 bits can tell.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<'a> Rest<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: "format",
        }
    }

    /// What a part begins with: the number of articles, and the check number of their ids.
    pub(super) fn head(&mut self, magic: &[u8]) -> Result<(usize, u64), Problem> {
        if self.take(magic.len())? != magic {
            let wanted = String::from_utf8_lossy(magic);
            return Err(self.problem(&format!("not \"{}\"", wanted.trim_end())));
        }
        self.at = "articles";
        let count = self.number(limits::ARTICLES)?;
        let ids = self.take(8)?.try_into().map(u64::from_le_bytes);
        let ids = ids.map_err(|_| self.problem("breaks off"))?;
        Ok((count, ids))
    }

    /// Nothing may be left.
    pub(super) fn end(&self) -> Result<(), Problem> {
        if self.bytes.is_empty() {
            Ok(())
        } else {
            Err(self.problem("something stands behind it"))
        }
    }

    pub(super) fn problem(&self, message: &str) -> Problem {
        Problem {
            path: format!("$.{}", self.at),
            message: message.to_owned(),
        }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Problem> {
        let Some((taken, rest)) = self.bytes.split_at_checked(count) else {
            return Err(self.problem("breaks off"));
        };
        self.bytes = rest;
        Ok(taken)
    }

    /// A number up to `most`.
    pub(super) fn number(&mut self, most: usize) -> Result<usize, Problem> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.take(1)?.first().copied().unwrap_or(0);
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let number = usize::try_from(number)
                    .ok()
                    .filter(|number| *number <= most);
                return number.ok_or_else(|| self.problem(&format!("over {most}")));
            }
        }
        Err(self.problem("not a number"))
    }

    pub(super) fn text(&mut self) -> Result<String, Problem> {
        let length = self.number(limits::LINE_BYTES)?;
        let bytes = self.take(length)?;
        let text = str::from_utf8(bytes).map_err(|error| self.problem(&error.to_string()))?;
        Ok(text.to_owned())
    }

    /// A number that may be below 0, written as twice what it is, less one and turned over below 0.
    pub(super) fn signed(&mut self) -> Result<i32, Problem> {
        let number = self.number(u32::MAX as usize)?;
        let half = i32::try_from(number >> 1).map_err(|_| self.problem("not a number"))?;
        Ok(if number & 1 == 0 { half } else { -1 - half })
    }

    /// So many numbers, each of a byte at least.
    pub(super) fn some_planes(&mut self, count: usize) -> Result<Vec<u32>, Problem> {
        if count > self.bytes.len() {
            return Err(self.problem("breaks off"));
        }
        self.planes(count)
    }

    /// So many numbers.
    pub(super) fn planes(&mut self, count: usize) -> Result<Vec<u32>, Problem> {
        let planes = self.number(4)?;
        let mut numbers = vec![0; count];
        for plane in 0..planes {
            for (number, byte) in numbers.iter_mut().zip(self.take(count)?) {
                *number |= u32::from(*byte) << (8 * plane);
            }
        }
        Ok(numbers)
    }
}
