//! A server for the planner and the plain page that compresses them as a documentation site would.

use std::{
    fs, io,
    path::Path,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header::CACHE_CONTROL},
    middleware,
};
use tempfile::TempDir;
use tower_http::services::ServeDir;
use wandb_planner::cli::reference_architecture;

/// A running server that logs the requests.
pub struct Server {
    pub origin: String,
    requests: Arc<Mutex<Vec<String>>>,
    _folder: TempDir,
}

/// The extensions of files that are already compressed and are sent unchanged.
const COMPRESSED: [&str; 2] = ["png", "zip"];

/// Copies a folder and adds a brotli version of each file.
fn copy_compressed(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_compressed(&path, &target)?;
        } else {
            write_compressed(&target, &fs::read(&path)?)?;
        }
    }
    Ok(())
}

fn write_compressed(target: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(target, bytes)?;
    let extension = target.extension().unwrap_or_default().to_string_lossy();
    if COMPRESSED.contains(&&*extension) {
        return Ok(());
    }
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &settings)?;
    fs::write(target.with_extension(format!("{extension}.br")), compressed)
}

/// Whether the name of a file changes with its content: a part of it is 16 hexadecimal digits.
fn is_named_by_content(path: &str) -> bool {
    path.split(['-', '.', '_', '/'])
        .any(|piece| piece.len() == 16 && piece.bytes().all(|it| it.is_ascii_hexdigit()))
}

/// The `Cache-Control` header of a file, as `docs/DEPLOY.md` recommends.
fn lifetime(path: &str) -> HeaderValue {
    HeaderValue::from_static(if is_named_by_content(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    })
}

impl Server {
    /// Serves the build in `dist/` under `planner/`, and the plain page under `plain/`.
    ///
    /// The plain page gets its tables from the engine, so both agree. A build with other tables is an error.
    pub async fn start(root: &Path) -> io::Result<Self> {
        let folder = TempDir::new()?;
        let dist = root.join("dist");
        let tables = reference_architecture();
        if fs::read_to_string(dist.join("data/reference-architecture.json"))? != tables {
            return Err(io::Error::other("dist/ has outdated tables"));
        }
        copy_compressed(&dist, &folder.path().join("planner"))?;
        copy_compressed(&root.join("benches/plain"), &folder.path().join("plain"))?;
        let module = format!("export default {tables}");
        write_compressed(&folder.path().join("plain/tables.js"), module.as_bytes())?;

        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let files = ServeDir::new(folder.path()).precompressed_br();
        let app = Router::new().fallback_service(files).layer(middleware::from_fn(
            move |request: Request, next: middleware::Next| {
                let path = request.uri().path().to_owned();
                let lifetime = lifetime(&path);
                log.lock().expect("no holder of the lock panicked").push(path);
                async move {
                    let mut response = next.run(request).await;
                    response.headers_mut().insert(CACHE_CONTROL, lifetime);
                    response
                }
            },
        ));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Self { origin, requests, _folder: folder })
    }

    /// The paths of all requests so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no holder of the lock panicked").clone()
    }
}
