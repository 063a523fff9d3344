//! The part of the page that makes the files: a WebAssembly module of its own, loaded when the page
//! is there, because nobody needs files before they have read the answer. The page calls it as
//! [`wandb_planner::exchange`] says.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use js_sys::Uint8Array;
    use wandb_planner::{
        assessment::{Assessment, compare::Comparison},
        bundle::{self, Bundle, Occasion, TableFormat},
        exchange::FileObject,
        plan::{Address, Plan, link},
    };
    use wasm_bindgen::prelude::*;

    /// Reads what the page wrote. It never fails between modules of one build.
    fn read(link: &str, date: &str, address: Option<String>) -> Result<(Plan, Occasion), JsError> {
        let decoded = link::decode(link);
        if let Some(notice) = decoded.notices.first() {
            return Err(JsError::new(&notice.to_string()));
        }
        let date = date.parse()?;
        let address = address.map(|address| Address::of_url(&address)).transpose()?;
        Ok((decoded.plan, Occasion { date, address }))
    }

    /// The files of a plan, in reading order.
    #[wasm_bindgen]
    pub fn files(
        link: &str,
        date: &str,
        address: Option<String>,
    ) -> Result<Vec<FileObject>, JsError> {
        let (plan, occasion) = read(link, date, address)?;
        let bundle = Bundle::of(&Assessment::on(&plan, occasion.date), &occasion);
        let files = bundle.files().iter();
        Ok(files
            .map(|file| FileObject::new(file.path, file.language.media_type(), &file.contents))
            .collect())
    }

    /// The files of a plan as a zip archive.
    #[wasm_bindgen]
    pub fn zip(link: &str, date: &str, address: Option<String>) -> Result<Uint8Array, JsError> {
        let (plan, occasion) = read(link, date, address)?;
        let bundle = Bundle::of(&Assessment::on(&plan, occasion.date), &occasion);
        Ok(Uint8Array::from(&*bundle.to_zip()))
    }

    /// The plan of a link and those beside it, as a text.
    fn comparison(
        link: &str,
        date: &str,
        address: Option<String>,
        format: TableFormat,
    ) -> Result<String, JsError> {
        let (plan, occasion) = read(link, date, address)?;
        let others = link::beside(link).into_iter().map(|decoded| decoded.plan);
        let plans: Vec<Plan> = std::iter::once(plan).chain(others).collect();
        let mut comparison = Comparison::on(&plans, occasion.date);
        for (link, plan) in comparison.links.iter_mut().zip(&plans) {
            *link = link::full(occasion.address.as_ref(), plan);
        }
        Ok(bundle::comparison_text(&comparison, format))
    }

    /// Plans side by side as Markdown.
    #[wasm_bindgen(js_name = comparisonMarkdown)]
    pub fn comparison_markdown(
        link: &str,
        date: &str,
        address: Option<String>,
    ) -> Result<String, JsError> {
        comparison(link, date, address, TableFormat::Markdown)
    }

    /// Plans side by side as CSV.
    #[wasm_bindgen(js_name = comparisonCsv)]
    pub fn comparison_csv(
        link: &str,
        date: &str,
        address: Option<String>,
    ) -> Result<String, JsError> {
        comparison(link, date, address, TableFormat::Csv)
    }

    /// The link in a file that somebody saved, and then what differs today.
    #[wasm_bindgen]
    pub fn open(bytes: &[u8], date: &str, address: Option<String>) -> Result<Vec<String>, JsError> {
        let (_, occasion) = read("", date, address)?;
        let saved = bundle::open(bytes, &occasion)?;
        Ok(std::iter::once(saved.link).chain(saved.differences).collect())
    }

    /// The plan as Markdown.
    #[wasm_bindgen]
    pub fn summary(link: &str, date: &str, address: Option<String>) -> Result<String, JsError> {
        let (plan, occasion) = read(link, date, address)?;
        Ok(bundle::plan_summary(&Assessment::on(&plan, occasion.date), &occasion))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Elsewhere the command line makes the files itself.
}
