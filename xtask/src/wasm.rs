//! The core as WebAssembly, with patterns in glossaries and without: compiled, given its JavaScript
//! glue, made smaller.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::STATE;
use crate::{npm, process, wasm_target};

/// Where the compiler writes: apart from `target`, so that it waits for no other cargo.
const TARGET_FOLDER: &str = "target/wasm";

/// Where the compiler leaves what it made last.
const COMPILED: &str = "target/wasm/wasm32-unknown-unknown/page/postil.wasm";

/// One build of the core.
struct Variant {
    compiled: &'static str,
    optimized: &'static str,
    options: &'static [&'static str],
}

/// A page loads one of them: the second where its glossary has patterns.
const VARIANTS: [Variant; 2] = [
    Variant { compiled: PLAIN, optimized: "postil.wasm", options: &["--no-default-features"] },
    Variant { compiled: WITH_PATTERNS, optimized: "postil-patterns.wasm", options: &[] },
];

/// The core that takes no patterns, compiled.
pub const PLAIN: &str = "target/wasm/postil.wasm";

/// The core that does.
pub const WITH_PATTERNS: &str = "target/wasm/postil-patterns.wasm";

/// Where the glue, its types and the final WebAssembly lie.
pub const GLUE_FOLDER: &str = "target/bindgen";

/// What Rust's compiler may use, and all browsers with the Highlight API have.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// How hard wasm-opt tries. Rust's compiler has optimized before: the higher levels made the file
/// larger after brotli, and slower.
const LEVEL: &str = "-O1";

/// What wasm-opt leaves: the data with their zeros. Cut into pieces at them, they are 6 kB more
/// after brotli.
const KEPT_DATA: &str = "--skip-pass=memory-packing";

/// Compiles the library for release.
///
/// # Errors
/// There is no compiler for WebAssembly, or the sources do not compile.
pub fn compile() -> Result<()> {
    let toolchain = wasm_target::obtain()?;
    for variant in VARIANTS {
        let mut cargo = toolchain.cargo_build();
        cargo.args(["--package", "postil", "--lib", "--profile", "page"]);
        cargo.args(["--target-dir", TARGET_FOLDER]).args(variant.options);
        process::run(&mut cargo)?;
        fs::copy(COMPILED, variant.compiled)
            .with_context(|| format!("cannot write {}", variant.compiled))?;
    }
    Ok(())
}

/// Writes the JavaScript glue, its types, and the WebAssembly made smaller.
///
/// All are made in another folder first: a failure leaves the last good ones.
///
/// # Errors
/// wasm-bindgen or wasm-opt fails, the glue differs, or a file cannot be written.
pub fn glue() -> Result<()> {
    let fresh = Path::new(STATE).join("bindgen");
    let mut scripts = Vec::new();
    for variant in VARIANTS {
        bind(variant.compiled, &fresh)?;
        optimize(&fresh.join("postil_bg.wasm"), &fresh.join(variant.optimized))?;
        scripts.push(fs::read(fresh.join("postil.js"))?);
    }
    ensure!(
        scripts[0] == scripts[1],
        "the two cores have different glue; the page has one for both"
    );
    replace(Path::new(GLUE_FOLDER), &fresh)
}

fn bind(compiled: &str, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("postil")
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .generate(folder)
        .context("wasm-bindgen cannot write the JavaScript glue")
}

/// Makes `file` smaller, as `smaller`.
fn optimize(file: &Path, smaller: &Path) -> Result<()> {
    let mut wasm_opt = npm::node();
    wasm_opt.arg("node_modules/binaryen/bin/wasm-opt").args(FEATURES);
    wasm_opt.args([LEVEL, KEPT_DATA]).arg(file).arg("-o").arg(smaller);
    process::run(&mut wasm_opt)?;
    fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display()))
}

fn replace(folder: &Path, fresh: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::rename(fresh, folder).with_context(|| format!("cannot replace {}", folder.display()))
}
