//! What every browser that is tested needs: its driver, started on a port of its own.
//!
//! Machines that run many things at once take ports away and stop programs now and then. That says
//! nothing about the page, so a driver and a browser that do not start get some more chances, and
//! what they said is part of the failure.

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

/// How often a driver, and then its browser, may fail to start.
const ATTEMPTS: usize = 5;

/// How long a driver may take until it listens, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(30);

/// The first of some programs that is there, on the `PATH` or at its place, unless a variable names
/// another. None of them is there: the name of the first.
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

/// A command of a driver that is not in the standard: where it goes, and what goes there.
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

/// A driver that listens. It ends when it is dropped.
pub struct Driver {
    process: Child,
    port: u16,
    said: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts a driver, prepared as its browser needs it.
    pub async fn start(program: &Path, prepare: impl Fn(&mut Command)) -> Self {
        let mut failures = Vec::new();
        for _ in 0..ATTEMPTS {
            let mut driver = Self::spawn(program, &prepare);
            match driver.listens().await {
                Ok(()) => return driver,
                Err(how) => failures.push(format!("{how}: {:?}", driver.said())),
            }
        }
        panic!("{} does not start:\n{}", program.display(), failures.join("\n"));
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
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let said = Arc::new(Mutex::new(Vec::new()));
        keep_lines(process.stdout.take().expect("a pipe"), &said);
        keep_lines(process.stderr.take().expect("a pipe"), &said);
        Self { process, port, said }
    }

    /// Waits until the driver listens, or says how it came to nothing.
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
        let capabilities = capabilities.as_object().expect("capabilities have names");
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
        panic!("the browser does not start:\n{}\n{:?}", failures.join("\n"), self.said());
    }

    /// What the driver and its browser wrote until now, by lines.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    /// Ends the driver.
    pub async fn kill(&mut self) {
        self.process.kill().await.expect("a program that was started can be ended");
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// Keeps every line that a program writes.
fn keep_lines(output: impl AsyncRead + Unpin + Send + 'static, said: &Arc<Mutex<Vec<String>>>) {
    let said = Arc::clone(said);
    tokio::spawn(async move {
        let mut lines = BufReader::new(output).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            said.lock().unwrap().push(line);
        }
    });
}
