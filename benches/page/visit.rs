//! One visit to a page in a browser of its own, with a slow processor and a slow network.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{chromium::Chromium, person::PROBE, server::Server};

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

    /// The mark that the page sets when everything is in it. The plain page has no second part.
    const fn complete(self) -> &'static str {
        match self {
            Self::Planner => "workbench",
            Self::Plain => "interactive",
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
    pub complete: f64,
    /// What arrived until everything was there, compressed, with headers.
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
    /// Requests between the end of the load and the end of the visit.
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
        complete: mark(arguments[0]),
        bytes: loaded.reduce((sum, it) => sum + it.transferSize, 0),
        // What comes from memory or from the service worker has no size here.
        requests: loaded.filter(it => it.transferSize > 0).length,
    };
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

    /// Opens the page, waits until it is complete, and says what that took.
    async fn load(&self) -> Load {
        let address = format!("{}/{}", self.server.origin, self.page.path());
        self.browser.client.goto(&address).await.expect("the page loads");
        let started = Instant::now();
        loop {
            tokio::time::sleep(PAUSE).await;
            let times = self.script(TIMES, vec![json!(self.page.complete())]).await;
            let time = |name: &str| times[name].as_f64();
            if let (
                Some(first_paint),
                Some(largest_paint),
                Some(interactive),
                Some(complete),
                Some(bytes),
                Some(requests),
            ) = (
                time("first"),
                time("largest"),
                time("interactive"),
                time("complete"),
                time("bytes"),
                time("requests"),
            ) {
                return Load { first_paint, largest_paint, interactive, complete, bytes, requests };
            }
            assert!(started.elapsed() < PATIENCE, "the page does not load: {times}");
        }
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
    let inputs = visit.inputs().await;
    let requests_after_load = server.requests().len() - before;
    let repeated = if page == Page::Planner { Some(visit.again().await) } else { None };
    browser.close().await;
    Measured { cold, repeated, inputs, requests_after_load }
}
