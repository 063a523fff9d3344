//! A plain file server for the build, under a sub-path, as on a documentation site.

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use axum::{Router, extract::Request, http::StatusCode, middleware, response::IntoResponse as _};
use tower_http::services::ServeDir;

/// The path of the page on the server. Nothing in the build may depend on it.
pub const PATH: &str = "/docs/planner/";

/// Decides which paths the server answers with 404.
pub type Lost = fn(&str) -> bool;

/// A running server with a log of its requests.
pub struct Site {
    origin: String,
    requests: Arc<Mutex<Vec<String>>>,
    lost: Arc<Mutex<Lost>>,
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
        let nothing: Lost = |_| false;
        let lost = Arc::new(Mutex::new(nothing));
        let (log, gone) = (Arc::clone(&requests), Arc::clone(&lost));
        let app = Router::new().nest_service(PATH, ServeDir::new(dist)).layer(middleware::from_fn(
            move |request: Request, next: middleware::Next| {
                let path = request.uri().path().to_owned();
                let is_gone = gone.lock().unwrap()(&path);
                log.lock().unwrap().push(path);
                async move {
                    if is_gone {
                        StatusCode::NOT_FOUND.into_response()
                    } else {
                        next.run(request).await
                    }
                }
            },
        ));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { origin, requests, lost }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of the page, without query.
    pub fn address(&self) -> String {
        format!("{}{PATH}", self.origin)
    }

    /// Answers with 404 for these paths from now on.
    pub fn lose(&self, lost: Lost) {
        *self.lost.lock().unwrap() = lost;
    }

    /// The paths of all requests so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}
