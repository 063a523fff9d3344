//! One visit to a page in a browser of its own, with a slow processor and a slow network.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{
    chromium::Chromium,
    person::{PROBE, Pace},
    server::Server,
};

/// How much slower than this machine the visitor's is.
pub const SLOWDOWN: u32 = 4;
/// What a request waits for its answer, in milliseconds.
pub const LATENCY: u32 = 150;
/// What arrives in a second, in bytes: 1.6 Mbit.
pub const DOWNLOAD: u32 = 200_000;
/// What leaves in a second, in bytes: 0.75 Mbit.
pub const UPLOAD: u32 = 93_750;

/// How long a state may take to come before the benchmark gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long a fresh browser is left alone.
const SETTLED: Duration = Duration::from_millis(1_500);

/// How long a page is left alone between two questions, which take their time from it.
const PAUSE: Duration = Duration::from_millis(100);

/// How long the server is not asked for anything before a load counts as over.
const QUIET: Duration = Duration::from_millis(1_500);

/// The pages that are compared.
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

/// How slow the visitor's machine and network are.
#[derive(Clone, Copy)]
enum Speed {
    Slow,
    /// For what nobody waits for.
    Full,
}

/// What a load took, in milliseconds from the navigation on.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub first_paint: f64,
    pub largest_paint: f64,
    pub interactive: f64,
    /// What arrived until then, compressed, with headers.
    pub bytes: f64,
    /// How many requests that took.
    pub requests: f64,
}

/// A load from the service worker.
pub struct Repeated {
    pub load: Load,
    /// What the server was asked for all the same.
    pub requests: usize,
}

/// What a visit to a page measured.
pub struct Measured {
    pub cold: Load,
    /// With everything from the service worker. The plain page has none.
    pub repeated: Option<Repeated>,
    /// From each input to its painted result, in milliseconds.
    pub inputs: Vec<f64>,
    /// The same where each input follows as soon as the one before is painted.
    pub inputs_at_once: Vec<f64>,
    /// From the click on Files to the first file, in milliseconds. The plain page has none.
    pub files: Option<f64>,
    /// Requests between the end of the load and the end of the inputs.
    pub requests_after_load: usize,
}

/// Runs when a document begins: the largest paint is told to observers only.
const LARGEST: &str = "
    new PerformanceObserver(list => globalThis.benchLargest = list.getEntries().at(-1).startTime)
        .observe({ type: 'largest-contentful-paint', buffered: true });
";

/// The times of a load, as far as it is.
const TIMES: &str = "
    const at = list => list[0]?.startTime ?? null;
    const mark = name => at(performance.getEntriesByName(name, 'mark'));
    const loaded = ['navigation', 'resource'].flatMap(it => performance.getEntriesByType(it));
    return {
        first: at(performance.getEntriesByName('first-contentful-paint')),
        largest: globalThis.benchLargest ?? null,
        interactive: mark('interactive'),
        bytes: loaded.reduce((sum, it) => sum + it.transferSize, 0),
        // What comes from memory or from the service worker has no size here.
        requests: loaded.filter(it => it.transferSize > 0).length,
    };
";

/// Goes to the files, and notes when the first of them is painted.
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

/// A page in a browser of its own.
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
            assert!(started.elapsed() < PATIENCE, "{what} does not come");
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn run_at(&self, speed: Speed) {
        let (slowdown, network) = match speed {
            Speed::Slow => (SLOWDOWN, [json!(LATENCY), json!(DOWNLOAD), json!(UPLOAD)]),
            // To Chromium, -1 is no limit.
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

    /// Opens the page, waits until it answers, and says what that took.
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
            assert!(started.elapsed() < PATIENCE, "the page does not load: {times}");
        }
    }

    /// Opens the view of the files, with what makes them to be loaded from the server.
    async fn files(&self) -> f64 {
        let no_cache = json!({ "cacheDisabled": true });
        self.browser.devtools("Network.setCacheDisabled", no_cache).await;
        self.script(FILES, vec![]).await;
        self.until("the first file", "return globalThis.benchFiles !== undefined").await;
        self.script("return benchFiles", vec![]).await.as_f64().expect("a time")
    }

    /// Opens the page once more, with nothing but the service worker to take it from.
    async fn again(&self) -> Repeated {
        let no_cache = json!({ "cacheDisabled": true });
        self.browser.devtools("Network.setCacheDisabled", no_cache).await;
        let before = self.server.requests().len();
        let load = self.load().await;
        self.quiet().await;
        // The worker asks whether there is a new build, on its own.
        let asked = &self.server.requests()[before..];
        let requests = asked.iter().filter(|path| !path.ends_with("/worker.js")).count();
        Repeated { load, requests }
    }

    /// Waits until nothing more is asked of the server.
    async fn quiet(&self) {
        let mut seen = usize::MAX;
        while seen != self.server.requests().len() {
            seen = self.server.requests().len();
            tokio::time::sleep(QUIET).await;
        }
    }
}

/// Visits a page with an empty cache, uses it, and visits it again where it keeps itself.
pub async fn visit(server: &Server, page: Page) -> Measured {
    let browser = Chromium::start().await;
    let visit = Visit { browser: &browser, server, page };
    // A browser goes on starting for a while, which is no time of the page.
    tokio::time::sleep(SETTLED).await;
    for source in [PROBE, LARGEST] {
        let script = json!({ "source": source });
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
    }
    visit.run_at(Speed::Slow).await;
    let cold = visit.load().await;
    // What is kept for later visits is loaded now; a person does not wait for it.
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
