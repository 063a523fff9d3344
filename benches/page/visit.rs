//! One visit to a page in a browser of its own, with a slow processor and a slow network.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{chromium::Chromium, server::Server};

/// How much slower than this machine the visitor's is.
const SLOWDOWN: u32 = 4;
/// What a request waits for its answer, in milliseconds.
const LATENCY: u32 = 150;
/// What arrives in a second, in bytes: 1.6 Mbit.
const BANDWIDTH: u32 = 200_000;
/// What leaves in a second, in bytes: 0.75 Mbit.
const UPLOAD: u32 = 93_750;

/// How long a state may take to come before the benchmark gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long a fresh browser is left alone.
const SETTLED: Duration = Duration::from_millis(1_500);

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

/// What a load took, in milliseconds from the navigation on.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub first_paint: f64,
    pub interactive: f64,
    /// When everything is in the page. The plain page has no second part.
    pub complete: f64,
}

/// What a visit to a page measured.
pub struct Measured {
    pub cold: Load,
    /// With everything from the service worker. The plain page has none.
    pub repeated: Option<Load>,
    /// From each input to its painted result, in milliseconds.
    pub inputs: Vec<f64>,
    /// Requests between the end of the load and the end of the visit.
    pub requests_after_load: usize,
}

/// Runs when a document begins. It notes how long each input takes until the frame is painted that
/// shows its result: the next frame after what the input's listeners have done.
const PROBE: &str = "
    globalThis.inputs = [];
    const painted = started => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => inputs.push(performance.now() - started);
        port2.postMessage(null);
    });
    addEventListener('input', event => painted(event.timeStamp), { capture: true });
";

/// The times of a load, as far as it is.
const TIMES: &str = "
    const at = (list) => list[0]?.startTime ?? null;
    const mark = name => at(performance.getEntriesByName(name, 'mark'));
    const interactive = mark('interactive');
    return {
        paint: at(performance.getEntriesByName('first-contentful-paint')),
        interactive,
        complete: arguments[0] ? mark('workbench') : interactive,
    };
";

struct Visit<'a> {
    browser: &'a Chromium,
    page: Page,
}

impl Visit<'_> {
    async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.browser.client.execute(script, arguments).await.expect("the script runs")
    }

    async fn until(&self, what: &str, script: &str) {
        let started = Instant::now();
        while self.script(script, vec![]).await != json!(true) {
            assert!(started.elapsed() < PATIENCE, "{what} does not come");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn slow_down(&self) {
        let network = json!({
            "offline": false,
            "latency": LATENCY,
            "downloadThroughput": BANDWIDTH,
            "uploadThroughput": UPLOAD,
        });
        self.browser.devtools("Network.enable", json!({})).await;
        self.browser.devtools("Network.emulateNetworkConditions", network).await;
        self.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWDOWN })).await;
    }

    /// Waits for the load that goes on to be complete, and says what it took.
    async fn load(&self) -> Load {
        let started = Instant::now();
        loop {
            let planner = json!(self.page == Page::Planner);
            let times = self.script(TIMES, vec![planner]).await;
            let time = |name: &str| times[name].as_f64();
            if let (Some(first_paint), Some(interactive), Some(complete)) =
                (time("paint"), time("interactive"), time("complete"))
            {
                return Load { first_paint, interactive, complete };
            }
            assert!(started.elapsed() < PATIENCE, "the page does not load: {times}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Types and chooses as a person does, one input after the other, and says how long each took.
    async fn inputs(&self) -> Vec<f64> {
        let mut expected = 0;
        for round in 0..6 {
            self.script("document.getElementById('nodes').focus(); document.getElementById('nodes').select()", vec![]).await;
            for key in [&*(round + 2).to_string(), "5"] {
                let key = json!({ "type": "char", "text": key });
                self.browser.devtools("Input.dispatchKeyEvent", key).await;
                expected += 1;
                self.painted(expected).await;
            }
            for (name, values) in [
                (["tier"].as_slice(), ["models", "weave", "combined"].as_slice()),
                (&["env", "environment"], &["test-dev", "production"]),
                (&["cloud"], &["gcp", "azure", "aws"]),
            ] {
                for value in values {
                    let names = json!(name);
                    self.script(
                        "const [names, value] = arguments; \
                         const box = names.map(name => document.querySelector( \
                             `input[name=\"${name}\"][value=\"${value}\"]`)).find(it => it); \
                         box.scrollIntoView({ block: 'center' }); box.click()",
                        vec![names, json!(value)],
                    )
                    .await;
                    expected += 1;
                    self.painted(expected).await;
                }
            }
        }
        let times = self.script("return inputs", vec![]).await;
        times.as_array().expect("times").iter().filter_map(Value::as_f64).collect()
    }

    /// Waits for the result of an input to be painted, and for the page to rest after it.
    async fn painted(&self, expected: usize) {
        self.until("the result of an input", &format!("return inputs.length >= {expected}")).await;
        // Longer than the page waits with what can come later, so that the next input meets it idle.
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

/// Visits a page with an empty cache, uses it, and visits it again where it keeps itself.
pub async fn visit(server: &Server, page: Page) -> Measured {
    let browser = Chromium::start().await;
    let visit = Visit { browser: &browser, page };
    // A browser goes on starting for a while, which is no time of the page.
    tokio::time::sleep(SETTLED).await;
    let probe = json!({ "source": PROBE });
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", probe).await;
    visit.slow_down().await;
    let address = format!("{}/{}", server.origin, page.path());
    browser.client.goto(&address).await.expect("the page loads");
    let cold = visit.load().await;
    if page == Page::Planner {
        // What is kept for later visits is loaded now; a person does not wait for it.
        let ready = "navigator.serviceWorker.ready.then(() => globalThis.keeps = true); \
                     return globalThis.keeps === true";
        visit.until("the service worker", ready).await;
    }
    let before = server.requests();
    let inputs = visit.inputs().await;
    let requests_after_load = server.requests() - before;
    let repeated = if page == Page::Planner {
        browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
        browser.client.goto(&address).await.expect("the page loads again");
        Some(visit.load().await)
    } else {
        None
    };
    browser.close().await;
    Measured { cold, repeated, inputs, requests_after_load }
}
