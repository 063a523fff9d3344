//! A browser with one of three engines, started with its driver for one scenario.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use fantoccini::Client;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

use crate::webdriver::{Driver, Extension, program};

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

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Its programs, or the name of the first missing one.
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
    driver: Driver,
    _display: Option<(Child, String)>,
    _home: TempDir,
}

/// Starts a virtual screen and returns its name.
async fn display() -> (Child, String) {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(screen.stdout.take().unwrap()).lines();
    let number = lines.next_line().await.unwrap().expect("Xvfb prints its number");
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
    /// Starts a driver, and with it a browser with an empty profile.
    pub async fn start(engine: Engine, scripts: Scripts) -> Self {
        let programs = engine.programs().expect("the programs are installed");
        let home = TempDir::new().unwrap();
        let downloads = home.path().join("Downloads");
        fs::create_dir_all(&downloads).unwrap();
        fs::write(home.path().join("user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n")
            .unwrap();
        let screen = if engine == Engine::WebKit { Some(display().await) } else { None };
        let driver = Driver::start(&programs.driver, |command| {
            command
                .env("HOME", home.path())
                .env("XDG_CONFIG_HOME", home.path())
                .env("MOZ_HEADLESS_WIDTH", "1300")
                .env("MOZ_HEADLESS_HEIGHT", "950");
            if let Some((_, name)) = &screen {
                command.env("DISPLAY", name).env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            }
        })
        .await;
        let capabilities = capabilities(engine, &programs, scripts, home.path());
        let client = driver.connect(&capabilities).await;
        Self { client, downloads, engine, driver, _display: screen, _home: home }
    }

    /// Records errors from now on if the driver hides the console, as that of `WebKit` does.
    pub async fn watch_errors(&self) {
        if self.engine == Engine::WebKit {
            let script = "globalThis.errorsSeen ??= (list => { \
                addEventListener('error', it => list.push(it.message)); \
                addEventListener('unhandledrejection', it => list.push(`${it.reason}`)); \
                return list })([])";
            self.client.execute(script, vec![]).await.expect("a script");
        }
    }

    /// The errors on the console so far.
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
        let log = self.driver.log();
        log.into_iter()
            .filter(|line| marks.iter().any(|mark| line.contains(mark)))
            // Firefox also logs messages about its own settings.
            .filter(|line| !line.contains("RSLoader") && !line.contains("resource:///"))
            .collect()
    }

    /// Closes the browser, then ends its driver.
    pub async fn close(mut self) {
        let _ = self.client.close().await;
        self.driver.kill().await;
    }
}
