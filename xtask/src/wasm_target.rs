//! The compiler for WebAssembly: which one is there, and how to get one where none is.
//!
//! | found, in this order                                   | used                          |
//! |--------------------------------------------------------|-------------------------------|
//! | the standard library's sources, beside the Rust in use | that Rust                     |
//! | rustup, and it can download them                       | that Rust                     |
//! | Debian's packages, or root to install them             | Debian's Rust                 |
//! | none of these                                          | an error that says what to do |
//!
//! The standard library is compiled with the core: without messages of panics and with its
//! small ways to sort a reader downloads 35 kB less. A stable Rust does so when asked to accept its
//! unstable options.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::{build, debian, process};

/// The target, as Rust names it.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's Rust for browsers, its standard library's sources, and the linker.
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const DEBIAN_PROGRAMS: &str = "/usr/bin";

/// The sources' component, as rustup names it, and where it lies beside a Rust.
const SOURCES: &str = "rust-src";
const SOURCES_FOLDER: &str = "lib/rustlib/src/rust/library/std";

/// Time for rustup to download the sources, about 3 MB, before Debian's packages are tried.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// Compiles the standard library as well, in its small ways; what takes time of it for speed, which
/// is even smaller after brotli.
const STANDARD_LIBRARY: &[&str] = &[
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "--config=profile.page.package.alloc.opt-level=2",
    "--config=profile.page.package.compiler_builtins.opt-level=2",
    "--config=profile.page.package.core.opt-level=2",
    "--config=profile.page.package.dlmalloc.opt-level=2",
];

/// How the compiler is called. A panic ends at once, without a message: the page goes on without
/// the core, and bytes of messages would be sent to every reader.
const FLAGS: &[&str] = &[
    // All browsers since Chrome 91, Firefox 89 and Safari 16.4.
    "-Ctarget-feature=+simd128",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    // A sixteenth of what is usual, and a third where the author asks for it: what is called from many
    // places is inlined where it is hardly longer than the call.
    "-Cllvm-args=-inline-threshold=14",
    "-Cllvm-args=-inlinehint-threshold=110",
    // Loops are over a few words or bytes; the longest are written to add eight bytes at once.
    "-Cno-vectorize-loops",
    "-Cno-vectorize-slp",
    // What branches have in common is done once, before or after them, and nothing is computed
    // ahead on one way to spare it on another: 2 kB less, and not slower.
    "-Cllvm-args=-hoist-common-insts",
    "-Cllvm-args=-sink-common-insts",
    "-Cllvm-args=-enable-pre=false",
    "-Cllvm-args=-enable-load-pre=false",
    // Errors for readers show values by `Display`.
    "-Zfmt-debug=none",
];

/// Set by cargo and rustup for this program; Debian's cargo would take them for its own.
const OF_OTHER_TOOLCHAIN: &[&str] = &["CARGO", "LD_LIBRARY_PATH", "RUSTC", "RUSTUP_TOOLCHAIN"];

/// A Rust that compiles to WebAssembly.
#[derive(Clone, Copy)]
pub enum Toolchain {
    /// The one that runs this program.
    Current,
    /// The one of Debian's packages.
    Debian,
}

impl Toolchain {
    /// Returns a cargo command that builds for [`TARGET`].
    pub fn cargo_build(self) -> Command {
        let mut command = match self {
            Self::Current => process::cargo(),
            Self::Debian => debian_cargo(),
        };
        command.args(["build", "--target", TARGET]).args(STANDARD_LIBRARY);
        command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", FLAGS.join(" "));
        command
    }
}

/// Returns a toolchain, after installing what it lacks.
///
/// # Errors
/// None is there and none can be installed; the error says what a person can do.
pub fn obtain() -> Result<Toolchain> {
    if has_sources()? {
        return Ok(Toolchain::Current);
    }
    let refusal = match remembered_refusal() {
        Some(refusal) => refusal,
        None => match add_by_rustup() {
            Ok(()) => return Ok(Toolchain::Current),
            Err(error) => format!("{error:#}"),
        },
    };
    install_debian_packages().with_context(|| format!("rustup does not help ({refusal})"))?;
    println!("Using Debian's Rust for WebAssembly, as rustup cannot add {SOURCES} ({refusal}).");
    remember_refusal(&refusal)?;
    Ok(Toolchain::Debian)
}

fn has_sources() -> Result<bool> {
    let root = process::output_of(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(&root).join(SOURCES_FOLDER).is_dir())
}

fn add_by_rustup() -> Result<()> {
    println!("Adding Rust's {SOURCES} by rustup ({} s at most).", RUSTUP_LIMIT.as_secs());
    let folder = Path::new(build::STATE);
    fs::create_dir_all(folder)?;
    let mut rustup = Command::new("rustup");
    rustup.args(["component", "add", SOURCES]).env("RUST_BACKTRACE", "0");
    process::run_logged(&mut rustup, &folder.join("rustup.log"), RUSTUP_LIMIT)?;
    ensure!(has_sources()?, "the Rust in use is not rustup's");
    Ok(())
}

fn install_debian_packages() -> Result<()> {
    if debian::has(PACKAGES) {
        return Ok(());
    }
    if !debian::can_install() {
        bail!(
            "no compiler for WebAssembly: run `rustup component add {SOURCES}` \
             (rustup is at https://rustup.rs), or on Debian `{}`",
            debian::advice(PACKAGES)
        );
    }
    println!("Installing Debian's {}.", PACKAGES.join(", "));
    debian::install(PACKAGES).with_context(|| {
        format!("no compiler for WebAssembly: `rustup component add {SOURCES}` must work, or apt")
    })
}

/// Returns a command for Debian's cargo, kept apart from the Rust that runs this program.
fn debian_cargo() -> Command {
    let programs = Path::new(DEBIAN_PROGRAMS);
    let mut command = Command::new(programs.join("cargo"));
    for variable in OF_OTHER_TOOLCHAIN {
        command.env_remove(variable);
    }
    command
        .env("PATH", path_starting_with(programs))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", programs.join("wasm-ld-19"));
    command
}

fn path_starting_with(folder: &Path) -> std::ffi::OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_owned()).chain(env::split_paths(&path));
    env::join_paths(folders).unwrap_or(path)
}

/// Returns what rustup said, if it was asked in vain and Debian's packages stood in.
fn remembered_refusal() -> Option<String> {
    fs::read_to_string(refusal_file()).ok().filter(|_| debian::has(PACKAGES))
}

fn remember_refusal(refusal: &str) -> Result<()> {
    let file = refusal_file();
    fs::write(&file, refusal).with_context(|| format!("cannot write {}", file.display()))
}

fn refusal_file() -> PathBuf {
    Path::new(build::STATE).join("rustup-refusal")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &Command) -> String {
        let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy()).collect();
        words.join(" ")
    }

    #[test]
    fn both_compile_the_standard_library_alike() {
        let current = words(&Toolchain::Current.cargo_build());
        assert!(current.starts_with("build --target wasm32-unknown-unknown -Zbuild-std=std,"));
        assert_eq!(words(&Toolchain::Debian.cargo_build()), current);
    }

    #[test]
    fn debians_cargo_is_kept_apart_from_rustup() {
        let command = Toolchain::Debian.cargo_build();
        let value = |name: &str| {
            command.get_envs().find(|(variable, _)| *variable == name).map(|(_, value)| value)
        };
        assert_eq!(value("RUSTUP_TOOLCHAIN"), Some(None));
        let path = value("PATH").flatten().unwrap();
        assert_eq!(env::split_paths(path).next(), Some(PathBuf::from(DEBIAN_PROGRAMS)));
    }
}
