//! What the project may be built of: licences that let the extension be passed on, crates from crates.io alone, and
//! nothing in the extension twice.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use spdx::Expression;

use crate::crates::{self, Crate};

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Terms under which a crate may be part of the extension.
const SHIPPED: &[&str] = &["MIT", "Apache-2.0", "Unicode-3.0", "BSD-2-Clause", "BSD-3-Clause", "Zlib", "Unlicense"];

/// Further terms for what only builds and tests it.
const BUILDING: &[&str] = &["MPL-2.0", "ISC", "0BSD", "CC0-1.0", "CDLA-Permissive-2.0", "BSL-1.0"];

/// Checks all crates; needs no network once they are downloaded.
///
/// # Errors
///
/// Names everything that may not be.
pub(crate) fn check() -> Result<()> {
    let (shipped, all) = (crates::shipped()?, crates::all()?);
    let building = [SHIPPED, BUILDING].concat();
    let mut wrong = twice(&shipped);
    for (crates, accepted) in [(&shipped, SHIPPED), (&all, &*building)] {
        for one in crates {
            if !is_accepted(one, accepted)? {
                wrong.push(format!("{} is under {:?}.", one.name, one.license.as_deref().unwrap_or("no licence")));
            }
        }
    }
    let foreign = all.iter().filter(|one| one.source.as_deref().is_some_and(|source| source != REGISTRY));
    wrong.extend(foreign.map(|one| format!("{} does not come from crates.io.", one.name)));
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    println!(
        "{} crates in the extension, {} in all: licences, sources and versions are in order.",
        shipped.len(),
        all.len()
    );
    Ok(())
}

/// Two versions of one crate cost room twice.
fn twice(shipped: &[Crate]) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in shipped {
        versions.entry(&one.name).or_default().push(&one.version);
    }
    let twice = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    twice.map(|(name, versions)| format!("{name} is in the extension as {}.", versions.join(" and "))).collect()
}

fn is_accepted(one: &Crate, accepted: &[&str]) -> Result<bool> {
    let Some(license) = &one.license else { return Ok(false) };
    // Older crates write `MIT/Apache-2.0`.
    let expression = Expression::parse_mode(license, spdx::ParseMode::LAX)
        .with_context(|| format!("The licence of {} is unreadable.", one.name))?;
    Ok(expression.evaluate(|licence| licence.license.id().is_some_and(|id| accepted.contains(&id.name))))
}
