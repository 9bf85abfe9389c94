//! The core as WebAssembly: compiled, given its JavaScript glue, made smaller.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::STATE;
use crate::{npm, process, wasm_target};

/// Where the compiler writes: apart from `target`, so that it waits for no other cargo.
const TARGET_FOLDER: &str = "target/wasm";

/// What the compiler makes.
pub const COMPILED: &str = "target/wasm/wasm32-unknown-unknown/page/postil.wasm";

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
    let mut cargo = wasm_target::obtain()?.cargo_build();
    cargo.args([
        "--package",
        "postil",
        "--lib",
        "--profile",
        "page",
        "--target-dir",
        TARGET_FOLDER,
    ]);
    process::run(&mut cargo)
}

/// Writes the JavaScript glue, its types, and the WebAssembly made smaller.
///
/// All are made in another folder first: a failure leaves the last good ones.
///
/// # Errors
/// wasm-bindgen or wasm-opt fails, or a file cannot be written.
pub fn glue() -> Result<()> {
    let fresh = Path::new(STATE).join("bindgen");
    bind(&fresh)?;
    optimize(&fresh.join("postil_bg.wasm"))?;
    replace(Path::new(GLUE_FOLDER), &fresh)
}

fn bind(folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(COMPILED)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .generate(folder)
        .context("wasm-bindgen cannot write the JavaScript glue")
}

fn optimize(file: &Path) -> Result<()> {
    let smaller = file.with_extension("smaller");
    let mut wasm_opt = npm::node();
    wasm_opt.arg("node_modules/binaryen/bin/wasm-opt").args(FEATURES);
    wasm_opt.args([LEVEL, KEPT_DATA]).arg(file).arg("-o").arg(&smaller);
    process::run(&mut wasm_opt)?;
    fs::rename(&smaller, file).with_context(|| format!("cannot replace {}", file.display()))
}

fn replace(folder: &Path, fresh: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::rename(fresh, folder).with_context(|| format!("cannot replace {}", folder.display()))
}
