//! Calendar dates. Callers pass the current date in: the engine has no clock.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

/// A calendar date, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The date to pass if the caller does not know the day.
    pub const UNKNOWN: Self = Self { year: 1, month: 1, day: 1 };

    /// Creates a date. Returns `None` if the calendar has no such day.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if year == 0 || year > 9999 || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// The number of days from this date to `other`; negative if `other` is earlier.
    #[must_use]
    pub const fn days_until(self, other: Self) -> i32 {
        other.day_number() - self.day_number()
    }

    /// Days since January 1 of the year 1, which is day 0.
    const fn day_number(self) -> i32 {
        let years = self.year as i32 - 1;
        let mut days = years * 365 + years / 4 - years / 100 + years / 400 + self.day as i32 - 1;
        let mut month = 1;
        while month < self.month {
            days += days_in_month(self.year, month) as i32;
            month += 1;
        }
        days
    }

    /// The year, month and day.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The error for a string that is not a date of the form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("write a calendar date as YYYY-MM-DD, for example 2026-11-23")
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(NotADate);
        }
        let number = |from: usize, to: usize| -> Result<u16, NotADate> {
            bytes[from..to].iter().try_fold(0, |sum, byte| match byte {
                b'0'..=b'9' => Ok(sum * 10 + u16::from(byte - b'0')),
                _ => Err(NotADate),
            })
        };
        let small = |from, to| number(from, to).and_then(|n| u8::try_from(n).map_err(|_| NotADate));
        Self::new(number(0, 4)?, small(5, 7)?, small(8, 10)?).ok_or(NotADate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_dates_round_trip_and_others_do_not_parse() {
        for text in ["2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in ["", "2026-11-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-1-01"] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
        for text in ["0000-01-01", "2026-00-10", "+026-01-01", "20261123", "2026-11-23 "] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn days_until_counts_across_months_and_leap_years() {
        let check = |from: &str, to: &str, days: i32| {
            let [from, to] = [from, to].map(|text| text.parse::<Date>().unwrap());
            assert_eq!(from.days_until(to), days, "{from} to {to}");
            assert_eq!(to.days_until(from), -days, "{to} to {from}");
        };
        check("2026-11-25", "2026-11-25", 0);
        check("2026-11-25", "2026-12-02", 7);
        check("2026-11-23", "2027-03-27", 124);
        check("2024-02-28", "2024-03-01", 2);
        check("1900-02-28", "1900-03-01", 1);
        check("0001-01-01", "2000-01-01", 730_119);
    }
}
