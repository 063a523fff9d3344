//! The page as a person uses it: their view of it and their actions.
//!
//! Checks wait up to a deadline for the expected state, because the page updates asynchronously.

use std::{
    cell::{Cell, RefCell},
    fmt::Debug,
    ops::AsyncFn,
    time::Duration,
};

use fantoccini::{
    Locator,
    actions::{InputSource as _, KeyAction, KeyActions, MouseActions, PointerAction},
    elements::Element,
    error::CmdError,
    key::Key,
    wd::{PrintConfiguration, PrintSize},
};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use wandb_planner::app::View;

use crate::{
    chromium::Chromium,
    site::{Lost, PATH, Site},
};

/// The longest wait for an expected state.
const DEADLINE: Duration = Duration::from_secs(10);

/// The time between two looks at the page.
const PERIOD: Duration = Duration::from_millis(20);

/// Waits until `read` returns the expected value, and fails with the difference after the deadline.
pub async fn eventually<T: PartialEq + Debug>(what: &str, expected: T, read: impl AsyncFn() -> T) {
    let deadline = Instant::now() + DEADLINE;
    loop {
        let seen = read().await;
        if seen == expected {
            return;
        }
        if Instant::now() > deadline {
            assert_eq!(seen, expected, "{what}");
        }
        sleep(PERIOD).await;
    }
}

/// The page in a browser, and the server behind it.
pub struct Planner {
    browser: Chromium,
    site: Site,
    /// The number of times that this test has loaded the page.
    loads: Cell<usize>,
    /// The number of requests to the server until the page was complete.
    requests_when_complete: Cell<usize>,
    /// Messages that are allowed on the console in this visit.
    expected_messages: RefCell<Vec<&'static str>>,
}

/// Navigation and the address.
impl Planner {
    /// Creates a visit whose browser has not opened the page yet.
    pub fn new(browser: Chromium, site: Site) -> Self {
        Self {
            browser,
            site,
            loads: Cell::new(0),
            requests_when_complete: Cell::new(0),
            expected_messages: RefCell::default(),
        }
    }

    /// Loads the page with a query (`?v=1…`), a fragment (`#…`) or neither.
    pub async fn open(&self, query: &str) {
        self.browser.client.goto(&self.link(query)).await.unwrap();
        self.loaded().await;
    }

    /// Opens a page of the site on which no planner starts, by its path relative to the planner's.
    pub async fn read(&self, path: &str) {
        self.browser.client.goto(&self.link(path)).await.unwrap();
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.browser.client.refresh().await.unwrap();
        self.loaded().await;
    }

    /// Reloads the page after [`Self::hold_back`], and lets the planner start.
    pub async fn reload_held_back(&self) {
        self.browser.client.refresh().await.unwrap();
        self.let_go().await;
    }

    /// Waits until the planner has replaced the static page.
    pub async fn loaded(&self) {
        eventually("the planner starts", (true, true), async || {
            (!self.exists(".unscripted").await, self.exists(".started #answer").await)
        })
        .await;
        self.loads.set(self.loads.get() + 1);
        // From now on the page may request only the files module.
        self.requests_when_complete.set(self.site.requests().len());
    }

    /// Opens a view with its link at the top.
    pub async fn go(&self, view: View) {
        self.click(&format!("#{} a", view.slug())).await;
        self.is_in(view).await;
        if view == View::Files {
            self.has(1, ".preview").await;
        }
    }

    /// Checks that the page shows a view.
    pub async fn is_in(&self, view: View) {
        self.shows("nav [aria-current=page]", view.label()).await;
    }

    /// Opens a panel at the top, unless it is already open.
    pub async fn open_panel(&self, panel: &str) {
        if !self.exists(&format!("#{panel}:popover-open")).await {
            self.click(&format!("#show-{panel}")).await;
        }
        self.has(1, &format!("#{panel}:popover-open")).await;
    }

    /// Closes the open panel.
    pub async fn close_panel(&self) {
        self.press(Key::Escape).await;
        self.has(0, ":popover-open").await;
    }

    /// Delays the planner's start in all later loads, as a slow connection does, so that only the static page
    /// is there.
    pub async fn hold_back(&self) {
        self.before_every_load(
            "const start = WebAssembly.instantiateStreaming; \
             const released = new Promise(it => { globalThis.release = it; }); \
             WebAssembly.instantiateStreaming = async (...given) => { \
                 await released; \
                 return start(...given); \
             };",
        )
        .await;
    }

    /// Starts a planner that was held back.
    pub async fn let_go(&self) {
        self.script("release()", vec![]).await;
        self.loaded().await;
    }

    /// Makes the server answer as if it lacked these files.
    pub fn server_lacks(&self, lost: Lost) {
        self.site.lose(lost);
    }

