//! One visit to a page in a new browser, with a slow processor and a slow network.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{
    chromium::Chromium,
    person::{PROBE, Pace},
    server::Server,
};

/// How many times slower the visitor's machine is than this one.
pub const SLOWDOWN: u32 = 4;
/// The network latency, in milliseconds.
pub const LATENCY: u32 = 150;
/// The download rate, in bytes per second: 1.6 Mbit/s.
pub const DOWNLOAD: u32 = 200_000;
/// The upload rate, in bytes per second: 0.75 Mbit/s.
pub const UPLOAD: u32 = 93_750;

/// How long the benchmark waits for a state of the page before it gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long a fresh browser is left alone.
const SETTLED: Duration = Duration::from_millis(1_500);

/// The pause between two scripts in the page, because each script slows the page down.
const PAUSE: Duration = Duration::from_millis(100);

/// How long the server must receive no requests before a load counts as finished.
const QUIET: Duration = Duration::from_millis(1_500);

/// The pages to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Planner,
    Plain,
}

impl Page {
    const fn path(self) -> &'static str {
        match self {
            Self::Planner => "planner/",
            Self::Plain => "plain/",
        }
    }
}

/// The speed of the visitor's machine and network.
#[derive(Clone, Copy)]
enum Speed {
    Slow,
    /// For work that nobody waits for.
    Full,
}

/// The measurements of a load, in milliseconds since the navigation.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub first_paint: f64,
    pub largest_paint: f64,
    pub interactive: f64,
    /// The bytes received until then, compressed, with headers.
    pub bytes: f64,
    /// The number of requests until then.
    pub requests: f64,
}

/// A load from the service worker.
pub struct Repeated {
    pub load: Load,
    /// The number of requests that still reached the server.
    pub requests: usize,
}

/// The measurements of a visit to a page.
pub struct Measured {
    pub cold: Load,
    /// The load from the service worker. The plain page has none.
    pub repeated: Option<Repeated>,
    /// The time from each input to its painted result, in milliseconds.
    pub inputs: Vec<f64>,
    /// The same, but each input follows as soon as the previous result is painted.
    pub inputs_at_once: Vec<f64>,
    /// The time from the click on Files to the first file, in milliseconds. The plain page has none.
    pub files: Option<f64>,
    /// The number of requests between the end of the load and the end of the inputs.
    pub requests_after_load: usize,
}

/// Runs at the start of each document: browsers report the largest paint only to observers.
const LARGEST: &str = "
    new PerformanceObserver(list => globalThis.benchLargest = list.getEntries().at(-1).startTime)
        .observe({ type: 'largest-contentful-paint', buffered: true });
";

/// Returns the times of a load so far.
const TIMES: &str = "
    const at = list => list[0]?.startTime ?? null;
    const mark = name => at(performance.getEntriesByName(name, 'mark'));
    const loaded = ['navigation', 'resource'].flatMap(it => performance.getEntriesByType(it));
    return {
        first: at(performance.getEntriesByName('first-contentful-paint')),
        largest: globalThis.benchLargest ?? null,
        interactive: mark('interactive'),
        bytes: loaded.reduce((sum, it) => sum + it.transferSize, 0),
        // Responses from memory or from the service worker have no size here.
        requests: loaded.filter(it => it.transferSize > 0).length,
    };
";

/// Opens the files view, and records when the first file is painted.
const FILES: &str = "
    const started = performance.now();
    new MutationObserver((_, observer) => {
        if (!document.querySelector('.preview pre')) return;
        observer.disconnect();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => globalThis.benchFiles = performance.now() - started;
            port2.postMessage(null);
        });
    }).observe(document.body, { childList: true, subtree: true });
    document.querySelector('nav #files > a').click();
";

/// A page in a new browser.
pub struct Visit<'a> {
    pub browser: &'a Chromium,
    server: &'a Server,
    page: Page,
}

