//! The imports of a source file, as far as rooms go: which room each names, and on which line.

use std::path::{Component, Path, PathBuf};

/// A path in a file that leads into a room.
#[derive(Clone, Debug)]
pub struct Import {
    /// The room.
    pub room: String,
    /// The file.
    pub file: PathBuf,
    /// The line, the first being 1.
    pub line: usize,
}

/// What a tree is written in.
#[derive(Clone, Copy)]
pub enum Language {
    /// Paths from `crate` or `super`.
    Rust,
    /// Addresses of modules, relative to the file.
    JavaScript,
}

impl Language {
    /// How the names of files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Rust => "rs",
            Self::JavaScript => "js",
        }
    }

    /// The imports of `file`, which reads `text`; `root` is the folder of the rooms and, for Rust, `name`
    /// its path in code. Some may name what is no room.
    pub fn imports(self, root: &Path, name: &[String], file: &Path, text: &str) -> Vec<Import> {
        let rooms = match self {
            Self::Rust => rust_rooms(root, name, file, text),
            Self::JavaScript => script_rooms(root, file, text),
        };
        let import = |(line, room)| Import { room, file: file.to_owned(), line };
        rooms.into_iter().map(import).collect()
    }
}

/// Lines and rooms that a Rust file names, up to its unit tests.
fn rust_rooms(root: &Path, name: &[String], file: &Path, text: &str) -> Vec<(usize, String)> {
    let inner = file.strip_prefix(root).unwrap_or(file);
    if inner.file_name().is_some_and(|own| own == "tests.rs" || own == "lib.rs") {
        return Vec::new();
    }
    let code = code(text);
    let own = name.join("::") + "::";
    let mut rooms = paths_after(&code, &own);
    // As many modules above the file as lead to the root: `super::` from `text/a.rs` leads to `text`.
    let is_module = inner.file_stem().is_some_and(|stem| stem == "mod");
    let depth = inner.components().count() - usize::from(is_module);
    if depth > 0 {
        rooms.extend(paths_after(&code, &"super::".repeat(depth)));
    }
    rooms.sort();
    rooms
}

/// `text` without comments and unit tests; its lines stay where they are.
fn code(text: &str) -> String {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..tests].lines();
    lines.map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect()
}

/// What follows `start` wherever that stands in `code` as the start of a path: a name, or those of a list
/// in braces.
fn paths_after(code: &str, start: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(start) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let mut depth = 0;
        let mut is_first = true;
        for (offset, piece) in pieces(&code[at + start.len()..]) {
            match piece {
                "{" => depth += 1,
                "}" => depth -= 1,
                "," => is_first = true,
                _ if is_first && depth <= 1 => {
                    let line = code[..at + start.len() + offset].matches('\n').count() + 1;
                    found.push((line, piece.to_owned()));
                    is_first = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            is_first |= piece == "{" && depth == 1;
        }
    }
    found
}

/// The names, braces and commas that `code` starts with, up to the end of the statement.
fn pieces(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &code[at..];
            let first = rest.chars().next().filter(|&c| c != ';')?;
            let start = at;
            if is_name(first) {
                at += rest.find(|c| !is_name(c)).unwrap_or(rest.len());
                return Some((start, &code[start..at]));
            }
            at += first.len_utf8();
            if matches!(first, '{' | '}' | ',') {
                return Some((start, &code[start..at]));
            }
        }
    })
}

/// Lines and rooms of the modules that a script imports: those with a relative address.
fn script_rooms(root: &Path, file: &Path, text: &str) -> Vec<(usize, String)> {
    let folder = file.parent().unwrap_or(root);
    let mut rooms = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_start();
        if line.starts_with(['*', '/']) {
            continue;
        }
        for address in ["from ", "import ", "import("].iter().filter_map(|word| quoted(line, word))
        {
            if let Some(path) = joined(folder, address)
                && let Ok(inner) = path.strip_prefix(root)
                && let Some(stem) = inner.components().next().and_then(stem)
            {
                rooms.push((number + 1, stem));
            }
        }
    }
    rooms
}

/// What stands in quotation marks right after `word`, where that stands in `line`.
fn quoted<'l>(line: &'l str, word: &str) -> Option<&'l str> {
    let after = &line[line.find(word)? + word.len()..];
    let mark = after.chars().next().filter(|&c| c == '"' || c == '\'')?;
    after[1..].split(mark).next()
}

/// The path of a relative `address` in `folder`.
fn joined(folder: &Path, address: &str) -> Option<PathBuf> {
    if !address.starts_with('.') {
        return None;
    }
    let mut path = folder.to_owned();
    for part in Path::new(address).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    Some(path)
}

fn stem(part: Component) -> Option<String> {
    Path::new(part.as_os_str()).file_stem().map(|stem| stem.to_string_lossy().into_owned())
}
