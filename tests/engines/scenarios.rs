//! Scenarios: a person's actions in the planner, in any engine.

use std::{fmt::Debug, fs, ops::AsyncFn, time::Duration};

use fantoccini::Locator;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};
use wandb_planner::{
    app::View,
    assessment::Assessment,
    bundle::{Bundle, Occasion, bundle_name},
    plan::{Address, Plan, link},
};

use crate::{
    browser::{Browser, Engine, Scripts},
    site::{Host, Names, POLICY, POLICY_WITHOUT_WASM, Site, dist},
};

const DEADLINE: Duration = Duration::from_secs(20);

/// A plan with options, as a link.
const LINK: &str = "?v=1&tier=weave&env=production&cloud=gcp&nodes=4";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    TakingOver,
    PlanPage,
    Views,
    Work,
    Downloads,
    Offline,
    WithoutEndings,
    Update,
    IncompleteUpdate,
    OneFile,
    Embedded,
    WithoutScripts,
    WithoutWebAssembly,
    Seen,
}

impl Scenario {
    pub const ALL: [Self; 14] = [
        Self::TakingOver,
        Self::PlanPage,
        Self::Views,
        Self::Work,
        Self::Downloads,
        Self::Offline,
        Self::WithoutEndings,
        Self::Update,
        Self::IncompleteUpdate,
        Self::OneFile,
        Self::Embedded,
        Self::WithoutScripts,
        Self::WithoutWebAssembly,
        Self::Seen,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::TakingOver => "the planner starts under a sub-path and answers",
            Self::PlanPage => "the page of a plan starts the planner with that plan",
            Self::Views => "each view opens from the header, by its address and with Back",
            Self::Work => "a ticked task and its owner are kept after a reload",
            Self::Downloads => "the downloaded bundle is identical to that of the command line",
            Self::Offline => "links and pages open offline, after the server is stopped",
            Self::WithoutEndings => "a server that omits .html serves each view, also offline",
            Self::Update => "a new build is offered, and shown only after Reload",
            Self::IncompleteUpdate => "a build with a damaged file is not offered",
            Self::OneFile => "the one-file planner works from a disk",
            Self::Embedded => "a page of another origin embeds the planner",
            Self::WithoutScripts => "with JavaScript off, pages are readable and linked",
            Self::WithoutWebAssembly => {
                "with WebAssembly blocked, the page says so and is readable"
            }
            Self::Seen => "policy violations and errors are detected",
        }
    }

    /// Why an engine cannot run it over `WebDriver`, if it cannot.
    pub const fn impossible_in(self, engine: Engine) -> Option<&'static str> {
        match (self, engine) {
            (Self::WithoutWebAssembly, Engine::WebKit) => {
                Some("WebKit runs WebAssembly regardless of the policy")
            }
            _ => None,
        }
    }

    const fn scripts(self) -> Scripts {
        match self {
            Self::WithoutScripts => Scripts::Off,
            _ => Scripts::On,
        }
    }

    const fn names(self) -> Names {
        match self {
            Self::WithoutEndings => Names::WithoutEnding,
            _ => Names::OfFiles,
        }
    }

    const fn policy(self) -> &'static str {
        match self {
            Self::WithoutWebAssembly => POLICY_WITHOUT_WASM,
            _ => POLICY,
        }
    }
}

/// Runs a scenario with its own browser and server.
///
/// # Panics
///
/// Panics if a check fails.
pub fn play(scenario: Scenario, engine: Engine) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let site = Site::serve(scenario.policy(), scenario.names());
    runtime.block_on(async {
        let browser = Browser::start(engine, scenario.scripts()).await;
        let visit = Visit { browser, site, engine };
        match scenario {
            Scenario::TakingOver => visit.taking_over().await,
            Scenario::PlanPage => visit.plan_page().await,
            Scenario::Views => visit.views().await,
            Scenario::Work => visit.work().await,
            Scenario::Downloads => visit.downloads().await,
            Scenario::Offline => visit.offline().await,
            Scenario::WithoutEndings => visit.without_endings().await,
            Scenario::Update => visit.update().await,
            Scenario::IncompleteUpdate => visit.incomplete_update().await,
            Scenario::OneFile => visit.one_file().await,
            Scenario::Embedded => visit.embedded().await,
            Scenario::WithoutScripts => visit.without_scripts().await,
            Scenario::WithoutWebAssembly => visit.without_web_assembly().await,
            Scenario::Seen => visit.seen().await,
        }
        visit.browser.close().await;
    });
}

