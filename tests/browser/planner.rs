//! The page as a person uses it: what they see, and what they do.
//!
//! What is seen is waited for, up to a deadline, because the page shows things in its own time.

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

/// How long the page may take for anything.
const DEADLINE: Duration = Duration::from_secs(10);

/// How often it is looked at meanwhile.
const PERIOD: Duration = Duration::from_millis(20);

/// Waits until what is read is what is expected, and says the difference if it never is.
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
    /// How often this test has loaded the page.
    loads: Cell<usize>,
    /// How many requests the server had answered when the page was complete.
    requests_when_complete: Cell<usize>,
    /// What the console may say in this visit.
    expected_messages: RefCell<Vec<&'static str>>,
}

/// Opening, leaving and looking at the address.
impl Planner {
    /// A browser that has not opened the page yet.
    pub fn new(browser: Chromium, site: Site) -> Self {
        Self {
            browser,
            site,
            loads: Cell::new(0),
            requests_when_complete: Cell::new(0),
            expected_messages: RefCell::default(),
        }
    }

    /// Opens the page with a query (`?v=1…`), a fragment (`#…`) or nothing, as a new load.
    pub async fn open(&self, query: &str) {
        self.browser.client.goto(&self.link(query)).await.unwrap();
        self.loaded().await;
    }

    /// Opens a page of the site, given its path from the planner's own, on which no planner starts.
    pub async fn read(&self, path: &str) {
        self.browser.client.goto(&self.link(path)).await.unwrap();
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.browser.client.refresh().await.unwrap();
        self.loaded().await;
    }

    /// Loads the page again, in which the planner is held back, and lets it start.
    pub async fn reload_held_back(&self) {
        self.browser.client.refresh().await.unwrap();
        self.let_go().await;
    }

    /// The planner takes the place of the static page.
    pub async fn loaded(&self) {
        eventually("the planner starts", (true, true), async || {
            (!self.exists(".unscripted").await, self.exists(".started #answer").await)
        })
        .await;
        self.loads.set(self.loads.get() + 1);
        // From here on it asks for nothing but what makes files, when they are wanted.
        self.requests_when_complete.set(self.site.requests().len());
    }

    /// Goes to a view by its link at the top.
    pub async fn go(&self, view: View) {
        self.click(&format!("#{} a", view.slug())).await;
        self.is_in(view).await;
        if view == View::Files {
            self.has(1, ".preview").await;
        }
    }

    /// A view is shown, and no other.
    pub async fn is_in(&self, view: View) {
        self.shows("nav [aria-current=page]", view.label()).await;
    }

    /// Opens a panel of the top, unless it is open.
    pub async fn open_panel(&self, panel: &str) {
        if !self.exists(&format!("#{panel}:popover-open")).await {
            self.click(&format!("#show-{panel}")).await;
        }
        self.has(1, &format!("#{panel}:popover-open")).await;
    }

    /// Closes whatever panel is open.
    pub async fn close_panel(&self) {
        self.press(Key::Escape).await;
        self.has(0, ":popover-open").await;
    }

    /// Holds the planner back in each page that is loaded from now on, as a slow connection does: the
    /// static page is there, and can be used.
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

    /// Lets the planner start that was held back.
    pub async fn let_go(&self) {
        self.script("release()", vec![]).await;
        self.loaded().await;
    }

    /// The server has no such files from now on.
    pub fn server_lacks(&self, lost: Lost) {
        self.site.lose(lost);
    }

    /// Something goes wrong in this visit, and the console may say so.
    pub fn console_may_say(&self, message: &'static str) {
        self.expected_messages.borrow_mut().push(message);
    }

    /// The whole address of a query on this site.
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

    /// The address bar holds this, after the page's own address.
    pub async fn address_is(&self, query: &str) {
        let expected = format!("{PATH}{query}");
        eventually("the address", expected, async || {
            let url = self.browser.client.current_url().await.unwrap();
            url[url::Position::BeforePath..].to_owned()
        })
        .await;
    }

    /// Ends the visit.
    pub async fn close(self) {
        self.browser.close().await;
    }
}

