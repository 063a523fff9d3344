//! The driver of a browser under test, started on its own port.
//!
//! On busy machines, other programs occasionally take a port, or a program is stopped. That is not a failure
//! of the page, so starting a driver or a browser is retried, and their output is part of the failure.

use std::{
    env,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Stdio,
    sync::{Arc, Mutex},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, BufReader},
    net::TcpStream,
    process::{Child, Command},
    time::{sleep, timeout},
};

/// The number of attempts to start a driver, and then its browser.
const ATTEMPTS: usize = 5;

/// The longest wait until a driver listens, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Returns the first of these programs that exists, on the `PATH` or at its absolute path, unless a variable
/// names another. The error is the name of the first.
pub fn program(variable: &str, names: &[&str]) -> Result<PathBuf, String> {
    if let Some(named) = env::var_os(variable) {
        return Ok(named.into());
    }
    let folders: Vec<PathBuf> =
        env::var_os("PATH").iter().flat_map(|path| env::split_paths(path)).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
        .ok_or_else(|| names[0].to_owned())
}

/// A driver's command outside of the standard: its endpoint and its body.
#[derive(Debug)]
pub struct Extension(pub &'static str, pub Value);

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

/// A running driver. It ends when it is dropped.
pub struct Driver {
    process: Child,
    port: u16,
    log: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts a driver after `prepare` has changed its command.
    pub async fn start(program: &Path, prepare: impl Fn(&mut Command)) -> Self {
        let mut failures = Vec::new();
        for _ in 0..ATTEMPTS {
            let mut driver = Self::spawn(program, &prepare);
            match driver.listens().await {
                Ok(()) => return driver,
                Err(how) => failures.push(format!("{how}: {:?}", driver.log())),
            }
        }
        panic!("{} did not start:\n{}", program.display(), failures.join("\n"));
    }

    fn spawn(program: &Path, prepare: impl Fn(&mut Command)) -> Self {
        let port = free_port();
        let mut command = Command::new(program);
        command
            .arg(format!("--port={port}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        prepare(&mut command);
        let mut process = command
            .spawn()
            .unwrap_or_else(|error| panic!("{} did not start: {error}", program.display()));
        let log = Arc::new(Mutex::new(Vec::new()));
        keep_lines(process.stdout.take().expect("a pipe"), &log);
        keep_lines(process.stderr.take().expect("a pipe"), &log);
        Self { process, port, log }
    }

    /// Waits until the driver listens. The error says why it does not.
    async fn listens(&mut self) -> Result<(), String> {
        let port = self.port;
        let answers = timeout(PATIENCE, async {
            while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_err() {
                sleep(Duration::from_millis(20)).await;
            }
        });
        tokio::select! {
            biased;
            ended = self.process.wait() => Err(format!("it ended with {}", ended.unwrap())),
            answered = answers => answered.map_err(|_| format!("it did not listen within {PATIENCE:?}")),
        }
    }

    /// Starts a browser.
    pub async fn connect(&self, capabilities: &Value) -> Client {
        let capabilities = capabilities.as_object().expect("capabilities are an object");
        let mut failures = Vec::new();
        for _ in 0..ATTEMPTS {
            let connected = ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.clone())
                .connect(&format!("http://127.0.0.1:{}", self.port))
                .await;
            match connected {
                Ok(client) => return client,
                Err(error) => failures.push(error.to_string()),
            }
        }
        panic!("the browser did not start:\n{}\n{:?}", failures.join("\n"), self.log());
    }

    /// The lines that the driver and its browser have written so far.
    pub fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    /// Ends the driver.
    pub async fn kill(&mut self) {
        self.process.kill().await.expect("the driver can be killed");
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// Collects every line that a program writes.
fn keep_lines(output: impl AsyncRead + Unpin + Send + 'static, log: &Arc<Mutex<Vec<String>>>) {
    let log = Arc::clone(log);
    tokio::spawn(async move {
        let mut lines = BufReader::new(output).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            log.lock().unwrap().push(line);
        }
    });
}