/// Waits until `read` returns the expected value, and fails with the difference after the deadline.
async fn eventually<T: PartialEq + Debug>(what: &str, expected: T, read: impl AsyncFn() -> T) {
    let deadline = Instant::now() + DEADLINE;
    loop {
        let seen = read().await;
        if seen == expected {
            return;
        }
        if Instant::now() > deadline {
            assert_eq!(seen, expected, "{what}");
        }
        sleep(Duration::from_millis(50)).await;
    }
}

struct Visit {
    browser: Browser,
    site: Site,
    engine: Engine,
}

/// The steps of scenarios.
impl Visit {
    async fn goto(&self, address: &str) {
        // Names the address, because WebKit's error does not.
        self.browser
            .client
            .goto(address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    async fn open(&self, link: &str) {
        self.goto(&format!("{}{link}", self.site.address())).await;
    }

    async fn script(&self, script: &str) -> Value {
        let done = self.browser.client.execute(script, vec![]).await;
        done.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Scrolls to an element that matches the selector, because parts out of view are not rendered yet.
    async fn go_to(&self, selector: &str) {
        let into_view = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        // A page that is about to be left does not run it. What waits for the element tries again.
        let _ = self.browser.client.execute(into_view, vec![json!(selector)]).await;
    }

    /// The text of the first element that matches a selector.
    async fn text(&self, selector: &str) -> String {
        self.go_to(selector).await;
        match self.browser.client.find(Locator::Css(selector)).await {
            Ok(element) => element.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    async fn shows(&self, selector: &str, text: &str) {
        eventually(selector, text.to_owned(), async || self.text(selector).await).await;
    }

    async fn displays(&self, selector: &str) -> bool {
        self.go_to(selector).await;
        match self.browser.client.find(Locator::Css(selector)).await {
            Ok(element) => element.is_displayed().await.unwrap_or_default(),
            Err(_) => false,
        }
    }

    async fn click(&self, selector: &str) {
        let waiting = self.browser.client.wait().at_most(DEADLINE);
        let element = waiting.for_element(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        // The driver of WebKit does not scroll to elements just below the window, and misses them.
        self.go_to(selector).await;
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Types text into a field.
    async fn write(&self, selector: &str, text: &str) {
        let waiting = self.browser.client.wait().at_most(DEADLINE);
        let field = waiting.for_element(Locator::Css(selector)).await;
        field.unwrap_or_else(|error| panic!("{selector}: {error}")).send_keys(text).await.unwrap();
    }

    async fn choose(&self, name: &str, value: &str) {
        self.click(&format!("label:has(input[name={name}][value={value}])")).await;
    }

    /// Waits until the planner has replaced the static page, without an alert.
    async fn started(&self) {
        self.browser.watch_errors().await;
        let script = "return [document.documentElement.classList.contains('started'), \
                      document.querySelectorAll('.unscripted').length, \
                      document.querySelector('[role=alert]')?.textContent ?? '']";
        eventually("the planner starts", json!([true, 0, ""]), async || self.script(script).await)
            .await;
    }

    /// Follows the link to a view in the header.
    async fn go_to_view(&self, view: View) {
        self.click(&format!("nav #{} > a", view.slug())).await;
        self.is_view(view).await;
    }

    /// Waits until a view is shown, by a part that only this view has.
    async fn is_view(&self, view: View) {
        let part = match view {
            View::Plan => ".summary .figures",
            View::Compare => ".matrix td.current",
            View::Requirements => ".topic .requirements li",
            View::Checklist => ".tasks li",
            View::Files => ".preview pre",
        };
        eventually(view.label(), true, async || self.displays(part).await).await;
        self.shows("nav [aria-current=page]", view.label()).await;
    }

    /// Checks the build by the page's description, which the second build changes.
    async fn is_build(&self, beginning: &str) {
        let script = "return document.querySelector('meta[name=description]').content";
        let described = self.script(script).await;
        let described = described.as_str().expect("a string");
        assert!(described.starts_with(beginning), "{described}");
    }

    /// Waits for the part of the address after the page's own.
    async fn address_is(&self, query: &str) {
        let expected = format!("{}{query}", self.site.address());
        eventually("the address", expected, async || {
            self.browser.client.current_url().await.unwrap().to_string()
        })
        .await;
    }

    /// Waits until the service worker has stored a complete copy.
    async fn kept(&self) {
        let script = "const done = arguments[arguments.length - 1]; \
                      navigator.serviceWorker.ready.then(async () => { \
                      const [name] = await caches.keys(); \
                      done(name ? (await (await caches.open(name)).keys()).length : 0) })";
        let kept = self.browser.client.execute_async(script, vec![]).await.unwrap();
        assert!(kept.as_u64() > Some(30), "the copy is incomplete: {kept} files");
    }

    /// Checks that there were no policy violations, no errors and no requests to other origins.
    async fn kept_quiet(&self) {
        assert_eq!(self.site.breaches(), Vec::<String>::new(), "violations of the policy");
        let errors = self.browser.console_errors().await;
        assert!(errors.is_empty(), "errors on the console: {errors:#?}");
        let script = "return performance.getEntriesByType('resource').map(it => it.name) \
                      .filter(it => !it.startsWith(location.origin) && !/^(data|blob):/.test(it))";
        let elsewhere = self.script(script).await;
        assert_eq!(elsewhere, json!([]), "requests to other origins");
    }

    async fn downloaded(&self, name: &str) -> Vec<u8> {
        let file = self.browser.downloads.join(name);
        let deadline = Instant::now() + DEADLINE;
        loop {
            match fs::read(&file) {
                // The end record of an archive: the download is complete.
                Ok(bytes) if bytes.windows(4).any(|part| part == b"PK\x05\x06") => return bytes,
                _ if Instant::now() > deadline => {
                    let seen: Vec<_> = fs::read_dir(&self.browser.downloads)
                        .unwrap()
                        .map(|entry| entry.unwrap().file_name())
                        .collect();
                    panic!("{name} was not downloaded, only {seen:?}")
                }
                _ => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// Downloads the bundle of a plan and checks that it is identical to that of the command line.
    async fn downloads_bundle(&self, query: &str, address: Option<&str>) {
        self.go_to_view(View::Files).await;
        self.click(".actions > .primary").await;
        let plan: Plan = link::decode(query).plan;
        let archive = self.downloaded(&format!("{}.zip", bundle_name(&plan))).await;
        let day = self.script("return new Date().toISOString().slice(0, 10)").await;
        let date = day.as_str().unwrap().parse().unwrap();
        let address = address.map(|address| Address::of_url(address).unwrap());
        let expected =
            Bundle::of(&Assessment::on(&plan, date), &Occasion { date, address }).to_zip();
        assert!(
            archive == expected,
            "the bundles differ: {} and {} bytes",
            archive.len(),
            expected.len()
        );
    }
}

/// The scenarios.
impl Visit {
    async fn taking_over(&self) {
        self.open("").await;
        self.started().await;
        self.address_is("?v=1&tier=combined&env=production&cloud=aws").await;
        self.shows("#summary-title", "Production, Models and Weave on AWS").await;
        self.choose("tier", "models").await;
        self.choose("cloud", "gcp").await;
        self.shows("#summary-title", "Production, Models only on GCP").await;
        self.address_is("?v=1&tier=models&env=production&cloud=gcp").await;
        self.browser.client.back().await.unwrap();
        self.shows("#summary-title", "Production, Models only on AWS").await;
        self.open(LINK).await;
        self.started().await;
        self.shows("#summary-title", "Production, Weave only on GCP").await;
        if self.engine == Engine::Chromium {
            self.open("").await;
            self.started().await;
            let script = "const done = arguments[0]; new PerformanceObserver(list => \
                          done(list.getEntries().reduce((sum, it) => sum + it.value, 0))) \
                          .observe({ type: 'layout-shift', buffered: true }); \
                          setTimeout(() => done(0), 500)";
            let moved = self.browser.client.execute_async(script, vec![]).await.unwrap();
            assert!(moved.as_f64() < Some(0.01), "the layout moves by {moved}");
        }
        self.kept_quiet().await;
    }

    async fn plan_page(&self) {
        self.open("plans/models-test-dev-azure/index.html").await;
        self.started().await;
        self.address_is("?v=1&tier=models&env=test-dev&cloud=azure").await;
        self.shows("#summary-title", "Test/Dev, Models only on Azure").await;
        self.choose("cloud", "aws").await;
        self.shows("#summary-title", "Test/Dev, Models only on AWS").await;
        self.browser.client.refresh().await.unwrap();
        self.started().await;
        self.shows("#summary-title", "Test/Dev, Models only on AWS").await;
        self.kept_quiet().await;
    }

    async fn views(&self) {
        self.open(LINK).await;
        self.started().await;
        for view in View::ALL {
            self.go_to_view(view).await;
            self.address_is(&format!("{}{LINK}", view.page())).await;
        }
        for view in View::ALL.into_iter().rev().skip(1) {
            self.browser.client.back().await.unwrap();
            self.is_view(view).await;
            self.address_is(&format!("{}{LINK}", view.page())).await;
        }
        for view in View::ALL {
            self.open(&format!("{}{LINK}", view.page())).await;
            self.started().await;
            self.is_view(view).await;
            let plan = if view == View::Plan { "#summary-title" } else { ".plan-line strong" };
            self.shows(plan, "Production, Weave only on GCP").await;
        }
        // A link to an anchor of the former single page.
        self.open(&format!("{LINK}#checklist")).await;
        self.started().await;
        self.is_view(View::Checklist).await;
        self.address_is(&format!("checklist.html{LINK}")).await;
        self.kept_quiet().await;
    }

    async fn work(&self) {
        let plan = link::decode(LINK).plan;
        let all = Assessment::of(&plan).checklist().len();
        let address = format!("checklist.html{LINK}");
        self.open(&address).await;
        self.started().await;
        self.shows(".progress > span", &format!("0 of {all} done")).await;
        self.click("label:has(#task-egress)").await;
        self.shows(".progress > span", &format!("1 of {all} done")).await;
        self.click("#notes-egress summary").await;
        self.write("#owner-egress", "Ada").await;
        self.script("document.activeElement.blur()").await;
        self.browser.client.refresh().await.unwrap();
        self.started().await;
        self.shows(".progress > span", &format!("1 of {all} done")).await;
        let ticked = "return document.getElementById('task-egress').checked";
        assert_eq!(self.script(ticked).await, json!(true));
        let owner = "return document.querySelector('#notes-egress summary').textContent";
        let said = self.script(owner).await;
        assert!(said.as_str().unwrap_or_default().starts_with("Owner: Ada"), "{said}");
        self.kept_quiet().await;
    }

    async fn downloads(&self) {
        self.open(LINK).await;
        self.started().await;
        self.downloads_bundle(LINK, Some(&self.site.address())).await;
        self.kept_quiet().await;
    }

    async fn offline(&self) {
        self.open("").await;
        self.started().await;
        self.kept().await;
        self.site.stop();
        self.open(LINK).await;
        self.started().await;
        self.shows("#summary-title", "Production, Weave only on GCP").await;
        self.choose("cloud", "aws").await;
        self.shows("#summary-title", "Production, Weave only on AWS").await;
        self.downloads_bundle(&LINK.replace("gcp", "aws"), Some(&self.site.address())).await;
        self.open("plans/models-test-dev-azure/index.html").await;
        self.started().await;
        self.shows("#summary-title", "Test/Dev, Models only on Azure").await;
    }

    async fn without_endings(&self) {
        self.open(&format!("compare{LINK}")).await;
        self.started().await;
        self.shows("main h1", "Compare").await;
        self.kept().await;
        self.open(&format!("checklist.html{LINK}")).await;
        self.started().await;
        self.shows("main h1", "Checklist").await;
        self.site.stop();
        self.open(&format!("requirements{LINK}")).await;
        self.started().await;
        self.shows("main h1", "Requirements").await;
        self.shows(".plan-line strong", "Production, Weave only on GCP").await;
    }

    async fn update(&self) {
        self.open("").await;
        self.started().await;
        self.kept().await;
        self.site.deploy("A second build of a self-managed");
        self.open(LINK).await;
        self.started().await;
        self.is_build("Plan a self-managed").await;
        self.shows("#update", "Reload").await;
        // The page stays on the old build until the user reloads it.
        self.choose("cloud", "aws").await;
        self.choose("cloud", "gcp").await;
        self.is_build("Plan a self-managed").await;
        self.click("#update").await;
        let build = "return document.querySelector('meta[name=description]').content.slice(0, 14)";
        eventually("the other build", json!("A second build"), async || self.script(build).await)
            .await;
        self.started().await;
        self.shows("#summary-title", "Production, Weave only on GCP").await;
        let script = "const done = arguments[arguments.length - 1]; \
                      caches.keys().then(names => done(names.length))";
        eventually("one copy is kept", json!(1), async || {
            self.browser.client.execute_async(script, vec![]).await.unwrap()
        })
        .await;
        self.kept_quiet().await;
    }

    async fn incomplete_update(&self) {
        self.open("").await;
        self.started().await;
        self.kept().await;
        self.site.deploy("A second build of a self-managed");
        self.site.damage("llms.txt");
        self.open("").await;
        self.started().await;
        let script = "const done = arguments[arguments.length - 1]; (async () => { \
                      const it = await navigator.serviceWorker.getRegistration(); \
                      await it.update().catch(() => {}); \
                      while (it.installing) await new Promise(next => setTimeout(next, 50)); \
                      done(it.waiting === null && (await caches.keys()).length === 1) })()";
        eventually("the damaged build is not stored", json!(true), async || {
            self.browser.client.execute_async(script, vec![]).await.unwrap()
        })
        .await;
        assert_eq!(self.text("#update").await, "");
        self.is_build("Plan a self-managed").await;
        assert_eq!(self.site.breaches(), Vec::<String>::new());
    }

    async fn one_file(&self) {
        let file = self.browser.downloads.join("wandb-planner.html");
        fs::copy(dist().join("wandb-planner.html"), &file).unwrap();
        let address = format!("file://{}", file.display());
        self.goto(&address).await;
        self.started().await;
        self.choose("tier", "models").await;
        self.shows("#summary-title", "Production, Models only on AWS").await;
        self.goto(&format!("{address}{LINK}")).await;
        self.started().await;
        self.shows("#summary-title", "Production, Weave only on GCP").await;
        self.downloads_bundle(LINK, None).await;
        self.go_to_view(View::Compare).await;
        self.click(".matrix a[href*='tier=models&env=production&cloud=azure']").await;
        self.shows("#summary-title", "Production, Models only on Azure").await;
        self.browser.client.back().await.unwrap();
        self.is_view(View::Compare).await;
        self.shows(".plan-line strong", "Production, Weave only on GCP").await;
        self.browser.client.forward().await.unwrap();
        self.shows("#summary-title", "Production, Models only on Azure").await;
        // The address still has the link that the file was opened with, which must no longer count.
        self.browser.client.refresh().await.unwrap();
        self.started().await;
        self.shows("#summary-title", "Production, Models only on Azure").await;
        let notices = self.script("return document.querySelectorAll('.notices').length").await;
        assert_eq!(notices, json!(0));
        let errors = self.browser.console_errors().await;
        assert!(errors.is_empty(), "errors on the console: {errors:#?}");
        let breaches = self.script("return performance.getEntriesByType('resource').map(it => it.name).filter(it => !/^(data|blob):/.test(it))").await;
        assert_eq!(breaches, json!([]), "requests of the one-file planner");
    }

    async fn embedded(&self) {
        let planner = self.site.address();
        let host = Host::with(&format!(
            "<script src='{planner}embed.js'></script>\
             <wandb-planner tier=models environment=production cloud=gcp theme=dark>\
             <a href='{planner}plans/models-production-gcp/index.html'>The plan</a></wandb-planner>"
        ));
        self.goto(&host.origin).await;
        let link = "?v=1&tier=models&env=production&cloud=gcp";
        let full = "return document.querySelector('wandb-planner > a').href";
        assert_eq!(self.script(full).await, json!(format!("{planner}{link}")));
        let tells = "const done = arguments[arguments.length - 1]; \
                     addEventListener('message', it => done(Object.keys(it.data).sort()), { once: true }); \
                     document.querySelector('wandb-planner').setAttribute('nodes', 5)";
        let told = self.browser.client.execute_async(tells, vec![]).await.unwrap();
        assert_eq!(told, json!(["height", "type"]), "the page reports only its height");

        self.browser.client.enter_frame(0).await.unwrap();
        self.started().await;
        self.shows("#summary-title", "Production, Models only on GCP").await;
        for chrome in [".page-header", ".page-footer"] {
            assert!(!self.displays(chrome).await, "{chrome} in the frame");
        }
        let fits = "return document.documentElement.scrollHeight <= innerHeight";
        eventually("the frame is as high as the page", json!(true), async || {
            self.script(fits).await
        })
        .await;
        let theme = "return getComputedStyle(document.documentElement).colorScheme";
        assert_eq!(self.script(theme).await, json!("dark"));
        self.choose("cloud", "aws").await;
        self.shows("#summary-title", "Production, Models only on AWS").await;
        let own = "return [location.search, history.length]";
        let expected = format!("{}&nodes=5&embed=1&theme=dark", link.replace("gcp", "aws"));
        assert_eq!(self.script(own).await[0], json!(expected));
        self.kept_quiet().await;
        // Files and the other views are only in the full planner.
        self.browser.client.enter_parent_frame().await.unwrap();
        self.click("wandb-planner > a").await;
        self.started().await;
        let with_nodes = format!("{link}&nodes=5");
        self.address_is(&with_nodes).await;
        self.downloads_bundle(&with_nodes, Some(&planner)).await;
    }

    async fn without_scripts(&self) {
        self.open("").await;
        self.reads_and_links().await;
        assert!(!self.displays("[role=alert]").await);
        assert_eq!(self.site.breaches(), Vec::<String>::new());
    }

    async fn without_web_assembly(&self) {
        self.open("").await;
        eventually("the page says what it needs", true, async || {
            let said = self.text("[role=alert]").await;
            said.contains("script-src 'self' 'wasm-unsafe-eval'")
        })
        .await;
        self.reads_and_links().await;
    }

    /// Provokes violations and errors, to show that the checks of the other scenarios detect them.
    async fn seen(&self) {
        self.open("").await;
        self.started().await;
        self.script("new Image().src = 'http://127.0.0.1:9/'; setTimeout(() => nothing.at.all)")
            .await;
        eventually("the violation is reported", true, async || {
            self.site.breaches().iter().any(|breach| breach.contains("img-src"))
        })
        .await;
        eventually("the error is on the console", true, async || {
            // WebKit hides the message of errors in scripts from its driver.
            !self.browser.console_errors().await.is_empty()
        })
        .await;
    }

    /// Checks that without the planner, the page shows a plan and links to the others.
    async fn reads_and_links(&self) {
        self.shows("#summary-title", "Production, Models and Weave on AWS").await;
        assert!(self.displays("nav.unscripted").await, "no links in place of the form");
        for useless in [".form fieldset", "#show-share", "#show-more", ".pictures .action"] {
            assert!(!self.displays(useless).await, "{useless} would do nothing");
        }
        self.click("button[popovertarget=why-node-cpu]").await;
        self.shows("#why-node-cpu q", "Production | 16 cores | 128 GB | 100 GB |").await;
        self.click("#why-node-cpu").await;
        self.browser.client.refresh().await.unwrap();
        self.click("nav.unscripted a[href*='combined-production-gcp']").await;
        self.shows("#summary-title", "Production, Models and Weave on GCP").await;
        self.address_is("plans/combined-production-gcp/index.html").await;
        for part in ["#findings summary", "#paper .facts", "#paper .task-groups li"] {
            assert!(self.displays(part).await, "{part}");
        }
        for (view, part) in [
            (View::Files, ".unscripted code"),
            (View::Checklist, ".tasks li"),
            (View::Requirements, ".topic .requirements li"),
            (View::Compare, ".matrix td"),
        ] {
            self.click(&format!("nav #{} > a", view.slug())).await;
            self.shows("h1", view.label()).await;
            eventually(part, true, async || self.displays(part).await).await;
            for useless in [".progress .action", ".pin", ".action", ".preview"] {
                assert!(!self.displays(useless).await, "{useless} would do nothing");
            }
        }
        self.click(".matrix a[href*='weave-test-dev-azure']").await;
        self.shows("#summary-title", "Test/Dev, Weave only on Azure").await;
    }
}
