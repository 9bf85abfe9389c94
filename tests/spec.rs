//! Runs the specification: every case of `tests/spec/*.md`, in marked text (see `postil::marked`).
//!
//! A file is read line by line:
//!
//! | line | meaning |
//! |---|---|
//! | `kinds: time quantity` | from here on, these kinds are marked and no others |
//! | `published: 2024-05-17` | from here on, articles were published then; `none`: not known |
//! | `# …` | the reason of the cases below |
//! | `= person Ana Ito \| title: Mayor` | the article above has exactly this entity |
//! | `@ Ana Ito \| Ito \| She` | in the article above, these are the mentions of the entity Ana Ito |
//! | `gap: …` | a case that fails today; when it passes, the word is to be deleted |
//! | any other | an article, marked as it must come out |

use std::fs;
use std::path::Path;

use postil::calendar::Date;
use postil::marked::{describe, kind, mark, unmark};
use postil::{Entity, Kind, Output, Pipeline};

#[test]
fn every_case_comes_out_as_marked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut runner = Runner::new();
    for file in &files {
        runner.file(file);
    }
    println!("{} cases, {} gaps, in {} files", runner.cases, runner.gaps, files.len());
    assert!(runner.cases > 0, "no case was found");
    assert!(runner.report.is_empty(), "\n{}", runner.report);
}

struct Runner {
    pipeline: Pipeline,
    kinds: Vec<Kind>,
    published: Option<Date>,
    /// What the article above came out as, for the entity lines below it.
    above: Option<(String, Output)>,
    cases: usize,
    gaps: usize,
    report: String,
}

impl Runner {
    fn new() -> Self {
        Self {
            pipeline: Pipeline::new(),
            kinds: Vec::new(),
            published: None,
            above: None,
            cases: 0,
            gaps: 0,
            report: String::new(),
        }
    }

    fn file(&mut self, path: &Path) {
        self.kinds.clear();
        self.published = None;
        let name = path.file_name().expect("a file").to_string_lossy();
        for (number, line) in (1..).zip(fs::read_to_string(path).expect("UTF-8").lines()) {
            self.line(&format!("{name}:{number}"), line);
        }
    }

    fn line(&mut self, place: &str, line: &str) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        if let Some(kinds) = line.strip_prefix("kinds:") {
            let known = |name| kind(name).unwrap_or_else(|| panic!("{place}: no kind {name}"));
            self.kinds = kinds.split_whitespace().map(known).collect();
        } else if let Some(date) = line.strip_prefix("published:") {
            self.published = (date.trim() != "none")
                .then(|| date.trim().parse().unwrap_or_else(|e| panic!("{place}: {e}")));
        } else if let Some(want) = line.strip_prefix("= ") {
            self.entity(place, want);
        } else if let Some(want) = line.strip_prefix("@ ") {
            self.mentions(place, want);
        } else if let Some(want) = line.strip_prefix("gap: ") {
            self.gap(place, want);
        } else {
            self.case(place, line);
        }
    }

    fn got(&mut self, want: &str) -> String {
        let text = unmark(want);
        let output = self.pipeline.annotate(&text, self.published);
        let got = mark(&text, &output, &self.kinds);
        self.above = Some((text, output));
        got
    }

    fn case(&mut self, place: &str, want: &str) {
        assert!(!self.kinds.is_empty(), "{place}: a case before any line of kinds");
        self.cases += 1;
        let got = self.got(want);
        if got != want {
            self.fail(place, want, &got);
        }
    }

    fn gap(&mut self, place: &str, want: &str) {
        self.gaps += 1;
        if self.got(want) == want {
            self.fail(place, "a gap", "passes: delete the word \"gap:\"");
        }
    }

    fn entity(&mut self, place: &str, want: &str) {
        self.cases += 1;
        let (_, output) = self.above.as_ref().expect("an article above");
        let got: Vec<String> = output.entities.iter().map(describe).collect();
        if !got.iter().any(|line| line == want) {
            self.fail(place, want, &got.join("\n        "));
        }
    }

    fn mentions(&mut self, place: &str, want: &str) {
        self.cases += 1;
        let (text, output) = self.above.as_ref().expect("an article above");
        let word = |&mention: &usize| &text[output.annotations[mention].span.range()];
        let line = |entity: &Entity| entity.mentions.iter().map(word).collect::<Vec<_>>();
        let named = |entity: &Entity| format!("{} | {}", entity.name, line(entity).join(" | "));
        let got: Vec<String> = output.entities.iter().map(named).collect();
        if !got.iter().any(|line| line == want) {
            self.fail(place, want, &got.join("\n        "));
        }
    }

    fn fail(&mut self, place: &str, want: &str, got: &str) {
        self.report.push_str(&format!("{place}\n  want  {want}\n  got   {got}\n"));
    }
}