    /// Allows a message on the console in this visit.
    pub fn console_may_say(&self, message: &'static str) {
        self.expected_messages.borrow_mut().push(message);
    }

    /// The full address of a query on this site.
    pub fn link(&self, query: &str) -> String {
        format!("{}{query}", self.site.address())
    }

    /// Goes back in the browser's history.
    pub async fn back(&self) {
        self.browser.client.back().await.unwrap();
    }

    /// Goes forward in the browser's history.
    pub async fn forward(&self) {
        self.browser.client.forward().await.unwrap();
    }

    /// Checks the address bar's content after the page's path.
    pub async fn address_is(&self, query: &str) {
        let expected = format!("{PATH}{query}");
        eventually("the address", expected, async || {
            let url = self.browser.client.current_url().await.unwrap();
            url[url::Position::BeforePath..].to_owned()
        })
        .await;
    }

    /// Closes the browser.
    pub async fn close(self) {
        self.browser.close().await;
    }
}

/// Reading and checking the page.
impl Planner {
    /// Runs a script in the page with arguments, and returns its result.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.browser.client.execute(script, arguments).await.unwrap_or_else(|error| {
            panic!("the script {script:.200} fails: {error}");
        })
    }

    /// Runs a script that passes its result to a callback, its only argument.
    pub async fn script_with_callback(&self, script: &str) -> Value {
        self.browser.client.execute_async(script, vec![]).await.unwrap_or_else(|error| {
            panic!("the script {script:.200} fails: {error}");
        })
    }

    /// The visible text of each element that matches a selector, with white space collapsed.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(it => it.innerText)";
        let texts = self.script(script, vec![json!(selector)]).await;
        let texts = texts.as_array().expect("a list").iter();
        texts
            .map(|text| {
                let words: Vec<&str> =
                    text.as_str().unwrap_or_default().split_whitespace().collect();
                words.join(" ")
            })
            .collect()
    }

    /// The number of elements that match a selector.
    pub async fn count(&self, selector: &str) -> usize {
        let script = "return document.querySelectorAll(arguments[0]).length";
        let count = self.script(script, vec![json!(selector)]).await;
        count.as_u64().and_then(|count| count.try_into().ok()).expect("a number of elements")
    }

    /// Whether any element matches a selector.
    pub async fn exists(&self, selector: &str) -> bool {
        self.count(selector).await > 0
    }

    /// Checks the text of the only element that matches a selector.
    pub async fn shows(&self, selector: &str, text: &str) {
        eventually(selector, vec![text.to_owned()], async || self.texts(selector).await).await;
    }

    /// Checks the text of each element that matches a selector.
    pub async fn shows_all(&self, selector: &str, texts: &[&str]) {
        let expected: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        eventually(selector, expected, async || self.texts(selector).await).await;
    }

    /// Checks the number of elements that match a selector.
    pub async fn has(&self, count: usize, selector: &str) {
        eventually(selector, count, async || self.count(selector).await).await;
    }

    /// A property of the first element that matches a selector.
    pub async fn property(&self, selector: &str, property: &str) -> Value {
        let script = "return document.querySelector(arguments[0])?.[arguments[1]] ?? null";
        self.script(script, vec![json!(selector), json!(property)]).await
    }

    /// Checks the value of a field or list.
    pub async fn holds(&self, selector: &str, value: &str) {
        eventually(selector, json!(value), async || self.property(selector, "value").await).await;
    }

    /// Checks that the focused element matches a selector.
    pub async fn focus_is_on(&self, selector: &str) {
        let script = "return document.activeElement.matches(arguments[0]) || \
                      document.activeElement.outerHTML.slice(0, 200)";
        eventually(&format!("focus on {selector}"), json!(true), async || {
            self.script(script, vec![json!(selector)]).await
        })
        .await;
    }

    /// Checks the heading of the answer, and its four figures with their details.
    pub async fn answers(&self, title: &str, figures: [&str; 4]) {
        self.shows("#summary-title", title).await;
        self.shows_all(".figures dd", &figures).await;
    }

    /// Checks the three choices in the form.
    pub async fn has_chosen(&self, tier: &str, environment: &str, cloud: &str) {
        let expected = json!([tier, environment, cloud]);
        let script = "return ['tier', 'environment', 'cloud'].map(name => \
                      document.querySelector(`input[name=${name}]:checked`)?.value)";
        eventually("the choices", expected, async || self.script(script, vec![]).await).await;
    }

    /// Takes a screenshot of the visible part of the page.
    pub async fn screenshot(&self) -> Result<Vec<u8>, CmdError> {
        self.browser.client.screenshot().await
    }
}

