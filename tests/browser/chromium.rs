//! A headless Chromium of its own for each visit, driven through a chromedriver of its own.

use std::{env, path::PathBuf, process::Stdio};

use fantoccini::{Client, ClientBuilder, error::CmdError, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

const REMEDY: &str = "run scripts/install-browser, or set CHROME and CHROMEDRIVER";

/// The first of some programs that is on the `PATH`, unless a variable names another.
fn program(variable: &str, names: &[&str]) -> PathBuf {
    if let Some(named) = env::var_os(variable) {
        return named.into();
    }
    let folders: Vec<PathBuf> =
        env::var_os("PATH").iter().flat_map(|path| env::split_paths(path)).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
        .unwrap_or_else(|| panic!("no {} on the PATH: {REMEDY}", names.join(", no ")))
}

/// What goes to chromedriver beside the commands of the standard.
#[derive(Debug)]
struct Extension {
    endpoint: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.endpoint))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// A message on the browser's console.
#[derive(Debug)]
pub struct ConsoleMessage {
    pub level: String,
    pub text: String,
}

/// A running browser. [`Chromium::close`] ends it.
pub struct Chromium {
    pub client: Client,
    downloads: TempDir,
    _profile: TempDir,
    driver: Child,
    /// Open as long as chromedriver may write to it.
    _said: Lines<BufReader<ChildStdout>>,
}

impl Chromium {
    /// Starts chromedriver on a free port, and with it a browser with an empty profile.
    pub async fn start() -> Self {
        let chrome = program("CHROME", &["chromium", "google-chrome", "google-chrome-stable"]);
        let driver = program("CHROMEDRIVER", &["chromedriver"]);
        let mut driver = Command::new(&driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{} does not start ({error}): {REMEDY}", driver.display())
            });
        let output = driver.stdout.take().expect("chromedriver's output is piped");
        let mut said = BufReader::new(output).lines();
        let port = port(&mut said).await;
        let profile = TempDir::new().unwrap();
        let downloads = TempDir::new().unwrap();
        let capabilities = json!({
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "binary": chrome,
                "args": [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--lang=en-US",
                    "--hide-scrollbars",
                    format!("--user-data-dir={}", profile.path().display()),
                ],
                "prefs": {
                    // Chromium's own start page would fill the logs.
                    "session.restore_on_startup": 4,
                    "session.startup_urls": ["about:blank"],
                },
            },
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| {
                panic!(
                    "{} does not start with this chromedriver ({error}): {REMEDY}",
                    chrome.display()
                )
            });
        let this = Self { client, downloads, _profile: profile, driver, _said: said };
        // Chromium would ask a person whether to keep a script such as `preflight.sh`.
        let keep = json!({ "behavior": "allow", "downloadPath": this.downloads.path() });
        this.devtools("Browser.setDownloadBehavior", keep).await;
        this
    }

    /// Ends the browser, then chromedriver.
    pub async fn close(mut self) {
        let closed = self.client.close().await;
        self.driver.kill().await.unwrap();
        closed.expect("the browser ends when asked");
    }

    /// Where downloads arrive.
    pub fn downloads(&self) -> &std::path::Path {
        self.downloads.path()
    }

    async fn issue(&self, endpoint: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Extension { endpoint, body }).await
    }

    /// Sends a command of Chrome's developer tools.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.issue("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
            .await
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What a log has had since it was read last.
    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.issue("se/log", json!({ "type": kind })).await.expect("a log");
        entries.as_array().expect("log entries").clone()
    }

    /// The messages on the console since they were read last.
    pub async fn console(&self) -> Vec<ConsoleMessage> {
        let text = |entry: &Value, key| entry[key].as_str().unwrap_or_default().to_owned();
        let message = |entry: &Value| ConsoleMessage {
            level: text(entry, "level"),
            text: text(entry, "message"),
        };
        self.log("browser").await.iter().map(message).collect()
    }

    /// The addresses that the page asked for since they were read last, whatever answered.
    pub async fn requests(&self) -> Vec<String> {
        let entries = self.log("performance").await;
        let messages = entries.iter().filter_map(|entry| {
            let entry: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            Some(entry["message"].clone())
        });
        messages
            .filter_map(|message| {
                let parameters = &message["params"];
                let address = match message["method"].as_str()? {
                    "Network.requestWillBeSent" => &parameters["request"]["url"],
                    "Network.webSocketCreated" | "Network.webTransportCreated" => {
                        &parameters["url"]
                    }
                    _ => return None,
                };
                address.as_str().map(str::to_owned)
            })
            .collect()
    }
}

/// The port that chromedriver says it chose.
async fn port(said: &mut Lines<BufReader<ChildStdout>>) -> u16 {
    while let Some(line) = said.next_line().await.unwrap() {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            return port.trim_end_matches('.').parse().expect(&line);
        }
    }
    panic!("chromedriver ends without saying its port: {REMEDY}");
}
