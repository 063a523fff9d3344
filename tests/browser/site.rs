//! The built page on a plain file server, under a sub-path, as on a documentation site.

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use axum::{Router, extract::Request, middleware};
use tower_http::services::ServeDir;

/// Where the page lives on the server. Nothing in the build may depend on it.
pub const PATH: &str = "/docs/planner/";

/// A running server, and everything that was asked of it.
pub struct Site {
    origin: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Serves `dist/` on a free port until the runtime ends.
    pub async fn serve() -> Self {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(
            dist.join("index.html").is_file(),
            "there is no release build of the page in dist/: run `make dist` first"
        );
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let app = Router::new().nest_service(PATH, ServeDir::new(dist)).layer(middleware::from_fn(
            move |request: Request, next: middleware::Next| {
                log.lock().unwrap().push(request.uri().path().to_owned());
                next.run(request)
            },
        ));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { origin, requests }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of the page, without query.
    pub fn address(&self) -> String {
        format!("{}{PATH}", self.origin)
    }

    /// The paths of all requests until now, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}
