//! Notices of the fact tables and of the corpora that the models were fitted on.
//!
//! A table says in its head where its facts are from and under which license; the licenses that may
//! stand there are known here.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Notice;

const TABLES: &str = "data";

/// The models, and the card that says what each was fitted on.
const MODELS: &[(&str, &str)] = &[
    ("tagger.pos, tagger.names", "data/tagger.md"),
    ("attributions.weights", "data/attributions.md"),
];

/// Heading of a model card's section on corpora.
const CORPORA: &str = "Corpora and licenses\n";

/// What a table's head says where its facts belong to nobody.
const FACTS: &str = "facts, none needed";

/// A license that a table may name: how its name starts, and where its text is.
struct License {
    name: &'static str,
    text: Text,
}

enum Text {
    /// A file of the repository.
    File(&'static str),
    /// An address; these licenses ask for no more.
    Address(&'static str),
    /// Nothing has to be said.
    Nothing,
}

const LICENSES: &[License] = &[
    License {
        name: "CC BY 4.0",
        text: Text::Address("https://creativecommons.org/licenses/by/4.0/"),
    },
    License {
        name: "CC BY-SA 4.0",
        text: Text::Address("https://creativecommons.org/licenses/by-sa/4.0/"),
    },
    License {
        name: "CC0 1.0",
        text: Text::Address("https://creativecommons.org/publicdomain/zero/1.0/"),
    },
    License { name: "MIT, (c) Daniele", text: Text::File("data/licenses/faker-mit.txt") },
    License {
        name: "PDDL 1.0",
        text: Text::Address("https://opendatacommons.org/licenses/pddl/1-0/"),
    },
    License { name: FACTS, text: Text::Nothing },
    License { name: "public domain", text: Text::Nothing },
    License { name: "Unicode-3.0", text: Text::File("data/licenses/unicode-3.0.txt") },
    License { name: "WordNet 3.0", text: Text::File("data/licenses/wordnet.txt") },
];

/// Returns a notice for each source of facts, and one for the models.
///
/// # Errors
/// A table names no license or one not known here, or a file cannot be read.
pub fn notices() -> Result<Vec<Notice>> {
    let mut sources: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for path in tables()? {
        let text = fs::read_to_string(&path)?;
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let head = |name| head(&text, name).with_context(|| format!("{file} names no {name}"));
        let license = head("license")?;
        if license != FACTS {
            sources.entry((head("source")?.into(), license.into())).or_default().push(file);
        }
    }
    let notices = sources.into_iter().map(|((source, license), files)| {
        Ok(Notice {
            title: format!("{} (from {source})", files.join(", ")),
            text: license_texts(&license).with_context(|| files.join(", "))?,
            terms: license,
        })
    });
    notices.chain(MODELS.iter().map(|(title, card)| model(title, card))).collect()
}

fn tables() -> Result<Vec<PathBuf>> {
    let files = fs::read_dir(TABLES)?.map(|entry| Ok(entry?.path()));
    let mut files = files.collect::<Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    Ok(files)
}

/// Returns what the head of a table says after `# name:`.
fn head<'t>(table: &'t str, name: &str) -> Option<&'t str> {
    let lines = table.lines().map_while(|line| line.strip_prefix("# "));
    lines
        .filter_map(|line| line.split_once(": "))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Returns the texts of the licenses that `named` lists, "; " between them.
fn license_texts(named: &str) -> Result<String> {
    let mut texts = Vec::new();
    for name in named.split("; ") {
        let license = LICENSES.iter().find(|license| name.starts_with(license.name));
        match license.with_context(|| format!("the license {name:?} is not known"))?.text {
            Text::File(path) => {
                texts.push(fs::read_to_string(path).with_context(|| format!("no file {path}"))?);
            }
            Text::Address(address) => texts.push(address.to_owned()),
            Text::Nothing => {}
        }
    }
    Ok(texts.join("\n\n"))
}

/// Returns the notice of a model: what its card says of corpora and licenses.
fn model(title: &str, path: &str) -> Result<Notice> {
    let card = fs::read_to_string(path)?;
    let section = card.split("\n## ").find_map(|section| section.strip_prefix(CORPORA));
    Ok(Notice {
        title: title.into(),
        terms: "weights fitted on the corpora below".into(),
        text: section.with_context(|| format!("{path} has no section {CORPORA:?}"))?.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_license_named_gives_its_text() {
        let text = license_texts("public domain; CC BY 4.0, credit: GeoNames").unwrap();
        assert_eq!(text, "https://creativecommons.org/licenses/by/4.0/");
        let error = license_texts("CC0 1.0; all rights reserved").unwrap_err();
        assert_eq!(error.to_string(), "the license \"all rights reserved\" is not known");
    }

    #[test]
    fn a_head_ends_where_the_table_starts() {
        let table = "# source: a census\n# license: CC0 1.0\nA\n# made by: nobody\n";
        assert_eq!(head(table, "license"), Some("CC0 1.0"));
        assert_eq!(head(table, "made by"), None);
    }
}
