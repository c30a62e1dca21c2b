//! Between the passes: which articles are nearly the same.

use anyhow::Result;
use bundle::Near;
use ingest::near;
use rayon::prelude::*;

use super::survey::{Survey, Workshop};
use crate::terminal::Stage;

/// Links each article to those that are nearly the same, in the order of the ids.
///
/// The sketches stay where they are kept until two articles meet.
pub(super) fn links(
    workshop: &Workshop<'_>,
    survey: &Survey,
    meetings: &[(u32, u32)],
    stage: &Stage,
) -> Result<Vec<Vec<Near>>> {
    let by_one: Vec<&[(u32, u32)]> = meetings.chunk_by(|one, other| one.0 == other.0).collect();
    let shares: Vec<Vec<(u32, u32, u16)>> = by_one
        .into_par_iter()
        .map(|pairs| compared(workshop, survey, pairs, stage))
        .collect::<Result<_>>()?;
    let mut links: Vec<Vec<Near>> = vec![Vec::new(); survey.articles.len()];
    for (one, other, share) in shares.into_iter().flatten() {
        for (one, other) in [(one, other), (other, one)] {
            let id = survey.articles.get(other as usize);
            let id = id.map(|known| known.facts.id.clone());
            if let (Some(own), Some(id)) = (links.get_mut(one as usize), id) {
                own.push(Near { id, share });
            }
        }
    }
    links.iter_mut().for_each(near::nearest);
    Ok(links)
}

/// The articles that are to be compared.
pub(super) fn meetings(survey: &Survey) -> Vec<(u32, u32)> {
    let numbered = (0_u32..).zip(&survey.articles);
    let keys = numbered.flat_map(|(number, it)| it.meets.iter().map(move |key| (*key, number)));
    near::meetings(keys.collect())
}

/// Compares one article with the others it meets; gives those that are near.
fn compared(
    workshop: &Workshop<'_>,
    survey: &Survey,
    pairs: &[(u32, u32)],
    stage: &Stage,
) -> Result<Vec<(u32, u32, u16)>> {
    let sketch = |number: u32| -> Result<Vec<u64>> {
        let Some(known) = survey.articles.get(number as usize) else {
            return Ok(Vec::new());
        };
        Ok(workshop.fetch(known)?.sketch())
    };
    let Some((one, _)) = pairs.first() else {
        return Ok(Vec::new());
    };
    let own = sketch(*one)?;
    let mut near = Vec::new();
    for (one, other) in pairs {
        if let Some(share) = near::share(&own, &sketch(*other)?) {
            near.push((*one, *other, share));
        }
        stage.step();
    }
    Ok(near)
}
