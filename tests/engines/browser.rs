//! A browser of one of three engines, started with its driver for one scenario.

use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Stdio,
    sync::{Arc, Mutex},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, BufReader},
    process::{Child, Command},
    time::sleep,
};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// Whether a browser runs the scripts of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// The driver and the browser of an engine.
pub struct Programs {
    driver: PathBuf,
    browser: PathBuf,
}

/// The first of some programs that is there, on the `PATH` or at its place, unless a variable names
/// another.
fn program(variable: &str, names: &[&str]) -> Result<PathBuf, String> {
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

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Its programs, or the first that is missing.
    pub fn programs(self) -> Result<Programs, String> {
        Ok(match self {
            Self::Chromium => Programs {
                driver: program("CHROMEDRIVER", &["chromedriver"])?,
                browser: program("CHROME", &["chromium", "google-chrome", "google-chrome-stable"])?,
            },
            Self::Firefox => Programs {
                driver: program("GECKODRIVER", &["geckodriver"])?,
                browser: program("FIREFOX", &["firefox-esr", "firefox"])?,
            },
            Self::WebKit => {
                program("XVFB", &["Xvfb"])?;
                Programs {
                    driver: program("WEBKITDRIVER", &["WebKitWebDriver"])?,
                    browser: program(
                        "WEBKIT",
                        &[
                            "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                            "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                        ],
                    )?,
                }
            }
        })
    }
}

/// A running browser.
pub struct Browser {
    pub client: Client,
    pub downloads: PathBuf,
    engine: Engine,
    said: Arc<Mutex<Vec<String>>>,
    driver: Child,
    _display: Option<Child>,
    _home: TempDir,
}

/// What goes to chromedriver beside the commands of the standard.
#[derive(Debug)]
struct Extension(&'static str, Value);

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

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Keeps every line that a program writes.
fn listen(output: impl AsyncRead + Unpin + Send + 'static, said: &Arc<Mutex<Vec<String>>>) {
    let said = Arc::clone(said);
    tokio::spawn(async move {
        let mut lines = BufReader::new(output).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            said.lock().unwrap().push(line);
        }
    });
}

/// A virtual screen, and its name.
async fn display() -> (Child, String) {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(screen.stdout.take().unwrap()).lines();
    let number = lines.next_line().await.unwrap().expect("Xvfb says its number");
    (screen, format!(":{number}"))
}

fn capabilities(engine: Engine, programs: &Programs, scripts: Scripts, home: &Path) -> Value {
    let (browser, downloads) = (&programs.browser, home.join("Downloads"));
    match engine {
        Engine::Chromium => json!({
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "binary": browser,
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update",
                    "--disable-dev-shm-usage", "--window-size=1300,950",
                    format!("--user-data-dir={}", home.join("profile").display()),
                ],
                "prefs": {
                    "download.default_directory": downloads,
                    "profile.managed_default_content_settings.javascript":
                        if scripts == Scripts::On { 1 } else { 2 },
                },
            },
        }),
        Engine::Firefox => json!({
            "moz:firefoxOptions": {
                "binary": browser,
                "args": ["-headless"],
                "prefs": {
                    "browser.download.folderList": 2,
                    "browser.download.dir": downloads,
                    "browser.download.useDownloadDir": true,
                    "browser.helperApps.neverAsk.saveToDisk": "application/zip",
                    "devtools.console.stdout.content": true,
                    "javascript.enabled": scripts == Scripts::On,
                },
            },
        }),
        Engine::WebKit => json!({
            "webkitgtk:browserOptions": {
                "binary": browser,
                "args": [
                    "--automation",
                    format!("--enable-javascript-markup={}", scripts == Scripts::On),
                ],
            },
        }),
    }
}

impl Browser {
    /// Starts a driver on a free port, and with it a browser with an empty profile.
    pub async fn start(engine: Engine, scripts: Scripts) -> Self {
        let programs = engine.programs().expect("it is installed");
        let home = TempDir::new().unwrap();
        let downloads = home.path().join("Downloads");
        fs::create_dir_all(&downloads).unwrap();
        fs::write(home.path().join("user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n")
            .unwrap();
        let port = free_port();
        let mut command = Command::new(&programs.driver);
        command
            .arg(format!("--port={port}"))
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path())
            .env("MOZ_HEADLESS_WIDTH", "1300")
            .env("MOZ_HEADLESS_HEIGHT", "950")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let mut screen = None;
        if engine == Engine::WebKit {
            let (child, name) = display().await;
            command.env("DISPLAY", name).env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            screen = Some(child);
        }
        let mut driver = command.spawn().unwrap();
        let said = Arc::new(Mutex::new(Vec::new()));
        listen(driver.stdout.take().unwrap(), &said);
        listen(driver.stderr.take().unwrap(), &said);
        let capabilities = capabilities(engine, &programs, scripts, home.path());
        let mut attempts = 0;
        let client = loop {
            let connected = ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.as_object().unwrap().clone())
                .connect(&format!("http://127.0.0.1:{port}"))
                .await;
            match connected {
                Ok(client) => break client,
                Err(error) if attempts == 40 => {
                    panic!("{} does not start: {error}: {:?}", engine.name(), said.lock().unwrap())
                }
                Err(_) => attempts += 1,
            }
            sleep(Duration::from_millis(250)).await;
        };
        Self { client, downloads, engine, said, driver, _display: screen, _home: home }
    }

    /// Notes errors from now on where a driver hides the console: that of `WebKit` does.
    pub async fn watch_errors(&self) {
        if self.engine == Engine::WebKit {
            let script = "globalThis.errorsSeen ??= (list => { \
                addEventListener('error', it => list.push(it.message)); \
                addEventListener('unhandledrejection', it => list.push(`${it.reason}`)); \
                return list })([])";
            self.client.execute(script, vec![]).await.expect("a script");
        }
    }

    /// The errors on the console until now.
    pub async fn console_errors(&self) -> Vec<String> {
        if self.engine == Engine::Chromium {
            let log = self.client.issue_cmd(Extension("se/log", json!({ "type": "browser" })));
            let log = log.await.expect("a log");
            let entries = log.as_array().expect("log entries").iter();
            return entries
                .filter(|entry| entry["level"] == "SEVERE")
                .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
                .collect();
        }
        if self.engine == Engine::WebKit {
            let script = "return globalThis.errorsSeen ?? []";
            let seen = self.client.execute(script, vec![]).await.expect("a script");
            let texts = seen.as_array().expect("a list").iter();
            return texts.map(|text| text.as_str().unwrap_or_default().to_owned()).collect();
        }
        let marks = ["JavaScript error: http", "JavaScript error: file", "console.error"];
        let said = self.said.lock().unwrap();
        said.iter()
            .filter(|line| marks.iter().any(|mark| line.contains(mark)))
            // Firefox speaks of its own settings there, too.
            .filter(|line| !line.contains("RSLoader") && !line.contains("resource:///"))
            .cloned()
            .collect()
    }

    /// Ends the browser, then its driver.
    pub async fn close(mut self) {
        let _ = self.client.close().await;
        let _ = self.driver.kill().await;
    }
}
