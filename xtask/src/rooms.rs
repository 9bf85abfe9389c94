//! Imports between the rooms of a source tree: they must not run in a circle.
//!
//! A room is a first-level folder of `src` or `www`, or a file beside them. Unit tests may import what they
//! like, so a Rust file is read up to them; `lib.rs`, which names every room, is not read.

mod imports;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use imports::{Import, Language};

/// The imports from one room into another, by both their names.
type Drawn = BTreeMap<(String, String), Import>;

/// Holds `src` and `www` to it; prints circles inside a room of `src`, which are allowed.
///
/// # Errors
/// Rooms import each other in a circle, or a file cannot be read.
pub fn check() -> Result<()> {
    let source = Path::new("src");
    for room in folders(source)? {
        print_inner(&room, vec!["crate".to_owned(), room_of(source, &room)])?;
    }
    let trees = [(source, Language::Rust), (Path::new("www"), Language::JavaScript)];
    let mut circles = Vec::new();
    for (root, language) in trees {
        circles.extend(circle_of(root, language)?);
    }
    if !circles.is_empty() {
        bail!("rooms import each other in a circle:\n{}", circles.join("\n"));
    }
    Ok(())
}

/// Prints the circle between the modules of `folder`, which code calls by the path `name`, and those of the
/// folders in it.
fn print_inner(folder: &Path, name: Vec<String>) -> Result<()> {
    let drawn = drawn(folder, Language::Rust, &name)?;
    if let Some(circle) = shortest_circle(&drawn) {
        println!("  inside {}, allowed:\n{}", folder.display(), describe(&drawn, &circle));
    }
    for inner in folders(folder)? {
        let own = room_of(folder, &inner);
        print_inner(&inner, [name.clone(), vec![own]].concat())?;
    }
    Ok(())
}

/// The circle between the rooms of `root`, if there is one, import by import.
fn circle_of(root: &Path, language: Language) -> Result<Option<String>> {
    let drawn = drawn(root, language, &["crate".to_owned()])?;
    Ok(shortest_circle(&drawn).map(|circle| describe(&drawn, &circle)))
}

/// One import of each pair of rooms under `root`, which code calls by the path `name`.
fn drawn(root: &Path, language: Language, name: &[String]) -> Result<Drawn> {
    let rooms = rooms(root)?;
    let mut drawn = Drawn::new();
    for file in files(root, language.ending())? {
        let room = room_of(root, &file);
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for import in language.imports(root, name, &file, &text) {
            let target = import.room.clone();
            if target != room && rooms.contains(&target) && rooms.contains(&room) {
                drawn.entry((room.clone(), target)).or_insert(import);
            }
        }
    }
    Ok(drawn)
}

/// The names of what stands in `root`: folders, and files without their ending.
fn rooms(root: &Path) -> Result<BTreeSet<String>> {
    let mut rooms = BTreeSet::new();
    for entry in fs::read_dir(root).with_context(|| format!("cannot list {}", root.display()))? {
        let path = entry?.path();
        let name = room_of(root, &path);
        // They name every room, and are none.
        if !["lib", "mod"].contains(&name.as_str()) {
            rooms.insert(name);
        }
    }
    Ok(rooms)
}

/// The folders in `folder`, in order.
fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        found.extend(Some(entry?.path()).filter(|path| path.is_dir()));
    }
    found.sort();
    Ok(found)
}

/// The room that `file`, under `root`, belongs to.
fn room_of(root: &Path, file: &Path) -> String {
    let inner = file.strip_prefix(root).unwrap_or(file);
    let first = inner.components().next().map(|part| PathBuf::from(part.as_os_str()));
    let stem = first.and_then(|first| first.file_stem().map(ToOwned::to_owned));
    stem.unwrap_or_default().to_string_lossy().into_owned()
}

/// The files under `folder` whose names end in `ending`, in order.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The rooms of the shortest circle, each importing the next, and the last the first.
fn shortest_circle(drawn: &Drawn) -> Option<Vec<&str>> {
    let circles = drawn.keys().filter_map(|(from, to)| way(drawn, to, from));
    circles.min_by_key(Vec::len)
}

