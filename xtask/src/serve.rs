//! `cargo xtask serve`: the demo page on this machine, rebuilt on every change.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tiny_http::Server;

use crate::build;
use crate::progress::Progress;
use crate::server;

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask serve [options]

Builds the demo page, serves it on this machine, opens it in the browser, and rebuilds what a
change in src, model, data or www touches: reload the page to see it. Ctrl-C ends it.

Options:
  --port N    listen on port N (default: the first free one from 8000)
  --no-open   do not open the browser
";

/// Ports tried, one after the other, when none is asked for.
const PORTS: std::ops::Range<u16> = 8000..8020;

/// Folders whose files the build reads.
const WATCHED_FOLDERS: &[&str] = &["src", "lexicon-format", "model", "data", "www"];

/// Quiet time after a change before the build starts: editors write a file in several strokes.
const QUIET: Duration = Duration::from_millis(100);

/// What the command line asks for.
struct Options {
    port: Option<u16>,
    opens_browser: bool,
}

/// Runs the command; it ends only by an error or from outside.
///
/// # Errors
/// An unknown option, a port that is taken, or a first build that fails.
pub fn run(arguments: lexopt::Parser) -> Result<()> {
    let options = parse(arguments)?;
    let server = listen(options.port)?;
    let address = server::address(&server);
    let (_watcher, changes) = watch()?;
    build::all(&mut Progress::new(build::STEP_COUNT))?;

    server::start(server, Path::new(build::DIST));
    println!("\nServing {} at {address} (Ctrl-C ends it)", build::DIST);
    if options.opens_browser && has_browser(|name| env::var_os(name)) {
        open_browser(&address);
    }
    rebuild_on(&changes)
}

fn parse(mut arguments: lexopt::Parser) -> Result<Options> {
    use lexopt::Arg::Long;

    let mut options = Options { port: None, opens_browser: true };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => {
                options.port = Some(port(&arguments.value()?)?);
            }
            Long("no-open") => options.opens_browser = false,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn port(value: &OsString) -> Result<u16> {
    let number = value.to_str().and_then(|digits| digits.parse().ok());
    number.with_context(|| format!("--port takes a number below 65536, not {value:?}"))
}

fn listen(port: Option<u16>) -> Result<Server> {
    if let Some(port) = port {
        return server::listen(port);
    }
    for port in PORTS {
        if let Ok(server) = server::listen(port) {
            return Ok(server);
        }
        println!("Port {port} is taken, trying the next.");
    }
    server::listen(0)
}

/// Starts to watch the sources; the watch ends with the watcher.
fn watch() -> Result<(RecommendedWatcher, Receiver<()>)> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let is_read = event.is_ok_and(|event| event.kind.is_access());
        if !is_read {
            // The receiver is gone only when the program is about to end.
            let _ended = sender.send(());
        }
    })?;
    for folder in WATCHED_FOLDERS.iter().map(Path::new).filter(|folder| folder.is_dir()) {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    watcher.watch(Path::new("."), RecursiveMode::NonRecursive)?;
    Ok((watcher, changes))
}

/// Rebuilds after every change, and after a failure also when the change took the cause back.
fn rebuild_on(changes: &Receiver<()>) -> Result<()> {
    let mut is_built = true;
    loop {
        changes.recv().context("the sources are no longer watched")?;
        while changes.recv_timeout(QUIET).is_ok() {}
        if !is_built || build::is_stale() {
            is_built = rebuild();
        }
    }
}

/// Rebuilds what is stale, and reports whether that succeeded.
fn rebuild() -> bool {
    println!();
    let result = build::all(&mut Progress::new(build::STEP_COUNT));
    match &result {
        Ok(()) => println!("Rebuilt: reload the page."),
        Err(error) => {
            eprintln!("error: {error:#}\nStill serving the last build; waiting for a change.");
        }
    }
    result.is_ok()
}

/// Reports whether a person sits before a browser here, by the environment's `variable`s.
fn has_browser(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let has = |name| variable(name).is_some_and(|value| !value.is_empty());
    let has_screen = !cfg!(target_os = "linux") || has("DISPLAY") || has("WAYLAND_DISPLAY");
    has_screen && !has("CI")
}

fn open_browser(address: &str) {
    if let Err(error) = open::that_detached(address) {
        println!("The browser does not open by itself ({error}): open the address above.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Options> {
        parse(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn options_are_read() {
        let options = parsed(&["--port", "9000", "--no-open"]).unwrap();
        assert_eq!((options.port, options.opens_browser), (Some(9000), false));
        let options = parsed(&[]).unwrap();
        assert_eq!((options.port, options.opens_browser), (None, true));
    }

    #[test]
    fn a_bad_option_is_named() {
        let error = |arguments| format!("{:#}", parsed(arguments).err().unwrap());
        assert!(error(&["--port", "70000"]).contains("70000"));
        assert!(error(&["--prot"]).contains("--prot"));
    }

    #[test]
    fn a_taken_port_is_an_error_only_when_asked_for() {
        let first = server::listen(0).unwrap();
        let port = first.server_addr().to_ip().unwrap().port();
        let error = listen(Some(port)).err().unwrap();
        assert_eq!(error.to_string(), format!("cannot listen on port {port}"));
        assert!(listen(None).is_ok());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_browser_needs_a_screen_and_a_person() {
        let with = |set: &'static [&str]| {
            has_browser(move |name| set.contains(&name).then(|| OsString::from("1")))
        };
        assert!(with(&["DISPLAY"]));
        assert!(with(&["WAYLAND_DISPLAY"]));
        assert!(!with(&[]));
        assert!(!with(&["DISPLAY", "CI"]));
    }
}
