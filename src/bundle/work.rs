//! The user's work on a checklist: checkmarks, owners and notes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Occasion, TableFormat, csv, templates};
use crate::assessment::Assessment;

/// The state of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskState {
    /// Whether it is done.
    pub done: bool,
    /// The person or team that does it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Anything else about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The state of every task that has one, by the task's id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work(Vec<(String, TaskState)>);

impl FromIterator<(String, TaskState)> for Work {
    fn from_iter<T: IntoIterator<Item = (String, TaskState)>>(states: T) -> Self {
        Self(states.into_iter().collect())
    }
}

impl Work {
    /// Reads the output of [`Self::to_text`], or the format of earlier versions: the ids of the finished
    /// tasks, separated by spaces. Anything else counts as no work.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        if text.starts_with('{') {
            let states = serde_json::from_str::<BTreeMap<_, _>>(text).unwrap_or_default();
            return states.into_iter().collect();
        }
        Self::of_ids(text)
    }

    /// The work in which some tasks are done, from their ids separated by spaces.
    #[must_use]
    pub fn of_ids(text: &str) -> Self {
        let done = |id: &str| (id.to_owned(), TaskState { done: true, ..TaskState::default() });
        text.split_whitespace().map(done).collect()
    }

    /// The ids and states of the tasks that have a state.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &TaskState)> {
        self.0.iter().map(|(id, state)| (&**id, state))
    }

    /// The work as JSON, or an empty string if there is none.
    #[must_use]
    pub fn to_text(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let states: BTreeMap<_, _> = self.iter().collect();
        serde_json::to_string(&states).unwrap_or_default()
    }

    /// The state of a task.
    #[must_use]
    pub fn of(&self, id: &str) -> TaskState {
        let state = self.0.iter().find(|(known, _)| known == id);
        state.map(|(_, state)| state.clone()).unwrap_or_default()
    }

    /// Changes the state of a task.
    pub fn change(&mut self, id: &str, change: impl FnOnce(&mut TaskState)) {
        let mut state = self.of(id);
        change(&mut state);
        self.0.retain(|(known, _)| known != id);
        if state != TaskState::default() {
            self.0.push((id.to_owned(), state));
        }
    }

    /// Marks every task as not done. Owners and notes stay.
    pub fn uncheck_all(&mut self) {
        for (_, state) in &mut self.0 {
            state.done = false;
        }
        self.0.retain(|(_, state)| *state != TaskState::default());
    }
}

/// The checklist of a plan with its state, as Markdown or as CSV.
#[must_use]
pub fn checklist_text(
    assessment: &Assessment,
    occasion: &Occasion,
    work: &Work,
    format: TableFormat,
) -> String {
    match format {
        TableFormat::Markdown => templates::checklist(assessment, occasion, work),
        TableFormat::Csv => csv::checklist(assessment, occasion, work),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{plan::Plan, reference::DATA_DAY};

    fn work() -> Work {
        let mut work = Work::default();
        work.change("egress", |it| it.done = true);
        work.change("redis", |it| {
            it.owner = "Ada".to_owned();
            it.note = "=1+1, \"soon\"\n# or later".to_owned();
        });
        work
    }

    #[test]
    fn work_round_trips_through_its_text() {
        assert_eq!(Work::from_text(&work().to_text()), work());
        assert_eq!(Work::default().to_text(), "");
        let earlier = Work::from_text("egress redis");
        assert!(earlier.of("egress").done && earlier.of("redis").done);
        assert_eq!(Work::from_text("{nonsense"), Work::default());
    }

    #[test]
    fn tasks_without_checkmark_owner_and_note_are_removed() {
        let mut work = work();
        work.uncheck_all();
        assert!(!work.of("egress").done);
        assert_eq!(work.of("redis").owner, "Ada");
        work.change("redis", |it| *it = TaskState::default());
        assert_eq!(work, Work::default());
    }

    #[test]
    fn user_text_in_the_checklist_is_escaped() {
        let assessment = Assessment::of(&Plan::default());
        let occasion = Occasion { date: DATA_DAY, address: None };
        let markdown = checklist_text(&assessment, &occasion, &work(), TableFormat::Markdown);
        assert_eq!(markdown.matches("- [x] ").count(), 1);
        assert!(markdown.contains("Owner: Ada."), "{markdown}");
        assert!(!markdown.contains("\n# or later"), "{markdown}");

        let table = checklist_text(&assessment, &occasion, &work(), TableFormat::Csv);
        let mut reader = ::csv::Reader::from_reader(table.as_bytes());
        let headings = reader.headers().unwrap().clone();
        let place = |name| headings.iter().position(|heading| heading == name).unwrap();
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        let row = |id: &str| rows.iter().find(|row| &row[place("id")] == id).unwrap();
        assert_eq!(&row("egress")[place("done")], "yes");
        assert_eq!(&row("redis")[place("done")], "");
        assert_eq!(&row("redis")[place("owner")], "Ada");
        assert_eq!(&row("redis")[place("note")], "'=1+1, \"soon\"\n# or later");
    }
}