/// Seeing.
impl Planner {
    /// Runs a script in the page, with arguments, and gives what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.browser.client.execute(script, arguments).await.unwrap_or_else(|error| {
            panic!("the script {script:.200} fails: {error}");
        })
    }

    /// Runs a script that gives its result to the callback that is its only argument.
    pub async fn script_with_callback(&self, script: &str) -> Value {
        self.browser.client.execute_async(script, vec![]).await.unwrap_or_else(|error| {
            panic!("the script {script:.200} fails: {error}");
        })
    }

    /// The visible texts of all elements that a selector names, with white space made single.
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

    /// How many elements a selector names.
    pub async fn count(&self, selector: &str) -> usize {
        let script = "return document.querySelectorAll(arguments[0]).length";
        let count = self.script(script, vec![json!(selector)]).await;
        count.as_u64().and_then(|count| count.try_into().ok()).expect("a number of elements")
    }

    /// Whether a selector names anything.
    pub async fn exists(&self, selector: &str) -> bool {
        self.count(selector).await > 0
    }

    /// The only element that a selector names shows this text.
    pub async fn shows(&self, selector: &str, text: &str) {
        eventually(selector, vec![text.to_owned()], async || self.texts(selector).await).await;
    }

    /// The elements that a selector names show these texts.
    pub async fn shows_all(&self, selector: &str, texts: &[&str]) {
        let expected: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        eventually(selector, expected, async || self.texts(selector).await).await;
    }

    /// A selector names this many elements.
    pub async fn has(&self, count: usize, selector: &str) {
        eventually(selector, count, async || self.count(selector).await).await;
    }

    /// A property of the first element that a selector names.
    pub async fn property(&self, selector: &str, property: &str) -> Value {
        let script = "return document.querySelector(arguments[0])?.[arguments[1]] ?? null";
        self.script(script, vec![json!(selector), json!(property)]).await
    }

    /// A field or list holds this value.
    pub async fn holds(&self, selector: &str, value: &str) {
        eventually(selector, json!(value), async || self.property(selector, "value").await).await;
    }

    /// The keyboard's focus is on the element that a selector names.
    pub async fn focus_is_on(&self, selector: &str) {
        let script = "return document.activeElement.matches(arguments[0]) || \
                      document.activeElement.outerHTML.slice(0, 200)";
        eventually(&format!("focus on {selector}"), json!(true), async || {
            self.script(script, vec![json!(selector)]).await
        })
        .await;
    }

    /// The heading of the answer, and its four large numbers with what stands below them.
    pub async fn answers(&self, title: &str, figures: [&str; 4]) {
        self.shows("#summary-title", title).await;
        self.shows_all(".figures dd", &figures).await;
    }

    /// The three choices in the form.
    pub async fn has_chosen(&self, tier: &str, environment: &str, cloud: &str) {
        let expected = json!([tier, environment, cloud]);
        let script = "return ['tier', 'environment', 'cloud'].map(name => \
                      document.querySelector(`input[name=${name}]:checked`)?.value)";
        eventually("the choices", expected, async || self.script(script, vec![]).await).await;
    }

    /// A picture of what is visible.
    pub async fn screenshot(&self) -> Result<Vec<u8>, CmdError> {
        self.browser.client.screenshot().await
    }
}

