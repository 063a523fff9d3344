//! Generates and reads files, as a separate WebAssembly module that the page loads when it needs
//! files. `wandb_planner::app::maker` declares the functions that the page calls.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use js_sys::Array;
    use wandb_planner::{
        assessment::{Assessment, compare::Comparison},
        bundle::{self, Bundle, File, Occasion, TableFormat, Work},
        date::Date,
        plan::{Address, Plan, link},
    };
    use wasm_bindgen::prelude::*;

    fn occasion(day: &str, address: &str) -> Occasion {
        Occasion {
            date: day.parse().unwrap_or(Date::UNKNOWN),
            address: Address::of_url(address).ok(),
        }
    }

    fn assessed(link: &str, occasion: &Occasion) -> Assessment {
        Assessment::on(&link::decode(link).plan, occasion.date)
    }

    fn format(name: &str) -> TableFormat {
        if name == "csv" { TableFormat::Csv } else { TableFormat::Markdown }
    }

    /// A file of a bundle.
    #[wasm_bindgen]
    pub struct MadeFile {
        file: File,
        changed: Vec<u32>,
    }

    #[wasm_bindgen]
    impl MadeFile {
        #[wasm_bindgen(getter)]
        pub fn path(&self) -> String {
            self.file.path.to_owned()
        }

        #[wasm_bindgen(getter, js_name = mediaType)]
        pub fn media_type(&self) -> String {
            self.file.language.media_type().to_owned()
        }

        #[wasm_bindgen(getter)]
        pub fn comment(&self) -> String {
            self.file.language.comment().to_owned()
        }

        #[wasm_bindgen(getter)]
        pub fn contents(&self) -> String {
            self.file.contents.clone()
        }

        #[wasm_bindgen(getter)]
        pub fn changed(&self) -> Vec<u32> {
            self.changed.clone()
        }
    }

    #[wasm_bindgen]
    pub fn files(link: &str, before: &str, day: &str, address: &str) -> Array {
        let occasion = occasion(day, address);
        let now = Bundle::of(&assessed(link, &occasion), &occasion);
        let earlier = Bundle::of(&assessed(before, &occasion), &occasion);
        let made = Array::of1(&now.name().into());
        for file in now.files() {
            let changed = bundle::changed_lines(&earlier, &now, file.path, [before, link]);
            let changed = changed.into_iter().filter_map(|line| line.try_into().ok()).collect();
            made.push(&MadeFile { file: file.clone(), changed }.into());
        }
        made
    }

    #[wasm_bindgen]
    pub fn archive(link: &str, day: &str, address: &str) -> Vec<u8> {
        let occasion = occasion(day, address);
        Bundle::of(&assessed(link, &occasion), &occasion).to_zip()
    }

    #[wasm_bindgen]
    pub fn summary(link: &str, day: &str, address: &str) -> String {
        let occasion = occasion(day, address);
        bundle::plan_summary(&assessed(link, &occasion), &occasion)
    }

    #[wasm_bindgen]
    pub fn checklist(link: &str, day: &str, address: &str, work: &str, table: &str) -> String {
        let occasion = occasion(day, address);
        let work = Work::from_text(work);
        bundle::checklist_text(&assessed(link, &occasion), &occasion, &work, format(table))
    }

    #[wasm_bindgen]
    pub fn comparison(link: &str, day: &str, address: &str, table: &str) -> String {
        let occasion = occasion(day, address);
        let others = link::beside(link).into_iter().map(|it| it.plan);
        let plans: Vec<Plan> = std::iter::once(link::decode(link).plan).chain(others).collect();
        let mut comparison = Comparison::on(&plans, occasion.date);
        for (link, plan) in comparison.links.iter_mut().zip(&plans) {
            *link = link::full(occasion.address.as_ref(), plan);
        }
        bundle::comparison_text(&comparison, format(table))
    }

    #[wasm_bindgen]
    pub fn open(bytes: &[u8], day: &str, address: &str) -> Result<Array, JsValue> {
        let saved = bundle::open(bytes, &occasion(day, address));
        let saved = saved.map_err(|why| JsValue::from(why.to_string()))?;
        let texts = std::iter::once(saved.link).chain(saved.differences);
        Ok(texts.map(JsValue::from).collect())
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Natively, the command line generates the files.
}