/// The fewest rooms that lead by imports from `start` to `end`, both among them.
fn way<'d>(drawn: &'d Drawn, start: &'d str, end: &str) -> Option<Vec<&'d str>> {
    let mut before = BTreeMap::from([(start, None)]);
    let mut queue = VecDeque::from([start]);
    while let Some(room) = queue.pop_front() {
        if room == end {
            let mut rooms: Vec<_> =
                std::iter::successors(Some(room), |room| before[room]).collect();
            rooms.reverse();
            return Some(rooms);
        }
        for (_, next) in drawn.keys().filter(|(from, _)| from == room) {
            before.entry(next.as_str()).or_insert_with(|| {
                queue.push_back(next);
                Some(room)
            });
        }
    }
    None
}

/// The imports that make the circle, a line each.
fn describe(drawn: &Drawn, circle: &[&str]) -> String {
    let nexts = circle.iter().cycle().skip(1);
    let lines = circle.iter().zip(nexts).map(|(room, next)| {
        let import = &drawn[&((*room).to_owned(), (*next).to_owned())];
        format!("    {room} -> {next}  {}:{}", import.file.display(), import.line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of these files.
    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_circle_of_rust_names_its_files_and_lines() {
        let sources = tree(&[
            ("lib.rs", "mod text;\nmod tags;\nmod error;\n"),
            ("error.rs", "//! Knows `crate::text`.\n"),
            ("text/mod.rs", "pub mod span;\n"),
            ("text/span.rs", "//! Spans.\n\nuse crate::error;\nfn f() { crate::tags::tag() }\n"),
            ("tags/mod.rs", "use crate::{\n    error,\n    text::span,\n};\n"),
        ]);
        let root = sources.path();
        let circle = circle_of(root, Language::Rust).unwrap().unwrap();
        let line = |room: &str, file: &str, line| {
            format!("    {room}  {}:{line}", root.join(file).display())
        };
        let lines =
            [line("text -> tags", "text/span.rs", 4), line("tags -> text", "tags/mod.rs", 3)];
        assert_eq!(circle, lines.join("\n"));
    }

    #[test]
    fn unit_tests_and_comments_close_no_circle() {
        let sources = tree(&[
            ("text.rs", "// crate::tags\n#[cfg(test)]\nmod tests {\n    use crate::tags;\n}\n"),
            ("tags.rs", "use crate::text;\n"),
        ]);
        assert_eq!(circle_of(sources.path(), Language::Rust).unwrap(), None);
    }

    #[test]
    fn a_circle_inside_a_room_is_found() {
        let sources = tree(&[
            ("text/mod.rs", "use crate::text::a;\n"),
            ("text/a.rs", "use super::b::f;\n"),
            ("text/b.rs", "use crate::text::c::{f, g};\n"),
            ("text/c/mod.rs", "mod d;\n"),
            ("text/c/d.rs", "use super::super::a;\n"),
        ]);
        let drawn = drawn(
            &sources.path().join("text"),
            Language::Rust,
            &["crate", "text"].map(str::to_owned),
        );
        assert_eq!(shortest_circle(&drawn.unwrap()), Some(vec!["b", "c", "a"]));
    }

    #[test]
    fn a_circle_of_scripts_is_found_through_a_third_room() {
        let scripts = [
            ("card/card.js", "import {\n  make,\n} from \"../page/dom.js\"\n"),
            (
                "page/dom.js",
                "export { at } from '../map.js'\n/** @type {import(\"./b.js\").B} */\n",
            ),
            ("map.js", "const card = () => import(\"./card/card.js\")\n"),
            ("page/b.js", "import \"approx-string-match\"\nimport \"./dom.js\"\n"),
        ];
        let whole = tree(&scripts);
        let circle = circle_of(whole.path(), Language::JavaScript).unwrap().unwrap();
        for line in ["card -> page  ", "page -> map  ", "map -> card  ", "card/card.js:3"] {
            assert!(circle.contains(line), "{circle}");
        }
        let cut = tree(&[scripts[0], scripts[1], scripts[3], ("map.js", "export const at = 0\n")]);
        assert_eq!(circle_of(cut.path(), Language::JavaScript).unwrap(), None);
    }
}