/// Doing.
impl Planner {
    /// The first element that a selector names, once it is there.
    pub async fn element(&self, selector: &str) -> Element {
        let found =
            self.browser.client.wait().at_most(DEADLINE).for_element(Locator::Css(selector));
        found.await.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// Clicks on the first element that a selector names.
    pub async fn click(&self, selector: &str) {
        let element = self.element(selector).await;
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Takes the pointer off everything: what is below it looks different.
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

    /// Replaces the text of a field, key by key, and stays in it.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let field = self.element(selector).await;
        field.click().await.unwrap();
        self.press_with(Key::Control, 'a').await;
        field.send_keys(text).await.unwrap();
    }

    /// Puts the focus on an element without a pointer, to go on with the keyboard.
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

    /// Waits for a download to be complete and gives its bytes.
    pub async fn downloaded(&self, name: &str) -> Vec<u8> {
        let file = self.browser.downloads().join(name);
        eventually(&format!("the download of {name}"), true, async || {
            // Chromium reserves the name with an empty file.
            file.metadata().is_ok_and(|file| file.len() > 0)
        })
        .await;
        std::fs::read(file).unwrap()
    }

    /// Makes the browser's window this wide and high, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Makes the browser's window as wide and high as this at a zoom of 400 %, on a screen of 1280
    /// by 1024 pixels.
    pub async fn zoom_to_400_percent(&self) {
        let size = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Makes the browser prefer `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) {
        self.emulate("", &[("prefers-color-scheme", scheme)]).await;
    }

    /// Makes the page believe in a medium (`print`, or none for the screen) with these features.
    pub async fn emulate(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let media = json!({ "media": medium, "features": features });
        self.browser.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// Lets no page run a script from now on.
    pub async fn run_no_scripts(&self) {
        self.browser
            .devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
            .await;
    }

    /// Opens all details, so that nothing stays unseen.
    pub async fn open_all_details(&self) {
        self.script(
            "document.querySelectorAll('details').forEach(it => { it.open = true })",
            vec![],
        )
        .await;
    }

    /// Opens and closes the evidence of everything: it is written once it is wanted.
    pub async fn open_all_evidence(&self) {
        let script = "document.querySelectorAll('.evidence').forEach(it => { \
                          it.showPopover(); \
                          it.hidePopover(); \
                      })";
        self.script(script, vec![]).await;
        self.has(0, ".evidence:not(:has(.explanation))").await;
    }

    /// Makes the browser allow or deny (`granted`, `denied`) that the page writes to the clipboard.
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

    /// Stops the page's calendar at noon of a day in UTC, in a place where it is the next day.
    pub async fn live_on(&self, date: &str) {
        let source = format!(
            "const RealDate = Date; globalThis.Date = class extends RealDate {{ \
             constructor(...given) {{ super(...(given.length ? given : ['{date}T12:00:00Z'])); }} }};"
        );
        let zone = json!({ "timezoneId": "Pacific/Kiritimati" });
        self.browser.devtools("Emulation.setTimezoneOverride", zone).await;
        self.before_every_load(&source).await;
    }

    /// Prints the page to a PDF file, on sheets of this width and height in centimetres.
    pub async fn print(&self, (width, height): (f64, f64)) -> Vec<u8> {
        let sheet = PrintSize { width, height };
        let settings = PrintConfiguration::builder().size(sheet).build().expect("a sheet");
        self.browser.client.print(settings).await.unwrap()
    }

    async fn before_every_load(&self, source: &str) {
        let source = json!({ "source": source });
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", source).await;
    }
}

/// The rules of axe-core.
impl Planner {
    /// Brings axe-core into the page, past the page's own policy, as developer tools do.
    pub async fn load_axe(&self) {
        let remedy = "`make test-browser` installs axe-core and says where it is, in AXE_CORE";
        let file = std::env::var("AXE_CORE").expect(remedy);
        let source = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{file}: {error}: {remedy}"));
        self.script(&source, vec![]).await;
    }

    /// What axe-core objects to: for each rule, why and where.
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

/// Keeping quiet.
impl Planner {
    /// Notes every breach of the Content-Security-Policy from the next load on. Nothing is kept for
    /// visits without a network, so that every load asks the server; `offline` tests the opposite.
    pub async fn watch_policy(&self) {
        self.before_every_load(
            "delete Navigator.prototype.serviceWorker; globalThis.breaches = []; document.addEventListener('securitypolicyviolation', it => \
             breaches.push(`${it.violatedDirective}: ${it.blockedURI} ${it.sample}`));",
        )
        .await;
    }

    /// The page has not loaded anew, apart from what the test did.
    pub fn stays(&self) {
        let is_page =
            |path: &&String| path.ends_with('/') || path.rsplit('.').next() == Some("html");
        let documents = self.site.requests().iter().filter(is_page).count();
        assert_eq!(documents, self.loads.get(), "the page was loaded again");
    }

    /// Nothing on the console, no breach of the policy, no request to anywhere else, and none once
    /// the page was complete, but for what makes files.
    pub async fn kept_quiet(&self) {
        self.stays();
        let requests = self.site.requests();
        let mut late = requests[self.requests_when_complete.get()..].to_vec();
        late.retain(|path| !path.contains("/wandb-planner-files-"));
        // Browsers fetch the icon of a tab in their own time.
        late.retain(|path| !path.ends_with("/icon.svg"));
        assert!(late.is_empty(), "requests after the page was complete: {late:?}");
        let outside: Vec<&String> = requests.iter().filter(|it| !it.starts_with(PATH)).collect();
        assert!(outside.is_empty(), "requests outside of the page's own path: {outside:?}");

        self.asked_nobody_else().await;
        let breaches = self.script("return breaches", vec![]).await;
        assert_eq!(breaches, json!([]), "breaches of the Content-Security-Policy");
        self.said_nothing().await;
    }

    /// No request to any other place.
    pub async fn asked_nobody_else(&self) {
        let (here, own_data) = (self.site.address(), format!("blob:{}/", self.site.origin()));
        let mut elsewhere = self.browser.requests().await;
        elsewhere.retain(|it| {
            !it.starts_with(&here) && !it.starts_with(&own_data) && !it.starts_with("data:")
        });
        assert!(elsewhere.is_empty(), "requests to other places: {elsewhere:?}");
    }

    /// Nothing on the console but what was expected.
    pub async fn said_nothing(&self) {
        let mut messages = self.browser.console().await;
        messages.retain(|message| matches!(&*message.level, "WARNING" | "SEVERE"));
        let expected = self.expected_messages.borrow();
        messages.retain(|message| !expected.iter().any(|part| message.text.contains(part)));
        let messages: Vec<String> = messages.into_iter().map(|message| message.text).collect();
        assert!(messages.is_empty(), "messages on the console: {messages:#?}");
    }
}