/// Actions.
impl Planner {
    /// Waits for the first element that matches a selector.
    pub async fn element(&self, selector: &str) -> Element {
        let found =
            self.browser.client.wait().at_most(DEADLINE).for_element(Locator::Css(selector));
        found.await.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// Clicks on the first element that matches a selector.
    pub async fn click(&self, selector: &str) {
        let element = self.element(selector).await;
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Moves the pointer away, because elements below it look different.
    pub async fn rest_pointer(&self) {
        let away = PointerAction::MoveTo { duration: None, x: 0.0, y: 0.0 };
        let mouse = MouseActions::new("mouse".to_owned()).then(away);
        self.browser.client.perform_actions(mouse).await.unwrap();
    }

    /// Chooses one of the form's radio buttons by clicking on its card.
    pub async fn choose(&self, name: &str, value: &str) {
        self.click(&format!("label:has(input[name={name}][value={value}])")).await;
    }

    /// Chooses an option of a list.
    pub async fn select(&self, selector: &str, value: &str) {
        self.element(selector).await.select_by_value(value).await.unwrap();
    }

    /// Replaces the text of a field, key by key, and keeps the focus there.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let field = self.element(selector).await;
        field.click().await.unwrap();
        self.press_with(Key::Control, 'a').await;
        field.send_keys(text).await.unwrap();
    }

    /// Focuses an element without the pointer, to continue with the keyboard.
    pub async fn focus(&self, selector: &str) {
        self.element(selector).await;
        self.script("document.querySelector(arguments[0]).focus()", vec![json!(selector)]).await;
    }

    /// Presses and releases a key.
    pub async fn press(&self, key: Key) {
        self.keys(&[KeyAction::Down { value: key.into() }, KeyAction::Up { value: key.into() }])
            .await;
    }

    /// Presses and releases the key of a character.
    pub async fn press_letter(&self, letter: char) {
        self.keys(&[KeyAction::Down { value: letter }, KeyAction::Up { value: letter }]).await;
    }

    /// Presses a key while another one is held.
    pub async fn press_with(&self, held: Key, key: char) {
        self.keys(&[
            KeyAction::Down { value: held.into() },
            KeyAction::Down { value: key },
            KeyAction::Up { value: key },
            KeyAction::Up { value: held.into() },
        ])
        .await;
    }

    async fn keys(&self, keys: &[KeyAction]) {
        let keyboard = KeyActions::new("keyboard".to_owned());
        let keys = keys.iter().fold(keyboard, |keyboard, key| keyboard.then(key.clone()));
        self.browser.client.perform_actions(keys).await.unwrap();
    }

    /// Waits until a download is complete and returns its bytes.
    pub async fn downloaded(&self, name: &str) -> Vec<u8> {
        let file = self.browser.downloads().join(name);
        eventually(&format!("the download of {name}"), true, async || {
            // Chromium reserves the name with an empty file.
            file.metadata().is_ok_and(|file| file.len() > 0)
        })
        .await;
        std::fs::read(file).unwrap()
    }

    /// Resizes the browser's window, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Gives the browser's window the size of a screen of 1280 by 1024 pixels at a zoom of 400%.
    pub async fn zoom_to_400_percent(&self) {
        let size = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Sets the preferred color scheme, `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) {
        self.emulate("", &[("prefers-color-scheme", scheme)]).await;
    }

    /// Emulates a medium (`print`, or empty for the screen) with these features.
    pub async fn emulate(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let media = json!({ "media": medium, "features": features });
        self.browser.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// Disables scripts in all pages.
    pub async fn run_no_scripts(&self) {
        self.browser
            .devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
            .await;
    }

    /// Opens all `details` elements.
    pub async fn open_all_details(&self) {
        self.script(
            "document.querySelectorAll('details').forEach(it => { it.open = true })",
            vec![],
        )
        .await;
    }

    /// Opens and closes all evidence, because it is rendered on demand.
    pub async fn open_all_evidence(&self) {
        let script = "document.querySelectorAll('.evidence').forEach(it => { \
                          it.showPopover(); \
                          it.hidePopover(); \
                      })";
        self.script(script, vec![]).await;
        self.has(0, ".evidence:not(:has(.explanation))").await;
    }

    /// Sets the page's permission for the clipboard (`granted` or `denied`).
    pub async fn clipboard(&self, setting: &str) {
        for permission in ["clipboard-write", "clipboard-read"] {
            let parameters = json!({
                "permission": { "name": permission },
                "setting": setting,
                "origin": self.site.origin(),
            });
            self.browser.devtools("Browser.setPermission", parameters).await;
        }
    }

    /// Reads the clipboard.
    pub async fn copied(&self) -> String {
        let script = "const done = arguments[0]; \
                      navigator.clipboard.readText().then(done, error => done(`${error}`))";
        let text = self.browser.client.execute_async(script, vec![]).await.unwrap();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Stops the page's clock at noon UTC of a date, in a time zone where it is already the next day.
    pub async fn live_on(&self, date: &str) {
        let source = format!(
            "const RealDate = Date; globalThis.Date = class extends RealDate {{ \
             constructor(...given) {{ super(...(given.length ? given : ['{date}T12:00:00Z'])); }} }};"
        );
        let zone = json!({ "timezoneId": "Pacific/Kiritimati" });
        self.browser.devtools("Emulation.setTimezoneOverride", zone).await;
        self.before_every_load(&source).await;
    }

    /// Prints the page to a PDF file, on paper of this width and height in centimeters.
    pub async fn print(&self, (width, height): (f64, f64)) -> Vec<u8> {
        let sheet = PrintSize { width, height };
        let settings = PrintConfiguration::builder().size(sheet).build().expect("a paper size");
        self.browser.client.print(settings).await.unwrap()
    }

    async fn before_every_load(&self, source: &str) {
        let source = json!({ "source": source });
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", source).await;
    }
}

/// The rules of axe-core.
impl Planner {
    /// Loads axe-core into the page, bypassing its content security policy as developer tools do.
    pub async fn load_axe(&self) {
        let remedy = "`make test-browser` installs axe-core and sets AXE_CORE to its path";
        let file = std::env::var("AXE_CORE").expect(remedy);
        let source = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{file}: {error}: {remedy}"));
        self.script(&source, vec![]).await;
    }

    /// The violations that axe-core finds: the rule, the reason and the elements.
    pub async fn axe(&self) -> Value {
        let script = "
            const done = arguments[0];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly: tags, preload: false, resultTypes: ['violations'] }).then(
                ({ violations }) => done(violations.map(({ id, help, nodes }) => ({
                    id, help,
                    where: nodes.slice(0, 5).map(it => `${it.html.slice(0, 200)} ${it.failureSummary}`),
                }))),
                error => done(`${error}`),
            )";
        self.script_with_callback(script).await
    }
}

/// Checks of requests, policy violations and console messages.
impl Planner {
    /// Records every violation of the Content-Security-Policy from the next load on. Service workers are
    /// disabled, so that every load reaches the server; the tests of `tests/engines` use them.
    pub async fn watch_policy(&self) {
        self.before_every_load(
            "delete Navigator.prototype.serviceWorker; globalThis.breaches = []; document.addEventListener('securitypolicyviolation', it => \
             breaches.push(`${it.violatedDirective}: ${it.blockedURI} ${it.sample}`));",
        )
        .await;
    }

    /// Checks that the page was not loaded except by the test.
    pub fn stays(&self) {
        let is_page =
            |path: &&String| path.ends_with('/') || path.rsplit('.').next() == Some("html");
        let documents = self.site.requests().iter().filter(is_page).count();
        assert_eq!(documents, self.loads.get(), "the page was loaded again");
    }

    /// Checks that there are no console messages, no policy violations, no requests to other addresses, and
    /// after the page was complete no requests except for the files module.
    pub async fn kept_quiet(&self) {
        self.stays();
        let requests = self.site.requests();
        let mut late = requests[self.requests_when_complete.get()..].to_vec();
        late.retain(|path| !path.contains("/wandb-planner-files-"));
        // Browsers may request the tab's icon late.
        late.retain(|path| !path.ends_with("/icon.svg"));
        assert!(late.is_empty(), "requests after the page was complete: {late:?}");
        let outside: Vec<&String> = requests.iter().filter(|it| !it.starts_with(PATH)).collect();
        assert!(outside.is_empty(), "requests outside of the page's path: {outside:?}");

        self.asked_nobody_else().await;
        let breaches = self.script("return breaches", vec![]).await;
        assert_eq!(breaches, json!([]), "violations of the Content-Security-Policy");
        self.said_nothing().await;
    }

    /// Checks that no request went to another address.
    pub async fn asked_nobody_else(&self) {
        let (here, own_data) = (self.site.address(), format!("blob:{}/", self.site.origin()));
        let mut elsewhere = self.browser.requests().await;
        elsewhere.retain(|it| {
            !it.starts_with(&here) && !it.starts_with(&own_data) && !it.starts_with("data:")
        });
        assert!(elsewhere.is_empty(), "requests to other addresses: {elsewhere:?}");
    }

    /// Checks that the console has only expected messages.
    pub async fn said_nothing(&self) {
        let mut messages = self.browser.console().await;
        messages.retain(|message| matches!(&*message.level, "WARNING" | "SEVERE"));
        let expected = self.expected_messages.borrow();
        messages.retain(|message| !expected.iter().any(|part| message.text.contains(part)));
        let messages: Vec<String> = messages.into_iter().map(|message| message.text).collect();
        assert!(messages.is_empty(), "messages on the console: {messages:#?}");
    }
}