impl Visit<'_> {
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.browser.client.execute(script, arguments).await.expect("the script runs")
    }

    pub async fn until(&self, what: &str, script: &str) {
        let started = Instant::now();
        while self.script(script, vec![]).await != json!(true) {
            assert!(started.elapsed() < PATIENCE, "timed out waiting for {what}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn run_at(&self, speed: Speed) {
        let (slowdown, network) = match speed {
            Speed::Slow => (SLOWDOWN, [json!(LATENCY), json!(DOWNLOAD), json!(UPLOAD)]),
            // In Chromium, -1 means no limit.
            Speed::Full => (1, [json!(0), json!(-1), json!(-1)]),
        };
        let [latency, download, upload] = network;
        let network = json!({
            "offline": false,
            "latency": latency,
            "downloadThroughput": download,
            "uploadThroughput": upload,
        });
        self.browser.devtools("Network.enable", json!({})).await;
        self.browser.devtools("Network.emulateNetworkConditions", network).await;
        self.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowdown })).await;
    }

    /// Opens the page, waits until it responds to input, and returns the measurements.
    async fn load(&self) -> Load {
        let address = format!("{}/{}", self.server.origin, self.page.path());
        self.browser.client.goto(&address).await.expect("the page loads");
        let started = Instant::now();
        loop {
            tokio::time::sleep(PAUSE).await;
            let times = self.script(TIMES, vec![]).await;
            let time = |name: &str| times[name].as_f64();
            if let (
                Some(first_paint),
                Some(largest_paint),
                Some(interactive),
                Some(bytes),
                Some(requests),
            ) = (
                time("first"),
                time("largest"),
                time("interactive"),
                time("bytes"),
                time("requests"),
            ) {
                return Load { first_paint, largest_paint, interactive, bytes, requests };
            }
            assert!(started.elapsed() < PATIENCE, "timed out loading the page: {times}");
        }
    }

    /// Opens the files view, with the files module loaded from the server.
    async fn files(&self) -> f64 {
        let no_cache = json!({ "cacheDisabled": true });
        self.browser.devtools("Network.setCacheDisabled", no_cache).await;
        self.script(FILES, vec![]).await;
        self.until("the first file", "return globalThis.benchFiles !== undefined").await;
        self.script("return benchFiles", vec![]).await.as_f64().expect("a time")
    }

    /// Opens the page again, with only the service worker as a cache.
    async fn again(&self) -> Repeated {
        let no_cache = json!({ "cacheDisabled": true });
        self.browser.devtools("Network.setCacheDisabled", no_cache).await;
        let before = self.server.requests().len();
        let load = self.load().await;
        self.quiet().await;
        // The worker asks whether there is a new build.
        let asked = &self.server.requests()[before..];
        let requests = asked.iter().filter(|path| !path.ends_with("/worker.js")).count();
        Repeated { load, requests }
    }

    /// Waits until no more requests reach the server.
    async fn quiet(&self) {
        let mut seen = usize::MAX;
        while seen != self.server.requests().len() {
            seen = self.server.requests().len();
            tokio::time::sleep(QUIET).await;
        }
    }
}

/// Visits a page with an empty cache, uses it, and visits it again if it has a service worker.
pub async fn visit(server: &Server, page: Page) -> Measured {
    let browser = Chromium::start().await;
    let visit = Visit { browser: &browser, server, page };
    // A browser is still busy for a while after it has started, which must not count for the page.
    tokio::time::sleep(SETTLED).await;
    for source in [PROBE, LARGEST] {
        let script = json!({ "source": source });
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
    }
    visit.run_at(Speed::Slow).await;
    let cold = visit.load().await;
    // The service worker stores the files for later visits now; a person does not wait for that.
    visit.run_at(Speed::Full).await;
    if page == Page::Planner {
        let ready = "navigator.serviceWorker.ready.then(() => globalThis.benchKept = true); \
                     return globalThis.benchKept === true";
        visit.until("the service worker", ready).await;
    }
    visit.quiet().await;
    visit.run_at(Speed::Slow).await;
    let before = server.requests().len();
    let inputs = visit.inputs(Pace::Calm).await;
    let inputs_at_once = visit.inputs(Pace::AtOnce).await;
    let requests_after_load = server.requests().len() - before;
    let (files, repeated) = match page {
        Page::Planner => (Some(visit.files().await), Some(visit.again().await)),
        Page::Plain => (None, None),
    };
    browser.close().await;
    Measured { cold, repeated, inputs, inputs_at_once, files, requests_after_load }
}
