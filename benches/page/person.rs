//! A simulated person at the keyboard and mouse, and the time until each input's result is visible.

use std::time::Duration;

use serde_json::{Value, json};

use crate::visit::Visit;

/// Runs at the start of each document. It records how long each input takes: from the time that the browser
/// receives the key or click until it has painted the result, in the first frame after the input's
/// listeners have run.
pub const PROBE: &str = "
    globalThis.benchInputs = [];
    let began;
    for (const kind of ['keydown', 'pointerup'])
        addEventListener(kind, event => began = event.timeStamp, { capture: true });
    addEventListener('input', () => {
        const started = began;
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => benchInputs.push(performance.now() - started);
            port2.postMessage(null);
        });
    }, { capture: true });
";

/// How soon the next input follows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// The page is idle before each input.
    Calm,
    /// Each input follows as soon as the result of the previous one is visible.
    AtOnce,
}

/// Longer than a page needs for its deferred work.
const REST: Duration = Duration::from_millis(250);

/// How often all inputs are made at each pace.
const REPETITIONS: usize = 2;

/// The fields and what is typed into them. After each key, the field's value is valid.
const TYPED: [(&str, &str); 2] = [("nodes", "25"), ("name", "mlops")];

/// The groups and the values chosen in them, in order. Each one changes the current choice.
const CHOSEN: [(&str, &[&str]); 3] = [
    ("tier", &["models", "weave", "combined"]),
    ("environment", &["test-dev", "production"]),
    ("cloud", &["gcp", "azure", "aws"]),
];

impl Visit<'_> {
    /// Types and chooses as a person does, one input after the other, and returns how long each took.
    pub async fn inputs(&self, pace: Pace) -> Vec<f64> {
        self.script("benchInputs.length = 0", vec![]).await;
        let mut done = 0;
        for _ in 0..REPETITIONS {
            for (field, text) in TYPED {
                self.enter(field).await;
                for key in text.chars() {
                    self.press(key).await;
                    done += 1;
                    self.painted(done, pace).await;
                }
            }
            for (name, values) in CHOSEN {
                for value in values {
                    self.click(name, value, pace).await;
                    done += 1;
                    self.painted(done, pace).await;
                }
            }
        }
        let times = self.script("return benchInputs", vec![]).await;
        let times: Vec<f64> =
            times.as_array().expect("times").iter().filter_map(Value::as_f64).collect();
        assert_eq!(times.len(), done, "each key and each click is one input");
        times
    }

    /// Focuses a field and selects its text, so that the first key replaces it.
    async fn enter(&self, field: &str) {
        let enter = "const field = document.getElementById(arguments[0]); \
                     field.closest('details')?.setAttribute('open', ''); \
                     field.scrollIntoView({ block: 'center' }); field.focus(); field.select()";
        self.script(enter, vec![json!(field)]).await;
        tokio::time::sleep(REST).await;
    }

    async fn press(&self, key: char) {
        let down = json!({ "type": "keyDown", "key": key, "text": key });
        let up = json!({ "type": "keyUp", "key": key });
        for event in [down, up] {
            self.browser.devtools("Input.dispatchKeyEvent", event).await;
        }
    }

    async fn click(&self, name: &str, value: &str, pace: Pace) {
        let script = "const label = document.querySelector( \
                         `input[name='${arguments[0]}'][value='${arguments[1]}']`).closest('label'); \
                     label.scrollIntoView({ block: 'center' }); \
                     const box = label.getBoundingClientRect(); \
                     return [box.x + box.width / 2, box.y + box.height / 2]";
        let point = self.script(script, vec![json!(name), json!(value)]).await;
        if pace == Pace::Calm {
            tokio::time::sleep(REST).await;
        }
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({
                "type": kind, "x": point[0], "y": point[1], "button": "left", "clickCount": 1,
            });
            self.browser.devtools("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Waits until the result of an input is painted. At a calm pace, it first leaves the page alone, because
    /// a script in the page would delay the input.
    async fn painted(&self, done: usize, pace: Pace) {
        if pace == Pace::Calm {
            tokio::time::sleep(REST).await;
        }
        self.until("the result of an input", &format!("return benchInputs.length >= {done}")).await;
    }
}
