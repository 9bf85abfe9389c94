//! Packages of Debian and the systems made from it, by `apt-get`.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::process;

/// Reports whether packages can be installed: `apt-get` is there and this is root.
pub fn can_install() -> bool {
    process::find("apt-get").is_some() && is_root()
}

/// Reports whether all of `packages` are installed.
pub fn has(packages: &[&str]) -> bool {
    process::find("dpkg-query").is_some() && packages.iter().all(|package| is_installed(package))
}

/// Installs `packages`, waiting for another `apt-get` that runs.
///
/// # Errors
/// `apt-get` fails: no network, or a package unknown to this release.
pub fn install(packages: &[&str]) -> Result<()> {
    process::run(apt_get().args(["-q", "update"]))?;
    process::run(apt_get().args(["-q", "install", "--no-install-recommends"]).args(packages))
}

/// Returns the command that a person would type to install `packages`.
pub fn advice(packages: &[&str]) -> String {
    format!("sudo apt-get install --no-install-recommends {}", packages.join(" "))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-y", "-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0"])
        .stdin(Stdio::null());
    command
}

fn is_installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]).stderr(Stdio::null());
    query.output().is_ok_and(|output| output.stdout == b"installed")
}

fn is_root() -> bool {
    process::output_of(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
