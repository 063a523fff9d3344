//! A server for a copy of the build that a test can change, and that it can stop.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::Request,
    http::{HeaderValue, header::CONTENT_SECURITY_POLICY},
    middleware::{self, Next},
    response::{Html, IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;

/// The path of the page on the server.
pub const PATH: &str = "/docs/planner/";

/// The page's content security policy, as a header.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// The same without WebAssembly.
pub const POLICY_WITHOUT_WASM: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// The folder of the build under test.
pub fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(
        dist.join("wandb-planner.html").is_file(),
        "there is no release build of the page in dist/: run `make dist` first"
    );
    dist
}

/// The form of the pages' addresses on a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// The names of the files.
    OfFiles,
    /// Names without `.html`, to which it redirects, as some hosts do.
    WithoutEnding,
}

/// Answers like a server that omits `.html`.
async fn without_ending(mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    if let Some(page) = path.strip_suffix(".html") {
        let page = page.strip_suffix("index").unwrap_or(page);
        return Redirect::permanent(&format!("{page}{query}")).into_response();
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    if !name.is_empty() && !name.contains('.') {
        *request.uri_mut() = format!("{path}.html{query}").parse().unwrap();
    }
    next.run(request).await
}

/// A running server.
pub struct Site {
    origin: String,
    folder: TempDir,
    breaches: Arc<Mutex<Vec<String>>>,
    /// A separate runtime, so that stopping it closes every connection.
    runtime: Mutex<Option<Runtime>>,
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// Serves a router until the runtime ends, and returns the origin.
fn serve(runtime: &Runtime, app: Router) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    runtime.spawn(async move {
        axum::serve(tokio::net::TcpListener::from_std(listener).unwrap(), app).await
    });
    origin
}

impl Site {
    /// Serves a copy of the build with a policy, and collects violations that browsers report.
    pub fn serve(policy: &str, names: Names) -> Self {
        let runtime = runtime();
        let folder = TempDir::new().unwrap();
        copy(&dist(), folder.path());
        let breaches = Arc::new(Mutex::new(Vec::new()));
        let reported = Arc::clone(&breaches);
        let header = HeaderValue::from_str(&format!("{policy}; report-uri /breaches")).unwrap();
        let app = Router::new()
            .nest_service(PATH, ServeDir::new(folder.path()))
            .route(
                "/breaches",
                post(async move |report: Bytes| {
                    reported.lock().unwrap().push(String::from_utf8_lossy(&report).into_owned());
                }),
            )
            .layer(middleware::from_fn(move |request: Request, next: Next| {
                let header = header.clone();
                async move {
                    let mut response = match names {
                        Names::OfFiles => next.run(request).await,
                        Names::WithoutEnding => without_ending(request, next).await,
                    };
                    response.headers_mut().insert(CONTENT_SECURITY_POLICY, header);
                    response
                }
            }));
        let origin = serve(&runtime, app);
        Self { origin, folder, breaches, runtime: Mutex::new(Some(runtime)) }
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        format!("{}{PATH}", self.origin)
    }

    /// The policy violations that browsers reported.
    pub fn breaches(&self) -> Vec<String> {
        self.breaches.lock().unwrap().clone()
    }

    /// Stops the server.
    pub fn stop(&self) {
        self.runtime.lock().unwrap().take().expect("the server is running").shutdown_background();
    }

    /// Replaces the build with one that has another description.
    pub fn deploy(&self, description: &str) {
        let page = self.folder.path().join("index.html");
        let old = fs::read_to_string(&page).unwrap();
        let new = old.replace("Plan a self-managed", description);
        assert_ne!(old, new);
        fs::write(page, &new).unwrap();
        let worker = self.folder.path().join("worker.js");
        let hash = |text: &str| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)));
        let old_worker = fs::read_to_string(&worker).unwrap();
        let new_worker = old_worker
            .replace(&hash(&old), &hash(&new))
            .replace("const BUILD = \"", "const BUILD = \"next-");
        assert!(new_worker.contains(&hash(&new)), "the worker does not list the start page");
        fs::write(worker, new_worker).unwrap();
    }
}

/// Damage.
impl Site {
    /// Overwrites a file of the build.
    pub fn damage(&self, file: &str) {
        fs::write(self.folder.path().join(file), "something else").unwrap();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.lock().unwrap().take() {
            runtime.shutdown_background();
        }
    }
}

/// A page on another origin that embeds the planner.
pub struct Host {
    pub origin: String,
    runtime: Option<Runtime>,
}

impl Host {
    /// Serves the page.
    pub fn with(body: &str) -> Self {
        let runtime = runtime();
        let page = format!("<!doctype html><title>Host</title><link rel=icon href=data:,>{body}");
        let app = Router::new().route("/", get(async move || Html(page)));
        let origin = serve(&runtime, app);
        Self { origin, runtime: Some(runtime) }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
