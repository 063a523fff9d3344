//! A separate headless Chromium for each visit, with its own chromedriver.

use std::path::PathBuf;

use fantoccini::{Client, error::CmdError};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::webdriver::{Driver, Extension, program};

/// Returns the first of these programs that is installed.
fn installed(variable: &str, names: &[&str]) -> PathBuf {
    program(variable, names).unwrap_or_else(|missing| {
        panic!(
            "no {missing} on the PATH: run scripts/install-browser, or set CHROME and CHROMEDRIVER"
        )
    })
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
    driver: Driver,
}

impl Chromium {
    /// Starts chromedriver, and with it a browser with an empty profile.
    pub async fn start() -> Self {
        let chrome = installed("CHROME", &["chromium", "google-chrome", "google-chrome-stable"]);
        let profile = TempDir::new().unwrap();
        let driver = Driver::start(&installed("CHROMEDRIVER", &["chromedriver"]), |command| {
            // Chromium keeps some files outside its profile.
            command.env("HOME", profile.path()).env("XDG_CONFIG_HOME", profile.path());
        })
        .await;
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
                    // Chromium's default start page would fill the logs.
                    "session.restore_on_startup": 4,
                    "session.startup_urls": ["about:blank"],
                },
            },
        });
        let client = driver.connect(&capabilities).await;
        let this = Self { client, downloads, _profile: profile, driver };
        // By default, Chromium asks whether to keep a script such as `preflight.sh`.
        let keep = json!({ "behavior": "allow", "downloadPath": this.downloads.path() });
        this.devtools("Browser.setDownloadBehavior", keep).await;
        this
    }

    /// Closes the browser, then ends chromedriver.
    pub async fn close(mut self) {
        let closed = self.client.close().await;
        self.driver.kill().await;
        closed.expect("the browser closes");
    }

    /// The folder for downloads.
    pub fn downloads(&self) -> &std::path::Path {
        self.downloads.path()
    }

    async fn issue(&self, endpoint: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Extension(endpoint, body)).await
    }

    /// Sends a `DevTools` command.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.issue("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
            .await
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// The entries of a log since it was last read.
    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.issue("se/log", json!({ "type": kind })).await.expect("a log");
        entries.as_array().expect("log entries").clone()
    }

    /// The console messages since they were last read.
    pub async fn console(&self) -> Vec<ConsoleMessage> {
        let text = |entry: &Value, key| entry[key].as_str().unwrap_or_default().to_owned();
        let message = |entry: &Value| ConsoleMessage {
            level: text(entry, "level"),
            text: text(entry, "message"),
        };
        self.log("browser").await.iter().map(message).collect()
    }

    /// The addresses that the page requested since they were last read, whatever the response.
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
