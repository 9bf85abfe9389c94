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
//! | `article` | the lines up to the next empty one are the paragraphs of one article, each a case |
//! | any other | an article, marked as it must come out |
//!
//! Within a paragraph of a longer article, attributions are numbered from one, so that a gap does
//! not shift the numbers below it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use postil::calendar::Date;
use postil::marked::{describe, mark, unmark};
use postil::{Entity, Kind, Output, Pipeline};
use regex::{Captures, Regex};

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
        let file = fs::read_to_string(path).expect("UTF-8");
        let mut lines = (1..).zip(file.lines()).map(|(n, line)| (format!("{name}:{n}"), line));
        while let Some((place, line)) = lines.next() {
            if line == "article" {
                let paragraphs = lines.by_ref().take_while(|(_, line)| !line.is_empty());
                self.article(paragraphs.filter(|(_, line)| !line.starts_with('#')).collect());
            } else {
                self.line(&place, line);
            }
        }
    }

    fn line(&mut self, place: &str, line: &str) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        if let Some(kinds) = line.strip_prefix("kinds:") {
            let known =
                |name| Kind::named(name).unwrap_or_else(|| panic!("{place}: no kind {name}"));
            self.kinds = kinds.split_whitespace().map(known).collect();
        } else if let Some(date) = line.strip_prefix("published:") {
            self.published = (date.trim() != "none")
                .then(|| date.trim().parse().unwrap_or_else(|e| panic!("{place}: {e}")));
        } else {
            let want = line.strip_prefix("gap: ").unwrap_or(line);
            let got = self.got(place, want);
            self.compare(place, line, &got);
        }
    }

    /// Checks each paragraph of an article that is annotated as a whole.
    fn article(&mut self, paragraphs: Vec<(String, &str)>) {
        let wanted = paragraphs.iter().map(|(_, line)| line.strip_prefix("gap: ").unwrap_or(line));
        let marked = self.mark(&wanted.collect::<Vec<_>>().join("\\n"));
        // A backslash of the text would be doubled; there is none in an article.
        let got: Vec<String> = marked.split("\\n").map(renumber).collect();
        assert_eq!(got.len(), paragraphs.len(), "{}: a paragraph is one line", paragraphs[0].0);
        for ((place, line), got) in paragraphs.iter().zip(got) {
            self.compare(place, line, &[got]);
        }
    }

    /// What came out, of which one line should be `want`.
    fn got(&mut self, place: &str, want: &str) -> Vec<String> {
        let is_entity = want.starts_with("= ");
        if !is_entity && !want.starts_with("@ ") {
            assert!(!self.kinds.is_empty(), "{place}: a case before any line of kinds");
            return vec![self.mark(want)];
        }
        let (text, output) = self.above.as_ref().expect("an article above");
        let word = |&mention: &usize| &text[output.annotations[mention].span.range()];
        let words = |entity: &Entity| entity.mentions.iter().map(word).collect::<Vec<_>>();
        let mentions =
            |entity: &Entity| format!("@ {} | {}", entity.name, words(entity).join(" | "));
        let line = |entity| match is_entity {
            true => format!("= {}", describe(entity)),
            false => mentions(entity),
        };
        output.entities.iter().map(line).collect()
    }

    /// The article that `want` marks, marked anew.
    fn mark(&mut self, want: &str) -> String {
        let text = unmark(want);
        let output = self.pipeline.annotate(&text, self.published);
        let marked = mark(&text, &output, &self.kinds);
        self.above = Some((text, output));
        marked
    }

    fn compare(&mut self, place: &str, line: &str, got: &[String]) {
        if let Some(want) = line.strip_prefix("gap: ") {
            self.gaps += 1;
            if got.iter().any(|got| got == want) {
                self.fail(place, "a gap", "passes: delete the word \"gap:\"");
            }
            return;
        }
        self.cases += 1;
        if !got.iter().any(|got| got == line) {
            self.fail(place, line, &got.join("\n        "));
        }
    }

    fn fail(&mut self, place: &str, want: &str, got: &str) {
        self.report.push_str(&format!("{place}\n  want  {want}\n  got   {got}\n"));
    }
}

/// A marked paragraph with its attributions numbered from one.
fn renumber(paragraph: &str) -> String {
    let label = Regex::new(r"\]\((?:content|source|cue|because)(?: [0-9]+)+").expect("a pattern");
    let numbers = |label: &str| -> Vec<usize> {
        label.split(' ').skip(1).map(|number| number.parse().expect("a number")).collect()
    };
    let known: BTreeSet<usize> =
        label.find_iter(paragraph).flat_map(|found| numbers(found.as_str())).collect();
    let anew = |captures: &Captures| {
        let part = captures[0].split(' ').next().unwrap_or_default().to_owned();
        let anew = |number: &usize| format!(" {}", known.range(..=*number).count());
        part + &numbers(&captures[0]).iter().map(anew).collect::<String>()
    };
    label.replace_all(paragraph, anew).into_owned()
}
