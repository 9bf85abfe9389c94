//! Text on its way to a terminal, which obeys control characters: no article, glossary or file name
//! may move the cursor, write to the clipboard or reorder a line.
//!
//! | character | shown as |
//! |---|---|
//! | line feed, tab | itself |
//! | any other C0 control, DEL | its picture: `␛`, `␍`, `␡` |
//! | C1 control, bidi control | `�` |
//!
//! Files and pipes get every byte unchanged, but for `--format pretty`, which is never data.

use std::borrow::Cow;
use std::env;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use clap::Parser;

use super::Arguments;

/// Returns `text` with each control character as a visible one, of one column.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| picture(c).is_none()) {
        return text.into();
    }
    text.chars().map(|c| picture(c).unwrap_or(c)).collect()
}

/// What stands for `c` where a terminal would obey it.
fn picture(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => None,
        // The block Control Pictures has them in the order of ASCII.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32),
        '\u{7F}' => Some('␡'),
        '\u{80}'..='\u{9F}' => Some(char::REPLACEMENT_CHARACTER),
        // Bidi_Control, a property of Unicode.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some(char::REPLACEMENT_CHARACTER)
        }
        _ => None,
    }
}

/// Buffered standard output, for data.
pub struct Printer {
    out: io::BufWriter<io::StdoutLock<'static>>,
    is_terminal: bool,
}

impl Printer {
    /// Locks standard output.
    pub fn stdout() -> Self {
        let out = io::stdout().lock();
        Self { is_terminal: out.is_terminal(), out: io::BufWriter::new(out) }
    }

    /// Writes `text`, made visible on a terminal.
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(for_stream(text, self.is_terminal).as_bytes())
    }

    /// Writes out what is buffered.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes `message` to standard error, on a line with the program's name.
pub fn report(message: &impl Display) {
    let mut err = io::stderr().lock();
    let line = format!("postil: {message}\n");
    // Where standard error is closed, there is nowhere to report it.
    let _ = err.write_all(for_stream(&line, err.is_terminal()).as_bytes());
}

fn for_stream(text: &str, is_terminal: bool) -> Cow<'_, str> {
    if is_terminal { visible(text) } else { text.into() }
}

/// Parses the arguments of the program.
///
/// # Errors
/// Arguments that are wrong, or that ask for help.
pub fn arguments() -> Result<Arguments, clap::Error> {
    Arguments::try_parse().map_err(|error| {
        if !io::stderr().is_terminal() {
            return error;
        }
        // The message has colors, and arguments in it: made visible they are wrong just so.
        let shown = env::args_os().map(|given| visible(&given.to_string_lossy()).into_owned());
        // Only an argument that was not UTF-8 can be right now, and of those none is repeated.
        Arguments::try_parse_from(shown).err().unwrap_or(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_control_character_is_one_visible_character() {
        assert_eq!(visible("a\tb\nc"), "a\tb\nc");
        assert_eq!(visible("\0\r\u{1B}[2J\u{7F}"), "␀␍␛[2J␡");
        assert_eq!(visible("\u{80}\u{9B}31m\u{9F}\u{A0}"), "\u{FFFD}\u{FFFD}31m\u{FFFD}\u{A0}");
        assert_eq!(visible("\u{202E}\u{2066}\u{200F}\u{61C}"), "\u{FFFD}".repeat(4));
    }
}
