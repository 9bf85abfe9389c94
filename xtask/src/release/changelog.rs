//! The changelog, whose format is that of <https://keepachangelog.com>.

use anyhow::{Context, Result, bail};
use semver::Version;

/// Where it is.
pub const FILE: &str = "CHANGELOG.md";

const UNRELEASED: &str = "## Unreleased\n";

/// Returns `log` with what is unreleased below `version` and `date`, and that as notes of a release.
///
/// A log that has the version already stays as it is.
///
/// # Errors
/// There is nothing under Unreleased.
pub fn close(log: &str, version: &Version, date: &str) -> Result<(String, String)> {
    if let Some((_, rest)) = log.split_once(&format!("\n## {version} - ")) {
        let notes = rest.split_once('\n').map_or("", |(_, notes)| notes);
        return Ok((log.to_owned(), section(notes)));
    }
    let (head, rest) =
        log.split_once(UNRELEASED).with_context(|| format!("{FILE} has no \"## Unreleased\""))?;
    let notes = section(rest);
    if notes.is_empty() {
        bail!("{FILE} has nothing under Unreleased: what does {version} change?");
    }
    Ok((format!("{head}{UNRELEASED}\n## {version} - {date}\n{rest}"), notes))
}

/// What stands before the next section.
fn section(rest: &str) -> String {
    let end = rest.find("\n## ").unwrap_or(rest.len());
    let text = rest[..end].trim();
    // The next section may follow at once.
    if text.is_empty() || text.starts_with("## ") { String::new() } else { format!("{text}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION: Version = Version::new(0, 2, 0);
    const LOG: &str = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A card.\n\n## 0.1.0 - 2024-05-17\n\n- All.\n";

    #[test]
    fn what_is_unreleased_goes_below_the_version() {
        let (log, notes) = close(LOG, &VERSION, "2024-06-01").unwrap();
        let want = "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2024-06-01\n\n### Added\n\n- A card.\n\n\
                    ## 0.1.0 - 2024-05-17\n\n- All.\n";
        assert_eq!(log, want);
        assert_eq!(notes, "### Added\n\n- A card.\n");
        assert_eq!(close(&log, &VERSION, "2024-06-02").unwrap(), (log, notes));
    }

    #[test]
    fn the_notes_of_a_version_are_its_own() {
        let (log, notes) = close(LOG, &Version::new(0, 1, 0), "2024-06-01").unwrap();
        assert_eq!((log.as_str(), notes.as_str()), (LOG, "- All.\n"));
    }

    #[test]
    fn a_version_that_changes_nothing_is_refused() {
        let (log, _) = close(LOG, &VERSION, "2024-06-01").unwrap();
        let error = close(&log, &Version::new(0, 3, 0), "2024-06-02").unwrap_err().to_string();
        assert!(error.contains("nothing under Unreleased"), "{error}");
        assert!(close("# Changelog\n", &VERSION, "2024-06-01").is_err());
    }
}
