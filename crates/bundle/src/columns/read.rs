//! Reading columns that nobody has vouched for.

use hanzi::ScriptState;

use super::{Columns, DOUBTFUL, MAGIC, NUMBERS, Page, SCRIPTS, WORDS, long_length};
use crate::{
    Article, ArticleId, BodyAt, CharsetBy, Field, Inference, Origin, PageFormat, PlaceId, Problem,
    RepairKind, ScriptMix, Tally, date, limits,
};

/// What is left to read, and the column that it is of.
struct Rest<'a> {
    bytes: &'a [u8],
    at: &'static str,
}

impl Columns {
    /// Reads what [`super::ColumnsWriter`] wrote. It is all right or refused.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let mut rest = Rest {
            bytes,
            at: "format",
        };
        if rest.take(MAGIC.len())? != MAGIC {
            return Err(rest.problem("not \"duizhao-columns 1\""));
        }
        rest.at = "articles";
        let count = rest.number(limits::ARTICLES)?;
        let ids = rest.take(8)?.try_into().map(u64::from_le_bytes);
        let ids = ids.map_err(|_| rest.problem("breaks off"))?;
        let pages = pages(&mut rest, count)?;
        let mut words = Vec::new();
        for name in WORDS {
            rest.at = name;
            words.push(rest.words()?);
        }
        let mut columns = Vec::new();
        for name in WORDS.into_iter().chain(NUMBERS) {
            rest.at = name;
            columns.push(rest.planes(count)?);
        }
        if !rest.bytes.is_empty() {
            return Err(rest.problem("something stands behind it"));
        }
        let mut articles = Vec::with_capacity(count);
        for number in 0..count {
            articles.push(article(&words, &columns, number)?);
        }
        let turn = WORDS.len() + 3;
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
fn article(words: &[Vec<String>], columns: &[Vec<u32>], number: usize) -> Result<Article, Problem> {
    let of = |column: usize| {
        let column = columns.get(column);
        column.and_then(|it| it.get(number)).copied().unwrap_or(0)
    };
    let wrong = |name: &str| Problem {
        path: format!("$.{name}[{number}]"),
        message: "not a value there is".to_owned(),
    };
    let word = |at: usize| -> Result<Option<String>, Problem> {
        let Some(nth) = (of(at) as usize).checked_sub(1) else {
            return Ok(None);
        };
        let word = words.get(at).and_then(|words| words.get(nth));
        let name = WORDS.get(at).copied().unwrap_or_default();
        word.cloned().map(Some).ok_or_else(|| wrong(name))
    };
    let [year, month, day] = [0, 1, 2].map(|nth| of(WORDS.len() + nth));
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
    let [script, length, part] = [4, 5, 6].map(|nth| of(WORDS.len() + nth));
    let state = SCRIPTS.get(script as usize % SCRIPTS.len()).copied();
    let machine = script as usize / SCRIPTS.len();
    let state = state.filter(|_| machine < 2);
    let condition = word(4)?.unwrap_or_default();
    let named = |kind: &RepairKind| condition.split(' ').any(|name| name == kind.name());
    let kinds = RepairKind::ALL.into_iter().filter(named);
    Ok(Article {
        issued: told(issued),
        section: told(word(1)?),
        region: told(word(0)?.map(PlaceId)),
        source: told(word(2)?),
        editor: told(word(3)?),
        length: long_length(length).ok_or_else(|| wrong("length"))?,
        repaired: kinds.map(|kind| Tally { kind, count: 1 }).collect(),
        doubts: u32::from(condition.split(' ').any(|name| name == DOUBTFUL)),
        script: ScriptMix {
            state: state.ok_or_else(|| wrong("script"))?,
            hans: 0,
            hant: 0,
            machine: machine == 1,
        },
        ..nothing(part)
    })
}

fn told<T>(value: Option<T>) -> Field<T> {
    let rule = Inference::Publisher;
    value.map_or(Field::MISSING, |value| Field::Inferred { value, rule })
}

/// An article of which nothing is known but where its text lies.
fn nothing(part: u32) -> Article {
    Article {
        id: ArticleId::unknown(),
        origin: Origin {
            path: String::new(),
            bytes: 0,
            sha256: String::new(),
            format: PageFormat::Txt,
            encoding: String::new(),
            charset_by: CharsetBy::Validity,
        },
        script: ScriptMix {
            state: ScriptState::Undecided,
            hans: 0,
            hant: 0,
            machine: false,
        },
        title: Field::MISSING,
        initials: String::new(),
        issuer: Field::MISSING,
        issued: Field::MISSING,
        time: None,
        breadcrumb: Field::MISSING,
        section: Field::MISSING,
        region: Field::MISSING,
        source: Field::MISSING,
        author: Field::MISSING,
        editor: Field::MISSING,
        clicks: Field::MISSING,
        lead: String::new(),
        length: 0,
        repaired: Vec::new(),
        doubts: 0,
        activities: Vec::new(),
        figures: Vec::new(),
        mentions: Vec::new(),
        near: Vec::new(),
        body: BodyAt::Part(part),
    }
}

/// A number that was compared with a limit.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<'a> Rest<'a> {
    fn problem(&self, message: &str) -> Problem {
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
    fn number(&mut self, most: usize) -> Result<usize, Problem> {
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

    fn text(&mut self) -> Result<String, Problem> {
        let length = self.number(limits::LINE_BYTES)?;
        let bytes = self.take(length)?;
        let text = str::from_utf8(bytes).map_err(|error| self.problem(&error.to_string()))?;
        Ok(text.to_owned())
    }

    /// A list of words.
    fn words(&mut self) -> Result<Vec<String>, Problem> {
        let count = self.number(limits::ARTICLES)?;
        let mut words = Vec::new();
        for _ in 0..count {
            words.push(self.text()?);
        }
        Ok(words)
    }

    /// So many numbers.
    fn planes(&mut self, count: usize) -> Result<Vec<u32>, Problem> {
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
