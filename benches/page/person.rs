//! A person at the keyboard and the mouse, and how long each input takes to be seen.

use std::time::Duration;

use serde_json::{Value, json};

use crate::visit::Visit;

/// Runs when a document begins. It notes how long each input takes, from the moment that the browser
/// was told of the key or the button until the frame is painted that shows the result: the next
/// frame after what the input's listeners have done.
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

/// How fast a person goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Each input meets a page that rests.
    Calm,
    /// Each input follows as soon as the result of the one before is seen.
    AtOnce,
}

/// Longer than a page takes for what can come later.
const REST: Duration = Duration::from_millis(250);

/// How often all inputs are repeated at a pace.
const REPETITIONS: usize = 2;

/// What is typed into which field; every text is a value after every key.
const TYPED: [(&str, &str); 2] = [("nodes", "25"), ("name", "mlops")];

/// What is chosen, one after the other, in which group. No value is chosen already.
const CHOSEN: [(&str, &[&str]); 3] = [
    ("tier", &["models", "weave", "combined"]),
    ("environment", &["test-dev", "production"]),
    ("cloud", &["gcp", "azure", "aws"]),
];

impl Visit<'_> {
    /// Types and chooses as a person does, one input after the other, and says how long each took.
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

    /// Puts the cursor into a field, whose text the first key replaces.
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

    /// Waits for the result of an input to be painted and, at a calm pace, for the page to rest after
    /// it. The page is left alone first: a question to it would take its time from the input's.
    async fn painted(&self, done: usize, pace: Pace) {
        if pace == Pace::Calm {
            tokio::time::sleep(REST).await;
        }
        self.until("the result of an input", &format!("return benchInputs.length >= {done}")).await;
    }
}
