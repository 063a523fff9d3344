//! The planner and the plain page on one server, compressed as a documentation site would.

use std::{
    fs, io,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{Router, extract::Request, middleware};
use tempfile::TempDir;
use tower_http::services::ServeDir;

/// A running server, which counts what it is asked for.
pub struct Server {
    pub origin: String,
    requests: Arc<AtomicUsize>,
    _folder: TempDir,
}

/// Files of these kinds are sent as they are: they are compressed already.
const COMPRESSED: [&str; 2] = ["png", "zip"];

/// Copies a folder, each file with its brotli beside it.
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

impl Server {
    /// Serves the build in `dist/` under `planner/`, and the plain page under `plain/`.
    pub async fn start(root: &Path) -> io::Result<Self> {
        let folder = TempDir::new()?;
        let dist = root.join("dist");
        let data = fs::read_to_string(dist.join("data/reference-architecture.json"))?;
        copy_compressed(&dist, &folder.path().join("planner"))?;
        copy_compressed(&root.join("benches/plain"), &folder.path().join("plain"))?;
        let tables = format!("export default {data}");
        write_compressed(&folder.path().join("plain/tables.js"), tables.as_bytes())?;

        let requests = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&requests);
        let files = ServeDir::new(folder.path()).precompressed_br();
        let app = Router::new().fallback_service(files).layer(middleware::from_fn(
            move |request: Request, next: middleware::Next| {
                counter.fetch_add(1, Ordering::SeqCst);
                next.run(request)
            },
        ));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Self { origin, requests, _folder: folder })
    }

    /// How many requests there were until now.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}
