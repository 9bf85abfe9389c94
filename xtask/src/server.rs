//! A small HTTP server for the files of one folder, on this machine only.

use std::fs::File;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// Requests answered at the same time, so that a slow reader delays no other.
const WORKERS: usize = 4;

/// What a request's path leads to.
#[derive(Debug, PartialEq)]
enum Place {
    File(PathBuf),
    /// A folder asked for without the closing slash, from which its links would go astray.
    Folder,
    Nowhere,
}

/// Opens `port`; with 0 the system picks one.
///
/// # Errors
/// The port is taken or not allowed.
pub fn listen(port: u16) -> Result<Server> {
    Server::http((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| anyhow!(error))
        .with_context(|| format!("cannot listen on port {port}"))
}

/// Returns the address that a browser opens.
pub fn address(server: &Server) -> String {
    match server.server_addr().to_ip() {
        Some(socket) => format!("http://localhost:{}/", socket.port()),
        None => server.server_addr().to_string(),
    }
}

/// Answers requests with the files of `folder`, in the background, until this program ends.
pub fn start(server: Server, folder: &'static Path) {
    let server = Arc::new(server);
    for _ in 0..WORKERS {
        let server = Arc::clone(&server);
        thread::spawn(move || {
            for request in server.incoming_requests() {
                answer(request, folder);
            }
        });
    }
}

/// Answers one request; a reader that hangs up early is no concern of the server.
fn answer(request: Request, folder: &Path) {
    let _hung_up = match request.method() {
        Method::Get | Method::Head => answer_with_file(request, folder),
        _ => request.respond(message(405, "only GET and HEAD are answered")),
    };
}

fn answer_with_file(request: Request, folder: &Path) -> io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    match locate(folder, &path) {
        Place::File(file) => match File::open(&file) {
            Ok(contents) => {
                request.respond(with_headers(Response::from_file(contents), content_type(&file)))
            }
            Err(error) => request.respond(message(500, &error.to_string())),
        },
        Place::Folder => {
            let redirect = message(301, "").with_header(header("Location", &format!("{path}/")));
            request.respond(redirect)
        }
        Place::Nowhere => request.respond(message(404, &format!("no such file: {path}"))),
    }
}

/// Finds what the percent-encoded `path` leads to, never outside `folder`.
fn locate(folder: &Path, path: &str) -> Place {
    let Some(relative) = relative_path(path) else {
        return Place::Nowhere;
    };
    let place = folder.join(relative);
    match (place.is_dir(), path.ends_with('/')) {
        (true, false) => Place::Folder,
        (true, true) => existing(place.join("index.html")),
        (false, _) => existing(place),
    }
}

fn existing(file: PathBuf) -> Place {
    if file.is_file() { Place::File(file) } else { Place::Nowhere }
}

/// Decodes a request's path; none if it has a part that is no plain name, as `..` or `C:`.
fn relative_path(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let relative = decoded.strip_prefix('/')?;
    if relative.contains(['\\', '\0']) {
        return None;
    }
    let relative = PathBuf::from(relative);
    let is_plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    is_plain.then_some(relative)
}

/// Returns the MIME type by the file's ending; browsers run only JavaScript and WebAssembly that
/// is declared as such.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("ico") => "image/x-icon",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("md" | "ts" | "txt") => "text/plain; charset=utf-8",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn message(status: u16, text: &str) -> Response<io::Cursor<Vec<u8>>> {
    let response = Response::from_string(text).with_status_code(StatusCode(status));
    with_headers(response, "text/plain; charset=utf-8")
}

/// Adds the headers of every answer; nothing is cached, so that a reload shows the last build.
fn with_headers<R: io::Read>(response: Response<R>, content_type: &str) -> Response<R> {
    response
        .with_header(header("Content-Type", content_type))
        .with_header(header("Cache-Control", "no-cache"))
        .with_header(header("X-Content-Type-Options", "nosniff"))
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("headers are ASCII: paths come percent-encoded")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("site/maps")).unwrap();
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        fs::write(folder.path().join("site/index.html"), "home").unwrap();
        fs::write(folder.path().join("site/maps/a b.js"), "export {}").unwrap();
        folder
    }

    #[test]
    fn paths_lead_to_files_and_folders() {
        let folder = site();
        let root = folder.path().join("site");
        assert_eq!(locate(&root, "/"), Place::File(root.join("index.html")));
        assert_eq!(locate(&root, "/maps/a%20b.js"), Place::File(root.join("maps/a b.js")));
        assert_eq!(locate(&root, "/maps"), Place::Folder);
        assert_eq!(locate(&root, "/maps/"), Place::Nowhere);
        assert_eq!(locate(&root, "/none.js"), Place::Nowhere);
    }

    #[test]
    fn no_path_leaves_the_folder() {
        let folder = site();
        let root = folder.path().join("site");
        let ways_out =
            ["/../secret.txt", "/%2e%2e/secret.txt", "/maps/..%2f../secret.txt", "/..\\secret.txt"];
        for path in ways_out {
            assert_eq!(locate(&root, path), Place::Nowhere, "{path}");
        }
        let absolute = format!("/{}", folder.path().join("secret.txt").display());
        assert_eq!(locate(&root, &absolute), Place::Nowhere, "{absolute}");
        assert_eq!(locate(&root, "/index.html%00"), Place::Nowhere);
        assert_eq!(locate(&root, "index.html"), Place::Nowhere);
    }

    #[test]
    fn scripts_and_wasm_have_the_types_browsers_demand() {
        assert_eq!(content_type(Path::new("a/postil.js")), "text/javascript; charset=utf-8");
        assert_eq!(content_type(Path::new("postil.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn a_request_is_answered_over_the_wire() {
        let root: &'static Path = Box::leak(site().keep().join("site").into_boxed_path());
        let server = listen(0).unwrap();
        let port = server.server_addr().to_ip().unwrap().port();
        assert_eq!(address(&server), format!("http://localhost:{port}/"));
        start(server, root);

        let found = ask(port, "GET /?from=test");
        assert!(found.starts_with("HTTP/1.1 200"), "{found}");
        assert!(found.contains("Content-Type: text/html; charset=utf-8\r\n"), "{found}");
        assert!(found.contains("Cache-Control: no-cache\r\n"), "{found}");
        assert!(found.ends_with("\r\n\r\nhome"), "{found}");

        assert!(ask(port, "GET /maps").contains("Location: /maps/\r\n"));
        assert!(ask(port, "GET /../secret.txt").starts_with("HTTP/1.1 404"));
        assert!(ask(port, "POST /").starts_with("HTTP/1.1 405"));
        assert!(ask(port, "HEAD /").ends_with("\r\n\r\n"));
    }

    fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}
